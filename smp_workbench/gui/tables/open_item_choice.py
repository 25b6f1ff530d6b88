"""What a person decides about open items, as edits.

Here: mine, theirs, one of several values, another, taken or left; of one item and of several at once.
Not here: asking (``open_item_view``, ``panels.copies_panel``) and what an edit does (``domain.edit_open``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from smp_workbench.domain.edit import Batch, DecideConflict, Edit, LeaveConflict, SettleReview
from smp_workbench.domain.open_item import Conflict, Value
from smp_workbench.gui.tables.open_item_words import OpenItem, mine, theirs, translate

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


def take_value(number: int) -> Choice:
    """Return the choice of the copies' value of this number, from 1."""

    def chosen(item: OpenItem) -> Edit | None:
        values = theirs(item) if isinstance(item, Conflict) else ()
        return DecideConflict(item.key, values[number - 1].value) if number <= len(values) else None

    return chosen


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
