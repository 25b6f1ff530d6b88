"""Numbers that order and tie as quotients of whole numbers do, row by row.

Here: telling quotients apart that lie nearer to one another than floats can.
Not here: which quotients (``scoring.free_formula``).

A float is the quotient rounded correctly (IEEE 754), so a greater quotient is never a smaller float and
equal quotients are equal floats. Only equal floats are in doubt, and of those only where numerator and
denominator differ: these few rows are settled with Python's fractions.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from smp_workbench.scoring.exact_column import Whole


def quotient_keys(numerators: Whole, denominators: Whole) -> Whole:
    """Return a float for each quotient that orders and ties as the quotients of its row do.

    Parameters
    ----------
    numerators, denominators
        Whole numbers that floats hold exactly, denominators above 0; shapes (rows, columns), or what
        broadcasts to that.
    """
    above, below = np.broadcast_arrays(numerators, denominators)
    keys: Whole = above / below
    for row in _doubtful_rows(keys, above, below):
        pairs = zip(above[row].tolist(), below[row].tolist(), strict=True)
        exact = [Fraction(int(over), int(under)) for over, under in pairs]
        order = {number: place for place, number in enumerate(sorted(set(exact)))}
        keys[row] = [order[number] for number in exact]
    return keys


def _doubtful_rows(keys: Whole, above: Whole, below: Whole) -> NDArray[np.intp]:
    """Return the rows in which floats are equal whose numerators or denominators are not."""
    order = np.argsort(keys, axis=1)
    keys, above, below = (np.take_along_axis(one, order, axis=1) for one in (keys, above, below))
    alike = keys[:, 1:] == keys[:, :-1]
    apart = (above[:, 1:] != above[:, :-1]) | (below[:, 1:] != below[:, :-1])
    return np.flatnonzero((alike & apart).any(axis=1))
