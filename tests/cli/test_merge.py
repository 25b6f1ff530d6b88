"""``merge``: copies from files, the answer in both forms, and what the written workbook holds."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from smp_workbench.domain.edit import Edit, SetEntry
from smp_workbench.domain.scorecard import Entry
from smp_workbench.session.session import Session
from smp_workbench.storage.saving import load, save
from tests.cli.conftest import Run
from tests.factory import agreed


def copy_of(workbook: Path, folder: Path, name: str, *edits: Edit) -> Path:
    """Write a copy of a workbook in which an agency made these edits; return its path."""
    session = Session(load(workbook).workbook, "Police")
    for edit in edits:
        session.apply(edit)
    path = folder / name
    save(session.workbook, path, None)
    return path


def test_that_merge_writes_what_was_taken_and_keeps_conflicts_open(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    first = copy_of(workbook, tmp_path, "a.xlsx", agreed("T-001", "H1", 3, "Fewer"), agreed("T-003", "L1", 2))
    second = copy_of(workbook, tmp_path, "b.xlsx", agreed("T-001", "H1", 4), agreed("T-002", "H1", None))
    out = tmp_path / "out.xlsx"
    ran = run("merge", workbook, first, second, "--out", out, "--json")
    assert (ran.code, ran.err) == (1, "")
    assert ran.data["conflicts"] == [
        {
            "scorer": "agreed",
            "round": 0,
            "ref": "T-001",
            "criterion": "H1",
            "base": "2",
            "values": [
                {"value": "3", "from": "a.xlsx", "reason": "Fewer"},
                {"value": "4", "from": "b.xlsx"},
            ],
        }
    ]
    assert [(one["ref"], one["value"], one["from"]) for one in ran.data["applied"]] == [
        ("T-003", "2", ["a.xlsx"])
    ]
    assert [(one["kind"], one["ref"], one["value"]) for one in ran.data["review"]] == [
        ("cleared", "T-002", "")
    ]
    read = load(out)
    assert read.findings == ()
    assert len(read.workbook.assessment.conflicts) == 1
    assert ran.data["result_hash"] == run("versions", out, "--json").data["draft"]["content"]


def test_that_the_order_of_the_copies_does_not_matter(run: Run, workbook: Path, tmp_path: Path) -> None:
    first = copy_of(workbook, tmp_path, "a.xlsx", agreed("T-001", "H1", 3))
    second = copy_of(workbook, tmp_path, "b.xlsx", agreed("T-001", "H1", 4))
    one = run("merge", workbook, first, second, "--out", tmp_path / "one.xlsx", "--json").data
    other = run("merge", workbook, second, first, "--out", tmp_path / "two.xlsx", "--json").data
    assert one == other


def test_that_a_merge_without_anything_open_is_fine(run: Run, workbook: Path, tmp_path: Path) -> None:
    back = copy_of(workbook, tmp_path, "a.xlsx", agreed("T-001", "H1", 3))
    ran = run("merge", workbook, back, "--out", tmp_path / "out.xlsx")
    assert ran.code == 0
    assert "1 change taken" in ran.out
    assert "Burglary, Physical harm  2    3       a.xlsx (Police)" in ran.out
    unchanged = run("merge", workbook, workbook, "--out", tmp_path / "same.xlsx", "--json")
    assert (unchanged.code, unchanged.data["applied"]) == (0, [])


def test_that_hidden_cards_stay_hidden(run: Run, workbook: Path, tmp_path: Path) -> None:
    copies = [
        copy_of(
            workbook, tmp_path, f"{level}.xlsx", SetEntry("S-01", 1, "T-001", "H1", Entry(Fraction(level)))
        )
        for level in (1, 2)
    ]
    (conflict,) = run("merge", workbook, *copies, "--out", tmp_path / "o.xlsx", "--json").data["conflicts"]
    assert (conflict["scorer"], conflict["round"], conflict["base"]) == ("S-01", 1, "hidden")
    assert {one["value"] for one in conflict["values"]} == {"hidden"}


def test_that_two_copies_of_one_name_are_told_apart(run: Run, workbook: Path, tmp_path: Path) -> None:
    folders = tmp_path / "one", tmp_path / "two"
    for folder in folders:
        folder.mkdir()
    copies = [
        copy_of(workbook, folder, "copy.xlsx", agreed("T-001", "H1", level))
        for level, folder in enumerate(folders)
    ]
    (conflict,) = run("merge", workbook, *copies, "--out", tmp_path / "o.xlsx", "--json").data["conflicts"]
    assert [one["from"] for one in conflict["values"]] == [str(copy) for copy in copies]


def test_that_merge_writes_over_nothing_and_takes_no_other_assessment(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    taken = run("merge", workbook, workbook, "--out", workbook)
    assert (taken.code, "already" in taken.err) == (2, True)
    twice = run("merge", workbook, workbook, workbook, "--out", tmp_path / "o.xlsx")
    assert (twice.code, "named twice" in twice.err) == (2, True)
    scores = tmp_path / "scores.csv"
    scores.write_text("ref,theme,L,I\nT-001,Burglary,1,1\n", encoding="utf-8")
    other = tmp_path / "other.xlsx"
    assert run("new", "--model", "fife-4x4", "--scores", scores, "--out", other).code == 0
    refused = run("merge", workbook, other, "--out", tmp_path / "o.xlsx")
    assert (refused.code, "no copy of this workbook" in refused.err) == (2, True)
    assert not (tmp_path / "o.xlsx").exists()


def test_that_scores_on_hidden_cards_are_counted_in_one_line(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    edits = [SetEntry("S-01", 1, ref, "H1", Entry(Fraction(1))) for ref in ("T-001", "T-002")]
    back = copy_of(workbook, tmp_path, "a.xlsx", *edits)
    ran = run("merge", workbook, back, "--out", tmp_path / "out.xlsx")
    assert "Of these, 2 scores on cards that are not revealed: hidden until they are." in ran.out
    assert "Physical harm" not in ran.out


def test_that_copies_one_by_one_and_together_come_to_the_same_values_and_diff_says_whose_they_are(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    one = copy_of(workbook, tmp_path, "a.xlsx", agreed("T-001", "H1", 3))
    other = copy_of(workbook, tmp_path, "b.xlsx", agreed("T-001", "H1", 4))
    first, apart, both = (tmp_path / name for name in ("first.xlsx", "apart.xlsx", "both.xlsx"))
    run("merge", workbook, one, "--out", first)
    run("merge", first, other, "--out", apart)
    run("merge", workbook, one, other, "--out", both)
    states = [load(path).workbook.assessment for path in (apart, both)]
    assert states[0].agreed == states[1].agreed
    proposed = [
        [(c.key, c.base, {p.value for p in c.proposals}) for c in state.conflicts] for state in states
    ]
    assert proposed[0] == proposed[1]
    assert "by this workbook" in run("diff", apart, both).out
    assert "opies brought back: now “2 copies (known by " in run("diff", workbook, both).out
