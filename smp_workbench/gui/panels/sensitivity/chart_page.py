"""What pages with one chart of the focused theme, or of all, share: the chart follows a moment after a key.

Here: the base of such a page. Not here: any chart.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from smp_workbench.errors import WorkbenchError
from smp_workbench.gui.charts.chart import Chart
from smp_workbench.gui.charts.chart_view import ChartView
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.panels.panel import Panel
from smp_workbench.gui.session_signals import SessionSignals, error_text
from smp_workbench.gui.theme import Theme
from smp_workbench.session.announcement import Announcement

MOMENT: Final = 30
"""Milliseconds after a key until the chart is made anew: grid and ranking are drawn first."""
_TOLD_BY: Final = frozenset({"agreed", "themes", "model", "cut_line"})


class ChartPage(Panel):
    """A page with a chart. A subclass gives :meth:`make_chart` and :meth:`make_empty`.

    Attributes
    ----------
    of_theme
        Whether the chart is of the focused theme, and follows the grid's focus.
    """

    of_theme = True

    def __init__(
        self, name: str, signals: SessionSignals, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(signals, theme, parent)
        self._shown_ref = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(MOMENT)
        self._soon.timeout.connect(self._show)
        self.view = ChartView(name, self.make_empty(name, ""), theme, self)
        self.view.cell_chosen.connect(self.cell_chosen)
        self.view.said.connect(self.said)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.view)

    # --- for a subclass -----------------------------------------------------------------------

    def make_chart(self) -> Chart:
        """Return the chart of what is shown now; a ``WorkbenchError`` is shown in its place."""
        raise NotImplementedError

    def make_empty(self, title: str, line: str) -> Chart:
        """Return a chart that only says why there is nothing to show."""
        raise NotImplementedError

    # --- following ----------------------------------------------------------------------------

    @override
    def refresh(self) -> None:
        """Show what holds now, at once."""
        self._show()

    @override
    def follow_edit(self, announcement: Announcement) -> None:
        """Show soon what an edit changed of it."""
        if announcement.touched.parts & _TOLD_BY:
            self._soon.start()
        self.view.marking = self.signals.assessment.marking.text

    @override
    def follow_focus(self) -> None:
        """Show another theme's chart soon, or mark its row."""
        if not self.of_theme:
            self.view.surface.set_chosen(self.ref)
        elif self.ref != self._shown_ref:
            self._soon.start()

    @override
    def set_seen(self, seen: bool) -> None:
        """Make no chart that nobody sees."""
        if not seen and self._soon.isActive():
            self._soon.stop()
            self._stale = True
        super().set_seen(seen)

    @override
    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        self.view.set_theme(theme)
        super().set_theme(theme)

    @override
    def take_focus(self) -> None:
        """Take the keyboard to the chart."""
        self.view.take_focus()

    @guarded
    def _show(self) -> None:
        self._soon.stop()
        if not self.seen:
            return
        self.headed.emit(self.tr("What would change the answer"), "")
        self.view.marking = self.signals.assessment.marking.text
        self._shown_ref = self.ref
        try:
            chart = self.make_chart()
        except WorkbenchError as error:
            chart = self.make_empty(self.tr("Nothing to show"), error_text(error))
        self.view.set_chart(chart)
        self.view.surface.set_chosen(self.ref)
