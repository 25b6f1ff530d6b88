"""What can be done with one person's copy when it is opened where a workbook is wanted.

Here: bringing it back, if it is a copy of what is open. Not here: doing so (``bring_back_door``).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from smp_workbench.errors import ScoringCopy, WorkbenchError
from smp_workbench.gui.bring_back_door import BringBackDoor

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow


def way_back(window: MainWindow, path: Path, error: WorkbenchError) -> Callable[[], None] | None:
    """Return what brings a copy back; None if the file is another one, or of another assessment."""
    identity = window.signals.session.assessment.identity
    if not isinstance(error, ScoringCopy) or error.what.args.get("identity") != identity:
        return None
    return partial(_bring_back, window, path)


def _bring_back(window: MainWindow, path: Path) -> None:
    """Show what bringing it back would do, unless something is shown that cannot be changed."""
    if not window.signals.refuses():
        BringBackDoor(window).read([path])
