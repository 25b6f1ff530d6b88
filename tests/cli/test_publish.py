"""``publish``: what others would see, and a copy that may be shared."""

from __future__ import annotations

from pathlib import Path

import pytest

from smp_workbench.storage.saving import load
from tests.cli.conftest import Run

CLEARED = ("--marking", "OFFICIAL", "--cleared-by", "Community Safety Unit")


def test_that_without_a_copy_the_list_is_printed_and_nothing_written(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    before = workbook.read_bytes()
    ran = run("publish", workbook)
    assert ran.code == 1
    assert "To be looked at:\n  Every change is there" in ran.out
    assert "[County Council]" in ran.out
    assert workbook.read_bytes() == before
    assert list(tmp_path.iterdir()) == []


def test_that_the_copy_is_listed_as_others_will_see_it(run: Run, workbook: Path, tmp_path: Path) -> None:
    out = tmp_path / "public.xlsx"
    ran = run("publish", workbook, "--out", out, *CLEARED, "--handling", "For anyone", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.data["marking"] == "OFFICIAL - FOR ANYONE"
    assert (ran.data["people"], ran.data["comments"], ran.data["beside"]) == ([], [], [])
    assert ran.data["left_out_but_there"] == []
    copy = load(out).workbook
    assert (copy.assessment.scorers, copy.history.changes) == ((), ())
    assert ran.data["identity"] == copy.assessment.identity


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Under which marking"),
        (("--marking", "OFFICIAL"), "Who cleared the copy?"),
        (("--marking", "OFFICIAL", "--cleared-by", " "), "Who cleared the copy?"),
        (("--marking", "SECRET", "--cleared-by", "Unit"), "invalid choice"),
    ],
)
def test_that_a_copy_needs_its_terms(
    run: Run, workbook: Path, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    out = tmp_path / "public.xlsx"
    ran = run("publish", workbook, "--out", out, *words)
    assert ran.code == 2
    assert said in ran.err
    assert not out.exists()


def test_that_terms_need_a_copy_and_a_copy_a_new_name(run: Run, workbook: Path, tmp_path: Path) -> None:
    assert "--out" in run("publish", workbook, *CLEARED).err
    taken = tmp_path / "taken.xlsx"
    taken.write_bytes(b"mine")
    assert run("publish", workbook, "--out", taken, *CLEARED).code == 2
    assert taken.read_bytes() == b"mine"
    assert run("publish", tmp_path / "none.xlsx").code == 3
