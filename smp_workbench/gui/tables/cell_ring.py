"""The ring round the focused cell or row.

Here: drawing it inside a rectangle, so that neighbours need not be drawn again; the mark of cells that
are selected with it, the corner of those that wait for the disk, the line under those only tried, the sign of
those in conflict.
Not here: the ring round a control (``gui.focus_ring``).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLineF, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from smp_workbench.gui.theme import Theme

INTERFACE_TYPE: Final = 14
"""Pixels of the type that distances in a theme are given for."""
_CORNER: Final = 7
"""Pixels of a corner's side, and between it and the cell's edge."""
_CLEAR: Final = 4
_SIGN: Final = 8
"""Pixels of the width of a sign."""
_UNDERLINE: Final = 3
"""Pixels that it is high."""


def draw_cell_ring(painter: QPainter, rect: QRect, theme: Theme, *, active: bool) -> None:
    """Draw the ring of a focused cell, one tone of which shows on any ground.

    Parameters
    ----------
    active
        Whether the keyboard is here. If not, a thinner line keeps the place.
    """
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if not active:
        _draw_line(painter, rect, QPen(theme.colour.accent, 2), 1.0)
        return
    width = theme.space.focus_ring * max(theme.type.grid / INTERFACE_TYPE, 1.0)  # a projector's is thicker
    _draw_line(painter, rect, QPen(theme.colour.focus, width), width / 2)
    _draw_line(painter, rect, QPen(theme.colour.focus_inner, 1), width + 0.5)


def draw_cell_mark(painter: QPainter, rect: QRect, theme: Theme) -> None:
    """Draw the mark of a cell that is selected beside the focused one, in two tones for every ground."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _draw_line(painter, rect, QPen(theme.colour.accent, 2), 1.0)
    _draw_line(painter, rect, QPen(theme.colour.ground, 1), 2.5)


def draw_corner(painter: QPainter, rect: QRect, colour: QColor, theme: Theme) -> None:
    """Draw a small filled corner at a cell's top right, clear of the ring that the cell may have."""
    side = round(_CORNER * theme.type.grid / INTERFACE_TYPE)
    right, top = rect.right() - _CLEAR, rect.top() + _CLEAR
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon([QPoint(right - side, top), QPoint(right, top), QPoint(right, top + side)])


def draw_underline(painter: QPainter, rect: QRect, colour: QColor, theme: Theme) -> None:
    """Draw the thick line under what is only tried, clear of the ring that the cell may have."""
    thick = round(_UNDERLINE * theme.type.grid / INTERFACE_TYPE)
    inside = rect.adjusted(_CLEAR + 2, 0, -_CLEAR - 2, -_CLEAR)
    painter.fillRect(QRect(inside.left(), inside.bottom() + 1 - thick, inside.width(), thick), colour)


def draw_unequal(painter: QPainter, rect: QRect, colour: QColor, theme: Theme) -> None:
    """Draw the sign ≠ at a cell's top left, clear of the ring that the cell may have."""
    unit = theme.type.grid / INTERFACE_TYPE
    left, top = rect.left() + _CLEAR + 1, rect.top() + _CLEAR + 1
    painter.setPen(QPen(colour, 1.5 * unit))
    right = left + _SIGN * unit
    for line in (3.0, 6.0):
        painter.drawLine(QLineF(left, top + line * unit, right, top + line * unit))
    painter.drawLine(QLineF(left + 1.5 * unit, top + 9 * unit, right - 1.5 * unit, top))


def _draw_line(painter: QPainter, rect: QRect, pen: QPen, inset: float) -> None:
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.drawRect(QRectF(rect).adjusted(inset, inset, -inset, -inset))
