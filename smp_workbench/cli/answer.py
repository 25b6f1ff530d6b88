"""What a command answers, and what its exit code means.

Here: the answer that every command returns, and the codes.
Not here: printing it (``cli.main``), which is done in one place for all of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeAlias

from smp_workbench.errors import WorkbenchError

FINE: Final = 0
FINDINGS: Final = 1
"""The command did its work and found something that a person should look at."""
USAGE: Final = 2
UNREADABLE: Final = 3
"""A file, or a model, that cannot be read as what it should be, or cannot be written."""
FAULT: Final = 4
"""A fault of the program itself; never the answer to any input we know of."""

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command has to say, in both forms.

    Attributes
    ----------
    text
        For a person, without a line end.
    data
        The same for a program.
    code
        Exit code.
    note
        A sentence for stderr that is not part of the answer; empty for none.
    """

    text: str
    data: Json
    code: int = FINE
    note: str = ""


class UsageFault(WorkbenchError):
    """A command line that asks for something that cannot be."""


def counted(number: int, one: str, more: str = "") -> str:
    """Return a number with what it counts.

    Examples
    --------
    >>> counted(1, "theme"), counted(3, "criterion", "criteria")
    ('1 theme', '3 criteria')
    """
    return f"{number} {one if number == 1 else more or one + 's'}"


def json_number(number: Fraction) -> int | float:
    """Return an exact number as the nearest one that JSON's readers keep; whole numbers stay whole.

    Examples
    --------
    >>> json_number(Fraction(24)), json_number(Fraction(105, 2))
    (24, 52.5)
    """
    return int(number) if number.denominator == 1 else float(number)
