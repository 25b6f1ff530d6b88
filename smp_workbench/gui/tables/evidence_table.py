"""The evidence notes of one theme, and an empty row in which the next one is typed.

Here: the rows, those of the focused criterion first, and the edits that their cells make.
Not here: drawing and keys (``field_view``), and notes as lines of text (``panels.theme_words``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject
from typing_extensions import override

from smp_workbench.domain.edit import AddNote, ChangeNote, Edit, RemoveNote
from smp_workbench.domain.theme import EvidenceNote
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.tables.field_table import FieldCell, FieldColumn, FieldRow, FieldTable
from smp_workbench.gui.tables.pick_list import PickChoice

translate = QCoreApplication.translate

_MOST_KEYS: Final = 9


class Column(IntEnum):
    """The columns, from left to right."""

    ABOUT = 0
    TEXT = 1
    FIGURE = 2
    SOURCE = 3
    DATE = 4


class EvidenceTable(FieldTable):
    """What a note is about, its text, figure, source and date: one note a row, the next one last.

    Attributes
    ----------
    ref, code
        The theme shown and the criterion whose notes come first; empty texts for none.
    """

    def __init__(self, signals: SessionSignals, parent: QObject | None = None) -> None:
        super().__init__(signals, _columns(), parent)
        self.ref = self.code = ""
        self._next_about = ""
        self._held = ""  # the note that is being typed into the row at the end, where it stays until then

    def show_cell(self, ref: str, code: str) -> None:
        """Show the notes of another theme, or put another criterion's first."""
        self.ref = ref
        self.code = code if self.signals.assessment.model.criterion(code) else ""
        self._next_about = self.code
        self.refresh()

    def refresh(self) -> None:
        """Show the notes as they are now."""
        self.show_rows(list(self._made()))

    @property
    def notes(self) -> list[EvidenceNote]:
        """The theme's notes: of the focused criterion, of the theme as a whole, of other criteria."""
        codes = self.signals.assessment.model.codes
        order = {code: place for place, code in enumerate(dict.fromkeys((self.code, "", *codes)))}
        found = [note for note in self.signals.assessment.evidence if note.ref == self.ref]
        return sorted(found, key=lambda note: (note.id == self._held, order[note.criterion]))

    @property
    def next_id(self) -> str:
        """The id that the next note will have; the key of the empty row."""
        return self.signals.assessment.next_ref("E")

    def remove(self, key: str) -> bool:
        """Take a note away; False if there was none, or it was refused."""
        return any(note.id == key for note in self.notes) and self.signals.apply(RemoveNote(key))

    @override
    def hold(self, key: str) -> None:
        """Leave a new note at the end while it is typed, whatever it is about."""
        self._held = key if key == self.next_id else ""

    @override
    def release(self) -> None:
        """Put a new note among those of its criterion."""
        if self._held:
            self._held = ""
            self.refresh()

    @override
    def choices(self, key: str, column: int) -> list[PickChoice]:
        """Return what a note can be about: a criterion, or at the end the theme as a whole."""
        made = [
            PickChoice(str(place) if place <= _MOST_KEYS else "", criterion.name, criterion.code)
            for place, criterion in enumerate(self.signals.assessment.model.criteria, start=1)
        ]
        return [*made, PickChoice(self.tr("Del"), whole_theme_words(), "")]

    @override
    def edit_of(self, key: str, column: int, text: str) -> Edit | None:
        """Return the edit of a note's part; in the empty row, the one that adds a note."""
        before = next((note for note in self.notes if note.id == key), None)
        if before is None and column == Column.ABOUT:
            self._next_about = text
            self.refresh()
            return None
        note = _changed(before or EvidenceNote(key, self.ref, self._next_about), column, text)
        if before is None:
            return AddNote(note) if text.strip() else None
        return None if note == before else ChangeNote(note)

    @override
    def texts_in(self, column: int) -> list[str]:
        """Return the sources or dates of all evidence, of other themes too."""
        notes = self.signals.assessment.evidence
        texts = {note.source if column == Column.SOURCE else note.date for note in notes}
        return sorted(texts - {""}, key=str.casefold)

    def _made(self) -> Iterator[FieldRow]:
        if not self.ref:
            return
        notes = self.notes
        for place, note in enumerate(notes, start=1):
            name = self.tr("Evidence {place} of {count}").format(place=place, count=len(notes))
            texts = (self._about(note.criterion), note.text, note.figure, note.source, note.date)
            yield FieldRow(note.id, name, tuple(map(FieldCell, texts)))
        hint = FieldCell("", self.tr("Type here to add evidence"))
        about = FieldCell(self._about(self._next_about))
        empty = FieldCell()
        yield FieldRow(self.next_id, self.tr("New evidence"), (about, hint, empty, empty, empty))

    def _about(self, code: str) -> str:
        criterion = self.signals.assessment.model.criterion(code)
        return criterion.name if criterion is not None else whole_theme_words()


def whole_theme_words() -> str:
    """Return what evidence is about that speaks to no single criterion."""
    return translate("evidence", "the theme as a whole")


def _changed(note: EvidenceNote, column: int, text: str) -> EvidenceNote:
    match column:
        case Column.ABOUT:
            return replace(note, criterion=text)
        case Column.TEXT:
            return replace(note, text=text)
        case Column.FIGURE:
            return replace(note, figure=text)
        case Column.SOURCE:
            return replace(note, source=text)
        case _:
            return replace(note, date=text)


def _columns() -> tuple[FieldColumn, ...]:
    def name(text: str) -> str:
        return translate("evidence", text)

    return (
        FieldColumn(name("About"), 18, stretches=True, picked=True),
        FieldColumn(name("Evidence"), 36, stretches=True, long=True),
        FieldColumn(name("Figure"), 18, stretches=True),
        FieldColumn(name("Source"), 22, stretches=True, suggested=True),
        FieldColumn(name("Date"), 16, stretches=True, suggested=True),
    )
