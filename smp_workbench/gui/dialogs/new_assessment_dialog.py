"""Beginning an assessment, in three steps: its scoring model, what it is called, its themes.

Here: the steps and what each refuses before the next.
Not here: choosing a model (``model_choice``), putting the assessment into the window (``file_door``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smp_workbench.domain.assessment import CLASSIFICATIONS, LIKELY_CUT_LINE, Assessment, Marking
from smp_workbench.domain.edit import Edit, SetCutLine, SetDetail, SetMarking
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.errors import WorkbenchError
from smp_workbench.gui.dialogs.add_themes_dialog import go_to_repeat
from smp_workbench.gui.dialogs.form_dialog import FormDialog
from smp_workbench.gui.dialogs.model_page import model_page
from smp_workbench.gui.forms.ui_new_assessment import Ui_NewAssessmentDialog
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.session_signals import error_text
from smp_workbench.gui.theme import Theme
from smp_workbench.session.session import new_workbook
from smp_workbench.session.theme_list import added_themes, listed_names


class NewAssessmentDialog(FormDialog):
    """Asks for all that an assessment needs before anybody scores.

    Attributes
    ----------
    begun
        The assessment, ready to score.
    """

    begun = Signal(object)

    def __init__(self, models: Sequence[ScoringModel], theme: Theme, parent: QWidget) -> None:
        super().__init__(Topic.FIRST_MINUTES, theme, parent)
        self.form = form = Ui_NewAssessmentDialog()
        form.setupUi(self)
        self.fault = form.fault
        form.marking.addItems(CLASSIFICATIONS)
        form.cut_line.setValue(LIKELY_CUT_LINE)
        self._first = (form.choice.form.models, form.title, form.names)
        self.send_with(form.accept)
        form.accept.clicked.connect(self._go_on)
        form.back.clicked.connect(self._go_back)
        form.reject.clicked.connect(self.reject)
        form.names.textChanged.connect(self._tell_verb)
        form.choice.chosen.connect(self._tell_verb)
        form.choice.offer(models, theme, partial(model_page, theme=theme))
        self._show_step(0)

    def _show_step(self, step: int) -> None:
        form = self.form
        form.pages.setCurrentIndex(step)
        headings = (self.tr("Which scoring model?"), self.tr("What is assessed?"), self.tr("Which themes?"))
        form.heading.setText(headings[step])
        form.step.setText(self.tr("Step {step} of {count}").format(step=step + 1, count=len(headings)))
        form.back.setVisible(step > 0)
        form.fault.hide()
        self._first[step].setFocus()
        self._tell_verb()

    @guarded
    def _tell_verb(self) -> None:
        """Say on the button what comes next."""
        form = self.form
        count = len(listed_names(form.names.toPlainText()))
        begin = self.tr("Be&gin to score {count} themes").format(count=count)
        if count < 2:
            begin = self.tr("Be&gin to score one theme") if count else self.tr("Be&gin without themes")
        verbs = (self.tr("&Next: what is assessed"), self.tr("&Next: the themes"), begin)
        form.accept.setText(verbs[form.pages.currentIndex()])
        form.accept.setEnabled(form.choice.model is not None)

    @guarded
    def _go_back(self) -> None:
        self._show_step(self.form.pages.currentIndex() - 1)

    @guarded
    def _go_on(self) -> None:
        """Go to the next step, or begin after the last, if nothing is refused so far."""
        step, model = self.form.pages.currentIndex(), self.form.choice.model
        if model is None:
            return
        try:
            assessment = self._assessment(model, step)
        except WorkbenchError as error:
            self.show_refusal(error_text(error))
            return
        if step < len(self._first) - 1:
            self._show_step(step + 1)
            return
        self.begun.emit(assessment)
        self.accept()

    def _assessment(self, model: ScoringModel, step: int) -> Assessment:
        """Return what the steps so far make."""
        assessment = new_workbook(model).assessment
        for edit in self._details() if step else ():
            assessment, _ = edit.apply(assessment)
        if step == len(self._first) - 1:
            go_to_repeat(self.form.names, assessment)
            for edit in added_themes(assessment, self.form.names.toPlainText()):
                assessment, _ = edit.apply(assessment)
        return assessment

    def _details(self) -> Iterator[Edit]:
        form = self.form
        yield SetDetail("title", form.title.text())
        yield SetDetail("area", form.area.text())
        yield SetDetail("period", form.period.text())
        yield SetMarking(Marking(CLASSIFICATIONS[form.marking.currentIndex()], form.handling.text()))
        yield SetCutLine(form.cut_line.value())
