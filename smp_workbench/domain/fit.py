"""What has a place in an assessment: its themes, and the criteria and levels of its scoring model.

Here: scorecards and evidence notes without what there is no place for. Used where a model comes
in, and where something comes back that was taken out before other things changed.
Not here: scores carried over to a criterion of another name (a person decides that).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.scorecard import NOT_KNOWN, Entry, Scorecard
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.domain.theme import EvidenceNote


def fitting_card(card: Scorecard, assessment: Assessment) -> Scorecard:
    """Return the card with only the entries that there is a place for; perhaps empty."""
    refs = {theme.ref for theme in assessment.themes}
    model = assessment.model_of(card.scorer)
    rows = {ref: fitting_row(row, model) for ref, row in card.entries.items() if ref in refs}
    return replace(card, entries={ref: row for ref, row in rows.items() if row})


def fitting_row(row: Mapping[str, Entry], model: ScoringModel) -> dict[str, Entry]:
    """Return a theme's entries, by criterion code, whose criterion is there and has their level.

    A blank or *not known* with a reason or confidence fits wherever its criterion is there.
    """
    return {code: entry for code, entry in row.items() if _fits(code, entry, model)}


def _fits(code: str, entry: Entry, model: ScoringModel) -> bool:
    criterion = model.criterion(code)
    if criterion is None:
        return False
    return entry.level in (None, NOT_KNOWN) or any(entry.level == level.value for level in criterion.levels)


def fitting_note(note: EvidenceNote, assessment: Assessment) -> EvidenceNote:
    """Return the note, beside its theme as a whole if there is no criterion any more that it speaks to."""
    if not note.criterion or assessment.model.criterion(note.criterion):
        return note
    return replace(note, criterion="")
