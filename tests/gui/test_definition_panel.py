"""The definition panel: what it shows of a cell, and the edits that are made in it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import AddNote, SetEntry, SetScored
from smp_workbench.domain.scorecard import AGREED, NOT_KNOWN, Entry
from smp_workbench.domain.scoring_model import Level
from smp_workbench.domain.theme import EvidenceNote
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.moment import moment_text
from smp_workbench.gui.panels.level_band import LevelBand
from smp_workbench.gui.sample import sample_workbook
from smp_workbench.gui.theme import Theme, load_theme
from tests.factory import agreed


def entry(window: MainWindow, ref: str = "T-001", code: str = "H2") -> Entry:
    return window.signals.assessment.agreed.entry(ref, code)


def bands(window: MainWindow) -> list[LevelBand]:
    found = [band for band in window.definition.findChildren(LevelBand) if band.isVisible()]
    return sorted(found, key=lambda band: band.level.value)


@pytest.fixture
def panel_window(window: MainWindow) -> MainWindow:
    """Return the window with the focus on Burglary's financial harm, whose levels are 0 1 2 4 8."""
    window.resize(1280, 800)
    window.grid.focus_cell("T-001", "H2")
    QApplication.processEvents()
    return window


def test_that_every_level_is_shown_and_the_current_one_marked(panel_window: MainWindow) -> None:
    assert [band.level.value for band in bands(panel_window)] == [0, 1, 2, 4, 8]
    assert [band.level.value for band in bands(panel_window) if band.isChecked()] == [4]
    assert bands(panel_window)[3].accessibleName() == "4, level 4"


def test_that_a_click_on_a_level_sets_it(panel_window: MainWindow) -> None:
    QTest.mouseClick(bands(panel_window)[4], Qt.MouseButton.LeftButton)
    assert entry(panel_window).level == Fraction(8)
    assert [band.level.value for band in bands(panel_window) if band.isChecked()] == [8]
    panel_window.signals.undo_stack.undo()
    QApplication.processEvents()
    assert [band.level.value for band in bands(panel_window) if band.isChecked()] == [4]


def test_that_a_key_in_the_panel_sets_a_level_too(panel_window: MainWindow) -> None:
    panel_window.definition.take_focus()
    QTest.keyClick(bands(panel_window)[3], Qt.Key.Key_1)
    assert entry(panel_window).level == Fraction(1)
    QTest.keyClick(bands(panel_window)[1], Qt.Key.Key_Question)
    assert entry(panel_window).level is NOT_KNOWN
    QTest.keyClick(bands(panel_window)[1], Qt.Key.Key_Delete)
    assert entry(panel_window).level is None


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_that_the_focused_level_is_chosen_by_enter_and_space(panel_window: MainWindow, key: Qt.Key) -> None:
    panel_window.definition.take_focus()
    bands(panel_window)[4].setFocus()
    QTest.keyClick(bands(panel_window)[4], key)
    assert entry(panel_window).level == Fraction(8)


def test_that_the_ring_of_a_level_is_drawn_whole(panel_window: MainWindow, theme: Theme) -> None:
    for place in (0, 3):  # plain, and current with its thicker frame
        band = bands(panel_window)[place]
        band.setFocus()
        image = band.grab().toImage()
        ring, middle = theme.colour.focus, (image.width() // 2, image.height() // 2)
        column = [y for y in range(image.height()) if image.pixelColor(middle[0], y) == ring]
        line = [x for x in range(image.width()) if image.pixelColor(x, middle[1]) == ring]
        assert len(column) == len(line) == 2 * theme.space.focus_ring
        assert column[0] + column[-1] == image.height() - 1
        assert line[0] + line[-1] == image.width() - 1


def test_that_a_decimal_level_reads_as_a_decimal(theme: Theme, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    band = LevelBand(theme, {}, parent)
    band.show_level(Level(Fraction(5, 2), "some"), 0, 2, "1")
    assert band.accessibleName() == "2.5, some"


def test_that_pressing_the_current_level_again_changes_nothing(panel_window: MainWindow) -> None:
    QTest.mouseClick(bands(panel_window)[3], Qt.MouseButton.LeftButton)
    assert bands(panel_window)[3].isChecked()
    assert not panel_window.signals.undo_stack.canUndo()


def test_that_a_reason_is_kept_when_it_is_left(panel_window: MainWindow) -> None:
    QTest.keyClick(panel_window.grid, Qt.Key.Key_R)
    field = panel_window.definition.findChild(type(panel_window.definition._form.reason))
    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, "Insurance claims")
    panel_window.grid.setFocus()
    assert entry(panel_window) == Entry(Fraction(4), "", "Insurance claims")
    assert panel_window.signals.undo_stack.count() == 1


def test_that_escape_gives_a_reason_up(panel_window: MainWindow) -> None:
    panel_window.definition.begin_reason()
    field = panel_window.definition._form.reason
    QTest.keyClicks(field, "No")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert entry(panel_window).reason == ""
    assert panel_window.grid.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_C, Qt.Key.Key_R, Qt.Key.Key_F6])
