"""Linear forms: what sums, means, weights and constant factors collapse into.

Here: a constant plus multiples of criteria and of steps (the parts of a formula that are not linear).
Not here: the steps themselves (``scoring.step``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeVar

Key = TypeVar("Key", str, int)


@dataclass(frozen=True, slots=True)
class LinearForm:
    """``constant + sum(criteria[code] * code) + sum(steps[number] * step)``; no factor is 0."""

    constant: Fraction = Fraction(0)
    criteria: Mapping[str, Fraction] = field(default_factory=dict)
    steps: Mapping[int, Fraction] = field(default_factory=dict)

    @property
    def is_constant(self) -> bool:
        """Whether it has the same value for every theme."""
        return not self.criteria and not self.steps

    @property
    def lone_step(self) -> int | None:
        """The number of a step if the form is just that step, else None."""
        if self.constant or self.criteria or list(self.steps.values()) != [Fraction(1)]:
            return None
        return next(iter(self.steps))

    def plus(self, other: LinearForm) -> LinearForm:
        """Return the sum of two forms."""
        return LinearForm(
            self.constant + other.constant,
            _sum(self.criteria, other.criteria),
            _sum(self.steps, other.steps),
        )

    def scaled(self, factor: Fraction) -> LinearForm:
        """Return the form times a number."""
        if not factor:
            return LinearForm()
        return LinearForm(
            self.constant * factor,
            {code: own * factor for code, own in self.criteria.items()},
            {number: own * factor for number, own in self.steps.items()},
        )


def _sum(one: Mapping[Key, Fraction], other: Mapping[Key, Fraction]) -> dict[Key, Fraction]:
    total = dict(one)
    for key, factor in other.items():
        total[key] = total.get(key, Fraction(0)) + factor
    return {key: factor for key, factor in total.items() if factor}
