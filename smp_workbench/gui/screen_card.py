"""One scorer's copy, for looking at: the window while it is open, and what is asked before.

Here: a copy of what the window shows, half filled in; nothing is read or sent.
Not here: drawing (``screens``).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from smp_workbench.domain.edit import AddScorer, Batch, Edit, SetEntry, SetRounds
from smp_workbench.domain.scorecard import Entry, Round, Scorer
from smp_workbench.domain.version import History, Workbook
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.scoring_copy import ask_way
from smp_workbench.storage.my_scores.card_copy import card_copy, likely_round
from smp_workbench.storage.my_scores.own_card import own_workbook

_WHO: Final = Scorer("S-99", "Kent Fire and Rescue")


def card(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Give the window with the question, and then with the copy in the place of the assessment."""
    whole = window.signals.session.workbook
    state = whole.assessment
    number = likely_round(state)
    edits: list[Edit] = [] if state.rounds else [SetRounds((Round(1),))]
    edits.append(AddScorer(_WHO))
    for row, theme in enumerate([one for one in state.themes if one.scored][:9]):
        for column, criterion in enumerate(state.model.criteria):
            level = criterion.levels[(row * 3 + column * (row + 2)) % len(criterion.levels)].value
            edits.append(SetEntry(_WHO.id, number, theme.ref, criterion.code, Entry(level)))
    begun, _ = Batch("Begin", tuple(edits)).apply(state)
    copy = card_copy(Workbook(begun, History(begun)), _WHO.id, number)
    ask_way(window.door, Path("Maidstone 2018-19 Kent Fire and Rescue.xlsx"), copy, window.return_to_grid)
    yield "dialog_copy_of_open", window
    window.door.show(own_workbook(copy, copy.card))
    yield "window_card", window
    window.door.show(whole)
