"""Children for tests, begun in milliseconds: forked from one process that has read the libraries already.

Here: how such a child begins, with the environment of the test that asks for it.
Not here: children as users have them (``smp_workbench.storage.child_process``, and every test of a
whole program).
"""

from __future__ import annotations

import os
from collections.abc import Callable
from multiprocessing import context

READ_ALREADY = [
    "smp_workbench.storage.saving",
    "smp_workbench.storage.workbook.reader",
    "openpyxl",
    "xlsxwriter",
]
"""What nearly every child would import first."""


class QuickContext(context.ForkServerContext):
    """Processes forked from a server that has neither Qt nor threads; on Linux and macOS."""

    def __init__(self) -> None:
        super().__init__()
        self.set_forkserver_preload(READ_ALREADY)

    def Process(  # noqa: N802  # the name is multiprocessing's
        self, *, target: Callable[..., None], args: tuple[object, ...], name: str, daemon: bool
    ) -> context.ForkServerProcess:
        """Return a process that begins in the environment of now, not in that of the server."""
        return context.ForkServerProcess(
            target=_begin, args=(dict(os.environ), target, args), name=name, daemon=daemon
        )


def _begin(environment: dict[str, str], target: Callable[..., None], args: tuple[object, ...]) -> None:
    os.environ.clear()
    os.environ.update(environment)
    target(*args)
