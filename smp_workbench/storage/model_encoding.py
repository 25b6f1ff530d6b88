"""The text of a scoring model's file, or that it holds none.

Here: telling a text in the wrong encoding, which an editor mends, from a file that is no text at all.
Not here: getting at the file (``named_file``) and what the text says (``model_file``).
"""

from __future__ import annotations

import codecs
from typing import Final

from smp_workbench.errors import ModelFault

LARGEST_FILE: Final = 1_000_000
"""Bytes; the largest shipped model has 16,000."""

_ZIP: Final = b"PK\x03\x04"
_OLD_WORKBOOK: Final = bytes.fromhex("D0CF11E0A1B11AE1")
"""How Excel's workbooks began until 2003, and how all do that have a password."""
_NO_TEXT: Final = bytes(set(range(32)) - set(b"\t\n\r\f\x1a\x1b"))
_CHOOSE: Final = "Choose a model file, whose name ends in .toml."
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decoded(content: bytes, file: str) -> str:
    """Return the text of a file.

    Parameters
    ----------
    content
        ``LARGEST_FILE`` bytes and one more at most.
    file
        Its name, for the sentence of a fault.

    Raises
    ------
    ModelFault
        If it is too large, no text, or not in UTF-8. The fault names a line only where an editor shows one.
    """
    if len(content) > LARGEST_FILE:
        what = "{file} has more than {largest:,} bytes, too many for a scoring model."
        raise ModelFault(what, "Check that it is the file you meant.", file=file, largest=LARGEST_FILE)
    if content.startswith((_ZIP, _OLD_WORKBOOK)):
        raise ModelFault(
            "{file} is a workbook or a packed file, not a scoring model.",
            _CHOOSE,
            file=file,
        )
    if content.startswith(_UTF_16):
        what = "{file} is text in UTF-16, not in UTF-8."
        raise ModelFault(what, "Open it in an editor and save it again with the encoding UTF-8.", file=file)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise _not_utf_8(content, fault.start, file) from None
    if "\0" in text:
        raise _no_text(file)
    return text


def _not_utf_8(content: bytes, start: int, file: str) -> ModelFault:
    if any(byte in _NO_TEXT for byte in content):
        return _no_text(file)
    return ModelFault(
        "{file}, line {line}: this file is not UTF-8 text.",
        "Open it in an editor and save it again with the encoding UTF-8.",
        file=file,
        line=content.count(b"\n", 0, start) + 1,
    )


def _no_text(file: str) -> ModelFault:
    return ModelFault("{file} is not a text file.", _CHOOSE, file=file)
