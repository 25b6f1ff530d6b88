"""Opening and saving whichever of the two kinds of file it is: a workbook, or one scorer's copy.

Here: which of them. Not here: each (``saving``, ``my_scores.card_file``).

Whoever wants a workbook of everybody's and nothing else uses ``saving.load``, which says what a copy is for.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from smp_workbench.domain.version import Workbook
from smp_workbench.errors import ScoringCopy
from smp_workbench.storage import saving
from smp_workbench.storage.atomic_file import SaveStep, unheard
from smp_workbench.storage.my_scores.card_file import card_form, open_card
from smp_workbench.storage.saving import Saved
from smp_workbench.storage.workbook.reader import ReadResult


def load_either(path: Path, password: str = "") -> ReadResult:
    """Read a workbook, or one scorer's copy as a workbook of their own; see ``saving.load``."""
    try:
        return saving.load(path, password)
    except ScoringCopy:
        return open_card(path, password)


def save_either(
    workbook: Workbook,
    path: Path,
    expected_digest: str | None,
    tell: Callable[[SaveStep], None] = unheard,
    *,
    unprotect: bool = False,
) -> Saved:
    """Save a workbook, or one scorer's card into their copy; see ``saving.save``."""
    form = card_form(workbook, workbook.sent, path.name) if workbook.sent else None
    return saving.save(workbook, path, expected_digest, tell=tell, unprotect=unprotect, form=form)
