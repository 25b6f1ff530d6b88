"""What copies left open, as two rows of About say it: conflicts to decide, and items to look at.

Here: one line for each, as many as a person reads; of a card that is not revealed only that it is hidden.
Not here: their exact form, which stands on Changes in the change that brought the copies back.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Final

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.open_item import Conflict, Key, Review, Value
from smp_workbench.domain.open_item_words import (
    HIDDEN_VALUE,
    hidden_round,
    key_words,
    review_words,
    source_words,
    value_words,
)
from smp_workbench.domain.text import printable

MOST_LINES: Final = 40
"""Conflicts, or items, that are told one by one; the others are counted."""
_LONGEST: Final = 120


def conflicts_text(assessment: Assessment) -> str:
    """Return each conflict on a line: what, the value before, and every value with whose it is."""
    return _lines((_conflict(one, assessment) for one in assessment.conflicts), len(assessment.conflicts))


def reviews_text(assessment: Assessment) -> str:
    """Return each item on a line: what, what the copy holds, whose copy it is, and why it was not taken."""
    return _lines((_review(one, assessment) for one in assessment.reviews), len(assessment.reviews))


def _conflict(one: Conflict, assessment: Assessment) -> str:
    proposed = "; ".join(
        f"{_told(one.key, proposal.value, assessment)} by {_brief(source_words(proposal.sources))}"
        for proposal in one.proposals
    )
    before = _told(one.key, one.base, assessment)
    return f"{_brief(key_words(one.key, assessment))}: {before} before; proposed {proposed}"[:700]


def _review(one: Review, assessment: Assessment) -> str:
    held = "" if one.text else f" {_told(one.key, one.value, assessment)}."
    words = (_brief(key_words(one.key, assessment)), _brief(source_words(one.sources)))
    return f"{words[0]}, {words[1]}:{held} {_brief(review_words(one))}"


def _told(key: Key, value: Value, assessment: Assessment) -> str:
    return HIDDEN_VALUE if hidden_round(key, value, assessment) else _brief(value_words(value))


def _brief(text: str) -> str:
    return printable(" ".join(text.split()), _LONGEST)


def _lines(lines: Iterable[str], count: int) -> str:
    """Return the first lines, and how many more there are."""
    told = list(islice(lines, MOST_LINES))
    if count > MOST_LINES:
        told.append(f"and {count - MOST_LINES} more, which the program shows")
    return "\n".join(told)
