"""``sensitivity``: what would change the ranking, against trying it with ``rank``'s own means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from smp_workbench import paths
from smp_workbench.domain.adaptation import with_weights
from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.ranking import Ranking
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.scoring.acceptability import MOST_DRAWS
from smp_workbench.scoring.rank import rank_assessment
from smp_workbench.storage.saving import load
from smp_workbench.storage.workbook.layout import FIRST_ROW, HEADER_ROW
from tests.cli.conftest import Ran, Run
from tests.factory import agreed, applied

SAMPLE = paths.samples() / "maidstone-2018.xlsx"


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    return load(SAMPLE).workbook.assessment


@pytest.fixture
def ran(run: Run) -> Ran:
    found = run("sensitivity", SAMPLE, "--draws", 200, "--json")
    assert (found.code, found.err) == (0, "")
    return found


def above(ranking: Ranking) -> set[str]:
    return {theme.ref for theme in ranking.above_line()}


def ranks(ranking: Ranking) -> dict[str, int]:
    return {theme.ref: theme.rank for theme in ranking.themes if theme.rank}


def test_that_the_answer_has_every_part_that_is_promised(ran: Ran, assessment: Assessment) -> None:
    assert set(ran.data) == {
        *("model", "cut_line", "title", "summary", "warnings", "cells", "weights"),
        *("uncertainty", "acceptability", "above_cut", "models"),
    }
    assert ran.data["cut_line"] == assessment.cut_line
    assert {key for cell in ran.data["cells"] for key in cell} == {
        *("ref", "criterion", "from", "to", "effect", "other"),
    }
    assert {key for weight in ran.data["weights"] for key in weight} <= {
        *("criterion", "group", "at_share", "at_exact", "direction", "ref", "other"),
        *("effect", "holds", "crosses_cut"),
    }


def test_that_every_level_that_crosses_the_line_is_told(ran: Ran, assessment: Assessment) -> None:
    now = rank_assessment(assessment)
    told = {
        (cell["ref"], cell["criterion"], cell["to"], cell["effect"])
        for cell in ran.data["cells"]
        if cell["other"] is None
    }
    tried = set()
    refs = {theme.ref for theme in assessment.themes if theme.name in ("Road Safety", "Substance Misuse")}
    for ref in refs:  # the last above the line, and the first below it
        for criterion in assessment.model.criteria:
            for level in criterion.levels:
                then = rank_assessment(applied(assessment, agreed(ref, criterion.code, str(level.value))))
                if (ref in above(now)) != (ref in above(then)):
                    effect = "leaves" if ref in above(now) else "enters"
                    tried.add((ref, criterion.code, int(level.value), effect))
    assert tried
    assert {one for one in told if one[0] in refs} == tried


def test_that_a_pass_is_told_of_the_smallest_change_alone(ran: Ran, assessment: Assessment) -> None:
    passes = [cell for cell in ran.data["cells"] if cell["effect"] == "passes"]
    keys = [(cell["ref"], cell["criterion"], cell["other"]) for cell in passes]
    assert len(keys) == len(set(keys)) > 0
    before = ranks(rank_assessment(assessment))
    for cell in passes[:40]:
        after = ranks(
            rank_assessment(applied(assessment, agreed(cell["ref"], cell["criterion"], str(cell["to"]))))
        )
        assert before[cell["ref"]] >= before[cell["other"]]
        assert after[cell["ref"]] < after[cell["other"]]


def test_that_weights_just_beyond_a_told_share_reorder(ran: Ran, assessment: Assessment) -> None:
    crossing = [weight for weight in ran.data["weights"] if weight["crosses_cut"]]
    assert crossing
    for weight in crossing[:12]:
        low, high = map(Fraction, weight["at_exact"])
        assert low == high == pytest.approx(weight["at_share"])
        step = Fraction(1, 10**6) if weight["direction"] == "more" else Fraction(-1, 10**6)
        before, after = (
            rank_assessment(replace(assessment, model=reweighted(assessment, weight, low + change)))
            for change in (-step, step)
        )
        assert ranks(before)[weight["ref"]] > ranks(before)[weight["other"]]
        assert ranks(after)[weight["ref"]] < ranks(after)[weight["other"]]
        assert weight["ref"] in above(after) - above(before) or weight["other"] in above(before) - above(
            after
        )


def reweighted(assessment: Assessment, weight: Mapping[str, Any], share: Fraction) -> ScoringModel:
    """The model with one criterion at a share of its group, and the others, which are alike, at the rest."""
    criterion = assessment.model.criterion(weight["criterion"])
    assert criterion is not None
    members = assessment.model.criteria_of(criterion.group)
    rest = (1 - share) / (len(members) - 1)
    return with_weights(assessment.model, {one.code: share if one is criterion else rest for one in members})


def test_that_acceptability_is_repeatable_and_sums_to_one(run: Run) -> None:
    words = ("sensitivity", SAMPLE, "--draws", 300, "--weights", 30, "--scores", "--json")
    one, again, other = run(*words), run(*words), run(*words, "--seed", 2)
    assert one.data["acceptability"] == again.data["acceptability"] != other.data["acceptability"]
    known = one.data["acceptability"]
    assert known["ranks"] == list(range(1, len(known["refs"]) + 1))
    assert all(sum(row) == pytest.approx(1) for row in known["share"])
    assert set(one.data["above_cut"]) == set(known["refs"])
    line = one.data["cut_line"]
    for ref, row in zip(known["refs"], known["share"], strict=True):
        told = one.data["above_cut"][ref]
        assert told["share"] == pytest.approx(sum(row[:line]))
        assert told["word"]
    assert one.data["uncertainty"] == {"weights": 30, "scores": True, "draws": 300, "seed": 1}


def test_that_other_formulas_are_told_with_who_comes_and_goes(ran: Ran) -> None:
    assert [model["id"] for model in ran.data["models"]] == ["smp-thematic-sum"]
    (other,) = ran.data["models"]
    assert other["enters"] == ["T-003"]
    assert other["ranks"]["T-002"] == 1


def test_that_another_model_is_looked_at_when_asked_for(run: Run) -> None:
    ran = run("sensitivity", SAMPLE, "--model", "smp-thematic-sum", "--draws", 1, "--json")
    assert ran.data["model"]["id"] == "smp-thematic-sum"
    assert [model["id"] for model in ran.data["models"]] == ["smp-thematic"]
    assert any("group" in weight for weight in ran.data["weights"])
    assert run("sensitivity", SAMPLE, "--model", "fife-4x4").code == 2


def test_that_a_person_reads_the_same_in_words(run: Run) -> None:
    text = run("sensitivity", SAMPLE, "--draws", 500).out
    assert text.startswith(
        "Two of the top five stay whichever score moves by one level;"
        " the other three places are between four themes.\n"
    )
    assert "- Substance Misuse enters the top five if Physical harm goes from 3 to 4.\n" in text
    assert (
        "With 36 % or more of the likelihood score on victim vulnerability, Substance Misuse passes" in text
    )
    assert "in 500 rankings with weights 20 % lower or higher (seed 1)" in text
    assert "- Thematic: harm + likelihood + organisational position" in text
    assert "brings in Substance Misuse" in text


def test_that_the_settings_of_the_window_and_the_sheet_are_told_where_others_were_taken(run: Run) -> None:
    usual = "and the sheet Sensitivity is drawn, with weights 20 % lower or higher and uncertain"
    assert f"{usual} scores (seed 1) in 10,000 rankings; --scores takes" in run("sensitivity", SAMPLE).out
    assert (
        f"{usual} scores (seed 1) in 10,000 rankings.\n"
        in run("sensitivity", SAMPLE, "--scores", "--seed", 2).out
    )
    assert usual not in run("sensitivity", SAMPLE, "--scores").out


def test_that_sheet_and_command_say_the_same_of_the_same_state(run: Run) -> None:
    told = run("sensitivity", SAMPLE, "--scores", "--json").data["above_cut"]
    sheet = openpyxl.load_workbook(SAMPLE)["Sensitivity"]
    headers = [cell.value for cell in sheet[HEADER_ROW]]
    ref, above = headers.index("Ref"), headers.index("Above the line")
    rows = [row for row in sheet.iter_rows(min_row=FIRST_ROW, values_only=True) if row[above] is not None]
    assert {row[ref]: row[above] for row in rows} == pytest.approx(
        {ref: one["share"] for ref, one in told.items()}
    )


def test_that_too_few_scores_are_said_to_be_too_few(run: Run, workbook: Path) -> None:
    ran = run("sensitivity", workbook, "--draws", 10)
    assert ran.code == 0
    assert "So far 2 of 3 themes are scored, and only these are compared." in ran.out


def test_that_more_draws_than_say_anything_are_refused_at_once(run: Run) -> None:
    ran = run("sensitivity", SAMPLE, "--draws", 100_000_000_000)
    assert (ran.code, ran.out) == (2, "")
    assert "100,000,000,000 draws take too long" in ran.err
    assert "Give 1,000,000 at most." in ran.err


@pytest.mark.parametrize(
    "words",
    [("--draws", 0), ("--draws", MOST_DRAWS + 1), ("--weights", 101), ("--seed", -1), ("--draws", "many")],
)
def test_that_what_cannot_be_drawn_is_wrong_usage(run: Run, words: tuple[object, ...]) -> None:
    ran = run("sensitivity", SAMPLE, *words)
    assert ran.code == 2
    assert not ran.out
