"""An assessment with one field set to a value, by the same edits as anywhere else.

Here: which edits a key and its value stand for, so that each value is checked and normalised like any other.
Not here: which value it should be (``session.merge``, a person), and the edit that says so (``edit_open``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from smp_workbench.domain.assessment import CLASSIFICATIONS, Assessment, Classification, Marking
from smp_workbench.domain.edit_base import Edit
from smp_workbench.domain.edit_evidence import AddNote, ChangeNote, RemoveNote
from smp_workbench.domain.edit_model import SetModel
from smp_workbench.domain.edit_restore import RestoreContent
from smp_workbench.domain.edit_scoring import AddScorer, ChangeScorer, RemoveScorer, SetEntry, SetRounds
from smp_workbench.domain.edit_second_stage import SetLeading, SetSecondStage
from smp_workbench.domain.edit_setting import SetCutLine, SetDetail, SetMarking, SetTolerance
from smp_workbench.domain.edit_theme import (
    AddTheme,
    ChangeTheme,
    RemoveTheme,
    SetDecision,
    SetScored,
)
from smp_workbench.domain.fit import fitting_row
from smp_workbench.domain.open_item import FieldName, Key, Value, WholeScorer, WholeTheme
from smp_workbench.domain.scorecard import Entry, Round
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.domain.second_stage import SecondStage
from smp_workbench.domain.theme import Decision, EvidenceNote
from smp_workbench.errors import Refusal


def with_value(
    assessment: Assessment, key: Key, value: Value, reason: str = "", *, new: bool = False
) -> tuple[Assessment, Edit]:
    """Return the assessment in which a field has a value, and the edit that takes that back.

    Parameters
    ----------
    value
        None for a thing that will be there no longer.
    reason
        Needed where the protective marking becomes lower.
    new
        Whether a whole theme, scorer or note is a new one and gets an id that was never used.

    Raises
    ------
    Refusal
        If the value cannot be the field's.
    """
    match value:
        case WholeTheme():
            after = _with_theme(assessment, value, new=new)
        case WholeScorer():
            after = _with_scorer(assessment, value, new=new)
        case SecondStage():
            after = _with_stage(assessment, value)
        case tuple() if key.field == "order":
            after = _in_order(assessment, tuple(map(str, value)))
        case EvidenceNote() if new or all(note.id != value.id for note in assessment.evidence):
            note = replace(value, id=assessment.next_ref("E")) if new else value
            return AddNote(note).apply(assessment)
        case _:
            return _edit(assessment, key, value, reason).apply(assessment)
    return after, RestoreContent.leading_to(assessment, after, "what was there before", "Undone")


def _edit(  # noqa: PLR0911  # one answer for each kind of value
    assessment: Assessment, key: Key, value: Value, reason: str
) -> Edit:
    """Return the one edit that a key and its value stand for."""
    match key.field, value:
        case "score", Entry():
            return SetEntry(key.scorer, key.round, key.ref, key.criterion, value)
        case "decision", Decision():
            return SetDecision(key.ref, value)
        case "scored", bool():
            return SetScored(key.ref, value)
        case "note", EvidenceNote():
            return ChangeNote(value)
        case "model", ScoringModel():
            return SetModel(value)
        case _, int() if key.field in _COUNTS:
            return _COUNTS[key.field](value)
        case _, None:
            return _removal(key)
        case _, str():
            return _text_edit(assessment, key, value, reason)
        case _:
            return _people_edit(assessment, key, value)


def _removal(key: Key) -> Edit:
    match key.field:
        case "theme":
            return RemoveTheme(key.ref)
        case "note":
            return RemoveNote(key.ref)
        case "scorer":
            return RemoveScorer(key.scorer)
        case "second stage":
            return SetSecondStage(None)
        case _:
            raise _not_of(key)


_COUNTS: Final[Mapping[FieldName, Callable[[int], Edit]]] = {
    "cut line": SetCutLine,
    "tolerance": SetTolerance,
    "leading": SetLeading,
}


def _text_edit(assessment: Assessment, key: Key, value: str, reason: str) -> Edit:
    match key.field:
        case "name" | "short" | "description" | "lead_agency" | "lead_officer" | "last_year":
            return ChangeTheme(key.ref, key.field, value)
        case "title" | "area" | "period":
            return SetDetail(key.field, value)
        case "marking":
            return SetMarking(Marking(_classification(value), assessment.marking.handling), reason)
        case "handling":
            return SetMarking(Marking(assessment.marking.classification, value), reason)
        case "scorer name" | "scorer agency":
            scorer, name = assessment.scorer(key.scorer), key.field == "scorer name"
            return ChangeScorer(replace(scorer, name=value) if name else replace(scorer, agency=value))
        case "round name":
            return SetRounds(_rounds(assessment, key.round, name=value))
        case _:
            raise _not_of(key)


def _classification(text: str) -> Classification:
    for classification in CLASSIFICATIONS:
        if text == classification:
            return classification
    raise _not_of(Key("marking"))


def _people_edit(assessment: Assessment, key: Key, value: Value) -> Edit:
    match key.field, value:
        case "present", tuple():
            present = tuple(one for one in value if isinstance(one, int))
            return ChangeScorer(replace(assessment.scorer(key.scorer), present=present))
        case "revealed", bool():
            return SetRounds(_rounds(assessment, key.round, revealed=value))
        case "rounds", int():
            return SetRounds(assessment.rounds[:value])
        case _:
            raise _not_of(key)


def _not_of(key: Key) -> Refusal:
    return Refusal("This cannot be the value of {field}.", "Choose another value.", field=key.field)


def _rounds(
    assessment: Assessment, number: int, *, name: str | None = None, revealed: bool | None = None
) -> tuple[Round, ...]:
    """Return the rounds with one of them changed, begun if it is the next one."""
    rounds = {one.number: one for one in assessment.rounds}
    before = rounds.get(number, Round(number))
    shown = before.revealed if revealed is None else revealed
    rounds[number] = Round(number, before.name if name is None else name, shown)
    return tuple(rounds[number] for number in sorted(rounds))


def _in_order(assessment: Assessment, refs: tuple[str, ...]) -> Assessment:
    """Return the assessment with its themes in an order; those it does not name keep their places."""
    known = {theme.ref: theme for theme in assessment.themes}
    named = iter(dict.fromkeys(ref for ref in refs if ref in known))
    within = frozenset(refs)
    themes = (known[next(named)] if theme.ref in within else theme for theme in assessment.themes)
    return replace(assessment, themes=tuple(themes))


def _with_theme(assessment: Assessment, whole: WholeTheme, *, new: bool) -> Assessment:
    ref = assessment.next_ref("T") if new else whole.theme.ref
    after, _ = AddTheme(replace(whole.theme, ref=ref, scored=True)).apply(assessment)
    for edit in _entries(after, ref, whole):
        after, _ = edit.apply(after)
    for note in whole.notes:
        taken = new or any(note.id == other.id for other in after.evidence)
        moved = replace(note, ref=ref, id=after.next_ref("E") if taken else note.id)
        if moved.criterion and after.model.criterion(moved.criterion) is None:
            moved = replace(moved, criterion="")
        after, _ = AddNote(moved).apply(after)
    return after if whole.theme.scored else SetScored(ref, scored=False).apply(after)[0]


def _entries(assessment: Assessment, ref: str, whole: WholeTheme) -> Iterator[Edit]:
    """Yield the edits for those of a theme's entries that have a place."""
    for card, row in whole.rows.items():
        scorer, _, number = card.rpartition(" ")
        if assessment.has_card(scorer, int(number)):
            for code, entry in fitting_row(row, assessment.model_of(scorer)).items():
                yield SetEntry(scorer, int(number), ref, code, entry)


