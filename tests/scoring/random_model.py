"""Random scoring models that come with an independent reading of their own formulas.

Here: hypothesis strategies. A formula is grown as text together with a function that computes its value
with Python fractions, so that neither our parser, nor our tree, nor our arrays judge themselves.
Not here: the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce

import numpy as np
from hypothesis import strategies as st

from smp_workbench.domain.scoring_model import (
    Band,
    Criterion,
    Group,
    Level,
    Provenance,
    ScoringModel,
    Total,
)
from smp_workbench.scoring.level_array import Positions

Values = Mapping[str, Fraction]

RELATIONS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}


@dataclass(frozen=True)
class Sketch:
    """A formula as text, what it is worth, and the criteria it names."""

    text: str
    worth: Callable[[Values], Fraction]
    names: frozenset[str]


@dataclass(frozen=True)
class RandomModel:
    """A model and the independent reading of it."""

    model: ScoringModel
    totals: tuple[Sketch, ...]
    formula: Sketch

    def values(self, row: Positions) -> dict[str, Fraction]:
        """Level values of the criteria that have a level."""
        pairs = zip(self.model.criteria, row.tolist(), strict=True)
        return {one.code: one.levels[place].value for one, place in pairs if place >= 0}

    def score(self, row: Positions) -> Fraction | None:
        """The score, read naively."""
        return self._worth(self.formula, self.values(row))

    def total(self, row: Positions, place: int) -> Fraction | None:
        """A total, read naively."""
        return self._worth(self.totals[place], self.values(row))

    def _worth(self, sketch: Sketch, values: Values) -> Fraction | None:
        return sketch.worth(values) if sketch.names <= values.keys() else None


WEIGHTS = [Fraction(text) for text in ("0", "1", "1", "2", "3", "1/3", "5/2", "0.7")]
SMALL = [Fraction(text) for text in ("-1", "0", "1/3", "1/2", "1", "3/2", "2", "2.4", "3", "4", "5", "8")]


@st.composite
def random_models(
    draw: st.DrawFn,
    most_criteria: int = 6,
    most_levels: int = 4,
    depth: int = 3,
    pool: list[Fraction] = SMALL,
    weights: list[Fraction] = WEIGHTS,
) -> RandomModel:
    """Draw a model of the whole language, with uneven fractional levels and weights."""
    groups = tuple(
        Group(f"g{n}", f"Group {n}", "", draw(st.sampled_from(weights)))
        for n in range(draw(st.integers(1, 3)))
    )
    criteria = tuple(
        Criterion(
            f"C{n}",
            f"Criterion {n}",
            "",
            "",
            (groups[n] if n < len(groups) else draw(st.sampled_from(groups))).code,
            tuple(
                Level(value, str(value))
                for value in sorted(draw(st.sets(st.sampled_from(pool), min_size=2, max_size=most_levels)))
            ),
            draw(st.sampled_from(weights)),
        )
        for n in range(draw(st.integers(len(groups), max(most_criteria, len(groups)))))
    )
    grower = _Grower(draw, groups, criteria)
    totals, sketches = [], []
    for n in range(draw(st.integers(0, 3))):
        sketch = grower.grow(depth - 1)
        group = draw(st.sampled_from(["", *(group.code for group in groups)]))
        totals.append(Total(f"t{n}", f"Total {n}", "", sketch.text, group))
        sketches.append(sketch)
        grower.add_total(totals[-1], sketch)
    formula = grower.grow(depth)
    model = ScoringModel(
        "random", "1", "Random", Provenance("illustrative", "", "", ""), groups, criteria, tuple(totals),
        formula.text, (Band(Fraction(0), "low"), Band(Fraction(10), "high")),
    )  # fmt: skip
    return RandomModel(model, tuple(sketches), formula)


def positions_of(model: ScoringModel, rng: np.random.Generator, themes: int, gaps: float = 0.0) -> Positions:
    """Random positions; a share ``gaps`` of them is blank or not known."""
    columns = [rng.integers(0, len(criterion.levels), themes) for criterion in model.criteria]
    positions = np.array(columns, dtype=np.int16).T.reshape(themes, len(columns))
    open_ = rng.random(positions.shape) < gaps
    positions[open_] = rng.integers(-2, 0, int(open_.sum()))
    return positions


class _Grower:
    def __init__(self, draw: st.DrawFn, groups: tuple[Group, ...], criteria: tuple[Criterion, ...]) -> None:
        self._draw = draw
        self._groups = groups
        self._criteria = criteria
        self._totals: list[tuple[Total, Sketch]] = []

    def add_total(self, total: Total, sketch: Sketch) -> None:
        self._totals.append((total, sketch))

    def grow(self, depth: int) -> Sketch:
        if depth <= 0:
            return self._leaf()
        kind = self._draw(st.sampled_from(["leaf", "minus", "sign", "sign", "call", "call", "call", "if"]))
        match kind:
            case "leaf":
                return self._leaf()
            case "minus":
                inner = self.grow(depth - 1)
                return Sketch(f"-({inner.text})", lambda v: -inner.worth(v), inner.names)
            case "sign":
                return self._sign(depth)
            case "if":
                return self._choice(depth)
            case _:
                return self._call(depth)

    def _leaf(self) -> Sketch:
        kind = self._draw(st.sampled_from(["criterion"] * 3 + ["number"] + ["total"] * bool(self._totals)))
        if kind == "criterion":
            return _of_criterion(self._draw(st.sampled_from(self._criteria)))
        if kind == "total":
            total, sketch = self._draw(st.sampled_from(self._totals))
            return Sketch(total.code, sketch.worth, sketch.names)
        text = self._draw(st.sampled_from(["0", "1", "2", "3", "0.5", "1.25", "7", "0.1"]))
        return Sketch(text, lambda _: Fraction(text), frozenset())

    def _sign(self, depth: int) -> Sketch:
        sign = self._draw(st.sampled_from("+-*/"))
        left, right = self.grow(depth - 1), self.grow(depth - 1)
        if sign == "/":
            low = self._draw(st.sampled_from(["1", "0.5", "2"]))
            inner, least = right, Fraction(low)
            right = Sketch(f"max({inner.text}, {low})", lambda v: max(inner.worth(v), least), inner.names)
        compute: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
            "+": lambda a, b: a + b,
            "-": lambda a, b: a - b,
            "*": lambda a, b: a * b,
            "/": lambda a, b: a / b,
        }
        return Sketch(
            f"({left.text}) {sign} ({right.text})",
            lambda v: compute[sign](left.worth(v), right.worth(v)),
            left.names | right.names,
        )

    def _choice(self, depth: int) -> Sketch:
        relation = self._draw(st.sampled_from(sorted(RELATIONS)))
        a, b, then, otherwise = (self.grow(depth - 1) for _ in range(4))
        return Sketch(
            f"if({a.text} {relation} {b.text}, {then.text}, {otherwise.text})",
            lambda v: (then if RELATIONS[relation](a.worth(v), b.worth(v)) else otherwise).worth(v),
            a.names | b.names | then.names | otherwise.names,
        )

    def _call(self, depth: int) -> Sketch:
        function = self._draw(st.sampled_from(["sum", "mean", "max", "min", "product", "wsum", "wmean"]))
        weighted = function in ("wsum", "wmean")
        texts: list[str] = []
        members: list[tuple[Fraction, Sketch]] = []
        for _ in range(self._draw(st.integers(1, 3))):
            if self._draw(st.booleans()):
                group = self._draw(st.sampled_from(self._groups))
                texts.append(group.code)
                members += [(c.weight, _of_criterion(c)) for c in self._criteria if c.group == group.code]
            elif weighted:
                weight, sketch = self._weighted_name()
                texts.append(sketch.text)
                members.append((weight, sketch))
            else:
                sketch = self.grow(depth - 1)
                texts.append(sketch.text)
                members.append((Fraction(1), sketch))
        if function == "wmean" and not sum(weight for weight, _ in members):
            function = "wsum"
        return Sketch(
            f"{function}({', '.join(texts)})",
            lambda v: _call(function, [(w, s.worth(v)) for w, s in members]),
            frozenset().union(*(sketch.names for _, sketch in members)),
        )

    def _weighted_name(self) -> tuple[Fraction, Sketch]:
        weights = {group.code: group.weight for group in self._groups}
        of_group = [(total, sketch) for total, sketch in self._totals if total.group]
        if of_group and self._draw(st.booleans()):
            total, sketch = self._draw(st.sampled_from(of_group))
            return weights[total.group], Sketch(total.code, sketch.worth, sketch.names)
        criterion = self._draw(st.sampled_from(self._criteria))
        return criterion.weight, _of_criterion(criterion)


def _of_criterion(criterion: Criterion) -> Sketch:
    code = criterion.code
    return Sketch(code, lambda v: v[code], frozenset([code]))


def _call(function: str, members: list[tuple[Fraction, Fraction]]) -> Fraction:
    values = [value for _, value in members]
    weighted = sum((weight * value for weight, value in members), start=Fraction(0))
    compute: dict[str, Callable[[], Fraction]] = {
        "sum": lambda: sum(values, start=Fraction(0)),
        "mean": lambda: sum(values, start=Fraction(0)) / len(values),
        "max": lambda: max(values),
        "min": lambda: min(values),
        "product": lambda: reduce(lambda one, other: one * other, values),
        "wsum": lambda: weighted,
        "wmean": lambda: weighted / sum(weight for weight, _ in members),
    }
    return compute[function]()
