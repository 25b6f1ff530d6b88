"""Copies that sync programs keep beside a workbook are known by what they hold, not by their names."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from smp_workbench.domain.edit import Edit, SetCutLine, SetDetail
from smp_workbench.domain.version import Workbook
from smp_workbench.session.session import Session
from smp_workbench.session.sibling import TOLD, alike, siblings
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.factory import agreed, small_assessment
from tests.storage.workbook.rich_workbook import make_workbook

NAMES = (
    "Scores-LAPTOP7", "Scores (conflicted copy 2018-02-23)", "Scores (A's conflicted copy 2018-02-23)",
    "Scores (conflicted copy 2018-02-23 104200)", "Scores (1)", "Scores(1)",
    "Scores_conflict-20180223-104200",
    "Scores.sync-conflict-20180223-104200-ABCDEFG", "Scores - Copy", "Scores - Copy (2)",
)  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Scores.xlsx"


@pytest.fixture
def opened(path: Path) -> Workbook:
    workbook = after(make_workbook((), small_assessment()), agreed("T-001", "H1", 4))
    path.write_bytes(workbook_bytes(workbook))
    return workbook


def after(workbook: Workbook, *edits: Edit) -> Workbook:
    session = Session(workbook, "Kent Police")
    for edit in edits:
        session.apply(edit)
    return session.workbook


@pytest.mark.parametrize("name", NAMES)
def test_that_names_of_sync_programs_are_known_both_ways(name: str) -> None:
    assert alike(Path("Scores.xlsx"), Path(f"{name}.xlsx"))
    assert alike(Path(f"{name}.xlsx"), Path("Scores.xlsx"))


@pytest.mark.parametrize("name", ["Scorecards", "Scores for Kent", "Other", "Scores 2019"])
def test_that_other_names_are_no_sync_programs(name: str) -> None:
    assert not alike(Path("Scores.xlsx"), Path(f"{name}.xlsx"))


def test_that_a_copy_that_holds_more_is_found(opened: Workbook, path: Path) -> None:
    other = path.with_name("Scores-LAPTOP7.xlsx")
    other.write_bytes(workbook_bytes(after(opened, SetCutLine(2))))
    (found,) = siblings(opened, path)
    assert (found.path, found.synced) == (other, True)


def test_that_a_copy_is_found_under_any_name(opened: Workbook, path: Path) -> None:
    other = path.with_name("From the meeting.xlsx")
    other.write_bytes(workbook_bytes(after(opened, SetCutLine(2))))
    (found,) = siblings(opened, path)
    assert (found.path, found.synced) == (other, False)


def test_that_what_holds_nothing_new_is_not_told_of(opened: Workbook, path: Path) -> None:
    earlier = make_workbook((), small_assessment())
    path.with_name("Scores (1).xlsx").write_bytes(workbook_bytes(opened))
    path.with_name("Scores (2).xlsx").write_bytes(workbook_bytes(earlier))
    another = make_workbook([agreed("T-001", "H1", 1)], replace(small_assessment(), identity="f" * 32))
    path.with_name("Scores (3).xlsx").write_bytes(workbook_bytes(another))
    path.with_name("Scores (4).xlsx").write_bytes(b"damaged")
    path.with_name("~$Scores (5).xlsx").write_bytes(b"Excel's lock")
    assert siblings(opened, path) == ()


def test_that_a_folder_that_is_gone_has_no_copies(opened: Workbook, path: Path) -> None:
    assert siblings(opened, path.parent / "gone" / path.name) == ()


def test_that_copies_which_hold_nothing_new_hide_none_that_does(opened: Workbook, path: Path) -> None:
    for number in range(1, 20):
        path.with_name(f"Scores ({number}).xlsx").write_bytes(path.read_bytes())
    late = path.with_name("Of an earlier day.xlsx")
    late.write_bytes(workbook_bytes(after(opened, SetCutLine(2))))
    os.utime(late, (1, 1))
    assert [one.path for one in siblings(opened, path)] == [late]


def test_that_one_more_is_found_than_is_told_of(opened: Workbook, path: Path) -> None:
    for number in range(1, 9):
        data = workbook_bytes(after(opened, SetDetail("area", f"Area {number}")))
        path.with_name(f"Scores ({number}).xlsx").write_bytes(data)
    assert len(siblings(opened, path)) == TOLD + 1
