"""A scoring model with other weights: what it is called and where it says it comes from.

Here: the adapted model. Not here: choosing weights (``scoring.share`` and the window).

It is never called supplied or published any more: its origin is *adapted*. What the first one was is
kept beside that, since an example stays one, whatever its weights, and a supplied matrix does not become
one (``ScoringModel.notice``). Its version
ends in a mark made of its weights, so that id and version still name one unchanging model, in
whichever workbook it was made: the same weights have the same name, other weights another.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Final

from smp_workbench.domain.scoring_model import BaseOrigin, Provenance, ScoringModel
from smp_workbench.domain.text import LONGEST_NAME

_ENDING: Final = "-weights"
_TITLE: Final = "{title}, own weights"
_LONGEST_ID: Final = 40
_LONGEST_VERSION: Final = 20
_MARK: Final = re.compile(r"-[0-9a-f]{8}")


def with_weights(model: ScoringModel, weights: Mapping[str, Fraction]) -> ScoringModel:
    """Return a model with other weights, adapted from this one.

    Parameters
    ----------
    weights
        By the code of a criterion or group, 0 or more; what is not named keeps its weight.

    Returns
    -------
    ScoringModel
        The same model if no weight differs. A model that was adapted in this way before keeps
        saying what it was first adapted from.
    """
    groups = tuple(replace(one, weight=weights.get(one.code, one.weight)) for one in model.groups)
    criteria = tuple(replace(one, weight=weights.get(one.code, one.weight)) for one in model.criteria)
    if (groups, criteria) == (model.groups, model.criteria):
        return model
    named = model if _adapted_before(model) else _first_named(model)
    changed = replace(named, groups=groups, criteria=criteria)
    return replace(changed, version=_marked(changed))


def _adapted_before(model: ScoringModel) -> bool:
    return model.provenance.origin == "adapted" and model.id.endswith(_ENDING)


def _first_named(model: ScoringModel) -> ScoringModel:
    """Return the model under the name and provenance of its first adaptation."""
    given = model.provenance
    source = f"Supplied by {given.supplied_by}. {given.source}" if given.supplied_by else given.source
    base: BaseOrigin = given.base_origin if given.origin == "adapted" else given.origin
    before = f"{model.id} {model.version}"
    provenance = Provenance(
        "adapted", source, given.author, given.licence, adapted_from=before, base_origin=base
    )
    title = _TITLE.format(title=model.title)
    return replace(
        model,
        id=model.id[: _LONGEST_ID - len(_ENDING)] + _ENDING,
        title=title if len(title) <= LONGEST_NAME else model.title,
        provenance=provenance,
    )


def _marked(model: ScoringModel) -> str:
    """Return the version with the mark of its weights in the place of any earlier mark."""
    weights = [(one.code, str(one.weight)) for one in model.groups]
    weights += [(one.code, str(one.weight)) for one in model.criteria]
    mark = hashlib.sha256(repr(sorted(weights)).encode()).hexdigest()[:8]
    plain = model.version
    if _MARK.fullmatch(plain[-9:]):
        plain = plain[:-9]
    return f"{plain[: _LONGEST_VERSION - 9]}-{mark}"
