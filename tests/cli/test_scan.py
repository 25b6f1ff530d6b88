"""``scan``: whether a file is hostile, damaged or touched, and by what."""

from __future__ import annotations

import hashlib
import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from smp_workbench.storage.my_scores.sending import send_card
from tests.cli.conftest import Run
from tests.libreoffice import LibreOffice, libreoffice
from tests.storage.my_scores.copies import own, sent
from tests.storage.workbook.mangled import typed
from tests.storage.workbook.test_protection import PASSWORD, protect
from tests.storage.workbook.test_reader_bad_file import ole
from tests.trials.bombs import bombs

__all__ = ["libreoffice"]

Written = Callable[[bytes], Path]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Write bytes to a file of a name that says nothing."""

    def write(data: bytes, name: str = "sent.xlsx") -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write


def test_that_an_untouched_workbook_is_fine(run: Run, workbook: Path) -> None:
    ran = run("scan", workbook)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"{workbook}: fine\nIt is a workbook of SMP Workbench, “A small assessment”")
    data = run("scan", workbook, "--json").data
    assert (data["verdict"], data["kind"], data["findings"]) == ("fine", "workbook", [])
    assert data["sha256"] == hashlib.sha256(workbook.read_bytes()).hexdigest()


def test_that_a_touched_workbook_is_told_cell_by_cell(run: Run, workbook: Path, written: Written) -> None:
    path = written(typed(workbook.read_bytes(), {("Scores", "T-001", "H1"): 4}))
    ran = run("scan", path)
    assert ran.code == 1
    assert "1 thing in it is not as the program left it" in ran.out
    assert "changed outside the program from 2 to 4" in ran.out
    (finding,) = run("scan", path, "--json").data["findings"]
    assert (finding["sheet"], finding["ref"], finding["before"], finding["after"]) == (
        "Scores", "T-001", "2", "4",
    )  # fmt: skip


def test_that_rows_away_from_their_refs_are_touched_beyond_reading(
    run: Run, workbook: Path, written: Written
) -> None:
    path = written(typed(workbook.read_bytes(), {("Scores", "T-001", "Theme"): "Fraud"}))
    ran = run("scan", path, "--json")
    assert (ran.code, ran.data["verdict"], ran.data["kind"]) == (3, "touched", None)
    assert "sorted or moved" in ran.data["sentence"]
    assert ran.data["remedy"]


@pytest.mark.parametrize("bomb", ["one huge merged range", "a macro", "a part of zeros", "a billion laughs"])
def test_that_a_hostile_file_is_called_so(run: Run, written: Written, bomb: str) -> None:
    ran = run("scan", written(bombs()[bomb]()), "--json")
    assert (ran.code, ran.err) == (3, "")
    assert ran.data["verdict"] == "hostile"


def test_that_a_file_that_was_cut_off_is_damaged(run: Run, workbook: Path, written: Written) -> None:
    ran = run("scan", written(workbook.read_bytes()[:-3_000]))
    assert ran.code == 3
    assert ": damaged\n“sent.xlsx” is damaged or was cut off." in ran.out


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (ole("Workbook"), "old.xls", "old Excel file (.xls)"),
        (ole("DRMEncryptedDataSpace", "EncryptedPackage"), "rights.xlsx", "rights-protected"),
        (b"Theme,Score\nBurglary,3\n", "list.csv", "a list as plain text"),
        (b"%PDF-1.7", "plan.pdf", "a PDF"),
        (b"", "empty.xlsx", "is empty"),
    ],
)
def test_that_files_of_other_kinds_are_told_apart(
    run: Run, tmp_path: Path, data: bytes, name: str, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    ran = run("scan", path, "--json")
    assert (ran.code, ran.data["verdict"]) == (3, "other")
    assert said in ran.data["sentence"]
    assert ran.data["remedy"]


@pytest.mark.libreoffice
@pytest.mark.trial(10)
def test_that_what_libreoffice_saves_in_other_formats_is_told_apart(
    run: Run, workbook: Path, tmp_path: Path, libreoffice: LibreOffice
) -> None:
    kinds = {
        "xls": "an old Excel file",
        "ods": "an OpenDocument file",
        "xlsm": "with macros",
        "csv": "a list",
    }
    for ending, said in kinds.items():
        path = libreoffice.resave(workbook, tmp_path / f"saved.{ending}")
        data = run("scan", path, "--json").data
        assert (data["verdict"], said in data["sentence"]) == ("other", True), data
        path.rename(path.with_suffix(".xlsx"))  # the name is not believed
        assert run("scan", path.with_suffix(".xlsx"), "--json").data["verdict"] == "other"


def test_that_a_protected_file_is_looked_into_with_its_password(
    run: Run, workbook: Path, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(protect(workbook.read_bytes()))
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    ran = run("scan", path, "--json")
    assert (ran.code, ran.data["verdict"]) == (3, "protected")
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSWORD}\n"))
    assert run("scan", path, "--json").data["verdict"] == "fine"


def test_that_a_scorers_copy_is_looked_at_and_no_score_of_it_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "Council.xlsx"
    send_card(sent(own("T-001", "H2", 4, "low", "As before")), path)
    ran = run("scan", path)
    assert ran.code == 0
    assert "the copy in which County Council scores, with 2 scores" in ran.out
    path.write_bytes(typed(path.read_bytes(), {("My scores", "T-001", "H2"): "many"}))
    ran = run("scan", path, "--json")
    assert (ran.code, ran.data["kind"], ran.data["verdict"]) == (1, "scoring copy", "touched")
    (finding,) = ran.data["findings"]
    assert (finding["ref"], finding["before"], finding["after"]) == ("T-001", "", "")


def test_that_a_file_that_is_not_there_is_one_sentence(run: Run, tmp_path: Path) -> None:
    ran = run("scan", tmp_path / "none.xlsx")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.count("\n") == 1
