"""One entry of one card against its cells: level, confidence and reason.

Here: what the sheets Scores, Reasons and Scorecards have in common.
Not here: which row and which card it is (``score_difference``, ``stage_difference``, ``card_difference``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from smp_workbench.domain.edit import SetEntry
from smp_workbench.domain.edit_scoring import answer_text
from smp_workbench.domain.scorecard import AGREED, SECOND_STAGE, Confidence, Entry
from smp_workbench.domain.theme import Theme
from smp_workbench.errors import Refusal
from smp_workbench.storage.workbook.cell_value import LevelReader
from smp_workbench.storage.workbook.found_table import FoundRow
from smp_workbench.storage.workbook.layout import Part
from smp_workbench.storage.workbook.reconciliation import Reconciliation, Spot


@dataclass(frozen=True, slots=True)
class EntryPlace:
    """Whose entry it is: a card, a theme and the code of a criterion."""

    theme: Theme
    code: str
    scorer: str = AGREED
    round: int = 0

    def spot(self, row: FoundRow, key: str, part: Part, reconciliation: Reconciliation) -> Spot:
        """Return one of the entry's fields in the file."""
        criterion = reconciliation.base.model_of(self.scorer).criterion(self.code)
        what = f"{self.theme.label}, {criterion.name if criterion else self.code}"
        if self.scorer == AGREED:
            return Spot(row, key, what, self.theme.ref, self.code, part)
        if self.scorer == SECOND_STAGE:
            what = f"Second stage: {what}"
            return Spot(row, key, what, self.theme.ref, self.code, part, self.scorer)
        whose = f"{self.scorer} {reconciliation.base.scorer(self.scorer).name}, round {self.round}"
        return Spot(row, key, f"{whose}: {what}", self.theme.ref, self.code, part, self.scorer, self.round)

    def entry(self, reconciliation: Reconciliation) -> Entry:
        """Return the entry as it is now."""
        return reconciliation.state.card(self.scorer, self.round).entry(self.theme.ref, self.code)

    def edit(self, entry: Entry) -> SetEntry:
        """Return the edit that puts another entry in its place."""
        return SetEntry(self.scorer, self.round, self.theme.ref, self.code, entry)


def offer_level(
    place: EntryPlace, row: FoundRow, levels: LevelReader, reconciliation: Reconciliation
) -> None:
    """Offer the level that the row's cell holds, if it is another one."""
    if not row.has(place.code, "level"):
        return
    entry = place.entry(reconciliation)
    cell = row.cell(place.code, "level")
    try:
        reading = levels.read(cell, place.code)
    except Refusal as refusal:
        spot = place.spot(row, place.code, "level", reconciliation)
        reconciliation.refuse(spot, _shown(entry), cell.text, refusal)
        return
    if reading.answer == entry.level:
        if reading.dressed:
            spot = place.spot(row, place.code, "level", reconciliation)
            reconciliation.note_dressed(spot, _shown(entry))
        return
    spot = place.spot(row, place.code, "level", reconciliation)
    after = replace(entry, level=reading.answer)
    read = _shown(after)
    if reading.dressed and read:
        read = f"“{cell.text}”, read as {read}"
    reconciliation.offer(spot, _shown(entry), read, place.edit(after))


def offer_confidence(
    place: EntryPlace, row: FoundRow, key: str, part: Part, reconciliation: Reconciliation
) -> None:
    """Offer the confidence that a cell holds; a word that is none is refused by the edit."""
    entry = place.entry(reconciliation)
    if _says(row, key, part, entry.confidence):
        return

    def edit(text: str) -> SetEntry:
        word = cast("Confidence", text.strip().casefold())  # the edit itself refuses another word
        return place.edit(replace(entry, confidence=word))

    spot = place.spot(row, key, part, reconciliation)
    reconciliation.offer_text(spot, entry.confidence, edit)


def offer_reason(
    place: EntryPlace, row: FoundRow, key: str, part: Part, reconciliation: Reconciliation
) -> None:
    """Offer the reason that a cell holds."""
    entry = place.entry(reconciliation)
    if _says(row, key, part, entry.reason):
        return
    spot = place.spot(row, key, part, reconciliation)
    reconciliation.offer_text(spot, entry.reason, lambda text: place.edit(replace(entry, reason=text)))


def _says(row: FoundRow, key: str, part: Part, text: str) -> bool:
    """Whether a cell says just this, or its column is gone; asked for every entry, so asked first."""
    cell = row.cell(key, part)
    return not row.has(key, part) or (cell.kind == "text" and cell.text == text)


def _shown(entry: Entry) -> str:
    return "" if entry.level is None else answer_text(entry.level)
