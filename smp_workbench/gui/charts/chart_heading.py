"""The heading of a chart: its finding, and under it what must be known to read it.

Here: its type, its height at a width, and drawing it.
Not here: the finding itself (each chart's words).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from smp_workbench.gui.theme import Theme

_LONGEST_WORD: Final = 20
"""Letters of a word that still fits into the narrowest chart, even if all of them are wide."""
WRAPPED: Final = Qt.TextFlag.TextWordWrap


class Headed(Protocol):
    """Whatever has a finding and lines under it."""

    @property
    def title(self) -> str:
        """The finding, without a full stop."""

    @property
    def lines(self) -> tuple[str, ...]:
        """What must be known to read it, one sentence a line."""


@dataclass(frozen=True, slots=True)
class HeadingFit:
    """The heading: type of the title, and how high title and lines are."""

    title_font: QFont
    title_height: int
    height: int


def breakable(text: str) -> str:
    """Return a text whose overlong words may be broken anywhere, so that they wrap and never clip."""
    return " ".join(
        "\N{ZERO WIDTH SPACE}".join(word) if len(word) > _LONGEST_WORD else word for word in text.split(" ")
    )


def heading_fit(width: int, data: Headed, theme: Theme, beside: int = 0, low: int = 0) -> HeadingFit:
    """Return the heading's type and height: a title that needs several lines is set a size smaller.

    Parameters
    ----------
    beside
        Pixels at the title's right that belong to something else.
    low
        How high that is, from the top of the title; the lines, which have the whole width, begin below it.
    """
    whole = max(width - 2 * theme.space.group, 1)
    room = max(whole - beside, 1)
    font, words = theme.font(theme.type.title, strong=True), breakable(data.title)
    if QFontMetrics(font).horizontalAdvance(words) > room:
        font = theme.font(max(theme.type.scale[2], theme.type.interface), strong=True)
    title = QFontMetrics(font).boundingRect(QRect(0, 0, room, 10_000), WRAPPED, words).height()
    title = max(title, low)
    lines = lines_height(whole, data.lines, theme)
    return HeadingFit(font, title, 2 * theme.space.related + theme.space.unit + title + lines)


def draw_heading(
    painter: QPainter, width: int, data: Headed, theme: Theme, beside: int = 0, low: int = 0
) -> int:
    """Draw, from the top left, the finding and under it what must be known to read the chart.

    Parameters
    ----------
    beside, low
        As in :func:`heading_fit`.

    Returns
    -------
    int
        The heading's height.
    """
    fitted, space = heading_fit(width, data, theme, beside, low), theme.space
    left, room, top = space.group, width - 2 * space.group, space.related
    painter.setFont(fitted.title_font)
    painter.setPen(theme.colour.text)
    painter.drawText(QRect(left, top, room - beside, fitted.title_height), WRAPPED, breakable(data.title))
    top += fitted.title_height + space.unit
    draw_lines(painter, QRect(left, top, room, fitted.height), data.lines, theme)
    return fitted.height


def lines_height(width: int, lines: Sequence[str], theme: Theme) -> int:
    """Return how high quiet lines are at a width."""
    metrics, room = QFontMetrics(theme.font(theme.type.small)), QRect(0, 0, max(width, 1), 10_000)
    return sum(metrics.boundingRect(room, WRAPPED, line).height() for line in lines)


def draw_lines(painter: QPainter, rect: QRect, lines: Sequence[str], theme: Theme) -> None:
    """Draw quiet lines under each other, each wrapped."""
    painter.setFont(theme.font(theme.type.small))
    painter.setPen(theme.colour.text_second)
    top = rect.top()
    for line in lines:
        rest = QRect(rect.left(), top, rect.width(), 10_000)
        painter.drawText(rest, WRAPPED, line)
        top += painter.fontMetrics().boundingRect(rest, WRAPPED, line).height()
