"""The undo list: every step since the assessment was opened, with the place where one stands.

Here: Qt's own view of its own undo stack, in our words.
Not here: what a step does (``edit_command``), and the history that the workbook keeps (versions).
"""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QUndoView, QVBoxLayout, QWidget
from typing_extensions import override

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.panels.panel import Panel
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.theme import Theme


class UndoListPanel(Panel):
    """Steps to go back and forward to; choosing one undoes or does again everything between."""

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(signals, theme, parent)
        self._steps = QUndoView(signals.undo_group, self)
        self._steps.setEmptyLabel(self.tr("As it was opened"))
        self._steps.setAccessibleName(self.tr("Undo list"))
        self._steps.setAccessibleDescription(self.tr("Choosing a step goes back or forward to it."))
        self._measured = False
        self._empty = QLabel(self.tr("Nothing to undo yet. Each edit will stand here."), self)
        self._empty.setWordWrap(True)
        self._empty.setProperty("quiet", True)
        signals.tried.connect(guarded(self._follow_trial))
        column = QVBoxLayout(self)
        space = theme.space
        column.setContentsMargins(space.group, space.related, space.group, space.group)
        column.setSpacing(space.related)
        column.addWidget(self._empty)
        column.addWidget(self._steps, 1)
        self.setFocusProxy(self._steps)

    @override
    def refresh(self) -> None:
        """Show the list, or what will stand in it."""
        self._steps.setEnabled(self.signals.viewed is None)  # steps are of the open assessment
        if not self._measured:
            self._measure()
        self._empty.setHidden(self.signals.undo_group.activeStack().count() > 0)
        self._steps.scrollTo(self._steps.currentIndex())

    def _measure(self) -> None:
        """Measure a row, which are all alike: before the style is known Qt would keep a wrong height."""
        self._steps.ensurePolished()
        self._steps.setUniformItemSizes(False)
        self._steps.doItemsLayout()
        self._steps.setUniformItemSizes(True)
        self._measured = True

    @override
    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        self._measured = False
        super().set_theme(theme)

    def _follow_trial(self) -> None:
        """Show the steps of a trial, or those of the assessment again."""
        if self.seen:
            self.refresh()

    @override
    def take_focus(self) -> None:
        """Take the keyboard into the list."""
        self._steps.setFocus()
