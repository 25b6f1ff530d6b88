"""The assessment's scoring model in full, to read, to save as a file, and beside it a file of one's own.

Here: the page with its commands. Not here: its words (``model_page``), what becomes of a file that is
opened (``switch_model_dialog``), the format (``storage``).
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.errors import WorkbenchError
from smp_workbench.gui import file_choice
from smp_workbench.gui.dialogs.model_page import model_page
from smp_workbench.gui.dialogs.text_page_dialog import TextPageDialog
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.session_signals import error_text
from smp_workbench.gui.theme import Theme
from smp_workbench.storage.atomic_file import write_atomically
from smp_workbench.storage.model_file import write_model


class ModelDialog(TextPageDialog):
    """Shows a scoring model.

    Parameters
    ----------
    folder
        Where files are looked for and saved first.

    Attributes
    ----------
    file_chosen
        A model file that a person wants to look at, and perhaps switch to; the dialog has closed.
    """

    file_chosen = Signal(Path)

    def __init__(self, model: ScoringModel, folder: Path, theme: Theme, parent: QWidget) -> None:
        super().__init__(Topic.MODELS, self.tr("Scoring model"), model_page(model, theme), theme, parent)
        self._model = model
        self._folder = folder
        self.save = QPushButton(self.tr("&Save as a file…"), self)
        self.open_file = QPushButton(self.tr("&Open a model file…"), self)
        self.save.clicked.connect(self._save)
        self.open_file.clicked.connect(self._open_file)
        self.fault = QLabel(self)
        self.fault.setProperty("fault", True)
        self.fault.setWordWrap(True)
        self.fault.hide()
        self.form.dialog_layout.insertWidget(1, self.fault)
        for place, button in enumerate((self.save, self.open_file), start=1):
            self.form.buttons.insertWidget(place, button)
        for before, after in ((self.form.copy, self.save), (self.save, self.open_file)):
            self.setTabOrder(before, after)
        self.form.accept.setFocus()

    @guarded
    def _save(self) -> None:
        path = file_choice.choose_to_save_model(self, self._folder / f"{self._model.id}.toml")
        if path is None:
            return
        try:
            write_atomically(path, write_model(self._model).encode())
        except WorkbenchError as error:
            self.show_refusal(error_text(error))
            return
        if self.fault is not None:
            self.fault.hide()
        self.save.setText(self.tr("Saved as {name}").format(name=path.name))

    @guarded
    def _open_file(self) -> None:
        path = file_choice.choose_model(self, self._folder)
        if path is not None:
            self.accept()
            self.file_chosen.emit(path)
