"""Naming the present state as a version.

Here: the name and the why. Not here: looking at versions and restoring them.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from smp_workbench.gui.dialogs.form_dialog import FormDialog
from smp_workbench.gui.forms.ui_commit_version import Ui_CommitVersionDialog
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.theme import Theme


class CommitVersionDialog(FormDialog):
    """Asks for a name and a why, and commits."""

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget) -> None:
        super().__init__(Topic.VERSIONS, theme, parent)
        self._signals = signals
        self.form = Ui_CommitVersionDialog()
        self.form.setupUi(self)
        self.fault = self.form.fault
        latest = signals.session.history.latest
        number = latest.number + 1 if latest else 1
        verb = self.tr("Commit &version {number}").format(number=number)
        self.form.heading.setText(verb.replace("&", ""))
        self.form.accept.setText(verb)
        self.send_with(self.form.accept)
        self.form.accept.clicked.connect(self._commit)
        self.form.reject.clicked.connect(self.reject)
        signals.refused.connect(self.show_refusal)

    @guarded
    def _commit(self) -> None:
        if self._signals.commit(self.form.name.text(), self.form.why.toPlainText()):
            self.accept()
