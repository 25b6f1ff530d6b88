"""What would change the answer, in words: found a moment after a key, true, and a way to each score."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import RemoveTheme
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.panel_dock import PanelDock
from smp_workbench.gui.panels.sensitivity import words_page
from smp_workbench.gui.panels.sensitivity.sensitivity_panel import SensitivityPanel
from smp_workbench.gui.panels.sensitivity.words_page import WordsPage
from smp_workbench.gui.tipping_source import tipping_source
from tests.factory import agreed, applied, small_assessment, small_model

PATIENCE = 10_000


@pytest.fixture
def window(open_window: Callable[[Assessment], MainWindow]) -> MainWindow:
    """Return the window with Burglary (2, 4, 2) before Fraud (0, 8, 1/3) and ASB (4, 0, 1)."""
    start = small_assessment(small_model("wsum(harm) * L1"))
    edits = [agreed("T-003", code, level) for code, level in (("H1", 4), ("H2", 0), ("L1", 1))]
    return open_window(applied(start, *edits))


def wait(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until what is shown has been found."""
    source = tipping_source(window.signals)
    qtbot.waitUntil(lambda: source.tipping is not None and not source.waiting, timeout=PATIENCE)


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> WordsPage:
    QTest.keyClick(window.grid, Qt.Key.Key_F5)
    panel = window.panel_set.panel("sensitivity")
    assert isinstance(panel, SensitivityPanel)
    assert isinstance(panel.page, WordsPage)
    wait(window, qtbot)
    return panel.page


def sentences(page: WordsPage) -> list[str]:
    model = page.rows.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_that_the_page_says_who_stays_and_which_score_would_change_it(page: WordsPage) -> None:
    assert page._title.text()
    assert page._said.label.text()
    assert any(" if " in sentence and " goes from " in sentence for sentence in sentences(page))


def test_that_a_sentence_is_true_when_it_is_tried(page: WordsPage, window: MainWindow, qtbot: QtBot) -> None:
    found = tipping_source(window.signals).tipping
    assert found is not None
    tip = found.contest.nearest_cell
    assert tip is not None
    before = {
        one.ref for one in window.signals.ranking.themes if one.rank and one.rank <= found.tips.cut_line
    }
    window.signals.apply(agreed(tip.theme.ref, tip.criterion.code, tip.new))
    after = {one.ref for one in window.signals.ranking.themes if one.rank and one.rank <= found.tips.cut_line}
    assert (tip.theme.ref in before) == (tip.effect == "leaves")
    assert (tip.theme.ref in after) == (tip.effect == "enters")
    said = sentences(page)
    wait(window, qtbot)
    assert sentences(page) != said


def test_that_enter_on_a_sentence_goes_to_its_score(page: WordsPage, window: MainWindow) -> None:
    window.grid.go_to(0, 0)
    page.take_focus()
    assert not page.rows.model().index(0, 0).flags() & Qt.ItemFlag.ItemIsSelectable  # a heading
    found = tipping_source(window.signals).tipping
    assert found is not None
    cells = {(tip.theme.ref, tip.criterion.code) for tip in [found.contest.nearest_cell] if tip}
    page.rows.activated.emit(page.rows.currentIndex())
    assert window.current in cells


def test_that_only_the_focused_themes_sentences_are_shown_when_asked(
    page: WordsPage, window: MainWindow
) -> None:
    window.grid.focus_cell("T-003", "H1")
    page.only.setChecked(True)
    name = window.signals.assessment.theme("T-003").name
    assert sentences(page)
    assert all(name in one for one in sentences(page) if " goes from " in one)


def test_that_a_theme_without_a_score_is_told_of(page: WordsPage, window: MainWindow, qtbot: QtBot) -> None:
    window.signals.apply(agreed("T-003", "H1", None))
    window.grid.focus_cell("T-003", "H1")
    page.only.setChecked(True)
    wait(window, qtbot)
    (only,) = sentences(page)
    assert "no score of its own yet" in only


def test_that_the_line_under_the_ranking_speaks_of_the_focused_theme(
    window: MainWindow, qtbot: QtBot
) -> None:
    wait(window, qtbot)
    line = window.ranking_column.line
    said = set()
    for ref in ("T-001", "T-002", "T-003"):
        window.grid.focus_cell(ref, "H1")
        assert line.words.text().endswith(".")
        assert line.words.toolTip() == line.words.text()
        said.add(line.words.text())
    assert len(said) > 1


