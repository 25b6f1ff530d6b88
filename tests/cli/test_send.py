"""``send``: the copy, the answer in both forms, and the way back through ``merge``."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from smp_workbench.domain.scorecard import Entry
from smp_workbench.storage.saving import load
from tests.cli.conftest import Run
from tests.storage.workbook.mangled import Spot, typed


def filled(path: Path, cells: dict[Spot, object]) -> Path:
    """Fill in a copy as a person with a spreadsheet program does."""
    path.write_bytes(typed(path.read_bytes(), cells))
    return path


def test_that_send_writes_a_copy_and_says_what_is_in_it(run: Run, workbook: Path, tmp_path: Path) -> None:
    out = tmp_path / "police.xlsx"
    ran = run("send", workbook, "--to", "police", "--out", out)
    assert (ran.code, ran.err) == (0, "")
    assert "3 themes for Police to score, round 1" in ran.out
    assert "nobody else's scores" in ran.out
    again = run("send", workbook, "--to", "Police", "--out", out)
    assert again.code == 2
    assert "nothing is ever written over" in again.err


def test_that_json_names_scorer_round_themes_and_base(run: Run, workbook: Path, tmp_path: Path) -> None:
    words = ("--to", "S-02", "--round", 2, "--themes", "T-003, t-001", "--out", tmp_path / "c.xlsx", "--json")
    data = run("send", workbook, *words).data
    assert data["scorer"] == {"id": "S-02", "name": "Police"}
    assert (data["round"], data["themes"], data["whole"]) == (2, ["T-001", "T-003"], False)
    assert len(data["base"]) == 64


def test_that_a_filled_in_copy_comes_back_to_its_own_card_alone(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    copy, out = tmp_path / "police.xlsx", tmp_path / "out.xlsx"
    run("send", workbook, "--to", "S-02", "--out", copy)
    filled(copy, {("My scores", "T-001", "H1"): 4, ("My scores", "T-001", "Reason: Harm"): "Our figures"})
    ran = run("merge", workbook, copy, "--out", out, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert [(one["scorer"], one["round"], one["ref"], one["criterion"]) for one in ran.data["applied"]] == [
        ("S-02", 1, "T-001", "H1")
    ]
    before, after = (load(path).workbook.assessment for path in (workbook, out))
    assert after.card("S-02", 1).entries == {"T-001": {"H1": Entry(Fraction(4), "", "Our figures")}}
    assert (after.agreed, after.card("S-01", 1)) == (before.agreed, before.card("S-01", 1))
    assert after.themes == before.themes


def test_that_a_new_round_begins_when_its_copies_come_back(run: Run, workbook: Path, tmp_path: Path) -> None:
    copy, out = tmp_path / "police.xlsx", tmp_path / "out.xlsx"
    run("send", workbook, "--to", "S-02", "--round", 2, "--out", copy)
    filled(copy, {("My scores", "T-001", "H1"): 4})
    assert run("merge", workbook, copy, "--out", out).code == 0
    state = load(out).workbook.assessment
    assert [one.number for one in state.rounds] == [1, 2]
    assert state.card("S-02", 2).entry("T-001", "H1").level == 4


def test_that_what_cannot_be_read_on_a_hidden_card_is_listed_without_its_text(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    copy, out = tmp_path / "police.xlsx", tmp_path / "out.xlsx"
    run("send", workbook, "--to", "S-02", "--out", copy)
    filled(copy, {("My scores", "T-001", "H1"): "4,5"})
    ran = run("merge", workbook, copy, "--out", out, "--json")
    assert ran.code == 1
    (item,) = ran.data["review"]
    assert (item["kind"], item["scorer"], item["ref"]) == ("not read", "S-02", "T-001")
    assert item["sentence"].startswith("My scores C6:")
    assert "4,5" not in ran.out


def test_that_an_unchanged_copy_and_the_same_copy_again_change_nothing(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "police.xlsx"
    run("send", workbook, "--to", "S-02", "--out", copy)
    assert run("merge", workbook, copy, "--out", tmp_path / "a.xlsx", "--json").data["applied"] == []
    filled(copy, {("My scores", "T-001", "H1"): 4})
    run("merge", workbook, copy, "--out", tmp_path / "b.xlsx")
    again = run("merge", tmp_path / "b.xlsx", copy, "--out", tmp_path / "c.xlsx", "--json").data
    assert (again["applied"], again["conflicts"], again["review"]) == ([], [], [])


def test_that_a_whole_copy_is_the_workbook(run: Run, workbook: Path, tmp_path: Path) -> None:
    out = tmp_path / "deputy.xlsx"
    ran = run("send", workbook, "--whole", "--out", out)
    assert (ran.code, ran.err) == (0, "")
    assert "every scorecard" in ran.out
    assert load(out).workbook == load(workbook).workbook
    both = run("send", workbook, "--whole", "--themes", "T-001", "--out", tmp_path / "b.xlsx")
    assert both.code == 2


def test_that_send_says_whom_it_could_be_for(run: Run, workbook: Path, tmp_path: Path) -> None:
    nobody = run("send", workbook, "--to", "Nobody", "--out", tmp_path / "c.xlsx")
    assert nobody.code == 2
    assert "S-01 County Council, S-02 Police" in nobody.err
    unsaid = run("send", workbook, "--out", tmp_path / "c.xlsx")
    assert unsaid.code == 2
    assert "--to SCORER" in unsaid.err
    assert not (tmp_path / "c.xlsx").exists()


def test_that_a_copy_is_no_workbook_for_other_commands(run: Run, workbook: Path, tmp_path: Path) -> None:
    copy = tmp_path / "police.xlsx"
    run("send", workbook, "--to", "S-02", "--out", copy)
    ran = run("rank", copy)
    assert ran.code == 3
    assert "My scores" in ran.err
