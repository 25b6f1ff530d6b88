"""What can be done with one scorer's copy that was opened: scoring in it, or bringing it back.

Here: asking which, where it is a copy of what is open. Not here: doing either (``open_door``,
``bring_back_door``).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from smp_workbench.domain.card_copy import CardCopy
from smp_workbench.errors import ScoringCopy
from smp_workbench.gui.bring_back_door import BringBackDoor

if TYPE_CHECKING:
    from smp_workbench.gui.file_door import FileDoor
    from smp_workbench.gui.main_window import MainWindow


def is_of_open(window: MainWindow, sent: CardCopy) -> bool:
    """Return whether a copy was sent out from the assessment that is open."""
    return window.signals.session.assessment.identity == sent.key.identity


def ask_way(door: FileDoor, path: Path, sent: CardCopy, open_it: Callable[[], None]) -> None:
    """Ask whether a copy of what is open is to be opened, or brought back as is likelier."""
    bring_back = partial(_bring_back, door.window, path)
    door.questions.ask_copy_of_open(path.name, sent.scorer.name, open_it, bring_back)


def no_workbook(name: str) -> ScoringCopy:
    """Return why a copy cannot stand where a workbook of everybody's is wanted."""
    return ScoringCopy(
        "“{name}” is a copy in which one person scores, not the workbook itself.",
        "Choose the workbook itself.",
        name=name,
    )


def _bring_back(window: MainWindow, path: Path) -> None:
    """Show what bringing it back would do, unless something is shown that cannot be changed."""
    if not window.signals.refuses():
        BringBackDoor(window).read([path])
