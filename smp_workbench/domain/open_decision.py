"""What is still to be decided or given a reason before the plan can be final.

Here: the one rule for it, which the window, the command line and the plan's export all ask.
Not here: deciding (``edit_theme``), and what the screen says about it (``gui``).

A theme above the line that is not a priority, and a priority that is not above the line, need a
*because*. Themes tied across the line are above it. A theme without a rank, since it is incomplete or
not scored by nature, is not above it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.ranking import Ranking
from smp_workbench.domain.theme import Theme
from smp_workbench.errors import Sentence

Need: TypeAlias = Literal["decision", "because"]
"""What is missing."""


@dataclass(frozen=True, slots=True)
class OpenDecision:
    """A theme whose decision is not ready for a final plan.

    Attributes
    ----------
    need
        ``decision`` for a theme above the line that nothing is decided about; ``because`` where the
        decision differs from the rank and does not say why.
    above
        Whether the theme is above the line.
    """

    ref: str
    theme: str
    need: Need
    above: bool

    @property
    def sentence(self) -> Sentence:
        """What is missing, as a sentence."""
        if self.need == "decision":
            text = "{theme} is above the line, and nothing is decided about it."
        elif self.above:
            text = "{theme} is above the line and not a priority: it needs a because."
        else:
            text = "{theme} is a priority and not above the line: it needs a because."
        return Sentence(text, {"theme": self.theme})


def open_decisions(assessment: Assessment, ranking: Ranking) -> tuple[OpenDecision, ...]:
    """Return what keeps the plan from being final; nothing if it can be.

    Parameters
    ----------
    ranking
        Of this assessment.

    Returns
    -------
    tuple[OpenDecision, ...]
        Themes above the line in rank order, then the others in the order of record; each once.
    """
    above = [theme.ref for theme in ranking.above_line()]
    themes = {theme.ref: theme for theme in assessment.themes}
    others = [theme for theme in assessment.themes if theme.ref not in above]
    return tuple(_open([themes[ref] for ref in above], others))


def _open(above: list[Theme], others: list[Theme]) -> Iterator[OpenDecision]:
    for theme in above:
        decision = theme.decision
        if not decision.outcome:
            yield OpenDecision(theme.ref, theme.name, "decision", above=True)
        elif decision.outcome != "priority" and not decision.because.strip():
            yield OpenDecision(theme.ref, theme.name, "because", above=True)
    for theme in others:
        if theme.decision.outcome == "priority" and not theme.decision.because.strip():
            yield OpenDecision(theme.ref, theme.name, "because", above=False)
