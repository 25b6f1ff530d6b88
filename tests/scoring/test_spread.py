"""Cards of a round: figures against Python's own statistics, the agenda and the room against trying."""

from __future__ import annotations

import statistics
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import AddScorer, SetEntry, SetRounds
from smp_workbench.domain.scorecard import AGREED, NOT_KNOWN, Entry, Round, Scorer
from smp_workbench.errors import Refusal
from smp_workbench.scoring.agenda import agenda, counted_levels
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.scoring.rank import rank_assessment
from smp_workbench.scoring.spread import Spread, median_levels, of_cards, spread
from smp_workbench.scoring.without_one import without_one
from tests.factory import applied, small_assessment, small_model

CARDS = st.lists(st.integers(-2, 4), min_size=1, max_size=9)


def of_one_cell(cards: list[int]) -> Spread:
    model = small_model()
    given_ = np.full((len(cards), 1, len(model.codes)), -1, dtype=np.int16)
    given_[:, 0, 0] = cards
    return of_cards(model, [f"S-{place:02d}" for place in range(len(cards))], ["T-001"], given_)


def room(seed: int) -> Assessment:
    """Return a small assessment with four cards of one round, and some agreed scores taken away."""
    rng = np.random.default_rng(seed)
    assessment = replace(small_assessment(), cut_line=int(rng.integers(1, 3)))
    edits = [AddScorer(Scorer(f"S-1{place}", f"Agency {place}")) for place in range(1, 5)]
    assessment = applied(assessment, SetRounds((Round(1, revealed=True),)), *edits)
    for scorer in assessment.scorers:
        for theme in assessment.themes:
            for criterion in assessment.model.criteria:
                chance = rng.random()
                level = rng.choice([one.value for one in criterion.levels])
                answer = level if chance < 0.85 else NOT_KNOWN if chance < 0.9 else None
                edit = SetEntry(scorer.id, 1, theme.ref, criterion.code, Entry(answer))
                assessment = applied(assessment, edit)
    for theme in assessment.themes:
        for code in assessment.model.codes:
            if rng.random() < 0.5:
                assessment = applied(assessment, SetEntry(AGREED, 0, theme.ref, code, Entry()))
    return assessment


def above(assessment: Assessment) -> set[str]:
    ranking = rank_assessment(assessment)
    return {one.ref for one in ranking.themes if one.rank and one.rank <= assessment.cut_line}


@given(CARDS)
def test_that_the_figures_of_a_cell_are_those_of_the_statistics_module(cards: list[int]) -> None:
    found, levels = of_one_cell(cards), sorted(card for card in cards if card >= 0)
    assert (found.count[0, 0], found.not_known[0, 0]) == (len(levels), cards.count(-2))
    if not levels:
        assert found.low[0, 0] == found.lower_median[0, 0] == found.high[0, 0] == -1
        assert median_levels(found)[0, 0] == (-2 if -2 in cards else -1)
        return
    assert (found.low[0, 0], found.high[0, 0]) == (levels[0], levels[-1])
    assert found.lower_median[0, 0] == statistics.median_low(levels)
    assert found.upper_median[0, 0] == statistics.median_high(levels)
    assert found.split[0, 0] == (statistics.median_low(levels) != statistics.median_high(levels))
    at_or_below = [level for level in levels if 4 * sum(one <= level for one in levels) >= len(levels)]
    at_or_above = [level for level in levels if 4 * sum(one >= level for one in levels) >= len(levels)]
    assert (found.lower_quartile[0, 0], found.upper_quartile[0, 0]) == (at_or_below[0], at_or_above[-1])
    assert found.steps[0, 0] == levels[-1] - levels[0]


@given(CARDS, st.integers(0, 3))
def test_that_whoever_is_further_off_the_median_than_the_tolerance_stands_apart(
    cards: list[int], tolerance: int
) -> None:
    found = of_one_cell(cards)
    low, high = found.lower_median[0, 0], found.upper_median[0, 0]
    expected = [card >= 0 and not low - tolerance <= card <= high + tolerance for card in cards]
    assert found.apart(tolerance)[:, 0, 0].tolist() == expected


