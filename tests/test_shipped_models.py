"""The models that come with the program: they work, say where they come from, and speak plainly."""

import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from smp_workbench import paths
from smp_workbench.domain.scoring_model import NOT_OFFICIAL, Criterion, ScoringModel
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.scoring.evaluate import evaluate
from smp_workbench.storage.model_file import shipped_model, shipped_models

MODELS = shipped_models()
CRITERIA = [(model, criterion) for model in MODELS for criterion in model.criteria]

JARGON = (
    r"morile|ocgs?|cse|asb|marac|spc|kpi|iom|cohort|nominals?|stakeholders?|mitigat\w*|multi-agency|baseline"
    r"|robust|strategic|tactical|thematic|escalat\w*|threats?|matrix|metrics?|prevalence|incidence|acquisitive"
    r"|perpetrators?|quantif\w*|demographics?|hotspots?|outputs?|utilis\w*|leverag\w*|signpost\w*|upstream"
    r"|safeguarding|modus|intel|intelligence|cuckooing|vulnerabilities|granular\w*|holistic\w*|resourc\w*"
)
"""Words that a councillor or a volunteer should not have to ask about."""

every_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.id)
every_criterion = pytest.mark.parametrize(
    ("model", "criterion"), CRITERIA, ids=[f"{model.id}-{criterion.code}" for model, criterion in CRITERIA]
)


def texts(model: ScoringModel) -> Iterator[str]:
    """Yield every text that a room reads; not the title and the provenance, which name things."""
    yield model.note
    for thing in (*model.groups, *model.criteria, *model.totals):
        yield from (thing.name, thing.short)
    yield from (band.label for band in model.bands)
    for criterion in model.criteria:
        yield criterion.question
        for level in criterion.levels:
            yield from (level.label, level.definition)


@every_model
def test_that_a_shipped_model_is_called_as_its_file(model: ScoringModel) -> None:
    assert (paths.scoring_models() / f"{model.id}.toml").is_file()


def test_that_every_file_in_the_folder_is_in_the_readme() -> None:
    readme = (paths.scoring_models() / "README.md").read_text(encoding="utf-8")
    for path in paths.scoring_models().iterdir():
        assert path.name == "README.md" or f"`{path.name}`" in readme


@every_model
def test_that_a_model_with_words_of_ours_says_that_it_is_not_the_official_one(model: ScoringModel) -> None:
    assert model.provenance.origin == ("adapted" if model.id == "fife-4x4" else "illustrative")
    assert model.illustrative
    head = (paths.scoring_models() / f"{model.id}.toml").read_text(encoding="utf-8").split("\n\n", 1)[0]
    assert NOT_OFFICIAL in head.replace("Illustrative", "illustrative")


@every_model
def test_that_a_shipped_model_says_where_it_comes_from(model: ScoringModel) -> None:
    given = model.provenance
    assert all(len(text) >= 3 for text in (given.source, given.author, given.licence))
    assert "our own" in given.source


@every_model
def test_that_a_shipped_model_speaks_plainly(model: ScoringModel) -> None:
    jargon = re.compile(rf"\b(?:{JARGON})\b", re.IGNORECASE)
    assert [text for text in texts(model) if jargon.search(text)] == []
    assert jargon.search("The MoRiLE score"), "the list can fail"


@every_model
def test_that_a_shipped_model_has_names_for_narrow_columns(model: ScoringModel) -> None:
    shorts = [thing.short for thing in (*model.groups, *model.criteria, *model.totals)]
    assert [short for short in shorts if len(short) > 10] == []
    assert len({criterion.short for criterion in model.criteria}) == len(model.criteria)


@every_criterion
def test_that_a_question_is_one_and_asks_for_more(model: ScoringModel, criterion: Criterion) -> None:
    assert criterion.question.endswith("?")
    assert criterion.question.count("?") == 1
    assert criterion.question.startswith("How "), "the answer to “how much” rises with the level"


@every_criterion
def test_that_levels_have_definitions_of_their_own(model: ScoringModel, criterion: Criterion) -> None:
    definitions = [level.definition for level in criterion.levels]
    assert all(definition.endswith(".") and len(definition) >= 15 for definition in definitions)
    assert len(set(definitions)) == len(definitions)
    assert all(len(level.label) <= 30 for level in criterion.levels), "labels fit on a band"


@every_criterion
def test_that_the_steps_of_a_counted_criterion_meet(model: ScoringModel, criterion: Criterion) -> None:
    """Where labels are ranges of numbers, each begins where the one before ends."""
    ends = [
        (int(match[1].replace(",", "")), int(match[2].replace(",", "")))
        for level in criterion.levels
        if (match := re.fullmatch(r"£?([\d,]+) to £?([\d,]+)", level.label))
    ]
    assert all(low == high + 1 for (_, high), (low, _) in itertools.pairwise(ends))


