"""A scoring model made ready to compute with: checked, and compiled once.

Here: ``compile_model`` and what it gives.
Not here: reading formulas (``domain.formula_parser``), making steps (``scoring.compiler``) and
computing with them (``scoring.evaluate`` and the rest of ``scoring``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from smp_workbench.domain.formula import Comparison, FormulaFault, Name, Node, walk
from smp_workbench.domain.formula_check import check_formula
from smp_workbench.domain.formula_parser import parse_formula
from smp_workbench.domain.formula_vocabulary import Vocabulary
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.scoring.compiler import Compiler
from smp_workbench.scoring.level_table import LevelTable, level_table
from smp_workbench.scoring.model_guard import guard_model
from smp_workbench.scoring.reach import Reach, ReachFinder
from smp_workbench.scoring.rounding import Rounding, comparison_rounding, score_rounding
from smp_workbench.scoring.scale import Scale
from smp_workbench.scoring.span import Span
from smp_workbench.scoring.step import Affine, Step


@dataclass(frozen=True, slots=True, eq=False)
class CompiledModel:
    """A scoring model with everything its evaluation needs.

    Attributes
    ----------
    formula, totals
        Trees as written; totals in the model's order.
    used
        Codes of the criteria that the formula names, directly, by group or through totals, in the
        model's order. A theme has a score once all of these have a level.
    total_used
        The same for each total.
    steps
        The compiled program; a step refers to earlier ones by number.
    score_step, total_steps
        Numbers of the steps that give the score and the totals.
    span
        Every score lies in here; both ends can be reached unless criteria are ``repeated``.
    denominator
        Every score is a multiple of one over this; None if no such number is small enough.
    gap
        No two different scores are nearer to one another than this.
    rounding
        How the workbook rounds scores before it ranks them.
    comparisons
        How the workbook rounds ``left - right`` of each comparison before it asks for its sign.
    repeated
        Criteria that the program uses in more than one place.
    needed
        Shape (criteria, 1 + totals): whether the score (first) and each total use a criterion.
    table
        Level values and linear coefficients in arrays.
    """

    model: ScoringModel
    formula: Node
    totals: tuple[Node, ...]
    used: tuple[str, ...]
    total_used: tuple[tuple[str, ...], ...]
    steps: tuple[Step, ...]
    score_step: int
    total_steps: tuple[int, ...]
    span: Span
    denominator: int | None
    gap: Fraction
    rounding: Rounding
    comparisons: Mapping[Comparison, Rounding]
    repeated: frozenset[str]
    needed: NDArray[np.bool_]
    table: LevelTable

    @property
    def scale(self) -> Scale:
        """Span and size of the score."""
        return self.steps[self.score_step].scale


@dataclass(frozen=True, slots=True)
class _Parsed:
    """The formulas of a model, read and checked."""

    formula: Node
    totals: tuple[Node, ...]
    score: Reach
    comparisons: Mapping[Comparison, Rounding]


def compile_model(model: ScoringModel) -> CompiledModel:
    """Check a model's formulas and compile them.

    Parameters
    ----------
    model
        Its parts fit together (``storage.model_check``); what would make wrong numbers is refused
        here again.

    Returns
    -------
    CompiledModel
        Frozen, and can be pickled.

    Raises
    ------
    FormulaFault
        If a formula cannot be read, names something unknown, divides by what can be 0, or gives
        scores that a spreadsheet could not rank exactly; with the field and the character.
    ModelFault
        If the model's parts do not fit together.
    """
    guard_model(model)
    parsed = _parse(model)
    for fixed in (True, False):
        compiler = Compiler(model, fixed)
        total_steps = [
            compiler.add_total(total.code, tree)
            for total, tree in zip(model.totals, parsed.totals, strict=True)
        ]
        score_step = compiler.add(parsed.formula)
        scale = compiler.steps[score_step].scale
        rounding = score_rounding(scale, parsed.score.error)
        if rounding is not None:
            return _compiled(model, parsed, compiler, (score_step, *total_steps), rounding)
    raise _inexact(parsed.score)


def _parse(model: ScoringModel) -> _Parsed:
    finder = ReachFinder(model)
    trees = []
    for place, total in enumerate(model.totals):
        field = f"totals.{total.code}"
        tree = parse_formula(total.formula, Vocabulary.of(model, place), field)
        check_formula(tree, model, field)
        finder.totals[total.code] = finder.find(tree, field)
        trees.append(tree)
    formula = parse_formula(model.formula, Vocabulary.of(model))
    check_formula(formula, model, "formula")
    score = finder.find(formula, "formula")
    comparisons: dict[Comparison, Rounding] = {}
    for comparison, reach in finder.comparisons.items():
        rounding = comparison_rounding(reach)
        if rounding is None:
            raise FormulaFault(
                "A spreadsheet could not decide this comparison exactly: its sides are too large, or"
                " too close to one another.",
                "Use rounder weights and smaller numbers, or compare with a criterion instead.",
                field=reach.field,
                position=reach.position,
            )
        comparisons[comparison] = rounding
    return _Parsed(formula, tuple(trees), score, comparisons)


def _inexact(score: Reach) -> FormulaFault:
    return FormulaFault(
        "A spreadsheet could not rank this exactly: scores reach {largest:.3g} and can lie nearer than"
        " {gap:.1g} to one another.",
        "Use rounder weights and levels, or multiply and divide less.",
        field="formula",
        position=1,
        largest=float(score.scale.span.magnitude),
        gap=float(score.scale.gap),
    )


def _compiled(
    model: ScoringModel, parsed: _Parsed, compiler: Compiler, outputs: Sequence[int], rounding: Rounding
) -> CompiledModel:
    score_step, *total_steps = outputs
    scale = compiler.steps[score_step].scale
    used: dict[str, frozenset[str]] = {}
    for total, tree in zip(model.totals, parsed.totals, strict=True):
        used[total.code] = _criteria_of(tree, model, used)
    uses = (_criteria_of(parsed.formula, model, used), *used.values())
    in_order = [tuple(code for code in model.codes if code in codes) for codes in uses]
    affine = [step for step in compiler.steps if isinstance(step, Affine)]
    return CompiledModel(
        model=model,
        formula=parsed.formula,
        totals=parsed.totals,
        used=in_order[0],
        total_used=tuple(in_order[1:]),
        steps=tuple(compiler.steps),
        score_step=score_step,
        total_steps=tuple(total_steps),
        span=scale.span,
        denominator=scale.denominator,
        gap=scale.gap,
        rounding=rounding,
        comparisons=parsed.comparisons,
        repeated=_repeated(compiler.steps, score_step),
        needed=np.array([[code in codes for codes in uses] for code in model.codes], dtype=np.bool_),
        # Ranks compare numerator * denominator, which the bound on the score keeps far below 2^53.
        table=level_table(model, affine, compiler.peak),
    )


def _criteria_of(tree: Node, model: ScoringModel, totals: Mapping[str, frozenset[str]]) -> frozenset[str]:
    codes: set[str] = set()
    for node in walk(tree):
        if isinstance(node, Name):
            match node.kind:
                case "criterion":
                    codes.add(node.code)
                case "group":
                    codes.update(member.code for member in model.criteria_of(node.code))
                case "total":
                    codes.update(totals[node.code])
    return frozenset(codes)


def _repeated(steps: Sequence[Step], score_step: int) -> frozenset[str]:
    """Return the criteria that reach the score from more than one place in the program."""
    places = [0] * len(steps)
    places[score_step] = 1
    seen: dict[str, int] = {}
    for number in range(score_step, -1, -1):
        step = steps[number]
        for operand in step.operands:
            places[operand] += places[number]
        if isinstance(step, Affine):
            for code in step.coefficients:
                seen[code] = seen.get(code, 0) + places[number]
    return frozenset(code for code, count in seen.items() if count > 1)
