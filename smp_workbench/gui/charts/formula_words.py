"""Another formula, in words: whether the priorities survive it, who enters and who leaves.

Here: sentences about rankings under several models. Not here: the chart (``formula_chart``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from smp_workbench.domain.ranking import RankedTheme, Ranking
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.gui.charts.ranking_words import SAME, movement_words, number_word, short_name
from smp_workbench.session.other_model import OtherFormula

translate = QCoreApplication.translate
_MOST_NAMED: Final = 3


def formula_title(own: Ranking, others: Sequence[OtherFormula], labels: Mapping[str, str]) -> str:
    """Return the finding: how many of the themes above the line stay there under every formula."""
    above = [theme.ref for theme in own.above_line()]
    left = {ref for other in others for ref in other.leaves}
    entering = list(dict.fromkeys(ref for other in others for ref in other.enters))
    if not above:
        return translate("FormulaChart", "No theme is above the line yet")
    if not left and not entering:
        words = translate("FormulaChart", "The same {count} above the line under every formula")
        if len(above) == 1:
            return translate("FormulaChart", "The same theme is above the line under every formula")
        return words.format(count=_themes(len(above)))
    held = len(above) - len(left)
    if held == len(above):
        words = translate("FormulaChart", "Another formula adds {themes} to those above the line")
        return words.format(themes=_named(entering, labels))
    words = translate("FormulaChart", "{held} of {count} stay above the line under every formula")
    if held == 1:
        words = translate("FormulaChart", "{held} of {count} stays above the line under every formula")
    if held == 0:
        words = translate("FormulaChart", "No theme stays above the line under every formula")
    said = words.format(held=number_word(held).capitalize(), count=_themes(len(above)))
    if entering:
        tail = translate("FormulaChart", "; {themes} could enter").format(themes=_named(entering, labels))
        return said + tail
    return said


def formula_lines(own: Ranking, others: Sequence[OtherFormula], labels: Mapping[str, str]) -> tuple[str, ...]:
    """Return what each other formula would do to the line, one sentence a formula, and out of how many."""
    lines = [_model_line(other, labels) for other in others]
    words = translate("FormulaChart", "Ranks of {count} themes with a score, from the same scores.")
    if own.scored == 1:
        words = translate("FormulaChart", "Rank of the one theme with a score, from the same scores.")
    return (*lines, words.format(count=own.scored))


def formula_notes(models: Sequence[ScoringModel]) -> tuple[str, ...]:
    """Return the formula of each model, as it is written."""
    words = translate("FormulaChart", "{model}: {formula}")
    return tuple(words.format(model=model.title, formula=model.formula) for model in models)


def place_words(label: str, model: str, place: RankedTheme, mark: str, cut_line: int) -> str:
    """Return a theme's place under one model in full."""
    if place.rank is None:
        words = translate("FormulaChart", "{theme}, {model}: could rank {ranks}.")
        return words.format(theme=label, model=model, ranks=place.rank_text)
    where = translate("FormulaChart", "above the line")
    if place.rank > cut_line:
        where = translate("FormulaChart", "below the line")
    parts = [translate("FormulaChart", "rank {rank}").format(rank=place.rank_text), where]
    if mark and mark != SAME:
        parts.append(movement_words(mark))
    words = translate("FormulaChart", "{theme}, {model}: {place}.")
    return words.format(theme=label, model=model, place=", ".join(parts))


def _model_line(other: OtherFormula, labels: Mapping[str, str]) -> str:
    title = other.model.title
    if not other.enters and not other.leaves:
        words = translate("FormulaChart", "“{model}” has the same themes above the line.")
        return words.format(model=title)
    said = []
    if other.enters:
        words = translate("FormulaChart", "lets in {themes}")
        said.append(words.format(themes=_named(other.enters, labels)))
    if other.leaves:
        words = translate("FormulaChart", "puts out {themes}")
        said.append(words.format(themes=_named(other.leaves, labels)))
    words = translate("FormulaChart", "{change} and {other}")
    changes = said[0] if len(said) == 1 else words.format(change=said[0], other=said[1])
    words = translate("FormulaChart", "“{model}” {changes}.")
    return words.format(model=title, changes=changes)


def _named(refs: Sequence[str], labels: Mapping[str, str]) -> str:
    """Return names, or the first few and how many more there are."""
    names = [short_name(labels[ref]) for ref in refs]
    if len(names) > _MOST_NAMED:
        more = translate("FormulaChart", "{count} more").format(count=len(names) - _MOST_NAMED + 1)
        names = [*names[: _MOST_NAMED - 1], more]
    if len(names) == 1:
        return names[0]
    words = translate("FormulaChart", "{themes} and {last}")
    return words.format(themes=", ".join(names[:-1]), last=names[-1])


def _themes(count: int) -> str:
    if count == 1:
        return translate("FormulaChart", "one theme")
    return translate("FormulaChart", "{count} themes").format(count=number_word(count))
