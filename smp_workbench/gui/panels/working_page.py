"""The working of a theme's score as a page: its place, the formula with its numbers, who adds what.

Here: the page as HTML, and the same as plain text for those who hear it.
Not here: the steps of the formula (``working_words``), sharing the score out (``scoring.contribution``),
the view (``working_panel``).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from html import escape
from typing import Final

from PySide6.QtCore import QCoreApplication

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.number import exact_text, places_apart
from smp_workbench.domain.ranking import RankedTheme, Ranking
from smp_workbench.gui.charts.ranking_words import ordinal
from smp_workbench.gui.panels.working_words import steps_html, steps_text, working_steps
from smp_workbench.gui.tables.score_cell import level_text, score_text
from smp_workbench.gui.tables.score_column import SCORE_CODE
from smp_workbench.gui.tables.score_words import range_words
from smp_workbench.gui.theme import Theme
from smp_workbench.scoring.compiled_model import CompiledModel
from smp_workbench.scoring.contribution import Contribution, contribution
from smp_workbench.scoring.level_array import level_positions

translate = QCoreApplication.translate

_BAR: Final = 64
"""Pixels of the longest bar in a type of 14; the projector's grows with it."""
_TYPE: Final = 14


@dataclass(frozen=True, slots=True)
class WorkingPage:
    """The same page twice."""

    html: str
    text: str


@dataclass(frozen=True, slots=True)
class _Share:
    """What one criterion adds to the score."""

    name: str
    level: str
    part: Fraction
    places: int

    @property
    def shown(self) -> str:
        """The part as shown: never as 0 where it is not."""
        return score_text(self.part, places_apart((self.part,), least=self.places))

    @property
    def text(self) -> str:
        """The share for those who hear it."""
        words = translate("working", "{criterion}, level {level}: {part}.")
        return words.format(criterion=self.name, level=self.level, part=_with_exact(self.part, self.shown))


def working_page(
    assessment: Assessment,
    ranking: Ranking,
    compiled: CompiledModel,
    ref: str,
    theme: Theme,
    *,
    side_by_side: bool,
) -> WorkingPage:
    """Return the working of a theme that is scored.

    Parameters
    ----------
    compiled
        The assessment's scoring model.
    side_by_side
        Whether there is room for the formula and the shares beside each other.
    """
    steps = working_steps(assessment, ranking, compiled, ref, SCORE_CODE, placed=False)
    ranked = ranking.of(ref)
    lines = () if ranked is None else place_lines(assessment, ranked, ranking)
    quiet = theme.colour.text_second.name()
    head = [f"<b>{escape(line)}</b>" for line in lines[:1]]
    head += [f"<span style='color:{quiet}'>{escape(line)}</span>" for line in lines[1:]]
    left = "<br>".join(head) + steps_html(steps, theme)
    spoken = [*lines, steps_text(steps)]
    if ranked is None or ranked.score is None:
        return WorkingPage(left, "\n".join(spoken))
    row = level_positions(assessment.model, assessment.agreed, (ref,))[0]
    shared = contribution(compiled, row)
    shares = _shares(assessment, ref, shared, ranked.places)
    sentence = _shares_sentence(shared, ranked.places)
    right = _shares_html(shares, sentence, theme)
    spoken += [sentence, *(share.text for share in shares)]
    return WorkingPage(_beside(left, right, theme) if side_by_side else left + right, "\n".join(spoken))


