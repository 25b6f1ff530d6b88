"""The working of a theme's total or score as the definition panel shows it.

Here: which steps are shown, each as the formula in names, the same with the theme's numbers, and what
comes out or is still missing; and these as HTML and as plain text.
Not here: the sentences' pieces (``scoring.working``) and where they stand (``definition_panel``).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from html import escape

from PySide6.QtCore import QCoreApplication

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.number import plain_text
from smp_workbench.domain.ranking import RankedTheme, Ranking
from smp_workbench.domain.scorecard import NOT_KNOWN, Scorecard
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.gui.charts.ranking_words import place_words
from smp_workbench.gui.tables.score_column import SCORE_CODE
from smp_workbench.gui.tables.score_words import range_words
from smp_workbench.gui.theme import Theme
from smp_workbench.scoring.compiled_model import CompiledModel
from smp_workbench.scoring.level_array import level_positions
from smp_workbench.scoring.working import Piece, Working, joined, workings

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class WorkingStep:
    """One total, or the score.

    Attributes
    ----------
    names, numbers
        What stands to the right of the equals sign, in names and in the theme's numbers.
    result
        For the score of an incomplete theme its range; empty for a total that misses an input.
    remark
        The theme's place, or what is missing; empty for the steps on the way.
    """

    name: str
    names: str
    numbers: str
    result: str
    remark: str = ""

    @property
    def sums(self) -> str:
        """The numbers with what comes out, as in ``= 4 + 3 = 7``; once only where they are the result."""
        parts = dict.fromkeys((self.numbers, self.result))
        return " ".join(f"= {part}" for part in parts if part)

    @property
    def text(self) -> str:
        """The step on one line, for those who hear it."""
        said = f"{self.name} = {self.names} {self.sums}."
        return f"{said} {self.remark}" if self.remark else said


def working_steps(
    assessment: Assessment,
    ranking: Ranking,
    compiled: CompiledModel,
    ref: str,
    code: str,
    *,
    placed: bool = True,
) -> tuple[WorkingStep, ...]:
    """Return the working of one figure: the step asked for, then those that it rests on.

    Parameters
    ----------
    compiled
        The assessment's scoring model.
    ref
        A theme that is scored.
    code
        Of a total, or ``SCORE_CODE``.
    placed
        Whether the score's remark says where it puts the theme.
    """
    row = level_positions(assessment.model, assessment.agreed, (ref,))[0]
    by_code = {working.code or SCORE_CODE: working for working in workings(compiled, row, ranking.places)}
    ranked = ranking.of(ref)
    asked, *others = (_step(working) for working in _resting_on(by_code, code))
    missing = _missing_words(compiled, assessment.agreed, ref, code)
    if code == SCORE_CODE and ranked is not None:
        place = _place(ranked, ranking) if placed else ""
        asked = replace(asked, result=asked.result or range_words(ranked), remark=place)
    return (replace(asked, remark=" ".join(filter(None, (asked.remark, missing)))), *others)


def steps_html(steps: Sequence[WorkingStep], theme: Theme) -> str:
    """Return steps as a table: names at the left, sums at the right, quiet where they are formulas."""
    quiet, space = theme.colour.text_second.name(), theme.space
    rows = []
    for place, step in enumerate(steps):
        sums = escape(step.sums)
        if place == 0 and step.result:
            head, _, result = sums.rpartition("= ")
            sums = f"{head}= <span style='font-weight:{theme.type.strong}'>{result}</span>"
        lines = [f"<span style='color:{quiet}'>{escape(step.names)}</span>", sums, escape(step.remark)]
        weight = theme.type.strong if place == 0 else theme.type.regular
        cell = f"padding-top:{space.unit}px; padding-bottom:{space.unit}px"
        head_cell = f"{cell}; padding-right:{space.panel}px; font-weight:{weight}; white-space:nowrap"
        rows.append(
            f"<tr><td style='{head_cell}'>"
            f"{escape(step.name)}</td><td style='{cell}'>{'<br>'.join(filter(None, lines))}</td></tr>"
        )
    return f"<table cellspacing='0' cellpadding='0'>{''.join(rows)}</table>"


def steps_text(steps: Sequence[WorkingStep]) -> str:
    """Return steps as plain text, one a line."""
    return "\n".join(step.text for step in steps)


def _resting_on(by_code: dict[str, Working], code: str) -> list[Working]:
    """Return a working and those of the totals in it, nearest first and each once."""
    found: dict[str, Working] = {code: by_code[code]}
    for working in (waiting := [by_code[code]]):
        for piece in working.pieces:
            if piece.kind == "name" and piece.code in by_code and piece.code not in found:
                found[piece.code] = by_code[piece.code]
                waiting.append(by_code[piece.code])
    return list(found.values())


def _place(ranked: RankedTheme, ranking: Ranking) -> str:
    """Return where a score puts its theme, or where an incomplete theme could still stand."""
    if ranked.score is None:
        return translate("theme", "Could rank {ranks}.").format(ranks=ranked.rank_text)
    words = place_words(ranked, "", ranking.cut_line)
    return f"{words[:1].upper()}{words[1:]}."


def _step(working: Working) -> WorkingStep:
    pieces = [_said(piece) for piece in working.pieces]
    return WorkingStep(
        name=working.name or translate("ScoreTable", "Score"),
        names=joined(piece for piece in pieces if piece.kind == "name" or not piece.code),
        numbers=joined(piece for piece in pieces if piece.kind != "name"),
        result="" if working.result is None else plain_text(working.result, working.places),
    )


def _said(piece: Piece) -> Piece:
    if piece.kind != "word":
        return piece
    return Piece("word", translate("core", piece.text))


def _missing_words(compiled: CompiledModel, card: Scorecard, ref: str, code: str) -> str:
    """Return which criteria a figure still waits for; empty for none."""
    model = compiled.model
    totals = dict(zip((total.code for total in model.totals), compiled.total_used, strict=True))
    used = totals.get(code, compiled.used)
    blank = [one for one in used if card.entry(ref, one).level is None]
    unknown = [one for one in used if card.entry(ref, one).level is NOT_KNOWN]
    parts = []
    if blank:
        words = translate("theme", "Still to be scored: {criteria}.")
        parts.append(words.format(criteria=_names(model, blank)))
    if unknown:
        words = translate("theme", "Not known: {criteria}.")
        parts.append(words.format(criteria=_names(model, unknown)))
    return " ".join(parts)


def _names(model: ScoringModel, codes: Collection[str]) -> str:
    return ", ".join(criterion.name for criterion in model.criteria if criterion.code in codes)
