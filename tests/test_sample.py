"""The sample: what its readable files say, true to the plan of 2018, and alive enough to show the program."""

from __future__ import annotations

import json
import shutil
import zipfile
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from resources.samples import make_sample
from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.ranking import Ranking
from smp_workbench.domain.scorecard import AGREED, NOT_KNOWN, SECOND_STAGE
from smp_workbench.domain.version import Workbook
from smp_workbench.scoring.rank import rank_assessment
from smp_workbench.scoring.second_stage import looked_at
from smp_workbench.session.other_model import rank_under
from smp_workbench.session.session import Session
from smp_workbench.storage.model_file import shipped_model
from smp_workbench.storage.saving import load

PLAN = json.loads(
    (Path(__file__).parent / "published" / "maidstone_plan_2018.json").read_text(encoding="utf-8")
)


@cache
def sample() -> Workbook:
    return make_sample.sample()


def assessment() -> Assessment:
    return sample().assessment


def ranking() -> Ranking:
    return rank_assessment(assessment())


def variant() -> Ranking:
    return rank_under(assessment(), shipped_model("smp-thematic-sum"))


def named(name: str) -> str:
    return next(theme.ref for theme in assessment().themes if theme.name == name)


def test_that_the_committed_workbook_is_what_would_be_written_now() -> None:
    assert make_sample.stale() == [], "Run: python -m resources.samples.make_sample"


def test_that_the_committed_workbook_opens_without_a_finding() -> None:
    found = load(make_sample.TARGET)
    assert (found.workbook, found.findings) == (sample(), ())


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/sharedStrings.xml", b"Illustrative: not the official MoRiLE matrix", b""),
        ("xl/worksheets/sheet2.xml", b"COUNT(", b"SUM("),
        ("xl/styles.xml", b"Arial", b"Times"),
    ],
)
def test_that_a_workbook_of_an_earlier_writer_is_noticed(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    part: str,
    old: bytes,
    new: bytes,
) -> None:
    earlier = tmp_path / make_sample.TARGET.name
    with zipfile.ZipFile(make_sample.TARGET) as source, zipfile.ZipFile(earlier, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(old, new) if name == part else content)
    monkeypatch.setattr(make_sample, "TARGET", earlier)
    assert make_sample.main(["--check"]) == 1
    said = capsys.readouterr().err
    assert part in said
    assert "Run: python -m resources.samples.make_sample" in said


def test_that_a_missing_exact_form_of_it_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = tmp_path / make_sample.TARGET.name
    shutil.copy(make_sample.TARGET, alone)
    monkeypatch.setattr(make_sample, "TARGET", alone)
    assert make_sample.stale() == ["maidstone-2018.quick"]


def test_that_one_other_level_in_its_files_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(make_sample.SOURCE, tmp_path / "source")
    agreed = tmp_path / "source" / "agreed_2018.csv"
    agreed.write_text(
        agreed.read_text(encoding="utf-8").replace("Burglary,1,", "Burglary,2,"), encoding="utf-8"
    )
    monkeypatch.setattr(make_sample, "SOURCE", tmp_path / "source")
    assert make_sample.main(["--check"]) == 1
    assert "is not what its files and the program make" in capsys.readouterr().err


def test_that_making_it_twice_makes_the_same() -> None:
    assert make_sample.sample() == sample()


@pytest.mark.parametrize("theme", PLAN["themes"], ids=lambda theme: theme["short"])
def test_that_each_theme_of_the_plan_is_there_as_the_plan_has_it(theme: dict[str, str]) -> None:
    own = assessment().theme(named(theme["name"]))
    assert own.label == theme["short"]
    assert own.decision.outcome == theme["decision_2018"]
    assert own.last_year == (theme["decision_2017"] or "")
    assert own.lead_agency == theme.get("lead_agency", "")
    assert own.lead_officer == ""
    if because := theme.get("because_2018"):
        assert own.decision.because.casefold().rstrip(".") == because.casefold()


def test_that_there_are_eighteen_themes_and_one_is_not_scored_by_nature() -> None:
    assert len(assessment().themes) == 18
    assert [theme.name for theme in assessment().themes if not theme.scored] == [
        "Identifying Vulnerabilities"
    ]


@pytest.mark.parametrize(
    "figure",
    [
        "2,683 to 3,096 (+15.4%)", "26.4% to 25.7%", "161 to 177 (+9.9%)", "345 to 342 (-0.9%)", "+12%",
        "504 to 583 (+15.7%)", "72, and 67 so far", "3,390 to 4,833 (+42.6%)", "+43.7%",
        "3,697 to 3,243 (-12.3%)", "56.4%", "45.8%", "38.0%", "33.4%", "29.2%", "59.8%",
    ],
)  # fmt: skip
def test_that_each_figure_is_evidence_with_a_source_and_a_date(figure: str) -> None:
    (note,) = [note for note in assessment().evidence if note.figure == figure]
    assert "2018" in note.source or "2017" in note.source
    assert note.date


def test_that_the_shares_of_change_follow_from_the_counts() -> None:
    for note in assessment().evidence:
        if " to " in note.figure and "(" in note.figure:
            counts, share = note.figure.rstrip(")%").split(" (")
            before, after = (int(count.replace(",", "")) for count in counts.split(" to "))
            assert float(share) == round(100 * (after - before) / before, 1)


