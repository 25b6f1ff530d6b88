"""Exact numbers as text, both ways.

Here: the exact text of a fraction, a shorter one for people, and strict reading.
Not here: how numbers stand in a spreadsheet (``storage.workbook``).
"""

from __future__ import annotations

from fractions import Fraction


def exact_text(number: Fraction) -> str:
    """Return the number exactly.

    Examples
    --------
    >>> exact_text(Fraction(24)), exact_text(Fraction(105, 2))
    ('24', '105/2')
    """
    return str(number)
