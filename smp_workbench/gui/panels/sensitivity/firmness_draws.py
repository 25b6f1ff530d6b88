"""Drawing rankings at random in the child process, a moment at a time.

Here: what runs in the child: beginning to draw, and going on. Between two moments the window can ask for
something else, so that a drawing nobody wants any more is simply not gone on with.
Not here: asking for it (``firmness_work``) and the drawing itself (``scoring.acceptability``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Final

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.scorecard import AGREED, Confidence, Entry, Scorecard
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.domain.theme import Theme
from smp_workbench.scoring.acceptability import Acceptability, Uncertainty, acceptability_so_far
from smp_workbench.scoring.level_array import Positions, level_positions

_MOMENT: Final = 0.05
"""Seconds after which the child can be asked for something else."""

_under_way: list[Iterator[Acceptability]] = []
"""The one drawing of this process."""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What of an assessment plays a part, passed on in a tenth of the time that all of it takes.

    Attributes
    ----------
    refs
        Of the themes that are scored.
    positions
        Of their levels, shape (themes, criteria); below 0 without one.
    confidences
        Of the same scores, row by row.
    """

    model: ScoringModel
    refs: tuple[str, ...]
    positions: Positions
    confidences: tuple[Confidence, ...]
    cut_line: int

    def assessment(self) -> Assessment:
        """Return an assessment that is as firm as the one asked about."""
        codes, confidences = self.model.codes, iter(self.confidences)
        values = [[level.value for level in criterion.levels] for criterion in self.model.criteria]
        entries = {}
        for ref, row in zip(self.refs, self.positions.tolist(), strict=True):
            entries[ref] = {
                code: Entry(values[column][place] if place >= 0 else None, next(confidences))
                for column, (code, place) in enumerate(zip(codes, row, strict=True))
            }
        themes = tuple(Theme(ref, ref) for ref in self.refs)
        card = Scorecard(AGREED, 0, entries)
        return Assessment("", self.model, cut_line=self.cut_line, themes=themes, agreed=card)


def question_of(assessment: Assessment) -> Question:
    """Return what is asked about an assessment.

    Raises
    ------
    WorkbenchError
        If the agreed scores have a level that the model does not have.
    """
    model, card = assessment.model, assessment.agreed
    refs = tuple(theme.ref for theme in assessment.themes if theme.scored)
    positions = level_positions(model, card, refs)
    return Question(model, refs, positions, _confidences(card, refs, model.codes), assessment.cut_line)


def _confidences(card: Scorecard, refs: Sequence[str], codes: Sequence[str]) -> tuple[Confidence, ...]:
    return tuple(card.entry(ref, code).confidence for ref in refs for code in codes)


def begin(question: Question, uncertainty: Uncertainty) -> Acceptability:
    """Begin to draw, in the place of whatever was being drawn, and return what there is after a moment."""
    _under_way[:] = [acceptability_so_far(question.assessment(), uncertainty)]
    return go_on()


def go_on() -> Acceptability:
    """Draw for another moment; it is done when all draws are made."""
    until = monotonic() + _MOMENT
    while True:
        so_far = next(_under_way[0])
        if so_far.draws == so_far.uncertainty.draws or monotonic() >= until:
            return so_far