def place_lines(assessment: Assessment, ranked: RankedTheme, ranking: Ranking) -> tuple[str, ...]:
    """Return a theme's score, exactly and as shown, and its place, tie and band, one thing a line."""
    if ranked.score is None or ranked.rank is None:
        words = translate("working", "No single score yet: {range}").format(range=range_words(ranked))
        return (words, translate("working", "It could rank {ranks}.").format(ranks=ranked.rank_text))
    score = translate("working", "Score {score}").format(
        score=_with_exact(ranked.score, score_text(ranked.score, ranked.places))
    )
    if ranked.band:
        score = translate("working", "{score}: {band}").format(score=score, band=ranked.band)
    scored, whole = ranking.scored, len(ranking.themes)
    words = "Ranks {place} of {count}" if scored == whole else "Ranks {place} of {count} scored so far"
    place = translate("working", words).format(place=ordinal(ranked.rank), count=scored)
    if not ranking.cut_line:  # as of one scorer's own scores
        where = translate("working", "{place}.")
    elif ranked.rank <= ranking.cut_line:
        where = translate("working", "{place}, above the line.")
    else:
        where = translate("working", "{place}, below the line.")
    lines = [score, where.format(place=place)]
    if ranked.tied_with:
        labels = {theme.ref: theme.label for theme in assessment.themes}
        names = ", ".join(labels[ref] for ref in ranked.tied_with)
        words = translate("working", "Tied with {themes}: their scores are exactly equal.")
        lines.append(words.format(themes=names))
    return tuple(lines)


def _with_exact(number: Fraction, shown: str) -> str:
    """Return a number as shown, with the exact fraction behind it where it is not a whole one."""
    if number.denominator == 1:
        return shown
    words = translate("working", "{shown}, exactly {exact}")
    return words.format(shown=shown, exact=exact_text(number))


def _shares(assessment: Assessment, ref: str, shared: Contribution, places: int) -> list[_Share]:
    """Return what each criterion adds, the largest first; those that the formula leaves out are left out."""
    made = []
    for criterion in assessment.model.criteria:
        level = assessment.agreed.entry(ref, criterion.code).level
        if isinstance(level, Fraction) and criterion.code in shared.parts:
            part = shared.parts[criterion.code]
            made.append(_Share(criterion.name, level_text(level), part, places))
    return sorted(made, key=lambda share: -share.part)


def _shares_sentence(shared: Contribution, places: int) -> str:
    words = translate(
        "working",
        "With every criterion at its lowest level the score is {baseline}. These parts make it {score}:",
    )
    baseline, score = score_text(shared.baseline, places), score_text(shared.score, places)
    return words.format(baseline=baseline, score=score)


def _shares_html(shares: list[_Share], sentence: str, theme: Theme) -> str:
    most = max((abs(share.part) for share in shares), default=Fraction(0)) or Fraction(1)
    rows = "".join(_share_row(share, most, theme) for share in shares)
    quiet = theme.colour.text_second.name()
    table = f"<table cellspacing='0' cellpadding='0'>{rows}</table>"
    return f"<p style='margin:0; color:{quiet}'>{escape(sentence)}</p>{table}"


def _share_row(share: _Share, most: Fraction, theme: Theme) -> str:
    """Return a criterion with its level, a bar as long as its part, and the part in figures."""
    space = theme.space
    width = round(abs(share.part) / most * _BAR * theme.type.interface / _TYPE)
    colour = theme.data.bar if share.part >= 0 else theme.colour.edge
    bar = (
        f"<table cellspacing='0' cellpadding='0'><tr><td width='{width}' bgcolor='{colour.name()}'"
        f" style='font-size:{theme.type.small}px'>&nbsp;</td></tr></table>"
        if width
        else ""
    )
    exact = "" if share.part.denominator == 1 else exact_text(share.part)
    cell = f"padding-top:{space.unit // 2}px; padding-right:{space.related}px"
    quiet = f"{cell}; color:{theme.colour.text_second.name()}"
    return (
        f"<tr><td style='{cell}; white-space:nowrap'>{escape(share.name)}</td>"
        f"<td align='right' style='{quiet}'>{escape(share.level)}</td>"
        f"<td style='{cell}'>{bar}</td>"
        f"<td align='right' style='{cell}; white-space:nowrap'>{escape(share.shown)}</td>"
        f"<td style='{quiet}; white-space:nowrap'>{escape(exact)}</td></tr>"
    )


def _beside(left: str, right: str, theme: Theme) -> str:
    gap = theme.space.panel
    return (
        "<table width='100%' cellspacing='0' cellpadding='0'><tr>"
        f"<td width='46%' style='padding-right:{gap}px'>{left}</td><td width='54%'>{right}</td></tr></table>"
    )
