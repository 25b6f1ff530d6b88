"""What is not shown yet: the cards of rounds that are not revealed, wherever they are told of.

Here: which edits and states tell of hidden cards, and their form in the workbook.
Not here: packing itself (``packing``) and the sheets.

The rule is one: everything that would show an entry of a card whose round is not revealed *now* is
packed, in Scorecards, in Changes and in the state at the start.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import (
    Batch,
    Edit,
    RestoreContent,
    ReturnModel,
    ReturnScorer,
    ReturnTheme,
    SetEntry,
)
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
        case Assessment() | ReturnModel() | ReturnScorer():
            yield from (card.round for card in thing.cards)
        case RestoreContent():
            yield from (card.round for card in thing.cards or ())
        case _:
            return
