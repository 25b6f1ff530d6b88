"""The marking in the menu bar and the panels round the grid, as the window changes its size."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar

from smp_workbench.domain.assessment import Assessment, Marking
from smp_workbench.domain.edit import AddTheme, SetEntry, SetMarking
from smp_workbench.domain.scorecard import AGREED, Entry
from smp_workbench.domain.theme import Theme
from smp_workbench.domain.version import History, Workbook
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.theme import load_theme
from smp_workbench.gui.theme_palette import wear
from smp_workbench.session.session import new_workbook
from smp_workbench.storage.model_file import shipped_models
from tests.factory import small_assessment

OpenWindow = Callable[[Assessment], MainWindow]
SENSITIVE = "OFFICIAL-SENSITIVE"
LONG = "For the members of the partnership only, not to be copied, kept at home or sent on " * 2


def shown_whole(window: MainWindow) -> bool:
    """Whether the marking's label is as wide as its text, inside the window and clear of the menus."""
    QApplication.processEvents()
    label, bar = window._marking, window.form.menu_bar
    last = max(bar.actionGeometry(action).right() for action in bar.actions())
    left = label.mapTo(bar, QPoint()).x()
    inside = left > last and left + label.width() <= bar.width()
    return label.width() >= label.sizeHint().width() and inside


def test_that_the_marking_is_whole_after_an_edit_an_undo_and_an_opening(window: MainWindow) -> None:
    window.resize(1280, 720)
    assert shown_whole(window)
    window.signals.apply(SetMarking(Marking(SENSITIVE)))
    assert (window._marking.text(), shown_whole(window)) == (SENSITIVE, True)
    window.form.action_undo.trigger()
    assert (window._marking.text(), shown_whole(window)) == ("OFFICIAL", True)
    marked, _ = SetMarking(Marking(SENSITIVE, "Partners only")).apply(small_assessment())
    window.door.show(Workbook(marked, History(marked)))
    assert (window._marking.text(), shown_whole(window)) == (f"{SENSITIVE} - Partners only", True)


@pytest.mark.parametrize("theme_id", ["light", "projector_dark"])
@pytest.mark.parametrize("width", [1280, 900])
def test_that_long_handling_words_give_way_and_the_classification_never(
    window: MainWindow, qapp: QApplication, theme_id: str, width: int
) -> None:
    theme = load_theme(theme_id).for_screen(720)
    wear(qapp, theme)
    window.set_theme(theme)
    window.resize(width, 720)
    whole = Marking(SENSITIVE, LONG[:150].strip())
    window.signals.apply(SetMarking(whole))
    assert shown_whole(window)
    text = window._marking.text()
    assert text.startswith(SENSITIVE)
    assert text.endswith("…")
    assert window._marking.toolTip() == whole.text
    assert whole.text in window._marking.accessibleName()
    window.resize(width + 150, 720)
    assert shown_whole(window)
    assert len(window._marking.text()) > len(text)


def test_that_a_narrow_window_keeps_the_classification(window: MainWindow) -> None:
    window.signals.apply(SetMarking(Marking(SENSITIVE, "Partners only")))
    window.resize(window.minimumSizeHint().width(), 520)
    QApplication.processEvents()
    label = window._marking
    assert label.text().startswith(SENSITIVE)
    assert label.width() >= label.sizeHint().width()
    assert label.mapTo(window.form.menu_bar, QPoint()).x() >= 0


def heights(window: MainWindow) -> tuple[int, int]:
    QApplication.processEvents()
    return window.form.definition_dock.height(), window.form.ranking_dock.width()


def test_that_a_file_opened_later_has_the_panels_of_one_opened_at_once(
    window: MainWindow, open_window: OpenWindow
) -> None:
    window.resize(1280, 720)
    empty = open_window(new_workbook(small_assessment().model).assessment)
    empty.resize(1280, 720)
    QApplication.processEvents()
    empty.door.show(Workbook(small_assessment(), History(small_assessment())))
    assert heights(empty) == heights(window)


def test_that_the_panels_come_back_after_the_window_was_tiny(window: MainWindow) -> None:
    window.resize(1280, 720)
    before = heights(window)
    window.resize(320, 200)
    QApplication.processEvents()
    window.resize(1280, 720)
    assert heights(window) == before


