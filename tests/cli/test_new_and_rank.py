"""``new`` and ``rank``: from a CSV file to a workbook to the ranking."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from smp_workbench.storage.model_file import write_model
from tests.cli.conftest import Run
from tests.factory import small_model

SCORES = """ref,theme,H1,H2,L1
T-001,Burglary,2,4,2
T-002,Fraud,0,8,1/3
T-003,ASB,4,?,2
T-004,Hate crime,4,2,2
,Road safety,,,
"""

Themes = Mapping[str, Mapping[str, Any]]


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "small.toml"
    path.write_text(write_model(small_model()), encoding="utf-8")
    return path


@pytest.fixture
def scores(tmp_path: Path) -> Path:
    path = tmp_path / "scores.csv"
    path.write_text(SCORES, encoding="utf-8")
    return path


@pytest.fixture
def made(run: Run, model: Path, scores: Path, tmp_path: Path) -> Path:
    """Return the workbook that ``new`` makes, with a cut line of 1."""
    out = tmp_path / "made.xlsx"
    ran = run("new", "--model", model, "--scores", scores, "--out", out, "--cut", 1, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.data["file"] == str(out)
    assert (ran.data["themes"], ran.data["scored"], ran.data["cut_line"]) == (5, 3, 1)
    assert ran.data["model"] == {"id": "small", "version": "1.0"}
    return out


@pytest.fixture
def sound(model: Path, scores: Path, monkeypatch: pytest.MonkeyPatch) -> Mapping[str, str]:
    """Return arguments of ``new`` with which it would work, in the folder of its files."""
    monkeypatch.chdir(scores.parent)
    return {"--model": str(model), "--scores": str(scores), "--out": "plan.xlsx"}


def test_that_rank_gives_exact_scores_ties_and_ranges(run: Run, made: Path) -> None:
    ran = run("rank", made, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.data["model"] == {"id": "small", "version": "1.0"}
    assert ran.data["cut_line"] == 1
    assert [theme["ref"] for theme in ran.data["themes"]] == ["T-001", "T-004", "T-002", "T-003", "T-005"]
    themes: Themes = {theme["ref"]: theme for theme in ran.data["themes"]}
    assert themes["T-001"] == {
        "ref": "T-001",
        "name": "Burglary",
        "score": 12,
        "score_exact": "12",
        "rank": 1,
        "tied_with": ["T-004"],
        "score_range": [12, 12],
        "range_exact": ["12", "12"],
        "range_is_exact": True,
        "rank_range": [1, 3],
    }
    assert themes["T-002"]["score"] == pytest.approx(8 / 3)
    assert (themes["T-002"]["score_exact"], themes["T-002"]["rank"]) == ("8/3", 3)
    unknown = themes["T-003"]
    assert (unknown["score"], unknown["score_exact"], unknown["rank"]) == (None, None, None)
    assert (unknown["score_range"], unknown["range_exact"]) == ([8, 24], ["8", "24"])
    assert unknown["tied_with"] == []
    assert themes["T-005"]["rank_range"] == [1, 5]


def test_that_rank_under_another_formula_keeps_the_scores(run: Run, made: Path, tmp_path: Path) -> None:
    other = tmp_path / "sum.toml"
    other.write_text(write_model(small_model("harm_total + likelihood_total")), encoding="utf-8")
    ran = run("rank", made, "--model", other, "--json")
    themes: Themes = {theme["ref"]: theme for theme in ran.data["themes"]}
    assert (themes["T-002"]["score_exact"], themes["T-002"]["rank"]) == ("25/3", 1)


def test_that_rank_refuses_a_model_with_other_criteria_and_names_them(run: Run, made: Path) -> None:
    ran = run("rank", made, "--model", "fife-4x4")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(
        "smp-workbench: The scores cannot be ranked under fife-4x4: it has no H1, H2, L1"
    )
    assert ran.err.count("\n") == 1


def test_that_rank_for_people_shows_ties_the_line_and_what_is_open(run: Run, made: Path) -> None:
    lines = run("rank", made).out.splitlines()
    assert "A small model (small 1.0)" in lines
    assert "illustrative: not the official MoRiLE matrix" in lines
    assert "So far 3 of 5 themes are scored. The plan takes 1." in lines
    table = [line.split() for line in lines]
    assert ["1=", "Burglary", "12"] in table
    assert ["1=", "Hate", "crime", "12"] in table
    assert any(line.endswith("8 to 24: 1 not known") for line in lines)
    assert any(line.endswith("0 to 24: 3 to score") for line in lines)
    twelve, three = (next(line for line in lines if name in line) for name in ("Burglary", "Fraud"))
    assert twelve.index("12") + 1 == three.index("2.7")  # digit under digit
    second = next(number for number, line in enumerate(lines) if "Hate crime" in line)
    assert lines[second + 1].startswith("-----  the plan takes 1")
    assert "A tie stands across the line, so 2 are above it: Burglary, Hate crime." in lines


def test_that_new_never_writes_over_a_file(run: Run, made: Path, model: Path, scores: Path) -> None:
    before = made.read_bytes()
    ran = run("new", "--model", model, "--scores", scores, "--out", made)
    assert ran.code == 2
    assert "There is a file" in ran.err
    assert made.read_bytes() == before


@pytest.mark.parametrize(
    ("changed", "code", "sentence"),
    [
        ({"--cut": "0"}, 2, "argument --cut: “0” is not a whole number from 1 to 999."),
        ({"--cut": "five"}, 2, "argument --cut: “five” is not a whole number from 1 to 999."),
        ({"--cut": "9" * 5000}, 2, "is not a whole number"),
        ({"--out": "plan.ods"}, 2, "plan.ods is not the name of a workbook. Let it end in .xlsx."),
        (
            {"--model": "smp-thematik"},
            2,
            "There is no scoring model “smp-thematik”, and no such file. Did you mean",
        ),
        ({"--model": "nowhere/model.toml"}, 3, "model.toml cannot be read: No such file"),
        ({"--scores": "nowhere.csv"}, 3, "nowhere.csv cannot be read: No such file"),
        ({"--model": "fife-4x4"}, 3, "scores.csv, line 1: there is no column “H1” in fife-4x4."),
        ({"--out": "nowhere/plan.xlsx"}, 3, "plan.xlsx"),
    ],
)
def test_that_new_says_what_is_wrong_and_writes_nothing(
    run: Run, sound: Mapping[str, str], changed: Mapping[str, str], code: int, sentence: str
) -> None:
    before = sorted(Path.cwd().iterdir())
    ran = run("new", *(word for pair in {**sound, **changed}.items() for word in pair))
    assert (ran.code, ran.out) == (code, "")
    assert sentence in ran.err
    assert ran.err.count("\n") == 1
    assert sorted(Path.cwd().iterdir()) == before


def test_that_new_makes_a_version_of_what_was_imported(run: Run, made: Path) -> None:
    (version,) = run("versions", made, "--json").data["versions"]
    assert (version["number"], version["name"], version["why"]) == (
        1,
        "Imported scores",
        "Read from scores.csv",
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(None, "“plan.xlsx” is not there."), (b"", "plan.xlsx"), (b"PK\x03\x04 not really", "plan.xlsx")],
)
def test_that_rank_says_what_it_cannot_read(
    run: Run, tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    path = tmp_path / "plan.xlsx"
    if content is not None:
        path.write_bytes(content)
    ran = run("rank", path)
    assert (ran.code, ran.out) == (3, "")
    assert sentence in ran.err
    assert ran.err.count("\n") == 1


def test_that_rank_says_a_folder_is_no_file(run: Run, tmp_path: Path) -> None:
    ran = run("rank", tmp_path)
    assert ran.code == 3
    assert "is a folder" in ran.err
