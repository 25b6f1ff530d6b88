"""Tipping points in words: one sentence for a score, one for a weight.

Here: sentences of the core, for the command line, the workbook and the window alike.
Not here: which of them are worth saying (``scoring.tip``), and what they come to for the cut line
(``scoring.contest_words``).

A share is said in whole percents that are true: a crossing at 31.4 % is "32 % or more" on the way up.
Where a sentence depends on one or several, an English name says which, and a translator has both.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import ceil, floor
from typing import Final

from smp_workbench.domain.number import decimal_text, plain_text
from smp_workbench.errors import Sentence
from smp_workbench.scoring.cell_tipping import Effect
from smp_workbench.scoring.tip import CellTip, WeightTip
from smp_workbench.scoring.wording import a_place, inside, is_plural, last_places, top

MOST_DECIMALS: Final = 9
"""Digits after the point that a share is ever given, where whole percents would not be true."""

_CELLS: Final[Mapping[Effect, tuple[str, str]]] = {
    "leaves": (
        "{theme} leaves {top} if {criterion} goes from {old} to {new}.",
        "{theme} leave {top} if {criterion} goes from {old} to {new}.",
    ),
    "enters": (
        "{theme} enters {top} if {criterion} goes from {old} to {new}.",
        "{theme} enter {top} if {criterion} goes from {old} to {new}.",
    ),
    "passes": (
        "{theme} passes {other} if {criterion} goes from {old} to {new}.",
        "{theme} pass {other} if {criterion} goes from {old} to {new}.",
    ),
    "ties": (
        "{theme} ties with {other} if {criterion} goes from {old} to {new}.",
        "{theme} tie with {other} if {criterion} goes from {old} to {new}.",
    ),
    "falls behind": (
        "{theme} falls behind {other} if {criterion} goes from {old} to {new}.",
        "{theme} fall behind {other} if {criterion} goes from {old} to {new}.",
    ),
}

_SHARES_PLACE: Final = (
    "{theme} comes level for {last} if {criterion} goes from {old} to {new}.",
    "{theme} come level for {last} if {criterion} goes from {old} to {new}.",
)

_WEIGHTS: Final[Mapping[tuple[bool, bool], tuple[str, str]]] = {
    (False, False): ("{share}, {theme} passes {other}.", "{share}, {theme} pass {other}."),
    (True, False): ("{share}, {theme} ties with {other}.", "{share}, {theme} tie with {other}."),
    (False, True): (
        "{share}, {theme} passes {other} for {place}.",
        "{share}, {theme} pass {other} for {place}.",
    ),
    (True, True): (
        "{share}, {theme} ties with {other} for {last}.",
        "{share}, {theme} tie with {other} for {last}.",
    ),
}
"""By whether the riser only ties, and whether the cut line is crossed."""


def cell_sentence(tip: CellTip, cut_line: int) -> Sentence:
    """Return what one score would do, such as "Fraud leaves the top five if Frequency goes from 4 to 3."."""
    texts = _SHARES_PLACE if tip.shares_place else _CELLS[tip.effect]
    args = {
        "theme": tip.theme.name,
        "other": tip.other.name if tip.other else "",
        "criterion": tip.criterion.name,
        "old": decimal_text(tip.old),
        "new": decimal_text(tip.new),
        "top": top(cut_line),
        "last": last_places(1, cut_line),
    }
    return Sentence(texts[is_plural(tip.theme.name)], args)


def weight_sentence(tip: WeightTip, cut_line: int) -> Sentence:
    """Return what one share would do.

    Such as "With more than 31 % of the harm score on physical harm, ASB passes Mental health.".
    """
    args = {
        "share": share_words(tip),
        "theme": tip.riser.name,
        "other": tip.other.name,
        "place": a_place(cut_line),
        "last": last_places(1, cut_line),
    }
    return Sentence(_WEIGHTS[tip.ties, tip.crosses_cut][is_plural(tip.riser.name)], args)


def share_words(tip: WeightTip) -> Sentence:
    """Return a share and beyond, such as "With more than 31 % of the harm score on physical harm"."""
    whole = Sentence("the {group} score", {"group": inside(tip.group.name)}) if tip.group else None
    text, percent = _share_text(tip)
    args = {"percent": percent, "whole": whole or Sentence("the score"), "part": inside(tip.name)}
    return Sentence(text, args)


def _share_text(tip: WeightTip) -> tuple[str, str]:
    """Return the template for a share, and the percentage to put into it."""
    exact = tip.low == tip.high
    if exact and tip.low in (0, 1) and tip.only_there:
        return _at_end(tip.low), ""
    if tip.only_there:
        return "With exactly {percent} % of {whole} on {part}", plain_text(tip.low * 100, MOST_DECIMALS)
    if exact and tip.low == tip.share.now and not tip.at_once:
        return _ANY[tip.upwards], ""
    return _from_there(tip)


_ANY: Final[Mapping[bool, str]] = {
    True: "With any more of {whole} on {part} than now",
    False: "With any less of {whole} on {part} than now",
}
"""By whether the share rises."""


def _at_end(share: Fraction) -> str:
    return "With all of {whole} on {part}" if share else "With none of {whole} on {part}"


def _from_there(tip: WeightTip) -> tuple[str, str]:
    """Return the same for a share and beyond it."""
    if tip.until is not None:
        return "With {percent} % of {whole} on {part}", _between(tip, tip.until)
    percent = ceil(tip.high * 100) if tip.upwards else floor(tip.low * 100)
    beyond = tip.low == Fraction(percent, 100) and not tip.at_once
    if percent in (0, 100) and not beyond:
        return _at_end(Fraction(percent, 100)), ""
    return _BEYOND[tip.upwards, beyond], str(percent)


def _between(tip: WeightTip, until: Fraction) -> str:
    """Return a percentage between a share and the next at which the order changes again."""
    first, last = (tip.high, until) if tip.upwards else (until, tip.low)
    for decimals in range(MOST_DECIMALS):
        grain = 100 * 10**decimals
        said = Fraction(floor(first * grain) + 1, grain)
        if said < last:
            break
    return plain_text(said * 100, decimals)


_BEYOND: Final[Mapping[tuple[bool, bool], str]] = {
    (True, True): "With more than {percent} % of {whole} on {part}",
    (True, False): "With {percent} % or more of {whole} on {part}",
    (False, True): "With less than {percent} % of {whole} on {part}",
    (False, False): "With {percent} % or less of {whole} on {part}",
}
"""By whether the share rises, and whether the order is another only beyond what is said."""
