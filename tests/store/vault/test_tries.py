"""Wrong tries are counted and bring a delay."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop.store.vault import Locksmith, Person, TooSoonError, WrongPasswordError

PASSWORD = "hongcha-luyou-mantou"
SECOND = Person("示例助手", "assistant")


def test_every_wrong_try_says_the_same_and_waits_longer(vault, opened, clock):
    told, waits = set(), []
    for _ in range(8):
        with pytest.raises(WrongPasswordError) as refused:
            vault.unlock("示例书记", "wrong")
        told.add(str(refused.value))
        waits.append(refused.value.wait.seconds)
        clock.advance(seconds=31)
    assert (len(told), waits) == (1, [1, 2, 4, 8, 16, 30, 30, 30])


def test_while_the_delay_runs_even_the_right_password_is_not_looked_at(vault, opened, clock):
    for _ in range(4):
        with pytest.raises(WrongPasswordError):
            vault.unlock("示例书记", "wrong")
        clock.advance(seconds=8)
    with pytest.raises(WrongPasswordError):
        vault.unlock("示例书记", "wrong")
    with pytest.raises(TooSoonError) as refused:
        vault.unlock("示例书记", PASSWORD)
    assert refused.value.wait.seconds == 16


def test_one_persons_wrong_tries_do_not_delay_another(vault, opened):
    Locksmith(vault, opened.key).add_person(SECOND, "caihong-qiaoliang")
    with pytest.raises(WrongPasswordError):
        vault.unlock("示例书记", "wrong")
    assert vault.unlock("示例助手", "caihong-qiaoliang").pragma() == opened.key.pragma()


def test_the_right_password_clears_the_count(vault, opened, clock):
    for _ in range(5):
        with pytest.raises(WrongPasswordError):
            vault.unlock("示例书记", "wrong")
        clock.advance(seconds=31)
    vault.unlock("示例书记", PASSWORD)
    with pytest.raises(WrongPasswordError) as refused:
        vault.unlock("示例书记", "wrong")
    assert refused.value.wait.seconds == 1


def test_a_clock_set_back_locks_nobody_out_longer_than_thirty_seconds(vault, opened, clock):
    for _ in range(7):
        with pytest.raises(WrongPasswordError):
            vault.unlock("示例书记", "wrong")
        clock.advance(seconds=31)
    clock.advance(days=-3650)
    with pytest.raises(TooSoonError) as refused:
        vault.unlock("示例书记", PASSWORD)
    clock.advance(seconds=refused.value.wait.seconds)
    assert (refused.value.wait.seconds <= 30, vault.unlock("示例书记", PASSWORD).is_wiped) == (True, False)


COUNTED_CHILD = """
import sys
from pathlib import Path
from desktop.base.clock import Clock
from desktop.store.vault import Vault, Cost
Vault(Path(sys.argv[1]), Clock(), cost=Cost(8, 1, 1), floor=Cost(8, 1, 1)).unlock("示例书记", "wrong")
"""


def test_a_try_is_counted_before_it_is_looked_at_and_outlives_kill_9(vault, opened, rewritten):
    folder = vault.folder
    rewritten(lambda found: found["slots"][0].update(memory_kib=512 * 1024, passes=20))
    child = subprocess.Popen([sys.executable, "-c", COUNTED_CHILD, str(folder)], cwd=Path(__file__).parents[3])
    until = time.monotonic() + 20
    while not (folder / "tries.json").exists() and time.monotonic() < until:
        time.sleep(0.01)
    child.send_signal(signal.SIGKILL)
    assert child.wait() == -signal.SIGKILL
    assert [count for count, _ in json.loads((folder / "tries.json").read_bytes()).values()] == [1]
