"""Which number key sets which level: one rule for the grid, the definition panel and the room.

Here: the keys of a criterion's levels, and the level of a key.
Not here: what happens when a key is pressed (the views), and `?`, Delete and the others, which are
the same for every criterion.

A person types what they read. Where all values are single figures the key is the value itself, even
if they are uneven (0 1 2 4 8: the key 4 sets 4, and 3 is refused in words); a key that meant
"the fifth level" there would set 8 and nobody would notice. Otherwise keys count the levels from 1,
the tenth being 0. Whichever it is, the key is printed on the level.
"""

from __future__ import annotations

from fractions import Fraction

from smp_workbench.domain.scoring_model import Criterion

_COUNTED = "1234567890"


def level_keys(criterion: Criterion) -> tuple[str, ...]:
    """Return the key of each level, in order; empty for levels after the tenth that have none.

    Examples
    --------
    >>> from smp_workbench.domain.scoring_model import Level
    >>> def having(*values):
    ...     levels = tuple(Level(Fraction(value), "") for value in values)
    ...     return Criterion("H1", "Harm", "Harm", "How much?", "harm", levels)
    >>> level_keys(having(0, 1, 2, 4, 8))
    ('0', '1', '2', '4', '8')
    >>> level_keys(having(0, 5, 10))
    ('1', '2', '3')
    """
    values = [level.value for level in criterion.levels]
    if all(value.denominator == 1 and 0 <= value <= 9 for value in values):
        return tuple(str(value) for value in values)
    return tuple(_COUNTED[place] if place < len(_COUNTED) else "" for place in range(len(values)))


def value_of_key(criterion: Criterion, key: str) -> Fraction | None:
    """Return the value of the level that a key sets, or None if it sets none."""
    keys = level_keys(criterion)
    return criterion.levels[keys.index(key)].value if key and key in keys else None
