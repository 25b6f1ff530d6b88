"""The ranking in words: findings, the cut line, ranges, movement."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from smp_workbench.domain.ranking import RankedTheme, Ranking
from smp_workbench.gui.charts.ranking_words import (
    cut_line_words,
    finding,
    incomplete_words,
    movement_mark,
    movement_words,
    number_word,
    ordinal,
    place_tooltip,
    place_words,
    range_line,
    short_name,
)

NAMES = ("Burglary", "Fraud", "ASB", "Arson", "Stalking", "Mugging", "Theft")


def ranking(*ranks: int | None, cut_line: int = 5, best: int = 3) -> Ranking:
    """Return themes of these ranks, by name in order; None for an incomplete one."""
    return Ranking(tuple(_theme(name, rank, ranks, best) for name, rank in zip(NAMES, ranks, strict=False)),
                   cut_line)  # fmt: skip


def _theme(name: str, rank: int | None, ranks: tuple[int | None, ...], best: int = 3) -> RankedTheme:
    tied = tuple(
        other for other, its in zip(NAMES, ranks, strict=False) if its == rank and other != name and rank
    )
    score = None if rank is None else Fraction(100 - rank)
    low, high = (score, score) if score is not None else (Fraction(240), Fraction(593, 2))
    return RankedTheme(
        name, name, score, rank, tied, low, high, exact_range=True, best=rank or best, worst=rank or best + 1,
        totals=(), band="", missing=0 if rank else 2, not_known=0 if rank else 1,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("ranks", "cut_line", "said"),
    [
        ((), 5, "No themes yet"),
        ((None, None), 5, "No theme is fully scored yet"),
        ((1,), 5, "Burglary ranks first"),
        ((1, 2, 3), 5, "Burglary ranks first, ahead of Fraud"),
        ((1, 2, 2, 4), 5, "Burglary ranks first; two themes tie for second"),
        ((1, 2, 3, 3, 3), 5, "Burglary ranks first; three themes tie for third"),
        ((1, 1, 3), 5, "Burglary and Fraud tie for first, ahead of ASB"),
        ((1, 1, 1, 4), 5, "Three themes tie for first, ahead of Arson"),
        ((1, 2, 3, 4, 5, 5), 5, "Burglary ranks first; a tie puts six above a line of five"),
        ((1, 1, 1), 2, "Three themes tie for first, above a line of two"),
        ((1, 2, 3, 3), 2, "Burglary ranks first, ahead of Fraud"),
    ],
)
def test_that_the_title_is_the_finding(ranks: tuple[int | None, ...], cut_line: int, said: str) -> None:
    assert finding(ranking(*ranks, cut_line=cut_line), {}) == said


def test_that_a_first_place_that_can_still_be_lost_is_first_so_far() -> None:
    assert finding(ranking(1, 2, None, best=1), {}) == "Burglary ranks first so far, ahead of Fraud"
    assert finding(ranking(1, 2, None, best=2), {}) == "Burglary ranks first, ahead of Fraud"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("OCGs", "OCGs rank first"),
        ("Gangs and CSE", "Gangs and CSE rank first"),
        ("Domestic abuse", "Domestic abuse ranks first"),
        ("Homelessness", "Homelessness ranks first"),
        ("Domestic violence crisis", "Domestic violence crisis ranks first"),
        ("Violence against women and girls", "Violence against women and girls ranks first"),
        ("Night-time economy: drugs and alcohol", "Night-time economy: drugs and alcohol ranks first"),
        ("Crime Group (knives and drugs)", "Crime Group (knives and drugs) ranks first"),
        ("Business crime - thefts", "Business crime - thefts ranks first"),
        ("Cross-border gangs", "Cross-border gangs rank first"),
        ("Young people at risk", "Young people at risk rank first"),
        ("Thefts and robbery from shops", "Thefts and robbery from shops rank first"),
    ],
)
def test_that_a_finding_agrees_with_its_theme_in_number(name: str, said: str) -> None:
    assert finding(ranking(1), {"Burglary": name}) == said


def test_that_a_long_name_is_shortened_in_the_middle_of_a_finding() -> None:
    assert short_name("Domestic abuse") == "Domestic abuse"
    long = "Serious acquisitive crime against older people who live alone in rural parishes"
    assert short_name(long) == "Serious acquisitive crime agai…o live alone in rural parishes"


@pytest.mark.parametrize(
    ("ranks", "cut_line", "said"),
    [
        ((1, 2, 3), 5, "the plan takes five"),
        ((1, 2, 3), 1, "the plan takes one"),
        ((1, 2, 3), 12, "the plan takes 12"),
        ((1, 2, 3, 4, 5, 5), 5, "six above a line of five: 5th place is tied"),
        ((1, 2, 2, 2), 2, "four above a line of two: 2nd place is tied"),
        ((1, 2, 2), 3, "the plan takes three"),
    ],
)
def test_that_the_cut_line_says_what_the_plan_takes_and_a_tie_across_it(
    ranks: tuple[int, ...], cut_line: int, said: str
) -> None:
    assert cut_line_words(ranking(*ranks, cut_line=cut_line)) == said


def test_that_an_incomplete_theme_says_its_range_its_ranks_and_what_is_missing() -> None:
    theme = ranking(None).themes[0]
    assert range_line(theme) == "240 to 296.5 (3\N{EN DASH}4), 2 to score, 1 not known"
    outer = replace(theme, exact_range=False)
    assert range_line(outer).startswith("between at most 240 and 296.5 (3\N{EN DASH}4)")


@pytest.mark.parametrize(
    ("moved", "new", "mark", "said"),
    [
        (1, False, "↑1", "up 1"),
        (-12, False, "↓12", "down 12"),
        (0, False, "\N{EN DASH}", "same rank as before"),
        (None, True, "new", "new"),
        (None, False, "", ""),
    ],
)
def test_that_movement_is_a_mark_to_see_and_words_to_hear(
    moved: int | None, new: bool, mark: str, said: str
) -> None:
    assert movement_mark(moved, new=new) == mark
    assert movement_words(mark) == said


def test_that_a_place_is_told_in_words() -> None:
    ranked = ranking(1, 2, 2, 4, cut_line=3)
    assert place_words(ranked.themes[1], "↓1", 3) == "ranks 2nd, tied, score 98, above the line, down 1"
    assert place_words(ranked.themes[3], "", 3) == "ranks 4th, score 96, below the line"
    assert place_words(ranking(None).themes[0], "", 3).startswith("not fully scored, 240 to 296.5")
    assert place_tooltip(ranked.themes[0], "", 3).startswith("<qt><b>Burglary</b>")


def test_that_numbers_read_as_in_running_text() -> None:
    assert [number_word(number) for number in (1, 6, 10, 11)] == ["one", "six", "ten", "11"]
    ends = [ordinal(rank) for rank in (1, 2, 3, 4, 11, 12, 13, 21, 101, 111)]
    assert ends == ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "101st", "111th"]
    assert incomplete_words(0) == ""
    assert incomplete_words(1).startswith("one not fully scored")
    assert incomplete_words(2).startswith("two not fully scored")
