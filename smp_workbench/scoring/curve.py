"""How a number changes as one share moves: pieces of quotients of polynomials, exactly.

Here: curves from the share 0 to the share 1 and the operations of the formula language on them.
Not here: making them from a formula (``scoring.share_curve``).

Between two neighbouring breaks a curve is one quotient of polynomials; at a break itself it may be
another, because a comparison can hold at exactly one share. Where a divisor is 0 there is no value,
and nothing that is made of it has one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final, TypeAlias

from smp_workbench.domain.formula import Relation
from smp_workbench.scoring.polynomial import ONE, ZERO, Polynomial, plus, scaled, sign, times, value
from smp_workbench.scoring.root import Root, between, roots

Quotient: TypeAlias = "tuple[Polynomial, Polynomial] | None"
"""Dividend and divisor, the divisor not 0 where this stands; None where there is no value."""

_RELATIONS: Final[dict[Relation, tuple[int, ...]]] = {
    "<": (-1,),
    "<=": (-1, 0),
    ">": (1,),
    ">=": (0, 1),
    "=": (0,),
    "!=": (-1, 1),
}


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """A number at every share; two curves are equal only if they are the same one.

    Attributes
    ----------
    breaks
        Rising; the first is 0 and the last 1.
    points
        What it is at each break.
    pieces
        What it is between each break and the next; one fewer.
    """

    breaks: tuple[Root, ...]
    points: tuple[Quotient, ...]
    pieces: tuple[Quotient, ...]

    @classmethod
    def of(cls, polynomial: Polynomial) -> Curve:
        """Return a curve in one piece."""
        whole = (polynomial, ONE)
        return cls((_START, _END), (whole, whole), (whole,))

    def at(self, share: Fraction) -> Fraction | None:
        """Return the number at a share from 0 to 1, or None where there is none."""
        place, on_break = _place(self.breaks, Root.rational(share))
        quotient = self.points[place] if on_break else self.pieces[place]
        return quotient and value(quotient[0], share) / value(quotient[1], share)

    def plus(self, other: Curve) -> Curve:
        """Return the sum."""
        return _combined(_sum, self, other)

    def scaled(self, factor: Fraction) -> Curve:
        """Return a multiple by one number."""

        def grown(quotient: Quotient) -> Quotient:
            return quotient and (scaled(quotient[0], factor), quotient[1])

        return Curve(self.breaks, tuple(map(grown, self.points)), tuple(map(grown, self.pieces)))

    def minus(self, other: Curve) -> Curve:
        """Return the difference."""
        return self.plus(other.scaled(Fraction(-1)))

    def times(self, other: Curve) -> Curve:
        """Return the product."""
        return _combined(_product, self, other)

    def over(self, other: Curve) -> Curve:
        """Return the quotient."""
        return self.times(_inverse(other.split()))

    def chosen(self, relation: Relation, then: Curve, otherwise: Curve) -> Curve:
        """Return ``then`` where this compares so with 0, ``otherwise`` where it does not."""
        here, one, other = _aligned(self.split(), then, otherwise)
        holds = _RELATIONS[relation]

        def choice(known: int | None, one: Quotient, other: Quotient) -> Quotient:
            return None if known is None else one if known in holds else other

        return Curve(
            here.breaks,
            tuple(map(choice, here.point_signs(), one.points, other.points)),
            tuple(map(choice, here.piece_signs(), one.pieces, other.pieces)),
        )

    def split(self) -> Curve:
        """Return the same curve with a break wherever it goes through 0."""
        breaks, points, pieces = [self.breaks[0]], [self.points[0]], []
        for (start, end), piece, point in zip(
            pairwise(self.breaks), self.pieces, self.points[1:], strict=True
        ):
            for root in _zeros(piece, start, end):
                breaks.append(root)
                points.append(piece)
                pieces.append(piece)
            breaks.append(end)
            points.append(point)
            pieces.append(piece)
        return Curve(tuple(breaks), tuple(points), tuple(pieces))

    def with_break(self, share: Fraction) -> tuple[Curve, int]:
        """Return the same curve with a break at a share, and that break's place."""
        root = Root.rational(share)
        place, on_break = _place(self.breaks, root)
        if on_break:
            return self, place
        piece = self.pieces[place]
        breaks, points, pieces = list(self.breaks), list(self.points), list(self.pieces)
        breaks.insert(place + 1, root)
        points.insert(place + 1, piece)
        pieces.insert(place, piece)
        return Curve(tuple(breaks), tuple(points), tuple(pieces)), place + 1

    def point_signs(self) -> list[int | None]:
        """Return the sign at each break, or None where there is no value."""
        return [
            quotient and root.sign_of(quotient[0]) * root.sign_of(quotient[1])
            for root, quotient in zip(self.breaks, self.points, strict=True)
        ]

    def piece_signs(self) -> list[int | None]:
        """Return the sign of each piece of a curve that is split."""
        signs: list[int | None] = []
        for (start, end), piece in zip(pairwise(self.breaks), self.pieces, strict=True):
            if piece is None:
                signs.append(None)
            elif len(piece[0]) < 2 and len(piece[1]) == 1:
                signs.append(start.sign_of(piece[0]) * start.sign_of(piece[1]))
            else:
                inside = between(start, end)
                signs.append(sign(value(piece[0], inside)) * sign(value(piece[1], inside)))
        return signs