@pytest.mark.parametrize(
    ("model_id", "code"),
    [("smp-second-stage", "V3"), ("smp-tactical", "L1"), ("smp-thematic", "P3")],
)
def test_that_a_label_has_the_numbers_of_its_definition(model_id: str, code: str) -> None:
    criterion = shipped_model(model_id).criterion(code)
    assert criterion is not None
    for level in criterion.levels:
        labelled, defined = (set(re.findall(r"\d[\d,]*", text)) for text in (level.label, level.definition))
        words = {"never", "not once", "once or twice"}
        assert level.label in words or labelled, f"“{level.label}” leaves the numbers to the definition"
        assert labelled <= defined


@pytest.mark.parametrize("model_id", ["smp-thematic", "smp-tactical"])
@pytest.mark.parametrize("weights", [(1, 1, 1), (2, 1, 1), (0, 1, 5), ("1/3", 7, 0)])
def test_that_position_adds_from_nothing_to_60_percent_under_any_weights(
    model_id: str, weights: tuple[int | str, ...]
) -> None:
    model = shipped_model(model_id)
    position = dict(zip([one.code for one in model.criteria_of("position")], weights, strict=False))
    criteria = tuple(
        replace(one, weight=Fraction(position.get(one.code, one.weight))) for one in model.criteria
    )
    compiled = compile_model(replace(model, criteria=criteria))
    highest = [len(one.levels) - 1 for one in criteria]
    lowest_position = [
        0 if one.code in position else last for one, last in zip(criteria, highest, strict=True)
    ]
    scores = evaluate(compiled, np.array([lowest_position, highest], dtype=np.int16))
    risk = [total.code for total in model.totals].index("risk")
    assert scores.fraction(0) == scores.total(0, risk)
    assert scores.fraction(1) == Fraction(8, 5) * (scores.total(1, risk) or 0)


@pytest.mark.parametrize(
    ("model_id", "formula"),
    [
        ("smp-thematic", "risk * (1 + (position_total - 3) / 20)"),
        ("smp-tactical", "risk * (1 + (position_total - 2) / 10)"),
    ],
)
def test_that_with_equal_weights_position_adds_the_same_for_each_point(model_id: str, formula: str) -> None:
    model = shipped_model(model_id)
    draw = np.random.default_rng(2018)
    rows = np.array([[draw.integers(len(one.levels)) for one in model.criteria] for _ in range(500)])
    by_average, by_points = (
        evaluate(compile_model(one), rows).score.fractions()
        for one in (model, replace(model, formula=formula))
    )
    assert by_average == by_points


@every_model
def test_that_the_bands_cover_every_score(model: ScoringModel) -> None:
    span = compile_model(model).span
    if model.bands:
        assert model.bands[0].at_least <= span.low
        assert model.bands[-1].at_least < span.high


@every_model
def test_that_a_shipped_formula_uses_every_criterion_once(model: ScoringModel) -> None:
    compiled = compile_model(model)
    assert compiled.used == model.codes
    assert not compiled.repeated, "so that intervals are exact"


@pytest.mark.parametrize(
    "model", [model for model in MODELS if model.id != "smp-tactical"], ids=lambda m: m.id
)
def test_that_no_single_answer_wipes_out_a_score(model: ScoringModel) -> None:
    assert compile_model(model).span.low > 0


def test_that_the_thematic_variant_differs_in_the_formula_only() -> None:
    one, other = shipped_model("smp-thematic"), shipped_model("smp-thematic-sum")
    assert (one.groups, one.criteria) == (other.groups, other.criteria)
    assert one.totals[:3] == other.totals
    assert one.formula != other.formula


def test_that_the_thematic_formulas_disagree_about_the_order() -> None:
    def score(model_id: str, harm: int, likelihood: int, position: int) -> Fraction:
        """Work the two formulas out by hand, from totals."""
        if model_id == "smp-thematic-sum":
            return Fraction(harm + likelihood + position)
        return Fraction(harm * likelihood) * (1 + Fraction(position - 3, 20))

    even, lopsided = (12, 9, 3), (18, 3, 9)
    assert score("smp-thematic", *even) > score("smp-thematic", *lopsided)
    assert score("smp-thematic-sum", *even) < score("smp-thematic-sum", *lopsided)


def test_that_the_second_stage_says_what_it_counts_again() -> None:
    note = shipped_model("smp-second-stage").note
    assert "Trend and frequency stand in the first model and again here" in note


def test_that_fifes_grid_is_the_published_one() -> None:
    # Fife Community Safety Partnership, "Priority setting and the use of strategic assessments", slides.
    printed = json.loads("[[4, 8, 12, 16], [3, 6, 9, 12], [2, 4, 6, 8], [1, 2, 3, 4]]")
    model = shipped_model("fife-4x4")
    likelihood, impact = ([level.value for level in one.levels] for one in model.criteria)
    assert model.formula == "L * I"
    assert np.outer(likelihood[::-1], impact).tolist() == printed


def test_that_fifes_model_says_which_part_is_fifes_and_which_is_ours() -> None:
    model = shipped_model("fife-4x4")
    assert "Only the grid of 16 numbers is Fife’s" in model.note
    assert "words of our own" in model.provenance.adapted_from
    assert "values of the levels and the formula are those of the" in model.provenance.source
    definitions = [level.definition for one in model.criteria for level in one.levels]
    assert not [text for text in definitions if "Our words" in text or "of Fife" in text], "all concrete"
    assert all("Example: " in text for text in definitions)
