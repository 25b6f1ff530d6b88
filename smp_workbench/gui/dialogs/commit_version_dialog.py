"""Naming the present state as a version.

Here: the name and the why. Not here: looking at versions and restoring them.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from smp_workbench.domain.text import clean_name, clean_note
from smp_workbench.errors import WorkbenchError
from smp_workbench.gui.dialogs.form_dialog import FormDialog
from smp_workbench.gui.forms.ui_commit_version import Ui_CommitVersionDialog
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.session_signals import SessionSignals, error_text
from smp_workbench.gui.theme import Theme


class CommitVersionDialog(FormDialog):
    """Asks for a name and a why, and commits."""

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._signals = signals
        self.form = Ui_CommitVersionDialog()
        self.form.setupUi(self)
        latest = signals.session.history.latest
        number = latest.number + 1 if latest else 1
        verb = self.tr("Commit version {number}").format(number=number)
        self.form.heading.setText(verb)
        self.form.accept.setText(verb)
        self.form.accept.clicked.connect(self._commit)
        self.form.reject.clicked.connect(self.reject)
        signals.refused.connect(self._say)

    @guarded
    def _commit(self) -> None:
        try:
            name = clean_name(self.form.name.text(), self.tr("The name"), required=True)
            why = clean_note(self.form.why.toPlainText(), self.tr("The why"))
        except WorkbenchError as error:
            self._say(error_text(error))
            return
        if self._signals.commit(name, why):
            self.accept()

    @guarded
    def _say(self, fault: str) -> None:
        self.form.fault.setText(fault)
        self.form.fault.show()
