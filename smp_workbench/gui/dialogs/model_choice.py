"""Choosing a scoring model: those that come with the program, and files of one's own.

Here: the list, and beside it what its dialog says of the chosen model, or, for a file that is no
model yet, what is wrong in which line; it can be tried again once it is mended in an editor.
Not here: what is done with the model (the dialogs that hold this) and reading files (``storage``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from smp_workbench.domain.namesake import differing_parts, namesake
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.gui import file_choice
from smp_workbench.gui.dialogs.model_fault_page import fault_page
from smp_workbench.gui.dialogs.model_page import differing_words
from smp_workbench.gui.forms.ui_model_choice import Ui_ModelChoice
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.theme import Theme
from smp_workbench.storage.model_reading import FaultyFile, try_model

PageOf: TypeAlias = Callable[[ScoringModel], str]


class ModelChoice(QWidget):
    """A list of scoring models with a page beside it. Its dialog calls :meth:`offer` first.

    Attributes
    ----------
    chosen
        Another entry of the list is chosen, or it was read again; ``model`` says which.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_ModelChoice()
        self.form.setupUi(self)
        self.form.about_model.document().setDocumentMargin(0)
        self._entries: list[ScoringModel | FaultyFile] = []
        self._paths: dict[int, Path] = {}
        self._theme: Theme | None = None
        self._page_of: PageOf = lambda _: ""
        self.form.models.currentRowChanged.connect(self._choose)
        self.form.from_file.clicked.connect(self._ask_file)
        self.form.try_again.clicked.connect(self._try_again)

    def offer(
        self,
        models: Sequence[ScoringModel],
        theme: Theme,
        page_of: PageOf,
        in_use: ScoringModel | None = None,
    ) -> None:
        """List models and choose the first that is not in use.

        Parameters
        ----------
        page_of
            What the page says of a model, as HTML.
        in_use
            The present model, which the list then marks; None where there is none.
        """
        self._theme, self._page_of = theme, page_of
        for model in models:
            self._entries.append(model)
            used = self.tr("In use: {title}").format(title=model.title)
            item = QListWidgetItem(used if model == in_use else model.title, self.form.models)
            item.setToolTip(item.text())
        others = [place for place, model in enumerate(models) if model != in_use]
        self.form.models.setCurrentRow(others[0] if others else 0)

    @property
    def model(self) -> ScoringModel | None:
        """The chosen model; None while a file is chosen that is none."""
        entry = self._entry
        return entry if isinstance(entry, ScoringModel) else None

    def add_file(self, path: Path) -> None:
        """Offer the scoring model of a file, or show what is wrong with it; each file stands here once."""
        places = [place for place, other in self._paths.items() if other == path]
        place = places[0] if places else len(self._entries)
        if not places:
            self._paths[place] = path
            self._entries.append(try_model(path))
            QListWidgetItem(self.form.models)
        self._read(place)
        if place == self.form.models.currentRow():
            self._choose(place)
        else:
            self.form.models.setCurrentRow(place)

    def show_page(self) -> None:
        """Show the page of the chosen entry anew."""
        entry = self._entry
        if self._theme is None or entry is None:
            return
        faulty = isinstance(entry, FaultyFile)
        self.form.try_again.setVisible(faulty)
        said = "" if isinstance(entry, FaultyFile) else self._namesake_words(entry, self._theme)
        self.form.namesake.setText(said)
        self.form.namesake.setVisible(bool(said))
        html = fault_page(entry, self._theme) if isinstance(entry, FaultyFile) else self._page_of(entry)
        self.form.about_model.setHtml(html)

    @property
    def _entry(self) -> ScoringModel | FaultyFile | None:
        place = self.form.models.currentRow()
        return self._entries[place] if 0 <= place < len(self._entries) else None

    def _namesake_words(self, model: ScoringModel, theme: Theme) -> str:
        """Return what must be known of a model that is called like another one of the list."""
        other = namesake(model, (one for one in self._entries if isinstance(one, ScoringModel)))
        if other is None:
            return ""
        place = self._entries.index(other)
        words = self.tr("“{other}” has the same id and version ({id} {version}), but {parts}.").format(
            other=self.form.models.item(place).text(),
            id=model.id,
            version=model.version,
            parts=differing_words(differing_parts(model, other)),
        )
        advice = self.tr("Give one of the two another version in its file, before they are confused.")
        strong = f"<span style='font-weight:{theme.type.strong}'>{escape(words)}</span>"
        return f"{strong} {escape(advice)}"

    def _read(self, place: int) -> None:
        entry = try_model(self._paths[place])
        self._entries[place] = entry
        name = self._paths[place].name
        item = self.form.models.item(place)
        if isinstance(entry, FaultyFile):
            item.setText(self.tr("Fault in {file}").format(file=name))
        else:
            item.setText(self.tr("{title} ({file})").format(title=entry.title, file=name))
        item.setToolTip(str(self._paths[place]))

    @guarded
    def _choose(self, _: int) -> None:
        self.chosen.emit()
        self.show_page()

    @guarded
    def _ask_file(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path = file_choice.choose_model(self, Path(documents))
        if path is not None:
            self.add_file(path)

    @guarded
    def _try_again(self) -> None:
        place = self.form.models.currentRow()
        self._read(place)
        self._choose(place)
        if self.model is not None:  # the button that was pressed has gone
            self.form.models.setFocus()
