"""The password of a workbook that opens with one.

Here: the question. Not here: trying it (``password_door``).
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from smp_workbench.gui.dialogs.form_dialog import FormDialog
from smp_workbench.gui.forms.ui_password import Ui_PasswordDialog
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.theme import Theme


class PasswordDialog(FormDialog):
    """Asks for the password of one file.

    Parameters
    ----------
    fault
        Why the last one did not do; empty if none was given yet.

    Attributes
    ----------
    given
        A password, not empty.
    """

    given = Signal(str)

    def __init__(self, name: str, fault: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(Topic.TROUBLE, theme, parent)
        self.form = Ui_PasswordDialog()
        self.form.setupUi(self)
        self.form.heading.setText(self.tr("“{name}” opens with a password").format(name=name))
        self.fault = self.form.fault
        self.form.accept.clicked.connect(self._give)
        self.form.reject.clicked.connect(self.reject)
        self.form.show_password.toggled.connect(self._show_typed)
        self.form.password.setFocus()
        if fault:
            self.show_refusal(fault)

    @guarded
    def _show_typed(self, shown: bool) -> None:
        self.form.password.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    @guarded
    def _give(self) -> None:
        password = self.form.password.text()
        if not password:
            self.show_refusal(
                self.tr("Nothing is typed yet. Type the password that was agreed for this file.")
            )
            self.form.password.setFocus()
            return
        self.accept()
        self.given.emit(password)
