"""The scoring model: criteria, levels, weights, formula, bands and provenance, as data.

Here: frozen records with exact numbers, and look-ups on them.
Not here: reading model files (``storage.model_file``), the formula's tree (``domain.formula``),
computing (``scoring``). Nothing here knows the name of any criterion.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

Origin: TypeAlias = Literal["illustrative", "published", "supplied", "adapted"]
"""Where a model comes from: ours, a public source, the partnership, or another model with changes."""

BaseOrigin: TypeAlias = Literal["", "illustrative", "published", "supplied"]
"""Where an adapted model came from before any change; empty if that is not known."""

NOT_OFFICIAL = "illustrative: not the official MoRiLE matrix"
"""Shown wherever an illustrative model is, on screen and in the workbook."""

NO_LONGER_OFFICIAL = "adapted: not the official MoRiLE matrix"
"""Shown in its place where a supplied or published model was changed: in earnest, but not as it came."""


@dataclass(frozen=True, slots=True)
class Level:
    """One allowed value of a criterion.

    Attributes
    ----------
    value
        Exact; higher always means more risk. Values may be uneven (0 1 2 4 8).
    label
        A few words, such as "serious injury".
    definition
        What a room needs to tell this level from its neighbours.
    """

    value: Fraction
    label: str
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """What a theme is scored on.

    Attributes
    ----------
    code
        Stable identity inside the model, and its name in the formula: a letter, then letters,
        digits or underscores, such as ``H1``.
    name, short
        Full name, and the one for a column header (as ``name`` if empty in the file).
    question
        The question to ask the room; a higher level must be the answer "more".
    group
        Code of the group it belongs to.
    levels
        At least two, by rising value, values distinct.
    weight
        Positive or zero; its share is its weight over its group's total.
    """

    code: str
    name: str
    short: str
    question: str
    group: str
    levels: tuple[Level, ...]
    weight: Fraction = Fraction(1)

    def position_of(self, value: Fraction) -> int | None:
        """Return the position (0 first) of the level with exactly this value, or None."""
        for position, level in enumerate(self.levels):
            if level.value == value:
                return position
        return None


@dataclass(frozen=True, slots=True)
class Group:
    """A block of criteria that belong together, such as harm; its code is its name in the formula."""

    code: str
    name: str
    short: str
    weight: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Total:
    """A named intermediate result of the formula, shown beside its group and usable by later totals.

    Attributes
    ----------
    code
        Its name in the formula.
    formula
        In the formula language, over criteria, groups and totals that stand before it.
    group
        Code of the group whose total it is (it then carries the group's weight in ``wsum`` and
        ``wmean``), or empty.
    """

    code: str
    name: str
    short: str
    formula: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A range of scores with a word: from ``at_least`` up to the next band."""

    at_least: Fraction
    label: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a model comes from.

    Attributes
    ----------
    origin
        ``illustrative`` (ours), ``published`` (a public source), ``supplied`` (by a partnership)
        or ``adapted`` (from another model; never called supplied).
    source, author, licence
        For the reader; ``source`` says in a sentence what the model rests on.
    supplied_by
        The partnership, if ``supplied``.
    adapted_from
        ``id version`` of the other model, if ``adapted``.
    base_origin
        Where the other model came from before any change, if ``adapted`` and that is known.
    """

    origin: Origin
    source: str
    author: str
    licence: str
    supplied_by: str = ""
    adapted_from: str = ""
    base_origin: BaseOrigin = ""


@dataclass(frozen=True, slots=True)
class ScoringModel:
    """Everything that turns levels into a score, as versioned data.

    Attributes
    ----------
    id, version
        Together name the model for ever: ``smp-thematic``, ``1.0``.
    formula
        Text in the formula language of ``domain.formula``; gives the score.
    bands
        By rising ``at_least``; empty if the model has none.
    tie_rule
        Themes with exactly equal scores share a rank; the next rank is skipped (1, 2, 2, 4).
    note
        What the screen should say about this model, such as an overlap with the second stage.
    """

    id: str
    version: str
    title: str
    provenance: Provenance
    groups: tuple[Group, ...]
    criteria: tuple[Criterion, ...]
    totals: tuple[Total, ...]
    formula: str
    bands: tuple[Band, ...] = ()
    tie_rule: Literal["competition"] = "competition"
    note: str = ""

    @property
    def illustrative(self) -> bool:
        """Whether the model is an example: ours, or adapted from one that is not known to be more."""
        given = self.provenance
        changed_example = given.origin == "adapted" and given.base_origin not in ("published", "supplied")
        return given.origin == "illustrative" or changed_example

    @property
    def notice(self) -> str:
        """What must be said wherever the model is shown: that it is not the official matrix; may be empty."""
        if self.illustrative:
            return NOT_OFFICIAL
        return NO_LONGER_OFFICIAL if self.provenance.origin == "adapted" else ""

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the criteria, in the model's order."""
        return tuple(criterion.code for criterion in self.criteria)

    def criterion(self, code: str) -> Criterion | None:
        """Return the criterion with this code, or None."""
        return next((criterion for criterion in self.criteria if criterion.code == code), None)

    def group(self, code: str) -> Group | None:
        """Return the group with this code, or None."""
        return next((group for group in self.groups if group.code == code), None)

    def criteria_of(self, group: str) -> tuple[Criterion, ...]:
        """Return the criteria of a group, in the model's order."""
        return tuple(criterion for criterion in self.criteria if criterion.group == group)
