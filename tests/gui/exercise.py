"""Doing everything that can be done to the window, without caring what comes of it.

Here: every command, control, key and event, through Qt.
Not here: what should happen; this is for finding out what survives.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QIdentityProxyModel, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QEnterEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QHoverEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)
from shiboken6 import isValid

from smp_workbench.domain.edit import AddNote, SetCutLine
from smp_workbench.domain.theme import EvidenceNote
from smp_workbench.domain.version import Workbook
from smp_workbench.errors import Sentence
from smp_workbench.gui import file_choice
from smp_workbench.gui.dialogs.command_palette import CommandPalette
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panel_set import PANELS
from smp_workbench.gui.panels.level_band import LevelBand
from smp_workbench.gui.printing import print_choice
from smp_workbench.gui.tables.field_view import FieldView
from smp_workbench.gui.theme import load_theme
from smp_workbench.gui.typing_pause import TypingPause
from smp_workbench.storage.workbook.finding import Finding
from tests.gui.exercise_chart import use_charts
from tests.gui.exercise_copies import use_copies
from tests.gui.exercise_dialog import use_steps
from tests.gui.exercise_hands import begin_paste, drag_theme, pdf_printer
from tests.gui.exercise_keeper import collect_cycles, float_and_return, use_journal
from tests.gui.exercise_stage import use_second_stage

CLOSING = (Qt.Key.Key_Return, Qt.Key.Key_Escape)
"""Keys that end a dialog, and so keep the rest of it from being used."""
ENDING = ("accept", "reject")
KEYS = (
    Qt.Key.Key_3, Qt.Key.Key_9, Qt.Key.Key_Question, Qt.Key.Key_A, Qt.Key.Key_Up, Qt.Key.Key_Down,
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageDown,
    Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_Escape, Qt.Key.Key_R,
    Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab,
)  # fmt: skip
NO_KEY = Qt.KeyboardModifier.NoModifier


def exercise(window: MainWindow, elsewhere: Path) -> None:
    """Show the window and do everything once; ``elsewhere`` is no workbook."""
    with pytest.MonkeyPatch.context() as patch:  # the system's own dialogs wait for an answer
        patch.setattr(file_choice, "choose_to_open", lambda *_: elsewhere)
        patch.setattr(file_choice, "choose_copies", lambda *_: [elsewhere])
        patch.setattr(file_choice, "choose_to_save", lambda *_: None)
        patch.setattr(file_choice, "usual_folder", lambda *_: elsewhere.parent)
        for asking in ("choose_to_save_model", "choose_to_save_picture", "choose_folder"):
            patch.setattr(file_choice, asking, lambda *_: None)
        patch.setattr(print_choice, "choose_printer", lambda *_: pdf_printer(elsewhere.parent))
        patch.setattr(print_choice, "choose_pdf", lambda *_: elsewhere.parent / "pages.pdf")
        patch.setattr("PySide6.QtGui.QDesktopServices.openUrl", lambda *_: True)
        patch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *_: ("", ""))
        _exercise(window, elsewhere)


def _exercise(window: MainWindow, elsewhere: Path) -> None:
    window.show()
    settle()
    for size in ((500, 400), (1280, 720)):
        window.resize(*size)
        settle()
    window.grid.horizontalScrollBar().setRange(0, 10)  # whether the columns fit or not
    window.grid.horizontalScrollBar().setValue(5)
    window.activateWindow()
    fresh = window.signals.session.workbook
    use_controls(window)
    window.door.show(fresh)
    use_bands(window)
    use_panels(window)
    use_second_stage(window, settle, use_dialogs)
    use_charts(window, settle)
    use_commands(window, fresh)
    look_back(window)
    use_table(window)
    for _ in ("used", "accepted"):
        begin_paste(window)
        settle()
        use_dialogs(window)
    drag_theme(window)
    use_help(window)
    use_steps(window, settle, elsewhere)
    ask_findings(window)
    use_journal(window, settle)
    use_copies(window, settle)
    collect_cycles(window)
    float_and_return(window, settle)
    for theme in ("dark", "light"):
        window.set_theme(load_theme(theme))
        window.theme_chosen.emit(theme)
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    read_aloud(window)
    drop(window, elsewhere)
    window.door.show(window.signals.session.workbook)
    settle()


def settle() -> None:
    """Let Qt do what it has put off, and close what has popped up."""
    for _ in range(3):
        QApplication.processEvents()
    while (popup := QApplication.activePopupWidget()) is not None:
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
            if there(popup):
                QTest.keyClick(popup.focusWidget() or popup, key)
        if there(popup):
            popup.close()
        QApplication.processEvents()


def use_controls(window: QWidget) -> None:
    """Press, point at and type into every control that can be seen."""
    keys = [key for key in KEYS if not isinstance(window, QDialog) or key not in CLOSING]
    for widget in sorted(window.findChildren(QWidget), key=ends_dialog):
        if isinstance(window, MainWindow):
            begin_again(window)
        if there(widget) and widget.isEnabled():
            use(widget, keys)


def use_bands(window: MainWindow) -> None:
    """Set levels in the definition panel, whose bands come and go with the focused score."""
    begin_again(window)
    window.focused_cell.open_panel()  # behind another its controls are out of reach
    settle()
    use_controls(window.definition)
    begin_again(window)
    window.focused_cell.open_panel()
    settle()
    for band in window.definition.findChildren(LevelBand):
        if there(band):
            QTest.mouseClick(band, Qt.MouseButton.LeftButton)
            QTest.keyClick(band, Qt.Key.Key_3)
    window.form.action_reason.trigger()
    QTest.keyClick(window.grid, Qt.Key.Key_R)


def use_panels(window: MainWindow) -> None:
    """Open each panel that is made late, and use what is in it."""
    for number in (1, 2):  # one of them is removed by a key
        window.signals.apply(AddNote(EvidenceNote(f"E-00{number}", "T-001", text="A note")))
    for kind in PANELS:
        begin_again(window)
        dock = window.panel_set.docks[kind.name]
        window.panel_set.go_to(kind.name)
        for widget in dock.findChildren(QWidget):
            dock.show()  # one of them closes it
            if there(widget) and widget.isEnabled() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                use(widget, KEYS)
        for view in dock.findChildren(FieldView):
            edit_cells(view)
            for button in dock.widget().findChildren(QPushButton):
                button.setEnabled(True)  # whether there is a row to use it on or not
                button.click()
        dock.close()


def edit_cells(view: FieldView) -> None:
    """Open every cell of the first row, type into it, and leave it in each way there is."""
    keys = (Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Backtab)
    for row in range(min(view.table.rowCount(), 2)):
        for column in range(view.table.columnCount()):
            view.setCurrentIndex(view.table.index(row, column))
            view.open_cell()
            settle()
            editor = view.viewport().findChild(QWidget)
            if editor is not None and there(editor):
                QTest.keyClick(editor, Qt.Key.Key_A)
                for pause in editor.findChildren(TypingPause):
                    pause.over.emit()
                QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
                QTest.keyClick(editor, keys[column % len(keys)])
            settle()
            QTest.keyClick(view, Qt.Key.Key_Delete)


def begin_again(window: MainWindow) -> None:
    """Open the panels and focus a score, whatever the last control has done to them."""
    for dock in (window.form.ranking_dock, window.form.definition_dock):
        dock.show()
        dock.setFloating(False)
    window.grid.focus_cell("T-001", "H1")


def ends_dialog(widget: QWidget) -> int:
    """Return how late a control is used: those that end the dialog last, the verb before the way out."""
    return ENDING.index(widget.objectName()) + 1 if widget.objectName() in ENDING else 0


def there(widget: QWidget) -> bool:
    """Return whether a widget still exists and can be seen; using one may have closed another."""
    return isValid(widget) and widget.isVisible()


def use(widget: QWidget, keys: Sequence[Qt.Key]) -> None:
    """Send one control what a person could."""
    centre = widget.rect().center()
    place = widget.mapToGlobal(centre)
    inside, outside = QPointF(centre), QPointF(-1, -1)
    QApplication.sendEvent(widget, QEnterEvent(inside, inside, QPointF(place)))
    QApplication.sendEvent(widget, QHoverEvent(QEvent.Type.HoverEnter, inside, QPointF(place), outside))
    QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, centre, place))
    # A spin box's menu waits for an answer, and its field passes the event on to it.
    if not any(isinstance(part, QAbstractSpinBox) for part in (widget, widget.parentWidget())):
        QApplication.sendEvent(widget, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, centre, place))
    QTest.mouseMove(widget, centre)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NO_KEY, centre)
    settle()
    if there(widget) and isinstance(widget, QAbstractItemView):
        within = widget.viewport()
        QTest.mouseClick(within, Qt.MouseButton.LeftButton, NO_KEY, QPoint(8, 8))
        cell = widget.visualRect(widget.currentIndex()).center()
        QTest.mouseDClick(within, Qt.MouseButton.LeftButton, NO_KEY, cell)
        settle()
    if there(widget) and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        widget.setFocus()
        QApplication.sendEvent(widget, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))
        for key in keys:
            if there(widget):
                QTest.keyClick(widget, key)
            if QApplication.activePopupWidget() is not None:
                settle()
        settle()
    if there(widget) and isinstance(widget, QLineEdit):
        widget.setText("a")  # what all themes have in their names
    for modifiers in (NO_KEY, Qt.KeyboardModifier.ControlModifier):
        wheel = QWheelEvent(
            QPointF(centre), QPointF(place), QPoint(0, -20), QPoint(0, -120), Qt.MouseButton.NoButton,
            modifiers, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        if there(widget):
            QApplication.sendEvent(widget, wheel)


def use_commands(window: MainWindow, fresh: Workbook) -> None:
    """Trigger every command of the menus, and use the dialogs that open; ``fresh`` begins each menu."""
    for menu in window.form.menu_bar.findChildren(QMenu):
        window.door.show(fresh)
        if menu is window.form.menu_edit:
            window.signals.apply(SetCutLine(3))  # something to undo
        menu.aboutToShow.emit()
        for action in menu.actions():
            if action is not window.form.action_quit and action.menu() is None:
                window.grid.focus_cell("T-001", "H1")
                window.grid.setFocus()
                action.trigger()
                settle()
                use_dialogs(window)
        menu.aboutToHide.emit()
        settle()
    for _ in ("commits", "is refused"):
        window.form.action_commit.trigger()
        settle()
        use_dialogs(window)
    window.close()
    settle()
    use_dialogs(window)
    window.show()


def look_back(window: MainWindow) -> None:
    """Look at a version, and use what its band offers."""
    window.signals.apply(SetCutLine(2))
    window.signals.commit("To look at", "")
    window.signals.apply(SetCutLine(3))
    for button in window.version_band.findChildren(QPushButton):
        window.versions.view(window.signals.session.history.versions[-1].number)
        settle()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        settle()
        use_dialogs(window)
    window.panel_set.go_to("versions")
    panel = window.panel_set.panel("versions")
    for verb in panel.findChildren(QPushButton):
        if there(verb) and verb.isEnabled():
            QTest.mouseClick(verb, Qt.MouseButton.LeftButton)
            settle()
            use_dialogs(window)
            window.signals.show_now()


def use_help(window: MainWindow) -> None:
    """Open the help, search it, and go from page to page."""
    window.form.action_help.trigger()
    help_window = window.help_desk.window
    if help_window is None:
        return
    help_window.form.search.setText("score")
    QTest.keyClick(help_window.form.search, Qt.Key.Key_Return)
    help_window.form.pages.setCurrentRow(1)
    QTest.keyClick(help_window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    settle()
    QTest.keyClick(help_window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    settle()
    help_window.close()


def use_table(window: MainWindow) -> None:
    """Have Qt ask the grid's table what no control of the window has it ask."""
    table = window.grid.table
    proxy = QIdentityProxyModel(window)
    proxy.setSourceModel(table)
    proxy.setData(proxy.index(0, 1), Fraction(3))
    proxy.sort(1, Qt.SortOrder.DescendingOrder)
    window.grid.resizeRowToContents(0)
    window.grid.sizeHintForColumn(1)
    proxy.deleteLater()