def test_that_escape_leads_back_to_the_score_wherever_in_the_panel(
    panel_window: MainWindow, key: Qt.Key
) -> None:
    QTest.keyClick(panel_window.grid, key)
    place = QApplication.focusWidget()
    assert panel_window.definition.isAncestorOf(place)
    QTest.keyClick(place, Qt.Key.Key_Escape)
    assert panel_window.grid.hasFocus()


def test_that_a_reason_is_kept_when_another_cell_is_shown(panel_window: MainWindow) -> None:
    panel_window.definition._form.reason.setPlainText("Typed and not left")
    panel_window.grid.focus_cell("T-002", "H1")
    assert entry(panel_window).reason == "Typed and not left"
    assert entry(panel_window, "T-002", "H1").reason == ""


def test_that_a_reason_that_cannot_be_kept_is_refused_in_words(panel_window: MainWindow) -> None:
    panel_window.definition._form.reason.setPlainText("bell \a")
    panel_window.finish_typing()
    assert "cannot be kept" in panel_window.form.status_bar.currentMessage()
    assert entry(panel_window).reason == ""


def test_that_confidence_is_kept_with_the_level(panel_window: MainWindow) -> None:
    panel_window.definition._form.confidence.activated.emit(3)
    assert entry(panel_window) == Entry(Fraction(4), "high", "")


def test_that_it_says_who_changed_a_score_last(panel_window: MainWindow) -> None:
    panel_window.signals.apply(agreed("T-001", "H2", 8))
    QApplication.processEvents()
    assert panel_window._definition_title._aside.text().startswith("changed by Facilitator, ")


