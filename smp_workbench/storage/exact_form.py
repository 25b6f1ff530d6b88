"""The exact written form of assessments and edits: JSON with exact numbers, and the content hash.

Here: one converter for everything that is written down exactly (the workbook's Changes sheet, the
journal), and the hash by which content is known.
Not here: the visible sheets of the workbook (``storage.workbook``).

A field that has its default is left out, so that a field added later changes no older hash.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final, TypeVar

from cattrs import Converter
from cattrs.errors import CattrsError
from typing_extensions import TypeForm

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import EDIT_KINDS, Edit
from smp_workbench.domain.scorecard import NOT_KNOWN, Answer, NotKnown
from smp_workbench.errors import UnreadableFile

FORMAT: Final = 1
"""Number of the written form; a file with a higher one needs a newer program."""

_KINDS: Final = {kind.__name__: kind for kind in EDIT_KINDS}
_FRACTION: Final = re.compile(r"-?\d{1,30}(/[1-9]\d{0,29})?")

_DAMAGE: Final = (
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


def content_hash(assessment: Assessment) -> str:
    """Return the hash of an assessment's content: SHA-256, 64 hexadecimal digits.

    Who, when, versions and file bytes are outside it. Equal assessments have equal hashes,
    whatever the order in which their entries were made.
    """
    plain = _CONVERTER.unstructure(assessment)
    plain.pop("issued", None)
    text = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def write_exact(thing: object, kind: TypeForm[object] | None = None) -> str:
    """Return one line of JSON from which :func:`read_exact` makes an equal thing.

    Parameters
    ----------
    thing
        An assessment, an edit, or any part of them.
    kind
        The type to write it as; needed only for an edit, so that its kind is written with it.
    """
    return json.dumps(_CONVERTER.unstructure(thing, kind), ensure_ascii=False, separators=(",", ":"))


def read_exact(text: str, kind: type[T], what: str) -> T:
    """Return the thing that :func:`write_exact` wrote.

    Parameters
    ----------
    what
        What is being read, for the sentence of an error, such as "Change 14".

    Raises
    ------
    UnreadableFile
        If the text is not the exact form of this kind of thing.
    """
    try:
        return _CONVERTER.structure(json.loads(text), kind)
    except _DAMAGE as fault:
        raise UnreadableFile(
            "{thing} cannot be read: its exact form is damaged or was written by a newer program.",
            "Open it with the newest SMP Workbench, or go back to an earlier copy.",
            thing=what,
        ) from fault


def write_edit(edit: Edit) -> str:
    """Return an edit as one line of JSON with its kind."""
    return write_exact(edit, Edit)


def read_edit(text: str, what: str) -> Edit:
    """Return the edit that :func:`write_edit` wrote; see :func:`read_exact` for errors."""
    return read_exact(text, Edit, what)  # type: ignore[type-abstract]  # the closed set stands behind it


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
    return _CONVERTER.structure(fields, kind)


def _write_edit(edit: Edit) -> dict[str, object]:
    return {"kind": type(edit).__name__, **_CONVERTER.unstructure(edit, type(edit))}


def _make_converter() -> Converter:
    converter = Converter(omit_if_default=True, forbid_extra_keys=True, detailed_validation=False)
    for plain in (str, int, bool):
        converter.register_structure_hook(plain, _exactly(plain))
    converter.register_structure_hook(Fraction, _read_fraction)
    converter.register_unstructure_hook(Fraction, str)
    converter.register_structure_hook(Answer, _read_answer)
    converter.register_unstructure_hook(Answer, _write_answer)
    converter.register_unstructure_hook(NotKnown, _write_answer)
    # By identity: as a protocol, Edit would claim every class that has its methods.
    converter.register_structure_hook_func(lambda kind: kind is Edit, _read_edit)
    converter.register_unstructure_hook_func(lambda kind: kind is Edit, _write_edit)
    return converter


_CONVERTER: Final = _make_converter()
