"""The collector rests and is always woken again."""

from __future__ import annotations

import gc

import pytest

from desktop.base import collector


def test_it_rests_within_and_is_woken_after() -> None:
    with collector.resting():
        within = gc.isenabled()
    assert (within, gc.isenabled()) == (False, True)


def test_it_is_woken_after_an_error() -> None:
    with pytest.raises(RuntimeError), collector.resting():
        raise RuntimeError
    assert gc.isenabled()


def test_who_held_it_before_finds_it_held() -> None:
    gc.disable()
    try:
        with collector.resting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