def test_that_it_says_everywhere_that_the_scores_are_illustrative() -> None:
    own = assessment()
    assert "illustrative scores" in own.title
    assert "ILLUSTRATIVE SCORES" in own.marking.text
    assert own.model.illustrative
    assert all("Illustrative scores" in theme.description for theme in own.themes)
    assert all("Illustrative scores" in version.why for version in sample().history.versions)


def test_that_decisions_overrode_the_rank_and_say_why() -> None:
    above = {theme.ref for theme in ranking().above_line()}
    priorities = {theme.ref for theme in assessment().themes if theme.decision.outcome == "priority"}
    assert len(priorities) == assessment().cut_line == 5
    assert above != priorities
    assert above & priorities
    for ref in above ^ priorities:
        assert assessment().theme(ref).decision.because


def test_that_there_are_exact_ties() -> None:
    tied = [theme for theme in ranking().themes if theme.tied_with]
    assert len({theme.score for theme in tied}) == 3
    assert ranking().tie_across_line() == ()


def test_that_another_formula_gives_another_order_and_a_tie_across_the_line() -> None:
    first = [theme.ref for theme in ranking().themes if theme.rank is not None]
    second = [theme.ref for theme in variant().themes if theme.rank is not None]
    assert sorted(first) == sorted(second)
    assert first != second
    assert {t.ref for t in ranking().above_line()} != {t.ref for t in variant().above_line()}
    assert [theme.name for theme in variant().tie_across_line()] == [
        "Substance Misuse",
        "Domestic Abuse",
        "Other Violent Crime",
    ]
    assert len(variant().above_line()) == 6


def test_that_one_theme_has_a_blank_and_one_an_unknown() -> None:
    open_themes = {
        theme.name: (theme.missing, theme.not_known) for theme in ranking().themes if theme.rank is None
    }
    assert open_themes == {"Mental Health": (0, 1), "Fraud (including online)": (1, 0)}
    mental_health = ranking().of(named("Mental Health"))
    assert mental_health is not None
    assert mental_health.best <= 5 < mental_health.worst


def test_that_eight_agencies_scored_every_theme_in_a_revealed_round() -> None:
    own = assessment()
    assert len(own.scorers) == len(own.cards) == 8
    assert own.round_revealed(1)
    scored = {theme.ref for theme in own.themes if theme.scored}
    assert all(set(card.entries) == scored for card in own.cards)
    answers = [entry.level for card in own.cards for row in card.entries.values() for entry in row.values()]
    assert len(answers) == 8 * 17 * 10
    assert 0 < answers.count(NOT_KNOWN) < len(answers) / 10


def test_that_agencies_differ_but_are_not_at_random() -> None:
    """Where the agreed score is off the median of the cards, a reason is given."""
    own, apart, spreads = assessment(), [], []
    for theme in own.themes:
        for code in own.model.codes:
            levels = sorted(
                entry.level
                for card in own.cards
                if isinstance((entry := card.entry(theme.ref, code)).level, Fraction)
            )
            agreed = own.agreed.entry(theme.ref, code)
            if not levels or not isinstance(agreed.level, Fraction):
                continue
            spreads.append(levels[-1] - levels[0])
            if agreed.level not in (levels[(len(levels) - 1) // 2], levels[len(levels) // 2]):
                apart.append(agreed)
    assert 0 < len(apart) < 15
    assert all(entry.reason and entry.confidence for entry in apart)
    assert sum(spread in (1, 2) for spread in spreads) > len(spreads) / 2
    assert max(spreads) >= 3


def test_that_last_year_and_the_away_day_are_versions_and_a_draft_follows() -> None:
    history = sample().history
    assert [version.name for version in history.versions] == [
        "2017-18 strategic assessment",
        "Away day draft",
    ]
    first, second = history.versions
    assert second.parents == (first.content,)
    assert first.when < "2018" < second.when < history.changes[-1].when < "2018-04"
    assert 1 <= history.last_sequence - second.sequence <= 5
    assert len(history.state_at(first.sequence).themes) == 15


def test_that_themes_moved_since_last_year() -> None:
    session = Session(sample())
    before = session.compared_ranking()
    assert before is not None
    moves = {}
    for theme in session.ranking.themes:
        earlier = before.of(theme.ref)
        if earlier and earlier.rank and theme.rank:
            moves[theme.name] = earlier.rank - theme.rank
    assert moves["Gangs and Child Sexual Exploitation"] > 0
    assert moves["Substance Misuse"] < 0
    assert 0 in moves.values()


def test_that_no_level_is_keyed_that_the_model_does_not_have() -> None:
    for card in (assessment().agreed, *assessment().cards):
        for row in card.entries.values():
            for code, entry in row.items():
                criterion = assessment().model.criterion(code)
                assert criterion is not None
                assert entry.level is NOT_KNOWN or criterion.position_of(entry.level) is not None
    assert assessment().agreed.scorer == AGREED


def test_that_the_second_stage_ranks_the_leading_themes_otherwise_and_is_not_finished() -> None:
    first = ranking()
    second = looked_at(assessment(), first)
    assert second is not None
    leading = rank_assessment(second)
    assert len(leading.themes) == 10
    assert 5 < leading.scored < 10
    assert any(theme.tied_with for theme in leading.themes)
    assert sum(theme.not_known for theme in leading.themes) == 1
    ranked = [theme.ref for theme in leading.themes if theme.rank is not None]
    assert ranked != [theme.ref for theme in first.themes if theme.ref in ranked]
    assert second.model.illustrative
    assert set(assessment().card(SECOND_STAGE, 0).entries) == {theme.ref for theme in leading.themes}
