"""The second stage's grid, ranking and note: all in view where they have room, else one at a time.

Here: which of them is in view, and how they stand.
Not here: what they show and what is done with it (``second_stage_panel``).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from smp_workbench.gui.charts.ranking_chart import RankingView
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.tables.stage_grid import StageGrid
from smp_workbench.gui.theme import Theme

_RANKING_LINES: Final = 15
"""Lines of text that a ranking below the grid needs: its finding, and a few themes."""
_LEAST_LINES: Final = 8
_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_POLICY = QSizePolicy.Policy


class StageBody(QWidget):
    """Holds grid, ranking and note.

    Attributes
    ----------
    shared
        Something else than before is in view.
    """

    shared = Signal()

    def __init__(self, grid: StageGrid, ranking: RankingView, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid, self._ranking, self._theme = grid, ranking, theme
        self._note = QLabel(self)
        self._note.setWordWrap(True)
        self._note.setProperty("quiet", True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignTop)
        space = theme.space
        self._note.setContentsMargins(space.group, 0, space.group, space.related)
        self._ranking_first = self._note_asked = self._both = self._note_fits = False
        self._row = QBoxLayout(_DOWN)
        self._row.setSpacing(space.related)
        self._row.addWidget(grid, 1)
        self._row.addWidget(ranking, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.related)
        column.addLayout(self._row, 1)
        column.addWidget(self._note)
        self.set_theme(theme)

    @property
    def both(self) -> bool:
        """Whether grid and ranking are both in view."""
        return self._both

    @property
    def ranking_first(self) -> bool:
        """Whether the ranking is the one in view where there is room for one."""
        return self._ranking_first

    @property
    def note_asked(self) -> bool:
        """Whether the note is in view because somebody has asked for it."""
        return self._note_asked

    @property
    def note_fits(self) -> bool:
        """Whether the note is in view in any case, or there is none."""
        return self._note_fits or not self._note.text()

    def put_first(self, *, ranking: bool) -> None:
        """Show the ranking, or the grid, where there is room for one."""
        self._ranking_first = ranking
        self._arrange()

    def ask_note(self) -> None:
        """Show the note where there is little room too, or no longer."""
        self._note_asked = not self._note_asked
        self._arrange()

    def show_note(self, note: str) -> None:
        """Share the room out anew: there are other rows, or other words."""
        self._note.setText(note)
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        self._theme = theme
        self._note.setFont(theme.font(theme.type.small))
        self._arrange()

    @override
    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show all where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        line, gap = self._theme.type.interface, self._theme.space.related
        rows = self._grid.sizeHint().height()
        note = self._note.heightForWidth(self.width()) + gap
        whole = self._grid.whole_width()
        beside = self.width() - gap - whole
        wide = beside >= self._ranking.minimumSizeHint().width()
        tall = self.height() >= rows + gap + _RANKING_LINES * line
        self._both = wide or tall
        need = rows + (gap + _RANKING_LINES * line if tall and not wide else 0)
        self._note_fits = self.height() >= need + note
        self._row.setDirection(_ACROSS if wide else _DOWN)
        self._row.setStretch(0, whole if wide else 1)  # side by side the grid has what it needs
        self._row.setStretch(1, beside if wide else 1)
        # Above the ranking the grid is as high as its rows; beside it, or alone, it has all the height.
        above = self._both and not wide
        self._grid.setSizePolicy(_POLICY.Expanding, _POLICY.Fixed if above else _POLICY.Expanding)
        self._ranking.setMinimumHeight(_LEAST_LINES * line)
        self._ranking.setVisible(self._both or self._ranking_first)
        self._grid.setVisible(self._both or not self._ranking_first)
        self._note.setVisible(bool(self._note.text()) and (self._note_fits or self._note_asked))
        self.shared.emit()
