"""The mouse wheel scrolls, and never chooses: a notch over a list would be an edit that nobody meant.

Here: leaving the wheel to whatever scrolls around a list or number.
Not here: the controls.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from smp_workbench.gui.guard import guarded


class WheelGuard(QObject):
    """Keeps the wheel from one control, which is chosen in by clicks and keys."""

    def __init__(self, control: QWidget) -> None:
        super().__init__(control)
        control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # nor does the wheel bring the keyboard
        control.installEventFilter(self)

    @override
    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass the wheel on to what is around the control; every other event is the control's."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return False
