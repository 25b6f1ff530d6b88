"""One table of a model file, read field by field with strict types.

Here: taking texts, exact numbers, choices and inner tables out of a TOML table; a fault names the
file, the line, the field, what is wrong and how to mend it.
Not here: which fields a model has (``storage.model_file``) and whether its parts fit together
(``storage.model_check``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction
from typing import Final

from smp_workbench.domain.number import parse_number
from smp_workbench.domain.text import clean_name, clean_note, printable
from smp_workbench.errors import Argument, ModelFault, Refusal, WorkbenchError
from smp_workbench.storage.toml_place import Field, Place, TomlPlaces

MOST_PARTS: Final = 100
"""Groups, criteria, levels of a criterion, totals or bands; a person could not keep more in view."""


class DecimalText(str):
    """A TOML float as it is written, for ``parse_float``: binary rounding never touches it."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class ModelSource:
    """A model file that is being read: its name for sentences, and where its fields stand."""

    file: str
    places: TomlPlaces

    def fault(self, field: Field, what: str, remedy: str, /, **args: Argument) -> ModelFault:
        """Return a fault that says where it is.

        Parameters
        ----------
        field
            What is wrong; where the text has no such field, the line of what should hold it is named.
        what, remedy
            Templates, as for ``WorkbenchError``.
        **args
            Values for the templates, under any name but ``file``, ``line``, ``column`` and ``item``.
        """
        return self._fault("{file}, line {line}", self.places.of(field), field, (what, remedy), args)

    def fault_within(
        self, field: Field, index: int, what: str, remedy: str, /, **args: Argument
    ) -> ModelFault:
        """Return a fault at the character ``index`` (from 0) of a text: its column is named as well."""
        place = self.places.within(field, index)
        return self._fault("{file}, line {line}, column {column}", place, field, (what, remedy), args)

    def _fault(
        self, where: str, place: Place, field: Field, said: tuple[str, str], args: Mapping[str, Argument]
    ) -> ModelFault:
        named = ", {item}: " if field else ": "
        shown = {"file": self.file, "line": place.line, "column": place.column, "item": field_name(field)}
        return ModelFault(where + named + said[0], said[1], **{**args, **shown})


def field_name(field: Field) -> str:
    """Return a field as a reader would call it.

    Examples
    --------
    >>> field_name(("criteria", 2, "levels", 0, "value"))
    'criteria 3, levels 1, value'
    """
    words: list[str] = []
    for part in field:
        if isinstance(part, int):
            words[-1] += f" {part + 1}"
        else:
            words.append(printable(part))
    return ", ".join(words)


def nearest(word: str, known: Sequence[str]) -> str:
    """Return the known word most like ``word``, or an empty text if none is much like it."""
    lower = {one.lower(): one for one in known}
    return lower[match[0]] if (match := get_close_matches(word.lower(), lower, n=1, cutoff=0.6)) else ""


