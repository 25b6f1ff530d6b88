"""What a person decides about open items, as edits.

Here: mine, theirs, one of several values by its letter or its level, another, taken or left; of one item
and of several at once.
Not here: asking (``open_item_view``, ``panels.copies_panel``) and what an edit does (``domain.edit_open``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import Batch, DecideConflict, Edit, LeaveConflict, SettleReview
from smp_workbench.domain.open_item import Conflict, Value
from smp_workbench.domain.open_item_words import hidden_round
from smp_workbench.domain.scorecard import Entry
from smp_workbench.gui.tables.level_key import level_of_key
from smp_workbench.gui.tables.open_item_words import OpenItem, criterion_of, mine, theirs, translate

Choice: TypeAlias = Callable[[OpenItem], Edit | None]
"""The edit that a choice is for an item; None where it is none."""


def take_mine(item: OpenItem) -> Edit | None:
    """Return the edit that takes what this workbook itself has in a conflict."""
    own = mine(item) if isinstance(item, Conflict) else None
    return DecideConflict(item.key, own.value) if own else None


def take_theirs(item: OpenItem) -> Edit | None:
    """Return the edit that takes what copies have: the one value in a conflict, or an item."""
    if not isinstance(item, Conflict):
        return take_item(item)
    values = theirs(item)
    return DecideConflict(item.key, values[0].value) if len(values) == 1 else None


def take_value(place: int) -> Choice:
    """Return the choice of the copies' value at this place, from 0, which its letter stands for."""

    def chosen(item: OpenItem) -> Edit | None:
        values = theirs(item) if isinstance(item, Conflict) else ()
        return DecideConflict(item.key, values[place].value) if place < len(values) else None

    return chosen


def take_level(digit: str, assessment: Assessment) -> Choice:
    """Return the choice of the one proposal that has the level of a digit, the same level as in the grid."""

    def chosen(item: OpenItem) -> Edit | None:
        found = _with_level(item, digit, assessment)
        return DecideConflict(item.key, found[0]) if len(found) == 1 else None

    return chosen


def no_level_words(item: OpenItem | None, digit: str, assessment: Assessment) -> str:
    """Return why a digit settles nothing."""
    if item is None or not isinstance(item, Conflict) or criterion_of(item.key, assessment) is None:
        return translate(
            "A number key takes a proposed level. This is no score: Enter lists what can be done."
        )
    if _hidden(item, assessment):
        return translate("The levels are hidden. Choose with M or the letter beside the proposal.")
    if _with_level(item, digit, assessment):
        words = translate(
            "Two proposals have level {digit}, with different reasons. Choose with the letters."
        )
    else:
        words = translate(
            "Nobody proposes level {digit}. O takes another level, and Enter lists what there is."
        )
    return words.format(digit=digit)


def _with_level(item: OpenItem, digit: str, assessment: Assessment) -> list[Entry]:
    """Return the proposals of the level that a digit stands for; none of what is hidden."""
    criterion = criterion_of(item.key, assessment) if isinstance(item, Conflict) else None
    level = level_of_key(criterion, digit) if criterion else None
    if level is None or not isinstance(item, Conflict) or _hidden(item, assessment):
        return []
    values = (one.value for one in item.proposals)
    return [value for value in values if isinstance(value, Entry) and value.level == level.value]


def _hidden(item: Conflict, assessment: Assessment) -> bool:
    return any(hidden_round(item.key, one.value, assessment) for one in item.proposals)


def take_another(value: Value) -> Choice:
    """Return the choice of a value that nobody may have proposed."""
    return lambda item: DecideConflict(item.key, value) if isinstance(item, Conflict) else None


def take_item(item: OpenItem) -> Edit | None:
    """Return the edit that takes an item; None for a conflict, and for what can only be looked at."""
    return None if isinstance(item, Conflict) or item.text else SettleReview(item, take=True)


def leave_item(item: OpenItem) -> Edit | None:
    """Return the edit that leaves everything as it is now."""
    return LeaveConflict(item.key) if isinstance(item, Conflict) else SettleReview(item, take=False)


def settling(items: Sequence[OpenItem], choice: Choice) -> tuple[Edit | None, int]:
    """Return one step that settles those of some items that a choice is for, and for how many it is none."""
    edits = tuple(edit for edit in map(choice, items) if edit is not None)
    rest = len(items) - len(edits)
    if len(edits) <= 1:
        return (edits[0] if edits else None), rest
    return Batch(translate("Settle {count} open items").format(count=len(edits)), edits), rest
