"""``new`` and ``rank``: from a CSV file to a workbook to the ranking."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from smp_workbench import paths
from smp_workbench.domain.scoring_model import Band
from smp_workbench.domain.version import History, Workbook
from smp_workbench.storage.model_file import shipped_models, write_model
from smp_workbench.storage.saving import save
from tests.cli.conftest import Run
from tests.factory import agreed, applied, small_assessment, small_model

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
        "smp-workbench: The scores cannot be ranked under fife-4x4: three criteria are missing ("
    )
    assert ran.err.count("\n") == 1


def test_that_rank_for_people_shows_ties_the_line_and_what_is_open(run: Run, made: Path) -> None:
    lines = run("rank", made).out.splitlines()
    assert "A small model (small 1.0)" in lines
    assert "illustrative: not the official MoRiLE matrix" in lines
    assert "So far 3 of 5 scored. The plan takes 1." in lines
    table = [line.split() for line in lines]
    assert ["1=", "Burglary", "12"] in table
    assert ["1=", "Hate", "crime", "12"] in table
    assert any(line.endswith("8 to 24: 1 not known") for line in lines)
    assert any(line.endswith("0 to 24: 3 to score") for line in lines)
    twelve, three = (next(line for line in lines if name in line) for name in ("Burglary", "Fraud"))
    assert twelve.index("12") + 1 == three.index("2.67")  # digit under digit
    second = next(number for number, line in enumerate(lines) if "Hate crime" in line)
    assert lines[second + 1].startswith("-----  the plan takes 1")
    assert "A tie stands across the line, so 2 are above it: Burglary, Hate crime." in lines


def test_that_rank_for_people_tells_scores_and_the_edges_of_bands_apart(run: Run, tmp_path: Path) -> None:
    model = small_model("5 - H2 / 1000 + H1 * 1 / 4")
    edges = (Band(Fraction(0), "lower"), Band(Fraction(5), "high"))
    start = applied(small_assessment(replace(model, bands=edges)), agreed("T-003", "H2", 0))
    start = applied(start, agreed("T-002", "H2", 4))
    path = tmp_path / "near.xlsx"
    save(Workbook(start, History(start)), path, None)
    lines = [line.split() for line in run("rank", path).out.splitlines()]
    assert ["1", "Burglary", "5.496", "high"] in lines
    assert ["2", "ASB", "5.25", "high"] in lines
    assert ["3", "Fraud", "4.996", "lower"] in lines


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
        ({"--model": "nowhere/model.toml"}, 3, "“model.toml” is not there. Look for it in"),
        ({"--model": "folder"}, 3, "“folder” is a folder."),
        ({"--model": "a" * 300}, 2, "There is no scoring model “aaaaaaaa"),
        ({"--model": ""}, 2, "argument --model: the name is empty."),
        ({"--scores": "nowhere.csv"}, 3, "“nowhere.csv” is not there."),
        ({"--scores": ""}, 2, "argument --scores: the name is empty."),
        ({"--scores": "a" * 300}, 3, "is too long to be the name of a file."),
        ({"--out": ""}, 2, "argument --out: the name is empty."),
        ({"--out": "folder.xlsx"}, 2, "There is a folder folder.xlsx already."),
        ({"--out": "a" * 300 + ".xlsx"}, 3, "could not be saved: the name is too long."),
        ({"--out": "scores.csv/plan.xlsx"}, 3, "scores.csv” is not there."),
        ({"--model": "fife-4x4"}, 3, "scores.csv, line 1: there is no column “H1” in fife-4x4."),
        ({"--out": "nowhere/plan.xlsx"}, 3, "plan.xlsx"),
    ],
)
def test_that_new_says_what_is_wrong_and_writes_nothing(
    run: Run, sound: Mapping[str, str], changed: Mapping[str, str], code: int, sentence: str
) -> None:
    for name in ("folder", "folder.xlsx"):
        Path(name).mkdir()
    before = sorted(Path.cwd().iterdir())
    ran = run("new", *(word for pair in {**sound, **changed}.items() for word in pair))
    assert (ran.code, ran.out) == (code, "")
    assert sentence in ran.err
    assert ran.err.count("\n") == 1
    assert sorted(Path.cwd().iterdir()) == before


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs folders that may not be entered")
def test_that_a_folder_that_may_not_be_entered_is_no_fault_of_the_program(
    run: Run, sound: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stat = Path.stat

    def guarded(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if "closed" in path.parts:
            raise PermissionError(13, "Permission denied", str(path))
        return stat(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", guarded)
    for name, file in (("--out", "plan.xlsx"), ("--scores", "scores.csv"), ("--model", "model.toml")):
        ran = run("new", *(word for pair in {**sound, name: f"closed/{file}"}.items() for word in pair))
        assert (ran.code, ran.out) == (3, "")
        assert f"“{file}” c" in ran.err
        assert "the system does not allow it" in ran.err


@pytest.mark.parametrize("words", [("rank", "plan.xlsx", "--model"), ("diff", "plan.xlsx")])
def test_that_a_name_that_is_too_long_is_no_fault_of_the_program(
    run: Run, made: Path, words: tuple[str, ...]
) -> None:
    ran = run(*(made if word == "plan.xlsx" else word for word in words), "a" * 300 + "@1")
    assert ran.code in (2, 3)
    assert ran.err.count("\n") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every file's name is in Unicode")
def test_that_a_file_whose_name_is_no_unicode_is_read(
    run: Run, model: Path, scores: Path, tmp_path: Path
) -> None:
    odd = Path(os.fsdecode(os.fsencode(scores.parent) + b"/bad\xff.csv"))
    scores.rename(odd)
    out = tmp_path / "made.xlsx"
    assert run("new", "--model", model, "--scores", odd, "--out", out).code == 0
    (version,) = run("versions", out, "--json").data["versions"]
    assert version["why"] == "Read from badU+DCFF.csv"


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes are files on POSIX only")
@pytest.mark.timeout(20)
def test_that_a_pipe_is_refused_and_not_waited_for(
    run: Run, sound: Mapping[str, str], tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe")
    pipe = {**sound, "--scores": "pipe"}
    for words in (("new", *(word for pair in pipe.items() for word in pair)), ("rank", "pipe")):
        ran = run(*words)
        assert ran.code == 3
        assert "“pipe” is a pipe or a device, not a file." in ran.err


def test_that_one_theme_is_counted_as_one(run: Run, model: Path, scores: Path, tmp_path: Path) -> None:
    scores.write_text("theme,H1,H2,L1\nBurglary,2,4,2\n", encoding="utf-8")
    ran = run("new", "--model", model, "--scores", scores, "--out", tmp_path / "one.xlsx")
    assert ": 1 theme, 1 scored." in ran.out


def test_that_new_says_when_a_model_is_called_like_a_shipped_one_and_differs(
    run: Run, scores: Path, tmp_path: Path
) -> None:
    shipped = shipped_models()[0]
    scores.write_text(
        f"ref,theme,{','.join(shipped.codes)}\n,Burglary{',' * len(shipped.codes)}\n", encoding="utf-8"
    )
    file, words = tmp_path / "ours.toml", ("new", "--scores", scores, "--model")
    for model, said in (
        (shipped, ""),
        (replace(shipped, bands=()), "differs from it in bands. Give it another id or version"),
        (replace(shipped, version="9", bands=()), ""),
        (replace(shipped, id="ours", bands=()), ""),
    ):
        file.write_text(write_model(model), encoding="utf-8")
        ran = run(*words, file, "--out", tmp_path / f"{len(list(tmp_path.iterdir()))}.xlsx", "--json")
        assert ran.code == 0
        assert said in ran.err
        assert bool(ran.err) == bool(said)
    assert run(*words, shipped.id, "--out", tmp_path / "id.xlsx").err == ""


def ranked(run: Run, model: Path, tmp_path: Path, rows: str, cut: int) -> list[str]:
    """Return the lines from the heading of the ranking on."""
    scores, out = tmp_path / "some.csv", tmp_path / "some.xlsx"
    scores.write_text(f"theme,H1,H2,L1\n{rows}", encoding="utf-8")
    assert run("new", "--model", model, "--scores", scores, "--out", out, "--cut", cut).code == 0
    lines = run("rank", out).out.splitlines()
    return lines[lines.index("", 3) + 1 :]


def test_that_no_line_is_drawn_before_so_many_are_scored_as_the_plan_takes(
    run: Run, model: Path, tmp_path: Path
) -> None:
    lines = ranked(run, model, tmp_path, "Burglary,2,4,2\nFraud,,,\nASB,4,?,2\n", 2)
    assert [line.split()[:2] for line in lines] == [
        ["Rank", "Theme"],
        ["1", "Burglary"],
        [],
        ["Not", "fully"],
        ["1–3", "Fraud"],
        ["1–3", "ASB"],
    ]
    assert lines[3] == "Not fully scored: what each could still reach"


def test_that_the_line_stands_between_scored_themes_or_under_the_last(
    run: Run, model: Path, tmp_path: Path
) -> None:
    lines = ranked(run, model, tmp_path, "Burglary,2,4,2\nFraud,,,\nASB,1,1,2\n", 1)
    assert ["Burglary" in lines[1], lines[2].startswith("-----  the plan takes 1"), "ASB" in lines[3]] == [
        True
    ] * 3
    lines = ranked(run, model, tmp_path / "..", "Burglary,2,4,2\nFraud,,,\nASB,1,1,2\n", 2)
    assert lines[3].startswith("-----  the plan takes 2")
    assert lines[4:6] == ["", "Not fully scored: what each could still reach"]


@pytest.mark.parametrize(
    ("themes", "said"),
    [(5, "A, B, C, D, E."), (6, "A, B, C, D, E and 1 more."), (26, "A, B, C, D, E and 21 more.")],
)
def test_that_a_large_tie_across_the_line_names_the_first_five(
    run: Run, model: Path, tmp_path: Path, themes: int, said: str
) -> None:
    rows = "".join(f"{chr(ord('A') + number)},2,4,2\n" for number in range(themes))
    lines = ranked(run, model, tmp_path, rows, 2)
    assert lines[-1] == f"A tie stands across the line, so {themes} are above it: {said}"


def test_that_without_a_scored_theme_there_is_one_table(run: Run, model: Path, tmp_path: Path) -> None:
    lines = ranked(run, model, tmp_path, "Burglary,,,\nFraud,,,\n", 5)
    assert lines[0] == "Not fully scored: what each could still reach"
    assert [line.split()[0] for line in lines[1:]] == ["Rank", "1–2", "1–2"]


def test_that_tiny_scores_and_ranges_look_as_different_as_they_are(run: Run, tmp_path: Path) -> None:
    model = tmp_path / "tiny.toml"
    model.write_text(write_model(small_model("harm_total * L1 / 100000")), encoding="utf-8")
    lines = ranked(run, model, tmp_path, "Burglary,2,4,2\nFraud,1,1,\n", 5)
    assert "0.00012" in lines[1]
    assert lines[-1].endswith("0.00001 to 0.00004: 1 to score")


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


def test_that_rank_shows_the_second_stage_beside_the_first(run: Run, tmp_path: Path) -> None:
    sample = next(paths.samples().glob("*.xlsx"))
    ran = run("rank", sample, "--second-stage")
    assert ran.code == 0
    assert "Second stage, beside the first ranking: its ranks 1 to 10, in brackets." in ran.out
    assert "Gangs and Child Sexual Exploitation (1)" in ran.out
    assert "The plan takes" not in ran.out
    data = run("rank", sample, "--second-stage", "--json").data
    assert (data["leading"], data["model"]["id"]) == (10, "smp-second-stage")
    assert [(theme["ref"], theme["rank"], theme["first_rank"]) for theme in data["themes"][:2]] == [
        ("T-006", 1, 4), ("T-002", 2, 1),
    ]  # fmt: skip


def test_that_rank_says_where_a_second_stage_is_begun(run: Run, made: Path) -> None:
    ran = run("rank", made, "--second-stage")
    assert ran.code == 2
    assert "The workbook has no second stage. Begin it in the window: View, Second stage." in ran.err
