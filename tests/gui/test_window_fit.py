"""The window on small screens and with large type: nothing in it makes it larger than the screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from smp_workbench.domain.assessment import Assessment
from smp_workbench.gui import theme_switch
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panel_set import PANELS
from smp_workbench.gui.panels.level_band import LevelBand
from smp_workbench.gui.panels.reason_edit import MOST_LINES
from smp_workbench.gui.sample import sample_workbook
from smp_workbench.gui.settings import TEXT_SIZES, Settings
from smp_workbench.gui.tables.field_view import FieldView
from smp_workbench.gui.theme import Theme, load_theme
from smp_workbench.gui.theme_palette import chosen_theme, wear
from smp_workbench.gui.theme_switch import ThemeSwitch
from smp_workbench.session.session import new_workbook

OpenWindow = Callable[[Assessment], MainWindow]
AT_200 = QSize(960, 500)
"""What a screen of 1920 by 1080 pixels leaves at 200 % once the frame has its part."""
SMALLEST = QSize(1280, 720)


@pytest.fixture
def sample(open_window: OpenWindow) -> MainWindow:
    return open_window(sample_workbook().assessment)


def put_in(window: MainWindow, size: QSize, text_size: int = 100, theme_id: str = "light") -> None:
    """Show the window at a size, with its type at per cent of the theme's own."""
    theme = load_theme(theme_id).for_screen(size.height()).grown(text_size / 100)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    wear(application, theme)
    window.set_theme(theme)
    window.resize(size)
    settle()


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def too_large(window: MainWindow, room: QSize) -> list[str]:
    """Return what makes the window larger than a room: panels by their names, and layouts."""
    found = []

    def look(name: str) -> None:
        settle()
        least = window.minimumSizeHint()
        if room.expandedTo(least) != room or window.size() != room:
            found.append(f"{name}: at least {least.toTuple()}, is {window.size().toTuple()}")

    look("scoring layout")
    for kind in PANELS:
        window.panel_set.go_to(kind.name)
        look(kind.name)
        window.form.action_panels_back.trigger()
    window.form.action_review.trigger()
    look("review layout")
    window.form.action_panels_back.trigger()
    look("scoring layout again")
    return found


@pytest.mark.parametrize("theme_id", ["light", "projector_light"])
def test_that_no_panel_and_no_layout_is_larger_than_a_full_hd_screen_at_200_per_cent(
    sample: MainWindow, theme_id: str
) -> None:
    put_in(sample, AT_200, theme_id=theme_id)
    assert too_large(sample, AT_200) == []


@pytest.mark.parametrize("text_size", TEXT_SIZES)
def test_that_the_window_fits_the_smallest_screen_at_every_size_of_text(
    sample: MainWindow, text_size: int
) -> None:
    put_in(sample, SMALLEST, text_size)
    assert too_large(sample, SMALLEST) == []


def test_that_every_panel_open_at_once_still_fits(sample: MainWindow) -> None:
    put_in(sample, AT_200)
    for dock in sample.panel_set.docks.values():
        dock.show()
    settle()
    assert AT_200.expandedTo(sample.minimumSizeHint()) == AT_200


def test_that_an_assessment_without_themes_fits_too(open_window: OpenWindow) -> None:
    window = open_window(new_workbook(sample_workbook().assessment.model).assessment)
    put_in(window, AT_200)
    assert too_large(window, AT_200) == []


def test_that_the_grid_keeps_rows_to_score_in_at_200_per_cent(sample: MainWindow) -> None:
    for size, text_size, rows in ((AT_200, 100, 3), (SMALLEST, 200, 3)):
        put_in(sample, size, text_size)
        last = sample.grid.visualRect(sample.grid.table.index(rows - 1, 1))
        assert sample.grid.viewport().rect().contains(last)


@pytest.mark.parametrize(
    ("name", "size", "rows"),
    [("decisions", AT_200, 2), ("decisions", QSize(960, 531), 3), ("evidence", AT_200, 2)],
    ids=["decisions, framed", "decisions, maximised", "evidence, framed"],
)
def test_that_a_table_under_the_grid_has_rows_to_work_in_at_200_per_cent(
    sample: MainWindow, name: str, size: QSize, rows: int
) -> None:
    put_in(sample, size)
    sample.grid.focus_cell("T-004", "H1")  # it has three notes of evidence
    sample.panel_set.open(name)
    settle()
    view = next(one for one in sample.panel_set.docks[name].findChildren(FieldView) if one.isVisible())
    room = view.viewport().height()
    seen = [row for row in range(view.table.rowCount()) if 0 <= view.rowViewportPosition(row) < room]
    whole = [row for row in seen if view.rowViewportPosition(row) + view.rowHeight(row) <= room + 2]
    assert len(whole) >= rows
    assert not view.horizontalScrollBar().isVisible()
    assert sample.grid.viewport().height() >= 1.5 * sample.theme.space.row


