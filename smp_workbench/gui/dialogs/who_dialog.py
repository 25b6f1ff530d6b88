"""The name that is written beside each change.

Here: asking for it. Not here: keeping it (``settings``) and writing it (``session``).
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smp_workbench.domain.text import clean_name
from smp_workbench.errors import WorkbenchError
from smp_workbench.gui.dialogs.form_dialog import FormDialog
from smp_workbench.gui.forms.ui_who import Ui_WhoDialog
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.session_signals import error_text
from smp_workbench.gui.theme import Theme


class WhoDialog(FormDialog):
    """Asks for a name, agency or role.

    Attributes
    ----------
    named
        The name to be written from now on; may be empty.
    """

    named = Signal(str)

    def __init__(self, who: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.form = Ui_WhoDialog()
        self.form.setupUi(self)
        self.fault = self.form.fault
        self.form.who.setText(who)
        self.form.who.selectAll()
        self.form.accept.clicked.connect(self._keep)
        self.form.reject.clicked.connect(self.reject)

    @guarded
    def _keep(self) -> None:
        try:
            who = clean_name(self.form.who.text(), self.tr("Your name"))
        except WorkbenchError as error:
            self.show_refusal(error_text(error))
            return
        self.named.emit(who)
        self.accept()
