"""A formula's text cut into numbers, names and signs.

Here: the tokens, and the faults that one can see without knowing the model: strange signs, malformed
or over-long numbers, a text that is too long.
Not here: what the tokens mean together (``domain.formula_parser``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from smp_workbench.domain.formula import FormulaFault
from smp_workbench.domain.number import MOST_DIGITS
from smp_workbench.domain.text import printable

TokenKind: TypeAlias = Literal["number", "name", "sign", "end"]

LONGEST_FORMULA: Final = 2_000
"""Characters; written out over a sheet's cells it must stay below the 8,192 that a spreadsheet takes."""

LOOK_ALIKE: Final = {
    "**": "*", "==": "=", "<>": "!=", "=<": "<=", "=>": ">=", "&&": "if inside if", "||": "if inside if",
    "×": "*", "·": "*", "∗": "*", "÷": "/", "−": "-", "–": "-", "—": "-", "≤": "<=", "≥": ">=", "≠": "!=",
    "[": "(", "]": ")", "{": "(", "}": ")", ";": ",", "^": "* as often as needed", "%": "/ 100",
}  # fmt: skip
"""What people type or paste, and what the language has instead."""

_WRONG: Final = "|".join(re.escape(sign) for sign in sorted(LOOK_ALIKE, key=len, reverse=True))
_TOKEN: Final = re.compile(
    rf"(?P<space>\s+)|(?P<wrong>{_WRONG})|(?P<number>[0-9][A-Za-z0-9_.]*|\.[0-9][A-Za-z0-9_.]*)"
    r"|(?P<name>[A-Za-z][A-Za-z0-9_]*)|(?P<sign><=|>=|!=|[-+*/(),<>=])|(?P<strange>.)",
    re.DOTALL,
)
_NUMBER: Final = re.compile(r"[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Token:
    """One number, name or sign; ``position`` counts characters from 1."""

    kind: TokenKind
    text: str
    position: int


def tokens(text: str, field: str) -> tuple[Token, ...]:
    """Return the tokens of a formula, closed by one of kind ``end``.

    Parameters
    ----------
    text
        The formula as written.
    field
        Where it stands in the model, for the fault: ``formula`` or ``totals.<code>``.

    Raises
    ------
    FormulaFault
        At the first character that cannot be part of a formula.

    Examples
    --------
    >>> [token.text for token in tokens("2.5*H1", "formula")]
    ['2.5', '*', 'H1', '']
    """
    if len(text) > LONGEST_FORMULA:
        raise FormulaFault(
            "The formula has {length:,} characters; {longest:,} is the most.",
            "Give parts of it names of their own, as totals.",
            field=field,
            position=LONGEST_FORMULA + 1,
            length=len(text),
            longest=LONGEST_FORMULA,
        )
    return (*_cut(text, field), Token("end", "", len(text.rstrip()) + 1))


def _cut(text: str, field: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        position = match.start() + 1
        match match.lastgroup:
            case "number":
                _check_number(match[0], field, position)
                yield Token("number", match[0], position)
            case "name":
                yield Token("name", match[0], position)
            case "sign":
                yield Token("sign", match[0], position)
            case "wrong":
                raise FormulaFault(
                    "“{found}” is not a sign of the formula language.",
                    "Write {instead} instead.",
                    field=field,
                    position=position,
                    found=match[0],
                    instead=LOOK_ALIKE[match[0]],
                )
            case "strange":
                raise FormulaFault(
                    "“{found}” cannot stand in a formula.",
                    "Use numbers, names, + - * / ( ) and commas.",
                    field=field,
                    position=position,
                    found=printable(match[0]),
                )
            case _:
                pass  # spaces and line ends separate, and say nothing else


def _check_number(found: str, field: str, position: int) -> None:
    if not _NUMBER.fullmatch(found):
        raise FormulaFault(
            "“{found}” is not a number.",
            "Write digits with at most one point between them, such as 0.25, and * between a number"
            " and a name; a name begins with a letter.",
            field=field,
            position=position,
            found=printable(found),
        )
    if len(found.replace(".", "")) > MOST_DIGITS:
        raise FormulaFault(
            "“{found}” has more than {most} digits.",
            "A spreadsheet would not keep them all: use a shorter number.",
            field=field,
            position=position,
            found=printable(found, 30),
            most=MOST_DIGITS,
        )
