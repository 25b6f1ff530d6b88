"""What a block from a spreadsheet may call a theme or a column, and which one a name means here.

Here: looking a name up; refusing one that means several.
Not here: which cells of a block are names (``pasted_block``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from smp_workbench.domain.text import folded_name, printable
from smp_workbench.errors import Refusal
from smp_workbench.gui.tables.score_column import ScoreColumn
from smp_workbench.gui.tables.shown_scores import ShownScores


class Names:
    """Names of rows or columns of the grid.

    Parameters
    ----------
    pairs
        Each name with the place of what is called so.
    shared
        What is wrong with a name that means several, and what to write instead of it.
    sure
        What to write for a place, so that it means that one.
    """

    def __init__(
        self, pairs: Iterable[tuple[str, int]], shared: tuple[str, str], sure: Mapping[int, str]
    ) -> None:
        self._places: dict[str, set[int]] = {}
        for name, place in pairs:
            self._places.setdefault(_folded(name), set()).add(place)
        self._shared = shared
        self._sure = sure

    def __contains__(self, text: str) -> bool:
        """Return whether anything is called so."""
        return bool(text) and _folded(text) in self._places

    def place(self, text: str) -> int | None:
        """Return the place of what is called so, or None.

        Raises
        ------
        Refusal
            If several are.
        """
        places = self._places.get(_folded(text), set()) if text else set()
        if len(places) > 1:
            instead = ", ".join(self._sure[place] for place in sorted(places))
            what, remedy = self._shared
            raise Refusal(what, remedy, name=printable(text), instead=printable(instead))
        return next(iter(places), None)


def theme_names(shown: ShownScores) -> Names:
    """Return every name by which a block may call a theme: the whole, the short one and the ref."""
    pairs: list[tuple[str, int]] = []
    for place, ref in enumerate(shown.refs):
        theme = shown.theme(place)
        pairs += [(theme.label, place), (theme.name, place), (ref, place)]
    shared = (
        "The block has a row “{name}”, and several themes here are called so.",
        "Write the ref in its place ({instead}). Nothing was pasted.",
    )
    return Names(pairs, shared, dict(enumerate(shown.refs)))


def column_names(shown: ShownScores) -> Names:
    """Return every name by which a block may call a criterion, a total or the score.

    A total that is called like a criterion is none here: nobody would copy it for its own sake.
    """
    criteria = [pair for pair in _named(shown, "criterion") if pair[0]]
    taken = {_folded(name) for name, _ in criteria}
    derived = {_folded(name): place for name, place in (*_named(shown, "score"), *_named(shown, "total"))}
    free = ((name, place) for name, place in derived.items() if name and name not in taken)
    shared = (
        "The block has a column “{name}”, and several criteria here are called so.",
        "Write the code in its place ({instead}). Nothing was pasted.",
    )
    codes = {place: column.code for place, column in enumerate(shown.columns)}
    return Names((*criteria, *free), shared, codes)


def _named(shown: ShownScores, kind: str) -> list[tuple[str, int]]:
    columns = ((place, column) for place, column in enumerate(shown.columns) if column.kind == kind)
    return [(name, place) for place, column in columns for name in _names_of(column)]


def _names_of(column: ScoreColumn) -> tuple[str, ...]:
    if column.kind == "score":
        return ("score",)
    return (column.short, column.name, column.code, f"{column.code} {column.name}")


def _folded(name: str) -> str:
    """Return a name as it is compared; an apostrophe before it marks text in a spreadsheet."""
    return folded_name(name.removeprefix("'"))
