"""A theme followed along a share: straight lines all at once as one by one."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from smp_workbench.domain.scoring_model import Criterion, Group
from smp_workbench.scoring import theme_track
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.scoring.theme_track import Track, track
from smp_workbench.scoring.tipping import TippingPoints, tipping_points
from tests.factory import levels, small_model
from tests.scoring.random_assessment import random_assessment


def every_track(points: TippingPoints) -> list[Track]:
    """The tracks of both themes of every tip."""
    weights = points.weights
    return [
        track(weights, points.now, tip, int(row))
        for tip in range(len(weights.share))
        for row in (weights.riser[tip], weights.other[tip])
    ]


@pytest.mark.parametrize("seed", range(2018, 2026))
def test_that_straight_lines_are_followed_all_at_once_as_one_by_one(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assessment = random_assessment(seed)
    points = tipping_points(assessment.compiled, assessment.positions, assessment.cut_line)
    at_once = every_track(points)
    monkeypatch.setattr(theme_track, "_straight", lambda *_: None)
    for one, other in zip(at_once, every_track(points), strict=True):
        assert one.at == other.at
        assert one.before.tolist() == other.before.tolist()
        assert one.least.tolist() == other.least.tolist()
        assert one.most.tolist() == other.most.tolist()
        assert one.after.tolist() == other.after.tolist()


@pytest.mark.parametrize("seed", [2021, 2022, 2024, 2031])
def test_that_a_theme_once_followed_is_as_if_followed_anew(seed: int) -> None:
    assessment = random_assessment(seed)
    points = tipping_points(assessment.compiled, assessment.positions, assessment.cut_line)
    _, kept = every_track(points), every_track(points)
    assert points.weights.tracks, "curves are among them"
    weights, anew = points.weights, []
    for tip in range(len(weights.share)):
        for row in (weights.riser[tip], weights.other[tip]):
            weights.tracks.clear()
            anew.append(track(weights, points.now, tip, int(row)))
    for one, other in zip(kept, anew, strict=True):
        assert one.at == other.at
        assert one.tips.tolist() == other.tips.tolist()
        assert one.after.tolist() == other.after.tolist()


def test_that_shares_that_floats_cannot_tell_apart_are_told_apart() -> None:
    """The middle one of three passes the first, and is passed by the last just beyond."""
    criteria = tuple(
        Criterion(code, code, "", "", "harm", levels(1, 2, 3, 4), Fraction(weight))
        for code, weight in (("H1", 1), ("H2", 9))
    )
    model = replace(
        small_model("wsum(harm)"), criteria=criteria, totals=(), groups=(Group("harm", "Harm", ""),)
    )
    compiled = compile_model(model)
    points = tipping_points(compiled, np.array([[0, 3], [2, 2], [3, 1]], dtype=np.int16), 1)
    weights, huge = points.weights, 2**80
    early, late = (column.astype(object) for column in (weights.early, weights.late))
    passes, passed = (
        int(np.flatnonzero((weights.share == 0) & weights.upwards & (column == 1))[0])
        for column in (weights.riser, weights.other)
    )
    early[passes], late[passes] = huge, -huge - 1
    early[passed], late[passed] = huge, -huge
    near = replace(weights, early=early, late=late)
    assert near.nearest()[passes] == near.nearest()[passed]
    found = track(near, points.now, passes, 1)
    assert found.tips.tolist() == [passes, passed]
    assert (found.before.tolist(), found.after.tolist()) == ([1, 0], [0, 1])
