"""The cut line summed up in words: a title, and a short paragraph of who stays and whom one level moves.

Here: sentences of the core, for the command line, the workbook and the window alike.
Not here: who that is (``scoring.contest``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from smp_workbench.domain.theme import Theme
from smp_workbench.errors import Sentence
from smp_workbench.scoring.contest import Contest
from smp_workbench.scoring.tipping_words import cell_sentence, weight_sentence
from smp_workbench.scoring.wording import (
    is_plural,
    listed_briefly,
    number,
    top,
)

_SO_FAR: Final = (
    "So far {scored} of {total} themes is scored, and only scored themes are compared.",
    "So far {scored} of {total} themes are scored, and only these are compared.",
)
"""For one theme and for several."""

_CROSSINGS: Final = (
    (
        "One level on one of its own scores takes {themes} out of {top}.",
        "One level on one of their own scores takes {themes} out of {top}.",
        "One level on one of their own scores takes any of these out of {top}: {themes}.",
    ),
    (
        "One level on a score of another theme puts {themes} out of {top}.",
        "One level on a score of another theme puts {themes} out of {top}.",
        "One level on a score of another theme puts any of these out of {top}: {themes}.",
    ),
    (
        "One level on one of its own scores brings {themes} into {top}.",
        "One level on one of their own scores brings {themes} into {top}.",
        "One level on one of their own scores brings any of these into {top}: {themes}.",
    ),
    (
        "One level on a score of another theme lets {themes} into {top}.",
        "One level on a score of another theme lets {themes} into {top}.",
        "One level on a score of another theme lets any of these into {top}: {themes}.",
    ),
)
"""Of those who leave, are put out, enter and are let in; each for one theme, for one whose name is a
plural, and for several."""

_JOINING: Final = (
    "One level on one score brings {themes} into {top} only by a tie, which puts nobody out.",
    "One level on one score brings {themes} into {top} only by a tie, which puts nobody out.",
    "One level on one score brings any of these into {top} only by a tie, which puts nobody out: {themes}.",
)
"""The same of those who join by a tie."""

_BETWEEN: Final[Mapping[tuple[bool, bool], str]] = {
    (False, False): "So {top} is between these {count} themes.",
    (True, False): "So the top {places} places are between these {count} themes.",
    (False, True): "So the other place in {top} is between these {count} themes.",
    (True, True): "So the other {places} places in {top} are between these {count} themes.",
}
"""By whether several places are left, and whether some theme stays."""

_STAY: Final[Mapping[tuple[bool, bool], str]] = {
    (False, False): (
        "{staying} of {top} stays whichever score moves by one level; the other place is between {count}"
        " themes"
    ),
    (False, True): (
        "{staying} of {top} stays whichever score moves by one level; the other {places} places are between"
        " {count} themes"
    ),
    (True, False): (
        "{staying} of {top} stay whichever score moves by one level; the other place is between {count}"
        " themes"
    ),
    (True, True): (
        "{staying} of {top} stay whichever score moves by one level; the other {places} places are between"
        " {count} themes"
    ),
}
"""By whether several stay, and whether several places are left."""

_JOIN: Final[Mapping[bool, str]] = {
    False: (
        "The theme above the line stays whichever score moves by one level; {count} more can join it only by"
        " a tie"
    ),
    True: (
        "The {staying} themes above the line stay whichever score moves by one level; {count} more can join"
        " them only by a tie"
    ),
}
_FALL: Final[Mapping[bool, str]] = {
    False: (
        "One theme stays above the line whichever score moves by one level; {count} more can fall below it"
    ),
    True: (
        "{staying} themes stay above the line whichever score moves by one level; {count} more can fall below"
        " it"
    ),
}
"""By whether several stay; the latter where a tie has put more above the line than it takes."""


def title(found: Contest) -> Sentence:
    """Return the finding in one line, without a full stop; what stands before a semicolon is true alone.

    Such as "Two of the top five stay whichever score moves by one level; the other three places are between
    four themes". *Firm* and *compete* are not said here, but of drawings (``charts.firmness_words``).
    """
    if not found.scored:
        return Sentence("No theme is fully scored yet")
    if found.scored <= found.cut_line:
        return Sentence("The plan can take every theme that is scored")
    staying, places = len(found.staying), found.places
    args = {"top": top(found.cut_line), "places": number(places), "count": number(len(found.between))}
    if not found.between:
        return _nobody_falls(found)
    if not staying:
        texts = (
            "The top {places} places are between {count} themes",
            "The top place is between {count} themes",
        )
        return Sentence(texts[places == 1], args)
    args["staying"] = number(staying, begins=True)
    if places:
        return Sentence(_STAY[staying > 1, places > 1], args)
    return Sentence(_FALL[staying > 1], args | {"count": number(found.falling)})


def _nobody_falls(found: Contest) -> Sentence:
    if not found.joins:
        return Sentence("No score, moved by one level, takes a theme across the cut line")
    args = {"staying": number(len(found.staying)), "count": number(len(found.joins))}
    return Sentence(_JOIN[len(found.staying) > 1], args)


def paragraph(found: Contest) -> tuple[Sentence, ...]:
    """Return what stays, between whom the other places are, and why; a few sentences."""
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
    yield from _crossing(found)
    yield from _weights(found)


def _staying(found: Contest) -> Sentence:
    names = _names(found.staying)
    args = {"themes": listed_briefly(names), "top": top(found.cut_line)}
    if len(names) == 1 and not is_plural(names[0]):
        return Sentence(
            "{themes} stays in {top} whichever score moves by one level, its own or another theme's.", args
        )
    return Sentence(
        "{themes} stay in {top} whichever score moves by one level, their own or another theme's.", args
    )


def _crossing(found: Contest) -> Iterator[Sentence]:
    """Yield who crosses the line and how, and what that comes to."""
    for themes, texts in zip(
        (found.leaves, found.put_out, found.enters, found.let_in), _CROSSINGS, strict=True
    ):
        yield from _said_of(found, themes, texts)
    if found.between and found.places:
        args = {"count": number(len(found.between)), "places": number(found.places)}
        yield Sentence(_BETWEEN[found.places > 1, bool(found.staying)], args | {"top": top(found.cut_line)})
    yield from _said_of(found, found.joins, _JOINING)
    if not found.between and not found.joins:
        yield Sentence("No score, moved by one level, takes a theme across the cut line.")
        if found.nearest_cell:
            yield cell_sentence(found.nearest_cell, found.cut_line)


def _said_of(found: Contest, themes: Sequence[Theme], texts: tuple[str, str, str]) -> Iterator[Sentence]:
    """Yield a sentence about themes, if there are any; of three the one for them."""
    if themes:
        names = _names(themes)
        args = {"themes": listed_briefly(names), "top": top(found.cut_line)}
        yield Sentence(texts[2 if len(names) > 1 else is_plural(names[0])], args)


def _weights(found: Contest) -> Iterator[Sentence]:
    if found.nearest_weight:
        yield weight_sentence(found.nearest_weight, found.cut_line)
    elif found.weighted and not found.left_out:
        yield Sentence("No single weight changes {top}.", {"top": top(found.cut_line)})
    if found.left_out == 1:
        yield Sentence(
            "One weight was not looked at, because under this formula that may take up to a minute."
        )
    elif found.left_out:
        text = "{count} weights were not looked at, because under this formula that may take up to a minute."
        yield Sentence(text, {"count": number(found.left_out, begins=True)})


def _names(themes: Sequence[Theme]) -> list[str]:
    return [theme.name for theme in themes]
