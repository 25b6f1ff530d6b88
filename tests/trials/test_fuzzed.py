"""Files changed at random at the size that CI runs, and that the trial can fail."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from smp_workbench.errors import UnreadableFile
from smp_workbench.storage.child_process import ChildProcess
from smp_workbench.storage.workbook.reader import ReadResult, read_workbook
from tests.factory import agreed, applied
from tests.trials import fuzzed
from tests.trials.fuzzed import Outcome, asked, asked_afresh, originals, outcome, run
from tests.trials.fuzzing import cell_changed
from tests.trials.listing_law import unlisted_changes


@pytest.mark.timeout(300)
@pytest.mark.trial(50)
def test_that_no_mutant_ends_or_hangs_the_reader_or_changes_a_score_unlisted() -> None:
    outcomes = run(0, 500)
    assert [one for one in outcomes if one.wrong] == []
    assert {one.came for one in outcomes} == {"refused", "listed", "as saved"}


@pytest.mark.timeout(300)
@pytest.mark.trial(20)
def test_that_mutants_opened_in_children_of_their_own_are_read_or_refused(tmp_path: Path) -> None:
    assert [one for one in (asked_afresh(number, tmp_path) for number in range(500, 530)) if one.wrong] == []


def test_that_a_score_changed_without_a_word_is_noticed() -> None:
    saved = originals()[0][1]
    now = applied(saved, agreed("T-001", "H1", 4))
    assert list(unlisted_changes(saved, saved, ())) == []
    assert any("that is not said" in fault for fault in unlisted_changes(saved, now, ()))
    assert list(unlisted_changes(saved, applied(saved, agreed("T-001", "H1", 2, "Why")), ()))


@pytest.mark.trial(5)
def test_that_a_reader_that_lists_nothing_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(data: bytes, name: str) -> ReadResult:
        read = read_workbook(data, name)
        return ReadResult(read.workbook, (), read.digest)

    monkeypatch.setattr(fuzzed, "read_workbook", silent)
    assert sum(bool(outcome(number).wrong) for number in range(60)) > 5


@pytest.mark.trial(5)
def test_that_a_reader_that_raises_or_dies_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    child = ChildProcess()
    try:
        for way, said in ((_raises, "ValueError"), (_dies, "WorkStopped")):
            monkeypatch.setattr(fuzzed, "outcome", way)
            (wrong,) = asked(child, 7).wrong
            assert wrong.startswith(said)
    finally:
        child.end_for_good()


def _raises(number: int) -> Outcome:
    raise ValueError(number)


def _dies(number: int) -> Outcome:
    os._exit(number)


@pytest.mark.trial(5)
def test_that_a_changed_cell_is_still_a_workbook() -> None:
    original = originals()[0][0]
    refused = 0
    for number in range(20):
        changed = cell_changed(random.Random(number), original)
        assert changed is not None
        try:
            read_workbook(changed.data, "mutant.xlsx")
        except UnreadableFile:
            refused += 1
    assert refused < 10