def test_that_more_leads_to_the_page(window: MainWindow) -> None:
    window.ranking_column.line.more.click()
    panel = window.panel_set.panel("sensitivity")
    assert isinstance(panel, SensitivityPanel)
    assert isinstance(panel.page, WordsPage)
    assert panel.isVisible()


def test_that_nothing_is_found_while_nobody_looks(window: MainWindow, qtbot: QtBot) -> None:
    wait(window, qtbot)
    window.form.ranking_dock.close()
    source = tipping_source(window.signals)
    window.signals.apply(agreed("T-001", "H1", 0))
    assert not source.waiting
    with qtbot.waitSignal(source.found):  # once it is painted again
        window.form.ranking_dock.show()


def test_that_what_is_left_out_is_said_to_be(
    page: WordsPage, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = sentences(page)
    assert not [one for one in whole if "--json" in one]
    assert len([one for one in whole if " goes from " in one]) > 1
    monkeypatch.setattr(words_page, "_MOST", 1)
    page.refresh()
    said = sentences(page)
    assert len([one for one in said if " goes from " in one]) == 1
    assert "There are more, none of them smaller" in said[2]


def test_that_a_long_paragraph_is_scrolled_and_leaves_the_sentences_room(page: WordsPage) -> None:
    words = page._said
    assert words.height() == words.label.heightForWidth(words.width())
    assert words.focusPolicy() == Qt.FocusPolicy.NoFocus
    words.set_words("Theme 1 leaves the top five. " * 400)
    QApplication.processEvents()
    assert words.height() <= page.height() // 2
    assert words.height() % words.label.fontMetrics().lineSpacing() == 0, "a line is cut"
    assert words.verticalScrollBar().maximum() > 0
    words.setFocus()
    QTest.keyClick(words, Qt.Key.Key_Down)
    assert words.verticalScrollBar().value() > 0
    assert page.rows.height() > 40


@pytest.mark.parametrize("refs", [(), ("T-001", "T-002", "T-003")])
def test_that_an_empty_page_says_what_to_do_and_shows_no_empty_list(
    refs: tuple[str, ...], open_window: Callable[[Assessment], MainWindow], qtbot: QtBot
) -> None:
    start = small_assessment(small_model("wsum(harm) * L1"))
    blank = [agreed(ref, code, None) for ref in refs for code in ("H1", "H2", "L1")]
    gone = [RemoveTheme(theme.ref) for theme in start.themes if not refs]
    window = open_window(applied(start, *blank, *gone))
    window.panel_set.go_to("sensitivity")
    panel = window.panel_set.panel("sensitivity")
    assert isinstance(panel, SensitivityPanel)
    panel.show_page("words")
    assert isinstance(panel.page, WordsPage)
    wait(window, qtbot)
    assert "core" in panel.page._said.label.text()
    assert panel.page.rows.isHidden()


@pytest.mark.parametrize("size", [(280, 600), (320, 260), (460, 200), (900, 300)])
def test_that_nothing_is_cut_in_a_narrow_or_low_panel(
    page: WordsPage, window: MainWindow, size: tuple[int, int]
) -> None:
    dock = window.findChild(PanelDock, "sensitivity_dock")
    assert dock is not None
    dock.setFloating(True)
    dock.resize(*size)
    for _ in range(3):  # a scroll bar that comes takes some of the width
        QApplication.processEvents()
    title = page._title
    assert title.height() >= title.heightForWidth(title.width())
    assert page._said.geometry().bottom() < page.rows.geometry().top()
    room = page.rows.viewport().width() - 2 * page.theme.space.related
    model = page.rows.model()
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        metrics = QFontMetrics(index.data(Qt.ItemDataRole.FontRole) or page.rows.font())
        wrapped = metrics.boundingRect(QRect(0, 0, room, 0), Qt.TextFlag.TextWordWrap, index.data())
        assert page.rows.visualRect(index).height() >= wrapped.height()


def test_that_words_without_a_list_stand_together_at_the_top(
    open_window: Callable[[Assessment], MainWindow], qtbot: QtBot
) -> None:
    window = open_window(applied(small_assessment(), RemoveTheme("T-002"), RemoveTheme("T-003")))
    QTest.keyClick(window.grid, Qt.Key.Key_F5)
    panel = window.panel_set.panel("sensitivity")
    assert isinstance(panel, SensitivityPanel)
    wait(window, qtbot)
    page = panel.page
    assert isinstance(page, WordsPage)
    page.resize(300, 600)
    assert page.rows.isHidden()
    assert page.only.y() < 100, "beside or right below the finding"
