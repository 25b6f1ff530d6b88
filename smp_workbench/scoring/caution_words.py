"""Plain warnings about a scoring model and its scores, in words.

Here: sentences of the core, for the command line, the workbook and the window alike.
Not here: what deserves a warning (``scoring.caution``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.number import decimal_text, exact_text
from smp_workbench.domain.scorecard import Scorecard
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.errors import Sentence
from smp_workbench.scoring.caution import Caution, Kind, cautions
from smp_workbench.scoring.compiled_model import CompiledModel, compile_model
from smp_workbench.scoring.level_array import level_positions
from smp_workbench.scoring.wording import listed, listed_briefly

_DECIDES: Final = "At level {level} of {what} the score is {low} whatever the other scores are"
_CROWDED: Final = (
    "{count} of {total} themes lie within a tenth of the range that scores can have, {low} to {high}, so a"
    " small change can reorder many."
)
_TIES: Final = "{count} of {total} themes share their rank with another, so the order says little of them."
_ALONE: Final = (
    "More than half of what the score has above the lowest levels comes from {what} alone for {themes}."
)

_TEXTS: Final[Mapping[Kind, tuple[str, str]]] = {
    "idle weight": (
        "The weight of {what} does nothing in this formula: whatever it is, the order stays.",
        "The weights of {what} do nothing in this formula: whatever they are, the order stays.",
    ),
    "level decides": (f"{_DECIDES}.", f"{_DECIDES}. So it is for {{themes}}."),
    "crowded": (_CROWDED, _CROWDED),
    "ties": (_TIES, _TIES),
    "one criterion": (_ALONE, _ALONE),
}
"""For one code and for several; for a level that decides, without and with themes at it."""


def find_cautions(
    assessment: Assessment, compiled: CompiledModel | None = None, card: Scorecard | None = None
) -> tuple[Sentence, ...]:
    """Return what deserves a warning in an assessment, a sentence each, the model's first.

    Parameters
    ----------
    compiled
        Its scoring model; None compiles it.
    card
        The scorecard to look at; None takes the agreed scores.
    """
    compiled = compiled or compile_model(assessment.model)
    themes = [theme for theme in assessment.themes if theme.scored]
    positions = level_positions(compiled.model, card or assessment.agreed, [theme.ref for theme in themes])
    names = [theme.name for theme in themes]
    return tuple(caution_sentence(one, compiled.model, names) for one in cautions(compiled, positions))


def caution_sentence(caution: Caution, model: ScoringModel, names: Sequence[str]) -> Sentence:
    """Return one warning.

    Parameters
    ----------
    names
        Of the themes, by the rows that the warning speaks of.
    """
    args: dict[str, object] = {
        "what": listed([_name(code, model) for code in caution.codes] or [""]),
        "level": "" if caution.level is None else decimal_text(caution.level),
        "themes": listed_briefly([names[row] for row in caution.rows] or [""]),
        "count": caution.count,
        "total": caution.total,
        "low": "" if caution.low is None else exact_text(caution.low),
        "high": "" if caution.high is None else exact_text(caution.high),
    }
    several = bool(caution.rows) if caution.kind == "level decides" else len(caution.codes) > 1
    return Sentence(_TEXTS[caution.kind][several], args)


def _name(code: str, model: ScoringModel) -> str:
    found = model.criterion(code) or model.group(code)
    return found.name if found else code
