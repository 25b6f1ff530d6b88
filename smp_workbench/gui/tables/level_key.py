"""Which key sets which level: the one place where that rule is written.

Here: the digit of each level of a criterion, and the level of a digit.
Not here: what happens when the key is pressed (``score_grid``) and where it is printed (the bands
of the definition panel, the pick list).

The rule, criterion by criterion:

1. Where every level's value is a whole number from 0 to 9, **the key is the value**. On levels
   0 1 2 4 8 the key 4 sets 4 and 8 sets 8; 3 is no level and is refused in words.
2. Otherwise (1/3, 10, 25 ...) **the key is the position**, from 1, the tenth level being 0. Levels
   after the tenth have no key and are picked from the list.

Either way the key is printed on the level's band, so nobody has to know the rule. The value comes
first because a room says "a four" and sees a 4 in the cell: a key that set 8 when 5 was pressed
would be the one mistake nobody notices.
"""

from __future__ import annotations

from typing import Final

from smp_workbench.domain.scoring_model import Criterion, Level

_BY_POSITION: Final = "1234567890"


def level_keys(criterion: Criterion) -> tuple[str, ...]:
    """Return the key of each level, lowest level first; empty text for a level without a key.

    Examples
    --------
    >>> from fractions import Fraction
    >>> def with_levels(*values):
    ...     levels = tuple(Level(Fraction(value), "") for value in values)
    ...     return Criterion("H1", "Harm", "Harm", "How much?", "harm", levels)
    >>> level_keys(with_levels(0, 1, 2, 4, 8))
    ('0', '1', '2', '4', '8')
    >>> level_keys(with_levels("1/3", 1, 2))
    ('1', '2', '3')
    """
    levels = criterion.levels
    if all(level.value.denominator == 1 and 0 <= level.value <= 9 for level in levels):
        return tuple(str(level.value) for level in levels)
    return tuple(_BY_POSITION[place : place + 1] for place in range(len(levels)))


def level_of_key(criterion: Criterion, key: str) -> Level | None:
    """Return the level that a digit sets, or None where it sets none."""
    if not key:
        return None
    for printed, level in zip(level_keys(criterion), criterion.levels, strict=True):
        if printed == key:
            return level
    return None
