"""What may stand where in a formula: groups, and the arguments of weighted functions.

Here: the checks on one tree that need the model's names and weights but no arithmetic, and what a
name or a weighted argument stands for.
Not here: ranges and divisors (``scoring.compiler``), the model's own parts (``scoring.model_check``).
"""

from __future__ import annotations

from fractions import Fraction
from typing import NoReturn

from smp_workbench.domain.formula import Call, Comparison, FormulaFault, Name, Node, parts, walk
from smp_workbench.domain.scoring_model import ScoringModel

WeightedTerm = tuple[Fraction, Name]
"""A weight and the criterion or total that it multiplies."""


def check_formula(tree: Node, model: ScoringModel, field: str) -> None:
    """Refuse a tree whose names stand where they cannot.

    Parameters
    ----------
    tree
        As parsed with this model's vocabulary.
    field
        Where the formula stands, for the fault.

    Raises
    ------
    FormulaFault
        For a group outside a function, a group without criteria, a weighted argument without a
        weight, and weights that sum to zero under ``wmean``.
    """
    for node in (tree, *walk(tree)):
        inside = isinstance(node, Call)
        for part in parts(node) if node is not tree or inside else (*parts(node),):
            _check_name(part, model, field, inside=inside)
        if isinstance(node, Call) and node.function in ("wsum", "wmean"):
            _check_weights(node, model, field)
    _check_name(tree, model, field, inside=False)
