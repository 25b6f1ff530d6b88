"""Copies that come back, for looking at: being read, and what they would do.

Here: the dialog as it would be. Not here: drawing (``screens``); nothing here is read or merged.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from smp_workbench.errors import Sentence, UnreadableFile
from smp_workbench.gui.bring_back_work import MergeTold
from smp_workbench.gui.dialogs.bring_back_dialog import BringBackDialog
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.session.merge.copy_read import copy_names
from smp_workbench.session.merge.merge_summary import CopySummary, MergeSummary
from smp_workbench.session.merge.taken_words import TakenLine

_AGENCIES: Final = ("Kent Police", "Kent Fire and Rescue", "Probation", "Public health", "Housing")
_BASE: Final = Sentence("version {number} and {changes} changes", {"number": 14, "changes": 12})
_LINES: Final = (
    TakenLine("cut line", "5", "6", "Kent Police.xlsx (Kent Police)"),
    TakenLine("Domestic abuse, lead agency", "blank", "Kent Police", "Housing.xlsx (Housing)"),
    TakenLine(
        "Domestic abuse, Physical harm", "3", "4 (Two serious injuries)", "Kent Police.xlsx (Kent Police)"
    ),
    TakenLine("Probation, round 1", "", "", "Probation.xlsx (Probation)", 117),
)
_COUNTS: Final = ((143, 4, 6), (98, 2, 0), (117, 3, 1), (0, 0, 0), (31, 7, 12))


def copies(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Give the window with each of these dialogs in turn."""
    dialog = _being_read(window)
    yield "dialog_bring_back_reading", window
    dialog.reject()
    _told(window)
    yield "dialog_bring_back", window


def _being_read(window: MainWindow) -> BringBackDialog:
    """Show the dialog while the third copy is read."""
    names = copy_names([Path(f"Maidstone 2018 {agency}.xlsx") for agency in _AGENCIES])
    dialog = BringBackDialog(names, window.theme, window)
    dialog.open()
    dialog.show_read(0, None)
    error = UnreadableFile(
        "This file is no workbook of SMP Workbench.", "Ask for the copy that was sent out."
    )
    dialog.show_read(3, error)
    return dialog


def _told(window: MainWindow) -> None:
    """Show the dialog with what all copies would do."""
    dialog = _being_read(window)
    for place in (1, 2, 4):
        dialog.show_read(place, None)
    dialog.show_merging()
    again = Sentence("brought back before, just as it is")
    summaries = tuple(
        CopySummary(agency, agency, _BASE if counts[0] else again, *counts)
        for agency, counts in zip(_AGENCIES, _COUNTS, strict=True)
        if agency != _AGENCIES[3]
    )
    dialog.show_told(MergeTold(MergeSummary(summaries, 389, 14, 19, _LINES), b"edit"))