def drag_divider(window: MainWindow, by: int) -> None:
    """Move the divider over the definition panel."""
    QApplication.processEvents()
    place = window.form.definition_dock.geometry()
    start = QPoint(place.center().x(), place.top() - 1)
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(window, left, pos=start)
    QTest.mouseMove(window, start - QPoint(0, by))
    QApplication.processEvents()
    QTest.mouseRelease(window, left, pos=start - QPoint(0, by))


def test_that_a_divider_stays_where_a_person_put_it_until_the_panels_are_put_back(
    window: MainWindow, open_window: OpenWindow
) -> None:
    window.resize(1280, 720)
    usual = heights(window)
    drag_divider(window, -60)
    chosen = heights(window)
    assert chosen[0] == usual[0] - 60
    window.door.show(Workbook(small_assessment(), History(small_assessment())))
    assert heights(window) == chosen
    window.close()
    again = open_window(small_assessment())
    assert heights(again) == chosen
    again.resize(1280, 720)
    again.form.ranking_dock.close()
    again.form.definition_dock.setFloating(True)
    again.form.action_panels_back.trigger()
    assert heights(again) == usual
    assert not again.form.definition_dock.isFloating()
    assert again.form.ranking_dock.isVisible()


def test_that_a_window_as_tall_as_the_screen_fills_it_with_its_frame(
    window: MainWindow, open_window: OpenWindow
) -> None:
    room = QGuiApplication.primaryScreen().availableGeometry()
    window.resize(700, room.height())
    window.close()
    again = open_window(small_assessment())
    assert again.isMaximized()


def test_that_a_window_that_hangs_over_the_lower_edge_is_moved_up(
    window: MainWindow, open_window: OpenWindow
) -> None:
    room = QGuiApplication.primaryScreen().availableGeometry()
    window.setGeometry(20, room.bottom() - 300, 700, 600)
    window.close()
    again = open_window(small_assessment())
    assert not again.isMaximized()
    assert again.size() == window.size()
    assert again.geometry().bottom() <= room.bottom()


def test_that_the_full_screen_gives_back_a_maximised_window(window: MainWindow) -> None:
    window.showMaximized()
    window.form.action_full_screen.trigger()
    assert window.isFullScreen()
    window.form.action_full_screen.trigger()
    assert window.isMaximized()
    assert not window.isFullScreen()


def test_that_a_ranking_opens_at_its_top_wherever_the_first_theme_ranks(window: MainWindow) -> None:
    window.resize(1280, 720)
    state = new_workbook(shipped_models()[0]).assessment
    for number in range(1, 131):
        state, _ = AddTheme(Theme(f"T-{number:03d}", f"Theme {number}")).apply(state)
    window.door.show(Workbook(state, History(state)))
    window.grid.focus_cell("T-130", "P1")
    assert window.ranking.rows.verticalScrollBar().value() > 0, "the focus is followed"
    scored = state
    for number in range(2, 131):
        for criterion in state.model.criteria:
            entry = Entry(criterion.levels[number % 5].value)
            scored, _ = SetEntry(AGREED, 0, f"T-{number:03d}", criterion.code, entry).apply(scored)
    window.door.show(Workbook(scored, History(scored)))
    QApplication.processEvents()
    assert window.ranking.rows.verticalScrollBar().value() == 0


def test_that_going_from_one_layout_to_the_other_leaves_no_tabs_behind(window: MainWindow) -> None:
    """Qt would keep the tabs of every place it gives up, where a screen reader still meets them."""
    form = window.form
    form.action_review.trigger()
    form.action_panels_back.trigger()
    QApplication.processEvents()
    before = len(window.findChildren(QTabBar))
    for _ in range(5):
        form.action_review.trigger()
        QApplication.processEvents()
        form.action_panels_back.trigger()
        QApplication.processEvents()
    assert len(window.findChildren(QTabBar)) == before


def test_that_a_ranking_left_floating_comes_back_floating_without_a_word_from_qt(
    window: MainWindow, open_window: OpenWindow
) -> None:
    window.form.ranking_dock.setFloating(True)
    window.close()
    again = open_window(small_assessment())
    QApplication.processEvents()
    assert again.form.ranking_dock.isFloating()
    assert again.form.ranking_dock.isVisible()
