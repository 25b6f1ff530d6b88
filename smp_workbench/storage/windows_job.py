"""The job object that limits a process on Windows.

Here: a job that holds just this process, its limits of memory and time for one reading, and none after.
Not here: when it is used (``process_limit``).

Memory is what the process has committed, so that an allocation beyond it fails as any other does and
Python raises ``MemoryError``. Time is processor time in user mode; Windows ends a process that exceeds it,
and whoever waits for it says so.

Not tried on Windows yet: its structures are checked for their documented sizes and its calls for their
order, with the system's part played by the tests.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Final

PROCESS_TIME: Final = 0x0002
PROCESS_MEMORY: Final = 0x0100
"""JOB_OBJECT_LIMIT_... of winnt.h."""
_EXTENDED_LIMIT_INFORMATION: Final = 9
"""JobObjectExtendedLimitInformation of JOBOBJECTINFOCLASS."""
_TICKS: Final = 10_000_000
"""Of 100 nanoseconds, in a second."""


class _BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("per_process_time", ctypes.c_int64),
        ("per_job_time", ctypes.c_int64),
        ("limit_flags", ctypes.c_uint32),
        ("minimum_working_set", ctypes.c_size_t),
        ("maximum_working_set", ctypes.c_size_t),
        ("active_process_limit", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority_class", ctypes.c_uint32),
        ("scheduling_class", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION; the six numbers are IO_COUNTERS."""

    _fields_ = (
        ("basic", _BasicLimits),
        ("io_counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


class MemoryCounters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS_EX, of which only the committed bytes are of use here."""

    _fields_ = (
        ("size", ctypes.c_uint32),
        ("page_faults", ctypes.c_uint32),
        ("peak_working_set", ctypes.c_size_t),
        ("working_set", ctypes.c_size_t),
        ("quota_peak_paged_pool", ctypes.c_size_t),
        ("quota_paged_pool", ctypes.c_size_t),
        ("quota_peak_non_paged_pool", ctypes.c_size_t),
        ("quota_non_paged_pool", ctypes.c_size_t),
        ("pagefile_usage", ctypes.c_size_t),
        ("peak_pagefile_usage", ctypes.c_size_t),
        ("private_usage", ctypes.c_size_t),
    )


@contextmanager
def job_limits(memory: int, seconds: int) -> Iterator[None]:
    """Hold this process to limits for as long as the context lasts.

    Parameters
    ----------
    memory
        Bytes more than are committed now.
    seconds
        Of processor time in user mode, from now.

    Where the system refuses a job or a limit, as some managed machines may, the reading goes on without:
    what is large is refused beforehand, and the window's own limit of time still holds.
    """
    job = _own_job()
    if job is None:
        yield
        return
    _limit(job, _committed() + memory, _user_time() + seconds * _TICKS)
    try:
        yield
    finally:
        _limit(job, 0, 0)


def _limit(job: int, memory: int, time: int) -> None:
    """Set the job's limits; 0 for none of that kind."""
    limits = ExtendedLimits()
    if memory:
        limits.basic.limit_flags |= PROCESS_MEMORY
        limits.process_memory = memory
    if time:
        limits.basic.limit_flags |= PROCESS_TIME
        limits.basic.per_process_time = time
    _kernel().SetInformationJobObject(
        ctypes.c_void_p(job),
        _EXTENDED_LIMIT_INFORMATION,
        ctypes.byref(limits),
        ctypes.c_uint32(ctypes.sizeof(limits)),
    )


@cache
def _own_job() -> int | None:
    """Return the handle of a job that this process is in, made once; None if the system refuses.

    Jobs nest from Windows 8 on, so one that the desktop or a terminal has put us in is no hindrance.
    """
    kernel = _kernel()
    job: int | None = kernel.CreateJobObjectW(None, None)
    if not job:
        return None
    if not kernel.AssignProcessToJobObject(ctypes.c_void_p(job), _this_process()):
        return None
    return job


def _committed() -> int:
    """Return the bytes that this process has committed."""
    counters = MemoryCounters(size=ctypes.sizeof(MemoryCounters))
    _kernel().K32GetProcessMemoryInfo(_this_process(), ctypes.byref(counters), counters.size)
    return int(counters.private_usage)


def _user_time() -> int:
    """Return the processor time that this process has taken in user mode, in ticks of 100 ns."""
    created, ended, in_kernel, in_user = (ctypes.c_uint64() for _ in range(4))
    times = (ctypes.byref(one) for one in (created, ended, in_kernel, in_user))
    _kernel().GetProcessTimes(_this_process(), *times)
    return int(in_user.value)


def _this_process() -> ctypes.c_void_p:
    return ctypes.c_void_p(_kernel().GetCurrentProcess())


@cache
def _kernel() -> ctypes.CDLL:
    """Return kernel32 with the types of what returns a handle, which is wider than an int."""
    kernel: ctypes.CDLL = getattr(ctypes, "WinDLL")("kernel32", use_last_error=True)  # noqa: B009  # only there
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    return kernel
