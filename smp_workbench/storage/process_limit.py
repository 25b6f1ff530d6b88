"""Limits of memory and processor time on a process that reads a file from elsewhere.

Here: when they hold, how large they are, and the error of a file that meets one.
Not here: setting them, on POSIX as resource limits (``posix_limit``), on Windows through a job object
(``windows_job``), the limit of time by the clock, which whoever waits for the process keeps
(``child_process``), and refusing what can be told to be too large beforehand (``workbook.package_check``).

Limits count from what the process uses already: libraries reserve address space by the gigabyte where
there are many cores. They hold in a child process only, since the window must never meet one.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from smp_workbench.errors import HostileFile

MEMORY: Final = 1_500_000_000
"""Bytes that reading one file may take. 130 themes with 60,000 changes take less than half of it."""
SECONDS: Final = 30
"""Of processor time, for one file. 130 themes with 50 versions of 20 changes take less than one."""


class OutOfTime(BaseException):
    """The limit of processor time was met; nothing on the way that minds exceptions may swallow it."""


@contextmanager
def limited(name: str, memory: int = MEMORY, seconds: int = SECONDS) -> Iterator[None]:
    """Read one file within limits, if this is a child process.

    Parameters
    ----------
    name
        The file's name, for the sentence.
    memory
        Bytes more than are in use now.
    seconds
        Of processor time.

    Raises
    ------
    HostileFile
        If reading takes more.
    """
    try:
        if multiprocessing.parent_process() is None:
            yield
        elif sys.platform == "win32":
            from smp_workbench.storage.windows_job import job_limits

            with job_limits(memory, seconds):
                yield
        else:
            from smp_workbench.storage.posix_limit import resource_limits

            with resource_limits(memory, seconds):
                yield
    except (MemoryError, OutOfTime) as fault:
        raise HostileFile(
            "“{name}” takes more memory or time to read than any assessment.",
            "This program did not make it so: ask where it comes from before it is opened anywhere.",
            name=name,
        ) from fault
