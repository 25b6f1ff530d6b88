"""What names stand for in a formula, and where they may stand.

Here: the arguments of a function with groups written out, weights included, and the checks on one
tree that need the model's names and weights but no arithmetic.
Not here: ranges and divisors (``scoring.compiler``), the model's own parts (``storage.model_check``).
"""

from __future__ import annotations

from fractions import Fraction
from typing import NoReturn, TypeAlias

from smp_workbench.domain.formula import Call, FormulaFault, Function, Name, Node, parts, walk
from smp_workbench.domain.scoring_model import ScoringModel

WeightedTerm: TypeAlias = tuple[Fraction, Name]
"""A weight, and the criterion or total that it multiplies."""

WEIGHTED: tuple[Function, ...] = ("wsum", "wmean")


def written_out(arguments: tuple[Node, ...], model: ScoringModel) -> tuple[Node, ...]:
    """Return the arguments of a function with each group replaced by its criteria, in order."""
    nodes: list[Node] = []
    for argument in arguments:
        if isinstance(argument, Name) and argument.kind == "group":
            members = model.criteria_of(argument.code)
            nodes.extend(Name(member.code, "criterion", argument.position) for member in members)
        else:
            nodes.append(argument)
    return tuple(nodes)


def weighted_terms(call: Call, model: ScoringModel) -> tuple[WeightedTerm, ...]:
    """Return the weights and names of a ``wsum`` or ``wmean``, with groups written out.

    A criterion has its own weight; a total that names a group has the group's.

    Parameters
    ----------
    call
        As :func:`check_formula` lets it pass; other arguments are left out.

    Examples
    --------
    ``wsum(harm)`` with weights 2 and 1 gives ``((2, H1), (1, H2))``.
    """
    names = [node for node in written_out(call.arguments, model) if isinstance(node, Name)]
    weights = [_weight(name, model) for name in names]
    return tuple((weight, name) for weight, name in zip(weights, names, strict=True) if weight is not None)


def check_formula(tree: Node, model: ScoringModel, field: str) -> None:
    """Refuse a tree whose names stand where they cannot.

    Parameters
    ----------
    tree
        As parsed with this model's vocabulary.
    field
        Where the formula stands, for the fault: ``formula`` or ``totals.<code>``.

    Raises
    ------
    FormulaFault
        For a group outside a function, a group without criteria, an argument of ``wsum`` or
        ``wmean`` that has no weight, and weights that sum to zero under ``wmean``.
    """
    _check_value(tree, field)
    for node in walk(tree):
        if isinstance(node, Call):
            _check_call(node, model, field)
        else:
            for part in parts(node):
                _check_value(part, field)


def _check_value(node: object, field: str) -> None:
    if isinstance(node, Name) and node.kind == "group":
        _fail(
            "“{found}” is a group, and a group has no value of its own.",
            "Say what to do with its criteria, such as sum({found}).",
            field,
            node,
        )


def _check_call(call: Call, model: ScoringModel, field: str) -> None:
    for argument in call.arguments:
        if isinstance(argument, Name) and argument.kind == "group" and not model.criteria_of(argument.code):
            _fail("The group “{found}” has no criteria.", "Give it some, or leave it out.", field, argument)
    if call.function in WEIGHTED:
        _check_weights(call, model, field)


def _check_weights(call: Call, model: ScoringModel, field: str) -> None:
    for argument in call.arguments:
        if not isinstance(argument, Name):
            raise FormulaFault(
                "{function} takes criteria, groups and totals only, because they have weights.",
                "Give this part a name as the total of a group, or use sum or mean.",
                field=field,
                position=argument.position,
                function=call.function,
            )
        if argument.kind == "total" and _weight(argument, model) is None:
            _fail(
                "The total “{found}” has no weight, because it belongs to no group.",
                "Name its group in the total, or use sum or mean.",
                field,
                argument,
            )
    if call.function == "wmean" and sum(weight for weight, _ in weighted_terms(call, model)) <= 0:
        raise FormulaFault(
            "The weights under this wmean sum to 0.",
            "Give at least one of them a weight above 0.",
            field=field,
            position=call.position,
        )


def _weight(name: Name, model: ScoringModel) -> Fraction | None:
    if name.kind == "criterion":
        criterion = model.criterion(name.code)
        return criterion.weight if criterion else None
    code = next((total.group for total in model.totals if total.code == name.code), "")
    group = model.group(code)
    return group.weight if group else None


def _fail(what: str, remedy: str, field: str, name: Name) -> NoReturn:
    raise FormulaFault(what, remedy, field=field, position=name.position, found=name.code)
