"""A pasted block lands where its headings or its place say, whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from smp_workbench.domain.scorecard import NOT_KNOWN
from smp_workbench.errors import Refusal
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.tables.pasted_block import block_edits, read_block
from smp_workbench.gui.tables.shown_scores import ShownScores
from tests.factory import applied, small_assessment, small_model
from tests.gui.tables.conftest import open_signals

H1, L1 = 1, 4


@pytest.fixture
def shown(signals: SessionSignals) -> ShownScores:
    return ShownScores(signals.assessment, signals.ranking)


def landed(shown: ShownScores, text: str, row: int = 0, column: int = H1) -> dict[tuple[str, str], object]:
    edits, _ = block_edits(shown, read_block(text), row, column)
    return {(edit.ref, edit.criterion): edit.entry.level for edit in edits}


def test_that_lines_and_tabs_part_cells_and_spaces_are_dropped() -> None:
    assert read_block("1\t2\r\n 3 \t\N{NO-BREAK SPACE}\N{FULLWIDTH DIGIT FOUR}\n") == (("1", "2"), ("3", "4"))
    assert read_block("\n \n") == ()


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
        ("1\t2\t3", H1, "would reach beyond the scores of this group"),
        ("1", 3, "would reach beyond"),
        ("1\n1\n1\n1", H1, "there are only 3 themes from here on"),
        ("5", H1, "“5” is no level of Physical harm (for Burglary)"),
        ("4,0", H1, "“4,0” is no level of Physical harm"),
        ("=1+1", H1, "“=1+1” is no level"),
        ("\tPhysical\tWeight\nFraud\t1\t2", H1, "a column “Weight”, which is no criterion here"),
        ("\tPhysical\nFraude\t1", H1, "a row “Fraude”, which is no theme here"),
    ],
)
def test_that_a_block_that_is_unclear_is_refused_whole(
    shown: ShownScores, text: str, column: int, words: str
) -> None:
    with pytest.raises(Refusal) as refused:
        block_edits(shown, read_block(text), 0, column)
    assert words in str(refused.value)


def test_that_a_heading_that_two_criteria_share_is_refused() -> None:
    model = small_model()
    twin = replace(model.criteria[1], short="Physical")
    model = replace(model, criteria=(model.criteria[0], twin, model.criteria[2]))
    signals = open_signals(small_assessment(model))
    shown = ShownScores(signals.assessment, signals.ranking)
    with pytest.raises(Refusal, match="“Physical”, which is no criterion"):
        block_edits(shown, read_block("Theme\tPhysical\tFrequency\nFraud\t1\t2"), 0, H1)


def test_that_the_edits_of_a_block_apply(shown: ShownScores) -> None:
    edits, _ = block_edits(shown, read_block("4\t4\n4\t4"), 1, H1)
    after = applied(shown.assessment, *edits)
    assert after.agreed.entry("T-003", "H1").level == 4
    assert after.agreed.entry("T-003", "H1").reason == "Seen on the estate"
