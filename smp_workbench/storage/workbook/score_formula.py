"""The formulas of a row of Scores, and whether a spreadsheet can take them.

Here: totals, score, score for ranking, rank, order and check, each with its guard.
Not here: the model's own formula (``excel_formula``), and writing cells (``sheet_scores``).

A blank or ``?`` must leave a total empty: SUM, AVERAGE, PRODUCT and MAX would silently skip it and
``*`` would fail on it, so each formula first counts the numbers among its inputs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from smp_workbench.domain.assessment import MOST_THEMES
from smp_workbench.domain.formula import FormulaFault, Node
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.scoring.compiled_model import CompiledModel
from smp_workbench.scoring.rounding import Rounding
from smp_workbench.storage.workbook.excel_formula import FormulaText, cell_name, range_name, rounded
from smp_workbench.storage.workbook.layout import FIRST_ROW, GUIDANCE, SheetLayout, scores_layout
from smp_workbench.storage.workbook.stage_layout import LOOKED_AT, STAGE_GUIDANCE, stage_layout

LONGEST_FORMULA: Final = 8_192
"""Characters that Excel takes in one formula (Microsoft, *Excel specifications and limits*)."""
DEEPEST_FORMULA: Final = 64
"""Functions inside one another that Excel takes (the same page)."""
MOST_ARGUMENTS: Final = 255
"""Arguments of one function that Excel takes (the same page)."""


@dataclass(frozen=True, slots=True)
class ScoreFormulas:
    """The formulas of the sheet on which one model's levels are: Scores, or the second stage's.

    Attributes
    ----------
    themes
        How many rows the table has, at least 1.
    guidance
        The sheet that has the model's levels.
    """

    compiled: CompiledModel
    layout: SheetLayout
    themes: int
    guidance: SheetLayout = GUIDANCE

    @classmethod
    def of(cls, compiled: CompiledModel, themes: int) -> ScoreFormulas:
        """Return the formulas for a number of themes that are scored."""
        return cls(compiled, scores_layout(compiled.model), max(themes, 1))

    @classmethod
    def of_stage(cls, compiled: CompiledModel, themes: int) -> ScoreFormulas:
        """Return the same for the second stage, whose themes rank only while they lead."""
        return cls(compiled, stage_layout(compiled.model), max(themes, 1), STAGE_GUIDANCE)

    @property
    def of_second_stage(self) -> bool:
        """Whether they are the second stage's."""
        return self.guidance is not GUIDANCE

    # --- places --------------------------------------------------------------------------------

    def cell(self, row: int, key: str) -> str:
        """Return the address of a fixed column's cell."""
        return cell_name(row, self.layout.position(key))

    def column(self, key: str, sheet: str = "") -> str:
        """Return all data cells of a fixed column, as an address that does not move."""
        return self.part_column(self.layout.position(key), sheet)

    def part_column(self, column: int, sheet: str = "") -> str:
        """Return all data cells of the column at a place, counted from 0."""
        cells = range_name(FIRST_ROW, column, FIRST_ROW + self.themes - 1, column, fixed=True)
        return f"{sheet}!{cells}" if sheet else cells

    # --- formulas ------------------------------------------------------------------------------

    def totals(self, row: int) -> tuple[str, ...]:
        """Return the formula of each total; empty text while one of its inputs has no level."""
        text = self._text(row)
        return tuple(
            self._guarded(text, codes, tree, ())
            for codes, tree in zip(self.compiled.total_used, self.compiled.totals, strict=True)
        )

    def score(self, row: int) -> str:
        """Return the score's formula; empty text also while the check has something to say."""
        wrong = f'{self.cell(row, "check")}<>""'
        return self._guarded(self._text(row), self.compiled.used, self.compiled.formula, (wrong,))

    def ranking_score(self, row: int) -> str:
        """Return the score as it is ranked: rounded so that floats neither split nor join ties."""
        score = self.cell(row, "score")
        unranked = f'{score}=""'
        if self.of_second_stage:
            unranked = f'OR({unranked},{self.cell(row, "leads")}<>"{LOOKED_AT}")'
        return f'=IF({unranked},"",{rounded((score, 3), self.compiled.rounding)})'

    def rank(self, row: int) -> str:
        """Return the competition rank among the themes with a score."""
        score = self.cell(row, "ranking_score")
        return f'=IF({score}="","",RANK({score},{self.column("ranking_score")},0))'

    def check(self, row: int) -> str:
        """Return the words that say which cells hold no allowed level; empty if all do."""
        return "=" + "&".join(
            _check_of(cell_name(row, self.layout.position(code, "level")), code, allowed)
            for code, allowed in guidance_ranges(self.compiled.model, self.guidance).items()
        )

    def order(self, row: int) -> str:
        """Return the place in the Ranking: by rank, then by ref; themes without a score last, by ref."""
        rank, ref = self.cell(row, "rank"), self.cell(row, "ref_order")
        ranks, refs = self.column("rank"), self.column("ref_order")
        tied = f'COUNTIFS({ranks},{rank},{refs},"<"&{ref})'
        before = f'COUNTIF({refs},"<="&{ref})-COUNTIFS({ranks},">0",{refs},"<"&{ref})'
        return f'=IF({rank}="",COUNT({ranks})+{before},{rank}+{tied})'

    def _text(self, row: int) -> FormulaText:
        columns = enumerate(self.layout.columns)
        places = {column.key: place for place, column in columns if column.part in ("level", "total")}
        return FormulaText(self.compiled.model, places, row, self.compiled.comparisons)

    @staticmethod
    def _guarded(text: FormulaText, codes: tuple[str, ...], tree: Node, conditions: tuple[str, ...]) -> str:
        if codes:
            conditions += (f"COUNT({text.inputs(codes)})<{len(codes)}",)
        if not conditions:
            return f"={text.write(tree)}"
        condition = conditions[0] if len(conditions) == 1 else f"OR({','.join(conditions)})"
        return f'=IF({condition},"",{text.write(tree)})'


