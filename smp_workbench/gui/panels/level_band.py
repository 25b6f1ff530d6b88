"""One level of a criterion as a band that can be pressed: its value, key, label and definition.

Here: drawing one band, and how much room it needs.
Not here: the bands side by side and which is current (``level_bands``).
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Final, TypeAlias

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from smp_workbench.domain.scoring_model import Level
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.tables.score_cell import level_text
from smp_workbench.gui.tables.score_words import as_html
from smp_workbench.gui.theme import Theme
from smp_workbench.gui.wrapped_text import WrappedText

_WRAP: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_CURRENT_EDGE: Final = 3
_LEAST_LINES: Final = 3
"""Lines of a definition that are shown however little room there is."""


Measured: TypeAlias = dict[tuple[str, str, str, str, int], int]
"""Which height, value, label, definition and width, to pixels."""


class LevelBand(QAbstractButton):
    """A level that is set by a click, by space, or by its key.

    Parameters
    ----------
    measured
        Heights that were found for texts at widths in this theme; bands that show the same text share them.

    Attributes
    ----------
    reached
        The keyboard has come to it, or has gone.
    """

    reached = Signal()

    def __init__(self, theme: Theme, measured: Measured, parent: QWidget) -> None:
        super().__init__(parent)
        self._level = Level(Fraction(0), "")
        self._value = self._key = ""
        self._theme = theme
        self._colours = theme.level_colours(0, 1)
        self._broken = WrappedText(theme.font(theme.type.small))
        self._measured = measured
        self._short = False
        self.setCheckable(True)
        self.setProperty("own_ring", True)  # bands fill their place: outside, a ring would be cut off
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.toggled.connect(self.updateGeometry)

    def show_level(self, level: Level, place: int, count: int, key: str) -> None:
        """Stand for a level.

        Parameters
        ----------
        place, count
            Its place among the levels, from 0, and how many there are.
        key
            The key that sets it; empty if it has none.
        """
        self._level = level
        self._value = level_text(level.value)
        self._key = key
        self._colours = self._theme.level_colours(place, count)
        name = self.tr("{value}, {label}").format(value=self._value, label=level.label)
        self.setAccessibleName(name)
        said = self.tr("{definition} Key: {key}.") if key else "{definition}"
        self.setAccessibleDescription(said.format(definition=level.definition, key=key))
        self.update()

    @property
    def level(self) -> Level:
        """The level it stands for."""
        return self._level

    def words(self) -> str:
        """Return its label and its definition, for where they stand beside the band."""
        return self.tr("{label}: {definition}").format(label=self._level.label, definition=self._below())

    def set_short(self, *, short: bool) -> None:
        """Show its value and one line of its label alone, or all again."""
        if short != self._short:
            self._short = short
            self.update()

    def short_height(self) -> int:
        """Return the height of its value and label alone."""
        return self._chip_size().height() + 2 * self._theme.space.unit

    @override
    @guarded(default=QSize())
    def sizeHint(self) -> QSize:
        """Return a width at which a definition of usual length is easy to read."""
        width = 12 * self._theme.type.small
        return QSize(width, self.heightForWidth(width))

    @override
    @guarded(default=-1)
    def heightForWidth(self, width: int) -> int:
        """Return the height that the whole text needs at a width."""
        return self._kept("whole", width, self._whole_height)

    def _kept(self, what: str, width: int, find: Callable[[int], int]) -> int:
        """Return a height, found once: a layout asks for the same ones again and again."""
        key = (what, self._value, self._level.label, self._below(), width)
        if key not in self._measured:
            self._measured[key] = find(width)
        return self._measured[key]

    def _whole_height(self, width: int) -> int:
        margin = self._theme.space.related
        inner = width - 2 * margin
        label = self._label_box(QRect(margin, margin, inner, 0))
        definition = self._definition_box(QRect(margin, 0, inner, 0))
        return label.bottom() + self._theme.space.unit + definition.height() + margin + 2

    def least_height(self, width: int) -> int:
        """Return the height in which the label and the beginning of the definition can be read."""
        return self._kept("begun", width, self._begun_height)

    def _begun_height(self, width: int) -> int:
        margin = self._theme.space.related
        label = self._label_box(QRect(margin, margin, width - 2 * margin, 0))
        lines = _LEAST_LINES * QFontMetrics(self._theme.font(self._theme.type.small)).lineSpacing()
        wanted = label.bottom() + self._theme.space.unit + lines + margin + 2
        return min(wanted, self.heightForWidth(width))

    @override
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the value on its colour, the label beside it and the definition below."""
        theme = self._theme
        margin = theme.space.unit if self._short else theme.space.related
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_frame(painter)
        box = self.rect().adjusted(margin, margin, -margin, -margin)
        self._draw_value(painter, QRect(box.topLeft(), self._chip_size()))
        painter.setPen(self._text_colour())
        if self._short:
            self._draw_label_alone(painter, box)
        else:
            painter.setFont(self._label_font(box.width()))
            label = self._label_box(box)
            painter.drawText(label, _WRAP, self._label_text(label.width()))
            top = label.bottom() + theme.space.unit
            self._draw_definition(painter, QRect(box.left(), top, box.width(), self.height() - top))
        painter.end()

    @override
    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard has come."""
        super().focusInEvent(event)
        self.reached.emit()

    @override
    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard has gone."""
        super().focusOutEvent(event)
        self.reached.emit()

    def _draw_label_alone(self, painter: QPainter, box: QRect) -> None:
        """Draw the label in one line, so far as it goes; the tooltip has the rest of what the band says."""
        font = self._theme.font(self._theme.type.small, strong=True)
        room = box.adjusted(self._chip_size().width() + self._theme.space.unit, 0, 0, 0)
        text = QFontMetrics(font).elidedText(self._level.label, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        self._tell(as_html(self._level.label, self._below()))

    def _draw_definition(self, painter: QPainter, room: QRect) -> None:
        """Draw the definition: whole, or so many lines as there is room for, and then the tooltip has it."""
        painter.setFont(self._theme.font(self._theme.type.small))
        line = painter.fontMetrics().lineSpacing()
        whole = self._definition_box(room).height()
        fits = whole <= room.height() - self._theme.space.unit
        if fits:
            painter.drawText(room, _WRAP, self._below())
        else:
            most = max((room.height() - self._theme.space.unit) // line, 1)
            for place, text in enumerate(self._broken.lines(self._below(), room.width(), most)):
                painter.drawText(
                    room.left(), room.top() + place * line + painter.fontMetrics().ascent(), text
                )
        self._tell("" if fits else as_html(self._level.label, self._below()))

    def _tell(self, tooltip: str) -> None:
        if self.toolTip() != tooltip:
            self.setToolTip(tooltip)

    def _draw_frame(self, painter: QPainter) -> None:
        colour = self._theme.colour
        edge = _CURRENT_EDGE if self.isChecked() else 1
        ground = colour.selected if self.isChecked() or self.underMouse() else colour.ground
        painter.setPen(QPen(colour.accent if self.isChecked() else colour.line, edge))
        painter.setBrush(ground)
        half = edge / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 4, 4)
        if self.hasFocus():
            self._draw_ring(painter, edge)

    def _draw_ring(self, painter: QPainter, inset: float) -> None:
        """Draw the focus ring inside the frame, in two tones, one of which shows on any ground."""
        width = self._theme.space.focus_ring
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, pen, inside in (
            (self._theme.colour.focus, width, inset + width / 2),
            (self._theme.colour.focus_inner, 1, inset + width + 0.5),
        ):
            painter.setPen(QPen(colour, pen))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(inside, inside, -inside, -inside), 3, 3)

    def _draw_value(self, painter: QPainter, chip: QRect) -> None:
        ground, text = self._colours
        painter.setPen(QPen(self._theme.colour.line, 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(chip, 3, 3)
        if self._theme.projector:  # lost light leaves a number legible only on the plain ground
            painter.setBrush(self._theme.data.chip)
            painter.setPen(Qt.PenStyle.NoPen)
            inset = self._theme.space.unit
            painter.drawRect(chip.adjusted(inset, inset, -inset, -inset))
            text = self._theme.data.chip_text
        painter.setPen(text)
        painter.setFont(self._theme.font(strong=True))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, self._value)

    def _chip_size(self) -> QSize:
        metrics = QFontMetrics(self._theme.font(strong=True))
        side = metrics.height() + self._theme.space.unit * (2 if self._theme.projector else 1)
        return QSize(max(side, metrics.horizontalAdvance(self._value) + self._theme.space.related), side)

    def _label_box(self, box: QRect) -> QRect:
        """Return where the label goes: beside the value, and at least as high."""
        chip = self._chip_size()
        left = box.left() + chip.width() + self._theme.space.related
        room = QRect(left, box.top() + 2, max(1, box.right() - left + 1), 10_000)
        metrics = QFontMetrics(self._label_font(box.width()))
        text = metrics.boundingRect(room, int(_WRAP), self._label_text(room.width()))
        return QRect(left, room.top(), room.width(), max(chip.height() - 2, text.height()))

    def _label_font(self, width: int) -> QFont:
        """Return the label's font: smaller where its longest word would not fit."""
        room = width - self._chip_size().width() - self._theme.space.related
        font = self._theme.font(strong=True)
        longest = max(map(QFontMetrics(font).horizontalAdvance, self._level.label.split()), default=0)
        return font if longest <= room else self._theme.font(self._theme.type.small, strong=True)

    def _label_text(self, room: int) -> str:
        """Return the label; a word that does not fit even when it is smaller ends in an ellipsis."""
        width = room + self._chip_size().width() + self._theme.space.related
        metrics, end = QFontMetrics(self._label_font(width)), Qt.TextElideMode.ElideRight
        return " ".join(metrics.elidedText(word, end, room) for word in self._level.label.split())

    def _definition_box(self, box: QRect) -> QRect:
        room = QRect(box.left(), 0, max(1, box.width()), 10_000)
        metrics = QFontMetrics(self._theme.font(self._theme.type.small))
        return metrics.boundingRect(room, int(_WRAP), self._below())

    def _below(self) -> str:
        """Return the definition, with the key where it is not the value itself."""
        if not self._key or self._key == self._value:
            return self._level.definition
        return self.tr("{definition} (key {key})").format(definition=self._level.definition, key=self._key)

    def _text_colour(self) -> QColor:
        return self._theme.colour.text if self.isEnabled() else self._theme.colour.text_second