def ask_findings(window: MainWindow) -> None:
    """Open the list of changes made outside the program, and use it."""
    sentence = Sentence("{ref} was changed.", {"ref": "T-001"})
    finding = Finding("Scores", "D5", "T-001", "H1", "2", "3", sentence)
    window.door.questions.ask_findings("a.xlsx", [finding], window.signals.assessment, lambda: None)
    settle()
    use_dialogs(window)


def use_dialogs(window: MainWindow) -> None:
    """Use every dialog that is open, by its controls, then close it."""
    for dialog in window.findChildren(QDialog):
        if there(dialog):
            use_controls(dialog)
        if there(dialog):
            dialog.accept()
            settle()


def read_aloud(window: MainWindow) -> None:
    """Ask for everything as a screen reader does."""
    QAccessible.setActive(True)
    for whole in (window, *window.findChildren(CommandPalette)):
        root = QAccessible.queryAccessibleInterface(whole)
        if root is not None:
            _read(root, 0)


def _read(thing: QAccessibleInterface, depth: int) -> None:
    for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value):
        thing.text(kind)
    for place in range(min(thing.childCount(), 60) if depth < 12 else 0):
        child = thing.child(place)
        if child is not None:
            _read(child, depth + 1)


def drop(window: MainWindow, path: Path) -> None:
    """Drag a file over the window and let it fall."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    button, action = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(5, 5), action, data, button, NO_KEY))
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), action, data, button, NO_KEY))
    settle()
    use_dialogs(window)
