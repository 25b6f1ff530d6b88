"""The protective marking above a picture that goes into a document.

Here: its height, and drawing it.
Not here: which marking it is (``domain.assessment``).
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from smp_workbench.gui.theme import Theme


def marking_height(marking: str, theme: Theme) -> int:
    """Return the pixels that the marking and its space take; none without one."""
    font = theme.font(theme.type.small, strong=True)
    return QFontMetrics(font).height() + theme.space.related if marking else 0


def draw_marking(painter: QPainter, width: int, marking: str, theme: Theme) -> int:
    """Draw the marking at the top right of a picture, and return :func:`marking_height`."""
    height, gap = marking_height(marking, theme), theme.space.group
    painter.setFont(theme.font(theme.type.small, strong=True))
    painter.setPen(theme.colour.text)
    room = QRect(gap, theme.space.related, width - 2 * gap, height)
    painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, marking)
    return height
