"""Manglings through LibreOffice at the size that CI runs, and that the trial can fail."""

from __future__ import annotations

from collections import Counter

import pytest

from smp_workbench.domain.edit import SetEntry
from smp_workbench.domain.scorecard import NOT_KNOWN, Entry
from smp_workbench.errors import UnreadableFile
from tests.factory import applied
from tests.storage.workbook.mangled import typed
from tests.trials.mangled import KINDS, run
from tests.trials.mangled_law import Result, faults, sheets_of
from tests.trials.witnessed import Witnessed, mark_of, marked, witnessed


@pytest.fixture(scope="module")
def case() -> Witnessed:
    return witnessed(1)


@pytest.mark.libreoffice
@pytest.mark.timeout(300)
@pytest.mark.trial(45)
def test_that_no_mangling_goes_unlisted_or_gives_a_theme_anothers_score() -> None:
    outcomes = run(range(0, 10 * (len(KINDS) + 12), len(KINDS) + 12))
    assert [(one.number, one.did, one.wrong) for one in outcomes if one.wrong] == []
    assert {one.refused for one in outcomes} == {True, False}


def test_that_a_mark_cannot_be_seen_and_can_be_read() -> None:
    assert [mark_of(marked("Fraud", number)) for number in range(32)] == list(range(32))
    assert mark_of("Fraud") is None


@pytest.mark.trial(5)
def test_that_a_reader_that_lists_nothing_is_noticed(case: Witnessed) -> None:
    data = typed(case.data, {("Scores", "T-002", "H1"): 7})
    sent = sheets_of(case.data)
    assert faults(case.state, sent, case.data, Result(case.state), harmless=True) == ()
    wrong = faults(case.state, sent, data, Result(case.state), harmless=False)
    assert any("is not listed" in one for one in wrong)


@pytest.mark.trial(5)
def test_that_a_reader_that_takes_rows_as_they_stand_is_noticed(case: Witnessed) -> None:
    one, other = (case.state.agreed.entries[ref] for ref in ("T-001", "T-002"))
    cells = {("Scores", "T-001", code): _typed(entry) for code, entry in other.items()}
    cells |= {("Scores", "T-002", code): _typed(entry) for code, entry in one.items()}
    taken = applied(
        case.state,
        *(SetEntry("agreed", 0, "T-001", code, entry) for code, entry in other.items()),
        *(SetEntry("agreed", 0, "T-002", code, entry) for code, entry in one.items()),
    )
    wrong = faults(case.state, {}, typed(case.data, cells), Result(taken), harmless=False)
    assert any("have the scores of other themes" in fault for fault in wrong)
    assert any("that is not said" in fault for fault in wrong)


@pytest.mark.trial(5)
def test_that_a_name_beside_another_ref_and_a_ref_twice_are_noticed(case: Witnessed) -> None:
    name = case.state.themes[2].name
    data = typed(case.data, {("Scores", "T-001", "Theme"): name, ("Scores", "T-004", "Ref"): "T-005"})
    wrong = faults(case.state, {}, data, Result(case.state), harmless=False)
    assert any("name of another theme" in fault for fault in wrong)
    assert any("stands twice" in fault for fault in wrong)


@pytest.mark.trial(5)
def test_that_a_sheet_that_says_something_else_is_noticed(case: Witnessed) -> None:
    data = typed(case.data, {("Guidance", "H1", "Question"): "Another question"})
    sent = sheets_of(case.data)
    (wrong,) = faults(case.state, sent, data, Result(case.state), harmless=False)
    assert wrong == "the sheet Guidance says something else, and nothing is listed about it"
    assert faults(case.state, {"Gone": Counter()}, data, Result(case.state), harmless=False)


def test_that_a_refusal_needs_a_sentence_and_a_reason_to_refuse(case: Witnessed) -> None:
    bare = Result(None, refusal=UnreadableFile("No."))
    assert len(faults(case.state, {}, b"", bare, harmless=True)) == 2
    whole = Result(None, refusal=UnreadableFile("The rows were sorted.", "Undo that."))
    assert faults(case.state, {}, b"", whole, harmless=False) == ()


def _typed(entry: Entry) -> object:
    return "?" if entry.level is NOT_KNOWN else None if entry.level is None else int(str(entry.level))
