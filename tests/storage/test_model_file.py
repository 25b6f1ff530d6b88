"""Scoring models as files: exact reading, and writing that reads back equal."""

import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smp_workbench import paths
from smp_workbench.domain.scoring_model import (
    Band,
    Criterion,
    Group,
    Level,
    Provenance,
    ScoringModel,
    Total,
)
from smp_workbench.errors import ModelFault, UnreadableFile
from smp_workbench.storage.model_file import (
    parse_model,
    read_model,
    shipped_model,
    shipped_models,
    write_model,
)

SMALL = """
id = "small"
version = "1.0"
title = "Small"
formula = "H1 * 2"
provenance = { origin = "illustrative", source = "A test.", author = "Us", licence = "MIT" }
groups = [{ code = "harm", name = "Harm" }]
[[criteria]]
code = "H1"
name = "Physical harm"
question = "How much?"
group = "harm"
levels = [{ value = 0.1, label = "some" }, { value = "1/3", label = "more" }, { value = 1, label = "most" }]
"""


def test_that_numbers_are_read_exactly() -> None:
    levels = parse_model(SMALL, "small.toml").criteria[0].levels
    assert [level.value for level in levels] == [Fraction(1, 10), Fraction(1, 3), Fraction(1)]


def test_that_what_is_left_out_has_its_default() -> None:
    model = parse_model(SMALL, "small.toml")
    criterion = model.criteria[0]
    assert (criterion.short, criterion.weight, criterion.levels[0].definition) == ("Physical harm", 1, "")
    assert (model.groups[0].short, model.groups[0].weight) == ("Harm", 1)
    assert (model.totals, model.bands, model.note, model.tie_rule) == ((), (), "", "competition")


def test_that_levels_may_be_tables_of_their_own() -> None:
    before, after = SMALL.split("levels = ")
    tables = re.sub(
        r"\{ (value = [^,]+), (label = [^}]+?) \},? ?", r"[[criteria.levels]]\n\1\n\2\n", after[1:-2]
    )
    assert parse_model(before + tables, "x") == parse_model(SMALL, "x")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte order mark"])
def test_that_a_file_from_any_editor_reads_alike(line_end: str, mark: bytes, tmp_path: Path) -> None:
    path = tmp_path / "small.toml"
    path.write_bytes(mark + SMALL.replace("\n", line_end).encode())
    assert read_model(path) == parse_model(SMALL, "small.toml")


def test_that_a_missing_file_or_a_folder_is_said_to_be_unreadable(tmp_path: Path) -> None:
    for path, what in ((tmp_path / "none.toml", "is not there"), (tmp_path, "is a folder")):
        with pytest.raises(UnreadableFile, match=f"“{path.name}” {what}"):
            read_model(path)


def test_that_an_unknown_shipped_model_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ModelFault, match=r"called “smp-thematik” .* Choose one of fife-4x4, smp-"):
        shipped_model("smp-thematik")


def test_that_the_shipped_models_begin_with_the_thematic_one() -> None:
    assert [model.id for model in shipped_models()] == [
        "smp-thematic",
        "smp-thematic-sum",
        "smp-tactical",
        "smp-second-stage",
        "fife-4x4",
    ]


@pytest.mark.parametrize("model", shipped_models(), ids=lambda model: model.id)
def test_that_a_shipped_model_written_reads_back_equal(model: ScoringModel) -> None:
    assert parse_model(write_model(model), "written.toml") == model


def test_that_the_example_of_the_readme_works() -> None:
    readme = (paths.scoring_models() / "README.md").read_text(encoding="utf-8")
    examples = re.findall(r"```toml\n(.*?)```", readme, re.DOTALL)
    assert [parse_model(example, "README.md").id for example in examples] == ["street-parking"]


plain = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co"))
names = st.text(plain, max_size=12).map(lambda text: f"{text}a".strip())
notes = st.text(plain | st.sampled_from('\n\t"\\'), max_size=30).map(str.rstrip)
codes = st.from_regex(r"[A-Za-z][A-Za-z0-9_]{3,9}", fullmatch=True).filter(
    lambda code: code.lower() != "product"
)
numbers = st.builds(Fraction, st.integers(-99_999, 99_999), st.sampled_from((1, 2, 3, 7, 10, 1000)))
weights = st.fractions(Fraction(1, 99), 99, max_denominator=99)


def rising(least: int) -> st.SearchStrategy[list[Fraction]]:
    return st.lists(numbers, min_size=least, max_size=4, unique=True).map(sorted)


@st.composite
def written_models(draw: st.DrawFn) -> ScoringModel:
    """Draw a model whose texts and numbers may be anything that a model file can hold."""
    code = iter(draw(st.lists(codes, min_size=9, max_size=9, unique_by=str.lower)))
    groups = tuple(
        Group(next(code), draw(names), draw(names), draw(weights)) for _ in range(draw(st.integers(1, 3)))
    )
    criteria = tuple(
        Criterion(
            code=next(code),
            name=draw(names),
            short=draw(names),
            question=draw(notes.filter(bool)),
            group=group.code,
            levels=tuple(
                Level(value, f"{position} {draw(names)}", draw(notes))
                for position, value in enumerate(draw(rising(2)))
            ),
            weight=draw(weights),
        )
        for group in groups
    )
    total = Total(
        next(code), draw(names), draw(names), f"min({groups[0].code})", draw(st.sampled_from(groups)).code
    )
    origin = draw(st.sampled_from(("illustrative", "published", "supplied", "adapted")))
    return ScoringModel(
        id=draw(st.from_regex(r"[a-z0-9][a-z0-9-]{0,39}", fullmatch=True)),
        version=draw(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9.-]{0,19}", fullmatch=True)),
        title=draw(names),
        provenance=Provenance(
            origin,
            draw(notes.filter(bool)),
            draw(names),
            draw(names),
            draw(names) if origin == "supplied" else "",
            draw(names) if origin == "adapted" else "",
            draw(st.sampled_from(("", "illustrative", "supplied"))) if origin == "adapted" else "",
        ),
        groups=groups,
        criteria=criteria,
        totals=(total,),
        formula=f"max({criteria[-1].code},\n\t{total.code})",
        bands=tuple(Band(value, draw(names)) for value in draw(rising(0))),
        note=draw(notes),
    )


@given(written_models())
def test_that_any_model_written_reads_back_equal(model: ScoringModel) -> None:
    assert parse_model(write_model(model), "written.toml") == model
