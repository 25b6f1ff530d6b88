"""The rows of a sheet that is written in the one plain way, taken out of its XML without a parser.

Here: what plain is, exactly, and the rows one after the other. Excel, LibreOffice and the program itself
mostly write so: attributes in one order, a value and perhaps a formula in a cell, nothing between cells.
Not here: what a cell becomes, and every other sheet, which an XML parser reads (``sheet_part``).

All or nothing: where a single character of the rows is otherwise, none of them is taken. What stands around
the rows always goes through the parser, so whatever makes a part damaged does so either way.
"""

from __future__ import annotations

import re
from typing import Final, TypeAlias

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_BEGIN, _END = "<sheetData>", "</sheetData>"

_STRANGE: Final = "\x00-\x08\x0b-\x1f\ufffe\uffff"
"""Characters that XML refuses, and the carriage return, which it changes."""
_TEXT: Final = rf"[^<&{_STRANGE}]*(?:&(?:lt|gt|amp|quot|apos);[^<&{_STRANGE}]*)*"
_VALUE: Final = rf'"[^"<&\t\n{_STRANGE}]*"'
_OF_ROW: Final = ("spans", "s", "customFormat", "ht", "hidden", "customHeight", "outlineLevel", "collapsed")
_TOKEN: Final = re.compile(
    r'(<row r="([1-9]\d{0,6})"'
    + "".join(f"(?: {name}={_VALUE})?" for name in _OF_ROW)
    + ">"
    + r'|<c r="([A-Z]{1,3})[1-9]\d{0,6}"(?: s="(\d{1,6})")?(?: t="(s|str|b|e|n)")?'
    + rf"(?:/>|>(?:(<f>)({_TEXT})</f>)?(?:<v>({_TEXT})</v>)?</c>)"
    + "|</row>)"
)
_ROOT: Final = re.compile(rf'(?:<\?xml [^<>]*\?>\s*)?<worksheet xmlns="{re.escape(_MAIN)}"[ >]')
_OF_CELLS: Final = re.compile(r"<(?:[^<>\s:]+:)?(?:row|c|f|v|t|rPh)[\s/>]")
"""What is read as part of a cell wherever it stands."""
_ENTITIES: Final = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}


PlainToken: TypeAlias = tuple[str, str, str, str, str, str, str, str]
"""As it stands; the number of a row that begins; of a cell its column, style, kind, whether it has a formula,
the formula, the value. Empty where it says nothing; of a row's end all but the first is."""


def plain_rows(xml: bytes) -> tuple[bytes, list[PlainToken]] | None:
    """Return a sheet's part without its rows, and the rows; None where they are not all written plainly."""
    try:
        text = xml.decode()
    except UnicodeDecodeError:
        return None
    begin, end = text.find(_BEGIN) + len(_BEGIN), text.find(_END)
    head = text[: max(begin, 0)]
    alone = text.count(_BEGIN) == text.count(_END) == 1 and begin <= end
    if not alone or not _ROOT.match(head) or "<!" in head or head.count("xmlns=") != 1 or "<?" in head[1:]:
        return None
    tokens: list[PlainToken] = _TOKEN.findall(text, begin, end)
    nothing_between = sum([len(token[0]) for token in tokens]) == end - begin
    if not nothing_between or "]]>" in text or not _in_rows(tokens):
        return None
    around = text[:begin] + text[end:]
    return None if _OF_CELLS.search(around) else (around.encode(), tokens)


def _in_rows(tokens: list[PlainToken]) -> bool:
    """Whether every cell stands in a row, and every row that begins ends before the next."""
    inside = False
    for token in tokens:
        if token[2]:
            if not inside:
                return False
        elif inside is bool(token[1]):
            return False
        else:
            inside = not inside
    return not inside


def without_entities(text: str) -> str:
    """Return a text with XML's own five words for characters undone."""
    if "&" not in text:
        return text
    for word, character in _ENTITIES.items():
        text = text.replace(word, character)
    return text.replace("&amp;", "&")
