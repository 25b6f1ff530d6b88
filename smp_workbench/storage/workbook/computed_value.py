"""What the formulas of Scores, Second stage and Ranking gave when a spreadsheet last computed them.

Here: each such value against what the core gives for the levels in the file. A program that shows a file
without computing it, a preview or a telephone, shows these values.
Not here: the formulas themselves (``formula_difference``).

Only what must be equal is compared. A row in which a level is not plainly what the program reads, or a
formula is not the program's own, is left out, and with it all ranks; so is what no program has computed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Final, TypeAlias

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.ranking import RankedTheme, Ranking
from smp_workbench.errors import Refusal
from smp_workbench.scoring.compiled_model import CompiledModel, compile_model
from smp_workbench.scoring.rank import rank_assessment
from smp_workbench.scoring.second_stage import under_second_stage
from smp_workbench.storage.workbook.cell import NOTHING, address
from smp_workbench.storage.workbook.cell_value import LevelReader
from smp_workbench.storage.workbook.finding import FindingList
from smp_workbench.storage.workbook.found_table import FoundRow, FoundTable, Key
from smp_workbench.storage.workbook.layout import SheetName
from smp_workbench.storage.workbook.score_formula import ranking_value

TOLERANCE: Final = 1e-9
"""Relative to the greater of 1 and the number, as between spreadsheet programs."""

_OTHER: Final = "The value here is not what the levels give; the program computes it anew."

Value: TypeAlias = Fraction | int | str | None
"""What a formula gives: a number, a text, or nothing."""
Values: TypeAlias = Mapping[Key, Value]


def list_other_values(
    tables: Mapping[SheetName, FoundTable],
    states: Sequence[Assessment],
    others: Collection[tuple[str, int]],
    findings: FindingList,
) -> None:
    """List the values that the levels do not explain.

    Parameters
    ----------
    states
        As saved, and with what was changed outside: a spreadsheet may not have computed since.
    others
        Sheet and number of each row in which a formula is not the program's own.
    """
    states = states[:1] if states[0] is states[-1] else states
    _list_stage_values(tables.get("Second stage"), states, others, findings)
    scores = tables.get("Scores")
    if scores is None:
        return
    compiled = compile_model(states[0].model)
    rankings = [rank_assessment(state, compiled) for state in states]
    sure = _sure_rows(scores, states[-1], others)
    for ref, row in sure.items():
        _list_row(row, [_score_values(ranking, ref, compiled) for ranking in rankings], findings)
    refs = {frozenset(theme.ref for theme in ranking.themes) for ranking in rankings}
    if refs != {frozenset(sure)}:
        return
    for ref, row in sure.items():
        _list_row(row, [{("rank", ""): _place(ranking, ref).rank} for ranking in rankings], findings)
    ranked = tables.get("Ranking")
    if ranked and len(ranked.rows) == len(sure) and not any(sheet == ranked.sheet for sheet, _ in others):
        for place, row in enumerate(ranked.rows):
            _list_row(row, [_ranking_values(ranking.themes[place]) for ranking in rankings], findings)


def _list_stage_values(
    table: FoundTable | None,
    states: Sequence[Assessment],
    others: Collection[tuple[str, int]],
    findings: FindingList,
) -> None:
    """List the same on the second stage, where it follows from the row's own levels."""
    stages = [under_second_stage(state, state.second_stage) for state in states if state.second_stage]
    if table is None or len(stages) < len(states):
        return
    compiled, levels = compile_model(stages[0].model), LevelReader(stages[0].model)
    rankings = [rank_assessment(stage, compiled) for stage in stages]
    for row in table.rows:
        sure = all(_is_plain(row, code, stages[-1], levels) for code in compiled.model.codes)
        if sure and (row.sheet, row.number) not in others:
            values = [_score_values(ranking, row.ref, compiled) for ranking in rankings]
            _list_row(row, [_without_rank(own) for own in values], findings)


def _without_rank(values: Values) -> Values:
    """Return what does not depend on who leads."""
    return {key: value for key, value in values.items() if key[0] != "ranking_score"}


def _sure_rows(
    scores: FoundTable, state: Assessment, others: Collection[tuple[str, int]]
) -> dict[str, FoundRow]:
    """Return the rows of which a spreadsheet must say what the program says, by ref."""
    levels = LevelReader(state.model)
    orders = {ref: str(place) for place, ref in enumerate(sorted(t.ref for t in state.themes if t.scored), 1)}
    return {
        row.ref: row
        for row in scores.rows
        if row.text("ref_order") == orders.get(row.ref)
        and (row.sheet, row.number) not in others
        and all(_is_plain(row, code, state, levels) for code in state.model.codes)
    }


def _is_plain(row: FoundRow, code: str, state: Assessment, levels: LevelReader) -> bool:
    """Whether a level is one for spreadsheets too, and the one that counts."""
    try:
        reading = levels.read(row.cell(code, "level"), code)
    except Refusal:
        return False
    return not reading.dressed and reading.answer == state.agreed.entry(row.ref, code).level


def _place(ranking: Ranking, ref: str) -> RankedTheme:
    return next(theme for theme in ranking.themes if theme.ref == ref)


def _score_values(ranking: Ranking, ref: str, compiled: CompiledModel) -> Values:
    """Return what a row of Scores gives by itself; nothing for a theme that one state does not rank."""
    theme = ranking.of(ref)
    if theme is None:
        return {}
    totals = zip(compiled.model.totals, theme.totals, strict=True)
    rounded = None if theme.score is None else ranking_value(theme.score, compiled.rounding)
    own: dict[Key, Value] = {("score", ""): theme.score, ("ranking_score", ""): rounded, ("check", ""): ""}
    return own | {(total.code, "level"): value for total, value in totals}


def _ranking_values(theme: RankedTheme) -> Values:
    rank = theme.rank_text if theme.rank else ""
    return {("rank", ""): rank, ("ref", ""): theme.ref, ("score", ""): theme.score}


def _list_row(row: FoundRow, expected: Iterable[Values], findings: FindingList) -> None:
    given = [values for values in expected if values]
    for key in given[-1] if given else ():
        number = row.columns.get(key, 0)
        cell = row.cells.get(number, NOTHING)
        if cell.kind != "formula" or not cell.gave:
            continue
        if not any(_alike(cell.gave, values[key]) for values in given):
            value = given[-1][key]
            before = "" if value is None else str(value)
            place = address(row.number, number)
            findings.list_cell(
                row.sheet, place, _OTHER, ref=row.ref, field=key[0], before=before, after=cell.gave
            )


def _alike(gave: str, value: Value) -> bool:
    if not isinstance(value, Fraction | int):
        return gave == (value or "")
    try:
        return abs(float(gave) - float(value)) <= TOLERANCE * max(1.0, abs(float(value)))
    except ValueError:
        return False
