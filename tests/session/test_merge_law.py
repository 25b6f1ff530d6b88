"""The laws of merging hold of random merges; the full size is a trial (``tests/trials/merges``)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smp_workbench.domain.open_item import Key
from smp_workbench.session.merge import engine
from smp_workbench.session.merge.returned import Claim
from tests.session.merge_case import merge_case
from tests.session.merge_law import check_laws, check_one_by_one

SEEDS = st.integers(0, 2**32)


@settings(max_examples=60)
@given(SEEDS, st.integers(1, 4))
def test_that_every_merge_keeps_the_laws(seed: int, copies: int) -> None:
    check_laws(merge_case(seed, copies))


@pytest.mark.parametrize(
    ("seed", "copies"), [(5527, 2), (6887, 3), (7784, 3), (8529, 1), (9715, 2), (21701, 3), (23363, 3)]
)
def test_that_merges_that_once_broke_a_law_keep_it(seed: int, copies: int) -> None:
    check_laws(merge_case(seed, copies))


@settings(max_examples=40)
@given(SEEDS, st.integers(2, 3))
def test_that_scores_brought_back_one_by_one_come_to_the_same(seed: int, copies: int) -> None:
    check_one_by_one(merge_case(seed, copies, scores_only=True))


def check_many(cases: int, copies: int) -> None:
    for seed in range(cases):
        check_laws(merge_case(seed, copies))


def test_that_the_laws_find_a_merge_in_which_the_first_copy_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    def first_wins(self: engine._Merging, key: Key, claims: list[Claim]) -> None:
        self._take(key, self._now(key), claims[:1])

    monkeypatch.setattr(engine._Merging, "_settle", first_wins)
    with pytest.raises(AssertionError):
        check_many(20, 3)


def test_that_the_laws_find_a_merge_that_applies_what_is_to_be_listed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = engine.claims_of
    monkeypatch.setattr(
        engine,
        "claims_of",
        lambda copy, ours: [
            replace(claim, listed=None) if claim.key.field == "score" else claim for claim in kept(copy, ours)
        ],
    )
    with pytest.raises((AssertionError, KeyError)):
        check_many(40, 2)
