"""Adding themes: one, or a whole list pasted from somewhere.

Here: asking for names. Not here: names to edits (``session.theme_list``), describing a theme
(``theme_dialog``).
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import Edit
from smp_workbench.gui.dialogs.form_dialog import EditDialog
from smp_workbench.gui.forms.ui_add_themes import Ui_AddThemesDialog
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.theme import Theme
from smp_workbench.session.theme_list import added_themes, listed_names, repeated_names


class AddThemesDialog(EditDialog):
    """Asks for names, one on each line; empty lines do not count. They go to the end of the list."""

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget) -> None:
        super().__init__(Topic.THEMES, signals, theme, parent)
        self.form = Ui_AddThemesDialog()
        self.form.setupUi(self)
        self.form.names.textChanged.connect(self._count)
        self.begin(self.form.accept, self.form.reject, self.form.fault)
        self._count()

    @override
    def edits(self) -> tuple[Edit, ...]:
        """Return one edit for each name, each with a ref that was never used."""
        go_to_repeat(self.form.names, self.signals.assessment)
        return added_themes(self.signals.assessment, self.form.names.toPlainText())

    @override
    def batch_name(self) -> str:
        """Return what adding several themes is called."""
        return self.tr("Add {count} themes").format(count=len(listed_names(self.form.names.toPlainText())))

    @guarded
    def _count(self) -> None:
        count = len(listed_names(self.form.names.toPlainText()))
        one = self.tr("&Add theme")
        self.form.accept.setText(one if count < 2 else self.tr("&Add {count} themes").format(count=count))
        self.form.accept.setEnabled(count > 0)


def go_to_repeat(names: QPlainTextEdit, assessment: Assessment) -> None:
    """Select the first line of a list whose name an earlier line, or a theme, has already; or nothing."""
    repeats = repeated_names(assessment, names.toPlainText())
    if repeats:
        there = QTextCursor(names.document().findBlockByNumber(repeats[0].line - 1))
        there.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        names.setTextCursor(there)
        names.setFocus(Qt.FocusReason.OtherFocusReason)