@dataclass(frozen=True, slots=True)
class ModelTable:
    """A table of the file with its place in it.

    Attributes
    ----------
    values
        As ``tomllib`` gives them, floats as :class:`DecimalText`.
    field
        Where the table is; empty for the file as a whole.
    """

    source: ModelSource
    values: Mapping[str, object]
    field: Field = ()

    def only(self, *known: str) -> ModelTable:
        """Return the table itself, or refuse the first field that is not among the known ones."""
        for key in self.values:
            if key not in known:
                guess = nearest(key, known)
                raise self.fault(
                    key,
                    "there is no such field.",
                    "Did you mean “{guess}”?" if guess else "Take it out; the fields here are {known}.",
                    guess=guess,
                    known=", ".join(known),
                )
        return self

    def name(self, key: str, *, required: bool = True) -> str:
        """Return a text of one line, at most 200 characters; empty if absent and not required."""
        return self._text(key, required, lambda text: clean_name(text, "this text", required=required))

    def note(self, key: str, *, required: bool = True) -> str:
        """Return a text of one or more lines without blanks at its end; empty if absent and not required."""
        text = self._text(key, required, lambda text: clean_note(text, "this text")).rstrip()
        if required and not text:
            raise self.fault(key, "this text is empty.", "Type at least one character.")
        return text

    def number(self, key: str, otherwise: Fraction | None = None) -> Fraction:
        """Return an exact number, or ``otherwise`` if it is absent; without one it is required."""
        if key not in self.values and otherwise is not None:
            return otherwise
        value = self._value(key)
        if isinstance(value, bool) or not isinstance(value, (int, str)):
            raise self.fault(key, "{value} is not a number.", "Write a number here.", value=_shown(value))
        try:
            return parse_number(_digits(value))
        except WorkbenchError as fault:
            raise self.fault(key, fault.what.text, fault.remedy.text, **fault.what.args) from None

    def choice(self, key: str, among: Sequence[str], otherwise: str = "") -> str:
        """Return one of a closed set of words, or ``otherwise`` if it is absent."""
        if otherwise and key not in self.values:
            return otherwise
        word = self.name(key)
        if word not in among:
            raise self.fault(
                key,
                "“{word}” is not one of the words that may stand here.",
                "Write {among}.",
                word=word,
                among=" or ".join(f'"{one}"' for one in among),
            )
        return word

    def table(self, key: str) -> ModelTable:
        """Return a required inner table."""
        return self._inner((*self.field, key), self._value(key, "Add a table that begins with [{key}]."))

    def tables(self, key: str, *, required: bool = True) -> Iterator[ModelTable]:
        """Yield the tables of an array of tables, at most 100; none if it is absent and not required."""
        if key not in self.values and not required:
            return
        form = "{key} = [ … ], one level a line" if self.field else "tables that begin with [[{key}]]"
        value = self._value(key, f"Add {form}.")
        if not isinstance(value, list):
            raise self.fault(
                key, "{value} stands where a list should.", f"Write {form}.", value=_shown(value), key=key
            )
        if len(value) > MOST_PARTS:
            raise self.fault(
                key,
                "these are {count}, and {most} is the most.",
                "Leave some out: a room could not score so many.",
                count=len(value),
                most=MOST_PARTS,
            )
        for position, inner in enumerate(value):
            yield self._inner((*self.field, key, position), inner)

    def fault(self, key: str, what: str, remedy: str, /, **args: Argument) -> ModelFault:
        """Return a fault of one of the table's fields."""
        return self.source.fault((*self.field, key), what, remedy, **args)

    def _value(self, key: str, remedy: str = "Add it: {key} = …") -> object:
        if key not in self.values:
            raise self.fault(key, "this field is missing.", remedy, key=key)
        return self.values[key]

    def _text(self, key: str, required: bool, cleaned: Callable[[str], str]) -> str:
        if key not in self.values and not required:
            return ""
        value = self._value(key)
        if not isinstance(value, str) or isinstance(value, DecimalText):
            raise self.fault(
                key, "{value} is not a text.", "Put the text in double quotes.", value=_shown(value)
            )
        try:
            return cleaned(value)
        except Refusal as refusal:
            raise self.fault(key, refusal.what.text, refusal.remedy.text, **refusal.what.args) from None

    def _inner(self, field: Field, value: object) -> ModelTable:
        if not isinstance(value, dict):
            raise self.source.fault(
                field,
                "{value} stands where a table should.",
                "Write its fields in curly brackets, or under a line of their own in square ones.",
                value=_shown(value),
            )
        return ModelTable(self.source, value, field)


def _digits(value: int | str) -> str:
    """Return a number as text; Python writes no decimal for thousands of digits, but a file may hold them."""
    if isinstance(value, int) and value.bit_length() > 64:
        return hex(value)
    return str(value)


def _shown(value: object) -> str:
    """Return a value as the sentence of a fault names it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"
    if isinstance(value, str) and not isinstance(value, DecimalText):
        return f"“{printable(value)}”"
    return printable(_digits(value) if isinstance(value, int) else str(value))
