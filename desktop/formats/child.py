"""Run hostile or heavy reading in a second process that may die without taking the program along.

The child speaks JSON lines over pipes: one request in, replies out. It gets no
key, no password and an almost empty environment, caps its own memory and
processor time, and is killed on 取消, at the wall-clock limit, or when its
reader goes away. What the work is called is looked up in `WORKERS`; the command
`xiaoxiang worker NAME` calls `worker_main` before Qt or the store are imported.
JSON, never pickle: what a child sends is judged, not trusted.
"""

from __future__ import annotations

import importlib
import json
import os
import queue
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import IO, Any

from desktop.base.errors import DeskError
from desktop.base.log import LOG
from desktop.base.progress import Progress

WORKERS: Mapping[str, str] = MappingProxyType(
    {
        "sheets": "desktop.formats.sheets.worker:serve",
        "document": "desktop.formats.filling:render_worker",
    }
)
"""Name on the command line -> module:function(request) yielding replies; imported only in the child."""

_LONGEST_LINE = 64 * 2**20
_LOOK_S = 0.1
_WAITING_REPLIES = 8
_WRONG_USAGE = 2


@dataclass(frozen=True, slots=True)
class Limits:
    """What one child may use.

    Attributes:
        memory_mib: address space. Reading 100,000 rows of 12 columns takes 190 MiB of it from xlsx, 270 from ods.
        cpu_s: processor time.
        wall_s: time by the clock, from start to last reply.
    """

    memory_mib: int = 512
    cpu_s: int = 60
    wall_s: float = 120.0


def run(
    name: str, request: Mapping[str, Any], *, limits: Limits | None = None, progress: Progress | None = None
) -> Generator[dict[str, Any]]:
    """Replies of one worker, as they come; closing the iterator kills the child.

    A reply `{"progress": [done, total]}` goes to `progress` and is not passed on.

    Args:
        name: key of WORKERS.
        request: whatever the worker understands; must be JSON.
        limits: caps for the child.
        progress: told every tenth of a second at least, so that 取消 is noticed while the child is silent.

    Raises:
        DeskError: the worker's own sentence, or one saying that it was stopped or died.
        CancelledError: from `progress`.
    """
    with closing(_Talk(name, limits or Limits())) as talk:
        talk.ask(request)
        yield from talk.replies(progress or Progress())


