"""The Windows fence around a child process: a job object with caps, ended with its last handle.

Source: winnt.h, JOBOBJECT_BASIC_LIMIT_INFORMATION and JOBOBJECT_EXTENDED_LIMIT_INFORMATION.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable

from desktop.base.errors import DeskError

_EXTENDED = 9  # JobObjectExtendedLimitInformation
_PROCESS_TIME, _ONE_PROCESS, _PROCESS_MEMORY, _KILL_ON_CLOSE = 0x2, 0x8, 0x100, 0x2000
_SET_QUOTA_AND_TERMINATE = 0x101
_TICKS_PER_S = 10_000_000


class Basic(ctypes.Structure):
    """Times in 100 ns, sizes in bytes."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_set", ctypes.c_size_t),
        ("most_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class Extended(ctypes.Structure):
    """The basic caps, counters we do not read, and the caps on memory in bytes."""

    _fields_ = (
        ("basic", Basic),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process", ctypes.c_size_t),
        ("peak_job", ctypes.c_size_t),
    )


def caps(memory: int, cpu_s: int) -> Extended:
    """One process, so many bytes and seconds of processor time, killed when the last handle closes."""
    wanted = Extended()
    wanted.basic.flags = _PROCESS_TIME | _ONE_PROCESS | _PROCESS_MEMORY | _KILL_ON_CLOSE
    wanted.basic.process_time = cpu_s * _TICKS_PER_S
    wanted.basic.processes = 1
    wanted.process_memory = memory
    return wanted


def hold(pid: int, *, memory: int, cpu_s: int) -> Callable[[], None]:
    """Put a process under caps; the returned call ends the hold, and the process with it.

    Raises:
        DeskError: when Windows refuses; nothing may be read without the fence.
    """
    if sys.platform != "win32":
        message = "job objects exist on Windows only"
        raise NotImplementedError(message)
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = kernel.OpenProcess.restype = ctypes.c_void_p
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    process = ctypes.c_void_p(kernel.OpenProcess(_SET_QUOTA_AND_TERMINATE, 0, pid))
    wanted = caps(memory, cpu_s)
    held = kernel.SetInformationJobObject(job, _EXTENDED, ctypes.byref(wanted), ctypes.sizeof(wanted))
    held = held and kernel.AssignProcessToJobObject(job, process)
    kernel.CloseHandle(process)
    if not held:
        kernel.CloseHandle(job)
        raise DeskError("系统没有允许安全地打开文件，没有读取任何内容", "请重新启动电脑后再试一次。")
    return lambda: kernel.CloseHandle(job) and None
