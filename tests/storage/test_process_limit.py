"""Limits on reading: met in a child process, said in a sentence, and gone with the reading."""

from __future__ import annotations

import ctypes
import multiprocessing
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest

from smp_workbench.errors import HostileFile
from smp_workbench.storage import child_process, windows_job
from smp_workbench.storage.child_process import ChildProcess
from smp_workbench.storage.process_limit import limited
from smp_workbench.storage.windows_job import PROCESS_MEMORY, PROCESS_TIME, ExtendedLimits, MemoryCounters

MEGABYTE = 1_000_000


@pytest.fixture
def child(monkeypatch: pytest.MonkeyPatch) -> Iterator[ChildProcess]:
    monkeypatch.setattr(child_process, "CONTEXT", multiprocessing.get_context("spawn"))  # as users have it
    process = ChildProcess("limited")
    yield process
    process.end_for_good()


def take_memory(size: int, limit: int) -> int:
    with limited("some file.xlsx", memory=limit):
        return len(bytes(size))


def take_time(seconds: int) -> None:
    with limited("some file.xlsx", seconds=seconds):
        while True:
            pass


def test_that_a_reading_that_takes_too_much_memory_is_refused(child: ChildProcess) -> None:
    answer = child.ask(take_memory, (400 * MEGABYTE, 100 * MEGABYTE), 20.0)
    assert isinstance(answer, HostileFile)
    assert "some file.xlsx" in str(answer)
    assert "{" not in str(answer)


def test_that_the_limit_ends_with_the_reading(child: ChildProcess) -> None:
    child.ask(take_memory, (400 * MEGABYTE, 100 * MEGABYTE), 20.0)
    assert child.ask(len, (bytes(300 * MEGABYTE),), 20.0) == 300 * MEGABYTE
    assert child.ask(take_memory, (MEGABYTE, 100 * MEGABYTE), 20.0) == MEGABYTE


def test_that_a_reading_that_takes_too_long_is_refused(child: ChildProcess) -> None:
    assert isinstance(child.ask(take_time, (1,), 20.0), HostileFile)
    assert child.ask(len, ("still there",), 20.0) == 11


def test_that_the_window_itself_is_never_limited() -> None:
    assert take_memory(2 * MEGABYTE, 0) == 2 * MEGABYTE


class Kernel:
    """Windows, as far as a job object needs it; its functions take a type of their own, as ctypes' do."""

    def __init__(self) -> None:
        self.limits: list[tuple[int, int, int]] = []
        self.assigned: list[tuple[int | None, int | None]] = []
        self.job: int | None = 71
        self.CreateJobObjectW = partial(self._make_job)
        self.GetCurrentProcess = partial(int, -1)
        self.AssignProcessToJobObject = partial(self._assign)
        self.SetInformationJobObject = partial(self._limit)
        self.K32GetProcessMemoryInfo = partial(self._tell_memory)
        self.GetProcessTimes = partial(self._tell_times)

    def _make_job(self, security: None, name: None) -> int | None:
        assert security is name is None
        return self.job

    def _assign(self, job: ctypes.c_void_p, process: ctypes.c_void_p) -> int:
        self.assigned.append((job.value, process.value))
        return 1

    def _limit(self, job: ctypes.c_void_p, kind: int, limits: Any, size: ctypes.c_uint32) -> int:  # noqa: ANN401
        assert (job.value, kind, size.value) == (71, 9, ctypes.sizeof(ExtendedLimits))
        given = limits._obj  # what byref points to
        self.limits.append((given.basic.limit_flags, given.process_memory, given.basic.per_process_time))
        return 1

    def _tell_memory(self, _: ctypes.c_void_p, counters: Any, size: int) -> int:  # noqa: ANN401
        assert size == ctypes.sizeof(MemoryCounters)
        counters._obj.private_usage = 50 * MEGABYTE
        return 1

    def _tell_times(self, _: ctypes.c_void_p, *times: Any) -> int:  # noqa: ANN401
        times[3]._obj.value = 20_000_000  # two seconds in user mode
        return 1


@pytest.fixture
def kernel(monkeypatch: pytest.MonkeyPatch) -> Iterator[Kernel]:
    fake = Kernel()
    windows_job._kernel.cache_clear()
    windows_job._own_job.cache_clear()
    monkeypatch.setattr(ctypes, "WinDLL", lambda *_, **__: fake, raising=False)
    yield fake
    windows_job._kernel.cache_clear()
    windows_job._own_job.cache_clear()


def test_that_windows_is_told_both_limits_and_then_none(kernel: Kernel) -> None:
    for _ in range(2):
        with windows_job.job_limits(100 * MEGABYTE, 30):
            assert kernel.limits[-1] == (PROCESS_MEMORY | PROCESS_TIME, 150 * MEGABYTE, 320_000_000)
        assert kernel.limits[-1] == (0, 0, 0)
    assert len(kernel.assigned) == 1  # one job for all readings
    assert kernel.assigned[0][0] == 71


def test_that_a_system_that_refuses_jobs_is_read_without(kernel: Kernel) -> None:
    kernel.job = None
    with windows_job.job_limits(1, 1):
        pass
    assert kernel.limits == kernel.assigned == []


def test_that_the_structures_are_of_the_sizes_that_windows_documents() -> None:
    if ctypes.sizeof(ctypes.c_void_p) == 8:
        assert ctypes.sizeof(ExtendedLimits) == 144
        assert ExtendedLimits.process_memory.offset == 112
        assert ctypes.sizeof(MemoryCounters) == 80