@given(CARDS)
def test_that_agreement_is_the_share_of_the_steps_that_pairs_could_be_apart(cards: list[int]) -> None:
    levels = [card for card in cards if card >= 0]
    agreement = of_one_cell(cards).agreement(0, 0, 5)
    if len(levels) < 2:
        assert agreement is None
        return
    apart = sum(abs(one - other) for one, other in combinations(levels, 2))
    half = len(levels) // 2
    extremes = [0] * half + [4] * (len(levels) - half)
    assert agreement == 1 - Fraction(apart, sum(abs(one - other) for one, other in combinations(extremes, 2)))
    assert (agreement == 1) == (len(set(levels)) == 1)


def test_that_a_round_without_a_card_is_refused() -> None:
    with pytest.raises(Refusal, match="Nobody has a card in round 3"):
        spread(room(1), 3)


@pytest.mark.parametrize("seed", range(12))
def test_that_the_agenda_has_every_cell_in_which_a_card_would_change_the_plan_and_no_other(seed: int) -> None:
    assessment = room(seed)
    model, found = assessment.model, spread(assessment, 1)
    counted = counted_levels(assessment, found)
    for theme, ref in enumerate(found.refs):
        for place, criterion in enumerate(model.criteria):
            if counted[theme, place] >= 0:
                level = criterion.levels[counted[theme, place]].value
                assessment = applied(assessment, SetEntry(AGREED, 0, ref, criterion.code, Entry(level)))
    now, ranked = above(assessment), {one.ref for one in rank_assessment(assessment).themes if one.rank}
    expected = {}
    for theme, ref in enumerate(found.refs):
        for place, criterion in enumerate(model.criteria):
            held = {card for card in found.given[:, theme, place].tolist() if card >= 0}
            for card in held if ref in ranked else ():
                entry = Entry(criterion.levels[card].value)
                then = above(applied(assessment, SetEntry(AGREED, 0, ref, criterion.code, entry)))
                if len(then ^ now) > expected.get((ref, criterion.code), (0,))[0]:
                    expected[ref, criterion.code] = len(then ^ now), then
    items = agenda(assessment, found)
    assert {(item.ref, item.code): item.effect for item in items} == {
        cell: effect for cell, (effect, _) in expected.items()
    }
    assert [item.weight for item in items] == sorted((item.weight for item in items), reverse=True)
    for item in items:
        entry = Entry(model.criteria[found.codes.index(item.code)].levels[item.level].value)
        then = above(applied(assessment, SetEntry(AGREED, 0, item.ref, item.code, entry)))
        assert (set(item.enter), set(item.leave)) == (then - now, now - then)


def test_that_some_of_these_rooms_have_an_agenda() -> None:
    assert sum(bool(agenda(room(seed), spread(room(seed), 1))) for seed in range(12)) > 6


@pytest.mark.parametrize("seed", range(6))
def test_that_ranks_without_a_scorer_are_those_of_a_room_without_them(seed: int) -> None:
    assessment = room(seed)
    compiled, found = compile_model(assessment.model), spread(assessment, 1)
    ranks = without_one(found, compiled)
    for place, scorer in enumerate(found.scorers):
        left = replace(assessment, cards=tuple(c for c in assessment.cards if c.scorer != scorer))
        alone = spread(left, 1)
        assert ranks.without[place].tolist() == without_one(alone, compiled).everybody.tolist()
    for theme in range(len(found.refs)):
        one = ranks.without[:, theme].tolist()
        assert ranks.span(theme) == ((min(one), max(one)) if all(one) else None)


def test_that_a_room_of_one_has_no_ranking_without_them() -> None:
    found = of_one_cell([3])
    assert without_one(found, compile_model(small_model())).span(0) is None