def test_that_the_date_of_a_change_is_never_shortened_before_who_made_it(panel_window: MainWindow) -> None:
    aside = panel_window._definition_title._aside
    when = ", 27 February 2018, 10:42"
    panel_window.definition.headed.emit("Burglary", "changed by the Community Safety Unit", when)
    assert aside.text() == "changed by the Community Safety Unit, 27 February 2018, 10:42"
    whole, end = (aside.fontMetrics().horizontalAdvance(text) for text in (aside.text(), when))
    shown = [aside._shown(width) for width in range(whole, 0, -1)]
    assert shown[0] == aside.text()
    assert all(one.endswith("27 February 2018, 10:42") for one in shown[: whole - end])
    assert "changed by the Comm\N{HORIZONTAL ELLIPSIS}, 27 February 2018, 10:42" in shown
    assert all(one.startswith("2") or not one.strip("\N{HORIZONTAL ELLIPSIS}") for one in shown[-end // 2 :])


@pytest.mark.parametrize("who", ["Facilitator", ""])
def test_that_who_changed_a_score_is_parted_from_when(panel_window: MainWindow, who: str) -> None:
    panel_window.signals.session.who = who
    panel_window.signals.apply(agreed("T-001", "H2", 8))
    QApplication.processEvents()
    aside = panel_window._definition_title._aside
    assert aside.text() == f"changed by {who}{aside._end}" if who else f"changed{aside._end}"
    assert aside._end.lstrip(", ") == moment_text(panel_window.signals.session.history.changes[-1].when)


def test_that_evidence_of_the_criterion_comes_first(panel_window: MainWindow) -> None:
    notes = (
        EvidenceNote("E-001", "T-001", "", "Rising", "", "Police", "2017"),
        EvidenceNote("E-002", "T-001", "H2", "Mean loss", "£1,900", "Survey", ""),
    )
    for note in notes:
        panel_window.signals.apply(AddNote(note))
    QApplication.processEvents()
    text = panel_window.definition._form.evidence.text()
    assert text == "Mean loss: £1,900 (Survey)\nRising (Police, 2017)"


def test_that_a_theme_that_is_not_scored_says_so_in_the_place_of_levels(panel_window: MainWindow) -> None:
    panel_window.signals.apply(SetScored("T-001", scored=False))
    QApplication.processEvents()
    assert not bands(panel_window)
    assert "Not scored: cross-cutting by nature" in panel_window.definition._form.words.text()


def test_that_the_bands_stand_in_rows_where_there_is_little_room(panel_window: MainWindow) -> None:
    bands_widget = panel_window.definition._bands
    bands_widget.set_room(400)
    bands_widget.resize(900, 400)
    assert len({band.y() for band in bands(panel_window)}) == 1
    bands_widget.resize(420, 400)
    assert len({band.y() for band in bands(panel_window)}) > 1
    for band in bands(panel_window):
        assert band.height() >= band.heightForWidth(band.width())


def test_that_on_a_projector_five_levels_stand_in_one_row(panel_window: MainWindow) -> None:
    projector = load_theme("projector_light").for_screen(1080)
    panel_window.definition.set_theme(projector)
    bands_widget = panel_window.definition._bands
    bands_widget.resize(1180, 400)  # beside the ranking on a full HD screen
    assert len({band.y() for band in bands(panel_window)}) == 1


def test_that_the_field_for_a_reason_grows_with_it_up_to_a_few_lines(panel_window: MainWindow) -> None:
    panel_window.definition.begin_reason()
    field = panel_window.definition._form.reason
    heights = []
    for lines in (1, 2, 4, 5, 40):
        field.setPlainText("\n".join(["A line that says why"] * lines))
        QApplication.processEvents()
        heights.append(field.height())
    assert heights[0] < heights[1] < heights[2]
    assert heights[2] == heights[3] == heights[4]
    for width in range(300, 200, -7):  # the text wraps anew at each width
        field.setPlainText("word " * 30)
        field.setFixedWidth(width)
        QApplication.processEvents()
    field.setPlainText("")


# --- little room -------------------------------------------------------------------------------------


@pytest.fixture
def sample_window(open_window: Callable[[Assessment], MainWindow], qtbot: QtBot) -> MainWindow:
    """Return the window on the sample, whose levels have long definitions, at the smallest size."""
    window = open_window(sample_workbook().assessment)
    window.resize(1280, 720)
    # The widths of the grid's headings and the height of the panel follow each other.
    qtbot.waitUntil(lambda: window.grid.viewport().height() >= 9 * window.theme.space.row)
    return window


def test_that_the_grid_has_nine_rows_in_the_smallest_window(sample_window: MainWindow) -> None:
    grid = sample_window.grid
    last = grid.visualRect(grid.table.index(8, 1))
    assert grid.viewport().rect().contains(last)
    assert sample_window.definition.height() >= sample_window.definition.least_height(786)


def test_that_a_table_below_has_more_height_until_it_is_closed(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    usual = sample_window.grid.viewport().height()
    sample_window.panel_set.go_to("decisions")
    qtbot.waitUntil(lambda: sample_window.grid.viewport().height() < usual)
    sample_window.panel_set.go_to("decisions")
    qtbot.waitUntil(lambda: sample_window.grid.viewport().height() == usual)


@pytest.mark.parametrize(
    "code", [criterion.code for criterion in sample_workbook().assessment.model.criteria]
)
def test_that_the_current_definition_is_whole_in_the_smallest_window(
    sample_window: MainWindow, qtbot: QtBot, code: str
) -> None:
    bands_widget = sample_window.definition._bands
    for ref in ("T-001", "T-006", "T-013"):
        sample_window.grid.focus_cell(ref, code)
        qtbot.waitUntil(lambda: bands_widget.height() == bands_widget.heightForWidth(bands_widget.width()))
        current = next(band for band in bands(sample_window) if band.isChecked())
        assert current.height() >= current.heightForWidth(current.width())
        current.grab()
        assert current.toolTip() == ""
        shown = bands(sample_window)
        assert len({band.y() for band in shown}) == 1
        assert shown[-1].geometry().right() < bands_widget.width()
        reason = sample_window.definition._form.reason
        assert reason.visibleRegion().boundingRect().height() == reason.height(), "it stays in view"


def test_that_what_is_cut_off_can_be_read_in_the_tooltip(sample_window: MainWindow, qtbot: QtBot) -> None:
    sample_window.grid.focus_cell("T-006", "H4")
    qtbot.waitUntil(lambda: "money taken" in bands(sample_window)[0].toolTip())


def test_that_the_evidence_stands_in_the_panel_where_there_is_room(
    sample_window: MainWindow, qtbot: QtBot
) -> None:
    sample_window.grid.focus_cell("T-004", "L2")
    assert not sample_window.definition._form.evidence.isVisible()
    sample_window.resize(1920, 1080)
    qtbot.waitUntil(sample_window.definition._form.evidence.isVisible)


def test_that_the_title_counts_the_evidence_and_leads_to_it(sample_window: MainWindow) -> None:
    sample_window.grid.focus_cell("T-004", "L2")
    link = sample_window.definition.evidence_link
    assert link.text() == "Evidence: 1"
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    evidence = sample_window.panel_set.docks["evidence"]
    assert evidence.isAncestorOf(sample_window.focusWidget())
    sample_window.grid.focus_cell("T-001", "H1")
    sample_window.form.definition_dock.raise_()
    QApplication.processEvents()
    assert link.text() == "Evidence: none"


def test_that_it_follows_once_it_comes_to_the_front(sample_window: MainWindow) -> None:
    form = sample_window.definition._form
    sample_window.panel_set.open("evidence")
    QApplication.processEvents()
    asked = form.question.text()
    sample_window.grid.focus_cell("T-004", "L2")
    assert form.question.text() == asked
    sample_window.form.definition_dock.raise_()
    QApplication.processEvents()
    model = sample_window.signals.assessment.model
    assert form.question.text() == model.criterion("L2").question != asked


def test_that_a_reason_is_written_beside_its_own_score_where_the_panel_was_behind_another(
    sample_window: MainWindow,
) -> None:
    panel = sample_window.definition
    sample_window.panel_set.open("evidence")
    QApplication.processEvents()
    for ref in ("T-001", "T-004"):
        sample_window.signals.apply(
            SetEntry(AGREED, 0, ref, "L2", Entry(Fraction(2), "", f"because of {ref}"))
        )
    sample_window.grid.focus_cell("T-001", "L2")
    sample_window.grid.focus_cell("T-004", "L2")
    panel.begin_reason()
    assert panel._form.reason.toPlainText() == "because of T-004"
    reasons = [sample_window.signals.assessment.agreed.entry(ref, "L2").reason for ref in ("T-001", "T-004")]
    assert reasons == ["because of T-001", "because of T-004"]


def test_that_looking_at_a_version_while_the_panel_is_behind_another_keeps_every_reason(
    sample_window: MainWindow,
) -> None:
    window, signals = sample_window, sample_window.signals
    for ref in ("T-001", "T-004"):
        signals.apply(SetEntry(AGREED, 0, ref, "L2", Entry(Fraction(2), "", f"because of {ref}")))
    signals.commit("With reasons", "")
    window.grid.focus_cell("T-001", "L2")
    QApplication.processEvents()
    before = signals.assessment
    window.panel_set.open("evidence")
    QApplication.processEvents()
    assert window.definition.visibleRegion().isEmpty()
    for ref in ("T-004", "T-001"):
        signals.view(1)
        window.grid.focus_cell(ref, "L2")
        signals.show_now()
        window.grid.focus_cell(ref, "L2")
        window.finish_typing()
        window.grid.focus_cell("T-002", "L2")
        window.finish_typing()
    assert signals.assessment is before
