"""A model with other weights says what it was adapted from, and is named by its weights."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from smp_workbench.domain.adaptation import with_weights
from smp_workbench.domain.scoring_model import (
    NO_LONGER_OFFICIAL,
    NOT_OFFICIAL,
    Origin,
    Provenance,
    ScoringModel,
)
from smp_workbench.storage.model_file import parse_model, shipped_models
from smp_workbench.storage.model_text import write_model
from tests.factory import small_model

THIRD = {"H1": Fraction(2, 3), "H2": Fraction(4, 3)}


def test_that_other_weights_make_an_adapted_model() -> None:
    after = with_weights(small_model("wsum(harm)"), THIRD)
    assert [one.weight for one in after.criteria] == [Fraction(2, 3), Fraction(4, 3), 1]
    assert after.provenance.origin == "adapted"
    assert after.provenance.adapted_from == "small 1.0"
    assert (after.id, after.title) == ("small-weights", "A small model, own weights")
    assert (after.provenance.base_origin, after.notice) == ("illustrative", NOT_OFFICIAL)


def test_that_the_same_weights_are_the_same_model() -> None:
    model = small_model()
    assert with_weights(model, {"H1": Fraction(1)}) is model
    assert with_weights(model, THIRD) == with_weights(model, dict(reversed(THIRD.items())))
    assert with_weights(model, THIRD).version != with_weights(model, {"H1": Fraction(2)}).version


def test_that_a_second_adaptation_says_what_the_first_was_made_of() -> None:
    first = with_weights(small_model(), THIRD)
    second = with_weights(first, {"harm": Fraction(2)})
    assert second.provenance == first.provenance
    assert (second.id, second.title) == (first.id, first.title)
    assert second.version != first.version
    assert len(second.version) == len(first.version)
    assert with_weights(second, {"harm": Fraction(1)}) == first


def test_that_a_supplied_model_is_never_called_supplied_again() -> None:
    supplied = replace(
        small_model(),
        provenance=Provenance("supplied", "The matrix of 2019.", "A unit", "Theirs", "The partnership"),
    )
    given = with_weights(supplied, THIRD).provenance
    assert (given.origin, given.supplied_by) == ("adapted", "")
    assert given.source == "Supplied by The partnership. The matrix of 2019."


@pytest.mark.parametrize(
    ("origin", "notice"),
    [("illustrative", NOT_OFFICIAL), ("published", NO_LONGER_OFFICIAL), ("supplied", NO_LONGER_OFFICIAL)],
)
def test_that_other_weights_make_no_model_official_and_none_an_example(origin: Origin, notice: str) -> None:
    """A share that moves takes the label off no example of ours, and puts it on no matrix in earnest."""
    given = small_model().provenance
    model = replace(small_model(), provenance=replace(given, origin=origin))
    assert model.notice == ("" if notice == NO_LONGER_OFFICIAL else notice)
    once = with_weights(model, THIRD)
    again = with_weights(replace(once, id="renamed"), {"harm": Fraction(2)})
    for after in (once, again):
        assert (after.provenance.base_origin, after.notice) == (origin, notice)
        assert after.illustrative == (notice == NOT_OFFICIAL)


def test_that_a_model_adapted_from_something_unknown_is_an_example() -> None:
    given = replace(small_model().provenance, origin="adapted", adapted_from="a printed grid")
    after = with_weights(replace(small_model(), provenance=given), THIRD)
    assert (after.provenance.base_origin, after.notice) == ("", NOT_OFFICIAL)


@pytest.mark.parametrize(
    "model", [*shipped_models(), replace(small_model(), id="a" * 40, version="9" * 20, title="T" * 200)]
)
def test_that_an_adapted_model_can_be_written_and_read(model: ScoringModel) -> None:
    first = model.criteria[0]
    after = with_weights(model, {first.code: Fraction(1, 3), model.groups[0].code: Fraction(63, 400)})
    assert parse_model(write_model(after), "ours.toml") == after
