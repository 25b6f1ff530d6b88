"""The worked examples of the help are what the program shows for the sample."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from smp_workbench import paths
from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import SetEntry
from smp_workbench.domain.ranking import Ranking
from smp_workbench.domain.scorecard import AGREED, Entry
from smp_workbench.domain.version import History, Workbook
from smp_workbench.gui.charts.contribution_data import contribution_data
from smp_workbench.gui.charts.firmness_data import firmness_data
from smp_workbench.gui.charts.formula_data import formula_data
from smp_workbench.gui.charts.ranking_data import ranking_data, with_former_ranks
from smp_workbench.gui.charts.sweep_data import sweep_data
from smp_workbench.gui.charts.sweep_words import percent
from smp_workbench.gui.charts.tornado_data import tornado_data
from smp_workbench.gui.sample import sample_workbook
from smp_workbench.scoring.acceptability import Uncertainty, acceptability
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.scoring.contest import contest
from smp_workbench.scoring.contest_words import title
from smp_workbench.scoring.contribution import contribution
from smp_workbench.scoring.level_array import level_positions
from smp_workbench.scoring.rank import rank_assessment
from smp_workbench.scoring.sweep import sweep
from smp_workbench.scoring.tip import cut_weights, find_tips, nearest_cells
from smp_workbench.scoring.tipping_words import cell_sentence, weight_sentence
from smp_workbench.scoring.tornado import tornado
from smp_workbench.session.other_model import other_formulas
from smp_workbench.session.session import Session
from smp_workbench.session.trial import Trial
from smp_workbench.storage.model_file import shipped_models

PAGE = "19_what_would_change_the_answer.md"
MISUSE = "T-003"
ASB = "T-007"


@pytest.fixture(scope="module")
def sample() -> Assessment:
    return sample_workbook().assessment


@pytest.fixture(scope="module")
def ranking(sample: Assessment) -> Ranking:
    return rank_assessment(sample)


def example_of(heading: str) -> str:
    """Return the worked example of a section of the page."""
    text = (paths.help_pages() / PAGE).read_text(encoding="utf-8")
    section = text.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    found = re.search(r"\*Worked example\.\* (.*)", section)
    assert found is not None
    return found[1]


def test_that_the_cut_line_is_as_the_help_says(sample: Assessment) -> None:
    tips = find_tips(sample)
    found, said = contest(tips), example_of("In words")
    assert title(found).english() == (
        "Two of the top five stay whichever score moves by one level; the other three places are between four"
        " themes"
    )
    assert "two of the top five stay whichever score moves by one level: Gangs and CSE, and domestic" in said
    assert [theme.label for theme in found.staying] == ["Gangs and CSE", "Domestic abuse"]
    assert "takes road safety out" in said
    assert "Road Safety" in [theme.name for theme in found.leaves]
    assert [theme.ref for theme in found.enters] == [MISUSE]
    (nearest,) = (tip for tip in nearest_cells(tips) if tip.theme.ref == MISUSE)
    assert (
        cell_sentence(nearest, 5).english()
        == "Substance Misuse enters the top five if Physical harm goes from 3 to 4."
    )
    assert "with physical harm at 4 instead of 3 it enters the top five" in said
    assert "The other three places are between four themes." in said
    told = weight_sentence(cut_weights(tips, 1)[0], 5).english()
    explained = "*with 36 % or more of the likelihood score on victim vulnerability* means"
    assert told.startswith("With 36 % or more of the likelihood score on victim vulnerability, ")
    assert explained in (paths.help_pages() / PAGE).read_text(encoding="utf-8")


def test_that_a_share_is_as_the_help_says(sample: Assessment) -> None:
    swept, tips = sweep(sample, "H1"), find_tips(sample)
    data = sweep_data(sample, swept, tips, "Physical harm in Harm", MISUSE, by_score=False)
    said = example_of("Weight sweep")
    assert f"has {percent(swept.now)} of the harm score" in said
    assert data.title.startswith(
        "With 22 % or less of the harm score on physical harm, Substance Misuse passes"
    )
    assert "Road Safety for a place in the top five" in data.title
    assert "With 22 % or less, substance misuse passes road safety and comes into the top five" in said


def test_that_one_level_up_is_as_the_help_says(sample: Assessment, ranking: Ranking) -> None:
    data = tornado_data(sample, ranking, MISUSE, tornado(sample, MISUSE))
    row = next(row for row in data.rows if row.name == "Frequency")
    assert row.higher is not None
    said = example_of("One level up or down")
    assert sample.theme(MISUSE).name.casefold() in said
    assert f"has a score of {row.now.score} and ranks {row.now.rank}th" in said
    assert f"frequency is {row.now.level}. One level higher, {row.higher.level}," in said
    assert f"its score {row.higher.score}: it would rank {row.higher.rank}th, above the line" in said
    assert row.higher.place <= sample.cut_line == 5
    (likelihood,) = (place for place, one in enumerate(sample.model.totals) if one.code == "likelihood_total")
    ranked = ranking.of(MISUSE)
    assert ranked is not None
    assert f"likelihood 11 instead of {ranked.totals[likelihood]}" in said


def test_that_a_trial_does_what_the_help_says(sample: Assessment) -> None:
    trial = Trial(Session(Workbook(sample, History(sample))))
    frequency = next(one.code for one in sample.model.criteria if one.name == "Frequency")
    assert sample.agreed.entry(MISUSE, frequency).level == 4
    trial.apply(SetEntry(AGREED, 0, MISUSE, frequency, Entry(Fraction(5))))
    data = with_former_ranks(ranking_data(trial.assessment, trial.ranking, trial.former), trial.former)
    rows = {row.label.casefold(): row for row in data.rows}
    said = example_of("What if: try scores and weights")
    assert f"as {rows['substance misuse'].rank}th, *{rows['substance misuse'].moved}*" in said
    assert f"road safety as {rows['road safety'].rank}th, *{rows['road safety'].moved}*, below" in said
    assert rows["road safety"].rank == "6"


def test_that_another_formula_does_what_the_help_says(sample: Assessment, ranking: Ranking) -> None:
    others = other_formulas(sample, ranking, map(compile_model, shipped_models()))
    data = formula_data(sample, ranking, others)
    row = next(row for row in data.rows if row.ref == MISUSE)
    said = example_of("Another formula")
    assert f"substance misuse ranks {row.cells[1].rank}, shares that rank, and comes above the line" in said
    assert row.cells[1].above
    assert row.cells[1].rank.endswith("=")
    assert "nobody leaves" in said
    assert [other.leaves for other in others] == [()]
    assert data.title == "Another formula adds Substance misuse to those above the line"


def test_that_the_difference_of_two_themes_is_as_the_help_says(sample: Assessment) -> None:
    rows = level_positions(sample.model, sample.agreed, (MISUSE, ASB))
    shared = contribution(compile_model(sample.model), *rows)
    data = contribution_data(sample, shared, MISUSE, ASB, straight=False)
    said = example_of("Why is it there")
    assert sample.theme(ASB).label == "ASB"
    assert f"scores {data.last[1]} and ASB {data.first[1]}, which is {data.whole[1:]} less" in said
    part = next(row for row in data.rows if row.name == "Psychological harm")
    assert part.text.startswith("+")
    assert f"has level {part.level} there and ASB level {part.against}" in said
    assert f"All parts together make {data.whole}." in said


def test_that_firmness_is_as_the_help_says(sample: Assessment, ranking: Ranking) -> None:
    data = firmness_data(sample, ranking, acceptability(sample, Uncertainty()))
    rows = {row.ref: row for row in data.rows}
    said = example_of("Firmness")
    gangs, roads = (next(row for row in data.rows if name in row.name) for name in ("Gangs", "Road"))
    assert f"is above the line in {gangs.above} per cent of the draws, *{gangs.word}*" in said
    assert f"in {rows[MISUSE].above} per cent of the draws, *{rows[MISUSE].word}*" in said
    assert f"ranks 5th and is above the line in {roads.above} per cent" in said
    ranks = {theme.ref: theme.rank for theme in ranking.themes}
    assert (ranks[MISUSE], ranks[roads.ref]) == (6, 5)