def _with_scorer(assessment: Assessment, whole: WholeScorer, *, new: bool) -> Assessment:
    scorer_id = assessment.next_ref("S") if new else whole.scorer.id
    numbers = {one.number for one in assessment.rounds}
    present = tuple(number for number in whole.scorer.present if number in numbers)
    after, _ = AddScorer(replace(whole.scorer, id=scorer_id, present=present)).apply(assessment)
    scored = {theme.ref for theme in after.themes if theme.scored}
    for card in whole.cards:
        for ref, row in card.entries.items() if card.round in numbers else ():
            for code, entry in fitting_row(row, after.model).items() if ref in scored else ():
                after, _ = SetEntry(scorer_id, card.round, ref, code, entry).apply(after)
    return after


def _with_stage(assessment: Assessment, stage: SecondStage) -> Assessment:
    """Return the assessment with a second stage whose scores have each been checked."""
    bare = replace(stage, agreed=replace(stage.agreed, entries={}))
    after, _ = SetSecondStage(bare).apply(assessment)
    scored = {theme.ref for theme in after.themes if theme.scored}
    for ref, row in stage.agreed.entries.items():
        for code, entry in fitting_row(row, stage.model).items() if ref in scored else ():
            after, _ = SetEntry(stage.agreed.scorer, 0, ref, code, entry).apply(after)
    return after
