"""Which lines of a weight sweep are named, and where the names stand so that none covers another.

Here: choosing names for lines that end at some heights, and moving the names apart.
Not here: drawing lines and names (``sweep_chart``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineName:
    """One name at the end of a line, or of several lines that end at the same height.

    Attributes
    ----------
    themes
        Those that end there, who is named first.
    end, middle
        Heights at which the lines end, and at which the name stands.
    """

    themes: tuple[int, ...]
    end: float
    middle: float


def named_lines(
    ends: Mapping[int, float], first: Sequence[int], line: int, top: int, bottom: int
) -> list[LineName]:
    """Return the names that there is room for.

    Parameters
    ----------
    ends
        Height at which each theme's line ends, of those that are in view there.
    first
        Themes that are named before all others, the first one first.
    line
        Height of a name.
    top, bottom
        Between which the middles of names may stand.

    Examples
    --------
    >>> found = named_lines({0: 50, 1: 52, 2: 90, 3: 90}, [1], 16, 0, 100)
    >>> [(name.themes, name.middle) for name in found]
    [((1,), 52.0), ((2, 3), 90.0)]
    """
    wanted = {theme: place for place, theme in enumerate(first)}
    at: dict[float, list[int]] = {}
    for theme in sorted(ends, key=lambda one: wanted.get(one, len(wanted))):
        at.setdefault(ends[theme], []).append(theme)
    order = sorted(at, key=lambda end: (wanted.get(at[end][0], len(wanted)), end))
    room, chosen = max((bottom - top) // line + 1, 1), list[float]()
    for end in order[:]:
        free = at[end][0] in wanted or all(abs(end - other) >= line for other in chosen)
        if free and len(chosen) < room:
            chosen.append(end)
    chosen.sort()
    middles = moved_apart(chosen, line, top, bottom)
    return [LineName(tuple(at[end]), end, middle) for end, middle in zip(chosen, middles, strict=True)]


def moved_apart(wanted: Sequence[float], gap: int, low: int, high: int) -> list[float]:
    """Return places at least a gap apart, as near to those wanted, which rise, as can be.

    Examples
    --------
    >>> moved_apart([10, 12, 40], 8, 0, 100), moved_apart([98, 99], 8, 0, 100)
    ([7.0, 15.0, 40.0], [92.0, 100.0])
    """
    blocks: list[tuple[float, int]] = []  # mean of what is wanted less the gaps before it, of how many
    for place, height in enumerate(wanted):
        mean, count = height - place * gap, 1
        while blocks and blocks[-1][0] > mean:
            other, many = blocks.pop()
            mean, count = (mean * count + other * many) / (count + many), count + many
        blocks.append((mean, count))
    last = high - (len(wanted) - 1) * gap
    starts = [float(min(max(mean, low), max(last, low))) for mean, count in blocks for _ in range(count)]
    return [start + place * gap for place, start in enumerate(starts)]
