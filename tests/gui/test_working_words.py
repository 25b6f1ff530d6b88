"""Totals and scores open into their working: in names, in numbers, and what is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smp_workbench.domain.edit import ChangeTheme, SetScored
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.working_words import WorkingStep, steps_html, steps_text, working_steps
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.theme import Theme
from smp_workbench.session.session import Session
from tests.factory import agreed, small_assessment, small_model
from tests.gui.conftest import as_workbook


def steps(signals: SessionSignals, ref: str, code: str = "=") -> tuple[WorkingStep, ...]:
    return working_steps(signals.assessment, signals.ranking, signals.session.compiled, ref, code)


def test_that_a_score_opens_into_its_formula_its_numbers_and_the_totals_it_rests_on(
    signals: SessionSignals,
) -> None:
    assert steps(signals, "T-001") == (
        WorkingStep(
            "Score", "Total harm × Total likelihood", "6 × 2", "12", "Ranks 1st, score 12, above the line."
        ),
        WorkingStep("Total harm", "Physical + Financial", "2 + 4", "6"),
        WorkingStep("Total likelihood", "Frequency", "2", "2"),
    )


def test_that_a_working_has_as_many_digits_as_the_ranking(qapp: object) -> None:
    signals = SessionSignals(
        Session(as_workbook(small_assessment(small_model("100 + H1 * 0.001 + H2 / 3000"))))
    )
    (step,) = steps(signals, "T-001")
    assert (step.numbers, step.result) == ("100 + 2 × 0.001 + 4 ÷ 3000", "100.0033")
    assert "score 100.0033" in step.remark


def test_that_a_total_opens_into_its_own_working_alone(signals: SessionSignals) -> None:
    step, *others = steps(signals, "T-001", "harm_total")
    assert step == WorkingStep("Total harm", "Physical + Financial", "2 + 4", "6")
    assert others == []


def test_that_an_incomplete_theme_shows_its_range_and_what_is_missing(signals: SessionSignals) -> None:
    score, harm, likelihood = steps(signals, "T-003")
    assert score.sums == "= … × … = 0.33 to 18"
    assert score.remark == "Could rank 1–3. Still to be scored: Frequency. Not known: Financial harm."
    assert (harm.sums, likelihood.sums) == ("= 1 + ?", "= —")
    assert steps(signals, "T-003", "harm_total")[0].remark == "Not known: Financial harm."


def test_that_a_number_that_is_the_result_is_said_once(signals: SessionSignals) -> None:
    assert steps(signals, "T-001", "likelihood_total")[0].sums == "= 2"


def test_that_words_of_a_formula_and_numbers_of_its_own_stand_in_both_lines(qapp: object) -> None:
    session = Session(as_workbook(small_assessment(small_model("max(harm) * 0.5 + harm_total"))))
    score, harm = steps(SessionSignals(session), "T-001")
    assert score.names == "highest of (Physical, Financial) × 0.5 + Total harm"
    assert score.sums == "= highest of (2, 4) × 0.5 + 6 = 8"
    assert harm.name == "Total harm"


def test_that_a_total_of_no_group_is_called_by_its_short_name(qapp: object) -> None:
    model = small_model()
    totals = tuple(replace(total, group="") for total in model.totals)
    signals = SessionSignals(Session(as_workbook(small_assessment(replace(model, totals=totals)))))
    assert steps(signals, "T-001")[0].names == "Harm × Likely"


def test_that_nothing_in_a_name_acts_as_markup(signals: SessionSignals, theme: Theme) -> None:
    step = WorkingStep("<b>", "A & B < C", "1 + 2", "3", "<i>")
    html = steps_html((step,), theme)
    assert "&lt;b&gt;" in html
    assert "A &amp; B &lt; C" in html
    assert "&lt;i&gt;" in html
    assert steps_text((step,)) == "<b> = A & B < C = 1 + 2 = 3. <i>"


# --- in the window --------------------------------------------------------------------------------


def spoken(window: MainWindow) -> str:
    return window.definition._form.words.accessibleName()


def heading(window: MainWindow) -> str:
    return window._definition_title._heading.text()


def test_that_the_panel_shows_the_working_of_the_focused_total_or_score(window: MainWindow) -> None:
    window.grid.focus_cell("T-001", "harm_total")
    assert heading(window) == "Burglary · Total harm"
    assert spoken(window) == "Total harm = Physical + Financial = 2 + 4 = 6."
    QTest.keyClick(window.grid, Qt.Key.Key_End)
    assert heading(window) == "Burglary · Score"
    assert spoken(window).startswith("Score = Total harm × Total likelihood = 6 × 2 = 12. Ranks 1st")
    window.signals.apply(agreed("T-001", "H1", 4))
    QApplication.processEvents()
    assert spoken(window).startswith("Score = Total harm × Total likelihood = 8 × 2 = 16.")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_that_enter_on_a_theme_of_the_ranking_shows_its_working(window: MainWindow, key: Qt.Key) -> None:
    window.ranking.rows.setFocus()
    window.ranking.select_theme("T-002")
    QTest.keyClick(window.ranking.rows, key)
    assert window.current == ("T-002", "=")
    assert heading(window) == "Fraud · Score"
    assert window.grid.hasFocus()


def test_that_a_theme_that_is_not_scored_says_so_in_the_place_of_a_working(window: MainWindow) -> None:
    window.grid.focus_cell("T-001", "=")
    window.signals.apply(SetScored("T-001", scored=False))
    QApplication.processEvents()
    assert "Not scored: cross-cutting by nature" in window.definition._form.words.text()
    assert spoken(window) == ""


def test_that_words_about_a_theme_never_act_as_markup(window: MainWindow) -> None:
    window.signals.apply(ChangeTheme("T-001", "description", "<b>bold</b>"))
    window.grid.go_to(0, 0)
    words = window.definition._form.words
    assert words.text() == "<b>bold</b>"
    assert words.textFormat() == Qt.TextFormat.PlainText
