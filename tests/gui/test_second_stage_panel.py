"""The second stage's panel: its grid and ranking by keyboard, beside the first and never mixed into it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from smp_workbench.domain.edit import SetEntry, SetSecondStage
from smp_workbench.domain.scorecard import AGREED, NOT_KNOWN, SECOND_STAGE, Answer, Entry
from smp_workbench.gui.dialogs.paste_preview_dialog import PastePreviewDialog
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.reason_edit import ReasonEdit
from smp_workbench.gui.panels.second_stage_panel import SecondStagePanel
from smp_workbench.gui.sample import empty_workbook, sample_workbook
from smp_workbench.gui.tables.stage_grid import StageGrid
from smp_workbench.gui.theme import load_theme

GANGS, OCGS, FRAUD = "T-002", "T-001", "T-017"


@pytest.fixture
def panel(window: MainWindow) -> Iterator[SecondStagePanel]:
    window.door.show(sample_workbook())
    QTest.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    shown = window.panel_set.panel("second_stage")
    assert isinstance(shown, SecondStagePanel)
    yield shown
    window.signals.undo_stack.setClean()


def level(window: MainWindow, ref: str, code: str) -> Answer:
    return window.signals.assessment.card(SECOND_STAGE, 0).entry(ref, code).level


def press(
    panel: SecondStagePanel, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(panel.grid, key, modifier)


def button(panel: QWidget, words: str) -> QPushButton:
    return next(one for one in panel.findChildren(QPushButton) if words in one.text().replace("&", ""))


def visible_words(panel: QWidget) -> str:
    return " ".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def test_that_keys_score_the_leading_themes_and_only_there(
    window: MainWindow, panel: SecondStagePanel
) -> None:
    before, ranking = window.signals.assessment.agreed, window.signals.ranking
    assert panel.grid.hasFocus()
    assert panel.grid.table.shown.refs[0] == GANGS
    press(panel, Qt.Key.Key_5)
    press(panel, Qt.Key.Key_Question)
    press(panel, Qt.Key.Key_Delete)
    assert [level(window, GANGS, code) for code in ("V1", "V2", "V3")] == [Fraction(5), NOT_KNOWN, None]
    assert window.signals.assessment.agreed == before
    assert window.signals.ranking == ranking
    assert (
        window.signals.undo_stack.undoText()
        == "Second stage: Gangs and CSE, Residents’ perceptions 3 to blank"
    )


def test_that_its_ranking_follows_a_key_and_shows_the_first_rank_beside(
    window: MainWindow, panel: SecondStagePanel
) -> None:
    rows = panel.ranking.data.rows
    assert [(row.label, row.rank, row.moved) for row in rows[:3]] == [
        ("Other violence", "1", "(4)"), ("Gangs and CSE", "2=", "(1)"), ("Domestic abuse", "2=", "(2=)"),
    ]  # fmt: skip
    assert rows[-1].number.endswith("(9=)")
    for _ in range(4):
        press(panel, Qt.Key.Key_5)
    assert panel.ranking.data.rows[0].label == "Gangs and CSE"
    assert panel.ranking.data.cut_after is None
    window.signals.undo_stack.undo()
    assert level(window, GANGS, "V4") == 4


def test_that_a_first_score_changes_who_leads(window: MainWindow, panel: SecondStagePanel) -> None:
    assert FRAUD not in panel.grid.table.shown.refs
    for code in ("H1", "L1"):
        window.signals.apply(SetEntry(AGREED, 0, FRAUD, code, Entry(Fraction(5))))
    assert FRAUD in panel.grid.table.shown.refs
    assert FRAUD in [row.ref for row in panel.ranking.data.rows]


def test_that_rows_stay_where_they_are_while_the_same_themes_lead(
    window: MainWindow, panel: SecondStagePanel
) -> None:
    before = panel.grid.table.shown.refs
    for code in ("H1", "H3", "H4", "L1", "L2", "P1", "P2", "P3"):
        window.signals.apply(SetEntry(AGREED, 0, OCGS, code, Entry(Fraction(5))))
    assert window.signals.ranking.themes[0].ref == OCGS
    assert panel.grid.table.shown.refs == before
    marks = {row.ref: row.moved for row in panel.ranking.data.rows}
    assert marks[OCGS] == "(1)"


def test_that_a_key_that_is_no_level_is_refused_in_words(window: MainWindow, panel: SecondStagePanel) -> None:
    press(panel, Qt.Key.Key_9)
    assert "“9” is no level of Volume." in window.form.status_bar.currentMessage()
    assert level(window, GANGS, "V1") == 3


def test_that_r_asks_for_the_reason_and_ctrl_enter_keeps_it(
    window: MainWindow, panel: SecondStagePanel
) -> None:
    press(panel, Qt.Key.Key_R)
    field = window.definition.findChild(ReasonEdit)
    assert isinstance(field, ReasonEdit)
    assert field.hasFocus()
    QTest.keyClicks(field, "Recorded crime")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert panel.grid.hasFocus()
    assert window.signals.assessment.card(SECOND_STAGE, 0).entry(GANGS, "V1").reason == "Recorded crime"
    assert window.signals.undo_stack.undoText() == "Second stage: Gangs and CSE, Volume, reason"


def test_that_a_reason_that_was_typed_counts_when_the_focus_moves_on(
    window: MainWindow, panel: SecondStagePanel
) -> None:
    press(panel, Qt.Key.Key_R)
    QTest.keyClicks(window.focusWidget(), "Survey")
    panel.grid.setFocus()
    panel.grid.go_to(1, 1)
    card = window.signals.assessment.card(SECOND_STAGE, 0)
    assert (card.entry(GANGS, "V1").reason, card.entry(OCGS, "V1").reason) == ("Survey", "")


def test_that_confidence_is_chosen_beside_the_reason(window: MainWindow, panel: SecondStagePanel) -> None:
    choice = window.definition.findChild(QComboBox)
    assert isinstance(choice, QComboBox)
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_End)
    choice.activated.emit(choice.currentIndex())
    assert window.signals.assessment.card(SECOND_STAGE, 0).entry(GANGS, "V1").confidence == "high"


def test_that_more_themes_lead_when_asked_and_undo_takes_it_back(
    window: MainWindow, panel: SecondStagePanel
) -> None:
    number = panel.findChild(QSpinBox)
    assert isinstance(number, QSpinBox)
    assert len(panel.grid.table.shown.refs) == number.value() == 10
    QTest.keyClick(number, Qt.Key.Key_Up)
    QTest.keyClick(number, Qt.Key.Key_Return)
    assert len(panel.grid.table.shown.refs) == 11
    window.signals.undo_stack.undo()
    assert number.value() == 10
    assert len(panel.grid.table.shown.refs) == 10


def test_that_a_tie_at_the_edge_and_who_could_still_lead_are_said(panel: SecondStagePanel) -> None:
    number = panel.findChild(QSpinBox)
    assert isinstance(number, QSpinBox)
    assert "2 more are not fully scored and could still lead" in visible_words(panel)
    number.setValue(2)
    assert "3 with a tie at the edge; one more" in visible_words(panel)


def test_that_what_stands_in_both_stages_is_said(panel: SecondStagePanel) -> None:
    words = visible_words(panel)
    assert "Illustrative: not the official MoRiLE matrix." in words
    assert "Trend and frequency stand in the first model and again here" in words


def test_that_it_ends_and_comes_back_with_undo(window: MainWindow, panel: SecondStagePanel) -> None:
    stage = window.signals.assessment.second_stage
    QTest.mouseClick(button(panel, "End the second stage"), Qt.MouseButton.LeftButton)
    assert window.signals.assessment.second_stage is None
    assert "Undo brings it back" in window.form.status_bar.currentMessage()
    assert button(panel, "Begin the second stage").hasFocus()
    window.signals.undo_stack.undo()
    assert window.signals.assessment.second_stage == stage
    assert panel.grid.isVisible()


def test_that_it_begins_with_one_key_at_twice_the_cut_line(
    window: MainWindow, panel: SecondStagePanel
) -> None:
    window.signals.apply(SetSecondStage(None))
    assert "stands beside the first one and never changes it" in visible_words(panel)
    panel.take_focus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    stage = window.signals.assessment.second_stage
    assert stage is not None
    assert (stage.model.id, stage.leading, dict(stage.agreed.entries)) == ("smp-second-stage", 10, {})
    assert panel.grid.hasFocus()


def test_that_without_a_scored_theme_it_says_what_to_do(window: MainWindow, panel: SecondStagePanel) -> None:
    window.door.show(empty_workbook())
    QTest.mouseClick(button(panel, "Begin the second stage"), Qt.MouseButton.LeftButton)
    assert "No theme leads yet: none is fully scored." in visible_words(panel)
    assert not panel.grid.isVisible()


def test_that_the_clipboards_keys_are_the_grids_own(
    window: MainWindow, panel: SecondStagePanel, qtbot: QtBot
) -> None:
    press(panel, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "3\n"
    data = QMimeData()
    data.setText("5\t1\n4\t2\n")
    QGuiApplication.clipboard().setMimeData(data)
    first = window.signals.assessment.agreed
    press(panel, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(PastePreviewDialog)
    assert isinstance(dialog, PastePreviewDialog)
    dialog.form.accept.click()
    levels = [level(window, ref, code) for ref in (GANGS, OCGS) for code in ("V1", "V2")]
    assert levels == [5, 1, 4, 2]
    assert window.signals.assessment.agreed is first
    window.signals.undo_stack.undo()
    assert level(window, GANGS, "V1") == 3
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_that_a_version_is_shown_as_it_was_and_not_changed(
    window: MainWindow, panel: SecondStagePanel
) -> None:
    window.signals.view(1)
    assert button(panel, "Begin the second stage").isVisible()
    button(panel, "Begin the second stage").click()
    assert window.signals.assessment.second_stage is None
    window.signals.show_now()
    assert panel.grid.isVisible()


def test_that_a_closed_panel_does_no_work(
    window: MainWindow, panel: SecondStagePanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.panel_set.docks["second_stage"].close()
    monkeypatch.setattr(SecondStagePanel, "follow_edit", lambda *_: pytest.fail("it works unseen"))
    window.signals.apply(SetEntry(SECOND_STAGE, 0, GANGS, "V1", Entry(Fraction(1))))
    monkeypatch.undo()
    window.panel_set.docks["second_stage"].show()
    cell = panel.grid.table.index(0, 1)
    assert panel.grid.table.data(cell) == "1"


def test_that_choosing_a_theme_in_its_ranking_goes_to_it_in_its_grid(panel: SecondStagePanel) -> None:
    panel.ranking.setFocus()
    QTest.keyClick(panel.ranking.rows, Qt.Key.Key_Return)
    assert panel.grid.hasFocus()
    index = panel.grid.currentIndex()
    assert panel.grid.table.shown.theme(index.row()).label == "Other violence"


def test_that_a_screen_reader_hears_both_ranks(panel: SecondStagePanel) -> None:
    table = panel.ranking.rows.table
    words = table.data(table.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Gangs and CSE, ranks 2nd, tied, score 3.5, strong case, 1 in the first ranking"
    assert panel.grid.accessibleName() == "Scores of the second stage"
    assert isinstance(panel.grid, StageGrid)


# --- in view together, or one at a time ---------------------------------------------------------------


def put_in(window: MainWindow, width: int, height: int) -> None:
    window.resize(width, height)
    for _ in range(4):
        QApplication.processEvents()


def test_that_all_ten_themes_stand_in_the_smallest_window_under_level_headings(
    window: MainWindow, panel: SecondStagePanel
) -> None:
    for theme_id in ("light", "projector_light"):
        window.set_theme(load_theme(theme_id).for_screen(720))
        put_in(window, 1280, 720)
        assert panel.grid.table.rowCount() == 10
        last = panel.grid.table.index(9, panel.grid.table.columnCount() - 1)
        assert panel.grid.viewport().rect().contains(panel.grid.visualRect(last)), theme_id
        assert not panel.grid._headings._turned


def test_that_it_says_to_stand_beside_the_ranking_only_where_it_does(
    window: MainWindow, panel: SecondStagePanel
) -> None:
    title = window.panel_set.docks["second_stage"].titleBarWidget()._aside  # type: ignore[attr-defined]
    said = []
    for height in (1000, 720, 1000):
        put_in(window, 1280, height)
        said.append(title.text())
    assert said == ["beside the first ranking", "", "beside the first ranking"]


def test_that_headings_stay_level_where_columns_must_be_scrolled(
    window: MainWindow, panel: SecondStagePanel
) -> None:
    panel.grid.setFixedWidth(220)
    QApplication.processEvents()
    assert not panel.grid._headings._turned
    assert panel.grid.horizontalScrollBar().maximum() > 0


def test_that_ranking_and_scores_take_turns_where_there_is_room_for_one(
    window: MainWindow, panel: SecondStagePanel
) -> None:
    put_in(window, 1280, 720)
    assert (panel.grid.isVisible(), panel.ranking.isVisible()) == (True, False)
    QTest.mouseClick(button(panel, "Show the ranking"), Qt.MouseButton.LeftButton)
    assert (panel.grid.isVisible(), panel.ranking.isVisible()) == (False, True)
    assert panel.ranking.rows.hasFocus()
    QTest.keyClick(panel.ranking.rows, Qt.Key.Key_Return)
    assert (panel.grid.hasFocus(), panel.ranking.isVisible()) == (True, False)
    put_in(window, 1280, 1000)
    window.panel_set.docks["second_stage"].setFloating(True)
    window.panel_set.docks["second_stage"].resize(460, 900)
    QApplication.processEvents()
    assert (panel.grid.isVisible(), panel.ranking.isVisible()) == (True, True)
    assert not [
        one for one in panel.findChildren(QPushButton) if "Show the" in one.text() and one.isVisible()
    ]
    assert panel.ranking.y() >= panel.grid.y() + panel.grid.height()
    window.panel_set.docks["second_stage"].resize(900, 400)
    QApplication.processEvents()
    assert panel.ranking.x() >= panel.grid.x() + panel.grid.width()


def test_that_what_stands_in_both_stages_is_one_press_away_where_it_does_not_fit(
    window: MainWindow, panel: SecondStagePanel
) -> None:
    put_in(window, 960, 500)
    assert "Trend and frequency" not in visible_words(panel)
    QTest.mouseClick(button(panel, "What to know"), Qt.MouseButton.LeftButton)
    assert "Trend and frequency stand in the first model and again here" in visible_words(panel)
    QTest.mouseClick(button(panel, "Hide what to know"), Qt.MouseButton.LeftButton)
    assert "Trend and frequency" not in visible_words(panel)


def test_that_grid_and_ranking_stand_side_by_side_only_where_the_whole_grid_fits(
    sample_window: MainWindow,
) -> None:
    sample_window.panel_set.open("second_stage")
    dock = sample_window.panel_set.docks["second_stage"]
    dock.setFloating(True)
    shown = sample_window.panel_set.panel("second_stage")
    assert isinstance(shown, SecondStagePanel)
    seen = set()
    for width in range(480, 1200, 40):
        dock.resize(width, 480)
        QApplication.processEvents()
        seen.add(shown._body.both)
        assert not shown.grid.horizontalScrollBar().isVisible(), width
    assert seen == {False, True}
