"""Everything a screen reader can reach has a name, in the window and in every dialog.

The walk goes over Qt's accessible tree, as a screen reader does, and not over widgets.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panel_set import PANELS
from smp_workbench.gui.screen_notices import notices

CONTROLS = {
    QAccessible.Role[name]
    for name in (
        "Button", "ButtonMenu", "CheckBox", "RadioButton", "ComboBox", "EditableText", "SpinBox", "List",
        "ListItem", "Table", "Tree", "Cell", "ColumnHeader", "RowHeader", "MenuItem", "MenuBar", "Slider",
        "Dialog", "Window", "Client", "Document",
    )
}  # fmt: skip
DIALOGS = (
    "action_new", "action_commit", "action_details", "action_find", "action_add_theme", "action_change_theme",
    "action_settings", "action_cut_line", "action_model", "action_switch_model", "action_keys",
    "action_about", "action_licences", "action_welcome",
)  # fmt: skip


def parts(thing: QAccessibleInterface, path: str = "") -> Iterator[tuple[str, QAccessibleInterface]]:
    """Return everything under a thing that can be seen, with its path for a failure's message."""
    for place in range(thing.childCount()):
        child = thing.child(place)
        if child is None or child.state().invisible:
            continue
        widget = child.object()
        label = f"{path} > {child.role().name} {widget.objectName() if widget else ''}"
        yield label, child
        yield from parts(child, label)


def unnamed(root: QWidget) -> list[str]:
    QAccessible.setActive(True)
    whole = QAccessible.queryAccessibleInterface(root)
    assert whole is not None
    found = [
        label
        for label, thing in parts(whole)
        if thing.role() in CONTROLS and not thing.text(QAccessible.Text.Name).strip() and _counts(thing)
    ]
    QAccessible.setActive(False)
    return found


def _counts(thing: QAccessibleInterface) -> bool:
    """Leave out the parts that Qt makes inside a control which is named itself."""
    widget = thing.object()
    name = widget.objectName() if widget else ""
    inner = thing.role() in (QAccessible.Role.Client, QAccessible.Role.Window) and not _focusable(widget)
    return not name.startswith("qt_") and not inner


def _focusable(widget: object) -> bool:
    return isinstance(widget, QWidget) and widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def test_that_every_control_of_the_window_has_a_name(window: MainWindow) -> None:
    QApplication.processEvents()
    assert unnamed(window) == []


@pytest.mark.parametrize("action", DIALOGS)
def test_that_every_control_of_a_dialog_has_a_name(window: MainWindow, action: str) -> None:
    getattr(window.form, action).trigger()
    QApplication.processEvents()
    dialog = next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())
    assert dialog.windowTitle()
    assert unnamed(dialog) == []
    dialog.reject()


@pytest.mark.parametrize("name", [kind.name for kind in PANELS])
def test_that_every_control_of_a_panel_has_a_name(window: MainWindow, name: str) -> None:
    window.resize(1280, 900)
    window.panel_set.go_to(name)
    QApplication.processEvents()
    assert unnamed(window) == []


def test_that_what_is_told_of_the_journal_has_names(window: MainWindow) -> None:
    """A full disk, what was brought back, and the list of what is kept."""
    for name, shown in notices(window):
        QApplication.processEvents()
        dialogs = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
        assert bool(dialogs) == name.startswith("dialog")
        for part in dialogs or [shown]:
            assert unnamed(part) == []
        for dialog in dialogs:
            assert dialog.windowTitle()
            dialog.reject()


def test_that_a_control_without_a_name_is_found(window: MainWindow) -> None:
    window.ranking.rows.setAccessibleName("")
    assert any("List" in label for label in unnamed(window))


def test_that_a_score_is_read_with_its_theme_and_criterion(window: MainWindow) -> None:
    QAccessible.setActive(True)
    grid = QAccessible.queryAccessibleInterface(window.grid)
    assert grid is not None
    names = {thing.text(QAccessible.Text.Name) for _, thing in parts(grid)}
    QAccessible.setActive(False)
    assert any(name.startswith("Burglary, Physical harm, 2 of 4") for name in names), sorted(names)[:20]


def test_that_every_control_of_the_window_is_reached_by_the_keyboard(window: MainWindow) -> None:
    """Tab from the ranking on: every control that takes the focus is on the way round."""
    window.resize(1280, 900)
    window.grid.focus_cell("T-001", "H1")
    QApplication.processEvents()
    wanted = {
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    reached, widget = set(), window.grid
    for _ in range(500):
        widget = widget.nextInFocusChain()
        reached.add(widget)
    assert {type(widget).__name__ + " " + widget.objectName() for widget in wanted - reached} == set()
