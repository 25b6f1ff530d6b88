"""What copies left open, row by row: conflicts to decide, and items to look at.

Here: a row for each value that somebody proposes, in words; of a card that is not revealed only that it is
hidden. And how many there are, as About says it.
Not here: their exact form, which stands on Changes in the change that brought the copies back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Final, TypeAlias

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.open_item import Conflict, Key, Review, Source, Value
from smp_workbench.domain.open_item_words import (
    THIS_WORKBOOK,
    field_words,
    hidden_round,
    hidden_words,
    review_words,
    value_words,
)
from smp_workbench.domain.scorecard import AGREED, SECOND_STAGE, Entry
from smp_workbench.domain.text import printable

OpenRow: TypeAlias = Mapping[str, str | float]
"""What stands in a row, by key of the column."""

MOST_ROWS: Final = 2_000
"""Rows that are told one by one; the others are counted."""
_LONGEST: Final = 700
_DIFFERENT: Final = "Changed differently; it keeps the value before until one is chosen."


def conflicts_text(assessment: Assessment) -> str:
    """Return how many conflicts there are and where; nothing if there is none."""
    return _counted(len(assessment.conflicts))


def reviews_text(assessment: Assessment) -> str:
    """Return how many items to look at there are and where; nothing if there is none."""
    return _counted(len(assessment.reviews))


def is_open(assessment: Assessment) -> bool:
    """Whether copies left anything open."""
    return bool(assessment.conflicts or assessment.reviews)


def open_rows(assessment: Assessment) -> tuple[OpenRow, ...]:
    """Return a row for each proposed value and whose it is; the last counts what is left out."""
    told = list(islice(_rows(assessment), MOST_ROWS + 1))
    if len(told) > MOST_ROWS:
        left = sum(1 for _ in _rows(assessment)) - MOST_ROWS
        told[MOST_ROWS:] = [{"why": f"and {left:,} more, which the program shows"}]
    return tuple({"number": float(number), **row} for number, row in enumerate(told, start=1))


def _rows(assessment: Assessment) -> Iterator[dict[str, str]]:
    for conflict in assessment.conflicts:
        for proposal in conflict.proposals:
            for source in proposal.sources:
                yield {
                    **_place(conflict.key, assessment),
                    "base": _told(conflict.key, conflict.base, assessment),
                    **_proposed(conflict, proposal.value, assessment),
                    **_source(source),
                    "why": _DIFFERENT,
                }
    for review in assessment.reviews:
        for source in review.sources:
            held = _proposed(review, review.value, assessment) if review.shows_value else {}
            yield {
                **_place(review.key, assessment),
                **held,
                **_source(source),
                "why": _brief(review_words(review)),
            }


def _place(key: Key, assessment: Assessment) -> dict[str, str]:
    """Return whose field it is, and which."""
    scorer = next((one.name for one in assessment.scorers if one.id == key.scorer), key.scorer)
    theme = next((one.name for one in assessment.themes if one.ref == key.ref), "")
    what = field_words(key)
    if key.field == "score":
        scorer = {AGREED: "agreed score", SECOND_STAGE: "second stage"}.get(key.scorer, scorer)
        criterion = assessment.model_of(key.scorer).criterion(key.criterion)
        what = f"{key.criterion} {criterion.name}" if criterion else key.criterion
    return {
        "whose": _brief(scorer),
        "round": str(key.round) if key.round else "",
        "ref": key.ref,
        "theme": _brief(theme),
        "what": _brief(what),
    }


def _proposed(one: Conflict | Review, value: Value, assessment: Assessment) -> dict[str, str]:
    """Return a value and, of a score, its reason apart."""
    reason = value.reason if isinstance(value, Entry) else ""
    if hidden_round(one.key, value, assessment):
        reason = ""
    return {"value": _told(one.key, value, assessment), "reason": _brief(reason)}


def _told(key: Key, value: Value, assessment: Assessment) -> str:
    if hidden_round(key, value, assessment):
        return _brief(hidden_words(value))
    return _brief(value_words(replace(value, reason="") if isinstance(value, Entry) else value))


def _source(source: Source) -> dict[str, str]:
    return {"copy": _brief(source.copy or THIS_WORKBOOK), "who": _brief(source.who)}


def _brief(text: str) -> str:
    return printable(" ".join(text.split()), _LONGEST)


def _counted(count: int) -> str:
    return f"{count:,}, on the sheet Open items" if count else ""
