"""Finding a theme by typing the beginning of its name.

Here: what has been typed so far, and the theme it finds.
Not here: which keys count as typing (``score_grid``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic

from smp_workbench.domain.theme import Theme


class ThemeSearch:
    """Letters typed one after the other.

    Parameters
    ----------
    patience
        Seconds after which a letter begins a new search.
    clock
        Where the time comes from, in seconds.
    """

    def __init__(self, patience: float = 1.0, clock: Callable[[], float] = monotonic) -> None:
        self._patience = patience
        self._clock = clock
        self._typed = ""
        self._last = float("-inf")

    @property
    def typed(self) -> str:
        """What is being looked for."""
        return self._typed

    @property
    def under_way(self) -> bool:
        """Whether the next letter goes on with this search."""
        return bool(self._typed) and self._clock() - self._last <= self._patience

    def add(self, letter: str) -> None:
        """Take one more letter, or the first of a new search."""
        self._typed = self._typed + letter if self.under_way else letter.lstrip()
        self._last = self._clock()

    def find(self, themes: Sequence[Theme], start: int) -> int | None:
        """Return the place of the theme that is meant, or None.

        Parameters
        ----------
        start
            Place of the theme the search began on. One that begins with what was typed wins over one
            that has it at the beginning of a later word, and the nearest at or after ``start`` wins;
            a single letter typed again goes on to the next.
        """
        if not self._typed:
            return None
        offset = 1 if len(self._typed) == 1 else 0
        places = [(start + offset + step) % len(themes) for step in range(len(themes))]
        wanted = self._typed.casefold()
        for begins in (_begins_name, _begins_word):
            for place in places:
                if begins(themes[place], wanted):
                    return place
        return None


def _begins_name(theme: Theme, wanted: str) -> bool:
    return any(name.casefold().startswith(wanted) for name in (theme.label, theme.name))


def _begins_word(theme: Theme, wanted: str) -> bool:
    return any(f" {wanted}" in name.casefold() for name in (theme.label, theme.name))
