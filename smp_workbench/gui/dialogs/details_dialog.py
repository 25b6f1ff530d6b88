"""The assessment's own details: title, area, period and protective marking.

Here: one form, one step to undo. Not here: the cut line and the scoring model.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from smp_workbench.domain.assessment import CLASSIFICATIONS, Marking
from smp_workbench.domain.edit import Edit, SetDetail, SetMarking
from smp_workbench.gui.dialogs.form_dialog import EditDialog
from smp_workbench.gui.forms.ui_details import Ui_DetailsDialog
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.theme import Theme


class DetailsDialog(EditDialog):
    """Shows the details and keeps what was changed."""

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget) -> None:
        super().__init__(Topic.SAVING, signals, theme, parent)
        self.form = Ui_DetailsDialog()
        self.form.setupUi(self)
        assessment = signals.assessment
        self.form.title.setText(assessment.title)
        self.form.area.setText(assessment.area)
        self.form.period.setText(assessment.period)
        for field in (self.form.title, self.form.area, self.form.period):
            field.setCursorPosition(0)
        self.form.marking.addItems(CLASSIFICATIONS)
        self.form.marking.setCurrentText(assessment.marking.classification)
        self.form.handling.setText(assessment.marking.handling)
        self.form.marking.currentIndexChanged.connect(self._ask_reason)
        self._ask_reason()
        self.begin(self.form.accept, self.form.reject, self.form.fault)

    @override
    def edits(self) -> tuple[Edit, ...]:
        """Return an edit for each detail that differs."""
        return tuple(self._edits())

    def _edits(self) -> Iterator[Edit]:
        assessment, form = self.signals.assessment, self.form
        if form.title.text() != assessment.title:
            yield SetDetail("title", form.title.text())
        if form.area.text() != assessment.area:
            yield SetDetail("area", form.area.text())
        if form.period.text() != assessment.period:
            yield SetDetail("period", form.period.text())
        marking = Marking(CLASSIFICATIONS[form.marking.currentIndex()], form.handling.text())
        if marking != assessment.marking:
            yield SetMarking(marking, form.reason.text())

    @guarded
    def _ask_reason(self) -> None:
        """Ask why only where the marking is lowered."""
        now = CLASSIFICATIONS.index(self.signals.assessment.marking.classification)
        lowered = self.form.marking.currentIndex() < now
        self.form.reason.setVisible(lowered)
        self.form.reason_label.setVisible(lowered)
