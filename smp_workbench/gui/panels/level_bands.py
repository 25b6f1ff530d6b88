"""All levels of one criterion, side by side where there is room and in rows where there is not.

Where not even that can be seen whole, each level keeps its value and label in a low row, and the definition
below it is the current level's alone, or that of the level which the keyboard is on.

Here: laying the bands out, marking the current one, and the keys that set them.
Not here: one band (``level_band``), and making the edit (``definition_panel``).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from smp_workbench.domain.scorecard import NOT_KNOWN, Answer
from smp_workbench.domain.scoring_model import Criterion
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.panels.level_band import LevelBand, Measured
from smp_workbench.gui.tables.level_key import level_keys, level_of_key
from smp_workbench.gui.theme import Theme

_NARROWEST: Final = 9
"""Width at which a band's text is still easy to read, as a multiple of the type's size: on a projector five
levels then stand in one row, and the reason below them stays in view."""
_ASIDE: Final = 8
"""Width of the other bands where the current one needs more, as a multiple of the type's size."""
_USUAL_LINES: Final = 3
"""Lines of a definition that stands alone."""
_SHORTEST: Final = 6
"""Width at which a value and the beginning of its label can be read, as a multiple of the type's size."""


class LevelBands(QWidget):
    """The levels of the criterion shown.

    Attributes
    ----------
    chosen
        A person chose an answer: a level's value, not known, or None for blank.
    preceding, following
        The controls from which Tab leads to the first band, and those it leads to after the last one.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._criterion: Criterion | None = None
        self._bands: list[LevelBand] = []
        self._measured: Measured = {}
        self.preceding: tuple[QWidget, ...] = ()
        self.following: tuple[QWidget, ...] = ()
        self._room = 0
        self._definition = QLabel(self, wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop)
        self._definition.hide()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        self._theme = theme
        self._measured = {}
        criterion, current = self._criterion, self._current()
        self._criterion = None
        self._make_bands(0)
        if criterion is not None:
            self.show_answer(criterion, current)

    def show_answer(self, criterion: Criterion, answer: Answer) -> None:
        """Show a criterion's levels with the current one marked; none for blank and not known."""
        if criterion is not self._criterion:
            self._build(criterion)
        for band in self._bands:
            band.setChecked(band.level.value == answer)
        self._define()

    def set_room(self, height: int) -> None:
        """Take on the height there is; in too little, all definitions but the current one end early."""
        if height != self._room:
            self._room = height
            self._lay_out()
            self.updateGeometry()

    def height_in(self, width: int, room: int) -> int:
        """Return the height at a width where there is so much room: whole, or cut to it so far as can be."""
        if self._is_short(width, room):
            return max(room, self.short_height(width))
        return self._height_in(width, room)

    def least_height(self, width: int) -> int:
        """Return the height at a width in which every definition is begun, and the current one whole."""
        return self._height_in(width, 0)

    def short_height(self, width: int) -> int:
        """Return the height at a width of values and labels alone, and one definition below them."""
        return self._definition_top(width) + self._definition.heightForWidth(width)

    def usual_short_height(self, width: int) -> int:
        """Return that height for a definition of usual length, so that a longer one seldom is too long."""
        line = self._definition.fontMetrics().lineSpacing()
        return max(self.short_height(width), self._definition_top(width) + _USUAL_LINES * line)

    def current_place(self) -> QRect:
        """Return where the current level is, with its definition; empty if there is none."""
        place = next((band.geometry() for band in self._bands if band.isChecked()), QRect())
        return place if self._definition.isHidden() or place.isEmpty() else self.rect()

    def _is_short(self, width: int, room: int) -> bool:
        least = self._height_in(width, 0)
        return room < least and self.short_height(width) < least

    def _height_in(self, width: int, room: int) -> int:
        columns = self._columns(width)
        heights = self._row_heights(columns, width)
        whole = sum(heights) + max(0, len(heights) - 1) * self._theme.space.related
        if len(heights) != 1 or whole <= room:
            return whole
        least = [band.least_height(self._band_width(columns, width)) for band in self._bands]
        least += [band.heightForWidth(self._widest(width)) for band in self._bands if band.isChecked()]
        return max(room, *least)

    def take_focus(self) -> bool:
        """Take the keyboard to the current level, or the first; False if there are no levels."""
        if not self._bands:
            return False
        current = next((band for band in self._bands if band.isChecked()), self._bands[0])
        current.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _build(self, criterion: Criterion) -> None:
        self._criterion = criterion
        count, keys = len(criterion.levels), level_keys(criterion)
        if count != len(self._bands):
            self._make_bands(count)
        for place, (band, level, key) in enumerate(zip(self._bands, criterion.levels, keys, strict=True)):
            band.show_level(level, place, count, key)

    def _make_bands(self, count: int) -> None:
        for band in self._bands:
            band.hide()
            band.deleteLater()
        self._bands = [LevelBand(self._theme, self._measured, self) for _ in range(count)]
        for band in self._bands:
            band.clicked.connect(self._choose_pressed)
            band.reached.connect(self._define)
            band.show()
        for before, after in pairwise((*self.preceding, *self._bands, *self.following)):
            if before.window() is after.window():  # or what was made last would come last
                QWidget.setTabOrder(before, after)
        self._definition.setFont(self._theme.font(self._theme.type.small))

    @guarded
    def _define(self) -> None:
        """Have the one definition ready that is shown where there is no room for all."""
        shown = next((band for band in self._bands if band.hasFocus() or band.isChecked()), None)
        shown = next((band for band in self._bands if band.hasFocus()), shown)
        words = shown.words() if shown else self.tr("Tab goes from level to level and shows what each means.")
        if words != self._definition.text():
            self._definition.setText(words)
        self._lay_out()
        self.updateGeometry()

    def _current(self) -> Answer:
        return next((band.level.value for band in self._bands if band.isChecked()), None)

    @guarded
    def _choose_pressed(self) -> None:
        band = self.sender()
        if isinstance(band, LevelBand):
            band.setChecked(True)  # pressing the current level again does not take it away
            self.chosen.emit(band.level.value)

    def _choose_focused(self) -> None:
        for band in self._bands:
            if band.hasFocus():
                band.click()

    def _columns(self, width: int, least: int = _NARROWEST) -> int:
        """Return how many bands stand side by side: all, or as many as leave no near-empty row."""
        count = len(self._bands)
        narrowest = least * self._theme.type.small
        fitting = max(1, min(count, (width + self._theme.space.related) // (narrowest + 8)))
        rows = -(-count // fitting) if count else 1
        return max(1, -(-count // rows))

    def _row_heights(self, columns: int, width: int) -> list[int]:
        band_width = self._band_width(columns, width)
        heights = [band.heightForWidth(band_width) for band in self._bands]
        return [max(heights[start : start + columns]) for start in range(0, len(heights), columns)]

    def _band_width(self, columns: int, width: int) -> int:
        return (width - (columns - 1) * self._theme.space.related) // columns

    def _lay_out(self) -> None:
        short = self._is_short(self.width(), self._room)
        for band in self._bands:
            band.set_short(short=short)
        self._definition.setVisible(short)
        if short:
            self._lay_out_short()
        else:
            self._lay_out_whole()

    def _lay_out_short(self) -> None:
        unit, columns = self._theme.space.unit, self._columns(self.width(), _SHORTEST)
        width = (self.width() - (columns - 1) * unit) // columns
        for place, band in enumerate(self._bands):
            row, column = divmod(place, columns)
            height = band.short_height()
            band.setGeometry(column * (width + unit), row * (height + unit), width, height)
        top = self._definition_top(self.width())
        self._definition.setGeometry(0, top, self.width(), max(self.height() - top, 0))

    def _definition_top(self, width: int) -> int:
        """Return where the one definition begins, below the rows of values and labels."""
        rows = -(-len(self._bands) // self._columns(width, _SHORTEST))
        height = max((band.short_height() for band in self._bands), default=0)
        return rows * (height + self._theme.space.unit)

    def _lay_out_whole(self) -> None:
        gap, columns = self._theme.space.related, self._columns(self.width())
        heights = self._row_heights(columns, self.width())
        if len(heights) == 1:
            heights = [self._height_in(self.width(), self._room)]
        top = 0
        for row, height in enumerate(heights):
            bands, left = self._bands[row * columns : (row + 1) * columns], 0
            for band, width in zip(bands, self._widths(bands, columns, height), strict=True):
                band.setGeometry(left, top, width, height)
                left += width + gap
            top += height + gap

    def _widths(self, bands: Sequence[LevelBand], columns: int, height: int) -> list[int]:
        """Return equal widths; where its definition would not be whole, the current band's is greater."""
        equal = self._band_width(columns, self.width())
        current = next((band for band in bands if band.isChecked()), None)
        if current is None or len(bands) == 1 or current.heightForWidth(equal) <= height:
            return [equal] * len(bands)
        whole, others, most = equal * len(bands), len(bands) - 1, self._widest(self.width())
        wider = next(
            (w for w in range(equal, most, 4) if current.heightForWidth(w) <= height), max(most, equal)
        )
        rest = (whole - wider) // others
        return [wider if band is current else rest for band in bands]

    def _widest(self, width: int) -> int:
        """Return how wide the current band may become where all stand in one row."""
        count = len(self._bands)
        equal = self._band_width(count, width)
        return max(equal, equal * count - (count - 1) * _ASIDE * self._theme.type.small)

    @override
    @guarded(default=True)
    def hasHeightForWidth(self) -> bool:
        """Say that a narrower panel needs more rows."""
        return True

    @override
    @guarded(default=-1)
    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows at a width, in the room there is."""
        return self.height_in(width, self._room)

    @override
    @guarded(default=QSize())
    def sizeHint(self) -> QSize:
        """Return the room in which all levels stand side by side."""
        width = max(self.width(), _NARROWEST * self._theme.type.small)
        return QSize(width, self.heightForWidth(width))

    @override
    @guarded(default=QSize())
    def minimumSizeHint(self) -> QSize:
        """Return the narrowest the bands may get, at the height they then need."""
        return QSize(_NARROWEST * self._theme.type.small, self.heightForWidth(max(self.width(), 1)))

    @override
    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the bands out for the new width."""
        self._lay_out()
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    @override
    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter, and the keys that the grid takes: a level's key, ``?`` and Delete."""
        level = level_of_key(self._criterion, event.text()) if self._criterion else None
        if level is not None:
            self.chosen.emit(level.value)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose_focused()
        elif event.text() == "?":
            self.chosen.emit(NOT_KNOWN)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.chosen.emit(None)
        else:
            event.ignore()
