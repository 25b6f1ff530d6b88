"""The help: every page can be reached, every link leads somewhere, F1 knows where a person is."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from smp_workbench import paths
from smp_workbench.gui.actions.command_list import commands
from smp_workbench.gui.dialogs.help_window import HelpWindow
from smp_workbench.gui.guard import Fault
from smp_workbench.gui.help_page import help_pages, pages_about
from smp_workbench.gui.help_topic import FIRST, Topic, topic_of
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panel_set import PANELS, PanelKind
from smp_workbench.gui.panels.reason_edit import ReasonEdit
from smp_workbench.gui.screens import parts
from smp_workbench.gui.theme import load_theme
from tests.gui.every_dialog import ABOUT

NAMES = [page.name for page in help_pages()]
LINK = re.compile(r"\]\(([^)]+)\)")


def opened(window: MainWindow) -> HelpWindow:
    assert window.help_desk.window is not None
    return window.help_desk.window


@pytest.mark.parametrize("name", NAMES)
def test_that_a_page_has_a_title_and_every_link_leads_to_a_page_or_picture(name: str) -> None:
    page = next(page for page in help_pages() if page.name == name)
    assert page.text.startswith("# ")
    assert page.title
    for link in LINK.findall(page.text):
        assert (paths.help_pages() / link).is_file(), link


def test_that_every_page_is_a_topic_and_every_topic_a_page() -> None:
    assert sorted(Topic) == NAMES


def test_that_a_search_lists_the_pages_that_hold_every_word_titles_first() -> None:
    found = [page.name for page in pages_about("EXCEL paste")]
    assert "12_pasting.md" in found
    assert pages_about("excel")[0].title.casefold().count("excel")
    assert [page.name for page in pages_about(" ")] == NAMES
    assert pages_about("quetzalcoatl") == ()


def f1_page(window: MainWindow, place: QWidget) -> str:
    """Press F1 somewhere; return the page that opens, and put the help away."""
    QTest.keyClick(place, Qt.Key.Key_F1)
    shown = opened(window)
    assert shown.isVisible()
    name = shown.form.page.source().fileName()
    window.help_desk.put_away()
    return name


def test_that_f1_in_every_dialog_opens_the_page_about_it_and_leaves_it_open(
    sample_window: MainWindow,
) -> None:
    found = {}
    for name, shown in parts(sample_window):
        if isinstance(shown, QDialog) and name != "dialog_palette":
            place = shown.focusWidget() or shown
            found[name] = f1_page(sample_window, place)
            assert shown.isVisible(), name
            shown.close()
    assert found == {f"dialog_{name}": page for name, page in ABOUT.items()}


@pytest.mark.parametrize("floating", [False, True], ids=["docked", "floating"])
@pytest.mark.parametrize("kind", PANELS, ids=[kind.name for kind in PANELS])
def test_that_f1_in_a_panel_opens_the_page_about_it(
    window: MainWindow, qtbot: QtBot, kind: PanelKind, floating: bool
) -> None:
    window.panel_set.open(kind.name)
    dock = window.panel_set.docks[kind.name]
    dock.setFloating(floating)
    window.return_to_grid()
    window.panel_set.go_to(kind.name)
    qtbot.waitUntil(lambda: dock.isAncestorOf(QApplication.focusWidget()))
    assert f1_page(window, QApplication.focusWidget()) == kind.topic
    assert kind.topic != FIRST


def test_that_f1_opens_the_page_about_each_place_in_the_window(window: MainWindow, qtbot: QtBot) -> None:
    window.signals.commit("First", "")
    window.versions.view(1)
    window.banner.show_fault(Fault("here", ValueError("for this test")))
    QApplication.processEvents()
    places = {
        Topic.SCORING: window.grid,
        Topic.RANKING: window.ranking.rows,
        Topic.COMPARING: window.compare_choice,
        Topic.VERSIONS: window.version_band.findChild(QPushButton),
        Topic.TROUBLE: window.banner.findChild(QPushButton),
        Topic.REASONS: window.definition.findChild(ReasonEdit),
    }
    found = {}
    for topic, place in places.items():
        window.activateWindow()
        place.setFocus()
        qtbot.waitUntil(place.hasFocus)
        found[topic] = f1_page(window, place)
    assert found == {topic: topic.value for topic in places}


def test_that_f1_in_an_open_menu_opens_the_page_about_the_chosen_command(window: MainWindow) -> None:
    menu = window.form.menu_file
    window.form.menu_bar.setActiveAction(menu.menuAction())
    assert QApplication.activePopupWidget() is menu
    menu.setActiveAction(window.form.action_print)
    assert f1_page(window, menu) == Topic.PRINTING
    assert QApplication.activePopupWidget() is None


def test_that_f1_in_the_palette_opens_the_page_about_the_chosen_command(window: MainWindow) -> None:
    window.form.action_palette.trigger()
    palette = QApplication.activePopupWidget()
    QTest.keyClicks(palette.focusWidget(), "commit")
    assert f1_page(window, palette.focusWidget()) == Topic.VERSIONS
    assert not palette.isVisible()


def test_that_f1_in_a_pick_list_opens_the_page_about_what_it_is_picked_for(window: MainWindow) -> None:
    window.grid.focus_cell("T-001", "H1")
    QTest.keyClick(window.grid, Qt.Key.Key_F2)
    assert f1_page(window, QApplication.activePopupWidget()) == Topic.SCORING
    assert QApplication.activePopupWidget() is None


def test_that_f1_in_the_list_of_a_drop_down_opens_the_page_about_it(window: MainWindow) -> None:
    window.compare_choice.showPopup()
    assert f1_page(window, QApplication.activePopupWidget()) == Topic.COMPARING
    assert QApplication.activePopupWidget() is None


def test_that_help_chosen_in_the_menu_is_about_where_the_keyboard_was(window: MainWindow) -> None:
    window.ranking.rows.setFocus()
    QTest.keyClick(window.ranking.rows, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert menu is window.form.menu_help
    QTest.keyClick(menu, Qt.Key.Key_H)
    assert opened(window).form.page.source().fileName() == Topic.RANKING


def test_that_every_command_of_the_menus_has_a_topic_that_is_its_own_or_its_menus(window: MainWindow) -> None:
    topics = {command.name: command.topic for command in commands(window)}
    assert topics["Print…"] == Topic.PRINTING
    assert topics["Decisions"] == Topic.DECISIONS
    assert topics["Burglary"] == Topic.THEMES


def test_that_a_place_of_which_nothing_is_known_opens_the_first_page(window: MainWindow) -> None:
    assert topic_of(window.form.status_bar) == FIRST
    assert topic_of(None) == FIRST


def test_that_words_are_searched_marked_and_the_first_page_found_is_taken(window: MainWindow) -> None:
    window.help_desk.open_page(FIRST)
    help_window = opened(window)
    QTest.keyClicks(help_window.form.search, "because")
    titles = [help_window.form.pages.item(row).text() for row in range(help_window.form.pages.count())]
    assert titles[0] == "Decisions and because"
    QTest.keyClick(help_window.form.search, Qt.Key.Key_Return)
    assert help_window.form.page.source().fileName() == "06_decisions.md"
    assert len(help_window.form.page.extraSelections()) > 1
    help_window.form.search.setText("quetzalcoatl")
    assert help_window.form.found.isVisible()
    assert help_window.form.pages.count() == 0


def test_that_the_way_back_and_forward_is_kept_and_the_list_follows(window: MainWindow) -> None:
    window.help_desk.open_page(Topic.VERSIONS)
    help_window = opened(window)
    help_window.show_page(Topic.DECISIONS)
    help_window.form.back.click()
    assert help_window.form.page.source().fileName() == Topic.VERSIONS
    assert help_window.form.pages.currentItem().text() == "Versions"
    help_window.form.forward.click()
    assert help_window.form.page.source().fileName() == "06_decisions.md"


def test_that_the_help_takes_on_another_look_and_goes_with_the_window(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.help_desk.open_page(FIRST)
    help_window = opened(window)
    window.set_theme(load_theme("dark"))
    assert help_window.form.page.source().fileName() == FIRST
    qtbot.waitUntil(help_window.isActiveWindow)
    QTest.keyClick(help_window.form.page, Qt.Key.Key_Escape)
    assert not help_window.isVisible()
    window.help_desk.open_page(FIRST)
    window.close()
    assert window.help_desk.window is None
