"""What a number format makes of a number: a date, a percentage, or something that digits do not say.

Here: judging a format by its code. Not here: which cell has which format (``package``), and what
becomes of the number (``cell_value``).
"""

from __future__ import annotations

import re
from typing import Final

DATE: Final = "date"
"""Stands for every format that shows a date or a time."""

_BUILT_IN: Final = {
    **{str(number): DATE for number in (*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59))},
    "9": "0%",
    "10": "0.00%",
    "12": "# ?/?",
    "13": "# ??/??",
}
"""Built-in formats that show more than the digits of a number (ECMA-376 part 1, 18.8.30)."""
_NOT_A_DATE: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^]]*\]', re.IGNORECASE)
_DATE_LETTER: Final = re.compile("[dmyhs]", re.IGNORECASE)
_SILENT: Final = re.compile(r"_.|\*.|\[(?!\$[^]-])[^]]*\]|\\[ ,.()-]|general|[0#?.,@+()E-]|\s", re.IGNORECASE)
"""What only places or colours the digits, or says in which language ("[$-809]"; "[$£-809]" is a currency)."""


def number_shape(number: str, codes: dict[str, str]) -> str:
    """Return what a cell style makes of numbers: nothing, ``DATE``, or the format's code.

    Parameters
    ----------
    number
        Of the format, as the style names it.
    codes
        The file's own formats by number.

    Examples
    --------
    >>> own = {"164": "dd/mm/yyyy", "165": "0.0%", "166": "#,##0.00", "167": '0" cases"'}
    >>> [number_shape(number, own) for number in ("0", "164", "165", "166", "167", "9")]
    ['', 'date', '0.0%', '', '0" cases"', '0%']
    >>> [number_shape("164", {"164": code}) for code in ("[$-809]0.00", "[$£-809]0")]
    ['', '[$£-809]0']
    """
    if number not in codes:
        return _BUILT_IN.get(number, "")
    code = codes[number]
    if _DATE_LETTER.search(_NOT_A_DATE.sub("", code)):
        return DATE
    return code if _loud(code) else ""


def is_percentage(shape: str) -> bool:
    """Whether a shape shows the hundredfold with a per cent sign, and nothing else but digits."""
    return _loud(shape) == "%"


def _loud(code: str) -> str:
    """Return what a format, for numbers over nought, shows besides the digits."""
    return _SILENT.sub("", code.split(";", maxsplit=1)[0])
