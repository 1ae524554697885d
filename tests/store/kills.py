"""Kill a program at every single call it makes to the disk while it saves, and look at what is left.

strace counts one kind of call per process and sends SIGKILL before the counted one is carried out. One traced process
stays alive and forks a child for each kill; the child first makes so many empty calls that its own k-th one is the
counted one. So a kill costs some twenty milliseconds and none is skipped. What each child leaves behind is judged
outside, where nothing is killed. The suite walks the saving of an edit and of an import; `sweep` takes any of SCENES.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kernel import KEY, OWNER, House, Person

from desktop.base.clock import FixedClock
from desktop.base.errors import DeskError
from desktop.model.catalogue import Catalogue
from desktop.store import backup, derived, history
from desktop.store.examine import examine
from desktop.store.store import FILE, Store

CALLS = ("pwrite64", "fdatasync", "fsync", "ftruncate", "unlink", "rename")
"""Every way in which SQLite and a backup change the disk."""
ENDINGS = ("", "-wal", "-journal", "-shm")
IMPORTED = 20
LIMIT = 400
"""More than any scene makes calls of one kind."""
KILLED = "killed"

Ack = Callable[[], object]


@dataclass(frozen=True)
class Scene:
    """Something that saves.

    Attributes:
        prepare: fills the store it begins with.
        act: saves, and says after each step that it was said to be saved.
        states: what the store may hold, as `look` tells it, after 0, 1, 2 … steps.
    """

    prepare: Callable[[Store], None]
    act: Callable[[Path, Ack], None]
    states: Callable[[], list[tuple[object, ...]]]


def opened(folder: Path, day: int = 28) -> Store:
    return Store(folder, KEY, Catalogue(House, Person), FixedClock(date(2026, 8, day)))


def look(store: Store) -> tuple[object, ...]:
    """All that a person sees of the store: records, what search finds, how long the log is."""
    reader = store.reader(OWNER)
    try:
        people = sorted((one.name, one.age, one.note, one.helped) for one in reader.find(Person))
        return people, len(reader.search("示例", limit=1000)), len(reader.search("138", limit=1000)), store.head().seq
    finally:
        reader.connection.close()


def _people(store: Store) -> None:
    with store.unit("登记", OWNER) as unit:
        for name in ("示例甲", "示例乙"):
            unit.add(Person(name=name, age=0, phone="13812345678", note="零"))


def _edit(folder: Path, ack: Ack) -> None:
    store = opened(folder, 29)
    for step in (1, 2):
        with store.unit("修改", OWNER) as unit:
            person = next(unit.read.find(Person, name="示例甲"))
            unit.change(person, replace(person, age=step, note=f"第{step}次", helped=bool(step % 2)))
        ack()
    store.close()


def _edited() -> list[tuple[object, ...]]:
    other = ("示例乙", 0, "零", None)
    mine = [("示例甲", 0, "零", None), ("示例甲", 1, "第1次", True), ("示例甲", 2, "第2次", False)]
    return [(sorted([other, one]), 2, 2, 1 + step) for step, one in enumerate(mine)]


def _import(folder: Path, ack: Ack) -> None:
    store = opened(folder, 29)
    uids = store.clock.uids()
    with store.unit("导入", OWNER) as unit:
        unit.add_all(Person(uid=next(uids), name="示例新", age=number, phone="13800000000") for number in range(IMPORTED))
    ack()
    store.close()


def _imported() -> list[tuple[object, ...]]:
    first = _edited()[0][0]
    assert isinstance(first, list)
    new = [("示例新", number, None, None) for number in range(IMPORTED)]
    return [(first, 2, 2, 1), (sorted(first + new), 2 + IMPORTED, 2 + IMPORTED, 2)]


def _undo(folder: Path, ack: Ack) -> None:
    store = opened(folder, 29)
    with store.unit("撤销", OWNER, undoes=1) as unit:
        history.revert(unit, 1)
    ack()
    store.close()


def _undone() -> list[tuple[object, ...]]:
    return [_edited()[0], ([], 0, 0, 2)]


def _create(folder: Path, ack: Ack) -> None:
    for ending in ENDINGS:
        (folder / f"{FILE}{ending}").unlink(missing_ok=True)
    opened(folder, 29).close()
    ack()


def _created() -> list[tuple[object, ...]]:
    return [([], 0, 0, 0)] * 2


def _upgrade(folder: Path, ack: Ack) -> None:
    derived.REVISION += 1
    opened(folder, 29).close()
    ack()


def _back_up(folder: Path, ack: Ack) -> None:
    store = opened(folder, 29)
    backup.make(store, folder / backup.FOLDER, store.clock)
    ack()
    store.close()


def _same() -> list[tuple[object, ...]]:
    return [_edited()[0]] * 2


SCENES: Mapping[str, Scene] = {
    "edit": Scene(_people, _edit, _edited),
    "import": Scene(_people, _import, _imported),
    "undo": Scene(_people, _undo, _undone),
    "create": Scene(lambda _: None, _create, _created),
    "upgrade": Scene(_people, _upgrade, _same),
    "backup": Scene(_people, _back_up, _same),
}


@dataclass(frozen=True)
class Swept:
    """How many kills there were at one kind of call, and what was wrong after them."""

    call: str
    kills: int
    wrong: tuple[str, ...]


def is_possible(folder: Path) -> bool:
    """Whether strace is there and may trace."""
    probe = ["strace", "-f", "--seccomp-bpf", "-qq", "-o", str(folder / "probe"), "true"]
    return bool(shutil.which("strace")) and subprocess.run(probe, check=False, capture_output=True).returncode == 0


def sweep(folder: Path, scene: str, call: str, seconds: float = 3600) -> Swept:
    """Kill a scene at its 1st, 2nd, 3rd … call of one kind until it runs through, and judge what each kill left.

    Args:
        folder: empty, on the disk to be tried.
        scene: one of SCENES.
        call: one of CALLS.
        seconds: when the time is up, kills at every eighth, fourth or second call must do.
    """
    (folder / "begin").mkdir(parents=True)
    (folder / "left").mkdir()
    store = opened(folder / "begin")
    SCENES[scene].prepare(store)
    store.close()
    live = folder / "live"
    watched = [live / f"{FILE}{ending}" for ending in ENDINGS] + [live / "burn"]
    paths = [word for path in watched for word in ("-P", str(path))] if scene != "backup" else []
    kill = ["strace", "-f", "-qq", "-o", os.devnull, "-e", f"trace={call}", "-e", f"inject={call}:signal=SIGKILL:when={LIMIT}"]
    program = [sys.executable, __file__, str(folder), scene, call, str(seconds)]
    roots = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]
    ran = subprocess.run(
        [*kill, *paths, *program],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(roots)},
    )
    assert ran.returncode == 0, ran.stderr
    left = sorted((folder / "left").iterdir())
    wrong = [f"{call} {one.name}: {finding}" for one in left for finding in judge(one, scene)]
    return Swept(call, sum(one.name.startswith(KILLED) for one in left), tuple(wrong))


def judge(left: Path, scene: str) -> Iterator[str]:
    """What is wrong with what a kill left: damage, something lost that was said to be saved, half of a step."""
    acked = len((left / "acks").read_bytes())
    states = SCENES[scene].states()
    try:
        store = opened(left, 30)
        seen = look(store)
        with store.unit("登记", OWNER) as unit:
            unit.add(Person(name="示例后来"))
        store.close()
    except DeskError as error:
        yield str(error)
        return
    if seen not in states[acked : acked + 2]:
        yield f"after {acked} steps it holds {seen}"
    yield from map(str, examine(left / FILE, KEY))
    yield from (wrong for one in backup.listed(left / backup.FOLDER) if (wrong := backup.check(one, KEY)))


def _drive(folder: Path, scene: str, call: str, seconds: float) -> None:
    """Inside strace: one child for each kill; every eighth call first, then those between, each time until one lives."""
    end = time.monotonic() + seconds
    for first in (1, 5, 3, 7, 2, 6, 4, 8):
        for at in range(first, LIMIT, 8):
            if time.monotonic() > end:
                return
            if _try(folder, scene, call, at):
                break
        else:
            message = f"{scene} makes more than {LIMIT} calls"
            raise ValueError(message)


def _try(folder: Path, scene: str, call: str, at: int) -> bool:
    """Run the scene in a child that is killed at its call of this number; answers whether it lived."""
    live = folder / "live"
    shutil.copytree(folder / "begin", live)
    acks = os.open(live / "acks", os.O_WRONLY | os.O_CREAT)
    child = os.fork()
    if child == 0:
        try:
            _burn(live / "burn", call, LIMIT - at)
            SCENES[scene].act(live, lambda: os.write(acks, b"."))
        except BaseException:  # noqa: BLE001 - a forked child must not go on as its parent
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    os.close(acks)
    if status not in (0, signal.SIGKILL):
        message = f"{scene} ended with {status}"
        raise RuntimeError(message)
    live.rename(folder / "left" / f"{KILLED if status else 'lived'}-{at:05d}")
    return status == 0


def _burn(path: Path, call: str, count: int) -> None:
    """Make calls that change nothing and are counted."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT)
    made: Mapping[str, Callable[[], object]] = {
        "pwrite64": lambda: os.pwrite(handle, b"x", 0),
        "fdatasync": lambda: os.fdatasync(handle),
        "fsync": lambda: os.fsync(handle),
        "ftruncate": lambda: os.ftruncate(handle, 1),
        "unlink": lambda: path.unlink(missing_ok=True),
        "rename": lambda: os.rename(path, path) if path.exists() else None,  # noqa: PTH104 - the very call that is counted
    }
    for _ in range(count):
        made[call]()
    os.close(handle)


if __name__ == "__main__":
    _drive(Path(sys.argv[1]), sys.argv[2], sys.argv[3], float(sys.argv[4]))
