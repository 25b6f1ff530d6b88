"""The sentence under the ranking has its end, whatever the theme is called and however large the type."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.theme import load_theme
from smp_workbench.gui.theme_palette import wear


@pytest.mark.parametrize("size", [(1280, 720), (960, 540)])
@pytest.mark.parametrize("look", ["light", "projector_dark"])
def test_that_the_sentence_under_the_ranking_is_whole_for_every_theme(
    sample_window: MainWindow, qapp: QApplication, qtbot: QtBot, size: tuple[int, int], look: str
) -> None:
    window = sample_window
    theme = load_theme(look).for_screen(size[1])
    wear(qapp, theme)
    window.set_theme(theme)
    window.resize(*size)
    line = window.ranking_column.line
    qtbot.waitUntil(lambda: bool(line.words.text()))
    cut = []
    for one in window.signals.assessment.themes:
        window.grid.focus_cell(one.ref, "H1")
        if not line.words.seen[-1].endswith("."):
            cut.append(line.words.seen)
    assert cut == []
    assert line.words.toolTip() == line.words.text(), "the whole is told"
