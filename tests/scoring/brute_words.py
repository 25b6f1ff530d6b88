"""Finished sentences about tipping points, read back and held against a pencil.

Here: reading an English sentence as a claim about themes and a range of levels or shares, and scoring at
the range's ends, inside it and just outside.
Not here: whether every tipping point is found (``brute_tipping``), and how many assessments are tried
(``tests/trials``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeVar

from smp_workbench.domain.theme import Theme
from smp_workbench.scoring.share_path import Share
from smp_workbench.scoring.share_span import Span, said
from smp_workbench.scoring.tip import CellTip, Tips, WeightTip, all_cells, all_weights, cut_weights
from smp_workbench.scoring.tipping import TippingPoints
from smp_workbench.scoring.tipping_words import cell_sentence, weight_sentence
from tests.scoring.brute_line import cut_line_faults
from tests.scoring.brute_tipping import GRID, Scores, above, with_level
from tests.scoring.plain_score import Pencil
from tests.scoring.random_assessment import RandomAssessment

Tip = TypeVar("Tip", CellTip, WeightTip)

MOST_READ = 40
"""Sentences read of each assessment that do not speak of the cut line; those that do are all read."""

A_STEP = Fraction(1, 10**9)
"""Just outside; nearer than any two crossings of a small assessment."""

_NAME = r"(?P<{}>\S+)"
_TOP = r"the top (?:place|\w+)"
_CELL = re.compile(
    rf"{_NAME.format('theme')} (?:(?P<side>leaves?|enters?) {_TOP}"
    rf"|(?P<level>comes? level) for (?:the last place in )?{_TOP}"
    rf"|(?P<order>pass(?:es)?|ties? with|falls? behind) {_NAME.format('other')})"
    r" if (?P<criterion>\S+) goes from (?P<old>\S+) to (?P<new>\S+)\."
)
_WEIGHT = re.compile(
    rf"With (?P<share>.+?), {_NAME.format('theme')} (?P<order>pass(?:es)?|ties? with) (?P<other>[^\s,.]+)"
    rf"(?: for (?P<place>a place in {_TOP}|the last place in {_TOP}|the top place)|, which (?P<out>leaves?)"
    rf" {_TOP})?\."
)
_PER_CENT = r"(\d+(?:\.\d+)?) %"
_SHARES: Mapping[str, Callable[[Fraction, list[Fraction]], Span]] = {
    r"all of": lambda _now, _at: Span(Fraction(1), Fraction(1)),
    r"none of": lambda _now, _at: Span(Fraction(0), Fraction(0)),
    rf"(?:exactly )?{_PER_CENT} of": lambda _now, at: Span(at[0], at[0]),
    r"exactly (\d+/\d+) of": lambda _now, at: Span(at[0] * 100, at[0] * 100),
    rf"{_PER_CENT} or more of": lambda _now, at: Span(at[0], Fraction(1)),
    rf"{_PER_CENT} or less of": lambda _now, at: Span(at[0], Fraction(0)),
    rf"more than {_PER_CENT} of": lambda _now, at: Span(at[0], Fraction(1), with_first=False),
    rf"less than {_PER_CENT} of": lambda _now, at: Span(at[0], Fraction(0), with_first=False),
    rf"between {_PER_CENT} and {_PER_CENT} of": lambda now, at: Span(*at[:: 1 if now <= at[0] else -1]),
    rf"more than {_PER_CENT} and up to {_PER_CENT} of": lambda _now, at: Span(*at, with_first=False),
    rf"less than {_PER_CENT} and down to {_PER_CENT} of": lambda _now, at: Span(*at, with_first=False),
    r"any more of .* than now": lambda now, _at: Span(now, Fraction(1), with_first=False),
    r"any less of .* than now": lambda now, _at: Span(now, Fraction(0), with_first=False),
    rf"a little more of .* than now \(up to {_PER_CENT}\)": lambda now, at: Span(
        now, at[0], with_first=False
    ),
    rf"a little less of .* than now \(down to {_PER_CENT}\)": lambda now, at: Span(
        now, at[0], with_first=False
    ),
}


@dataclass
class Reader:
    """Sentences of one assessment, and scores to hold them against."""

    assessment: RandomAssessment
    points: TippingPoints
    _scored: dict[tuple[Share, Fraction], Scores | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        names = [f"Gangs{n}s" if n % 2 else f"Arson{n}" for n in range(len(self.assessment.positions))]
        themes = tuple(Theme(f"T-{n}", name) for n, name in enumerate(names))
        self.pencil = Pencil(self.assessment.compiled)
        self.tips = Tips(self.pencil.model, themes, self.points)
        self.rows = self.assessment.positions.tolist()
        self.row = {name: n for n, name in enumerate(names)}
        self.complete = self.points.now.rows.tolist()
        self.now = {row: self.pencil.score(self.rows[row]) for row in self.complete}
        self.line = self.assessment.cut_line

    def at(self, share: Share, value: Fraction) -> Scores | None:
        """Every complete theme's score at a share; None where one has none."""
        if not 0 <= value <= 1:
            return None
        if (share, value) not in self._scored:
            weights = self.pencil.weights() | share.at(value)
            try:
                scores = {row: self.pencil.score(self.rows[row], weights) for row in self.complete}
            except ZeroDivisionError:  # the formula has no value under these weights
                scores = None
            self._scored[share, value] = scores
        return self._scored[share, value]


