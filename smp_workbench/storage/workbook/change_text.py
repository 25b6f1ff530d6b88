"""What the Changes sheet says of an edit in words: kind, field, old, new and reason.

Here: one row of words for each kind of edit; a hidden one says only that it is hidden.
Not here: the exact form, which alone counts (``sealing``), and writing rows (``sheet_history``).

What an edit replaced is read off its inverse, so that no state has to be searched.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from smp_workbench.domain.edit import (
    AddNote,
    AddReference,
    AddScorer,
    AddTheme,
    Batch,
    ChangeNote,
    ChangeScorer,
    ChangeTheme,
    DecideConflict,
    Edit,
    LeaveConflict,
    MoveTheme,
    RemoveNote,
    RemoveReference,
    RemoveScorer,
    RemoveTheme,
    Reopen,
    RestoreContent,
    ReturnModel,
    ReturnScorer,
    ReturnTheme,
    SetComparison,
    SetCutLine,
    SetDecision,
    SetDetail,
    SetEntry,
    SetLeading,
    SetMarking,
    SetModel,
    SetRounds,
    SetScored,
    SetSecondStage,
    SettleReview,
    SetTolerance,
)
from smp_workbench.domain.edit_scoring import answer_text
from smp_workbench.domain.open_item import Key
from smp_workbench.domain.open_item_words import field_words, review_told, value_words
from smp_workbench.domain.scorecard import Entry, Round, Scorer
from smp_workbench.domain.second_stage import SecondStage
from smp_workbench.storage.workbook.layout import HIDDEN, NOT_SCORED, REVEALED, SCORED

LONGEST_SHOWN: Final = 300
"""Characters of old, new and reason; the exact form holds them whole."""


@dataclass(frozen=True, slots=True)
class ChangeText:
    """The words of one change; a field that says nothing is empty."""

    kind: str
    ref: str = ""
    field: str = ""
    scorer: str = ""
    round: int | None = None
    old: str = ""
    new: str = ""
    reason: str = ""


def hidden_text(edit: Edit) -> ChangeText:
    """Return the words for an edit that tells of a card that is not revealed."""
    if isinstance(edit, SetEntry):
        return ChangeText("hidden score", scorer=edit.scorer, round=edit.round)
    return ChangeText("hidden scores")


def change_text(edit: Edit, inverse: Edit) -> ChangeText:
    """Return the words for an edit.

    Parameters
    ----------
    inverse
        As ``edit.apply`` gave it, so that it holds what was there before.
    """
    match edit, inverse:
        case SetEntry(), SetEntry():
            return _entry(edit, inverse.entry)
        case AddReference(), _:
            return ChangeText("other assessment kept", edit.reference.id, new=_shown(edit.reference.title))
        case RemoveReference(), AddReference():
            return ChangeText("other assessment let go", edit.id, old=_shown(inverse.reference.title))
        case RestoreContent(), _:
            return ChangeText("restored", new=_shown(edit.name), reason=_shown(edit.reason))
        case Batch(), _:
            return ChangeText("several", field=f"{len(edit.edits)} changes", new=_shown(edit.name))
        case _:
            return (
                _of_open_item(edit)
                or _of_theme(edit, inverse)
                or _of_people(edit, inverse)
                or _of_stage(edit, inverse)
                or _of_setting(edit, inverse)
            )


def _entry(edit: SetEntry, before: Entry) -> ChangeText:
    return ChangeText(
        "score",
        edit.ref,
        edit.criterion,
        edit.scorer,
        edit.round or None,
        _answer(before),
        _answer(edit.entry),
        _shown(edit.entry.reason),
    )


def _of_open_item(edit: Edit) -> ChangeText | None:
    match edit:
        case DecideConflict():
            return _of_key("conflict decided", edit.key, value_words(edit.value), edit.reason)
        case LeaveConflict():
            return _of_key("conflict left as it is", edit.key)
        case Reopen():
            keys = [one.key for _, one in edit.conflicts] + [one.key for _, one in edit.reviews]
            return _of_key("opened again", keys[0]) if len(keys) == 1 else ChangeText("opened again")
        case SettleReview():
            kind = "taken from a copy" if edit.take else "not taken from a copy"
            review = edit.review
            return _of_key(kind, review.key, review_told(review), edit.reason)
        case _:
            return None


def _of_key(kind: str, key: Key, new: str = "", reason: str = "") -> ChangeText:
    field = field_words(key)
    return ChangeText(
        kind, key.ref, field, key.scorer, key.round or None, new=_shown(new), reason=_shown(reason)
    )


def _of_theme(edit: Edit, inverse: Edit) -> ChangeText | None:
    match edit, inverse:
        case AddTheme(), _:
            return ChangeText("theme added", edit.theme.ref, new=edit.theme.name)
        case ReturnTheme(), _:
            return ChangeText("theme brought back", edit.theme.ref, new=edit.theme.name)
        case RemoveTheme(), ReturnTheme():
            return ChangeText("theme removed", edit.ref, old=inverse.theme.name)
        case MoveTheme(), MoveTheme():
            old, new = str(inverse.position + 1), str(edit.position + 1)
            return ChangeText("theme moved", edit.ref, "order", old=old, new=new)
        case _:
            return _of_theme_field(edit, inverse) or _of_evidence(edit, inverse)


def _of_theme_field(edit: Edit, inverse: Edit) -> ChangeText | None:
    match edit, inverse:
        case ChangeTheme(), ChangeTheme():
            field = edit.field.replace("_", " ")
            return ChangeText("theme", edit.ref, field, old=_shown(inverse.value), new=_shown(edit.value))
        case SetScored(), SetScored():
            return ChangeText("theme", edit.ref, "kind", old=_kind(inverse.scored), new=_kind(edit.scored))
        case SetDecision(), SetDecision():
            old, new = inverse.decision, edit.decision
            reason = _shown(new.because)
            return ChangeText("decision", edit.ref, old=old.outcome, new=new.outcome, reason=reason)
        case _:
            return None


def _of_evidence(edit: Edit, inverse: Edit) -> ChangeText | None:
    match edit, inverse:
        case AddNote(), _:
            return ChangeText("evidence added", edit.note.ref, edit.note.id, new=_shown(edit.note.text))
        case RemoveNote(), AddNote():
            return ChangeText("evidence removed", inverse.note.ref, edit.id, old=_shown(inverse.note.text))
        case ChangeNote(), ChangeNote():
            old, new = _shown(inverse.note.text), _shown(edit.note.text)
            return ChangeText("evidence", edit.note.ref, edit.note.id, old=old, new=new)
        case _:
            return None


def _of_people(edit: Edit, inverse: Edit) -> ChangeText | None:
    match edit, inverse:
        case AddScorer(), _:
            return ChangeText("scorer added", scorer=edit.scorer.id, new=edit.scorer.name)
        case ReturnScorer(), _:
            return ChangeText("scorer brought back", scorer=edit.scorer.id, new=edit.scorer.name)
        case RemoveScorer(), ReturnScorer():
            return ChangeText("scorer removed", scorer=edit.id, old=inverse.scorer.name)
        case ChangeScorer(), ChangeScorer():
            old, new = (_scorer(one.scorer) for one in (inverse, edit))
            return ChangeText("scorer", scorer=edit.scorer.id, old=old, new=new)
        case SetRounds(), SetRounds():
            return ChangeText("rounds", old=_rounds(inverse.rounds), new=_rounds(edit.rounds))
        case _:
            return None


def _of_stage(edit: Edit, inverse: Edit) -> ChangeText | None:
    match edit, inverse:
        case SetSecondStage(), SetSecondStage():
            return ChangeText("second stage", old=_model(inverse.stage), new=_model(edit.stage))
        case SetLeading(), SetLeading():
            return ChangeText("leading themes", old=str(inverse.leading), new=str(edit.leading))
        case _:
            return None


def _of_setting(edit: Edit, inverse: Edit) -> ChangeText:
    match edit, inverse:
        case SetDetail(), SetDetail():
            return ChangeText("name", field=edit.field, old=inverse.value, new=edit.value)
        case SetMarking(), SetMarking():
            old, new = inverse.marking.text, edit.marking.text
            return ChangeText("marking", old=_shown(old), new=_shown(new), reason=edit.reason)
        case ((SetCutLine() | SetTolerance()), _):
            return _of_count(edit, inverse)
        case SetComparison(), _:
            label = edit.comparison.label or str(edit.comparison.version) if edit.comparison else "nothing"
            return ChangeText("compared with", new=label)
        case ((SetModel() | ReturnModel()), ReturnModel()):
            old, new = (f"{model.id} {model.version}" for model in (inverse.model, edit.model))
            return ChangeText("scoring model", old=old, new=new, reason=_carried(edit))
        case _:
            return ChangeText(type(edit).__name__)


def _of_count(edit: SetCutLine | SetTolerance, inverse: Edit) -> ChangeText:
    match edit, inverse:
        case SetCutLine(), SetCutLine():
            return ChangeText("cut line", old=str(inverse.cut_line), new=str(edit.cut_line))
        case SetTolerance(), SetTolerance():
            return ChangeText("tolerance", old=str(inverse.tolerance), new=str(edit.tolerance))
        case _:
            return ChangeText(type(edit).__name__)


def _carried(edit: SetModel | ReturnModel) -> str:
    """Return which criteria gave their scores to which, where a person had picked any."""
    pairs = edit.carried if isinstance(edit, SetModel) else ()
    return _shown("; ".join(f"scores of {source} carried over to {target}" for source, target in pairs))


def _answer(entry: Entry) -> str:
    """Return the level, with the confidence where one is given."""
    level = answer_text(entry.level)
    return f"{level}, {entry.confidence} confidence" if entry.confidence else level


def _model(stage: SecondStage | None) -> str:
    return f"{stage.model.id} {stage.model.version}" if stage else ""


def _kind(scored: bool) -> str:
    return SCORED if scored else NOT_SCORED


def _scorer(scorer: Scorer) -> str:
    return f"{scorer.name} ({scorer.agency})" if scorer.agency else scorer.name


def _rounds(rounds: tuple[Round, ...]) -> str:
    return _shown(
        "; ".join(f"{one.number} {one.name} ({REVEALED if one.revealed else HIDDEN})" for one in rounds)
    )


def _shown(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "\N{HORIZONTAL ELLIPSIS}"
