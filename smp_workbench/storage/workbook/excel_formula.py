"""A scoring model's formula as a spreadsheet formula over the cells of one row.

Here: writing a tree, and which cells it needs.
Not here: the guards round it and the other formulas of the sheet (``score_formula``).

The formula keeps the shape in which the model states it, one operation for one operation, because
``scoring`` has promised how far floats can stray for exactly that shape. Only functions are used that
every spreadsheet program since Excel 2007 has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import Final, TypeAlias

from smp_workbench.domain.formula import Call, Choice, Comparison, Function, Name, Negative, Node, Operation
from smp_workbench.domain.formula import Number as NumberNode
from smp_workbench.domain.formula_check import WEIGHTED, WeightedTerm, weighted_terms, written_out
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.scoring.rounding import Rounding

FUNCTION_NAMES: Final[Mapping[Function, str]] = {
    "sum": "SUM", "mean": "AVERAGE", "max": "MAX", "min": "MIN", "product": "PRODUCT",
}  # fmt: skip

_ADDING: Final = 1
_MULTIPLYING: Final = 2
_ATOM: Final = 3
"""How strongly a text holds together: a part that holds less strongly than its place needs brackets."""

Written: TypeAlias = tuple[str, int]
"""A text, and how strongly it holds together."""


@dataclass(frozen=True, slots=True)
class FormulaText:
    """Writes trees of one model over the cells of one row.

    Attributes
    ----------
    column
        Number of the column, from 0, of each criterion and total by code.
    row
        As a spreadsheet counts, from 1.
    roundings
        How the difference under each comparison is rounded before it is compared, so that a float's
        stray cannot decide it.
    """

    model: ScoringModel
    column: Mapping[str, int]
    row: int
    roundings: Mapping[Comparison, Rounding]

    def write(self, tree: Node) -> str:
        """Return the formula without its equals sign.

        Parameters
        ----------
        tree
            Has passed ``domain.formula_check`` for this model.
        """
        return self._node(tree)[0]

    def inputs(self, codes: Iterable[str]) -> str:
        """Return references to the cells of criteria or totals, neighbours as one range.

        Examples
        --------
        For columns C, D and F of row 6: ``C6:D6,F6``.
        """
        return ",".join(self._ranges(self.column[code] for code in codes))

    # --- nodes ---------------------------------------------------------------------------------

    def _node(self, tree: Node) -> Written:
        match tree:
            case NumberNode():
                return number_text(tree.value), _ATOM
            case Name():
                return self._cell(tree.code), _ATOM
            case Negative():
                return f"-{_within(self._node(tree.operand), _ATOM)}", _ADDING
            case Operation():
                return self._operation(tree)
            case Call():
                return self._weighted(tree) if tree.function in WEIGHTED else self._call(tree)
            case Choice():
                then, otherwise = self._node(tree.then)[0], self._node(tree.otherwise)[0]
                return f"IF({self._comparison(tree.condition)},{then},{otherwise})", _ATOM

    def _operation(self, tree: Operation) -> Written:
        strength = _ADDING if tree.operator in ("+", "-") else _MULTIPLYING
        left = _within(self._node(tree.left), strength)
        # Brackets on the right also where + or * would not need them: floats add in the written order.
        right = _within(self._node(tree.right), strength + 1)
        return f"{left}{tree.operator}{right}", strength

    def _call(self, tree: Call) -> Written:
        pieces: list[str] = []
        for together, nodes in groupby(written_out(tree.arguments, self.model), _is_cell):
            if together:
                codes = (node.code for node in nodes if isinstance(node, Name))
                pieces.extend(self._ranges(self.column[code] for code in codes))
            else:
                pieces.extend(self._node(node)[0] for node in nodes)
        return f"{FUNCTION_NAMES[tree.function]}({','.join(pieces)})", _ATOM

    def _weighted(self, tree: Call) -> Written:
        terms = weighted_terms(tree, self.model)
        total = self._weighted_sum(terms)
        if tree.function == "wsum":
            return total
        weights = sum((weight for weight, _ in terms), start=Fraction(0))
        return f"{_within(total, _MULTIPLYING)}/{number_text(weights)}", _MULTIPLYING

    def _weighted_sum(self, terms: tuple[WeightedTerm, ...]) -> Written:
        if all(weight == 1 for weight, _ in terms):
            return f"SUM({self.inputs(name.code for _, name in terms)})", _ATOM
        counting = [_weighted_cell(weight, self._cell(name.code)) for weight, name in terms if weight]
        return ("+".join(counting), _ADDING) if counting else ("0", _ATOM)

    def _comparison(self, condition: Comparison) -> str:
        difference = self._operation(Operation("-", condition.left, condition.right))
        relation = "<>" if condition.relation == "!=" else condition.relation
        return f"{rounded(difference, self.roundings[condition])}{relation}0"

    # --- cells ---------------------------------------------------------------------------------

    def _cell(self, code: str) -> str:
        return cell_name(self.row, self.column[code])

    def _ranges(self, columns: Iterable[int]) -> list[str]:
        """Return neighbours that follow one another as one range; order and repeats are kept."""
        runs: list[list[int]] = []
        for column in columns:
            if runs and column == runs[-1][1] + 1:
                runs[-1][1] = column
            else:
                runs.append([column, column])
        return [range_name(self.row, first, self.row, last) for first, last in runs]


def number_text(number: Fraction) -> str:
    """Return a number as a spreadsheet formula writes it, exact.

    Examples
    --------
    >>> number_text(Fraction(7)), number_text(Fraction(7, 20)), number_text(Fraction(1, 3))
    ('7', '0.35', '(1/3)')
    """
    if number < 0:
        return f"(-{number_text(-number)})"
    if number.denominator == 1:
        return str(number.numerator)
    for places in range(1, 16):
        scaled = number * 10**places
        if scaled.denominator == 1:
            digits = f"{scaled.numerator:0{places + 1}d}"
            return f"{digits[:-places]}.{digits[-places:]}"
    return f"({number.numerator}/{number.denominator})"


def rounded(written: Written, rounding: Rounding) -> str:
    """Return a text rounded so that floats of equal values become equal.

    Examples
    --------
    >>> rounded(("C6-D6", 1), Rounding(decimals=2)), rounded(("C6-D6", 1), Rounding(denominator=3))
    ('ROUND(C6-D6,2)', 'ROUND((C6-D6)*3,0)/3')
    """
    if rounding.denominator == 1:
        return f"ROUND({written[0]},{rounding.decimals})"
    return f"ROUND({_within(written, _MULTIPLYING)}*{rounding.denominator},0)/{rounding.denominator}"


def column_letters(column: int) -> str:
    """Return the letters of a column, counted from 0.

    Examples
    --------
    >>> column_letters(0), column_letters(25), column_letters(26)
    ('A', 'Z', 'AA')
    """
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def cell_name(row: int, column: int, *, fixed: bool = False) -> str:
    """Return a cell's address; row from 1, column from 0.

    Examples
    --------
    >>> cell_name(6, 2), cell_name(6, 2, fixed=True)
    ('C6', '$C$6')
    """
    return f"${column_letters(column)}${row}" if fixed else f"{column_letters(column)}{row}"


def range_name(row: int, column: int, last_row: int, last_column: int, *, fixed: bool = False) -> str:
    """Return a range's address; a single cell's is the cell's.

    Examples
    --------
    >>> range_name(6, 2, 9, 2, fixed=True), range_name(6, 2, 6, 2)
    ('$C$6:$C$9', 'C6')
    """
    first, last = cell_name(row, column, fixed=fixed), cell_name(last_row, last_column, fixed=fixed)
    return first if first == last else f"{first}:{last}"


def _is_cell(node: Node) -> bool:
    return isinstance(node, Name)


def _weighted_cell(weight: Fraction, cell: str) -> str:
    return cell if weight == 1 else f"{number_text(weight)}*{cell}"


def _within(written: Written, strength: int) -> str:
    text, own = written
    return text if own >= strength else f"({text})"
