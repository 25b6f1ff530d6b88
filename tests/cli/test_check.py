"""``check``: what was changed in a workbook outside the program, and what is doubtful in a model."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from smp_workbench import paths
from smp_workbench.cli.check import find_doubts
from smp_workbench.domain.scoring_model import Band
from smp_workbench.storage.model_file import shipped_model, shipped_models, write_model
from smp_workbench.storage.saving import load
from tests.cli.conftest import Run
from tests.factory import small_model


def test_that_an_untouched_workbook_has_no_findings(run: Run, workbook: Path) -> None:
    ran = run("check", workbook, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.data["findings"] == []


def test_that_what_the_plan_still_needs_is_said_and_is_no_finding(run: Run, workbook: Path) -> None:
    ran = run("check", workbook)
    assert ran.code == 0
    assert "The plan cannot be final yet:\n  Fraud is above the line, and nothing is decided" in ran.out
    assert run("check", workbook, "--json").data["open_decisions"] == [
        {
            "ref": "T-002",
            "theme": "Fraud",
            "need": "decision",
            "sentence": "Fraud is above the line, and nothing is decided about it.",
        }
    ]


def test_that_no_shipped_model_is_doubtful() -> None:
    assert [list(find_doubts(model)) for model in shipped_models()] == [[]] * len(shipped_models())


def test_that_a_good_model_file_passes(run: Run) -> None:
    ran = run("check", paths.scoring_models() / "smp-thematic.toml")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("smp-thematic.toml: smp-thematic 1.1 works: 10 criteria.\n")


def test_that_a_changed_model_that_is_called_like_a_shipped_one_is_a_finding(
    run: Run, tmp_path: Path
) -> None:
    path, shipped = tmp_path / "ours.toml", shipped_model("smp-thematic")
    path.write_text(write_model(replace(shipped, formula="sum(harm)", bands=())), encoding="utf-8")
    ran = run("check", path)
    assert (ran.code, ran.err) == (1, "")
    assert (
        "This model is called smp-thematic 1.1, as one that comes with the program is, and differs from it "
        "in formula and bands. Give it another id or version in its file, before the two are confused."
    ) in ran.out
    found = run("check", path, "--json").data["findings"]
    assert found[0]["sentence"].startswith("This model is called smp-thematic 1.1, ")
    path.write_text(write_model(replace(shipped, version="9", formula="sum(harm)")), encoding="utf-8")
    assert "This model is called" not in run("check", path).out


@pytest.mark.parametrize("command", ["rank", "sensitivity"])
def test_that_a_ranking_under_a_changed_model_says_that_it_is_called_like_another(
    run: Run, workbook: Path, tmp_path: Path, command: str
) -> None:
    path, own = tmp_path / "ours.toml", load(workbook).workbook.assessment.model
    path.write_text(write_model(own), encoding="utf-8")
    assert run(command, workbook, "--model", path).err == ""
    path.write_text(write_model(replace(own, formula="sum(harm) + L1")), encoding="utf-8")
    ran = run(command, workbook, "--model", path, "--json")
    assert ran.code == 0
    assert ran.err == (
        "smp-workbench: This model is called small 1.0, as the workbook’s own model is, and differs from it "
        "in formula. Give it another id or version in its file, before the two are confused.\n"
    )
    shipped = shipped_model("smp-thematic")
    path.write_text(write_model(replace(shipped, bands=())), encoding="utf-8")
    sample = paths.samples() / "maidstone-2018.xlsx"
    assert run(command, sample, "--model", "smp-thematic").err == ""
    assert "differs from it in bands" in run(command, sample, "--model", path).err


def test_that_a_workbook_whose_own_model_only_bears_the_name_of_a_shipped_one_says_so(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "near.xlsx"
    model, scores, shipped = tmp_path / "near.toml", tmp_path / "scores.csv", shipped_model("smp-thematic")
    model.write_text(write_model(replace(shipped, bands=())), encoding="utf-8")
    scores.write_text(f"theme,{','.join(shipped.codes)}\nFraud{',3' * len(shipped.codes)}\n", "utf-8")
    run("new", "--model", model, "--scores", scores, "--out", path)
    words = (
        "smp-workbench: The workbook’s own model is called smp-thematic 1.1, as one that comes with the "
        "program is, and differs from it in bands. Scores are those of the workbook’s model; ask whoever "
        "made it whether that is meant.\n"
    )
    for command in (("check",), ("rank",), ("sensitivity",), ("rank", "--model", "smp-thematic")):
        ran = run(command[0], path, *command[1:], "--json")
        assert (ran.code, ran.err) == (0, words), command


def test_that_what_works_but_is_perhaps_not_meant_is_a_finding(run: Run, tmp_path: Path) -> None:
    model = small_model("H1 + L1")
    vague = replace(model.criteria[0].levels[1], definition="")
    levels = (model.criteria[0].levels[0], vague, *model.criteria[0].levels[2:])
    doubtful = replace(
        model,
        criteria=(replace(model.criteria[0], levels=levels), *model.criteria[1:]),
        bands=(Band(Fraction(1), "some"), Band(Fraction(7), "much")),
    )
    path = tmp_path / "doubtful.toml"
    path.write_text(write_model(doubtful), encoding="utf-8")
    ran = run("check", path, "--json")
    assert ran.code == 1
    assert [finding["sentence"] for finding in ran.data["findings"]] == [
        "H1 Physical harm: level 1 (level 1) has no definition.",
        "H2 Financial harm is scored, but the formula does not use it.",
        "No score reaches the band much: it starts at 7, the highest is 6.",
        "Scores from 0.3 to 1 are in no band.",
    ]


def test_that_a_higher_level_that_lowers_the_score_is_a_finding(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "down.toml"
    path.write_text(write_model(small_model("31 - H1 + H2 + 0 * L1")), encoding="utf-8")
    ran = run("check", path, "--json")
    assert ran.code == 1
    assert [finding["sentence"] for finding in ran.data["findings"]] == [
        "H1 Physical harm: a higher level can lower the score: level 1 instead of 0 takes one from 31 to 30."
    ]


def test_that_tiny_scores_are_told_apart_in_a_finding() -> None:
    model = replace(small_model("(H1 + H2 + L1) / 1000000"), bands=(Band(Fraction(1, 50_000), "much"),))
    assert [doubt.english() for doubt in find_doubts(model)] == [
        "No score reaches the band much: it starts at 0.00002, the highest is 0.00001.",
        "Scores from 0.0000003 to 0.00002 are in no band.",
    ]


def test_that_a_model_that_does_not_work_is_unreadable(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_text(write_model(small_model()).replace("harm_total *", "harm_totl *"), encoding="utf-8")
    ran = run("check", path)
    assert (ran.code, ran.out) == (3, "")
    assert "broken.toml, line" in ran.err
    assert "harm_total" in ran.err
    assert ran.err.count("\n") == 1


@pytest.fixture
def edited(workbook: Path, tmp_path: Path) -> Path:
    """Return the workbook after someone keyed another level into the sheet of scores."""
    path = tmp_path / "edited.xlsx"
    book = openpyxl.load_workbook(workbook)
    rows = list(book["Scores"].iter_rows())
    header = next(row for row in rows if row[0].value == "Ref")
    column = next(cell.column for cell in header if str(cell.value).startswith("H1 "))
    row = next(row for row in rows if row[0].value == "T-001")
    assert row[column - 1].value == 2
    row[column - 1].value = 3
    book.save(path)
    return path


def test_that_a_cell_changed_outside_the_program_is_a_finding(run: Run, edited: Path) -> None:
    ran = run("check", edited, "--json")
    assert ran.code == 1
    (finding,) = [one for one in ran.data["findings"] if one["ref"] == "T-001"]
    assert (finding["sheet"], finding["field"]) == ("Scores", "H1")
    assert (finding["before"], finding["after"], finding["accepted"]) == ("2", "3", True)
    assert (finding["scorer"], finding["round"]) == ("", 0)
    assert finding["cell"] in run("check", edited).out


def test_that_rank_says_that_cells_were_changed_outside_the_program(run: Run, edited: Path) -> None:
    ran = run("rank", edited, "--json")
    assert ran.code == 0
    assert ran.data["themes"]
    assert ran.err.startswith("smp-workbench: ")
    assert "changed outside the program" in ran.err
