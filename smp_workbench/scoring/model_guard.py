"""What the core relies on in a model, so that no wrong number can come of a misfit.

Here: distinct codes, known groups, rising levels, weights of 0 or more.
Not here: the full check with advice for people who write model files (``storage.model_check``).
"""

from __future__ import annotations

from itertools import pairwise
from typing import NoReturn

from smp_workbench.domain.formula import WORDS
from smp_workbench.domain.scoring_model import Criterion, ScoringModel
from smp_workbench.errors import ModelFault


def guard_model(model: ScoringModel) -> None:
    """Refuse a model whose parts do not fit together.

    Raises
    ------
    ModelFault
        With the argument ``field``, such as ``criteria.H1.levels``.
    """
    if not model.criteria:
        raise ModelFault("The model has no criteria.", "Add at least one.", field="criteria")
    _check_codes(model)
    groups = {group.code for group in model.groups}
    for criterion in model.criteria:
        if criterion.group not in groups:
            _refuse_group("criteria", criterion.code, criterion.group)
        _check_levels(criterion)
    for total in model.totals:
        if total.group and total.group not in groups:
            _refuse_group("totals", total.code, total.group)
    for part, things in (("criteria", model.criteria), ("groups", model.groups)):
        for thing in things:
            if thing.weight < 0:
                raise ModelFault(
                    "The weight of “{code}” is less than 0.",
                    "Give it 0 or more.",
                    field=f"{part}.{thing.code}.weight",
                    code=thing.code,
                )


def _check_codes(model: ScoringModel) -> None:
    taken = set(WORDS)
    for part, things in (("criteria", model.criteria), ("groups", model.groups), ("totals", model.totals)):
        for thing in things:
            folded = thing.code.casefold()
            if folded in taken:
                raise ModelFault(
                    "“{code}” is a word of the formula language, or the code of something else.",
                    "Give each criterion, group and total a code of its own.",
                    field=f"{part}.{thing.code}.code",
                    code=thing.code,
                )
            taken.add(folded)


def _check_levels(criterion: Criterion) -> None:
    values = [level.value for level in criterion.levels]
    if len(values) < 2 or any(lower >= higher for lower, higher in pairwise(values)):
        raise ModelFault(
            "The levels of “{code}” are fewer than two, or not in rising order.",
            "Put at least two levels, lowest first, each value once.",
            field=f"criteria.{criterion.code}.levels",
            code=criterion.code,
        )


def _refuse_group(part: str, code: str, group: str) -> NoReturn:
    raise ModelFault(
        "“{code}” belongs to a group “{group}” that the model does not have.",
        "Add the group, or name one that is there.",
        field=f"{part}.{code}.group",
        code=code,
        group=group,
    )