_START: Final = Root.rational(Fraction(0))
_END: Final = Root.rational(Fraction(1))


def _sum(one: Quotient, other: Quotient) -> Quotient:
    if one is None or other is None:
        return None
    if one[1] == other[1]:
        return plus(one[0], other[0]), one[1]
    return plus(times(one[0], other[1]), times(other[0], one[1])), times(one[1], other[1])


def _product(one: Quotient, other: Quotient) -> Quotient:
    return one and other and _reduced(times(one[0], other[0]), times(one[1], other[1]))


def _reduced(dividend: Polynomial, divisor: Polynomial) -> Quotient:
    if len(divisor) == 1:
        return scaled(dividend, 1 / divisor[0]), ONE
    return dividend, divisor


def _inverse(curve: Curve) -> Curve:
    """Return 1 over a curve that is split; it has no value where the curve is 0."""
    points = [
        _reduced(quotient[1], quotient[0]) if quotient and root.sign_of(quotient[0]) else None
        for root, quotient in zip(curve.breaks, curve.points, strict=True)
    ]
    pieces = [_reduced(piece[1], piece[0]) if piece and piece[0] != ZERO else None for piece in curve.pieces]
    return Curve(curve.breaks, tuple(points), tuple(pieces))


def _zeros(piece: Quotient, start: Root, end: Root) -> list[Root]:
    """Return the roots of a piece strictly between two breaks."""
    if piece is None or len(piece[0]) < 2:
        return []
    found = roots(piece[0], start.low, end.high)
    return [root for root in found if root.compare(start) > 0 and root.compare(end) < 0]


def _combined(operation: Callable[[Quotient, Quotient], Quotient], one: Curve, other: Curve) -> Curve:
    one, other = _aligned(one, other)
    return Curve(
        one.breaks,
        tuple(map(operation, one.points, other.points)),
        tuple(map(operation, one.pieces, other.pieces)),
    )


def _aligned(*curves: Curve) -> Sequence[Curve]:
    """Return the same curves with the same breaks."""
    if all(len(curve.breaks) == 2 for curve in curves):
        return curves
    breaks: list[Root] = [_START]
    waiting = [list(curve.breaks[1:]) for curve in curves]
    while any(waiting):
        heads = [rest[0] for rest in waiting if rest]
        least = heads[0]
        for head in heads[1:]:
            least = head if head.compare(least) < 0 else least
        breaks.append(least)
        for rest in waiting:
            if rest and not rest[0].compare(least):
                rest.pop(0)
    return [_refined(curve, tuple(breaks)) for curve in curves]


def _refined(curve: Curve, breaks: tuple[Root, ...]) -> Curve:
    """Return the same curve with more breaks."""
    points, pieces, own = [curve.points[0]], [], 0
    for root in breaks[1:]:
        piece = curve.pieces[own]
        pieces.append(piece)
        if root.compare(curve.breaks[own + 1]):
            points.append(piece)
        else:
            own += 1
            points.append(curve.points[own])
    return Curve(breaks, tuple(points), tuple(pieces))


def _place(breaks: Sequence[Root], root: Root) -> tuple[int, bool]:
    """Return the last break that is not above a number, and whether it is the number."""
    for place in reversed(range(len(breaks))):
        order = breaks[place].compare(root)
        if order <= 0:
            return place, order == 0
    return 0, False
