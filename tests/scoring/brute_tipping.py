"""Tipping points found by trying, and held against those that the program states.

Here: every other level of every cell, and weights just below, at and just above each stated crossing
and at many shares between, each scored with a pencil.
Not here: random assessments (``random_assessment``) and how many are tried (``tests/trials``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from smp_workbench.scoring.cell_tipping import EFFECTS
from smp_workbench.scoring.tipping import TippingPoints
from smp_workbench.scoring.weight_tips import AT, BEYOND, WeightTips
from tests.scoring.plain_score import Pencil
from tests.scoring.random_assessment import RandomAssessment

GRID = [Fraction(place, 24) for place in range(25)]

Cell = tuple[int, int, int, str, int]
"""Row, column, new level, effect, row of the other theme or -1."""

Scores = Mapping[int, Fraction]


def faults(assessment: RandomAssessment, tips: TippingPoints) -> list[str]:
    """Return what is stated and not so, or so and not stated; nothing if all is well."""
    pencil = Pencil(assessment.compiled)
    rows = assessment.positions.tolist()
    used = [place for place, code in enumerate(pencil.model.codes) if code in assessment.compiled.used]
    complete = [row for row, places in enumerate(rows) if all(places[place] >= 0 for place in used)]
    if sorted(tips.now.rows.tolist()) != complete:
        return ["the complete themes are others"]
    now = {row: pencil.score(rows[row]) for row in complete}
    stated, tried = stated_cells(tips), tried_cells(pencil, rows, now, used, assessment.cut_line)
    found = [f"cell stated {one}" for one in stated - tried] + [
        f"cell missed {one}" for one in tried - stated
    ]
    if len(stated) != len(tips.cells.theme) - _pairs_count(tips) + len(tips.cells.pairs()[0]):
        found.append("a cell is stated twice")
    for share in range(len(tips.weights.shares)):
        found += weight_faults(pencil, rows, now, tips.weights, (share, assessment.cut_line))
    return found


def _pairs_count(tips: TippingPoints) -> int:
    return sum(EFFECTS[effect] not in ("leaves", "enters") for effect in tips.cells.effect)


# --- cells -----------------------------------------------------------------------------------------


def stated_cells(tips: TippingPoints) -> set[Cell]:
    cells = tips.cells
    others = [(place, -1) for place, effect in enumerate(cells.effect) if EFFECTS[effect] in EFFECTS[:2]]
    others += zip(*(column.tolist() for column in cells.pairs()), strict=True)
    return {
        (
            int(cells.theme[place]),
            int(cells.criterion[place]),
            int(cells.new[place]),
            EFFECTS[cells.effect[place]],
            other,
        )
        for place, other in others
    }


def tried_cells(
    pencil: Pencil, rows: Sequence[Sequence[int]], now: Scores, used: Sequence[int], cut_line: int
) -> set[Cell]:
    """Every level of every cell tried; of what concerns another theme the smallest change is kept."""
    found: set[Cell] = set()
    for theme, column in ((theme, column) for theme in now for column in used):
        old = rows[theme][column]
        smallest: dict[tuple[str, int], tuple[int, int]] = {}
        for level in range(len(pencil.model.criteria[column].levels)):
            if level == old:
                continue
            then = {**now, theme: pencil.score(with_level(rows[theme], column, level))}
            if above(now, cut_line, theme) != above(then, cut_line, theme):
                effect = "leaves" if above(now, cut_line, theme) else "enters"
                found.add((theme, column, level, effect, -1))
            for other in now:
                effect = changed(now[theme] - now[other], then[theme] - then[other])
                if other != theme and effect:
                    change = (abs(level - old), -level)
                    smallest[effect, other] = min(change, smallest.get((effect, other), change))
        found |= {(theme, column, -level, effect, other) for (effect, other), (_, level) in smallest.items()}
    return found


def with_level(row: Sequence[int], column: int, level: int) -> list[int]:
    return [level if place == column else own for place, own in enumerate(row)]


def changed(before: Fraction, after: Fraction) -> str:
    if sign(before) == sign(after):
        return ""
    return {1: "passes", 0: "ties", -1: "falls behind"}[sign(after)]


def sign(number: Fraction) -> int:
    return (number > 0) - (number < 0)


def above(scores: Scores, cut_line: int, theme: int) -> bool:
    return sum(score > scores[theme] for score in scores.values()) < cut_line


# --- weights ---------------------------------------------------------------------------------------


def weight_faults(
    pencil: Pencil,
    rows: Sequence[Sequence[int]],
    now: Scores,
    weights: WeightTips,
    which: tuple[int, int],
) -> Iterator[str]:
    """Yield what is wrong about one share, by its place among the shares, and the cut line."""
    place, cut_line = which
    share = weights.shares[place]
    tips = [tip for tip in range(len(weights.share)) if weights.share[tip] == place]
    marks = {share.now: (share.now, share.now)} | {weights.at(tip)[0]: weights.at(tip) for tip in tips}
    edges = sorted({end for ends in marks.values() for end in ends} | {Fraction(0), Fraction(1)})
    inside = {low for low, high in marks.values() if low != high}
    between = [(low + high) / 2 for low, high in pairwise(edges) if low not in inside]
    probes = sorted({*edges, *between, *(one for one in GRID if not _within(one, marks.values()))})
    scored = {}
    for probe in probes:
        weighted = pencil.weights() | share.at(probe)
        try:
            scored[probe] = {row: pencil.score(rows[row], weighted) for row in now}
        except ZeroDivisionError:  # the formula has no value under these weights
            continue
    for probe in _reached(probes, scored, share.now):
        yield from order_faults(now, scored[probe], weights, tips, probe)
    for tip in tips:
        yield from cut_faults(weights, tip, scored, probes, cut_line)


def _within(one: Fraction, marks: Sequence[tuple[Fraction, Fraction]]) -> bool:
    return any(low < one < high for low, high in marks)


def _reached(
    probes: Sequence[Fraction], scored: Mapping[Fraction, Scores], start: Fraction
) -> Iterator[Fraction]:
    """Yield the probes on both ways as far as every theme has a score."""
    for way in (
        [one for one in probes if one >= start],
        [one for one in reversed(probes) if one <= start],
    ):
        for probe in way:
            if probe not in scored:
                break
            yield probe


def order_faults(
    now: Scores, then: Scores, weights: WeightTips, tips: Sequence[int], probe: Fraction
) -> Iterator[str]:
    """Yield the pairs whose order at a share is not what the tips up to there make of it."""
    for one in now:
        for other in (row for row in now if row > one):
            possible = {sign(now[one] - now[other])}
            own = [tip for tip in tips if {weights.riser[tip], weights.other[tip]} == {one, other}]
            own.sort(key=lambda tip: abs(weights.at(tip)[0] - weights.shares[weights.share[tip]].now))
            for tip in own:
                possible = _after(possible, weights, tip, one, probe)
            if sign(then[one] - then[other]) not in possible:
                code = weights.shares[weights.share[tips[0]]].code if tips else "?"
                yield f"themes {one} and {other} at share {float(probe):.6f} of {code}: expected {possible}"


def _after(possible: set[int], weights: WeightTips, tip: int, one: int, probe: Fraction) -> set[int]:
    """Return the order that a tip leaves two themes in at a share, from what it was before."""
    start = weights.shares[weights.share[tip]].now
    low, high = weights.at(tip)
    upwards = bool(weights.upwards[tip])
    if low == high == probe:
        reached, beyond = (probe >= start if upwards else probe <= start), False
    else:
        beyond = probe >= high >= start if upwards else probe <= low <= start
        reached = beyond
    order = 0 if weights.ties[tip] else (1 if weights.riser[tip] == one else -1)
    if beyond:
        return possible if weights.holds[tip] == AT else {order}
    if reached and weights.holds[tip] != BEYOND:
        return {order}
    if reached and probe != start:
        return possible | {0}  # level at the crossing itself, or not yet changed
    return possible


def cut_faults(
    weights: WeightTips,
    tip: int,
    scored: Mapping[Fraction, Scores],
    probes: Sequence[Fraction],
    cut_line: int,
) -> Iterator[str]:
    """Yield a tip that is wrong about the cut line, by the shares next to it on either side."""
    low, high = weights.at(tip)
    start = weights.shares[weights.share[tip]].now
    upwards = bool(weights.upwards[tip])
    lower = max((one for one in probes if one < low), default=low) if low == high else low
    upper = min((one for one in probes if one > high), default=high) if low == high else high
    before, after = (lower, upper) if upwards else (upper, lower)
    if low == high == start:
        before = start
    if weights.holds[tip] == AT:
        after = low
    if before not in scored or after not in scored:
        return
    riser, other = int(weights.riser[tip]), int(weights.other[tip])
    enters = above(scored[after], cut_line, riser) and not above(scored[before], cut_line, riser)
    leaves = above(scored[before], cut_line, other) and not above(scored[after], cut_line, other)
    if (enters or leaves) != weights.crosses_cut[tip]:
        code = weights.shares[weights.share[tip]].code
        yield f"cut line at share {float(low):.6f} of {code}, themes {riser} and {other}"
