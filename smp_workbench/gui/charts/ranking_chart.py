"""The live ranking: its finding, and the themes as bars in rank order.

Here: the widget, and the one that follows the open assessment.
Not here: what it shows (``ranking_data``), drawing, for the screen and for files
(``ranking_drawing.draw``), rows and their keys (``ranking_list``).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from smp_workbench.domain.assessment import Comparison
from smp_workbench.gui.charts.heading_widget import ChartHeading
from smp_workbench.gui.charts.ranking_data import RankingData, ranking_data, with_former_ranks
from smp_workbench.gui.charts.ranking_list import RankingList
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.tables.cell_ring import INTERFACE_TYPE
from smp_workbench.gui.theme import Theme
from smp_workbench.session.announcement import Announcement
from smp_workbench.session.coming import coming_name

if TYPE_CHECKING:
    from smp_workbench.session.supposition import Supposition
    from smp_workbench.session.trial import Trial

_SHOWN: Final = frozenset({"agreed", "themes", "cut_line", "comparison", "model"})
"""Parts of an assessment that can change the picture."""
_NARROWEST: Final = 340
_LOWEST: Final = 180


class RankingView(QWidget):
    """Shows a ranking.

    Attributes
    ----------
    theme_chosen
        A theme was clicked: its ref.
    figure_chosen
        A theme's figure was clicked, or Enter was pressed on the theme: its ref.
    """

    theme_chosen = Signal(str)
    figure_chosen = Signal(str)

    def __init__(self, data: RankingData, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._heading = ChartHeading(data, theme, self)
        self._rows = RankingList(data, theme, self)
        self._rows.theme_chosen.connect(self.theme_chosen)
        self._rows.figure_chosen.connect(self.figure_chosen)
        self.setFocusProxy(self._rows)
        self._describe(data)

    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        self._theme = theme
        self._heading.set_theme(theme)
        self._rows.set_theme(theme)
        self._arrange()
        self.updateGeometry()

    @property
    def data(self) -> RankingData:
        """What is shown, for drawing it into a file."""
        return self._rows.table.ranking

    @property
    def rows(self) -> RankingList:
        """The list of themes."""
        return self._rows

    def select_theme(self, ref: str) -> None:
        """Mark a theme without telling anyone, as when the grid's focus goes to it."""
        self._rows.select(ref)

    def set_data(self, data: RankingData) -> None:
        """Show another ranking."""
        self._heading.set_data(data)
        self._rows.set_ranking(data)
        self._describe(data)
        self._arrange()

    @override
    @guarded(default=QSize())
    def minimumSizeHint(self) -> QSize:
        """Return the least at which labels, bars and numbers are still apart."""
        scale = self._theme.type.interface / INTERFACE_TYPE
        return QSize(round(_NARROWEST * scale), round(_LOWEST * scale))

    @override
    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the finding the height its words need, and the rows the rest."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        # No layout: a longer finding would have the whole window laid out anew after a key.
        height = min(self._heading.height_for(self.width()), self.height())
        self._heading.setGeometry(0, 0, self.width(), height)
        self._rows.setGeometry(0, height, self.width(), self.height() - height)

    def _describe(self, data: RankingData) -> None:
        self._rows.setAccessibleDescription(" ".join((f"{data.title}.", *data.lines)))


class RankingChart(RankingView):
    """Follows the ranking of the open assessment."""

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget | None = None) -> None:
        self._signals = signals
        super().__init__(self._present_data(), theme, parent)
        signals.edited.connect(self._follow)
        signals.replaced.connect(self._refresh)
        signals.committed.connect(self._refresh)
        signals.supposed.connect(self._refresh)
        signals.tried.connect(self._refresh)

    def _present_data(self) -> RankingData:
        supposed, trial = self._signals.supposition, self._signals.trial
        if supposed is not None:
            return self._supposed_data(supposed)
        if trial is not None and self._signals.viewed is None:
            return self._tried_data(trial)
        assessment, session = self._signals.assessment, self._signals.shown
        comparison, compared = assessment.comparison, session.compared_ranking()
        called = ""
        if comparison is not None and compared is not None:
            called = comparison.label or self._called(comparison)
        data = ranking_data(assessment, self._signals.ranking, compared, called)
        if name := coming_name(self._signals.session):
            return replace(data, title=self.tr("Opening {name}…").format(name=name))
        return data

    def _supposed_data(self, supposed: Supposition) -> RankingData:
        """Return what would be, said to be no more than that; arrows are against what is."""
        now = self._signals.ranking
        data = with_former_ranks(ranking_data(supposed.assessment, supposed.ranking, now), now)
        said = self.tr("Not kept. Arrows: places up or down from now; in brackets: the rank now.")
        return replace(
            data, title=self.tr("Preview: {finding}").format(finding=data.title), lines=(said, *data.lines)
        )

    def _tried_data(self, trial: Trial) -> RankingData:
        """Return the ranking with what is tried, beside the ranks without it."""
        data = with_former_ranks(ranking_data(trial.assessment, trial.ranking, trial.former), trial.former)
        said = self.tr("Not kept. Arrows: places up or down by what is tried; in brackets: the rank without.")
        return replace(
            data, title=self.tr("Trial: {finding}").format(finding=data.title), lines=(said, *data.lines)
        )

    def _called(self, comparison: Comparison) -> str:
        """Return the name of what is compared with."""
        if comparison.reference:
            return self._signals.assessment.reference(comparison.reference).title
        version = self._signals.shown.history.version(comparison.version)
        words = QCoreApplication.translate("RankingChart", "version {number}")  # before Qt has made it
        return version.name or words.format(number=version.number)

    @guarded
    def _follow(self, announcement: Announcement) -> None:
        if announcement.touched.parts & _SHOWN:
            self.set_data(self._present_data())

    @guarded
    def _refresh(self) -> None:
        self.set_data(self._present_data())
