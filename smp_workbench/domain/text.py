"""Text as people type it, made safe to keep: normalised or refused, never changed in meaning.

Here: the one gate every text field of an assessment goes through.
Not here: how text is written into a spreadsheet so that it stays text (``storage.workbook``).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from smp_workbench.errors import Refusal

LONGEST_NOTE: Final = 32_000
"""Characters as a spreadsheet counts them (UTF-16 units); a cell holds 32,767."""
LONGEST_NAME: Final = 200

_SHAPELESS: Final = frozenset({"Cf", "Zs", "Zl", "Zp", "Mn", "Me"})
"""Categories of Unicode that alone leave a name nothing to see."""

REF_FORM: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,19}")
"""What a ref may look like: ``T-014``, or a partnership's own short code."""


def clean_note(text: str, field: str) -> str:
    """Return text of one or more lines with its line ends made plain.

    Parameters
    ----------
    text
        As typed or pasted; may be empty.
    field
        Name of the field for the sentence of a refusal, such as "The reason".

    Returns
    -------
    str
        The same text with every line end as one newline, and nothing else changed.

    Raises
    ------
    Refusal
        If it has a control character (tabs and line ends apart), a lone surrogate or a
        noncharacter, or is longer than 32,000 characters.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    _refuse_unsafe(plain, field, allowed="\n\t")
    _refuse_long(plain, field, LONGEST_NOTE)
    return plain


def clean_name(text: str, field: str, *, required: bool = False) -> str:
    """Return text of one line without spaces at its ends.

    Raises
    ------
    Refusal
        As for :func:`clean_note`; also if it has a line end or a tab, is longer than 200
        characters, or shows nothing (is empty, or has only marks without a shape of their own)
        though ``required``.
    """
    plain = text.strip()
    _refuse_unsafe(plain, field, allowed="")
    _refuse_long(plain, field, LONGEST_NAME)
    if required and all(unicodedata.category(char) in _SHAPELESS for char in plain):
        raise Refusal("{field} is empty.", "Type at least one letter or digit.", field=field)
    return plain


def same_name(one: str, other: str) -> bool:
    """Whether two names look the same to a person: in any case, however accents and spaces are typed."""
    return folded_name(one) == folded_name(other)


def folded_name(name: str) -> str:
    """Return what is the same for names that look the same to a person, for finding them by it.

    Examples
    --------
    >>> folded_name("Hate\N{NO-BREAK SPACE} Crime"), folded_name("cafe\N{COMBINING ACUTE ACCENT}") == "café"
    ('hate crime', True)
    """
    return " ".join(unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold()).split())


def clean_ref(text: str) -> str:
    """Return a ref that can stand in a file, or refuse it."""
    if not REF_FORM.fullmatch(text):
        raise Refusal(
            "“{ref}” cannot be a ref.",
            "Use up to 20 letters, digits, dots, dashes or underscores, such as T-014.",
            ref=printable(text),
        )
    return text


def printable(text: str, longest: int = 60) -> str:
    """Return text that can be shown in a sentence: unsafe characters as their number, long text cut."""
    shown = "".join(f"U+{ord(char):04X}" if _unsafe(char) else char for char in text[: longest + 1])
    return shown if len(shown) <= longest else shown[:longest] + "\N{HORIZONTAL ELLIPSIS}"


def _unsafe(char: str) -> bool:
    code = ord(char)
    if unicodedata.category(char) in ("Cc", "Cs"):
        return True
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def _refuse_unsafe(text: str, field: str, allowed: str) -> None:
    if text.isascii() and text.isprintable():
        return
    for place, char in enumerate(text, start=1):
        if _unsafe(char) and char not in allowed:
            raise Refusal(
                "{field} has a character that cannot be kept ({code}, at place {place}).",
                "Take it out and try again.",
                field=field,
                code=f"U+{ord(char):04X}",
                place=place,
            )


def _refuse_long(text: str, field: str, longest: int) -> None:
    length = len(text) + sum(ord(char) > 0xFFFF for char in text)
    if length > longest:
        raise Refusal(
            "{field} has {length:,} characters; {longest:,} is the most.",
            "Shorten it and try again.",
            field=field,
            length=length,
            longest=longest,
        )
