"""Themes, scorers and notes as a whole, as they come and go.

Here: gathering everything that belongs to one, without what belongs to another of the same id.
Not here: the fields of those that stay (``field``).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.open_item import WholeScorer, WholeTheme
from smp_workbench.domain.scorecard import AGREED, SECOND_STAGE
from smp_workbench.domain.theme import EvidenceNote


def whole_theme(state: Assessment, ref: str, scorers: Collection[str]) -> WholeTheme:
    """Return a theme with its entries on every card and its notes.

    Parameters
    ----------
    scorers
        Ids that mean the same here; the cards of others are marked as new.
    """
    known = {*scorers, AGREED, SECOND_STAGE}
    rows = {
        f"{'' if card.scorer in known else 'new '}{card.scorer} {card.round}": dict(
            sorted(card.entries[ref].items())
        )
        for card in state.every_card
        if ref in card.entries
    }
    notes = tuple(note for note in state.evidence if note.ref == ref)
    return WholeTheme(state.theme(ref), dict(sorted(rows.items())), notes)


def whole_scorer(state: Assessment, scorer_id: str, refs: Collection[str]) -> WholeScorer:
    """Return a scorer with their cards, as far as these are of themes that mean the same here."""
    cards = (
        replace(card, entries={ref: row for ref, row in sorted(card.entries.items()) if ref in refs})
        for card in state.cards
        if card.scorer == scorer_id
    )
    return WholeScorer(state.scorer(scorer_id), tuple(card for card in cards if card.entries))


def same_theme(one: WholeTheme, other: WholeTheme) -> bool:
    """Whether two themes are alike in everything but the ids that they and their notes were given."""
    return _plain(one) == _plain(other)


def same_note(one: EvidenceNote, other: EvidenceNote) -> bool:
    """Whether two notes are alike in everything but their id."""
    return replace(one, id="") == replace(other, id="")


def _plain(whole: WholeTheme) -> WholeTheme:
    notes = tuple(replace(note, id="", ref="") for note in whole.notes)
    return WholeTheme(replace(whole.theme, ref=""), whole.rows, notes)
