"""The content hash of an assessment, worked out a second time and without any of the program's storage code.

Here: the canonical text that is hashed, from nothing but the nouns. Not here: what is compared with it
(``rehearsal``).

What has its default is left out, numbers are exact text, and keys stand in order.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from fractions import Fraction

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.scorecard import NotKnown


def plain_hash(assessment: Assessment) -> str:
    """Return the hash of an assessment's content, 64 hexadecimal digits."""
    content = _plain(assessment)
    assert isinstance(content, dict)
    content.pop("issued", None)
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(thing: object) -> object:
    match thing:
        case Fraction() | NotKnown():
            return str(thing)
        case Mapping():
            return {key: _plain(value) for key, value in thing.items()}
        case tuple():
            return [_plain(value) for value in thing]
        case _ if is_dataclass(thing):
            values = {one.name: (getattr(thing, one.name), one) for one in fields(thing)}
            return {
                name: _plain(value) for name, (value, one) in values.items() if not _is_default(value, one)
            }
        case _:
            return thing


def _is_default(value: object, one: Field[object]) -> bool:
    if one.default is not MISSING:
        return value == one.default
    return one.default_factory is not MISSING and value == one.default_factory()