def word_faults(assessment: RandomAssessment, points: TippingPoints) -> list[str]:
    """Return the sentences that are not so, or say less than they could; nothing if all is well."""
    reader = Reader(assessment, points)
    found = [one for tip in _some(list(all_cells(reader.tips))) for one in cell_faults(reader, tip)]
    for tip in _some(list(all_weights(reader.tips))):
        found += weight_faults(reader, tip)
    found += cut_line_faults(assessment, reader.tips, reader.now, reader.row)
    return found + list(line_faults(reader))


def _some(tips: list[Tip]) -> list[Tip]:
    about_line = [tip for tip in tips if (tip.other is None if isinstance(tip, CellTip) else tip.crosses_cut)]
    others = [tip for tip in tips if tip not in about_line]
    return [*about_line, *others[:: len(others) // MOST_READ + 1]]


# --- scores ----------------------------------------------------------------------------------------


def cell_faults(reader: Reader, tip: CellTip) -> Iterator[str]:
    text = cell_sentence(tip, reader.line).english()
    read = _CELL.fullmatch(text)
    if read is None:
        yield f"cannot be read: {text}"
        return
    row = reader.row[read["theme"]]
    column = next(
        n
        for n, one in enumerate(reader.pencil.model.criteria)
        if one.name.casefold() == read["criterion"].casefold()
    )
    values = [level.value for level in reader.pencil.model.criteria[column].levels]
    old, new = values.index(Fraction(read["old"])), values.index(Fraction(read["new"]))
    now = reader.now
    then = {**now, row: reader.pencil.score(with_level(reader.rows[row], column, new))}
    was, comes = above(now, reader.line, row), above(then, reader.line, row)
    if read["side"]:
        true = (was, comes) == ((False, True) if read["side"].startswith("enter") else (True, False))
    elif read["level"]:
        true = not was and comes and then[row] == last_above(then, reader.line)
    else:
        other = reader.row[read["other"]]
        true = _ordered(read["order"], then[row], then[other]) and not _ordered(
            read["order"], now[row], now[other]
        )
    if not true or reader.rows[row][column] != old:
        yield f"not so: {text}"


def last_above(scores: Scores, cut_line: int) -> Fraction:
    """The score of the last theme that is above the cut line."""
    return sorted(scores.values(), reverse=True)[cut_line - 1]


def _ordered(order: str, one: Fraction, other: Fraction) -> bool:
    if order.startswith("tie"):
        return one == other
    return one > other if order.startswith("pass") else one < other


# --- weights ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Claim:
    """What a sentence about a weight says of two rows and some shares."""

    order: str
    theme: int
    other: int
    place: str
    out: bool
    span: Span

    def holds(self, scores: Scores | None, cut_line: int) -> bool:
        """Whether it is so under these scores."""
        if scores is None or not _ordered(self.order, scores[self.theme], scores[self.other]):
            return False
        if self.place and not above(scores, cut_line, self.theme):
            return False
        if self.place.startswith("the last") and scores[self.theme] != last_above(scores, cut_line):
            return False
        return not (self.out and above(scores, cut_line, self.other))

    def is_old(self, scores: Scores, cut_line: int) -> bool:
        """Whether the theme has its place under these scores already, or the other none."""
        taken = bool(self.place) and above(scores, cut_line, self.theme)
        return taken or (self.out and not above(scores, cut_line, self.other))


def read_weight(reader: Reader, tip: WeightTip) -> Claim | None:
    """Return what the sentence of a tip says; None if nobody could tell."""
    read = _WEIGHT.fullmatch(weight_sentence(tip, reader.line).english())
    if read is None:
        return None
    for pattern, span_of in _SHARES.items():
        share = re.fullmatch(f"{pattern}(?: .*)?", read["share"])
        if share is not None:
            span = span_of(tip.share.now, [Fraction(number) / 100 for number in share.groups()])
            theme, other = reader.row[read["theme"]], reader.row[read["other"]]
            return Claim(read["order"], theme, other, read["place"] or "", bool(read["out"]), span)
    return None


def weight_faults(reader: Reader, tip: WeightTip) -> Iterator[str]:
    """Yield a sentence that is not so at some share it names, or that could name more."""
    text = weight_sentence(tip, reader.line).english()
    claim = read_weight(reader, tip)
    if claim is None:
        yield f"cannot be read: {text}"
        return
    if claim.span != said(tip.reach.span, tip.share.now):
        yield f"names other shares than it should: {text}"
    for share in _inside(claim.span):
        if not claim.holds(reader.at(tip.share, share), reader.line):
            yield f"not so at {float(share):.9f}: {text}"
            return
    exact, way = tip.reach.span, 1 if tip.upwards else -1
    if max(abs(exact.first - claim.span.first), abs(exact.last - claim.span.last)) >= Fraction(1, 50):
        yield f"names too few shares: {text}"
    before = _before(tip)
    scores = reader.at(tip.share, before)
    if claim.holds(scores, reader.line) or (scores and claim.is_old(scores, reader.line)):
        yield f"so already at {float(before):.9f}: {text}"
    if exact.first != exact.last and not exact.to_end:
        outside = (exact.last, exact.last + way * A_STEP)
        if all(claim.holds(reader.at(tip.share, share), reader.line) for share in outside):
            yield f"still so at {float(exact.last):.9f} and beyond: {text}"


def _before(tip: WeightTip) -> Fraction:
    """Return a share just before a crossing, or what the share is now."""
    if tip.upwards:
        return max(tip.share.now, tip.low - A_STEP)
    return min(tip.share.now, tip.high + A_STEP)


def _inside(span: Span) -> list[Fraction]:
    """Return shares that a range names: its ends, just inside them, the middle and others."""
    width = span.last - span.first
    probes = [span.first + width * Fraction(n, 10**6) for n in (0, 1, 500_000, 999_999, 10**6)]
    return [one for one in (*probes, *GRID) if span.holds(one)]


def line_faults(reader: Reader) -> Iterator[str]:
    """Yield a theme whose crossing of the line no sentence tells, and lines told more often than needed."""
    told: dict[tuple[str, bool, bool, Fraction], list[WeightTip]] = {}
    for tip in cut_weights(reader.tips):
        told.setdefault(_event(tip), []).append(tip)
    movers: dict[tuple[str, bool, bool, Fraction], set[tuple[str, str]]] = {}
    for tip in all_weights(reader.tips):
        movers.setdefault(_event(tip), set()).update(_moved(reader, tip))
    for event, wanted in movers.items():
        tips = told.pop(event, [])
        known = {("enters", tip.riser.name) for tip in tips if tip.reach.enters}
        known |= {("leaves", tip.other.name) for tip in tips}
        if wanted - known:
            yield f"nobody tells at {float(event[-1]):.6f} of {event[0]} that {wanted - known}"
        if len(tips) > max(len(wanted), 1) or (tips and not wanted):
            yield f"told too often at {float(event[-1]):.6f} of {event[0]}"
    if told:
        yield "told of nothing"


def _event(tip: WeightTip) -> tuple[str, bool, bool, Fraction]:
    return tip.share.code, tip.upwards, tip.only_there, tip.low


def _moved(reader: Reader, tip: WeightTip) -> Iterator[tuple[str, str]]:
    """Yield whichever of a tip's two themes changes its side of the line where the tip is."""
    step = 0 if tip.only_there else A_STEP
    after = tip.high + step if tip.upwards else tip.low - step
    before, then = (reader.at(tip.share, share) for share in (_before(tip), after))
    if before is None or then is None:
        return
    for word, theme in (("enters", tip.riser), ("leaves", tip.other)):
        row = reader.row[theme.name]
        sides = above(before, reader.line, row), above(then, reader.line, row)
        if sides == ((False, True) if word == "enters" else (True, False)):
            yield word, theme.name
