"""Whether what a state holds open is something that a merge could have left.

Here: its texts, its keys and the kinds of its values: an exact form is only text, which anybody may write.
Not here: whether a value can be taken: that is checked by the edits that take it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Final, get_args

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.open_item import FieldName, Key, ReviewKind, Value
from smp_workbench.domain.scorecard import Entry
from smp_workbench.domain.text import clean_note
from smp_workbench.domain.theme import Decision
from smp_workbench.errors import Refusal

_HASH: Final = re.compile("[0-9a-f]{64}")
_CARD: Final = re.compile(r".+ \d{1,3}", re.DOTALL)


def refuse_unsound_items(state: Assessment) -> None:
    """Raise if conflicts, items to look at, or hashes of copies are damaged.

    Raises
    ------
    Refusal
        With what is wrong first.
    """
    keys = [conflict.key for conflict in state.conflicts]
    if len(set(keys)) != len(keys):
        raise Refusal("A conflict is there twice.")
    if list(state.brought) != sorted(set(state.brought)) or not all(map(_HASH.fullmatch, state.brought)):
        raise Refusal("The hashes of copies that were brought back are damaged.")
    kinds = {review.kind for review in state.reviews}
    if not kinds <= set(get_args(ReviewKind)):
        raise Refusal("An item to look at is damaged.")
    pairs: list[tuple[Key, Value]] = [(one.key, one.base) for one in state.conflicts]
    pairs += [(one.key, proposal.value) for one in state.conflicts for proposal in one.proposals]
    pairs += [(one.key, one.value) for one in state.reviews]
    for key, value in pairs:
        if not _fits(key, value):
            raise Refusal("A value of {field} that is not decided is damaged.", field=key.field)
    for text in _texts((state.conflicts, state.reviews)):
        if clean_note(text, "An open item") != text:
            raise Refusal("A text of an open item is damaged.")


def _fits(key: Key, value: Value) -> bool:
    """Whether a key is one of ours, and its value of a kind that can be written down."""
    if key.field not in get_args(FieldName) or not 0 <= key.round <= 999:
        return False
    rows = getattr(value, "rows", None)
    if isinstance(rows, Mapping) and not all(_CARD.fullmatch(card) for card in rows):
        return False
    kind = {"score": Entry, "decision": Decision}.get(key.field, object)
    return isinstance(value, kind)


def _texts(thing: object) -> Iterator[str]:
    """Yield every text in a record and in whatever it holds."""
    if isinstance(thing, str):
        yield thing
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from _texts(getattr(thing, field.name))
    elif isinstance(thing, Mapping):
        for key, value in thing.items():
            yield from _texts(key)
            yield from _texts(value)
    elif isinstance(thing, tuple):
        for one in thing:
            yield from _texts(one)