def command(name: str) -> list[str]:
    """How one worker is started: this interpreter without the working folder on its path, or the frozen program itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "worker", name]
    return [_interpreter(), "-P", "-m", "desktop", "worker", name]


def worker_main(name: str) -> int:
    """Serve one request from stdin and return the exit code: the whole life of a child."""
    if name not in WORKERS:
        return _WRONG_USAGE
    out = _private_stdout()
    sys.excepthook = lambda kind, _error, trace: _send(out, {"crash": _place(kind, trace)})
    with os.fdopen(0, "rb") as way_in:  # a windowed program has no sys.stdin, but it has the pipe
        asked = json.loads(way_in.readline())
    _cap(Limits(**asked["limits"]))
    module, _, function = WORKERS[name].partition(":")
    serve: Callable[[dict[str, Any]], Iterable[dict[str, Any]]] = getattr(importlib.import_module(module), function)
    try:
        for reply in serve(asked["request"]):
            _send(out, reply)
    except DeskError as error:
        _send(out, {"error": {"title": error.title, "advice": error.advice}})
    except MemoryError:
        _send(out, {"error": {"title": _TOO_BIG.title, "advice": _TOO_BIG.advice}})
    return 0


_TOO_BIG = DeskError(
    "这个文件太大，或者已经损坏，读到一半停下了，没有改动任何内容", "请只留下需要的内容，另存为新的文件后再试一次。"
)
_TOO_SLOW = DeskError("文件读了太久，已经停下，没有改动任何内容", "请只留下需要的内容，另存为新的文件后再试一次。")


class _Talk:
    """One running child and the thread that reads its lines."""

    def __init__(self, name: str, limits: Limits) -> None:
        self._name = name
        self._limits = limits
        self._ends = time.monotonic() + limits.wall_s
        self._lines: queue.Queue[bytes] = queue.Queue(_WAITING_REPLIES)
        self._process = subprocess.Popen(  # noqa: S603 - our own program; no shell, no text of others in the command
            command(name),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # a traceback may quote a cell; the crash reply says where, never what
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._unfence = _fence(self._process, limits)
        self._reader = threading.Thread(target=self._read, name=f"worker {name}", daemon=True)
        self._reader.start()

    def ask(self, request: Mapping[str, Any]) -> None:
        """Send the request and close the way in."""
        line = json.dumps({"limits": asdict(self._limits), "request": dict(request)}).encode() + b"\n"
        try:
            with _there(self._process.stdin) as way_in:
                way_in.write(line)
        except OSError as error:
            raise _copy(_TOO_BIG) from error

    def replies(self, progress: Progress) -> Iterator[dict[str, Any]]:
        """Every reply until the child has ended well."""
        done, total = 0, 0
        while True:
            progress.step(done, total)
            if time.monotonic() > self._ends:
                raise _copy(_TOO_SLOW)
            try:
                line = self._lines.get(timeout=_LOOK_S)
            except queue.Empty:
                continue
            if not line:
                break
            reply = _reply(line)
            if "progress" in reply:
                done, total = reply["progress"]
            else:
                yield reply
        if self._process.wait() != 0:
            LOG.warning("worker %s ended with code %s", self._name, self._process.returncode)
            raise _copy(_TOO_BIG)

    def close(self) -> None:
        """Kill the child if it still runs, and leave nothing open."""
        self._process.kill()
        while self._reader.is_alive():
            while not self._lines.empty():
                self._lines.get_nowait()
            self._reader.join(0.005)
        self._process.wait()
        _there(self._process.stdout).close()
        self._unfence()

    def _read(self) -> None:
        out = _there(self._process.stdout)
        while line := out.readline(_LONGEST_LINE):
            self._lines.put(line)
        self._lines.put(b"")


def _reply(line: bytes) -> dict[str, Any]:
    try:
        reply = json.loads(line)
    except (ValueError, RecursionError) as error:  # cut short by death, or not of our making
        raise _copy(_TOO_BIG) from error
    if not isinstance(reply, dict) or "crash" in reply:
        LOG.error("worker crashed: %s", reply.get("crash") if isinstance(reply, dict) else "no object")
        raise _copy(_TOO_BIG)
    if "error" in reply:
        raise DeskError(str(reply["error"]["title"]), str(reply["error"]["advice"]))
    return reply


def _copy(error: DeskError) -> DeskError:
    """A fresh error of the same words: a raised one carries its traceback along."""
    return DeskError(error.title, error.advice)


def _there(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None  # both ends are asked for in _Talk
    return pipe


def _interpreter() -> str:
    """The interpreter itself: on Windows a virtual environment's python.exe only starts another, outside the fence."""
    return str(getattr(sys, "_base_executable", sys.executable)) if sys.platform == "win32" else sys.executable


def _environment() -> dict[str, str]:
    """The few variables an interpreter needs to start; nothing of the person's, no password."""
    needed = ("SYSTEMROOT", "WINDIR", "TEMP", "TMP", "LD_LIBRARY_PATH")
    kept = {name: os.environ[name] for name in needed if name in os.environ}
    if sys.platform == "win32":
        kept["__PYVENV_LAUNCHER__"] = sys.executable  # whose libraries the bare interpreter uses, as multiprocessing does
    return kept | {"PYTHONPATH": str(Path(__file__).resolve().parents[2]), "PYTHONUTF8": "1"}


def _private_stdout() -> IO[bytes]:
    """The pipe to the parent, out of reach of any library that prints."""
    kept = os.fdopen(os.dup(1), "wb")
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    return kept


def _send(out: IO[bytes], reply: Mapping[str, Any]) -> None:
    out.write(_ENCODER.encode(reply).encode("utf-8", "surrogatepass") + b"\n")
    out.flush()


def _plain(value: object) -> str:
    """Cells that JSON has no word for: days, moments without a time of day, clock times and spans."""
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds") if value.time() != value.min.time() else value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain)


def _place(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Where a crash was, without the message: that could quote a person's cell."""
    last = traceback.extract_tb(trace)[-1:]
    return f"{kind.__name__} at {Path(last[0].filename).name}:{last[0].lineno}" if last else kind.__name__


def _cap(limits: Limits) -> None:
    """Cap this very process where the system knows how; on Windows the parent's job object does it."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - does not exist on Windows

    memory = limits.memory_mib * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_s, limits.cpu_s))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _fence(process: subprocess.Popen[bytes], limits: Limits) -> Callable[[], None]:
    """Hold the child in a job object where the child cannot cap itself; returns what ends the hold."""
    if sys.platform != "win32":
        return lambda: None
    from desktop.formats import fence  # noqa: PLC0415 - ctypes is needed on Windows only

    return fence.hold(process.pid, memory=limits.memory_mib * 2**20, cpu_s=limits.cpu_s)
