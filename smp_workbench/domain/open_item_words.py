"""Conflicts and what is to be looked at, in words: what it is about, and what a value says.

Here: plain English for the workbook's sheet and the command line.
Not here: whether they may be shown: of a card that is not revealed, nothing may (``hidden_round``).
"""

from __future__ import annotations

from typing import Final

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit_scoring import answer_text
from smp_workbench.domain.open_item import (
    Key,
    Review,
    ReviewKind,
    Source,
    Value,
    WholeScorer,
    WholeTheme,
)
from smp_workbench.domain.scorecard import AGREED, SECOND_STAGE, Entry
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.domain.second_stage import SecondStage
from smp_workbench.domain.theme import Decision, EvidenceNote

HIDDEN_VALUE: Final = "hidden"
"""Stands for whatever is on a card that is not revealed."""
THIS_WORKBOOK: Final = "this workbook"

_REASONS: Final[dict[ReviewKind, str]] = {
    "cleared": "It was cleared in the copy.",
    "missing": "It is not in the copy.",
    "new": "It is new in the copy.",
    "gone here": "It was changed in the copy, but removed from this workbook.",
    "altered": "It was altered in the copy.",
    "no place": "It has no place under the scoring model or the themes of this workbook.",
    "name taken": "The name is taken by another one.",
    "lower marking": "The copy has a lower marking.",
    "reveal": "Cards were revealed or hidden again in the copy.",
    "base unknown": "What the copy began from is not known, so it cannot be told who changed this.",
    "not read": "It could not be read as it stands in the copy.",
}
_FIELDS: Final = {"lead_agency": "lead agency", "lead_officer": "lead officer", "last_year": "last year"}


def field_words(key: Key) -> str:
    """Return what a key names, without of whom or of what: a criterion's code for a score."""
    return key.criterion if key.field == "score" else _FIELDS.get(key.field, key.field)


def key_words(key: Key, assessment: Assessment) -> str:
    """Return what a key names, with the names of themes, criteria and scorers that are there."""
    theme = next((one.label for one in assessment.themes if one.ref == key.ref), key.ref)
    scorer = next((one.name for one in assessment.scorers if one.id == key.scorer), key.scorer)
    if key.field != "score":
        number = f"round {key.round}" if key.round else ""
        return ", ".join(part for part in (theme, scorer, number, field_words(key)) if part)
    criterion = assessment.model_of(key.scorer).criterion(key.criterion)
    words = [theme, criterion.name if criterion else key.criterion]
    if key.scorer == SECOND_STAGE:
        words.insert(0, "second stage")
    elif key.scorer != AGREED:
        words += [scorer, f"round {key.round}"]
    return ", ".join(words)


def value_words(value: Value) -> str:
    """Return a value in words; blank for nothing."""
    match value:
        case None | bool():
            return {None: "removed", True: "yes", False: "no"}[value]
        case tuple():
            return ", ".join(map(str, value)) or "none"
        case Entry():
            parts = (answer_text(value.level), value.confidence and f"{value.confidence} confidence")
            told = ", ".join(part for part in parts if part)
            return f"{told} ({value.reason})" if value.reason else told
        case Decision():
            told = value.outcome or "no decision"
            return f"{told} ({value.because})" if value.because else told
        case str() | int():
            return str(value) or "blank"
        case _:
            return _record_words(value)


def _record_words(
    value: EvidenceNote | WholeTheme | WholeScorer | ScoringModel | SecondStage,
) -> str:
    match value:
        case EvidenceNote():
            return "; ".join(part for part in (value.text, value.figure, value.source, value.date) if part)
        case WholeTheme():
            scores = sum(len(row) for row in value.rows.values())
            return f"{value.theme.name} ({scores} scores, {len(value.notes)} notes)"
        case WholeScorer():
            scores = sum(len(row) for card in value.cards for row in card.entries.values())
            return f"{value.scorer.name} ({scores} scores)"
        case ScoringModel():
            return f"{value.title} ({value.id} {value.version})"
        case SecondStage():
            return f"{value.model.title}, {value.leading} leading themes"


def review_words(review: Review) -> str:
    """Return why something is to be looked at."""
    return review.text or _REASONS[review.kind]


def review_told(review: Review) -> str:
    """Return all that is to be told of an item: why, where that is a sentence of its own, and its value."""
    return " ".join(
        part for part in (review.text, value_words(review.value) if review.shows_value else "") if part
    )


def hidden_words(value: Value) -> str:
    """Return what may be told of a value with scores of a hidden card: its name, and no score."""
    match value:
        case WholeTheme():
            return f"{value.theme.name} (scores {HIDDEN_VALUE})"
        case WholeScorer():
            return f"{value.scorer.name} (scores {HIDDEN_VALUE})"
        case _:
            return HIDDEN_VALUE


def source_words(sources: tuple[Source, ...]) -> str:
    """Return who proposes a value."""
    return "; ".join(_source(source) for source in sources)


def _source(source: Source) -> str:
    name = source.copy or THIS_WORKBOOK
    return f"{name} ({source.who})" if source.who else name


def hidden_round(key: Key, value: Value, assessment: Assessment) -> bool:
    """Whether a value tells of a card whose round is not revealed."""
    return any(not assessment.round_revealed(number) for number in rounds_told(key, value))


def rounds_told(key: Key, value: Value) -> tuple[int, ...]:
    """Return the rounds of whose cards a value tells; the agreed scores are round 0."""
    if key.field == "file" and value and key.round:
        return (key.round,)
    match value:
        case Entry():
            return (key.round,)
        case WholeTheme():
            return tuple(int(card.rsplit(" ", 1)[1]) for card in value.rows)
        case WholeScorer():
            return tuple(card.round for card in value.cards)
        case _:
            return ()
