"""Beginning an empty assessment: under which scoring model, and what it is called.

Here: the models that come with the program, one from a file, and three details.
Not here: making the assessment (``file_door``), changing the model of one that has scores.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QListWidgetItem, QWidget

from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.domain.text import clean_name
from smp_workbench.errors import WorkbenchError
from smp_workbench.gui.dialogs.form_dialog import FormDialog
from smp_workbench.gui.dialogs.model_page import model_summary
from smp_workbench.gui.forms.ui_new_assessment import Ui_NewAssessmentDialog
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.session_signals import error_text
from smp_workbench.gui.theme import Theme
from smp_workbench.storage.model_file import read_model


class NewAssessmentDialog(FormDialog):
    """Asks for a scoring model and the details.

    Attributes
    ----------
    begun
        The model, title, area and period.
    """

    begun = Signal(object, str, str, str)

    def __init__(self, models: tuple[ScoringModel, ...], theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._models = list(models)
        self.form = Ui_NewAssessmentDialog()
        self.form.setupUi(self)
        self.fault = self.form.fault
        self.form.about_model.document().setDocumentMargin(0)
        for model in models:
            QListWidgetItem(model.title, self.form.models)
        self.form.models.currentRowChanged.connect(self._show)
        self.form.from_file.clicked.connect(self._ask_file)
        self.form.accept.clicked.connect(self._begin)
        self.form.reject.clicked.connect(self.reject)
        self.form.models.setCurrentRow(0)

    def add_model_file(self, path: Path) -> None:
        """Offer the scoring model of a file, or say what is wrong with it."""
        try:
            model = read_model(path)
        except WorkbenchError as error:
            self.show_refusal(error_text(error))
            return
        self._models.append(model)
        QListWidgetItem(model.title, self.form.models)
        self.form.models.setCurrentRow(len(self._models) - 1)

    @guarded
    def _show(self, place: int) -> None:
        if 0 <= place < len(self._models):
            self.form.about_model.setHtml(model_summary(self._models[place], self.theme))
        self.form.fault.hide()

    @guarded
    def _ask_file(self) -> None:
        kinds = self.tr("Scoring models (*.toml)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Scoring model from a file"), "", kinds)
        if name:
            self.add_model_file(Path(name))

    @guarded
    def _begin(self) -> None:
        place = self.form.models.currentRow()
        if not 0 <= place < len(self._models):
            return
        try:
            title = clean_name(self.form.title.text(), self.tr("The title"))
            area = clean_name(self.form.area.text(), self.tr("The area"))
            period = clean_name(self.form.period.text(), self.tr("The period"))
        except WorkbenchError as error:
            self.show_refusal(error_text(error))
            return
        self.begun.emit(self._models[place], title, area, period)
        self.accept()
