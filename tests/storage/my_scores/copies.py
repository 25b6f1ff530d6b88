"""Copies for the tests of what goes out: a small assessment in which every person has something to hide."""

from __future__ import annotations

from fractions import Fraction

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.card_copy import CardCopy
from smp_workbench.domain.edit import AddNote, Edit, SetEntry, SetRounds
from smp_workbench.domain.scorecard import NOT_KNOWN, Answer, Confidence, Entry, Round
from smp_workbench.domain.theme import EvidenceNote
from smp_workbench.domain.version import Change, History, Workbook
from smp_workbench.storage.my_scores.card_copy import card_copy
from smp_workbench.storage.my_scores.reader import ReturnedCard, read_card_copy
from tests.factory import applied, small_assessment

SCORER, ROUND = "S-01", 1


def entry(level: int | str | None, confidence: Confidence = "", reason: str = "") -> Entry:
    """Return an entry; ``"?"`` is not known."""
    answer: Answer = None if level is None else NOT_KNOWN if level == "?" else Fraction(level)
    return Entry(answer, confidence, reason)


def own(ref: str, code: str, level: int | str | None, confidence: Confidence = "", reason: str = "") -> Edit:
    """Return the edit that sets a score on the recipient's own card."""
    return SetEntry(SCORER, ROUND, ref, code, entry(level, confidence, reason))


def begun(*edits: Edit) -> Workbook:
    """Return a workbook with a card that was begun, and more on it if edits say so."""
    start = small_assessment()
    note = EvidenceNote("E-001", "T-001", "H1", "Up by a fifth", "1,204", "Police recorded", "2017")
    return changed(Workbook(start, History(start)), AddNote(note), *edits)


def changed(workbook: Workbook, *edits: Edit) -> Workbook:
    """Return a workbook after more edits."""
    state, history = workbook.assessment, workbook.history
    for edit in edits:
        state, _ = edit.apply(state)
        history = history.with_change(
            Change(history.last_sequence + 1, edit, "Council", "2018-02-23T10:00:00Z")
        )
    return Workbook(state, history)


def sent(*edits: Edit, refs: tuple[str, ...] = ()) -> CardCopy:
    """Return the copy that goes out of such a workbook."""
    return card_copy(begun(*edits), SCORER, ROUND, refs)


def read(data: bytes) -> ReturnedCard:
    """Return what a copy says."""
    return read_card_copy(data, "copy.xlsx")


def revealed(state: Assessment) -> Assessment:
    """Return the assessment with its round revealed."""
    return applied(state, SetRounds((Round(1, "First round", revealed=True),)))
