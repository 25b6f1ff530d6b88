"""How each type of the domain is written exactly: one converter to plain JSON values and back.

Here: the converter with its rules for numbers, answers and edits, and what it raises for JSON of another
shape.
Not here: text and errors (``exact_form``, through which everyone else writes and reads).

A field that has its default is left out, so that a field added later changes no older hash.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final, TypeVar

from cattrs import Converter
from cattrs.errors import CattrsError

from smp_workbench.domain.edit import EDIT_KINDS, Edit
from smp_workbench.domain.open_item import VALUE_KINDS, Value
from smp_workbench.domain.scorecard import NOT_KNOWN, Answer, NotKnown

_RECORDS: Final = {kind.__name__: kind for kind in VALUE_KINDS}
_KINDS: Final = {kind.__name__: kind for kind in EDIT_KINDS}
_FRACTION: Final = re.compile(r"-?\d{1,30}(/[1-9]\d{0,29})?")

DAMAGE: Final = (
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    CattrsError,
)
"""What reading JSON of another shape raises, whatever the shape."""

T = TypeVar("T")


def _read_fraction(value: object, _: object = None) -> Fraction:
    if not isinstance(value, str) or not _FRACTION.fullmatch(value):
        raise ValueError(value)
    return _fraction(value)


@lru_cache(maxsize=4096)
def _fraction(text: str) -> Fraction:
    """Return a number that is seldom new: every entry has one of its criterion's few levels."""
    return Fraction(text)


def _read_answer(value: object, _: object = None) -> Answer:
    if value is None:
        return None
    return NOT_KNOWN if value == NOT_KNOWN.value else _read_fraction(value)


def _write_answer(answer: Answer) -> str | None:
    return None if answer is None else str(answer)


def _exactly(kind: type[T]) -> Callable[[object, object], T]:
    """Return a reader that takes a value of just this type and guesses nothing."""

    def read(value: object, _: object) -> T:
        if type(value) is not kind:
            raise TypeError(value)
        return value

    return read


def _read_edit(value: dict[str, Any], _: object) -> Edit:  # JSON: checked field by field below
    fields = dict(value)
    kind = _KINDS[fields.pop("kind")]
    return CONVERTER.structure(fields, kind)


def _write_edit(edit: Edit) -> dict[str, object]:
    return {"kind": type(edit).__name__, **CONVERTER.unstructure(edit, type(edit))}


def _read_value(value: object, _: object) -> Value:
    match value:
        case dict():
            fields = dict(value)
            read: Value = CONVERTER.structure(fields, _RECORDS[fields.pop("kind")])
            return read
        case list() if all(type(one) is str for one in value) or all(type(one) is int for one in value):
            return tuple(value)
        case None | bool() | int() | str():
            return value
        case _:
            raise TypeError(value)


def _write_value(value: Value) -> object:
    if isinstance(value, VALUE_KINDS):
        return {"kind": type(value).__name__, **CONVERTER.unstructure(value, type(value))}
    return list(value) if isinstance(value, tuple) else value


def _make_converter() -> Converter:
    converter = Converter(omit_if_default=True, forbid_extra_keys=True, detailed_validation=False)
    for plain in (str, int, bool):
        converter.register_structure_hook(plain, _exactly(plain))
    converter.register_structure_hook(Fraction, _read_fraction)
    converter.register_unstructure_hook(Fraction, str)
    converter.register_structure_hook(Answer, _read_answer)
    converter.register_unstructure_hook(Answer, _write_answer)
    converter.register_unstructure_hook(NotKnown, _write_answer)
    converter.register_structure_hook_func(lambda kind: kind == Value, _read_value)
    converter.register_unstructure_hook_func(lambda kind: kind == Value, _write_value)
    # By identity: as a protocol, Edit would claim every class that has its methods.
    converter.register_structure_hook_func(lambda kind: kind is Edit, _read_edit)
    converter.register_unstructure_hook_func(lambda kind: kind is Edit, _write_edit)
    return converter


CONVERTER: Final = _make_converter()
