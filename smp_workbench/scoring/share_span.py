"""A range of shares, exactly and as it can be said.

Here: the range, and the largest one inside it whose ends a sentence can name in whole percents, or in as
few digits as it takes.
Not here: how far what a sentence says is true (``scoring.tip_reach``), and the words
(``scoring.tipping_words``).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Final

MOST_DECIMALS: Final = 9
"""Digits after the point that a per cent is ever given, where fewer would not be true."""

FEW_DECIMALS: Final = 3
"""Digits after the point with which a single share reads better as a per cent than as a fraction."""


@dataclass(frozen=True, slots=True)
class Span:
    """Shares from one to another, the nearest to what the share is now first.

    Attributes
    ----------
    first, last
        The same twice for a single share.
    with_first, with_last
        Whether the end itself belongs to it.
    """

    first: Fraction
    last: Fraction
    with_first: bool = True
    with_last: bool = True

    @property
    def to_end(self) -> bool:
        """Whether it goes on to where the share is none or all, with that."""
        return self.with_last and self.last in (0, 1)

    def holds(self, share: Fraction) -> bool:
        """Whether a share belongs to it."""
        if share in (self.first, self.last):
            return (share != self.first or self.with_first) and (share != self.last or self.with_last)
        return min(self.first, self.last) < share < max(self.first, self.last)


def is_decimal(share: Fraction, digits: int) -> bool:
    """Whether a share, in per cent, needs no more digits after the point than these."""
    grains: Fraction = share * 100 * 10**digits
    return grains.denominator == 1


def said(span: Span, now: Fraction) -> Span:
    """Return the range to say: all of it lies in the other, and its ends are short.

    What begins where the share is now, and what goes on to none or all, is said so, and needs no number.

    Examples
    --------
    >>> now = Fraction(1, 4)
    >>> short = said(Span(Fraction(3, 7), Fraction(1), False), now)
    >>> short.first, short.with_first
    (Fraction(43, 100), True)
    >>> short = said(Span(Fraction(1, 5), Fraction(1, 23), False), now)
    >>> short.first, short.with_first, short.last
    (Fraction(1, 5), False, Fraction(1, 20))
    """
    if span.first == span.last:
        return span
    for decimals in range(MOST_DECIMALS + 1):
        grain = 100 * 10**decimals
        first, with_first = _first(span, now, grain)
        last = _last(span, grain)
        forth = (last - first) * (1 if span.last > span.first else -1)
        if forth > 0 or (forth == 0 and with_first):
            return Span(first, last, with_first)
    return _single(span)


def _first(span: Span, now: Fraction, grain: int) -> tuple[Fraction, bool]:
    """Return the first share that can be said with so many grains to the whole, and whether it belongs."""
    if (span.first == now and not span.with_first) or (span.first * grain).denominator == 1:
        return span.first, span.with_first
    inwards = ceil if span.last > span.first else floor
    return Fraction(inwards(span.first * grain), grain), True


def _last(span: Span, grain: int) -> Fraction:
    """Return the last share that can be said, which belongs."""
    if span.to_end:
        return span.last
    upwards = span.last > span.first
    grains = floor(span.last * grain) if upwards else ceil(span.last * grain)
    if not span.with_last and span.last * grain == grains:
        grains += -1 if upwards else 1
    return Fraction(grains, grain)


def _single(span: Span) -> Span:
    """Return one share of a range that is too narrow for decimals, as short a fraction as there is."""
    middle, most = (span.first + span.last) / 2, 1
    while not span.holds(middle.limit_denominator(most)):
        most *= 2
    share = middle.limit_denominator(most)
    return Span(share, share)
