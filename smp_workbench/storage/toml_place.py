"""Where each field of a TOML text stands, so that a fault can name its line.

Here: a scanner that walks a text which ``tomllib`` has already accepted and notes the line and
column of every value. ``tomllib`` itself forgets them.
Not here: what the values are (``tomllib``) and what they should be (``storage.model_file``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, TypeAlias

Field: TypeAlias = tuple[str | int, ...]
"""Where a value is: keys, and positions in arrays from 0, such as ``("criteria", 2, "weight")``."""


@dataclass(frozen=True, slots=True)
class Place:
    """A line and a column, both from 1, as editors count them."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class TomlPlaces:
    """The places of all values of a text.

    Attributes
    ----------
    text
        The TOML text, with newlines as its only line ends.
    spans
        For each value, table and array: where it begins and ends in the text, in characters from 0.
        A table under a ``[header]`` is where its header is.
    """

    text: str
    spans: Mapping[Field, tuple[int, int]]

    def of(self, field: Field) -> Place:
        """Return the place of a value; of what would hold it, if the text has no such value."""
        while field and field not in self.spans:
            field = field[:-1]
        return self._at(self.spans[field][0] if field else 0)

    def within(self, field: Field, index: int) -> Place:
        """Return the place of the character at ``index`` (from 0) of a value that is a string."""
        if field not in self.spans:
            return self.of(field)
        begin, end = self.spans[field]
        quote = _QUOTE.match(self.text, begin)
        if quote is None:
            return self._at(begin)
        units = _ESCAPED if quote[0][0] == '"' else _PLAIN
        at = quote.end()
        while at < end and (unit := units.match(self.text, at)):
            index -= 0 if _JOINED_LINE.match(unit[0]) else 1
            if index < 0:
                break
            at = unit.end()
        return self._at(min(at, end))

    def _at(self, offset: int) -> Place:
        line_start = self.text.rfind("\n", 0, offset) + 1
        return Place(self.text.count("\n", 0, offset) + 1, offset - line_start + 1)


def find_places(text: str) -> TomlPlaces:
    r"""Return the places of all values of a TOML text.

    Parameters
    ----------
    text
        Accepted by ``tomllib.loads``, with newlines as its only line ends. Of any other text the
        places are those up to where it stops being TOML.

    Examples
    --------
    >>> find_places("[provenance]\nauthor = 'x'").of(("provenance", "author"))
    Place(line=2, column=10)
    """
    scanner = _Scanner(text)
    with suppress(_NoToml, IndexError):  # IndexError: the text ends inside a value
        scanner.scan()
    return TomlPlaces(text, scanner.spans)


# Grammar: TOML 1.0.0, https://toml.io/en/v1.0.0 (strings, keys, arrays, inline tables).
_GAP: Final = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_BLANK: Final = re.compile(r"[ \t]*")
_KEY: Final = re.compile(r"""[ \t]*(?:"((?:\\.|[^"\\\n])*)"|'([^'\n]*)'|([A-Za-z0-9_-]+))[ \t]*""")
_SCALAR: Final = re.compile(
    r'"""(?:\\[\s\S]|[^\\])*?"{3,5}'
    r"|'''[\s\S]*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\d{4}-\d\d-\d\d \d\d:[^\s,\]}#]*"
    r"|[^\s,\]}#]+"
)
_QUOTE: Final = re.compile(r'"""\n?|\'\'\'\n?|"|\'')
_JOINED_LINE: Final = re.compile(r"\\[ \t]*\n")
_ESCAPED: Final = re.compile(r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|\\[ \t]*\n\s*|\\.|[\s\S]")
_PLAIN: Final = re.compile(r"[\s\S]")


class _NoToml(Exception):
    """The text cannot go on like this."""


class _Scanner:
    """Walks the text once; ``at`` is where it stands, ``table`` the field of the current header."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.table: Field = ()
        self.spans: dict[Field, tuple[int, int]] = {}
        self._last: dict[Field, int] = {}  # position of the latest table of each array of tables

    def scan(self) -> None:
        self._pass(_GAP)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                self._header()
            else:
                self._pair(self.table)
            self._pass(_GAP)

    def _header(self) -> None:
        begin = self.at
        brackets = 2 if self.text.startswith("[[", begin) else 1
        self.at += brackets
        keys = self._keys()
        field: Field = ()
        for key in keys[:-1]:
            field = self._entered((*field, key))
            self.spans.setdefault(field, (begin, begin))
        field = (*field, keys[-1])
        self.spans.setdefault(field, (begin, begin))
        if brackets == 2:
            self._last[field] = self._last.get(field, -1) + 1
        self.table = self._entered(field)
        self.at += brackets
        self.spans[self.table] = (begin, self.at)

    def _entered(self, field: Field) -> Field:
        """Return the field itself, or the latest table if it is an array of tables."""
        return (*field, self._last[field]) if field in self._last else field

    def _pair(self, table: Field) -> None:
        """Pass ``key = value`` and note the value under the table's field."""
        begin = self.at
        keys = self._keys()
        field = table
        for key in keys[:-1]:
            field = (*field, key)
            self.spans.setdefault(field, (begin, begin))
        field = (*field, keys[-1])
        self.at += 1  # the equals sign
        self._pass(_BLANK)
        self._value(field)

    def _value(self, field: Field) -> None:
        begin = self.at
        match self.text[begin]:
            case "[":
                self._array(field)
            case "{":
                self._inline_table(field)
            case _:
                self._pass(_SCALAR)
        self.spans[field] = (begin, self.at)

    def _array(self, field: Field) -> None:
        position = 0
        self._step()
        while self.text[self.at] != "]":
            self._value((*field, position))
            position += 1
            self._pass(_GAP)
            if self.text[self.at] == ",":
                self._step()
        self.at += 1

    def _inline_table(self, field: Field) -> None:
        self._step()
        while self.text[self.at] != "}":
            self._pair(field)
            self._pass(_GAP)
            if self.text[self.at] == ",":
                self._step()
        self.at += 1

    def _step(self) -> None:
        """Pass one bracket or comma and what separates it from the next value."""
        self.at += 1
        self._pass(_GAP)

    def _keys(self) -> list[str]:
        """Pass a dotted key and return its parts (escapes in a quoted one are left as they are)."""
        keys = []
        while match := _KEY.match(self.text, self.at):
            keys.append(next(part for part in match.groups() if part is not None))
            self.at = match.end()
            if self.text[self.at : self.at + 1] != ".":
                break
            self.at += 1
        if not keys:
            raise _NoToml
        return keys

    def _pass(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self.text, self.at)
        if match is None:
            raise _NoToml
        self.at = match.end()
