"""Texts that a spreadsheet file could take for something else, written so that they stay as they are.

Here: the escapes of the file format, and mending XlsxWriter's table of texts.
Not here: which texts may be kept at all (``domain.text``).

The format reads ``_x0041_`` inside a text as the letter A, so an underscore before such a sequence is
itself written ``_x005F_`` (ECMA-376, part 1, 22.9.2.19 ``ST_Xstring``). XlsxWriter misses sequences
that share an underscore, and takes a text between ``<r>`` and ``</r>`` for ready-made markup: what a
person types would become part of the file's structure.
"""

from __future__ import annotations

import re
from typing import Final
from xml.sax.saxutils import escape

from xlsxwriter import Workbook as XlsxBook

_SEQUENCE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def escaped(text: str) -> str:
    """Return a text as the parts of a workbook hold it, apart from XML's own escapes.

    Examples
    --------
    >>> escaped("a_x0041_x0042_"), escaped("a_b")
    ('a_x005F_x0041_x005F_x0042_', 'a_b')
    """
    return _SEQUENCE.sub("_x005F_", text)


def mend_texts(book: XlsxBook) -> None:
    """Make every text of a workbook come back as it was written; to be called before it is closed."""
    table = book.str_table
    table.string_table = {_mended(text): place for text, place in table.string_table.items()}


def _mended(text: str) -> str:
    """Return a text that XlsxWriter writes as it is, or as ready-made markup where it would not."""
    if not _SEQUENCE.search(text) and not text.startswith("<r>"):
        return text
    # As character references the underscores are hidden from XlsxWriter's own escaping.
    plain = escape(text)
    plain = _SEQUENCE.sub("&#95;x005F&#95;", plain)
    return f'<r><t xml:space="preserve">{plain}</t></r>'
