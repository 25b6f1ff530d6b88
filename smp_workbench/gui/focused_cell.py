"""The cell that the definition panel shows: that of the grid which the keyboard was in last.

Here: following the keyboard between the main grid and the second stage's, and the way back from a reason.
Not here: what the panel shows (``panels.definition_panel``), and moving about inside a grid (``tables``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.tables.keep_in_view import KeepInView

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow
    from smp_workbench.gui.panels.panel import Panel
    from smp_workbench.gui.panels.second_stage_panel import SecondStagePanel
    from smp_workbench.gui.tables.score_grid import ScoreGrid


class FocusedCell(QObject):
    """Tells one window's definition panel which cell it is about.

    Attributes
    ----------
    moved
        It is another cell, or one of the other grid.
    """

    moved = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._stage: SecondStagePanel | None = None
        self._in_stage = False
        KeepInView(window.grid)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_keyboard)
        window.panel_set.made.connect(self._take_stage)

    def show_first(self, ref: str, code: str) -> None:
        """Show a cell of the main grid: it has the focus there now, wherever the keyboard is."""
        self._in_stage = False
        self._window.definition.show_cell(ref, code)
        self.moved.emit()

    @property
    def grid(self) -> ScoreGrid:
        """The grid whose cell is shown: commands about scores are about that one."""
        stage = self._stage
        return stage.grid if self._in_stage and stage is not None and stage.isVisible() else self._window.grid

    def open_panel(self) -> None:
        """Bring the definition panel to the front."""
        dock = self._window.form.definition_dock
        dock.show()
        dock.raise_()

    @guarded
    def go_back(self) -> None:
        """Put the keyboard into the grid whose cell is shown."""
        if self._in_stage and self._stage is not None and self._stage.isVisible():
            self._stage.take_focus()
        else:
            self._window.return_to_grid()

    @guarded
    def _follow_keyboard(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is None or not isValid(self._window):
            return
        if self._stage is not None and self._stage.isAncestorOf(now):
            self._in_stage = True
            self._show_stage()
        elif self._in_stage and now is self._window.grid:
            self.show_first(*self._window.current)

    @guarded
    def _show_stage(self) -> None:
        if self._in_stage and self._stage is not None:
            self._window.definition.show_cell(*self._stage.cell, self._stage.source)
            self.moved.emit()

    @guarded
    def _begin_reason(self) -> None:
        self._open_stage()
        self._window.definition.begin_reason()

    @guarded
    def _begin_confidence(self) -> None:
        self._open_stage()
        self._window.definition.begin_confidence()

    def _open_stage(self) -> None:
        self._in_stage = True
        self._show_stage()
        self.open_panel()

    @guarded
    def _take_stage(self, panel: Panel) -> None:
        """Follow the second stage's grid too, which is made late."""
        from smp_workbench.gui.panels.second_stage_panel import SecondStagePanel

        if isinstance(panel, SecondStagePanel):
            self._stage = panel
            panel.cell_shown.connect(self._show_stage)
            panel.grid.reason_requested.connect(self._begin_reason)
            panel.grid.confidence_requested.connect(self._begin_confidence)