def test_that_what_answers_a_cell_is_never_cut_off(sample: MainWindow) -> None:
    form = sample.definition._form
    controls: tuple[QWidget, ...] = (form.reason, form.confidence, form.not_known, form.clear, form.question)
    for size, text_size in ((SMALLEST, 100), (AT_200, 100), (SMALLEST, 150), (SMALLEST, 200)):
        put_in(sample, size, text_size)
        for control in (*controls, sample.definition._bands):
            right = control.mapTo(form.scroll.viewport(), QPoint(control.width(), 0)).x()
            assert right <= form.scroll.viewport().width(), (control.objectName(), size, text_size)


# --- the definition in a low window ---------------------------------------------------------------------

LOW = QSize(960, 540)
"""A screen of 1920 by 1080 pixels at 200 %."""


def out_of_view(window: MainWindow) -> list[str]:
    """Return what of the level shown, its definition and what answers the cell cannot be seen whole."""
    form, shown = window.definition._form, window.definition._bands
    levels = {band.accessibleName(): band for band in shown.findChildren(LevelBand) if band.isVisible()}
    parts: dict[str, QWidget] = {name: band for name, band in levels.items() if band.isChecked()}
    fields = (form.reason, form.confidence, form.not_known, form.clear)
    parts |= {field.objectName(): field for field in fields}
    if shown._definition.isVisible():
        assert shown._definition.height() >= shown._definition.heightForWidth(shown._definition.width())
        parts["definition"] = shown._definition
    assert len(parts) > len(fields)
    return [name for name, part in parts.items() if part.visibleRegion().boundingRect() != part.rect()]


@pytest.mark.parametrize("theme_id", ["light", "projector_light"])
def test_that_the_current_level_and_what_answers_it_are_in_view_on_full_hd_at_200_per_cent(
    sample: MainWindow, theme_id: str
) -> None:
    put_in(sample, LOW, theme_id=theme_id)
    for column in (1, 2, 3, 4, 6, 7):
        sample.grid.go_to(0, column)
        QTest.keyClick(sample.grid, Qt.Key.Key_5)
        settle()
        assert out_of_view(sample) == [], column


def test_that_tab_shows_what_each_level_means_where_there_is_room_for_one(sample: MainWindow) -> None:
    put_in(sample, LOW)
    sample.grid.go_to(0, 1)
    shown = sample.definition._bands
    band, other = shown._bands[3:5]
    assert band.isChecked()
    assert shown._definition.text() == band.words()
    sample.definition.take_focus()
    QTest.keyClick(band, Qt.Key.Key_Tab)
    assert (other.hasFocus(), shown._definition.text()) == (True, other.words())
    sample.grid.setFocus()
    assert shown._definition.text() == band.words()
    QTest.keyClick(sample.grid, Qt.Key.Key_Delete)
    settle()
    assert shown._definition.text().startswith("Tab goes")


def test_that_the_current_level_is_scrolled_to_where_there_is_least_room(sample: MainWindow) -> None:
    put_in(sample, SMALLEST, 200)
    scroll = sample.definition._form.scroll
    assert scroll.verticalScrollBar().maximum() > 0
    sample.grid.go_to(0, 1)
    settle()
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
    QTest.keyClick(sample.grid, Qt.Key.Key_4)
    sample.grid.go_to(0, 1)
    settle()
    bands = sample.definition._bands.findChildren(LevelBand)
    current = next(band for band in bands if band.isVisible() and band.isChecked())
    assert current.visibleRegion().boundingRect() == current.rect()


def layout_of(window: MainWindow) -> tuple[object, ...]:
    form = window.definition._form
    return (
        form.scroll.viewport().size().toTuple(), form.scroll_contents.size().toTuple(),
        form.why_row.direction(), form.answer_row.direction(), form.reason.geometry().getRect(),
        [band.geometry().getRect() for band in window.definition.findChildren(LevelBand) if band.isVisible()],
    )  # fmt: skip


