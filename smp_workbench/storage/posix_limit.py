"""Resource limits of POSIX on this process, for the time of one reading.

Here: address space and processor time. Not here: when they are used (``process_limit``).

macOS does not tell how much address space is in use, and limits it in name only; there processor time
alone is limited.
"""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from smp_workbench.storage.process_limit import OutOfTime


@contextmanager
def resource_limits(memory: int, seconds: int) -> Iterator[None]:
    """Hold this process to limits for as long as the context lasts.

    Parameters
    ----------
    memory
        Bytes of address space more than are in use now; beyond it Python raises ``MemoryError``.
    seconds
        Of processor time from now; beyond it ``OutOfTime`` is raised, in the main thread.
    """
    used = resource.getrusage(resource.RUSAGE_SELF)
    limits = {resource.RLIMIT_CPU: int(used.ru_utime + used.ru_stime) + seconds}
    space = _address_space()
    if space:
        limits[resource.RLIMIT_AS] = space + memory
    before = {kind: resource.getrlimit(kind) for kind in limits}
    handler = signal.signal(signal.SIGXCPU, _out_of_time)
    try:
        for kind, limit in limits.items():
            soft, hard = before[kind]
            there = [old for old in (soft, hard) if old != resource.RLIM_INFINITY]
            resource.setrlimit(kind, (min([limit, *there]), hard))
        yield
    finally:
        for kind, limits_before in before.items():
            resource.setrlimit(kind, limits_before)
        signal.signal(signal.SIGXCPU, handler)


def _address_space() -> int:
    """Return the bytes of address space in use; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return 0
    return pages * resource.getpagesize()


def _out_of_time(*_: object) -> None:
    raise OutOfTime
