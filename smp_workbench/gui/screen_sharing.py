"""What would be shared, for looking at: the list of a workbook with something to look at.

Here: the dialog, as it would be. Not here: drawing (``screens``); nothing here is written or read.
"""

from __future__ import annotations

from typing import Final

from smp_workbench.errors import Sentence
from smp_workbench.gui.dialogs.sharing_dialog import SharingDialog
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.share_work import Shared
from smp_workbench.session.sharing_check import Listed

_AGENCIES: Final = "Borough Council, Police, County Council, Fire and Rescue, Probation, Health"
_SHEETS: Final = "Ranking, Scores, Themes, Evidence, Reasons, Guidance, Model, About"
_LISTED: Final = (
    (True, "“01622 600000” may be a telephone number.", "Evidence!F12, Changes!O88"),
    (True, "There is a comment: “Ask the police before this goes out”.", "Themes!J9"),
    (True, "Every change is there, with what was before it and who made it: 126.", "Community Safety Unit"),
    (True, "Scorecards, each with its scorer's name: 8.", _AGENCIES),
    (True, "Cards that are not revealed yet are packed in the file, not encrypted.", ""),
    (False, "Marked OFFICIAL.", ""),
    (False, "Sheets: 8.", _SHEETS),
    (False, "Reasons for agreed scores: 15.", ""),
    (False, "Evidence notes: 16.", ""),
)


def show_sharing(window: MainWindow) -> None:
    """Open the list."""
    listed = tuple(Listed(warns, Sentence(said), where) for warns, said, where in _LISTED)
    dialog = SharingDialog(Shared("Maidstone 2018.xlsx", None, listed), window.theme, window)
    dialog.open()
    dialog.form.listed.setFocus()
