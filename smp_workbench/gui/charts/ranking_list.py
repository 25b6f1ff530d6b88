"""The rows of the ranking chart: scrolled, walked through with the keyboard, read by screen readers.

Here: the item model of the rows and its view, which draws them with ``ranking_drawing`` and lets bars
glide to their new rank.
Not here: the heading and following the assessment (``ranking_chart``).

The rows are a Qt list and not one painted surface, because a list gives each theme a name to a screen
reader, arrow keys, finding by typing, and scrolling, all as people know them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QEasingCurve,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QListView, QStyle, QWidget
from typing_extensions import override

from smp_workbench.gui.charts.ranking_data import RankingData
from smp_workbench.gui.charts.ranking_drawing import RankingDrawing, RowState
from smp_workbench.gui.charts.ranking_layout import ItemPlace, item_places
from smp_workbench.gui.charts.ranking_type import RankingType
from smp_workbench.gui.charts.ranking_words import place_tooltip, place_words
from smp_workbench.gui.charts.row_picture import RowPictures
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.theme import Theme

Index: TypeAlias = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()
_NOTHING: Final[object] = None
_TAKING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RankingTable(QAbstractListModel):
    """The rows of a :class:`RankingData`, one theme each."""

    def __init__(self, data: RankingData, type_: RankingType, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._type = type_
        self.places = item_places(data, type_)

    @property
    def ranking(self) -> RankingData:
        """What is shown."""
        return self._data

    def set_type(self, type_: RankingType) -> None:
        """Make rows as high as this type needs."""
        self.beginResetModel()
        self._type = type_
        self.places = item_places(self._data, type_)
        self.endResetModel()

    def set_ranking(self, data: RankingData) -> None:
        """Show another ranking; if its themes are the same, indexes follow them to their new rows."""
        places = item_places(data, self._type)
        before, after = ([row.ref for row in rows] for rows in (self._data.rows, data.rows))
        if set(before) != set(after):
            self.beginResetModel()
            self._data, self.places = data, places
            self.endResetModel()
        elif before == after and places == self.places:
            self._data = data
            self.dataChanged.emit(self.index(0), self.index(max(len(data.rows) - 1, 0)))
        else:
            self._move(data, places)

    def _move(self, data: RankingData, places: tuple[ItemPlace, ...]) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        refs = [self._data.rows[index.row()].ref for index in before]
        self._data, self.places = data, places
        now = {row.ref: place for place, row in enumerate(data.rows)}
        self.changePersistentIndexList(before, [self.index(now[ref]) for ref in refs])
        self.layoutChanged.emit()

    @override
    @guarded(default=0)
    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of themes."""
        return 0 if parent.isValid() else len(self._data.rows)

    @override
    @guarded(default=_NOTHING)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a theme's label, its place in words, or its row's height."""
        if not index.isValid():
            return None
        row = self._data.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.label
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.label}, {place_words(row.ranked, row.moved, self._data.cut_line)}"
            case Qt.ItemDataRole.ToolTipRole:
                return place_tooltip(row.ranked, row.moved, self._data.cut_line)
            case Qt.ItemDataRole.SizeHintRole:
                return QSize(0, self.places[index.row()].height)
        return None


class RankingList(QListView):
    """The view of the rows.

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
        self._type = RankingType(theme)
        self.table = RankingTable(data, self._type, self)
        self._drawing = RankingDrawing(data, self._type, self.width())
        self._pictures = RowPictures(self._drawing, self.devicePixelRatioF())
        self._came_from: Mapping[str, int] = {}
        self._way = 1.0
        self._pressed = QPoint()
        self._glide = QVariantAnimation(self)
        self._glide.setStartValue(0.0)
        self._glide.setEndValue(1.0)
        self._glide.setEasingCurve(QEasingCurve.Type.InOutQuad)
        self._glide.valueChanged.connect(self._go_on)
        self._set_up()

    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        chosen = self.currentIndex().row()
        self._theme = theme
        self._type = RankingType(theme)
        self.table.set_type(self._type)
        if chosen >= 0:
            self.setCurrentIndex(self.table.index(chosen))
        self._redraw()

    def set_ranking(self, data: RankingData) -> None:
        """Show another ranking; bars that change place glide there, the rows themselves are there at once."""
        before = {row.ref: self._top_on_way(place) for place, row in enumerate(self.table.ranking.rows)}
        self._glide.stop()
        self._came_from = {}
        self.table.set_ranking(data)
        self._redraw()
        after = {row.ref: self._top(place) for place, row in enumerate(data.rows)}
        moved = {ref: top for ref, top in before.items() if after.get(ref, top) != top}
        moves = self._theme.motion.rank_change > 0 and not motion_is_reduced(self)
        if moved and moves and self.isVisible():
            self._came_from, self._way = moved, 0.0
            self._glide.setDuration(self._theme.motion.rank_change)
            self._glide.start()

    @property
    def gliding(self) -> bool:
        """Whether bars are on their way to a new place."""
        return self._glide.state() == QVariantAnimation.State.Running

    def select(self, ref: str) -> None:
        """Choose a theme without telling anyone; none if it is not ranked."""
        place = self.table.ranking.place_of(ref)
        self.setCurrentIndex(self.table.index(place) if place is not None else NOWHERE)

    # --- Qt's view ----------------------------------------------------------------------------

    @override
    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the chosen theme's figure with Enter; the rest is Qt's: arrows, Home, End, typing a name."""
        if event.key() in _TAKING and self.currentIndex().isValid():
            self.figure_chosen.emit(self._ref_of(self.currentIndex()))
            event.accept()
        else:
            super().keyPressEvent(event)

    @override
    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep where the mouse was pressed: a figure is chosen apart from its theme."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    @override
    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first theme if none is chosen, so that arrows have somewhere to go from."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.table.rowCount():
            self.setCurrentIndex(self.table.index(0))

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows that are in view, each where it is on its way."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colour.ground)
        scrolled, seen = self.verticalOffset(), event.rect()
        top, bottom = seen.top() + scrolled, seen.bottom() + scrolled
        moving: list[int] = []
        for number, place in enumerate(self.table.places):
            if self._came_from and self.table.ranking.rows[number].ref in self._came_from:
                moving.append(number)
            if place.top > bottom or place.top + place.height < top:
                continue
            self._drawing.draw_marks(painter, place, scrolled)
            if not moving or moving[-1] != number:
                self._draw_row(painter, number, place.top + place.over - scrolled)
        for number in reversed(moving):  # those that rise pass over those that fall
            on_way = self._top_on_way(number)
            if on_way <= bottom and on_way + self.table.places[number].height >= top:
                self._draw_row(painter, number, on_way - scrolled)
        painter.end()

    @override
    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Work out places for the new width."""
        super().resizeEvent(event)
        self._redraw()

    # --- setting up and moving ----------------------------------------------------------------

    def _set_up(self) -> None:
        self.setModel(self.table)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Ranking"))
        self.clicked.connect(self._choose)

    def _redraw(self) -> None:
        self._drawing = RankingDrawing(self.table.ranking, self._type, self.viewport().width())
        self._pictures.take(self._drawing, self.devicePixelRatioF())
        self.viewport().update()

    @guarded
    def _choose(self, index: QModelIndex) -> None:
        row, place = self.table.ranking.rows[index.row()], self.table.places[index.row()]
        down = self._pressed.y() + self.verticalOffset() - place.top - place.over
        chosen = self._drawing.is_figure(row, QPoint(self._pressed.x(), down))
        (self.figure_chosen if chosen else self.theme_chosen).emit(row.ref)

    def _ref_of(self, index: QModelIndex) -> str:
        return self.table.ranking.rows[index.row()].ref

    @guarded
    def _go_on(self, way: float) -> None:
        self._way = way
        if way >= 1.0:
            self._came_from = {}
        self.viewport().update()

    def _top(self, number: int) -> int:
        place = self.table.places[number]
        return place.top + place.over

    def _top_on_way(self, number: int) -> int:
        """Return where a row is drawn now, in pixels from the top of the rows."""
        top = self._top(number)
        start = self._came_from.get(self.table.ranking.rows[number].ref, top)
        return round(start + (top - start) * self._way)

    def _draw_row(self, painter: QPainter, number: int, top: int) -> None:
        chosen = number == self.currentIndex().row()
        state = RowState(chosen, chosen and self.hasFocus())
        self._pictures.draw(painter, top, self.table.ranking.rows[number], state)


def motion_is_reduced(widget: QWidget) -> bool:
    """Whether the system asks for no animation, as far as Qt hears of it.

    Windows tells; on other systems Qt only knows a style that has no animations at all.
    """
    length = widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget)
    if QGuiApplication.platformName() == "windows":
        return length == 0 or not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
    return length == 0
