"""The bridge between the session and Qt, and the one undo command."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction

import pytest
from pytestqt.qtbot import QtBot

from smp_workbench.domain.assessment import Marking
from smp_workbench.domain.edit import AddTheme, SetCutLine, SetMarking
from smp_workbench.domain.theme import Theme
from smp_workbench.gui.guard import Fault
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.session.announcement import Announcement
from smp_workbench.session.session import Session
from tests.factory import agreed, small_assessment
from tests.gui.conftest import as_workbook


def level(signals: SessionSignals, ref: str = "T-001", code: str = "H1") -> object:
    return signals.assessment.agreed.entry(ref, code).level


def test_that_an_edit_is_announced_once_and_can_be_undone(signals: SessionSignals) -> None:
    told: list[Announcement] = []
    signals.edited.connect(told.append)
    assert signals.apply(agreed("T-001", "H1", 4))
    assert [a.touched.cells for a in told] == [frozenset({("T-001", "H1")})]
    signals.undo_stack.undo()
    assert level(signals) == 2
    signals.undo_stack.redo()
    assert level(signals) == Fraction(4)
    assert [a.change.sequence for a in told] == [1, 2, 3]


def test_that_undo_is_named_after_the_edit(signals: SessionSignals) -> None:
    signals.apply(agreed("T-001", "H1", 4))
    assert signals.undo_stack.undoText() == "Burglary, Physical harm 2 to 4"


def test_that_a_refused_edit_leaves_nothing_to_undo(signals: SessionSignals, qtbot: QtBot) -> None:
    with qtbot.waitSignal(signals.refused) as refused:
        assert not signals.apply(SetCutLine(0))
    assert refused.args == ["The cut line cannot be 0. Choose a whole number from 1 to 999."]
    assert not signals.undo_stack.canUndo()
    assert not signals.modified


def test_that_undoing_back_to_what_was_saved_is_unmodified(signals: SessionSignals) -> None:
    signals.apply(agreed("T-001", "H1", 4))
    signals.mark_saved(signals.session.workbook)
    assert not signals.modified
    signals.apply(agreed("T-001", "H1", 3))
    assert signals.modified
    signals.undo_stack.undo()
    assert not signals.modified


def test_that_an_edit_made_during_a_save_stays_unsaved(signals: SessionSignals) -> None:
    signals.apply(agreed("T-001", "H1", 4))
    saved = signals.session.workbook
    signals.apply(agreed("T-001", "H1", 3))
    signals.mark_saved(saved)
    assert signals.modified


def test_that_undoing_past_a_save_that_was_overtaken_is_not_called_saved(signals: SessionSignals) -> None:
    signals.mark_saved(signals.session.workbook)
    signals.apply(agreed("T-001", "H1", 4))
    saved = signals.session.workbook
    signals.apply(agreed("T-001", "H1", 3))
    signals.mark_saved(saved)
    signals.undo_stack.undo()
    signals.undo_stack.undo()
    assert level(signals) == 2
    assert signals.modified, "the file holds a 4"


def test_that_a_version_is_unsaved_until_a_file_holds_it(signals: SessionSignals) -> None:
    told: list[bool] = []
    signals.modified_changed.connect(told.append)
    assert signals.commit("First", "")
    assert signals.modified
    signals.mark_saved(signals.session.workbook)
    assert told == [True, False]


def test_that_another_assessment_begins_with_an_empty_undo_list(signals: SessionSignals) -> None:
    signals.apply(agreed("T-001", "H1", 4))
    before = signals.session
    signals.open(Session(as_workbook(small_assessment())))
    assert not signals.undo_stack.canUndo()
    told: list[Announcement] = []
    signals.edited.connect(told.append)
    before.apply(agreed("T-001", "H1", 3))
    assert told == []


def test_that_what_was_opened_with_changes_from_outside_counts_as_unsaved(signals: SessionSignals) -> None:
    signals.open(Session(as_workbook(small_assessment())), unsaved=True)
    assert signals.modified


def test_that_an_undo_that_fails_leaves_the_stack_true(
    signals: SessionSignals, faults: list[Fault], monkeypatch: pytest.MonkeyPatch
) -> None:
    signals.apply(AddTheme(Theme("T-050", "Begging")))
    signals.apply(SetMarking(Marking("OFFICIAL-SENSITIVE")))

    def fail(*_: object) -> None:
        raise RuntimeError("cannot undo")

    monkeypatch.setattr(signals.session, "apply", fail)
    signals.undo_stack.undo()
    monkeypatch.undo()
    assert signals.undo_stack.count() == 1
    assert signals.assessment.marking.classification == "OFFICIAL-SENSITIVE"
    signals.undo_stack.undo()
    assert "T-050" not in {theme.ref for theme in signals.assessment.themes}
    assert [str(fault.error) for fault in faults] == ["cannot undo"]
    faults.clear()


# Collected in this order, the list's part in Python goes before its commands, and those before the list.
COLLECTED = """
import gc
from PySide6.QtCore import QCoreApplication
from smp_workbench.domain.edit import SetCutLine
from smp_workbench.gui import session_signals
from smp_workbench.session.session import Session
from tests.factory import small_assessment
from tests.gui.conftest import as_workbook

application = QCoreApplication([])
gc.disable()
make, stacks = session_signals.QUndoStack, []

def aged(parent):
    if not stacks:
        gc.collect(0)
    stacks.append("one")
    return make(parent)

session_signals.QUndoStack = aged
signals = session_signals.SessionSignals(Session(as_workbook(small_assessment())))
for line in (1, 2, 3):
    signals.apply(SetCutLine(line))
del signals
gc.collect()
print("alive")
"""


def test_that_collecting_it_in_a_cycle_does_not_delete_its_commands_twice() -> None:
    command = [sys.executable, "-c", COLLECTED]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stdout) == (0, "alive\n"), ended.stderr
