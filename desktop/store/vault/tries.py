"""Wrong tries counted on disk, and the delay they bring. Nothing here waits: it answers how long is left."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.base.clock import Clock
from desktop.base.errors import DeskError
from desktop.store.vault.ring import write_whole

TRIES = "tries.json"
_LONGEST_WAIT_S = 30


@dataclass(frozen=True, slots=True)
class Wait:
    """How long before the next try is looked at."""

    seconds: int


class WrongPasswordError(DeskError):
    """The password or recovery code opens nothing; `wait` tells when the next try counts."""

    def __init__(self, wait: Wait) -> None:
        super().__init__("密码或恢复码不对，没有打开", "资料没有变动。请检查大小写和输入法，再试一次。")
        self.wait = wait


class TooSoonError(DeskError):
    """Nothing was tried, because the delay after the last wrong try still runs; `wait` is what remains."""

    def __init__(self, wait: Wait) -> None:
        super().__init__(f"刚才输错了，要等 {wait.seconds} 秒才能再试", "资料没有变动。请等一等再输入。")
        self.wait = wait


class Tries:
    """The count of wrong tries for each keyholder, on disk, so that killing the program does not reset it.

    Whoever can write in the folder can delete it: it slows guessing at the keyboard, Argon2id slows the rest.
    """

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._path = folder / TRIES
        self._clock = clock

    def begin(self, keyholder: str) -> Wait:
        """Count this try as wrong before it is looked at; answers the delay that follows if it is.

        Raises:
            TooSoonError: the delay after the last try still runs.
        """
        now, known = self._clock.now_ms(), self._read()
        count, last = known.get(keyholder, (0, now))
        if now < last:
            # the clock went back: count the delay from here, so that nobody is locked out longer than it
            last = now
            self._write({**known, keyholder: (count, last)})
        remaining_ms = last + _delay_s(count) * 1000 - now
        if remaining_ms > 0:
            raise TooSoonError(Wait(-(-remaining_ms // 1000)))
        self._write({**known, keyholder: (count + 1, now)})
        return Wait(_delay_s(count + 1))

    def forget(self, keyholder: str) -> None:
        """The try was right after all."""
        known = self._read()
        known.pop(keyholder, None)
        self._write(known)

    def _read(self) -> dict[str, tuple[int, int]]:
        try:
            found = json.loads(self._path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}  # deleting it is as easy as damaging it
        entries = found.items() if isinstance(found, dict) else ()
        return {name: (pair[0], pair[1]) for name, pair in entries if _is_pair(pair)}

    def _write(self, known: Mapping[str, tuple[int, int]]) -> None:
        write_whole(self._path, json.dumps(known).encode())


def _delay_s(count: int) -> int:
    """1, 2, 4, 8, 16, then 30 s."""
    return min(_LONGEST_WAIT_S, 2 ** min(count - 1, 5)) if count > 0 else 0


def _is_pair(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(type(part) is int and part >= 0 for part in value)
