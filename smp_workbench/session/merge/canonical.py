"""An order of values that depends on nothing but what they say.

Here: a text for each value, the same for equal ones, and sorting by it.
Not here: the form that is written down and read again (``storage.exact_form``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import TypeVar

T = TypeVar("T")


def canonical(thing: object) -> str:
    """Return a text that is the same for equal things, in whatever order their entries were made."""
    if is_dataclass(thing) and not isinstance(thing, type):
        parts = (canonical(getattr(thing, field.name)) for field in fields(thing) if field.compare)
        return f"{type(thing).__name__}({','.join(parts)})"
    if isinstance(thing, Mapping):
        return (
            f"{{{','.join(sorted(f'{canonical(key)}:{canonical(value)}' for key, value in thing.items()))}}}"
        )
    if isinstance(thing, tuple):
        return f"[{','.join(map(canonical, thing))}]"
    return repr(thing)


def in_order(things: Iterable[T]) -> tuple[T, ...]:
    """Return things sorted by what they say."""
    return tuple(sorted(things, key=canonical))
