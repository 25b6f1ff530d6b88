"""The closed set of edits: every way in which an assessment can change.

Here: the list itself, under one name. Whatever writes edits down (the workbook's Changes sheet,
the journal) knows exactly these, by class name.
Not here: the edits (the ``edit_`` modules).
"""

from __future__ import annotations

from typing import Final

from smp_workbench.domain.edit_base import Batch, Edit
from smp_workbench.domain.edit_evidence import AddNote, ChangeNote, RemoveNote
from smp_workbench.domain.edit_model import ReturnModel, SetModel
from smp_workbench.domain.edit_open import DecideConflict, LeaveConflict, Reopen, SettleReview
from smp_workbench.domain.edit_reference import AddReference, RemoveReference
from smp_workbench.domain.edit_restore import RestoreContent
from smp_workbench.domain.edit_scoring import (
    AddScorer,
    ChangeScorer,
    RemoveScorer,
    ReturnScorer,
    SetEntry,
    SetRounds,
)
from smp_workbench.domain.edit_second_stage import SetLeading, SetSecondStage
from smp_workbench.domain.edit_setting import SetComparison, SetCutLine, SetDetail, SetMarking, SetTolerance
from smp_workbench.domain.edit_theme import (
    AddTheme,
    ChangeTheme,
    MoveTheme,
    RemoveTheme,
    ReturnTheme,
    SetDecision,
    SetScored,
)

EDIT_KINDS: Final[tuple[type[Edit], ...]] = (
    SetEntry,
    AddTheme, RemoveTheme, ReturnTheme, ChangeTheme, SetScored, SetDecision, MoveTheme,
    AddScorer, RemoveScorer, ReturnScorer, ChangeScorer, SetRounds,
    AddNote, ChangeNote, RemoveNote,
    SetDetail, SetMarking, SetCutLine, SetTolerance, SetComparison, SetModel, ReturnModel,
    SetSecondStage, SetLeading,
    AddReference, RemoveReference,
    RestoreContent,
    DecideConflict, LeaveConflict, SettleReview, Reopen,
    Batch,
)  # fmt: skip
"""Every kind of edit there is."""

__all__ = [
    "EDIT_KINDS",
    "AddNote",
    "AddReference",
    "AddScorer",
    "AddTheme",
    "Batch",
    "ChangeNote",
    "ChangeScorer",
    "ChangeTheme",
    "DecideConflict",
    "Edit",
    "LeaveConflict",
    "MoveTheme",
    "RemoveNote",
    "RemoveReference",
    "RemoveScorer",
    "RemoveTheme",
    "Reopen",
    "RestoreContent",
    "ReturnModel",
    "ReturnScorer",
    "ReturnTheme",
    "SetComparison",
    "SetCutLine",
    "SetDecision",
    "SetDetail",
    "SetEntry",
    "SetLeading",
    "SetMarking",
    "SetModel",
    "SetRounds",
    "SetScored",
    "SetSecondStage",
    "SetTolerance",
    "SettleReview",
]
