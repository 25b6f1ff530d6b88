"""Tipping points in words: one sentence for a score, one for a weight.

Here: sentences of the core, for the command line, the workbook and the window alike.
Not here: which of them are worth saying (``scoring.tip``), and what they come to for the cut line
(``scoring.contest_words``).

A share is said in whole percents that are true: a crossing at 31.4 % is "32 % or more" on the way up, and
"between 32 % and 40 %" if the theme falls back at 40.2 %.
Where a sentence depends on one or several, an English name says which, and a translator has both.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from smp_workbench.domain.number import decimal_text, exact_text
from smp_workbench.errors import Sentence
from smp_workbench.scoring.cell_tipping import Effect
from smp_workbench.scoring.share_span import FEW_DECIMALS, MOST_DECIMALS, Span, is_decimal, said
from smp_workbench.scoring.tip import CellTip, WeightTip
from smp_workbench.scoring.wording import a_place, inside, is_plural, last_places, top

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

_ORDERS: Final[Mapping[tuple[bool, str], tuple[str, str]]] = {
    (False, ""): ("{share}, {theme} passes {other}.", "{share}, {theme} pass {other}."),
    (True, ""): ("{share}, {theme} ties with {other}.", "{share}, {theme} tie with {other}."),
    (False, "enters"): (
        "{share}, {theme} passes {other} for {place}.",
        "{share}, {theme} pass {other} for {place}.",
    ),
    (True, "enters"): (
        "{share}, {theme} ties with {other} for {place}.",
        "{share}, {theme} tie with {other} for {place}.",
    ),
    (False, "leaves one"): (
        "{share}, {theme} passes {other}, which leaves {top}.",
        "{share}, {theme} pass {other}, which leaves {top}.",
    ),
    (False, "leave several"): (
        "{share}, {theme} passes {other}, which leave {top}.",
        "{share}, {theme} pass {other}, which leave {top}.",
    ),
    (True, "leaves one"): (
        "{share}, {theme} ties with {other}, which leaves {top}.",
        "{share}, {theme} tie with {other}, which leaves {top}.",
    ),
    (True, "leave several"): (
        "{share}, {theme} ties with {other}, which leave {top}.",
        "{share}, {theme} tie with {other}, which leave {top}.",
    ),
}
"""By whether the riser only ties, and what becomes of the cut line: nothing, the riser comes above it, or the
other, whose name takes one verb or another, is above it no longer."""


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
    """Return what one share would do, true for every share that it names.

    Such as "With more than 31 % of the harm score on physical harm, ASB passes Mental health.".
    """
    reach = tip.reach
    args = {
        "share": _share_words(tip, reach.span),
        "theme": tip.riser.name,
        "other": tip.other.name,
        "place": last_places(1, cut_line) if reach.level else a_place(cut_line),
        "top": top(cut_line),
    }
    line = "enters" if reach.enters else ""
    if reach.leaves:
        line = "leave several" if is_plural(tip.other.name) else "leaves one"
    return Sentence(_ORDERS[tip.ties, line][is_plural(tip.riser.name)], args)


def _share_words(tip: WeightTip, span: Span) -> Sentence:
    """Return a range of shares, such as "With more than 31 % of the harm score on physical harm"."""
    whole = Sentence("the {group} score", {"group": inside(tip.group.name)}) if tip.group else None
    text, numbers = _share_text(span, tip.share.now)
    args = {"whole": whole or Sentence("the score"), "part": inside(tip.name)}
    return Sentence(text, args | numbers)


def _share_text(span: Span, now: Fraction) -> tuple[str, dict[str, str]]:
    """Return the template for a range of shares, and the numbers to put into it."""
    short = said(span, now)
    if short.first == short.last:
        return _single_text(short, one_of_many=span.first != span.last)
    lower, upper = sorted((short.first, short.last))
    ends = {"first": short.first, "last": short.last, "lower": lower, "upper": upper}
    return _range_text(short, now), {name: decimal_text(end * 100) for name, end in ends.items()}


def _single_text(short: Span, *, one_of_many: bool) -> tuple[str, dict[str, str]]:
    share = short.first
    if short.to_end:
        return "With all of {whole} on {part}" if share else "With none of {whole} on {part}", {}
    if not is_decimal(share, MOST_DECIMALS if one_of_many else FEW_DECIMALS):
        return "With exactly {share} of {whole} on {part}", {"share": exact_text(share)}
    number = {"first": decimal_text(share * 100)}
    if one_of_many:
        return "With {first} % of {whole} on {part}", number
    return "With exactly {first} % of {whole} on {part}", number


def _range_text(short: Span, now: Fraction) -> str:
    upwards = short.last > short.first
    if short.first == now and not short.with_first:
        return (_ANY if short.to_end else _LITTLE)[upwards]
    if short.to_end:
        return _BEYOND[upwards, not short.with_first]
    if short.with_first:
        return "With between {lower} % and {upper} % of {whole} on {part}"
    return _UP_TO[upwards]


_ANY: Final[Mapping[bool, str]] = {
    True: "With any more of {whole} on {part} than now",
    False: "With any less of {whole} on {part} than now",
}
"""By whether the share rises."""

_LITTLE: Final[Mapping[bool, str]] = {
    True: "With a little more of {whole} on {part} than now (up to {last} %)",
    False: "With a little less of {whole} on {part} than now (down to {last} %)",
}
"""The same where it does not hold as far as the share can go."""

_BEYOND: Final[Mapping[tuple[bool, bool], str]] = {
    (True, True): "With more than {first} % of {whole} on {part}",
    (True, False): "With {first} % or more of {whole} on {part}",
    (False, True): "With less than {first} % of {whole} on {part}",
    (False, False): "With {first} % or less of {whole} on {part}",
}
"""By whether the share rises, and whether it holds only beyond what is said."""

_UP_TO: Final[Mapping[bool, str]] = {
    True: "With more than {first} % and up to {last} % of {whole} on {part}",
    False: "With less than {first} % and down to {last} % of {whole} on {part}",
}
"""The same where it does not hold as far as the share can go."""
