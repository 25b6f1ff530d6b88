"""Copies that come back, made to happen: the dialog, its stop, and answers as the children would give them.

Here: what no single control does. Not here: everything that a person presses (``exercise``).
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path

from smp_workbench.domain.edit import SetCutLine
from smp_workbench.errors import Sentence
from smp_workbench.gui.bring_back_work import MergeTold
from smp_workbench.gui.copy_reader import CopyReader
from smp_workbench.gui.dialogs.bring_back_dialog import BringBackDialog
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.session.merge.merge_summary import CopySummary, MergeSummary


def use_copies(window: MainWindow, settle: Callable[[], None]) -> None:
    """Have a copy read, merged and brought back, and the reading of another stopped."""
    reader = CopyReader(window.signals.session.workbook, [Path("a.xlsx")], ["a.xlsx"], window)
    for answer in (ValueError("only for this trial"), b"no copy"):
        reader._came.emit(0, answer)  # as its threads do
    reader._merge_came.emit(ValueError("only for this trial"))
    reader.stop()
    reader.deleteLater()
    dialog = BringBackDialog(["a.xlsx"], window.theme, window)
    dialog.open()
    settle()
    dialog.show_read(0, None)
    copy = CopySummary("a.xlsx", "Police", Sentence("the start"), 1, 1, 1)
    dialog.show_told(MergeTold(MergeSummary((copy,), 1, 1, 1), pickle.dumps(SetCutLine(2))))
    dialog.form.accept.click()
    settle()
