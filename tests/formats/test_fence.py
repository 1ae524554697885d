"""The Windows fence, as far as another system can see it."""

from __future__ import annotations

import ctypes
import sys

import pytest

from desktop.formats import fence


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="the sizes are those of 64-bit Windows")
def test_the_structures_have_the_sizes_windows_expects() -> None:
    assert (ctypes.sizeof(fence.Basic), ctypes.sizeof(fence.Extended)) == (64, 144)


def test_the_caps_name_memory_time_and_one_process() -> None:
    wanted = fence.caps(memory=512 * 2**20, cpu_s=60)

    assert wanted.process_memory == 512 * 2**20
    assert wanted.basic.process_time == 600_000_000
    assert wanted.basic.processes == 1
    assert wanted.basic.flags == 0x2 | 0x8 | 0x100 | 0x2000


@pytest.mark.skipif(sys.platform == "win32", reason="elsewhere the child caps itself")
def test_elsewhere_there_is_no_fence() -> None:
    with pytest.raises(NotImplementedError):
        fence.hold(1, memory=1, cpu_s=1)
