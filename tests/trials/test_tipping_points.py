"""The trial of tipping points at the size that belongs to the suite, and that it can fail."""

from __future__ import annotations

import pytest

from smp_workbench.scoring import contest, share_line, tip_reach
from smp_workbench.scoring.tip import Tips
from tests.scoring.random_assessment import FORMULAS
from tests.trials.tipping_points import FIRST_SEED, main, run_trials

SEVERAL = 8 * len(FORMULAS)

pytestmark = pytest.mark.trial(40)


def test_that_tipping_points_are_those_found_by_trying(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--trials", str(SEVERAL)]) == 0, capsys.readouterr().out
    assert "none wrong" in capsys.readouterr().out


def test_that_numbers_too_large_for_64_bits_give_the_same_tipping_points(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(share_line, "LARGEST_DIFFERENCE", 40)
    kinds, wrong = run_trials(2 * len(FORMULAS), FIRST_SEED)
    assert not wrong
    assert len(kinds) == len(FORMULAS)


def test_that_the_trial_notices_a_tie_taken_for_a_pass(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--trials", str(2 * len(FORMULAS)), "--naive"]) == 1
    printed = capsys.readouterr().out
    assert "cell stated" in printed
    assert "expected" in printed


def test_that_the_trial_notices_a_sentence_that_says_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tip_reach._Side, "end", lambda *_: None)  # as if a place once taken were kept
    _, wrong = run_trials(4 * len(FORMULAS), FIRST_SEED)
    assert wrong
    assert all("not so at" in one for one in wrong)


def test_that_the_trial_notices_a_theme_named_that_takes_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tip_reach, "_enters", lambda *_, **__: True)
    _, wrong = run_trials(4 * len(FORMULAS), FIRST_SEED)
    assert wrong
    assert all("so already at" in one or "not so at" in one or "tells" in one for one in wrong)


PUT_OUT = FIRST_SEED + 35
"""Where another theme rises and puts one out whose own scores cannot take it there."""
JOINS = FIRST_SEED + 59
"""Where some can only come level with the last above the line, while others do leave and enter."""


def test_that_the_trial_notices_a_theme_said_to_stay_that_another_puts_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    movers = contest._movers

    def own_alone(found: Tips) -> tuple[set[str], ...]:
        leaves, _, *others = movers(found)
        return leaves, set(), *others

    monkeypatch.setattr(contest, "_movers", own_alone)
    _, wrong = run_trials(1, PUT_OUT)
    assert wrong
    assert all("not so" in one or "not said" in one or "wrong number" in one for one in wrong)


def test_that_the_trial_notices_a_place_said_to_be_open_to_whom_a_tie_alone_brings_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    movers = contest._movers

    def no_ties(found: Tips) -> tuple[set[str], ...]:
        leaves, out, enters, let_in, joins = movers(found)
        return leaves, out, enters | joins, let_in, set()

    monkeypatch.setattr(contest, "_movers", no_ties)
    _, wrong = run_trials(1, JOINS)
    assert wrong
    assert all("not so" in one or "not said" in one or "wrong number" in one for one in wrong)
