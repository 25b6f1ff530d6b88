"""Why themes moved between two states: each move shared exactly between its causes.

Here: the states between the two, one cause after another, and every theme's place in each.
Not here: everything else that differs (``session.difference``), and the words (``cause_words``).

The causes are taken one after another, in the order of :data:`CAUSES`: the first state with only the
theme's own scores changed, then with all scores, then with the weights, and so on until the second
state. What a theme moves from one to the next is that cause's part, so the parts of a move add up to
it exactly. Another order could share a move differently; the order is said wherever parts are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final, Literal, TypeAlias, get_args

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit_reference import bare_state
from smp_workbench.domain.fit import fitting_row
from smp_workbench.domain.ranking import Ranking
from smp_workbench.domain.scorecard import AGREED, Answer, Entry, Scorecard
from smp_workbench.domain.scoring_model import Criterion, ScoringModel
from smp_workbench.errors import ModelFault
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.scoring.rank import rank_assessment
from smp_workbench.session.counterpart import with_refs_of

Cause: TypeAlias = Literal[
    "own scores", "other scores", "weights", "model", "not scored", "themes", "cut line"
]  # fmt: skip
"""What may move a theme: its scores; the scores of others; weights; the rest of the scoring model; which
themes are not scored; which themes there are; how many the plan takes (that moves no rank, only sides)."""

Standing: TypeAlias = Literal["both", "new", "gone"]

CAUSES: Final[tuple[Cause, ...]] = get_args(Cause)
"""In the order in which they are taken."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a theme stands in one state.

    Attributes
    ----------
    text
        Rank as written, such as ``2=`` or, for an incomplete theme, a range; empty if it is not ranked.
    rank
        None without one.
    above
        Whether it is above the cut line.
    """

    text: str = ""
    rank: int | None = None
    above: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One cause's part of a move: from the place before it counts to the place after."""

    cause: Cause
    before: Place
    after: Place

    @property
    def places(self) -> int | None:
        """Places up (down if negative); None without a rank on both sides."""
        return _places(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Move:
    """A theme in both states, with the parts of its move; none if nothing changed for it.

    Attributes
    ----------
    name
        The later one.
    standing
        Whether it is in both states, or only in the second ("new") or the first ("gone").
    """

    ref: str
    name: str
    standing: Standing
    before: Place
    after: Place
    parts: tuple[Part, ...]

    @property
    def places(self) -> int | None:
        """Places up (down if negative); None without a rank on both sides."""
        return _places(self.before, self.after)

    def part(self, cause: Cause) -> Part | None:
        """Return a cause's part, or None if it has none."""
        return next((part for part in self.parts if part.cause == cause), None)


@dataclass(frozen=True, slots=True)
class Explanation:
    """Every theme of either state: in the order of the second ranking, then those not ranked in it."""

    moves: tuple[Move, ...]

    @property
    def causes(self) -> tuple[Cause, ...]:
        """The causes that have a part in any move, in their order."""
        told = {part.cause for move in self.moves for part in move.parts}
        return tuple(cause for cause in CAUSES if cause in told)


def explain(before: Assessment, after: Assessment) -> Explanation:
    """Return why themes moved.

    Parameters
    ----------
    before, after
        Two states of one assessment, or two assessments; in that case themes are matched by name.
    """
    first, last = bare_state(with_refs_of(after, before)), bare_state(after)
    start = rank_assessment(first)
    own = _own_rankings(first, last)
    rankings = [rank_assessment(state) for state in _states(first, last)]
    names = {theme.ref: theme.label for state in (first, last) for theme in state.themes}
    moves = []
    for ref in _in_order(names, rankings[-1]):
        places = [_place(ranking, ref) for ranking in (start, own.get(ref, start), *rankings)]
        pairs = zip(CAUSES, places[:-1], places[1:], strict=True)
        parts = tuple(Part(cause, old, new) for cause, old, new in pairs if old != new)
        moves.append(Move(ref, names[ref], _standing(ref, first, last), places[0], places[-1], parts))
    return Explanation(tuple(moves))


# --- the states between -----------------------------------------------------------------------------


def _own_rankings(first: Assessment, last: Assessment) -> Mapping[str, Ranking]:
    """Return, for each theme with other scores, the ranking if these were all that had changed."""
    compiled = compile_model(first.model)
    rows, known = _scores_alone(first, last).entries, first.agreed.entries
    return {
        theme.ref: rank_assessment(first, compiled, first.agreed.with_row(theme.ref, rows.get(theme.ref, {})))
        for theme in first.themes
        if rows.get(theme.ref) != known.get(theme.ref)
    }


def _states(first: Assessment, last: Assessment) -> Iterator[Assessment]:
    """Yield the state after each cause, but for a theme's own scores, where each theme has its own."""
    state = replace(first, agreed=_scores_alone(first, last))
    yield state
    state = replace(state, model=_weighted(first.model, last.model))
    yield state
    state = replace(state, model=last.model, agreed=_scores_under(last, first))
    yield state
    kinds = {theme.ref: theme.scored for theme in last.themes}
    themes = tuple(replace(theme, scored=kinds.get(theme.ref, theme.scored)) for theme in state.themes)
    yield replace(state, themes=themes)
    yield replace(last, cut_line=first.cut_line)
    yield last


def _scores_alone(first: Assessment, last: Assessment) -> Scorecard:
    """Return the first scores with those of the last that a person has changed, under the first model.

    A level without a place in one of the two models is left to the model, which is why it differs.
    """
    both = {theme.ref for theme in first.themes} & {theme.ref for theme in last.themes}
    card = first.agreed
    for ref in both:
        row = {}
        for criterion in first.model.criteria:
            old, new = (state.agreed.entry(ref, criterion.code).level for state in (first, last))
            other = last.model.criterion(criterion.code)
            answer = new if _holds(criterion, new) and _holds(other, old) else old
            if answer is not None:
                row[criterion.code] = Entry(answer)
        card = card.with_row(ref, row)
    return card


def _holds(criterion: Criterion | None, answer: Answer) -> bool:
    """Whether an answer has a place under a criterion; blank and not known have one under any."""
    if criterion is None:
        return False
    return not isinstance(answer, Fraction) or criterion.position_of(answer) is not None


def _scores_under(last: Assessment, first: Assessment) -> Scorecard:
    """Return the last scores, and those of themes that have gone as far as the last model has a place."""
    known = {theme.ref for theme in last.themes}
    gone = {
        ref: row
        for ref, entries in first.agreed.entries.items()
        if ref not in known and (row := fitting_row(entries, last.model))
    }
    return Scorecard(AGREED, 0, {**last.agreed.entries, **gone})


def _weighted(first: ScoringModel, last: ScoringModel) -> ScoringModel:
    """Return the first model with the weights of the last; itself where that does not work."""
    criteria = {one.code: one.weight for one in last.criteria}
    groups = {one.code: one.weight for one in last.groups}
    other = replace(
        first,
        criteria=tuple(replace(one, weight=criteria.get(one.code, one.weight)) for one in first.criteria),
        groups=tuple(replace(one, weight=groups.get(one.code, one.weight)) for one in first.groups),
    )
    if other == first:
        return first
    try:
        compile_model(other)
    except ModelFault:
        return first
    return other


# --- places -----------------------------------------------------------------------------------------


def _place(ranking: Ranking, ref: str) -> Place:
    theme = ranking.of(ref)
    if theme is None:
        return Place()
    above = theme.rank is not None and theme.rank <= ranking.cut_line
    return Place(theme.rank_text, theme.rank, above)


def _places(before: Place, after: Place) -> int | None:
    return None if before.rank is None or after.rank is None else before.rank - after.rank


def _standing(ref: str, first: Assessment, last: Assessment) -> Standing:
    was, stays = (any(theme.ref == ref for theme in state.themes) for state in (first, last))
    return "both" if was and stays else "new" if stays else "gone"


def _in_order(refs: Iterable[str], ranking: Ranking) -> tuple[str, ...]:
    """Return refs in the order of a ranking, those that are not in it last."""
    ranked = [theme.ref for theme in ranking.themes]
    return (*ranked, *(ref for ref in refs if ref not in ranked))
