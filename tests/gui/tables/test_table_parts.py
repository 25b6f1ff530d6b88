"""The small parts of the tables: widths, finding by typing, copying, sorting."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smp_workbench.domain.scorecard import NOT_KNOWN
from smp_workbench.domain.theme import Theme
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.tables.column_fit import ColumnNeed, fit
from smp_workbench.gui.tables.row_order import Sorting, sorted_refs
from smp_workbench.gui.tables.score_cell import level_text
from smp_workbench.gui.tables.score_column import columns_of
from smp_workbench.gui.tables.shown_scores import ShownScores
from smp_workbench.gui.tables.table_copy import CopiedTable
from smp_workbench.gui.tables.theme_search import ThemeSearch
from tests.factory import agreed, applied, small_assessment
from tests.gui.tables.conftest import open_signals, with_not_scored

NEEDS = (ColumnNeed(40, 80),) * 10

# --- widths ----------------------------------------------------------------------------------------


def test_that_headings_are_level_where_all_columns_fit_beside_a_fair_theme_column() -> None:
    fitted = fit(1200, 260, NEEDS)
    assert not fitted.turned
    assert fitted.theme >= 240
    assert all(width >= 80 for width in fitted.widths)


def test_that_headings_turn_and_columns_narrow_where_they_do_not_fit() -> None:
    fitted = fit(700, 260, NEEDS)
    assert fitted.turned
    assert all(40 <= width < 80 for width in fitted.widths)
    assert fitted.theme + sum(fitted.widths) <= 700


@given(st.integers(100, 3000), st.integers(10, 900), st.integers(1, 25))
def test_that_widths_never_waste_the_room_by_needing_to_scroll(room: int, label: int, count: int) -> None:
    fitted = fit(room, label, (ColumnNeed(40, 80),) * count)
    assert all(width >= 40 for width in fitted.widths)
    if fitted.theme + sum(fitted.widths) > room:
        assert fitted.turned
        assert set(fitted.widths) == {40}
        assert fitted.theme == 132


# --- finding ---------------------------------------------------------------------------------------

THEMES = [Theme(f"T-{place}", name) for place, name in enumerate(("Arson", "Road safety", "Assault", "ASB"))]


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def typed(*letters: str, start: int = 0) -> int | None:
    search = ThemeSearch(clock=Clock())
    for letter in letters:
        search.add(letter)
    return search.find(THEMES, start)


@pytest.mark.parametrize(
    ("letters", "start", "place"),
    [("ro", 0, 1), ("as", 0, 2), ("asb", 0, 3), ("AS", 0, 2), ("safe", 0, 1), ("x", 0, None), ("a", 0, 2),
     ("a", 3, 0)],
)  # fmt: skip
def test_that_typing_finds_the_next_theme_by_its_beginning_then_by_a_word(
    letters: str, start: int, place: int | None
) -> None:
    assert typed(*letters, start=start) == place


def test_that_a_pause_begins_a_new_search() -> None:
    clock = Clock()
    search = ThemeSearch(patience=1.0, clock=clock)
    search.add("r")
    clock.now = 0.9
    search.add("o")
    assert search.typed == "ro"
    clock.now = 2.0
    assert not search.under_way
    search.add("a")
    assert search.typed == "a"


# --- copying ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["=1+1", "+44", "-x", "@SUM(A1)", "=HYPERLINK(1)"])
def test_that_a_copied_name_is_never_a_formula(name: str) -> None:
    copied = CopiedTable([["3"]], columns=["Harm"], themes=[name], corner="Theme")
    assert copied.as_text() == f"Theme\tHarm\n'{name}\t3\n"
    assert "mso-number-format" in copied.as_html()


def test_that_copied_numbers_stay_numbers_and_tabs_in_names_part_nothing() -> None:
    copied = CopiedTable([["-1.5", "?"]], columns=["a", "b"], themes=["One\ttwo"], corner="")
    assert copied.as_text() == "\ta\tb\nOne two\t-1.5\t?\n"


def test_that_copied_html_escapes_names_and_marks_headings() -> None:
    html = CopiedTable([["1"]], columns=["<b>"], themes=["A & B"], corner="Theme").as_html()
    assert '<th scope="col">&lt;b&gt;</th>' in html
    assert ">A &amp; B</th><td>1</td>" in html


def test_that_a_program_that_has_copied_ends_well() -> None:
    program = (
        "from PySide6.QtGui import QGuiApplication\n"
        "from smp_workbench.gui.tables.table_copy import CopiedTable\n"
        "application = QGuiApplication([])\n"
        "QGuiApplication.clipboard().setMimeData(CopiedTable([['1', '2']]).as_mime())\n"
        "print(QGuiApplication.clipboard().mimeData().formats())\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (ran.stdout.strip(), ran.returncode) == ("['text/plain', 'text/html']", 0)


# --- sorting and texts -----------------------------------------------------------------------------


@pytest.mark.parametrize("descending", [False, True])
def test_that_themes_without_a_value_come_last_both_ways(descending: bool) -> None:
    assessment = applied(with_not_scored(small_assessment()), agreed("T-002", "H2", None))
    signals = open_signals(assessment)
    column = columns_of(assessment.model)[2]
    refs = sorted_refs(signals.assessment, signals.ranking, Sorting(column, descending))
    assert refs == ["T-001", "T-003", "T-002", "T-009"]


@given(st.lists(st.sampled_from(["0", "1", "2", "4", "8", "?", None]), min_size=3, max_size=3), st.booleans())
def test_that_sorting_keeps_every_theme_once_and_equal_ones_in_the_order_of_record(
    levels: list[str | None], descending: bool
) -> None:
    refs = ("T-001", "T-002", "T-003")
    assessment = applied(
        small_assessment(), *(agreed(ref, "H2", level) for ref, level in zip(refs, levels, strict=True))
    )
    signals = open_signals(assessment)
    sorting = Sorting(columns_of(assessment.model)[2], descending)
    order = sorted_refs(assessment, signals.ranking, sorting)
    assert sorted(order) == list(refs)
    values = [assessment.agreed.entry(ref, "H2").level for ref in order]
    numbers = [value for value in values if isinstance(value, Fraction)]
    assert numbers == sorted(numbers, reverse=descending)
    assert values[: len(numbers)] == numbers
    for one, other in pairwise(order):
        same = [assessment.agreed.entry(ref, "H2").level for ref in (one, other)]
        assert same[0] != same[1] or one < other or NOT_KNOWN in same


@pytest.mark.parametrize(("value", "text"), [("3", "3"), ("5/2", "2.5"), ("1/3", "1/3"), ("-1/8", "-0.125")])
def test_that_a_level_is_written_exactly(value: str, text: str) -> None:
    assert level_text(Fraction(value)) == text


def test_that_shown_scores_keep_the_order_they_are_given(signals: SessionSignals) -> None:
    shown = ShownScores(signals.assessment, signals.ranking, ["T-003", "T-404", "T-001"])
    assert shown.refs == ("T-003", "T-001", "T-002")
    assert shown.row_of("T-001") == 1
    assert shown.row_of("T-404") is None
