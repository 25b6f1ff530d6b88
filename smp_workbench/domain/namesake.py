"""Two scoring models that are called the same: what they differ in.

Here: comparing the parts of two models. Not here: saying so (the window and the command line).

Id and version should name one unchanging model for ever. A file that was changed and kept them would
be taken for the model that it was made of.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal, TypeAlias, get_args

from smp_workbench.domain.scoring_model import ScoringModel

Part: TypeAlias = Literal["criteria", "levels", "weights", "formula", "bands", "words"]

_PARTS: Final[tuple[Part, ...]] = get_args(Part)


def namesake(model: ScoringModel, others: Iterable[ScoringModel]) -> ScoringModel | None:
    """Return the first other model that has the id and the version of this one, or None."""
    alike = (one for one in others if (one.id, one.version) == (model.id, model.version))
    return next((one for one in alike if one != model), None)


def differing_parts(one: ScoringModel, other: ScoringModel) -> tuple[Part, ...]:
    """Return what two models differ in, what matters most first; words only if nothing else differs."""
    pairs = zip(_PARTS, _parts(one), _parts(other), strict=False)
    found = tuple(part for part, ours, theirs in pairs if ours != theirs)
    return found or (("words",) if one != other else ())


def _parts(model: ScoringModel) -> tuple[object, ...]:
    """Return criteria, levels, weights, formula and bands without any words."""
    weights = {group.code: group.weight for group in model.groups}
    return (
        {one.code: one.group for one in model.criteria},
        {one.code: [level.value for level in one.levels] for one in model.criteria},
        weights | {one.code: one.weight for one in model.criteria},
        (model.formula, [(total.code, total.group, total.formula) for total in model.totals]),
        [band.at_least for band in model.bands],
    )
