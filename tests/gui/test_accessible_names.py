"""Everything a screen reader can reach has a name, in the window and in every dialog.

The walk goes over Qt's accessible tree, as a screen reader does, and not over widgets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QTabBar,
    QWidget,
)

from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panel_set import PANELS
from smp_workbench.gui.screens import parts
from tests.gui.every_dialog import ABOUT

CONTROLS = {
    QAccessible.Role[name]
    for name in (
        "Button", "ButtonMenu", "CheckBox", "RadioButton", "ComboBox", "EditableText", "SpinBox", "List",
        "ListItem", "Table", "Tree", "Cell", "ColumnHeader", "RowHeader", "MenuItem", "MenuBar", "Slider",
        "Dialog", "Window", "Client", "Document", "PageTab", "PageTabList", "ProgressBar",
    )
}  # fmt: skip
TOLD_APART = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit)


@pytest.fixture(autouse=True)
def screen_reader() -> Iterator[None]:
    """Have Qt tell of every change, as it does while a screen reader runs."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def tree(thing: QAccessibleInterface, path: str = "") -> Iterator[tuple[str, QAccessibleInterface]]:
    """Return everything under a thing that can be seen, with its path for a failure's message."""
    for place in range(thing.childCount()):
        child = thing.child(place)
        if child is None or child.state().invisible or _parked(child):
            continue
        widget = child.object()
        label = f"{path} > {child.role().name} {widget.objectName() if widget else ''}"
        yield label, child
        yield from tree(child, label)


def unnamed(root: QWidget) -> list[str]:
    whole = QAccessible.queryAccessibleInterface(root)
    assert whole is not None
    return [
        label
        for label, thing in tree(whole)
        if thing.role() in CONTROLS and not thing.text(QAccessible.Text.Name).strip() and _counts(thing)
    ]


def alike(root: QWidget) -> list[str]:
    """Return the names that two controls have, so that nothing tells them apart."""
    seen = [
        f"{kind.__name__} {widget.accessibleName() or getattr(widget, 'text', str)()}"
        for kind in TOLD_APART
        for widget in root.findChildren(kind)
        if widget.isVisible() and _focusable(widget)
        if not widget.objectName().startswith("qt_")  # the inside of a control that has a name
    ]
    return [f" twice: {name}" for name, count in Counter(seen).items() if count > 1]


def _parked(thing: QAccessibleInterface) -> bool:
    """Leave out the tabs of a panel that stands alone, which Qt keeps beyond the window's corner."""
    widget = thing.object()
    return isinstance(widget, QTabBar) and widget.x() < 0


def _counts(thing: QAccessibleInterface) -> bool:
    """Leave out the parts that Qt makes inside a control which is named itself."""
    widget = thing.object()
    name = widget.objectName() if widget else ""
    inner = thing.role() in (QAccessible.Role.Client, QAccessible.Role.Window) and not _focusable(widget)
    return not name.startswith("qt_") and not inner


def _focusable(widget: object) -> bool:
    return isinstance(widget, QWidget) and widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def test_that_every_control_of_the_window_and_every_part_of_it_has_a_name(sample_window: MainWindow) -> None:
    """Everything that ``screens`` draws: dialogs, panels, messages, the help and the pick list."""
    found, walked = unnamed(sample_window), {"window"}
    for name, shown in parts(sample_window):
        QApplication.processEvents()
        found += [f"{name}{label}" for label in unnamed(shown) + alike(shown)]
        walked.add(name)
        if shown is not sample_window and shown.isWindow():
            assert shown.windowTitle() or shown.accessibleName(), name
            shown.close()
    assert found == []
    assert walked >= {f"dialog_{name}" for name in ABOUT} | {"help", "pick_list", "window_fault"}


@pytest.mark.parametrize("name", ["file", "edit", "score", "view", "help"])
def test_that_every_entry_of_an_open_menu_has_a_name(window: MainWindow, name: str) -> None:
    menu = getattr(window.form, f"menu_{name}")
    window.form.menu_bar.setActiveAction(menu.menuAction())
    assert menu.isVisible()
    assert unnamed(menu) == []
    menu.close()


@pytest.mark.parametrize("name", ["ranking", "definition", *(kind.name for kind in PANELS)])
def test_that_every_control_of_a_floating_panel_has_a_name(window: MainWindow, name: str) -> None:
    window.panel_set.open(name)
    dock = window.panel_set.docks[name]
    dock.setFloating(True)
    QApplication.processEvents()
    assert dock.windowTitle()
    assert unnamed(dock) + alike(dock) == []


def test_that_a_control_without_a_name_is_found(window: MainWindow) -> None:
    window.ranking.rows.setAccessibleName("")
    assert any("List" in label for label in unnamed(window))


def test_that_a_score_is_read_with_its_theme_and_criterion(window: MainWindow) -> None:
    grid = QAccessible.queryAccessibleInterface(window.grid)
    assert grid is not None
    names = {thing.text(QAccessible.Text.Name) for _, thing in tree(grid)}
    assert any(name.startswith("Burglary, Physical harm, 2 of 4") for name in names), sorted(names)[:20]


def test_that_two_controls_of_one_name_are_found(window: MainWindow) -> None:
    window.compare_choice.setAccessibleName("The same")
    assert alike(window) == []
    window.definition.findChild(QComboBox).setAccessibleName("The same")
    assert alike(window) != []
