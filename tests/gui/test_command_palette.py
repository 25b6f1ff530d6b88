"""The command palette: every command and theme is in it, found by typing, and run with Enter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu

from smp_workbench.gui.dialogs.command_match import match
from smp_workbench.gui.dialogs.command_palette import CommandPalette
from smp_workbench.gui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(window: MainWindow, typed: str = "") -> CommandPalette:
    """Open the palette by its key, and type."""
    QTest.keyClick(window.grid, Qt.Key.Key_K, CTRL)
    QApplication.processEvents()
    palette = window.findChild(CommandPalette)
    assert palette is not None
    assert palette.isVisible()
    QTest.keyClicks(palette.form.words, typed)
    return palette


def press(palette: CommandPalette, key: Qt.Key) -> None:
    QTest.keyClick(palette.form.words, key)
    QApplication.processEvents()


def names(palette: CommandPalette) -> list[str]:
    return [command.name for command in palette.model.found]


def said(palette: CommandPalette) -> str:
    """Return what a screen reader says of the chosen row."""
    index = palette.form.commands.currentIndex()
    return str(palette.model.data(index, Qt.ItemDataRole.AccessibleTextRole))


def menu_texts(menu: QMenu) -> Iterator[str]:
    """Return every entry of a menu and its submenus, as they are shown."""
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            if action.isVisible():
                yield from menu_texts(inner)
        elif not action.isSeparator() and action.isVisible():
            yield action.text().split("\t")[0].replace("&", "")


def test_that_it_holds_every_entry_of_every_menu_and_every_theme(window: MainWindow) -> None:
    palette = opened(window)
    bar = window.form.menu_bar
    menus = [menu for menu in (action.menu() for action in bar.actions()) if isinstance(menu, QMenu)]
    entries = [text for menu in menus for text in menu_texts(menu)]
    assert len(entries) > 50
    assert names(palette) == [*entries, "Burglary", "Fraud", "ASB"]
    assert {"Dark", "Undo list", "Nothing"} <= set(names(palette)), "submenus and what code adds"
    palette.close()


def test_that_typing_und_finds_undo_and_enter_runs_it(window: MainWindow) -> None:
    QTest.keyClick(window.grid, Qt.Key.Key_4)
    palette = opened(window, "und")
    assert names(palette)[0] == "Undo: Burglary, Physical harm 2 to 4"
    press(palette, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert window.signals.assessment.agreed.entry("T-001", "H1").level == 2


def test_that_a_theme_is_gone_to(window: MainWindow) -> None:
    press(opened(window, "fraud"), Qt.Key.Key_Return)
    assert window.current == ("T-002", "H1")
    assert window.grid.hasFocus()


def test_that_what_cannot_be_done_says_why_and_is_not_run(window: MainWindow) -> None:
    palette = opened(window, "redo")
    assert said(palette) == "Redo, Edit, Ctrl+Y, not now: nothing has been undone"
    assert palette.form.hint.text() == "Not now: nothing has been undone"
    press(palette, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.close()


def test_that_commands_that_were_run_come_first_the_next_time(window: MainWindow) -> None:
    for typed in ("fill down", "select all"):
        press(opened(window, typed), Qt.Key.Key_Return)
    palette = opened(window)
    assert names(palette)[:2] == ["Select all scores", "Fill down"]
    assert sorted(names(palette)) == sorted(command.name for command in palette._all)
    palette.close()


def test_that_arrows_move_in_the_list_and_stop_at_its_ends(window: MainWindow) -> None:
    palette = opened(window, "copy")
    first, second = names(palette)[:2]
    for key, name in ((Qt.Key.Key_Up, first), (Qt.Key.Key_Down, second), (Qt.Key.Key_PageUp, first)):
        press(palette, key)
        assert palette.chosen is not None
        assert palette.chosen.name == name
    palette.close()


def test_that_escape_closes_it_and_the_keyboard_is_where_it_was(window: MainWindow) -> None:
    palette = opened(window, "zzzz")
    assert palette.form.hint.text() == "No command and no theme has this in its name."
    press(palette, Qt.Key.Key_Return)
    press(palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert window.focusWidget() is window.grid


def test_that_the_button_in_the_menu_bar_opens_it(window: MainWindow) -> None:
    corner = window.form.menu_bar.cornerWidget()
    button = getattr(corner, "button", None)
    assert button is not None
    assert button.text() == "Ctrl+K"
    assert button.accessibleName() == "Find a command or a theme (Ctrl+K)"
    button.click()
    palette = window.findChild(CommandPalette)
    assert palette is not None
    assert palette.isVisible()
    palette.close()


def test_that_the_list_keeps_qt_s_rules(window: MainWindow) -> None:
    palette = opened(window)
    QAbstractItemModelTester(palette.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    QTest.keyClicks(palette.form.words, "the")
    palette.close()


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("sort", "Sort by this column", "Resort"),
        ("panel", "Go to the next panel", "Ranking"),
        ("mtu", "Move the theme up", "Add themes"),
        ("pnt", "Print", "Paste"),
    ],
)
def test_that_the_better_answer_is_worth_more(typed: str, better: str, worse: str) -> None:
    good, poor = match(typed, better), match(typed, worse)
    assert good is not None
    assert poor is None or poor < good


@pytest.mark.parametrize("inside", ["Select all scores", "Try scores and weights"])
def test_that_the_beginning_of_a_menu_s_word_is_worth_more_than_letters_inside_a_name(inside: str) -> None:
    of_menu = match("res", "Version 1: Away day", "File: Restore a version", "Brings it back")
    letters = match("res", inside, "Score", "Results move at once")
    assert of_menu is not None
    assert letters is not None
    assert of_menu > letters
