"""The dock of pages: made late, one page at work at a time, turned to by key and command."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from smp_workbench.gui.actions.command_list import commands
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.sensitivity.page_set import PAGES
from smp_workbench.gui.panels.sensitivity.sensitivity_panel import SensitivityPanel


def opened(window: MainWindow) -> SensitivityPanel:
    window.panel_set.open("sensitivity")
    panel = window.panel_set.panel("sensitivity")
    assert isinstance(panel, SensitivityPanel)
    return panel


@pytest.mark.parametrize("name", [kind.name for kind in PAGES])
def test_that_a_page_is_opened_and_gone_to_by_its_key(window: MainWindow, name: str) -> None:
    key = next(kind.key for kind in PAGES if kind.name == name)
    QTest.keySequence(window, QKeySequence(key))
    panel = opened(window)
    assert panel.isVisible()
    assert panel.page is panel.made_page(name)
    assert panel.page.seen
    assert panel.page.isAncestorOf(window.focusWidget())


def test_that_every_page_is_a_command_in_a_menu_of_its_own(window: MainWindow) -> None:
    there = {command.name for command in commands(window) if "What would change the answer" in command.path}
    assert there >= {kind.title for kind in PAGES}


def test_that_pages_rest_while_the_dock_is_closed(window: MainWindow) -> None:
    panel = opened(window)
    assert panel.page.seen
    window.panel_set.docks["sensitivity"].close()
    assert not panel.page.seen


def test_that_the_tabs_are_walked_with_the_keyboard(window: MainWindow) -> None:
    panel = opened(window)
    panel.tabs.setFocus()
    QTest.keyClick(panel.tabs, Qt.Key.Key_End)
    assert panel.page is panel.made_page(PAGES[panel.tabs.currentIndex()].name)
    assert panel.page.seen
    assert [page.seen for page in (panel.made_page(kind.name) for kind in PAGES)].count(True) == 1


def test_that_the_focused_theme_is_known_to_the_page(window: MainWindow) -> None:
    panel = opened(window)
    window.grid.focus_cell("T-002", "H1")
    assert (panel.page.ref, panel.page.code) == ("T-002", "H1")
