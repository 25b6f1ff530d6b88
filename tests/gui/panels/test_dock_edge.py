"""A panel that floats is seen to float: it has an edge, and does not lie exactly over its place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QDockWidget, QToolButton

from smp_workbench.gui.main_window import MainWindow


def press_float(dock: QDockWidget) -> None:
    """Press the button of the title bar that lets a panel float or dock."""
    bar = dock.titleBarWidget()
    button = next(one for one in bar.findChildren(QToolButton) if "float" in one.accessibleName())
    button.click()
    QApplication.processEvents()


def edges(dock: QDockWidget) -> set[str]:
    """Return the colours of the outermost pixels."""
    picture = dock.grab().toImage()
    right, bottom = picture.width() - 1, picture.height() - 1
    middle = picture.rect().center()
    places = ((0, middle.y()), (right, middle.y()), (middle.x(), 0), (middle.x(), bottom))
    return {picture.pixelColor(*place).name() for place in places}


@pytest.mark.parametrize("name", ["ranking", "definition", "versions"])
def test_that_a_floating_panel_has_an_edge_and_a_docked_one_has_none(window: MainWindow, name: str) -> None:
    window.panel_set.open(name)
    dock = window.panel_set.docks[name]
    line = {window.theme.colour.edge.name()}
    assert edges(dock) != line
    press_float(dock)
    assert edges(dock) == line
    dock.resize(dock.width() + 40, dock.height() + 40)
    QApplication.processEvents()
    assert edges(dock) == line
    press_float(dock)
    assert not dock.isFloating()
    assert edges(dock) != line


@pytest.mark.parametrize("name", ["ranking", "definition", "versions"])
def test_that_a_panel_floats_beside_its_place(window: MainWindow, name: str) -> None:
    window.panel_set.open(name)
    QApplication.processEvents()
    dock = window.panel_set.docks[name]
    before = dock.mapToGlobal(QPoint())
    press_float(dock)
    moved = dock.pos() - before
    assert abs(moved.x()) >= 8
    assert abs(moved.y()) >= 8
    assert dock.screen().availableGeometry().contains(dock.pos())
