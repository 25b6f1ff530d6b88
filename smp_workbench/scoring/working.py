"""The working of one theme's score: the formula as a sentence with the theme's numbers in it.

Here: the sentence as data, totals first, then the score.
Not here: how it is laid out or translated; pieces of kind ``word`` are message ids for a translator.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal, TypeAlias

import numpy as np

from smp_workbench.domain.formula import (
    Call,
    Choice,
    Name,
    Negative,
    Node,
    Number,
    Operation,
    Operator,
    Relation,
)
from smp_workbench.domain.formula_check import weighted_terms, written_out
from smp_workbench.domain.number import places_apart, plain_text
from smp_workbench.domain.scoring_model import Total
from smp_workbench.scoring.compiled_model import CompiledModel
from smp_workbench.scoring.evaluate import Scores, evaluate
from smp_workbench.scoring.level_array import BLANK, Positions

PieceKind: TypeAlias = Literal["name", "number", "blank", "not known", "sign", "word"]

SIGNS: Final[dict[Operator, str]] = {
    "+": "+",
    "-": "\N{MINUS SIGN}",
    "*": "\N{MULTIPLICATION SIGN}",
    "/": "\N{DIVISION SIGN}",
}
RELATIONS: Final[dict[Relation, str]] = {
    "<": "is less than",
    "<=": "is at most",
    ">": "is more than",
    ">=": "is at least",
    "=": "is",
    "!=": "is not",
}
PLACES: Final = 2
"""Digits after the point in a working; the exact number is beside it where it matters."""

_LOOSE, _SUM, _PRODUCT, _ATOM = range(4)
"""How tightly the parts of a phrase hold together; a looser one inside a tighter gets brackets."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, sign, name or number of a working.

    Attributes
    ----------
    text
        As it is read: ``?`` if not known, a long dash if blank, three dots for a total of such.
    code
        Of the criterion or total that a name or its number belongs to, else empty.
    """

    kind: PieceKind
    text: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Working:
    """How a total or the score comes about.

    Attributes
    ----------
    code, name
        Of the total; both empty for the score.
    pieces
        What stands to the right of the equals sign, in reading order.
    result
        None while an input is missing.
    places
        Digits after the point that it is shown with.
    """

    code: str
    name: str
    pieces: tuple[Piece, ...]
    result: Fraction | None
    places: int = PLACES

    @property
    def text(self) -> str:
        """The working in English on one line, such as ``Harm = Physical 4 + Financial 3 = 7``."""
        result = "…" if self.result is None else plain_text(self.result, self.places)
        return f"{self.name or 'Score'} = {joined(self.pieces)} = {result}"


def joined(pieces: Iterable[Piece]) -> str:
    """Return pieces as text: spaces between them, except inside brackets and before commas."""
    text = " ".join(piece.text for piece in pieces)
    return text.replace("( ", "(").replace(" )", ")").replace(" ,", ",")


def workings(compiled: CompiledModel, row: Positions, places: int = PLACES) -> tuple[Working, ...]:
    """Return the workings of one theme: the totals in the model's order, then the score.

    Parameters
    ----------
    compiled
        The scoring model.
    row
        Shape (criteria,): level positions of the theme. Blank and not-known levels are shown as such,
        and what depends on them has no result.
    places
        Digits after the point, as the ranking shows its scores.
    """
    phrase = _Phrase(compiled, row, evaluate(compiled, np.array([row], dtype=np.int16)), places)
    totals = tuple(
        Working(total.code, total.name, phrase.of(tree), phrase.total(place), places)
        for place, (total, tree) in enumerate(zip(compiled.model.totals, compiled.totals, strict=True))
    )
    return (*totals, Working("", "", phrase.of(compiled.formula), phrase.score, places))


class _Phrase:
    """Turns trees into pieces for one theme."""

    def __init__(self, compiled: CompiledModel, row: Positions, scores: Scores, places: int) -> None:
        self._places = places
        self._model = compiled.model
        self._row = row
        self._scores = scores

    @property
    def score(self) -> Fraction | None:
        return self._scores.fraction(0)

    def total(self, place: int) -> Fraction | None:
        return self._scores.total(0, place)

    def of(self, tree: Node, within: int = _LOOSE) -> tuple[Piece, ...]:
        """Return the pieces of a tree, in brackets if it is looser than what it stands in."""
        binding, pieces = self._phrase(tree)
        return (_sign("("), *pieces, _sign(")")) if binding < within else pieces

    def _phrase(self, tree: Node) -> tuple[int, tuple[Piece, ...]]:
        match tree:
            case Number():
                return _ATOM, (_number(tree.value),)
            case Name():
                return _ATOM, self._name(tree)
            case Negative():
                return _SUM, (_sign(SIGNS["-"]), *self.of(tree.operand, _PRODUCT))
            case Operation():
                return self._operation(tree)
            case Call():
                return self._call(tree)
            case Choice():
                return _LOOSE, self._choice(tree)

    def _name(self, name: Name) -> tuple[Piece, ...]:
        if name.kind == "criterion":
            place = self._model.codes.index(name.code)
            criterion = self._model.criteria[place]
            position = int(self._row[place])
            value = criterion.levels[position].value if position >= 0 else None
            label = criterion.short or criterion.name
        else:
            codes = [total.code for total in self._model.totals]
            place = codes.index(name.code)
            total = self._model.totals[place]
            position, value, label = BLANK, self.total(place), _total_label(total)
            if value is None:
                return (Piece("name", label, name.code), Piece("blank", "…", name.code))
        return (Piece("name", label, name.code), _value(value, position, name.code, self._places))

    def _operation(self, tree: Operation) -> tuple[int, tuple[Piece, ...]]:
        binding = _SUM if tree.operator in "+-" else _PRODUCT
        tighter = binding + 1 if tree.operator in "-/" else binding
        left, right = self.of(tree.left, binding), self.of(tree.right, tighter)
        return binding, (*left, _sign(SIGNS[tree.operator]), *right)

    def _call(self, tree: Call) -> tuple[int, tuple[Piece, ...]]:
        arguments = written_out(tree.arguments, self._model)
        match tree.function:
            case "wsum":
                return self._weighted(tree)
            case "wmean":
                binding, pieces = self._weighted(tree)
                weights = sum((weight for weight, _ in weighted_terms(tree, self._model)), start=Fraction(0))
                above = (_sign("("), *pieces, _sign(")")) if binding < _ATOM else pieces
                return _PRODUCT, (*above, _sign(SIGNS["/"]), _number(weights))
            case "sum":
                return self._chain(arguments, "+", _SUM)
            case "product":
                return self._chain(arguments, "*", _PRODUCT)
            case "mean":
                word = "mean of"
            case "max":
                word = "highest of"
            case "min":
                word = "lowest of"
        listed = _between([self.of(argument) for argument in arguments], _sign(","))
        return _ATOM, (Piece("word", word), _sign("("), *listed, _sign(")"))

    def _chain(
        self, arguments: Sequence[Node], operator: Operator, binding: int
    ) -> tuple[int, tuple[Piece, ...]]:
        if len(arguments) == 1:
            return self._phrase(arguments[0])
        return binding, _between(
            [self.of(argument, binding) for argument in arguments], _sign(SIGNS[operator])
        )

    def _weighted(self, tree: Call) -> tuple[int, tuple[Piece, ...]]:
        times = _sign(SIGNS["*"])
        terms = [
            self.of(name) if weight == 1 else (_number(weight), times, *self.of(name))
            for weight, name in weighted_terms(tree, self._model)
        ]
        if len(terms) == 1:
            return (_ATOM if times not in terms[0] else _PRODUCT), terms[0]
        return _SUM, _between(terms, _sign(SIGNS["+"]))

    def _choice(self, tree: Choice) -> tuple[Piece, ...]:
        condition = tree.condition
        return (
            Piece("word", "if"),
            *self.of(condition.left, _SUM),
            Piece("word", RELATIONS[condition.relation]),
            *self.of(condition.right, _SUM),
            Piece("word", "then"),
            *self.of(tree.then, _SUM),
            Piece("word", "otherwise"),
            *self.of(tree.otherwise, _SUM),
        )


def _total_label(total: Total) -> str:
    """Return what a total is called inside a formula: a group's short name is read under its heading only."""
    return total.name if total.group else total.short or total.name


def _between(phrases: Sequence[tuple[Piece, ...]], separator: Piece) -> tuple[Piece, ...]:
    first, *others = phrases
    return (*first, *(piece for phrase in others for piece in (separator, *phrase)))


def _value(value: Fraction | None, position: int, code: str, places: int) -> Piece:
    if value is not None:
        return Piece("number", plain_text(value, places_apart((value,), least=places)), code)
    if position == BLANK:
        return Piece("blank", "\N{EM DASH}", code)
    return Piece("not known", "?", code)


def _number(value: Fraction) -> Piece:
    return Piece("number", plain_text(value, places_apart((value,), least=PLACES)))


def _sign(text: str) -> Piece:
    return Piece("sign", text)
