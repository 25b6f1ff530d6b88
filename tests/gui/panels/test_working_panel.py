"""The panel of the working: what it says of a score, when it follows, and copying from it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from smp_workbench.domain.edit import RemoveTheme, SetScored
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.working_page import working_page
from smp_workbench.gui.panels.working_panel import WorkingPanel
from smp_workbench.gui.theme import Theme
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.scoring.rank import rank_assessment
from tests.factory import agreed, applied, small_assessment, small_model


@pytest.fixture
def panel(window: MainWindow) -> WorkingPanel:
    """Return the panel with the keyboard in it, on Burglary: (2 + 4) × 2 = 12."""
    window.resize(1280, 800)
    window.panel_set.go_to("working")
    found = window.panel_set.panel("working")
    assert isinstance(found, WorkingPanel)
    return found


def text(panel: WorkingPanel) -> str:
    return panel.page.toPlainText()


def said(panel: WorkingPanel) -> list[str]:
    return panel.page.accessibleDescription().split("\n")


def test_that_it_says_score_place_formula_and_parts(panel: WorkingPanel) -> None:
    assert said(panel) == [
        "Score 12",
        "Ranks 1st of 2 scored so far, above the line.",
        "Score = Total harm × Total likelihood = 6 × 2 = 12.",
        "Total harm = Physical + Financial = 2 + 4 = 6.",
        "Total likelihood = Frequency = 2.",
        "With every criterion at its lowest level the score is 0. These parts make it 12:",
        "Frequency, level 2: 5.",
        "Financial harm, level 4: 4.67, exactly 14/3.",
        "Physical harm, level 2: 2.33, exactly 7/3.",
    ]
    for words in ("Score 12", "Total harm", "= 6 × 2 = 12", "Financial harm", "4.67", "14/3"):
        assert words in text(panel)


def test_that_a_score_that_is_shown_rounded_is_said_exactly(window: MainWindow, panel: WorkingPanel) -> None:
    window.grid.focus_cell("T-002", "H1")
    panel.refresh()
    assert said(panel)[0] == "Score 2.67, exactly 8/3"
    assert said(panel)[1] == "Ranks 2nd of 2 scored so far, below the line."


def test_that_a_tie_is_said_with_whom(window: MainWindow, panel: WorkingPanel) -> None:
    for code, level in (("H1", 2), ("H2", 4), ("L1", 2)):
        window.signals.apply(agreed("T-002", code, level))
    panel.refresh()
    assert "Tied with Fraud: their scores are exactly equal." in said(panel)


def test_that_an_incomplete_theme_shows_its_range_and_why(window: MainWindow, panel: WorkingPanel) -> None:
    window.grid.focus_cell("T-003", "H1")
    panel.refresh()
    assert said(panel)[:2] == ["No single score yet: 0.33 to 18", "It could rank 1–3."]
    assert "Still to be scored: Frequency. Not known: Financial harm." in said(panel)[2]
    assert "parts" not in text(panel)


def test_that_a_theme_that_is_not_scored_says_so(window: MainWindow, panel: WorkingPanel) -> None:
    window.signals.apply(SetScored("T-001", scored=False))
    panel.refresh()
    assert text(panel) == "Not scored: cross-cutting by nature."


def test_that_it_follows_a_score_and_its_undo_a_moment_later(
    window: MainWindow, panel: WorkingPanel, qtbot: QtBot
) -> None:
    window.signals.apply(agreed("T-001", "H1", 3))
    assert said(panel)[0] == "Score 12", "no key waits for it"
    qtbot.waitUntil(lambda: said(panel)[0] == "Score 14")
    window.form.action_undo.trigger()
    qtbot.waitUntil(lambda: said(panel)[0] == "Score 12")


def test_that_it_follows_the_focus_to_another_theme(
    window: MainWindow, panel: WorkingPanel, qtbot: QtBot
) -> None:
    window.grid.focus_cell("T-002", "H1")
    qtbot.waitUntil(lambda: said(panel)[0].startswith("Score 2.67"))
    for ref in ("T-001", "T-002", "T-003"):
        window.signals.apply(RemoveTheme(ref))
    qtbot.waitUntil(lambda: text(panel).startswith("Choose a theme"))


def test_that_its_text_is_selected_and_copied_by_keys(window: MainWindow, panel: WorkingPanel) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(panel.page, Qt.Key.Key_A, control)
    QTest.keyClick(panel.page, Qt.Key.Key_C, control)
    copied = QGuiApplication.clipboard().text()
    assert "Score 12" in copied
    assert "= 6 × 2 = 12" in copied


def test_that_formula_and_parts_stand_below_each_other_where_there_is_little_room(
    window: MainWindow, panel: WorkingPanel
) -> None:
    wide = panel.page.document().size().height()
    window.panel_set.docks["working"].setFloating(True)
    window.panel_set.docks["working"].resize(360, 300)
    assert not panel._shown_beside
    assert panel.page.document().size().height() > wide


def test_that_a_part_that_lowers_the_score_is_said_with_its_sign(theme: Theme) -> None:
    model = small_model("30 - 2 * H1 + H2 * L1")
    assessment = applied(small_assessment(model), agreed("T-001", "L1", "1/3"))
    made = working_page(
        assessment, rank_assessment(assessment), compile_model(model), "T-001", theme, side_by_side=True
    )
    assert "Physical harm, level 2: -4." in made.text
    assert f"{30 - 4 + Fraction(4, 3)}" in made.text
