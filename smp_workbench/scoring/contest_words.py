"""The cut line summed up in words: a title, and a short paragraph of what stays and what is contestable.

Here: sentences of the core, for the command line, the workbook and the window alike.
Not here: who stays and who competes (``scoring.contest``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from smp_workbench.domain.theme import Theme
from smp_workbench.errors import Sentence
from smp_workbench.scoring.contest import Contest
from smp_workbench.scoring.tipping_words import cell_sentence, weight_sentence
from smp_workbench.scoring.wording import (
    MOST_NAMED,
    is_plural,
    last_places,
    listed,
    listed_briefly,
    number,
    top,
)

_SO_FAR: Final = (
    "So far {scored} of {total} themes is scored, and only scored themes are compared.",
    "So far {scored} of {total} themes are scored, and only these are compared.",
)
"""For one theme and for several."""

_TITLES: Final[Mapping[tuple[bool, bool], str]] = {
    (False, False): (
        "{staying} of {top} stays whichever score moves by one level; {count} themes compete for the last"
        " place"
    ),
    (False, True): (
        "{staying} of {top} stays whichever score moves by one level; {count} themes compete for the last"
        " {places} places"
    ),
    (True, False): (
        "{staying} of {top} stay whichever score moves by one level; {count} themes compete for the last"
        " place"
    ),
    (True, True): (
        "{staying} of {top} stay whichever score moves by one level; {count} themes compete for the last"
        " {places} places"
    ),
}
"""By whether several stay, and whether several places are left."""


def title(found: Contest) -> Sentence:
    """Return the finding in one line, without a full stop.

    Such as "Two of the top five stay whichever score moves by one level; four themes compete for the last
    three places". What stays so is not called firm, which is said of drawings (``charts.firmness_words``).
    """
    if not found.scored:
        return Sentence("No theme is fully scored yet")
    if found.scored <= found.cut_line:
        return Sentence("The plan can take every theme that is scored")
    args = {"top": top(found.cut_line)}
    if not found.competing:
        return Sentence("No score, moved by one level, changes {top}", args)
    places = max(found.cut_line - len(found.staying), 1)
    count = len(found.competing)
    if not found.staying or found.cut_line == 1:
        args["count"] = number(count, begins=True)
        return Sentence("{count} themes compete for {top}", args)
    args["staying"] = number(len(found.staying), begins=True)
    args["count"], args["places"] = number(count), number(places)
    return Sentence(_TITLES[len(found.staying) > 1, places > 1], args)


def paragraph(found: Contest) -> tuple[Sentence, ...]:
    """Return what stays, what is contestable and between whom; a few sentences."""
    return tuple(_sentences(found))


def _sentences(found: Contest) -> Iterator[Sentence]:
    if not found.scored:
        yield Sentence(
            "Score a theme on every criterion first."
            if found.total
            else "Add a theme and score it on every criterion first."
        )
        return
    if found.scored < found.total:
        counts = {"scored": found.scored, "total": found.total}
        yield Sentence(_SO_FAR[found.scored > 1], counts)
    if found.scored <= found.cut_line:
        yield Sentence("The plan can take every theme that is scored, so none can cross the line.")
        return
    if found.level:
        level = {"count": number(found.above), "themes": listed_briefly(_names(found.level))}
        yield Sentence("A tie puts {count} themes above the line: {themes} stand level.", level)
    if found.staying:
        yield _staying(found)
    yield from _contestable(found)
    yield from _weights(found)


def _staying(found: Contest) -> Sentence:
    names = _names(found.staying)
    args = {"themes": listed_briefly(names), "top": top(found.cut_line)}
    if len(names) == 1 and not is_plural(names[0]):
        return Sentence("{themes} stays in {top} whichever of its scores moves by one level.", args)
    return Sentence("{themes} stay in {top} whichever of their scores moves by one level.", args)


def _contestable(found: Contest) -> Iterator[Sentence]:
    args = {"top": top(found.cut_line)}
    for themes, one, several in (
        (
            found.leaves,
            "One level on one score takes {themes} out of {top}.",
            "One level on one score takes any of these out of {top}: {themes}.",
        ),
        (
            found.enters,
            "One level on one score brings {themes} into {top}.",
            "One level on one score brings any of these into {top}: {themes}.",
        ),
    ):
        if themes:
            yield Sentence(
                one if len(themes) == 1 else several, args | {"themes": listed_briefly(_names(themes))}
            )
    if not found.competing:
        yield Sentence("No score, moved by one level, changes {top}.", args)
        if found.nearest_cell:
            yield cell_sentence(found.nearest_cell, found.cut_line)
        return
    places = max(found.cut_line - len(found.staying), 1)
    args = {"places": last_places(places, found.cut_line)}
    movers = len(found.leaves) + len(found.enters)
    if movers == len(found.competing) > 1:
        yield Sentence("They compete for {places}.", args)
    elif len(found.competing) > MOST_NAMED:
        count = number(len(found.competing))
        yield Sentence("So {count} themes compete for {places}.", args | {"count": count})
    else:
        names = listed(_names(found.competing))
        yield Sentence("So {themes} compete for {places}.", args | {"themes": names})


def _weights(found: Contest) -> Iterator[Sentence]:
    if found.nearest_weight:
        yield weight_sentence(found.nearest_weight, found.cut_line)
    elif found.weighted and not found.left_out:
        yield Sentence("No single weight changes {top}.", {"top": top(found.cut_line)})
    if found.left_out == 1:
        yield Sentence("One weight was not looked at, because that takes long under this formula.")
    elif found.left_out:
        text = "{count} weights were not looked at, because that takes long under this formula."
        yield Sentence(text, {"count": number(found.left_out, begins=True)})


def _names(themes: Sequence[Theme]) -> list[str]:
    return [theme.name for theme in themes]
