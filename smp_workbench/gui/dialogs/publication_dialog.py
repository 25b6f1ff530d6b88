"""The terms of a publication copy: its marking, who cleared it, and what goes with it.

Here: the form. Not here: where the copy goes and writing it (``share_door``).
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smp_workbench.domain.assessment import CLASSIFICATIONS, Marking
from smp_workbench.domain.text import clean_name
from smp_workbench.errors import WorkbenchError
from smp_workbench.gui.dialogs.form_dialog import FormDialog
from smp_workbench.gui.forms.ui_publication import Ui_PublicationDialog
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.session_signals import error_text
from smp_workbench.gui.theme import Theme
from smp_workbench.session.publication import Terms


class PublicationDialog(FormDialog):
    """Asks for the terms; nobody is assumed to have cleared a copy.

    Attributes
    ----------
    agreed
        The :class:`Terms` that were given.
    """

    agreed = Signal(object)

    def __init__(self, marking: Marking, theme: Theme, parent: QWidget) -> None:
        super().__init__(Topic.SHARING, theme, parent)
        self.form = Ui_PublicationDialog()
        self.form.setupUi(self)
        self.fault = self.form.fault
        self.form.marking.addItems(CLASSIFICATIONS)
        self.form.marking.setCurrentText(marking.classification)
        self.form.handling.setText(marking.handling)
        self.send_with(self.form.accept)
        self.form.accept.clicked.connect(self._agree)
        self.form.reject.clicked.connect(self.reject)
        self.form.marking.setFocus()

    @guarded
    def _agree(self) -> None:
        form = self.form
        try:
            handling = clean_name(form.handling.text(), self.tr("The handling words"))
            cleared_by = clean_name(form.cleared.text(), self.tr("Cleared by"), required=True)
        except WorkbenchError as error:
            self.show_refusal(error_text(error))
            return
        terms = Terms(
            cleared_by,
            Marking(CLASSIFICATIONS[form.marking.currentIndex()], handling),
            reasons=form.reasons.isChecked(),
            evidence=form.evidence.isChecked(),
            lead_officers=form.lead_officers.isChecked(),
        )
        self.accept()
        self.agreed.emit(terms)
