"""Restoring a version, or another earlier state: the name and the why of the new version that it becomes.

Here: the questions, and what will happen in words. Not here: what is put back (``session.earlier``).
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from smp_workbench.domain.assessment import Assessment
from smp_workbench.gui.dialogs.form_dialog import FormDialog
from smp_workbench.gui.forms.ui_commit_version import Ui_CommitVersionDialog
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.theme import Theme
from smp_workbench.session.earlier import needs_version


class RestoreDialog(FormDialog):
    """Asks for a name, which it proposes, and a why, and restores.

    Parameters
    ----------
    then
        The state that is restored.
    called
        What it is called in a sentence, such as "version 3".
    """

    def __init__(
        self, signals: SessionSignals, theme: Theme, parent: QWidget, then: Assessment, called: str
    ) -> None:
        super().__init__(Topic.VERSIONS, theme, parent)
        self._signals = signals
        self._then = then
        self._called = called
        self.form = Ui_CommitVersionDialog()
        self.form.setupUi(self)
        self.fault = self.form.fault
        heading = self.tr("Restore {called}").format(called=called)
        self.setWindowTitle(heading)
        self.form.heading.setText(heading)
        self.form.heading.setWordWrap(True)
        self.form.explain.setText(self._explanation())
        self.form.name.setText(self.tr("Restored from {called}").format(called=called))
        self.form.accept.setText(self.tr("&Restore {called}").format(called=called))
        self.send_with(self.form.accept)
        self.form.accept.clicked.connect(self._restore)
        self.form.reject.clicked.connect(self.reject)
        self.form.why.setFocus()
        signals.refused.connect(self.show_refusal)

    def _explanation(self) -> str:
        words = self.tr("Its content becomes the present one, as a new version. Every version stays.")
        if needs_version(self._signals.session.workbook):
            words += " " + self.tr("What is in no version yet is kept as a version of its own first.")
        return words + " " + self.tr("Ctrl+Z takes the content back.")

    @guarded
    def _restore(self) -> None:
        kept = self.tr("Before {called} was restored").format(called=self._called)
        name, why = self.form.name.text(), self.form.why.toPlainText()
        if self._signals.restore(self._then, self._called, name, why, kept):
            self.accept()


class RestoreVersionDialog(RestoreDialog):
    """Restores a version by its number."""

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget, number: int) -> None:
        history = signals.session.history
        called = QCoreApplication.translate("core", "version {number}").format(number=number)
        then = history.state_at(history.version(number).sequence)
        super().__init__(signals, theme, parent, then, called)
