"""``versions`` and ``diff``: what a workbook went through, and what differs between two states."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from smp_workbench.domain.version import History, Workbook
from smp_workbench.session.session import Session
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.saving import load, save
from tests.cli.conftest import Run
from tests.factory import agreed


def test_that_versions_lists_them_and_the_draft_after_them(run: Run, workbook: Path) -> None:
    ran = run("versions", workbook, "--json")
    held = load(workbook).workbook
    assert ran.code == 0
    assert ran.data["identity"] == held.assessment.identity
    (version,) = ran.data["versions"]
    assert version == {
        "number": 1,
        "name": "First draft",
        "who": "County Council",
        "when": "2018-02-23T12:00:00Z",
        "why": "To show the partners",
        "tool": held.history.versions[0].tool,
        "sequence": 1,
        "content": held.history.versions[0].content,
        "parents": [],
    }
    assert ran.data["draft"] == {"content": content_hash(held.assessment), "changes": 1}


def test_that_versions_for_people_has_the_first_eight_of_each_hash(run: Run, workbook: Path) -> None:
    out = run("versions", workbook).out
    (version,) = load(workbook).workbook.history.versions
    assert f"2018-02-23 12:00 UTC  {version.content[:8]}" in out
    assert version.content[:9] not in out
    assert out.endswith("Draft: 1 change after version 1.\n")


def test_that_diff_of_a_version_and_the_draft_tells_cells_and_ranks(run: Run, workbook: Path) -> None:
    ran = run("diff", f"{workbook}@1", workbook, "--json")
    assert (ran.code, ran.err) == (1, "")
    assert (ran.data["before"]["version"], ran.data["after"]["version"]) == (1, None)
    assert ran.data["before"]["name"] == "First draft"
    assert ran.data["same_assessment"] is True
    score = next(one for one in ran.data["differences"] if one["kind"] == "score")
    assert score == {
        "kind": "score",
        "subject": "T-002",
        "field": "L1",
        "scorer": "agreed",
        "round": 0,
        "before": "1/3",
        "after": "2",
        "sentence": "Fraud, Frequency: 1/3 to 2.",
    }
    assert tuple(one["sentence"].split(":")[0] for one in ran.data["differences"] if one["kind"] == "rank")[
        :2
    ] == ("Fraud", "Burglary")


def test_that_diff_tells_why_themes_moved(run: Run, workbook: Path) -> None:
    ran = run("diff", f"{workbook}@1", workbook, "--json")
    fraud = next(one for one in ran.data["moves"] if one["ref"] == "T-002")
    assert (fraud["before"], fraud["after"], fraud["places"]) == ("2", "1", 1)
    assert [part["cause"] for part in fraud["parts"]] == ["own scores"]
    assert "one after another" in ran.data["order_of_causes"]
    out = run("diff", f"{workbook}@1", workbook).out
    assert "\nWhy themes moved\n  Fraud: 2 to 1 (own scores 2 to 1, now above the line).\n" in out


def test_that_diff_for_people_groups_what_it_found(run: Run, workbook: Path) -> None:
    lines = run("diff", f"{workbook}@1", workbook).out.splitlines()
    assert lines[0] == "small.xlsx version 1 and small.xlsx"
    assert lines[lines.index("Scores") + 1] == "  Fraud, Frequency: 1/3 to 2."
    assert "  Fraud: rank 2 to 1." in lines[lines.index("Ranks") :]


def test_that_diff_of_equal_states_is_exit_code_0(run: Run, workbook: Path) -> None:
    ran = run("diff", workbook, workbook)
    assert (ran.code, ran.out) == (0, "small.xlsx and small.xlsx\nNothing differs.\n")


def test_that_diff_says_which_versions_there_are(run: Run, workbook: Path) -> None:
    ran = run("diff", f"{workbook}@7", workbook)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "smp-workbench: small.xlsx has no version 7. It has 1.\n"


@pytest.mark.parametrize("number", ["0", "-1", "1.5", "", "12345678901234567890", "one", "01"])
@pytest.mark.parametrize("first", [True, False])
def test_that_what_is_no_number_of_a_version_is_said_so(
    run: Run, workbook: Path, number: str, *, first: bool
) -> None:
    named = f"{workbook}@{number}"
    ran = run("diff", *((named, workbook) if first else (workbook, named)))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"smp-workbench: “@{number}” after small.xlsx is no number of a version. ")


def test_that_a_path_may_hold_an_at_sign(run: Run, workbook: Path, tmp_path: Path) -> None:
    folder = tmp_path / "me@home"
    folder.mkdir()
    plain, numbered = folder / "plan.xlsx", folder / "plan.xlsx@2"
    shutil.copyfile(workbook, plain)
    shutil.copyfile(workbook, numbered)
    assert run("diff", plain, numbered).code == 0  # the file that is called so, not version 2
    assert run("diff", f"{plain}@1", plain).code == 1
    assert run("diff", folder / "plan@x.xlsx", plain).code == 3


def test_that_diff_of_two_assessments_says_how_themes_are_matched(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    start = replace(load(workbook).workbook.assessment, identity="f" * 32)
    other = tmp_path / "other.xlsx"
    twin = Session(Workbook(start, History(start)))
    twin.apply(agreed("T-001", "H1", 0))
    save(twin.workbook, other, None)
    ran = run("diff", workbook, other)
    assert ran.code == 1
    assert "two different assessments" in ran.out
    assert "Burglary, Physical harm: 2 to 0." in ran.out


def test_that_diff_tells_two_files_of_one_name_apart_as_they_were_typed(
    run: Run, workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        shutil.copyfile(workbook, tmp_path / folder / "s.xlsx")
    monkeypatch.chdir(tmp_path)
    assert run("diff", "./a/s.xlsx", "b/s.xlsx@1").out.startswith("./a/s.xlsx and b/s.xlsx version 1\n")
    data = run("diff", "./a/s.xlsx", "b/s.xlsx@1", "--json").data
    assert (data["before"]["file"], data["after"]["file"]) == ("./a/s.xlsx", "b/s.xlsx")
    assert run("diff", "a/s.xlsx@1", "a/s.xlsx").out.startswith("s.xlsx version 1 and s.xlsx\n")
