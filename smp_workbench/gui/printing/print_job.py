"""The pages of an assessment, and drawing them on a printer, in a preview or into a PDF.

Here: grid, then ranking, with the same head and foot on every page.
Not here: what is on a page (``grid_pages``, ``ranking_pages``, ``page_frame``) and choosing a printer or
a file (``print_choice``).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QMarginsF, QSize
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from smp_workbench.domain.version import Workbook
from smp_workbench.errors import SaveFailed
from smp_workbench.gui.charts.ranking_data import RankingData
from smp_workbench.gui.printing.grid_pages import GridPages
from smp_workbench.gui.printing.page_frame import PageFrame, page_words
from smp_workbench.gui.printing.print_theme import print_theme
from smp_workbench.gui.printing.ranking_pages import RankingPages
from smp_workbench.gui.tables.score_table import ScoreTable

_PIXELS_PER_INCH: Final = 96
_PDF_RESOLUTION: Final = 1200
_MARGIN: Final = 12.0
"""Millimetres."""
LAYOUT: Final = QPageLayout(
    QPageSize(QPageSize.PageSizeId.A4),
    QPageLayout.Orientation.Landscape,
    QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN),
    QPageLayout.Unit.Millimeter,
)


class Pages(Protocol):
    """Something that takes one or more pages."""

    count: int

    @property
    def what(self) -> str:
        """What the pages show."""

    def draw(self, painter: QPainter, number: int) -> None:
        """Draw one page, from 0, into its room."""


@dataclass(frozen=True, slots=True)
class PrintJob:
    """All pages.

    Attributes
    ----------
    title
        Names the job and the PDF.
    """

    title: str
    frame: PageFrame
    parts: tuple[Pages, ...]

    @property
    def count(self) -> int:
        """How many pages there are."""
        return sum(part.count for part in self.parts)

    def draw(self, device: QPagedPaintDevice, first: int = 1, last: int = 0) -> None:
        """Draw the pages from ``first`` to ``last``, from 1; to the end if ``last`` is 0."""
        painter = QPainter(device)
        scale = device.logicalDpiX() / _PIXELS_PER_INCH
        for number in range(first, min(last or self.count, self.count) + 1):
            if number > first:
                device.newPage()
            painter.save()
            painter.scale(scale, scale)
            self.draw_page(painter, number)
            painter.restore()
        painter.end()

    def draw_page(self, painter: QPainter, number: int) -> None:
        """Draw one page, from 1, in pixels of 96 to the inch."""
        part, inner = self._pages()[number - 1]
        part.draw(painter, inner)
        self.frame.draw(painter, part.what, number, self.count)

    def _pages(self) -> list[tuple[Pages, int]]:
        return [(part, inner) for part in self.parts for inner in range(part.count)]


def job_for(workbook: Workbook, table: ScoreTable, ranking: RankingData) -> PrintJob:
    """Return the pages of an assessment as it is shown."""
    theme, words = print_theme(), page_words(workbook)
    inside = LAYOUT.paintRectPixels(_PIXELS_PER_INCH)
    frame = PageFrame(words, QSize(inside.width(), inside.height()), theme)
    parts = (GridPages(table, theme, frame.room), RankingPages(ranking, theme, frame.room))
    return PrintJob(words.title, frame, parts)


def draw_on_printer(job: PrintJob, printer: QPrinter) -> None:
    """Draw the pages that were asked for on a printer."""
    printer.setPageLayout(LAYOUT)
    printer.setDocName(job.title)
    job.draw(printer, max(printer.fromPage(), 1), printer.toPage())


def write_pdf(job: PrintJob, path: Path) -> None:
    """Write all pages into a PDF.

    Raises
    ------
    SaveFailed
        If the file cannot be written.
    """
    try:
        path.open("ab").close()  # Qt only warns of a file that cannot be written
    except OSError as error:
        raise SaveFailed(
            "“{name}” cannot be written: {fault}.",
            "Choose another folder or name.",
            name=path.name,
            fault=error.strerror or "",
        ) from error
    writer = QPdfWriter(str(path))
    writer.setPageLayout(LAYOUT)
    writer.setResolution(_PDF_RESOLUTION)
    writer.setTitle(job.title)
    writer.setCreator("SMP Workbench")
    job.draw(writer)
