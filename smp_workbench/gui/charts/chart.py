"""What every chart has: a finding for a title, marks that can be gone to, and a table of the same data.

Here: the protocols, what a chart shows and the same laid out, and the small values between them.
Not here: drawing one into a file (``chart_picture``), the widget (``chart_view``), any chart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter

from smp_workbench.gui.charts.chart_type import ChartType
from smp_workbench.gui.tables.table_copy import CopiedTable


class Place(NamedTuple):
    """Where a mark stands among the others: the arrow keys go from row to row and within a row."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing in a chart that has a value.

    Attributes
    ----------
    rect
        In pixels from the top left of the laid out chart.
    words
        All of it in words: what a screen reader says and the tooltip shows.
    ref, code
        The theme and criterion that Enter goes to in the grid; empty where there is none.
    """

    rect: QRect
    words: str
    ref: str = ""
    code: str = ""


class ChartBody(Protocol):
    """A chart, without its heading and notes, laid out for one width and type."""

    @property
    def height(self) -> int:
        """Pixels, the head's included."""

    @property
    def head(self) -> int:
        """Pixels at the top, such as the headings of columns, that stay in view when the rest scrolls."""

    @property
    def rows(self) -> Sequence[int]:
        """How many marks each row has."""

    def mark(self, place: Place) -> Mark:
        """Return a mark."""

    def place_at(self, point: QPoint) -> Place | None:
        """Return the mark under a point, or None."""

    def draw(self, painter: QPainter, seen: QRect, chosen: str = "") -> None:
        """Draw what lies in a part of the body, and no more; ``chosen`` is the ref of the theme in focus."""

    def draw_head(self, painter: QPainter) -> None:
        """Draw the head at the top, on its own ground."""


class Found(Protocol):
    """Whatever has a finding in words."""

    @property
    def title(self) -> str:
        """The finding, without a full stop."""

    @property
    def lines(self) -> tuple[str, ...]:
        """What must be known to read it, above it: the scale, and out of how many."""

    @property
    def notes(self) -> tuple[str, ...]:
        """The details, below it."""


class Chart(Found, Protocol):
    """What a chart shows: frozen, made by a pure function, and the same for the screen and for files."""

    def laid_out(self, width: int, type_: ChartType) -> ChartBody:
        """Return the chart laid out for a width in pixels."""

    def least_width(self, type_: ChartType) -> int:
        """Return the width in pixels below which something would be cut off."""

    def table(self, marking: str) -> CopiedTable:
        """Return the same data as a table, under a protective marking."""
