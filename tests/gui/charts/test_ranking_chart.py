"""The ranking beside the grid: it follows every edit, and takes keys, clicks and screen readers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smp_workbench.domain.assessment import Comparison
from smp_workbench.domain.edit import (
    AddTheme,
    ChangeTheme,
    RemoveTheme,
    SetComparison,
    SetCutLine,
    SetDetail,
    SetScored,
)
from smp_workbench.domain.theme import Theme
from smp_workbench.gui.charts import ranking_list
from smp_workbench.gui.charts.ranking_chart import RankingChart
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.theme import load_theme
from tests.factory import agreed
from tests.gui.charts.conftest import four_themes, open_signals, scored

Key = Qt.Key
OpenChart = Callable[[SessionSignals], RankingChart]


def shown(chart: RankingChart) -> list[tuple[str, str, str]]:
    return [(row.rank, row.label, row.number) for row in chart.data.rows]


# --- what it shows ---------------------------------------------------------------------------------


def test_that_themes_stand_in_rank_order_with_exact_ties_and_incomplete_ones_last(
    chart: RankingChart,
) -> None:
    assert shown(chart) == [
        ("1", "Burglary", "24"),
        ("2=", "Fraud", "12"),
        ("2=", "ASB", "12"),
        ("\N{EN DASH}", "Arson", "1.33 to 24 (1\N{EN DASH}4), 1 to score, 1 not known"),
    ]


def test_that_the_words_say_how_far_it_is_the_tie_rule_and_that_the_model_is_illustrative(
    chart: RankingChart,
) -> None:
    assert chart.data.title == "Burglary ranks first so far; a tie puts three above a line of two"
    assert chart.data.lines == (
        "So far, 3 of 4 scored. Equal scores share a rank (2=).",
        "Illustrative: not the official MoRiLE matrix.",
    )


def test_that_the_line_stands_after_every_theme_above_it_and_says_that_a_tie_crosses(
    chart: RankingChart,
) -> None:
    assert chart.data.cut_after == 3
    assert chart.data.cut_words == "three above a line of two: 2nd place is tied"


def test_that_a_theme_that_is_not_scored_by_nature_is_not_listed(
    chart: RankingChart, signals: SessionSignals
) -> None:
    signals.apply(SetScored("T-004", scored=False))
    assert [label for _, label, _ in shown(chart)] == ["Burglary", "Fraud", "ASB"]
    assert chart.data.lines[0].startswith("All 3 themes scored.")
    for ref in ("T-002", "T-003"):
        signals.apply(SetScored(ref, scored=False))
    assert chart.data.lines[0] == "The one theme is scored."


def test_that_an_empty_assessment_says_what_to_do(open_chart: OpenChart) -> None:
    chart = open_chart(open_signals(scored()))
    assert (chart.data.title, chart.data.lines) == ("No themes yet", ("Add themes to begin: Ctrl+T",))
    unscored = open_chart(open_signals(scored(("Arson", (None, None, None)))))
    assert unscored.data.title == "No theme is fully scored yet"
    assert unscored.data.lines[:2] == (
        "Not scored yet: the bar shows what the theme could still reach.",
        "To begin, press the digit of a level in the grid.",
    )
    assert unscored.rows.table.places[0].over == 0, "no heading with nothing above it"
    assert unscored.data.cut_after is None


def test_that_movement_is_since_the_chosen_version(chart: RankingChart, signals: SessionSignals) -> None:
    assert {row.moved for row in chart.data.rows} == {""}
    signals.commit("2017-18", "")
    signals.apply(SetComparison(Comparison(1)))
    assert [row.moved for row in chart.data.rows] == ["\N{EN DASH}"] * 3 + [""]
    assert "Arrows: places up or down since 2017-18." in chart.data.lines
    signals.apply(agreed("T-003", "H2", 8))
    signals.apply(agreed("T-003", "H1", 4))
    signals.apply(AddTheme(Theme("T-005", "Stalking")))
    for code, level in (("H1", 4), ("H2", 8), ("L1", 1)):
        signals.apply(agreed("T-005", code, level))
    moves = {row.label: row.moved for row in chart.data.rows}
    assert moves == {
        "Burglary": "\N{EN DASH}", "ASB": "↑1", "Fraud": "↓1", "Stalking": "new", "Arson": "",
    }  # fmt: skip


# --- following -------------------------------------------------------------------------------------


def test_that_every_edit_undo_and_redo_shows_at_once(chart: RankingChart, signals: SessionSignals) -> None:
    signals.apply(agreed("T-003", "H1", 4))
    assert shown(chart)[1] == ("2", "ASB", "16")
    signals.undo_stack.undo()
    assert shown(chart)[1] == ("2=", "Fraud", "12")
    signals.undo_stack.redo()
    assert shown(chart)[1] == ("2", "ASB", "16")
    signals.apply(ChangeTheme("T-003", "short", "Nuisance"))
    assert shown(chart)[1] == ("2", "Nuisance", "16")
    signals.apply(SetCutLine(1))
    assert (chart.data.cut_after, chart.data.cut_words) == (1, "the plan takes one")


def test_that_an_edit_of_something_else_leaves_it_alone(chart: RankingChart, signals: SessionSignals) -> None:
    before = chart.data
    signals.apply(SetDetail("title", "Another title"))
    assert chart.data is before


def test_that_another_assessment_takes_its_place(chart: RankingChart, signals: SessionSignals) -> None:
    signals.open(open_signals(scored(("Theft", (1, 1, 1)))).session)
    assert shown(chart) == [("1", "Theft", "2")]


def test_that_the_list_keeps_qt_s_rules_whatever_happens(
    chart: RankingChart, signals: SessionSignals
) -> None:
    QAbstractItemModelTester(
        chart.rows.table, QAbstractItemModelTester.FailureReportingMode.Fatal, chart.rows.table
    )
    signals.apply(agreed("T-003", "H1", 4))
    signals.apply(agreed("T-004", "H2", 8))
    signals.apply(agreed("T-004", "L1", 2))
    signals.apply(RemoveTheme("T-001"))
    signals.undo_stack.undo()
    chart.set_theme(load_theme("dark"))
    signals.open(open_signals(scored()).session)
    assert chart.rows.table.rowCount() == 0


# --- keys, clicks, choosing ------------------------------------------------------------------------


def test_that_arrows_choose_and_enter_goes_to_the_figure(qtbot: QtBot, chart: RankingChart) -> None:
    chosen: list[str] = []
    chart.figure_chosen.connect(chosen.append)
    qtbot.keyClick(chart.rows, Key.Key_Down)
    assert chosen == []
    qtbot.keyClick(chart.rows, Key.Key_Return)
    qtbot.keyClick(chart.rows, Key.Key_End)
    qtbot.keyClick(chart.rows, Key.Key_Enter)
    assert chosen == ["T-002", "T-004"]


def test_that_a_click_goes_to_the_theme_once(qtbot: QtBot, chart: RankingChart) -> None:
    chosen: list[str] = []
    chart.theme_chosen.connect(chosen.append)
    middle = chart.rows.visualRect(chart.rows.table.index(2)).center()
    qtbot.mouseClick(chart.rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, middle.y() - 10))
    assert chosen == ["T-003"]


def test_that_a_click_on_a_score_or_a_range_goes_to_the_figure(qtbot: QtBot, chart: RankingChart) -> None:
    themes: list[str] = []
    figures: list[str] = []
    chart.theme_chosen.connect(themes.append)
    chart.figure_chosen.connect(figures.append)
    scored, incomplete = (chart.rows.visualRect(chart.rows.table.index(row)) for row in (0, 3))
    viewport = chart.rows.viewport()
    for pos in (
        QPoint(viewport.width() - 30, scored.center().y()),
        QPoint(60, incomplete.bottom() - 8),
        QPoint(60, scored.center().y()),
        QPoint(60, incomplete.bottom() - 8 - chart.rows.table.places[0].height // 2),
    ):
        qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=pos)
    assert figures == ["T-001", "T-004"]
    assert themes == ["T-001", "T-004"]


def test_that_marking_a_theme_tells_nobody(chart: RankingChart) -> None:
    chart.theme_chosen.connect(lambda _: pytest.fail("nobody chose"))
    chart.select_theme("T-004")
    assert chart.rows.currentIndex().row() == 3
    chart.select_theme("T-404")
    assert not chart.rows.currentIndex().isValid()


def test_that_the_marked_theme_stays_marked_when_ranks_change(
    chart: RankingChart, signals: SessionSignals
) -> None:
    chart.select_theme("T-003")
    signals.apply(agreed("T-003", "H2", 8))
    signals.apply(agreed("T-003", "H1", 4))
    signals.apply(agreed("T-001", "H1", 0))
    row = chart.rows.currentIndex().row()
    assert (row, chart.data.rows[row].label) == (0, "ASB")


def test_that_a_theme_that_is_removed_is_no_longer_marked(
    chart: RankingChart, signals: SessionSignals
) -> None:
    chart.select_theme("T-003")
    signals.apply(RemoveTheme("T-003"))
    assert len(shown(chart)) == 3


# --- gliding ---------------------------------------------------------------------------------------


def test_that_bars_glide_to_a_new_rank_while_keys_find_them_there_at_once(
    qtbot: QtBot, chart: RankingChart, signals: SessionSignals, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranking_list, "motion_is_reduced", lambda _: False)
    chosen: list[str] = []
    chart.figure_chosen.connect(chosen.append)
    signals.apply(agreed("T-001", "H2", 0))
    assert [label for _, label, _ in shown(chart)] == ["Fraud", "ASB", "Burglary", "Arson"]
    assert chart.rows.gliding
    qtbot.keyClick(chart.rows, Key.Key_Home)
    qtbot.keyClick(chart.rows, Key.Key_Return)
    assert chosen == ["T-002"]
    qtbot.waitUntil(lambda: not chart.rows.gliding)
    arrived = chart.rows.grab().toImage()
    chart.rows.viewport().update()
    assert chart.rows.grab().toImage() == arrived


def test_that_nothing_glides_where_motion_is_not_wanted(
    chart: RankingChart, signals: SessionSignals, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranking_list, "motion_is_reduced", lambda _: True)
    signals.apply(agreed("T-001", "H2", 0))
    assert not chart.rows.gliding


def test_that_an_edit_that_changes_no_place_moves_nothing(
    chart: RankingChart, signals: SessionSignals, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranking_list, "motion_is_reduced", lambda _: False)
    signals.apply(agreed("T-001", "H1", 3))
    assert shown(chart)[0] == ("1", "Burglary", "22")
    assert not chart.rows.gliding


# --- size, screen readers --------------------------------------------------------------------------


def test_that_rows_are_drawn_where_the_list_has_them(open_chart: OpenChart) -> None:
    rows = [(f"Theme {place}", (4, place % 3, 2)) for place in range(40)]
    chart = open_chart(open_signals(scored(*rows, ("Arson", (None, 1, 1)))))
    QApplication.processEvents()
    for number, place in enumerate(chart.rows.table.places):
        rect = chart.rows.visualRect(chart.rows.table.index(number))
        assert (rect.top() + chart.rows.verticalOffset(), rect.height()) == (place.top, place.height)
    chart.select_theme("T-040")
    assert chart.rows.verticalOffset() > 0


def test_that_a_screen_reader_hears_the_finding_and_every_place(chart: RankingChart) -> None:
    rows = QAccessible.queryAccessibleInterface(chart.rows)
    names = [rows.child(place).text(QAccessible.Text.Name) for place in range(rows.childCount())]
    assert "Fraud, ranks 2nd, tied, score 12, above the line" in names
    assert any(name.startswith("Arson, not fully scored, 1.33 to 24") for name in names)
    assert rows.text(QAccessible.Text.Name) == "Ranking"
    assert rows.text(QAccessible.Text.Description).startswith("Burglary ranks first so far;")
    heading = QAccessible.queryAccessibleInterface(chart).child(0)
    assert heading.text(QAccessible.Text.Name).startswith("Burglary ranks first so far;")


def test_that_a_long_finding_wraps_and_pushes_the_rows_down(
    chart: RankingChart, signals: SessionSignals
) -> None:
    before = chart.rows.y()
    signals.apply(ChangeTheme("T-001", "name", "Serious violence with knives and other weapons " * 3))
    wrapped = chart.rows.y()
    assert wrapped > before
    chart.resize(1400, 420)
    assert chart.rows.y() < wrapped
    assert chart.rows.geometry().bottom() == chart.rect().bottom()


def test_that_a_chart_of_the_four_themes_stays_the_same_for_the_same_assessment(
    open_chart: OpenChart,
) -> None:
    one, other = (open_chart(open_signals(four_themes())) for _ in range(2))
    assert one.data == other.data
