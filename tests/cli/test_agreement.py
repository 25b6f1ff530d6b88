"""The command ``agreement``: only what is revealed, in words and for a program."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from smp_workbench import paths
from smp_workbench.domain.edit import AddScorer, SetEntry, SetRounds
from smp_workbench.domain.scorecard import Entry, Round, Scorer
from smp_workbench.storage.saving import load, save
from tests.cli.conftest import Run, small_session

SAMPLE = paths.samples() / "maidstone-2018.xlsx"


@pytest.fixture
def hidden(tmp_path: Path) -> Path:
    """Return a workbook with a revealed round and one that is hidden."""
    session = small_session()
    session.apply(SetRounds((Round(1, "First", revealed=True), Round(2))))
    for place, levels in ((1, (0, 4)), (2, (2, 4))):
        session.apply(AddScorer(Scorer(f"S-1{place}", f"Agency {place}")))
        for round_, level in enumerate(levels, start=1):
            session.apply(SetEntry(f"S-1{place}", round_, "T-001", "H1", Entry(Fraction(level))))
    path = tmp_path / "room.xlsx"
    save(session.workbook, path, None)
    return path


def test_that_the_sample_says_what_to_talk_about(run: Run) -> None:
    ran = run("agreement", SAMPLE)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(
        "Round 1 (Away day): 8 cards.\n96 of 169 cells with two or more are over 1 step"
    )
    assert "at 5: Substance misuse above, Road safety below" in ran.out
    assert "by the cards’ lower median alone, not by the agreed scores" in ran.out


def test_that_a_program_gets_every_figure(run: Run) -> None:
    data = run("agreement", SAMPLE, "--json", "--tolerance", "2").data
    assessment = load(SAMPLE).workbook.assessment
    assert (data["round"], data["tolerance"]) == ({"number": 1, "name": "Away day"}, 2)
    assert [one["id"] for one in data["scorers"]] == [scorer.id for scorer in assessment.scorers]
    for cell in data["cells"]:
        entries = (card.entry(cell["ref"], cell["criterion"]) for card in assessment.cards)
        levels = sorted(entry.level for entry in entries if isinstance(entry.level, Fraction))
        assert cell["cards"] == len(levels)
        assert (cell["lowest"], cell["highest"]) == (str(levels[0]), str(levels[-1]))
        agreement = cell["agreement"]
        assert (agreement is None) == (len(levels) < 2)
        assert agreement is None or (Fraction(agreement) == 1) == (levels[0] == levels[-1])
        assert not cell["apart"] or cell["steps"] > 2
    weights = [item["weight"] for item in data["agenda"]]
    assert weights == sorted(weights, reverse=True)
    assert len(weights) == 29
    assert {len(one["without"]) for one in data["ranks"]} == {8}


def test_that_hidden_cards_stay_hidden(run: Run, hidden: Path) -> None:
    ran = run("agreement", hidden, "--json")
    assert ran.data["round"]["number"] == 1
    assert [(cell["lowest"], cell["highest"]) for cell in ran.data["cells"]] == [("0", "3")]
    assert '"4"' not in ran.out
    ran = run("agreement", hidden, "--round", "2")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "smp-workbench: Round 2 is not revealed yet. Reveal it first.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--round", "3"), "There is no round 3. Choose one that the workbook has."),
        (("--tolerance", "-1"), "A tolerance of -1 steps cannot be. Give 0 or more."),
    ],
)
def test_that_what_cannot_be_is_refused(run: Run, hidden: Path, words: tuple[str, ...], said: str) -> None:
    ran = run("agreement", hidden, *words)
    assert ran.code == 2
    assert said in ran.err


def test_that_a_workbook_without_a_revealed_round_is_refused(run: Run, workbook: Path) -> None:
    ran = run("agreement", workbook)
    assert ran.code == 2
    assert "No round is revealed yet, and cards stay hidden until then. Reveal the round first." in ran.err
