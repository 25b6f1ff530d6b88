"""Why there is nothing to show about the focused theme, in words.

Here: one function for all pages about a theme. Not here: the pages.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.ranking import Ranking
from smp_workbench.gui.charts.ranking_words import range_line, short_name
from smp_workbench.gui.tables.score_words import not_scored_words

translate = QCoreApplication.translate


def without_score(assessment: Assessment, ranking: Ranking, ref: str) -> tuple[str, str] | None:
    """Return what is said of a theme without a score, and what to do; None for a theme with one."""
    theme = next((one for one in assessment.themes if one.ref == ref), None)
    if theme is None:
        return (
            translate("sensitivity", "No theme is chosen"),
            translate("sensitivity", "Go to a theme in the grid to see what would change its score."),
        )
    words = translate("sensitivity", "{theme} has no score").format(theme=short_name(theme.label))
    ranked = ranking.of(ref)
    if ranked is None:
        said = not_scored_words()
        return words, f"{said[:1].upper()}{said[1:]}."
    if ranked.score is None:
        said = translate("sensitivity", "It could be {range}. Score it on every criterion first.")
        return words, said.format(range=range_line(ranked))
    return None
