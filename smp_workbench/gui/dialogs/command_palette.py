"""The command palette: every command and theme, found by typing.

Here: the list that gets shorter as one types, its keys, and running what was chosen.
Not here: which commands there are (``actions.command_list``), how well they answer (``command_match``)
and how a row is drawn (``command_row``).

It is made once and kept, so that it opens at once. The keyboard stays in the line that is typed into;
the list follows it, and a screen reader is told what is chosen there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget
from typing_extensions import override

from smp_workbench.gui.actions.command_list import Command
from smp_workbench.gui.dialogs.command_match import match
from smp_workbench.gui.dialogs.command_row import CommandRow
from smp_workbench.gui.forms.ui_command_palette import Ui_CommandPalette
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic, set_topic
from smp_workbench.gui.settings import Settings
from smp_workbench.gui.tables.cell_ring import INTERFACE_TYPE
from smp_workbench.gui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_NOTHING: Final[object] = None
_WIDTH: Final = 640
_ROWS: Final = 11
_PAGE: Final = 8
_DOWN: Final = 56
"""Pixels from the window's top, under its menus."""
_STEPS: Final = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -_PAGE,
    Qt.Key.Key_PageDown: _PAGE,
}
_RUNNING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CommandModel(QAbstractListModel):
    """The commands that answer what was typed, best first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.found: list[Command] = []

    def show(self, found: list[Command]) -> None:
        """List other commands."""
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    @override
    @guarded(default=0)
    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many commands were found."""
        return 0 if parent.isValid() else len(self.found)

    @override
    @guarded(default=_NOTHING)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a command's name, or all that is to be known of it for a screen reader."""
        if not index.isValid():
            return None
        command = self.found[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return command.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (command.name, command.path, command.shortcut, self.state_of(command))
            return ", ".join(part for part in parts if part)
        return None

    def state_of(self, command: Command) -> str:
        """Return that a command cannot be done now, with why if that is known."""
        if command.available:
            return ""
        return self.tr("not now: {why}").format(why=command.why) if command.why else self.tr("not now")


class CommandPalette(QDialog):
    """Opens over its window; Enter runs what is chosen, Escape or a click elsewhere closes it."""

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Popup)
        self.setObjectName("command_palette")
        set_topic(self, Topic.FINDING_YOUR_WAY)
        self._window = parent
        self._settings = settings
        self._all: Sequence[Command] = ()
        self.form = Ui_CommandPalette()
        self.form.setupUi(self)
        self.model = CommandModel(self)
        self._row = CommandRow(self.model, theme, self)
        self.form.commands.setModel(self.model)
        self.form.commands.setItemDelegate(self._row)
        self.form.words.textChanged.connect(self._narrow)
        self.form.commands.clicked.connect(self._run)
        self.form.commands.selectionModel().currentChanged.connect(self._tell)
        self.form.words.installEventFilter(self)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        self._theme = theme
        self._row.set_theme(theme)

    def open_with(self, commands: Sequence[Command]) -> None:
        """Open on these commands, those that were run of late first."""
        recent = self._settings.recent_commands
        late = {key: place for place, key in enumerate(recent)}
        self._all = sorted(commands, key=lambda command: late.get(command.key, len(recent)))
        self.form.words.clear()
        self._narrow()
        self._place()
        self.show()
        self.form.words.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def chosen(self) -> Command | None:
        """The command that Enter would run."""
        index = self.form.commands.currentIndex()
        return self.model.found[index.row()] if index.isValid() else None

    @override
    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have the keys that move and choose act on the list while one types."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in _RUNNING:
            self._run()
            return True
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._choose(self.form.commands.currentIndex().row() + step)
        return step is not None

    def _choose(self, row: int) -> None:
        last = self.model.rowCount() - 1
        index = self.model.index(min(max(row, 0), last))
        self.form.commands.setCurrentIndex(index)
        self.form.commands.scrollTo(index)

    @guarded
    def _narrow(self) -> None:
        typed = self.form.words.text()
        found = [(match(typed, one.name, one.path, one.hint), one) for one in self._all]
        kept = [(worth, one) for worth, one in found if worth is not None]
        kept.sort(key=lambda pair: (-pair[0], not pair[1].available))
        # With nothing typed everything answers alike, and what was run of late comes first.
        self.model.show([one for _, one in kept] if typed.strip() else list(self._all))
        self._choose(0)
        self._tell()

    @guarded
    def _tell(self) -> None:
        """Say what the chosen command does, or why it cannot be done; let screen readers follow."""
        command = self.chosen
        set_topic(self, command.topic if command is not None else Topic.FINDING_YOUR_WAY)
        if command is None:
            self.form.hint.setText(self.tr("No command and no theme has this in its name."))
            return
        state = self.model.state_of(command)
        self.form.hint.setText(state[:1].upper() + state[1:] if state else command.hint)
        event = QAccessibleEvent(self.form.commands, QAccessible.Event.Focus)
        event.setChild(self.form.commands.currentIndex().row())
        QAccessible.updateAccessibility(event)

    @guarded
    def _run(self) -> None:
        command = self.chosen
        if command is None or not command.available:
            return
        self.close()
        if command.key:
            self._settings.remember_command(command.key)
        command.run()

    def _place(self) -> None:
        """Stand under the window's menus, in its middle, as high as a page of rows."""
        window = self._window
        scale = self._theme.type.interface / INTERFACE_TYPE
        width = min(round(_WIDTH * scale), window.width())
        around = self.sizeHint().height() - self.form.commands.sizeHint().height()
        height = min(around + _ROWS * self._row.height, window.height() - _DOWN)
        self.resize(width, height)
        self.move(window.mapToGlobal(QPoint((window.width() - width) // 2, _DOWN)))
