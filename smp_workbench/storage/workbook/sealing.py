"""What is not shown yet: the cards of rounds that are not revealed, wherever they are told of.

Here: which edits and states tell of hidden cards, and their form in the workbook.
Not here: packing itself (``packing``) and the sheets.

The rule is one: everything that would show an entry of a card whose round is not revealed *now* is
packed, in Scorecards, in Changes and in the state at the start.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import (
    Batch,
    DecideConflict,
    Edit,
    Reopen,
    RestoreContent,
    ReturnModel,
    ReturnScorer,
    ReturnTheme,
    SetEntry,
    SettleReview,
)
from smp_workbench.domain.open_item import Conflict, Review
from smp_workbench.domain.open_item_words import rounds_told
from smp_workbench.storage.workbook.packing import pack

Shown: TypeAlias = Callable[[int], bool]
"""Whether the cards of a round may be seen; the agreed scores are round 0."""


def tells_hidden(thing: Edit | Assessment, shown: Shown) -> bool:
    """Whether an edit, or a whole state, tells of a card that is not revealed.

    Examples
    --------
    >>> from smp_workbench.domain.scorecard import Entry
    >>> edit = SetEntry("S-01", 2, "T-001", "H1", Entry())
    >>> tells_hidden(edit, lambda round_: round_ < 2), tells_hidden(edit, lambda round_: round_ < 3)
    (True, False)
    """
    return not all(shown(round_) for round_ in _rounds_told(thing))


def sealed(exact: str, thing: Edit | Assessment, shown: Shown) -> str:
    """Return an exact form, packed if the edit or state in it tells of a hidden card."""
    return pack(exact) if tells_hidden(thing, shown) else exact


def _rounds_told(thing: Edit | Assessment) -> Iterator[int]:
    match thing:
        case SetEntry():
            yield thing.round
        case Batch():
            for edit in thing.edits:
                yield from _rounds_told(edit)
        case ReturnTheme():
            yield from (int(card.rsplit(" ", 1)[1]) for card in thing.rows)
        case ReturnModel() | ReturnScorer():
            yield from (card.round for card in thing.cards)
        case Assessment() | RestoreContent():
            yield from (card.round for card in thing.cards or ())
            yield from _rounds_open(thing.conflicts or (), thing.reviews or ())
        case Reopen():
            yield from _rounds_told(thing.content) if thing.content else ()
            yield from _rounds_open((one for _, one in thing.conflicts), (one for _, one in thing.reviews))
        case DecideConflict():
            yield from rounds_told(thing.key, thing.value)
        case SettleReview():
            yield from rounds_told(thing.review.key, thing.review.value)
        case _:
            return


def _rounds_open(conflicts: Iterable[Conflict], reviews: Iterable[Review]) -> Iterator[int]:
    for conflict in conflicts:
        for value in (conflict.base, *(proposal.value for proposal in conflict.proposals)):
            yield from rounds_told(conflict.key, value)
    for review in reviews:
        yield from rounds_told(review.key, review.value)
