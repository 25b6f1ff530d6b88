r"""Personal details in free text, found by their shape, before a text is shared.

Here: postcodes, telephone numbers, e-mail addresses, crime references and dates of birth.
Not here: which texts are looked through (``storage.sharing``). A shape is a hint and no proof: what is
found is a warning for a person to judge, and nothing found does not mean that nobody is named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

DetailKind: TypeAlias = Literal[
    "postcode", "telephone number", "e-mail address", "crime reference", "date of birth"
]

_DATE: Final = (
    r"(?:\d{1,2}(?:st|nd|rd|th)?[\s./-]+(?:\d{1,2}|[A-Za-z]{3,9})[\s./-]+\d{2,4}|\d{4}-\d{2}-\d{2})"
)
_FEWEST_DIGITS: Final = 10
_MOST_DIGITS: Final = 13

_SHAPES: Final[tuple[tuple[DetailKind, re.Pattern[str]], ...]] = (
    # A district and a unit: the district alone ("ME15") is a place of thousands and is left.
    ("postcode", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b", re.IGNORECASE)),
    ("e-mail address", re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")),
    (
        "date of birth",
        re.compile(rf"\b(?:d\.?\s?o\.?\s?b\b\.?|date of birth|born)(?:\s+on)?[\s:]*{_DATE}", re.IGNORECASE),
    ),
    (
        "crime reference",
        re.compile(
            r"\b(?:crime|incident|police|cad)\s+(?:ref(?:erence)?|number|no)\b[\s.:#]*[A-Z\d][A-Z\d/-]*\d[A-Z\d/-]*"
            r"|\bCAD[\s:#-]*\d[\w/-]*"
            r"|(?<![\w/])(?:[A-Z]{1,3}|\d{2})/\d{4,7}/\d{2}(?![\w/])",
            re.IGNORECASE,
        ),
    ),
    ("telephone number", re.compile(r"(?<![\w.,/-])(?:\+|00)?\(?\d[\d\s()-]{8,17}\d(?![\w/]|[.,]\d)")),
)


@dataclass(frozen=True, slots=True)
class PersonalDetail:
    """Something in a text that has the shape of a personal detail, as it stands there."""

    kind: DetailKind
    text: str


def personal_details(text: str) -> tuple[PersonalDetail, ...]:
    """Return what in a text may be a personal detail, each once, in its order of kinds.

    Parameters
    ----------
    text
        Any text of an assessment.

    Examples
    --------
    >>> [detail.text for detail in personal_details("Seen at ME15 6JQ, call 01622 602000")]
    ['ME15 6JQ', '01622 602000']
    >>> personal_details("Up 12 % on 2016-17 in ME15, 1,204 crimes from 01/04/2016 to 31/03/2017")
    ()
    """
    found: dict[PersonalDetail, None] = {}
    for kind, shape in _SHAPES:
        for match in shape.finditer(text):
            said = match[0].strip()
            if kind != "telephone number" or _can_be_called(said):
                found[PersonalDetail(kind, said)] = None
    return tuple(found)


def _can_be_called(said: str) -> bool:
    """Whether digits are as many as in a number that can be rung, and begin like one."""
    digits = re.sub(r"\D", "", said)
    begins = said.startswith("+") or digits.startswith("0")
    return begins and _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS
