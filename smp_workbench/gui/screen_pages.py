"""The pages of "What would change the answer", each in turn, when its chart is there.

Here: turning to a page and waiting for what is worked out beside the window.
Not here: drawing (``screens``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import monotonic
from typing import Final

from PySide6.QtWidgets import QWidget

from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.sensitivity.page_set import PAGES
from smp_workbench.gui.panels.sensitivity.sensitivity_panel import SensitivityPanel

_PATIENCE: Final = 20.0
"""Seconds that a chart is waited for, the start of the process that works it out included."""


def pages(window: MainWindow, settle: Callable[[], None]) -> Iterator[tuple[str, QWidget]]:
    """Give the window with each page in front."""
    panel = window.panel_set.panel("sensitivity")
    if isinstance(panel, SensitivityPanel):
        for kind in PAGES:
            panel.show_page(kind.name)
            window.panel_set.open("sensitivity")
            settle()
            until = monotonic() + _PATIENCE
            while panel.page.waiting and monotonic() < until:
                settle()
            yield f"page_{kind.name}", window
        window.form.action_panels_back.trigger()
