"""The help: every page can be reached, every link leads somewhere, F1 knows where a person is."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from smp_workbench import paths
from smp_workbench.gui.dialogs.help_window import HelpWindow
from smp_workbench.gui.help_page import FIRST, TOPICS, help_pages, page_about, pages_about
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.theme import load_theme

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


def test_that_every_place_that_is_known_has_its_page() -> None:
    assert {FIRST, *TOPICS.values()} <= set(NAMES)


def test_that_a_search_lists_the_pages_that_hold_every_word_titles_first() -> None:
    found = [page.name for page in pages_about("EXCEL paste")]
    assert "12_pasting.md" in found
    assert pages_about("excel")[0].title.casefold().count("excel")
    assert [page.name for page in pages_about(" ")] == NAMES
    assert pages_about("quetzalcoatl") == ()


def test_that_each_panel_has_a_page_of_its_own_in_f1(window: MainWindow) -> None:
    for dock in window.panel_set.docks.values():
        assert dock.objectName() in TOPICS


@pytest.mark.parametrize(
    ("action", "page"), [("cut_line", "05_reading_the_ranking.md"), ("add_theme", "15_themes.md")]
)
def test_that_f1_in_a_dialog_opens_the_page_about_it_and_leaves_it_open(
    window: MainWindow, action: str, page: str
) -> None:
    getattr(window.form, f"action_{action}").trigger()
    QApplication.processEvents()
    dialog = next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    assert opened(window).form.page.source().fileName() == page
    assert opened(window).isVisible()
    assert dialog.isVisible()


def test_that_f1_in_the_grid_and_the_ranking_open_their_pages(window: MainWindow) -> None:
    QTest.keyClick(window.grid, Qt.Key.Key_F1)
    assert opened(window).form.page.source().fileName() == "02_scoring.md"
    window.ranking.rows.setFocus()
    window.form.action_help.trigger()
    assert opened(window).form.page.source().fileName() == "05_reading_the_ranking.md"


def test_that_an_unknown_place_opens_the_first_page(window: MainWindow) -> None:
    assert page_about(window.form.status_bar) == FIRST
    assert page_about(None) == FIRST


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
    window.help_desk.open_page("08_versions.md")
    help_window = opened(window)
    help_window.show_page("06_decisions.md")
    help_window.form.back.click()
    assert help_window.form.page.source().fileName() == "08_versions.md"
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
