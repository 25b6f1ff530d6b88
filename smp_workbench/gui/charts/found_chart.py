"""A chart of data that carry their own finding: what such charts have in common.

Here: the title, lines and notes, from the data, and the same as the notes of a copied table.
Not here: how any of them is laid out, and its table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from smp_workbench.gui.charts.chart import Found
from smp_workbench.gui.charts.chart_type import ChartType

D = TypeVar("D", bound=Found)


@dataclass(frozen=True, slots=True, eq=False)
class FoundChart(Generic[D]):
    """The part of a :class:`Chart` that is the same for all data with a finding."""

    data: D

    @property
    def title(self) -> str:
        """The finding."""
        return self.data.title

    @property
    def lines(self) -> tuple[str, ...]:
        """What must be known to read it."""
        return self.data.lines

    @property
    def notes(self) -> tuple[str, ...]:
        """The details."""
        return self.data.notes

    def least_width(self, type_: ChartType) -> int:  # noqa: ARG002  # some need one
        """Return the width in pixels below which something would be cut off; most charts shrink."""
        return 0

    @property
    def table_notes(self) -> tuple[str, ...]:
        """What stands below the same data as a table."""
        return (f"{self.title}.", *self.lines, *self.notes)