def ranking_value(score: Fraction, rounding: Rounding) -> Fraction:
    """Return what the formula of the score for ranking gives.

    It is the score itself where scores lie on a grid; where their denominators vary it is the nearest
    decimal, fine enough to tell any two scores apart.

    Examples
    --------
    >>> ranking_value(Fraction(2, 3), Rounding(decimals=4)), ranking_value(Fraction(2, 3), Rounding(0, 3))
    (Fraction(6667, 10000), Fraction(2, 3))
    """
    parts = 10**rounding.decimals * rounding.denominator
    nearest = int(abs(score) * parts + Fraction(1, 2))
    return Fraction(nearest if score >= 0 else -nearest, parts)


def guidance_ranges(
    model: ScoringModel, guidance: SheetLayout = GUIDANCE, *, not_known: bool = False
) -> Mapping[str, str]:
    """Return where on Guidance the level values of each criterion stand.

    Parameters
    ----------
    guidance
        The sheet: the second stage has one of its own.
    not_known
        With the ``?`` in the row below them, as a drop-down offers it.
    """
    column = guidance.position("level")
    places = {}
    row = FIRST_ROW
    for criterion in model.criteria:
        last = row + len(criterion.levels) - (0 if not_known else 1)
        places[criterion.code] = f"{guidance.address}!{range_name(row, column, last, column, fixed=True)}"
        row += len(criterion.levels) + 1
    return places


def refuse_unwritable(compiled: CompiledModel) -> None:
    """Refuse a model whose formulas no spreadsheet could take, be it the first or the second stage's.

    Raises
    ------
    FormulaFault
        If a formula, written over cells, is longer or deeper than Excel takes; so is the check of
        too many criteria.
    """
    formulas = ScoreFormulas.of_stage(compiled, MOST_THEMES)  # whose cells have the longer addresses
    last = FIRST_ROW + MOST_THEMES - 1
    fields = [*(f"totals.{total.code}" for total in compiled.model.totals), "formula"]
    for field, text in zip(fields, (*formulas.totals(last), formulas.score(last)), strict=True):
        if not fits(text):
            raise FormulaFault(
                "Written over cells this is too long for a spreadsheet: {length:,} characters.",
                "Give parts of it names of their own, as totals.",
                field=field,
                position=1,
                length=len(text),
            )
    if not fits(formulas.check(last)):
        raise FormulaFault(
            "The model has {count} criteria, which is more than a workbook can check.",
            "Leave out what does not change the ranking.",
            field="formula",
            position=1,
            count=len(compiled.model.criteria),
        )


def fits(formula: str) -> bool:
    """Whether Excel takes a formula: its length, its depth and the arguments of its functions.

    Examples
    --------
    >>> fits("=SUM(A1,B1)"), fits("=" + "IF(A1," * 65 + "1" + ",0)" * 65)
    (True, False)
    """
    if len(formula) > LONGEST_FORMULA:
        return False
    arguments = [1]
    for char in formula:
        if char == "(":
            arguments.append(1)
        elif char == ")":
            arguments.pop()
        elif char == ",":
            arguments[-1] += 1
        if len(arguments) > DEEPEST_FORMULA or arguments[-1] > MOST_ARGUMENTS:
            return False
    return True


def _check_of(cell: str, code: str, allowed: str) -> str:
    """Return the words of the check for one cell; blank and ``?`` are fine."""
    number = f"AND(ISNUMBER({cell}),ISNUMBER(MATCH({cell},{allowed},0)))"  # MATCH alone may take the text 3
    fine = f'OR({cell}="",{cell}="?",{number})'
    return f'IF(IFERROR({fine},FALSE),"","{code}: not an allowed level. ")'
