"""A small workbook in which every kind of content occurs, with its history."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from smp_workbench.domain.assessment import Assessment, Comparison, Marking, Reference
from smp_workbench.domain.edit import (
    AddNote,
    AddReference,
    AddScorer,
    AddTheme,
    ChangeTheme,
    Edit,
    MoveTheme,
    RemoveTheme,
    SetComparison,
    SetDecision,
    SetDetail,
    SetEntry,
    SetMarking,
    SetRounds,
    SetScored,
    SetSecondStage,
)
from smp_workbench.domain.scorecard import NOT_KNOWN, SECOND_STAGE, Entry, Round, Scorer
from smp_workbench.domain.second_stage import SecondStage
from smp_workbench.domain.theme import Decision, EvidenceNote, Theme
from smp_workbench.domain.version import Change, History, Version, Workbook
from smp_workbench.storage.exact_form import content_hash
from tests.factory import IDENTITY, agreed, second_stage_model, small_assessment, small_model

NAMES = ("Burglary", "Fraud", "ASB", "Domestic abuse", "Identifying vulnerabilities", "Old theme")


def rich_edits() -> tuple[Edit, ...]:
    """Return edits that leave something on every sheet."""
    return (
        SetDetail("title", "Safer Borough 2018"),
        SetDetail("area", "Maidstone"),
        SetDetail("period", "2018-19"),
        SetMarking(Marking("OFFICIAL-SENSITIVE", "Partners only")),
        *(AddTheme(Theme(f"T-00{n}", name)) for n, name in enumerate(NAMES, 1)),
        SetRounds((Round(1, "First round", revealed=True), Round(2, "Second round"))),
        AddScorer(Scorer("S-01", "County Council", (1, 2))),
        AddScorer(Scorer("S-02", "Police", (1,), "Kent Police")),
        *(agreed("T-001", code, level) for code, level in (("H1", 2), ("H2", 4), ("L1", 2))),
        *(agreed("T-002", code, level) for code, level in (("H1", 0), ("H2", 8), ("L1", "1/3"))),
        agreed("T-003", "H1", 1, "Seen on the estate\nby two wardens"),
        SetEntry("agreed", 0, "T-003", "H2", Entry(NOT_KNOWN, "low", "")),
        agreed("T-004", "H1", 4),
        agreed("T-005", "H1", 3, "Kept though the theme is not scored"),
        SetScored("T-005", scored=False),
        SetEntry("S-01", 1, "T-001", "H1", Entry(Fraction(3), "high", "Worse this year")),
        SetEntry("S-01", 1, "T-002", "L1", Entry(Fraction(1, 3))),
        SetEntry("S-02", 1, "T-001", "H1", Entry(NOT_KNOWN)),
        SetEntry("S-01", 2, "T-001", "H1", Entry(Fraction(4), "medium", "Hidden until revealed")),
        SetDecision("T-001", Decision("priority", "Above the line")),
        SetDecision("T-003", Decision("business as usual", "=Handled by wardens")),
        ChangeTheme("T-001", "short", "Burg."),
        ChangeTheme("T-001", "description", "Homes and sheds.\nNot shops."),
        ChangeTheme("T-002", "lead_agency", "Trading Standards"),
        ChangeTheme("T-002", "lead_officer", "Role: fraud lead"),
        ChangeTheme("T-004", "last_year", "Domestic abuse and other violent crime"),
        AddNote(EvidenceNote("E-001", "T-001", "H1", "Up by a fifth", "1,204", "Police recorded", "2017")),
        AddNote(EvidenceNote("E-002", "T-002", "", "Worry about fraud", "56.4 %", "Survey", "2017")),
        MoveTheme("T-004", 0),
        RemoveTheme("T-006"),
        SetComparison(Comparison(1, "Last year")),
        AddReference(Reference("R-01", "2016-17", "two years ago.xlsx", "0" * 64, small_assessment())),
        SetSecondStage(SecondStage(second_stage_model("wmean(review)"), 2)),
        SetEntry(SECOND_STAGE, 0, "T-001", "V1", Entry(Fraction(3), "high", "=Recorded crime")),
        SetEntry(SECOND_STAGE, 0, "T-001", "V2", Entry(Fraction(1, 3))),
        SetEntry(SECOND_STAGE, 0, "T-001", "H1", Entry(Fraction(5))),
        SetEntry(SECOND_STAGE, 0, "T-002", "V1", Entry(NOT_KNOWN, "low", "")),
        SetEntry(SECOND_STAGE, 0, "T-004", "V1", Entry(Fraction(2), "", "It led before")),
    )


def make_workbook(edits: Iterable[Edit], start: Assessment | None = None) -> Workbook:
    """Return the workbook that these edits make: a version half way, and a draft after it."""
    start = start or Assessment(IDENTITY, small_model())
    steps = tuple(edits)
    state, changes, versions = start, [], []
    for sequence, edit in enumerate(steps, 1):
        state, _ = edit.apply(state)
        changes.append(Change(sequence, edit, "Chair", "2018-02-23T10:42:00Z"))
        if sequence == len(steps) // 2:
            version = ("Away day", "Chair", "2018-02-23T10:43:00Z", "Before lunch", "SMP Workbench 1.0")
            versions.append(Version(1, *version, sequence=sequence, content=content_hash(state)))
    return Workbook(state, History(start, tuple(changes), tuple(versions)))


def rich_workbook() -> Workbook:
    """Return a workbook with something on every sheet."""
    return make_workbook(rich_edits())
