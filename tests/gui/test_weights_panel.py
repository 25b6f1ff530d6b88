"""Weights by share: the ranking shows what they would do, nothing is an edit until they are kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSlider

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import SetModel
from smp_workbench.errors import Refusal
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.share_box import ShareBox, read_share, share_text
from smp_workbench.gui.panels.weights_panel import WeightsPanel
from smp_workbench.storage.exact_form import content_hash
from tests.factory import agreed, applied, small_assessment, small_model

MODEL = small_model("wsum(harm) * L1")


@pytest.fixture
def window(open_window: Callable[[Assessment], MainWindow]) -> MainWindow:
    """Return the window with Burglary (2, 4, 2) before Fraud (0, 8, 1/3) and ASB (4, 0, 1)."""
    start = small_assessment(MODEL)
    edits = (agreed("T-003", code, level) for code, level in (("H1", 4), ("H2", 0), ("L1", 1)))
    return open_window(applied(start, *edits))


@pytest.fixture
def panel(window: MainWindow) -> WeightsPanel:
    QTest.keySequence(window, QKeySequence("Ctrl+Shift+I"))
    QApplication.processEvents()
    made = window.panel_set.panel("weights")
    assert isinstance(made, WeightsPanel)
    return made


def boxes(panel: WeightsPanel) -> list[ShareBox]:
    QApplication.processEvents()
    return [box for box in panel.findChildren(ShareBox) if box.isVisible()]


def shown(panel: WeightsPanel) -> list[str]:
    return [box.text() for box in boxes(panel)]


def typed(box: ShareBox, text: str) -> None:
    """Type a share and press Enter."""
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)


def scores(window: MainWindow) -> dict[str, str]:
    return {row.label: row.number for row in window.ranking.data.rows}


def test_that_the_key_goes_to_the_first_share(window: MainWindow, panel: WeightsPanel) -> None:
    assert shown(panel) == ["50 %", "50 %"]
    assert window.focusWidget() is boxes(panel)[0]
    assert boxes(panel)[0].accessibleName() == "Physical harm, share of Harm"


def test_that_the_ranking_follows_a_share_and_nothing_is_an_edit(
    window: MainWindow, panel: WeightsPanel
) -> None:
    before = content_hash(window.signals.assessment)
    now = scores(window)
    for _ in range(25):
        QTest.keyClick(boxes(panel)[0], Qt.Key.Key_Up)
    assert shown(panel) == ["75 %", "25 %"]
    # Weights of 1 1 become 3/2 1/2: Burglary (3 + 2) x 2, Fraud (0 + 4) x 1/3, ASB 6 x 1.
    assert scores(window) == {"Burglary": "10", "ASB": "6", "Fraud": "1.33"}
    assert window.ranking.data.title.startswith("Preview: ")
    assert window.signals.undo_stack.count() == 0
    assert window.signals.session.history.changes == ()
    assert content_hash(window.signals.assessment) == before
    panel.back.click()
    assert scores(window) == now
    assert shown(panel) == ["50 %", "50 %"]
    assert "Preview" not in window.ranking.data.title


def test_that_kept_weights_are_one_step_to_an_adapted_model(window: MainWindow, panel: WeightsPanel) -> None:
    typed(boxes(panel)[0], "1/3")
    assert shown(panel) == ["33.3 %", "66.7 %"]
    panel.keep.click()
    model = window.signals.assessment.model
    assert [one.weight for one in model.criteria] == [Fraction(2, 3), Fraction(4, 3), 1]
    assert model.provenance.origin == "adapted"
    assert model.provenance.adapted_from == "small 1.0"
    assert window.signals.undo_stack.count() == 1
    assert "Preview" not in window.ranking.data.title
    assert not panel.keep.isEnabled()
    window.form.action_undo.trigger()
    assert window.signals.assessment.model == MODEL
    assert shown(panel) == ["50 %", "50 %"]


def test_that_a_share_that_was_not_touched_stays_exact(window: MainWindow, panel: WeightsPanel) -> None:
    typed(boxes(panel)[0], "1/3")
    box = boxes(panel)[1]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Return)
    panel.keep.click()
    assert window.signals.assessment.model.criteria[1].weight == Fraction(4, 3), "not 66.7 %"


def test_that_a_slider_that_goes_to_the_end_and_back_changes_nothing(
    open_window: Callable[[Assessment], MainWindow],
) -> None:
    third = replace(MODEL.criteria[1], code="H3", name="Lost sleep", weight=Fraction(2))
    window = open_window(small_assessment(replace(MODEL, criteria=(*MODEL.criteria, third))))
    window.panel_set.go_to("weights")
    panel = window.panel_set.panel("weights")
    assert isinstance(panel, WeightsPanel)
    before = shown(panel)
    slider = panel.findChildren(QSlider)[0]
    for value in (60, 100, 40, 25):
        slider.setValue(value)
    assert shown(panel) == before
    assert window.signals.supposition is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("lots", "“lots” is no share"),
        ("101", "A share cannot be 101"),
        ("1/1009", "finer than a spreadsheet"),
    ],
)
def test_that_what_is_no_share_is_said_and_the_old_one_stays(
    panel: WeightsPanel, text: str, said: str
) -> None:
    typed(boxes(panel)[0], text)
    assert said in panel._fault.text()
    assert panel._fault.isVisible()
    assert shown(panel) == ["50 %", "50 %"]
    typed(boxes(panel)[0], "60")
    assert not panel._fault.isVisible()


def test_that_weights_that_cannot_be_ranked_exactly_are_refused_at_once(
    open_window: Callable[[Assessment], MainWindow],
) -> None:
    high = replace(
        small_model().criteria[0],
        levels=tuple(
            replace(level, value=level.value * 10**12) for level in small_model().criteria[0].levels
        ),
    )
    window = open_window(small_assessment_of(replace(MODEL, criteria=(high, *MODEL.criteria[1:]))))
    window.panel_set.go_to("weights")
    panel = window.panel_set.panel("weights")
    assert isinstance(panel, WeightsPanel)
    typed(boxes(panel)[0], "333/997")
    assert "A spreadsheet could not rank this exactly" in panel._fault.text()
    assert not panel.keep.isEnabled()
    assert panel.back.isEnabled()
    assert window.signals.supposition is None


def small_assessment_of(model: object) -> Assessment:
    """Return an assessment without themes."""
    start = small_assessment()
    return replace(start, model=model, themes=(), agreed=replace(start.agreed, entries={}), cards=())


def test_that_scores_can_change_while_weights_are_tried(window: MainWindow, panel: WeightsPanel) -> None:
    typed(boxes(panel)[0], "75")
    window.signals.apply(agreed("T-003", "L1", 2))
    assert scores(window)["ASB"] == "12"
    assert window.ranking.data.title.startswith("Preview: ")
    assert shown(panel) == ["75 %", "25 %"]


def test_that_another_model_ends_the_preview(window: MainWindow, panel: WeightsPanel) -> None:
    typed(boxes(panel)[0], "75")
    window.signals.apply(SetModel(small_model()))
    assert window.signals.supposition is None
    assert boxes(panel) == []
    assert "no weights to share out" in panel._said.text()
    assert not panel.keep.isVisible()


def test_that_a_panel_nobody_sees_previews_nothing(window: MainWindow, panel: WeightsPanel) -> None:
    typed(boxes(panel)[0], "75")
    window.panel_set.docks["weights"].close()
    assert window.signals.supposition is None
    assert "Preview" not in window.ranking.data.title
    window.panel_set.go_to("weights")
    assert shown(panel) == ["75 %", "25 %"], "what was tried waits"
    assert window.ranking.data.title.startswith("Preview: ")


def test_that_opening_another_assessment_ends_the_preview(window: MainWindow, panel: WeightsPanel) -> None:
    typed(boxes(panel)[0], "75")
    window.door.show(window.signals.session.workbook)
    assert shown(panel) == ["50 %", "50 %"]
    assert window.signals.supposition is None


def test_that_nothing_can_be_moved_while_a_version_is_looked_at(
    window: MainWindow, panel: WeightsPanel
) -> None:
    window.signals.commit("First", "")
    typed(boxes(panel)[0], "75")
    window.signals.view(1)
    assert window.signals.supposition is None
    assert not boxes(panel)[0].isEnabled()
    window.signals.show_now()
    assert boxes(panel)[0].isEnabled()


def test_that_the_command_stands_in_the_score_menu(window: MainWindow) -> None:
    texts = [action.text() for action in window.form.menu_score.actions()]
    assert "Weights" in texts
    assert "Weights" not in [action.text() for action in window.form.menu_view.actions()]


@pytest.mark.parametrize(
    ("text", "share"),
    [("37.5", "3/8"), ("37.5 %", "3/8"), (" 1/3 ", "1/3"), ("100%", "1"), ("0", "0"), ("0.1", "1/1000")],
)
def test_that_a_share_is_read_exactly(text: str, share: str) -> None:
    assert read_share(text) == Fraction(share)


@pytest.mark.parametrize("text", ["", "%", "-1", "100.1", "4/3", "1/0", "12,5", "1e1", "0.01"])
def test_that_what_is_no_share_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        read_share(text)


def test_that_a_share_is_shown_to_a_tenth_of_a_percent() -> None:
    assert [share_text(Fraction(one)) for one in ("1", "1/8", "2/3")] == ["100 %", "12.5 %", "66.7 %"]
