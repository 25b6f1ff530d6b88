"""The exact written form of assessments and edits: JSON with exact numbers, and the content hash.

Here: writing and reading everything that is written down exactly (the workbook's Changes sheet, the
journal), and the hash by which content is known.
Not here: how each type is written (``exact_converter``), the workbook's sheets (``storage.workbook``).

The converter is imported when something is first written or read: the first window comes up without it.
"""

from __future__ import annotations

import hashlib
import json
from typing import Final, TypeVar

from typing_extensions import TypeForm

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import Edit
from smp_workbench.errors import UnreadableFile

FORMAT: Final = 1
"""Number of the written form; a file with a higher one needs a newer program."""

T = TypeVar("T")


def content_hash(assessment: Assessment) -> str:
    """Return the hash of an assessment's content: SHA-256, 64 hexadecimal digits.

    Who, when, versions and file bytes are outside it. Equal assessments have equal hashes,
    whatever the order in which their entries were made.
    """
    from smp_workbench.storage.exact_converter import CONVERTER

    plain = CONVERTER.unstructure(assessment)
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
    from smp_workbench.storage.exact_converter import CONVERTER

    return json.dumps(CONVERTER.unstructure(thing, kind), ensure_ascii=False, separators=(",", ":"))


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
    from smp_workbench.storage.exact_converter import CONVERTER, DAMAGE

    try:
        return CONVERTER.structure(json.loads(text), kind)
    except DAMAGE as fault:
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
