"""A pasted block lands where its headings, names or place say, and what is unclear is refused."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from smp_workbench.domain.edit import AddTheme, ChangeTheme
from smp_workbench.domain.scorecard import NOT_KNOWN
from smp_workbench.domain.theme import Theme
from smp_workbench.errors import Refusal
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.tables.paste_plan import paste_plan
from smp_workbench.gui.tables.pasted_text import read_block
from smp_workbench.gui.tables.shown_scores import ShownScores
from tests.factory import applied, small_assessment, small_model
from tests.gui.tables.conftest import open_signals, with_not_scored

H1, L1 = 1, 4


@pytest.fixture
def shown(signals: SessionSignals) -> ShownScores:
    return ShownScores(signals.assessment, signals.ranking)


def with_themes(shown: ShownScores, count: int) -> ShownScores:
    """Return so many themes, none of the new ones scored yet."""
    assessment = shown.assessment
    for number in range(len(assessment.themes), count):
        assessment = applied(assessment, AddTheme(Theme(f"T-{number + 100:03d}", f"Theme {number}")))
    signals = open_signals(assessment)
    return ShownScores(signals.assessment, signals.ranking)


def landed(shown: ShownScores, text: str, row: int = 0, column: int = H1) -> dict[tuple[str, str], object]:
    edits = paste_plan(shown, read_block(text), row, column).edits
    return {(edit.ref, edit.criterion): edit.entry.level for edit in edits}


def test_that_a_block_without_headings_goes_right_and_down_from_the_focus(shown: ShownScores) -> None:
    assert landed(shown, "3\t8\n?\t1", row=1) == {
        ("T-002", "H1"): 3,
        ("T-003", "H1"): NOT_KNOWN,
        ("T-003", "H2"): 1,
    }


def test_that_an_empty_cell_leaves_the_score_that_is_there(shown: ShownScores) -> None:
    assert landed(shown, "4\t\n\t4") == {("T-001", "H1"): 4, ("T-002", "H2"): 4}


def test_that_a_score_that_is_there_already_is_no_edit(shown: ShownScores) -> None:
    assert landed(shown, "2\t4\n0\t8") == {}


def test_that_headings_say_where_columns_and_rows_go(shown: ShownScores) -> None:
    text = "Theme\tFrequency\tTotal harm\tH1 Physical harm\nASB\t2\t99\t4\nt-001\t1/3\t\t\n"
    assert landed(shown, text, row=2, column=6) == {
        ("T-003", "L1"): 2,
        ("T-003", "H1"): 4,
        ("T-001", "L1"): Fraction(1, 3),
    }


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("1\t2\t9", H1, "would reach beyond the scores of this group"),
        ("1\t2", 3, "would reach beyond"),
        ("1\t2", 0, "This is the theme's name"),
        ("Fraud\t1\nVandalism\t2", H1, "a row “Vandalism”, which is no theme here"),
        ("Fraud\t1\n\t2", H1, "A row of the block has values (2) but no theme’s name"),
        ("Fraud\t1\nfraud\t2", H1, "two rows for Fraud"),
        ("\tPhysical\tH1\nFraud\t1\t2", H1, "Two columns of the block have the same heading"),
        ("1\n1\n1\n1", H1, "there are only 3 themes from here on"),
        ("\tPhysical\tWeight\nFraud\t1\t2", H1, "a column “Weight”, which is no criterion here"),
        ("\tPhysical\nFraude\t1", H1, "a row “Fraude”, which is no theme here"),
        ("Ref\tTheme\tPhysical\nT-002\tFraud\t1", H1, "a column “Theme”, which is no criterion here"),
    ],
)
def test_that_a_block_that_is_unclear_is_refused(
    shown: ShownScores, text: str, column: int, words: str
) -> None:
    with pytest.raises(Refusal) as refused:
        paste_plan(shown, read_block(text), 0, column)
    assert words in str(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        "Rank\tTheme\tPhysical\n1\tBurglary\t3\n2\tFraud\t4",
        "Rank\t\tPhysical\n1\tBurglary\t3\n2\tFraude\t4",
        "1\tBurglary\t3\n2\tFraud\t4",
        "First\tBurglary\t3\nSecond\tFraud\t4",
    ],
)
def test_that_names_behind_another_column_are_told_where_they_must_be(shown: ShownScores, text: str) -> None:
    with pytest.raises(Refusal) as refused:
        paste_plan(shown, read_block(text), 0, H1)
    assert "The names of the themes are in column 2 of the block" in str(refused.value)
    assert "must be the first column: take out what stands before them" in str(refused.value)


def test_that_a_heading_that_two_criteria_share_is_refused_as_such() -> None:
    model = small_model()
    twin = replace(model.criteria[1], short="Physical")
    model = replace(model, criteria=(model.criteria[0], twin, model.criteria[2]))
    signals = open_signals(small_assessment(model))
    shown = ShownScores(signals.assessment, signals.ranking)
    with pytest.raises(Refusal, match=r"several criteria here are called so.*H1, H2"):
        paste_plan(shown, read_block("Theme\tPhysical\tFrequency\nFraud\t1\t2"), 0, H1)


def test_that_the_edits_of_a_block_apply(shown: ShownScores) -> None:
    plan = paste_plan(shown, read_block("4\t4\n4\t4"), 1, H1)
    after = applied(shown.assessment, *plan.edits)
    assert after.agreed.entry("T-003", "H1").level == 4
    assert after.agreed.entry("T-003", "H1").reason == "Seen on the estate"


# --- headings and names, each by itself -------------------------------------------------------------


def test_that_headings_alone_leave_the_rows_to_the_focus(shown: ShownScores) -> None:
    assert landed(shown, "Frequency\tPhysical harm\n1\t3\n2\t4", row=1) == {
        ("T-002", "L1"): 1,
        ("T-002", "H1"): 3,
        ("T-003", "L1"): 2,
        ("T-003", "H1"): 4,
    }


@pytest.mark.parametrize("column", [0, H1])
def test_that_names_alone_leave_the_columns_to_the_focus(shown: ShownScores, column: int) -> None:
    assert landed(shown, "ASB\t3\nBurglary\t4", row=0, column=column) == {
        ("T-003", "H1"): 3,
        ("T-001", "H1"): 4,
    }


def test_that_a_name_that_could_be_a_level_is_refused() -> None:
    signals = open_signals(applied(small_assessment(), ChangeTheme("T-002", "name", "3")))
    shown = ShownScores(signals.assessment, signals.ranking)
    with pytest.raises(Refusal, match="could be names of themes or levels of Physical harm"):
        paste_plan(shown, read_block("3\t4\n2\t4"), 0, H1)


def test_that_a_name_that_two_themes_share_is_refused_as_such() -> None:
    signals = open_signals(applied(small_assessment(), ChangeTheme("T-002", "short", "Burglary")))
    shown = ShownScores(signals.assessment, signals.ranking)
    for text in ("Burglary\t4", "burglary\t4\nASB\t3", "Theme\tPhysical\nBurglary\t4\nASB\t3"):
        with pytest.raises(Refusal, match=r"“[Bb]urglary”, and several themes.*\(T-001, T-002\)"):
            paste_plan(shown, read_block(text), 0, H1)
    assert landed(shown, "T-002\t4") == {("T-002", "H1"): 4}


def test_that_headings_and_names_may_be_written_as_they_look() -> None:
    """In any case, in several lines, with any spaces, after the apostrophe that marks a text."""
    signals = open_signals(applied(small_assessment(), ChangeTheme("T-002", "name", "=Harm² CSE (½)")))
    shown = ShownScores(signals.assessment, signals.ranking)
    block = 'Theme\t"Physical\nHARM"\n\'=Harm²\N{NO-BREAK SPACE}CSE  (½)\t4\n"burg"\t1'
    with pytest.raises(Refusal, match="a row “"):
        landed(shown, block)
    assert landed(shown, block.rpartition("\n")[0]) == {("T-002", "H1"): 4}
    with pytest.raises(Refusal, match="no theme here"):
        landed(shown, "Theme\tPhysical\n=Harm2 CSE (1/2)\t4")


# --- blanks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("\r\n3\r\n4\r\n", {"T-002": 3, "T-003": 4}),
        ("\r\n\r\n4\r\n", {"T-003": 4}),
        ("3\r\n\r\n4\r\n", {"T-001": 3, "T-003": 4}),
        ("3\r\n1\r\n\r\n", {"T-001": 3, "T-002": 1}),
        ("3\r\n\r\n\r\n\r\n\r\n\r\n", {"T-001": 3}),
    ],
)
def test_that_each_row_stays_beside_its_theme_wherever_the_blanks_are(
    shown: ShownScores, text: str, levels: dict[str, int]
) -> None:
    assert landed(shown, text) == {(ref, "H1"): level for ref, level in levels.items()}


def test_that_a_blank_first_column_keeps_its_place(shown: ShownScores) -> None:
    assert landed(shown, "\t1\n\t2\n") == {("T-001", "H2"): 1, ("T-002", "H2"): 2}


def test_that_blanks_round_a_block_with_names_or_headings_mean_nothing(shown: ShownScores) -> None:
    for text in (
        "\t\t\n\tTheme\tPhysical\n\t\t\n\tASB\t3\n\t\t\n\tFraud\t4\n",
        "\t\t\n\tASB\t3\n\t\t\n\tFraud\t4\n\t\t\n",
    ):
        assert landed(shown, text, row=1) == {("T-003", "H1"): 3, ("T-002", "H1"): 4}


def test_that_a_blank_under_headings_keeps_its_theme(shown: ShownScores) -> None:
    assert landed(shown, "\nPhysical\n\n3\n") == {("T-002", "H1"): 3}


# --- words where levels should be -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("Burglry\t4\t8\nRobbry\t1\t1", H1, "The first column of the block (“Burglry”) is not levels"),
        ("Burglry\t4\nRobbry\t1", 0, "no theme here is called so"),
        ("Burglry\t4\n\t1", H1, "no theme here is called so"),
        ("Phys\n4\n3", H1, "The first row of the block (“Phys”) is not levels, and no criterion here"),
        ("Phys\tFin\n4\t8", H1, "The first row of the block (“Phys”)"),
        ("101\t4\n102\t1", H1, "Column 1 of the levels (“101”) holds no level of Physical harm"),
        ("T-003\tASB\t4", H1, "Column 1 of the levels (“ASB”) holds no level of Physical harm"),
        ("4\tseen\n1\tnot seen", H1, "Column 2 of the levels (“seen”) holds no level of Financial harm"),
    ],
)
def test_that_words_that_nobody_knows_move_no_score(
    shown: ShownScores, text: str, column: int, words: str
) -> None:
    with pytest.raises(Refusal) as refused:
        paste_plan(shown, read_block(text), 0, column)
    assert words in str(refused.value)


def test_that_one_mistyped_value_keeps_no_other_out(shown: ShownScores) -> None:
    plan = paste_plan(shown, read_block("9\t1"), 0, H1)
    assert [one.text for one in plan.refusals] == ["9"]
    assert [(one.edit.criterion, one.edit.entry.level) for one in plan.changes] == [("H2", 1)]


def test_that_a_few_mistyped_values_in_a_block_of_all_criteria_are_listed_and_keep_no_other_out(
    shown: ShownScores,
) -> None:
    wide = with_themes(shown, 20)
    lines = ["1\t2\t1"] * 20
    lines[3], lines[7] = "1\t7\t1", "4,5\t2\t1"
    plan = paste_plan(wide, read_block("\n".join(lines)), 0, H1)
    assert [one.text for one in plan.refusals] == ["7", "4,5"]
    assert len(plan.changes) + plan.same == 20 * 3 - 2


def test_that_a_block_with_many_values_that_are_no_levels_is_refused(shown: ShownScores) -> None:
    wide = with_themes(shown, 20)
    with pytest.raises(Refusal, match="would reach beyond"):
        paste_plan(wide, read_block("\n".join(["1\t7\t1"] * 10 + ["1\t2\t1"] * 10)), 0, H1)


def test_that_a_block_in_which_a_row_s_total_agrees_is_not_taken_for_levels_alone(shown: ShownScores) -> None:
    wide = with_themes(shown, 20)
    lines = ["1\t2\t1"] * 20
    lines[3], lines[7] = "1\t7\t1", "1\t0\t1"
    with pytest.raises(Refusal, match="would reach beyond"):
        paste_plan(wide, read_block("\n".join(lines)), 0, H1)


# --- totals ---------------------------------------------------------------------------------------


def test_that_totals_that_agree_with_their_scores_are_passed_over(shown: ShownScores) -> None:
    plan = paste_plan(shown, read_block("3\t8\t11\t2\n1\t2\t3\t1"), 0, H1)
    assert [(edit.ref, edit.criterion) for edit in plan.edits][:3] == [
        ("T-001", "H1"), ("T-001", "H2"), ("T-002", "H1"),
    ]  # fmt: skip
    assert plan.passed == ("Total harm",)


def test_that_scores_without_totals_pass_over_the_grid_s(shown: ShownScores) -> None:
    assert landed(shown, "3\t8\t2\n1\t2\t1") == {
        ("T-001", "H1"): 3,
        ("T-001", "H2"): 8,
        ("T-002", "H1"): 1,
        ("T-002", "H2"): 2,
        ("T-002", "L1"): 1,
    }


def test_that_a_block_that_fits_with_totals_and_without_is_refused() -> None:
    """1 and 0 with their total 1, or three levels: nobody can know."""
    signals = open_signals(small_assessment())
    shown = ShownScores(signals.assessment, signals.ranking)
    with pytest.raises(Refusal, match="would reach beyond the scores of this group"):
        paste_plan(shown, read_block("1\t0\t1"), 0, H1)


def test_that_the_whole_grid_comes_back_to_its_place_without_headings(shown: ShownScores) -> None:
    cells = [[shown.cell(row, column).text for column in range(1, 7)] for row in range(3)]
    text = "\n".join("\t".join(line) for line in cells)
    plan = paste_plan(shown, read_block(text), 0, H1)
    assert (plan.outcomes, plan.same) == ((), 8)
    assert plan.passed == ("Total harm", "Total likelihood", "Score")


# --- what is refused, unchanged and left ------------------------------------------------------------


def test_that_each_value_that_is_no_level_is_refused_with_its_place_and_why(shown: ShownScores) -> None:
    plan = paste_plan(shown, read_block("5\n4,0\n=1+1"), 0, H1)
    assert [(one.theme, one.criterion, one.text) for one in plan.refusals] == [
        ("Burglary", "Physical harm", "5"),
        ("Fraud", "Physical harm", "4,0"),
        ("ASB", "Physical harm", "=1+1"),
    ]
    assert str(plan.refusals[0].why).startswith("“5” is no level of Physical harm. Use one of 0, 1, 2, 3, 4")
    assert plan.changes == ()


def test_that_a_theme_that_is_not_scored_refuses_its_values_and_no_others() -> None:
    signals = open_signals(with_not_scored(small_assessment()))
    shown = ShownScores(signals.assessment, signals.ranking)
    plan = paste_plan(shown, read_block("3\n3\n3"), 0, H1)
    assert [one.theme for one in plan.refusals] == ["Vulnerability"]
    assert [one.theme for one in plan.changes] == ["Burglary", "Fraud"]


def test_that_scores_that_stay_are_counted_and_so_are_empty_cells_over_scores(shown: ShownScores) -> None:
    plan = paste_plan(shown, read_block("2\t\n3\t8"), 0, H1)
    assert (len(plan.changes), plan.same) == (1, 2)
    assert [(one.theme, one.criterion, one.before) for one in plan.kept] == [
        ("Burglary", "Financial harm", 4)
    ]
    assert plan.changes[0].before == 0