@pytest.mark.parametrize("theme_id", ["dark", "projector_light"])
def test_that_the_smallest_window_looks_the_same_whatever_size_came_before(
    sample: MainWindow, qtbot: QtBot, theme_id: str
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    settings = Settings()
    ThemeSwitch(application, settings, sample)
    sample.theme_chosen.emit(theme_id)
    found = []
    for before in (SMALLEST, QSize(1280, 800), LOW, QSize(1100, 720), QSize(1920, 1080)):
        for size in (before, SMALLEST):
            sample.resize(size)
            qtbot.waitUntil(lambda: sample.theme == chosen_theme(settings, sample.height()))
            settle()
        found.append(layout_of(sample))
        assert not sample.definition._form.scroll.verticalScrollBar().isVisible(), before
    assert found == [found[0]] * len(found)


# --- the ranking's column ------------------------------------------------------------------------------


def in_view(window: MainWindow, name: str) -> bool:
    dock = window.panel_set.docks[name]
    return dock.isVisible() and not dock.visibleRegion().isEmpty()


def test_that_versions_stand_below_the_ranking_where_the_window_is_high_enough(sample: MainWindow) -> None:
    put_in(sample, SMALLEST)
    sample.form.action_review.trigger()
    settle()
    assert (in_view(sample, "ranking"), in_view(sample, "versions")) == (True, True)


def test_that_versions_share_a_tab_with_the_ranking_in_a_low_window_and_come_out_again(
    sample: MainWindow,
) -> None:
    put_in(sample, AT_200)
    sample.form.action_review.trigger()
    settle()
    assert (in_view(sample, "ranking"), in_view(sample, "versions")) == (True, False)
    QTest.keyClick(sample, Qt.Key.Key_7, Qt.KeyboardModifier.AltModifier)
    settle()
    assert (in_view(sample, "ranking"), in_view(sample, "versions")) == (False, True)
    sample.resize(SMALLEST)
    settle()
    assert (in_view(sample, "ranking"), in_view(sample, "versions")) == (True, True)
    sample.resize(AT_200)
    settle()
    assert in_view(sample, "versions"), "the keyboard is in it"


def test_that_moving_panels_for_the_room_is_not_taken_for_a_persons_hand(sample: MainWindow) -> None:
    put_in(sample, SMALLEST)
    before = sample.panels.state
    sample.resize(AT_200)
    settle()
    sample.resize(SMALLEST)
    settle()
    assert before.isEmpty()
    assert sample.panels.state.isEmpty()


def test_that_the_second_stage_stands_below_the_ranking_on_a_large_screen(sample: MainWindow) -> None:
    put_in(sample, QSize(1920, 1080))
    sample.panel_set.go_to("second_stage")
    settle()
    assert (in_view(sample, "ranking"), in_view(sample, "second_stage")) == (True, True)
    sample.resize(SMALLEST)
    settle()
    assert (in_view(sample, "ranking"), in_view(sample, "second_stage")) == (False, True)


def test_that_the_draft_is_said_whole_in_the_smallest_window(sample: MainWindow, qtbot: QtBot) -> None:
    put_in(sample, SMALLEST)
    draft = sample.title_line._draft
    draft.grab()
    assert draft.toolTip() == "", "only what is shortened has one"
    put_in(sample, SMALLEST, 200)
    qtbot.waitUntil(lambda: draft.toolTip() == draft.text())


@pytest.mark.parametrize("arranged", [False, True])
def test_that_a_look_with_larger_type_leaves_the_window_its_size(
    sample: MainWindow, monkeypatch: pytest.MonkeyPatch, arranged: bool
) -> None:
    def on_full_hd(settings: Settings, height: int) -> Theme:
        return load_theme(settings.theme).for_screen(height).grown(settings.text_size / 100)

    monkeypatch.setattr(theme_switch, "chosen_theme", on_full_hd)  # the screen here is smaller
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    settings = Settings()
    switch = ThemeSwitch(application, settings, sample)
    room = QSize(1920, 1040)
    put_in(sample, room)
    for name in ("decisions", "versions"):
        sample.panel_set.open(name)
        settle()
    sample.panels._arranged = arranged  # by a hand on a divider
    for text_size, theme_id in ((200, "projector_dark"), (100, "light"), (200, "projector_dark")):
        settings.text_size = text_size
        switch._choose(theme_id)
        settle()
        assert sample.size() == room, theme_id
        assert room.expandedTo(sample.minimumSizeHint()) == room, theme_id


def test_that_the_ring_round_a_long_reason_is_whole(sample: MainWindow) -> None:
    field, seen = sample.definition._form.reason, sample.definition._form.scroll.viewport()
    for size in (SMALLEST, QSize(1440, 900), QSize(1920, 1040)):
        put_in(sample, size)
        sample.grid.focus_cell("T-001", "H1")
        sample.return_to_grid()
        QTest.keyClick(sample.grid, Qt.Key.Key_R)
        for _ in range(MOST_LINES):
            QTest.keyClick(field, Qt.Key.Key_Return)
        settle()
        mark = sample._ring._mark
        assert mark is not None
        ring = QRect(mark.mapTo(sample, QPoint()), mark.size())
        room = QRect(seen.mapTo(sample, QPoint()), seen.size())
        assert room.bottom() >= ring.bottom() > room.top(), size
        QTest.keyClick(field, Qt.Key.Key_Escape)
