"""What stands at the end of the menu bar: the protective marking, and the way to the command palette.

Here: placing the two. Not here: the marking itself (``marking_label``) and the palette (``dialogs``).
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenuBar, QPushButton, QWidget

from smp_workbench.gui.panels.marking_label import MarkingLabel

_EDGE = 8
"""Pixels at the window's edge, as at the menus' other end."""


class MenuCorner(QWidget):
    """The corner of a menu bar.

    Attributes
    ----------
    marking
        The protective marking.
    button
        Does what ``action`` does, and shows its keys, for whoever uses the mouse and has yet to learn them.
    """

    def __init__(self, menu_bar: QMenuBar, action: QAction) -> None:
        super().__init__(menu_bar)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.button = QPushButton(keys, self)
        self.button.setProperty("quiet", True)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its keys are on it
        named = self.tr("Find a command or a theme ({keys})").format(keys=keys)
        self.button.setAccessibleName(named)
        self.button.setToolTip(named)
        self.button.clicked.connect(action.trigger)
        self.marking = MarkingLabel(menu_bar, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, _EDGE, 0)
        row.setSpacing(0)
        row.addWidget(self.marking)
        row.addWidget(self.button)
        menu_bar.setCornerWidget(self)
