"""The pages of the dock "What would change the answer": which there are, in their order.

Here: the catalogue. A page is a ``Panel`` like any other, in a dock that shows one of them at a time.
Not here: the dock's content (``sensitivity_panel``) and what each page shows.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtWidgets import QWidget

from smp_workbench.gui.panel_set import MakePanel
from smp_workbench.gui.panels.panel import Panel
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.theme import Theme

TITLE: Final = "What would change the answer"
"""Of the dock and of the submenu, to be translated in the context ``panel``."""


class PageKind(NamedTuple):
    """A page.

    Attributes
    ----------
    name
        For commands and tests.
    title
        As on its tab and in the menu, to be translated in the context ``panel``.
    key
        Shows it and goes to it.
    make
        Imports its module only when it is called.
    """

    name: str
    title: str
    key: str
    make: MakePanel


def _words(signals: SessionSignals, theme: Theme, parent: QWidget) -> Panel:
    from smp_workbench.gui.panels.sensitivity.words_page import WordsPage

    return WordsPage(signals, theme, parent)


def _firmness(signals: SessionSignals, theme: Theme, parent: QWidget) -> Panel:
    from smp_workbench.gui.panels.sensitivity.firmness_page import FirmnessPage

    return FirmnessPage(signals, theme, parent)


def _tornado(signals: SessionSignals, theme: Theme, parent: QWidget) -> Panel:
    from smp_workbench.gui.panels.sensitivity.tornado_page import TornadoPage

    return TornadoPage(signals, theme, parent)


def _why(signals: SessionSignals, theme: Theme, parent: QWidget) -> Panel:
    from smp_workbench.gui.panels.sensitivity.why_page import WhyPage

    return WhyPage(signals, theme, parent)


def _sweep(signals: SessionSignals, theme: Theme, parent: QWidget) -> Panel:
    from smp_workbench.gui.panels.sensitivity.sweep_page import SweepPage

    return SweepPage(signals, theme, parent)


def _formula(signals: SessionSignals, theme: Theme, parent: QWidget) -> Panel:
    from smp_workbench.gui.panels.sensitivity.formula_page import FormulaPage

    return FormulaPage(signals, theme, parent)


PAGES: Final = (
    PageKind("words", "In words", "F5", _words),
    PageKind("firmness", "Firmness", "F8", _firmness),
    PageKind("sweep", "Weight sweep", "F4", _sweep),
    PageKind("tornado", "One level up or down", "F9", _tornado),
    PageKind("formula", "Another formula", "F7", _formula),
    PageKind("why", "Why is it there", "F12", _why),
)
"""In the order of their tabs."""
