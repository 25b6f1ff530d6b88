"""How themes have moved against another ranking.

Here: places up or down.
Not here: why they moved, and which ranking to compare with.
"""

from __future__ import annotations

from collections.abc import Mapping

from smp_workbench.domain.ranking import Ranking


def movement(now: Ranking, then: Ranking) -> Mapping[str, int | None]:
    """Return how many places each theme has moved.

    Parameters
    ----------
    now
        Its themes are the keys of the result, by ref, in its order.
    then
        What to compare with. Its ranks count its own themes, scored as they were.

    Returns
    -------
    Mapping
        Positive for up, negative for down, 0 for the same rank; None for a theme that is new, or
        has no rank in one of the two because it is not fully scored.
    """
    earlier = {theme.ref: theme.rank for theme in then.themes}
    moves: dict[str, int | None] = {}
    for theme in now.themes:
        before = earlier.get(theme.ref)
        moves[theme.ref] = None if theme.rank is None or before is None else before - theme.rank
    return moves
