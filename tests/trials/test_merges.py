"""The laws of merging on many random merges, at the size of CI."""

from __future__ import annotations

import pytest

from tests.trials.merges import failures


@pytest.mark.trial(60)
def test_that_random_merges_keep_the_laws() -> None:
    assert failures(0, 2_000, range(1, 4)) == []


@pytest.mark.trial(20)
def test_that_merges_of_many_copies_keep_the_laws() -> None:
    assert failures(0, 100, range(4, 7)) == []
