"""What a merge takes by itself, in lines that a person reads before it counts.

Here: one line each with from and to, settings first and scores after; cards that are not revealed as a count.
Not here: what is taken (``engine``), and showing the lines (the window, ``cli.merge``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.open_item_words import hidden_round, key_words, source_words, value_words
from smp_workbench.domain.text import printable
from smp_workbench.session.merge.returned import Applied

_MOST: Final = 2_000
"""Lines that are made: of thousands of scores nobody reads more, and all cross to the window."""
_LONGEST: Final = 120


class TakenLine(NamedTuple):
    """One value that is taken.

    Attributes
    ----------
    before, value
        What it is until now and would be; empty for cards that are hidden, of which only the number is told.
    values
        How many values the line stands for.
    """

    what: str
    before: str
    value: str
    who: str
    values: int = 1


def taken_lines(applied: tuple[Applied, ...], state: Assessment) -> tuple[TakenLine, ...]:
    """Return what is taken, line by line, as many as anybody reads."""
    hidden: Counter[tuple[str, int, str]] = Counter()
    shown: list[Applied] = []
    for one in applied:
        if any(hidden_round(one.key, value, state) for value in (one.before, one.value)):
            hidden[one.key.scorer, one.key.round, source_words(one.sources)] += 1
        else:
            shown.append(one)
    shown.sort(key=_place)
    lines = [_line(one, state) for one in shown[:_MOST]]
    return (*lines, *_of_hidden(hidden, state))


def _place(one: Applied) -> tuple[bool, bool, bool]:
    """Put settings first, then what is said of themes, the agreed scores, and cards."""
    key = one.key
    return key.field == "score", bool(key.scorer), bool(key.ref)


def _line(one: Applied, state: Assessment) -> TakenLine:
    before, value = (
        printable(" ".join(value_words(each).split()), _LONGEST) for each in (one.before, one.value)
    )
    return TakenLine(key_words(one.key, state), before, value, source_words(one.sources))


def _of_hidden(hidden: Counter[tuple[str, int, str]], state: Assessment) -> Iterator[TakenLine]:
    names = {scorer.id: scorer.name for scorer in state.scorers}
    for (scorer, number, who), count in hidden.items():
        yield TakenLine(f"{names.get(scorer, scorer)}, round {number}", "", "", who, count)
