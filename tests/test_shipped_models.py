"""The models that come with the program: they work, say where they come from, and speak plainly."""

import itertools
import json
import re
from collections.abc import Iterator
from fractions import Fraction

import numpy as np
import pytest

from smp_workbench import paths
from smp_workbench.domain.scoring_model import NOT_OFFICIAL, Criterion, ScoringModel
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.storage.model_file import shipped_model, shipped_models

MODELS = shipped_models()
OURS = [model for model in MODELS if model.id != "fife-4x4"]
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


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.id)
def test_that_a_model_of_ours_says_that_it_is_not_the_official_one(model: ScoringModel) -> None:
    assert model.provenance.origin == "illustrative"
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
    assert model.provenance.origin == "published"
    assert not model.illustrative
    assert all("Our words" in level.definition for one in model.criteria for level in one.levels)
