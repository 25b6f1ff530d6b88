"""The scoring models of earlier versions, to be compared with the one in use.

Here: which models the versions of a workbook were scored under, told apart by what ranks.
Not here: ranking under them (``session.other_model``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from smp_workbench.domain.edit_base import Batch, Edit
from smp_workbench.domain.edit_model import ReturnModel, SetModel
from smp_workbench.domain.edit_restore import RestoreContent
from smp_workbench.domain.namesake import differing_parts
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.domain.version import History

MOST: Final = 2
"""Models of earlier versions that are compared, the latest ones: more columns could not be read."""


def earlier_models(
    by_version: Sequence[tuple[int, ScoringModel]], known: Sequence[ScoringModel]
) -> tuple[ScoringModel, ...]:
    """Return the models of earlier versions that rank otherwise than those known, the latest first.

    Each is returned once, called by the latest version that has it: "Harm, as in version 2".
    """
    found: list[ScoringModel] = []
    for number, model in reversed(by_version):
        if len(found) < MOST and not any(ranks_alike(model, one) for one in (*known, *found)):
            found.append(replace(model, title=f"{model.title}, as in version {number}"))
    return tuple(found)


def ranks_alike(one: ScoringModel, other: ScoringModel) -> bool:
    """Whether two models differ in words and bands at most, so that they rank everything alike."""
    return set(differing_parts(one, other)) <= {"bands", "words"}


def models_by_version(history: History) -> tuple[tuple[int, ScoringModel], ...]:
    """Return the number and the model of each version, without rebuilding the states."""
    return tuple(_by_version(history))


def _by_version(history: History) -> Iterator[tuple[int, ScoringModel]]:
    model, place = history.start.model, 0
    for version in sorted(history.versions, key=lambda one: one.sequence):
        while place < len(history.changes) and history.changes[place].sequence <= version.sequence:
            model = _model_after(history.changes[place].edit, model)
            place += 1
        yield version.number, model


def _model_after(edit: Edit, model: ScoringModel) -> ScoringModel:
    if isinstance(edit, Batch):
        for one in edit.edits:
            model = _model_after(one, model)
    elif isinstance(edit, (SetModel, ReturnModel)):
        model = edit.model
    elif isinstance(edit, RestoreContent):
        model = edit.model or model
    return model
