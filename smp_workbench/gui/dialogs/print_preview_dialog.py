"""The pages as they will be printed, to look at first.

Here: Qt's preview of the pages, turning them, and the ways on: print, or save as PDF.
Not here: the pages (``printing.print_job``) and choosing a printer or a file (``printing.print_choice``).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QGraphicsView, QWidget
from typing_extensions import override

from smp_workbench.gui.dialogs.form_dialog import FormDialog
from smp_workbench.gui.forms.ui_print_preview import Ui_PrintPreviewDialog
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.printing.print_job import LAYOUT, PrintJob
from smp_workbench.gui.theme import Theme

_Zoom = QPrintPreviewWidget.ZoomMode
_LARGER: Final = 2.0
_TURNING: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class PrintPreviewDialog(FormDialog):
    """Shows a job; accepted if it is to be printed.

    Attributes
    ----------
    pdf_requested
        The pages are to be saved as a PDF.
    """

    pdf_requested = Signal()

    def __init__(self, job: PrintJob, theme: Theme, parent: QWidget) -> None:
        super().__init__(Topic.PRINTING, theme, parent)
        self._job = job
        self.form = Ui_PrintPreviewDialog()
        self.form.setupUi(self)
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setPageLayout(LAYOUT)
        self.preview = QPrintPreviewWidget(self._printer, self)
        self.preview.setAccessibleName(self.tr("Pages as they will be printed"))
        for inside in self.preview.findChildren(QGraphicsView):
            for part in (inside, inside.viewport()):
                part.setAccessibleName(self.preview.accessibleName())
        self.form.preview_layout.addWidget(self.preview)
        self.preview.paintRequested.connect(self._draw)
        self.preview.previewChanged.connect(self._tell)
        self.form.previous.clicked.connect(self._go_back)
        self.form.next.clicked.connect(self._go_on)
        self.form.zoom.clicked.connect(self._zoom)
        self.form.pdf.clicked.connect(self.pdf_requested)
        self.form.accept.clicked.connect(self.accept)
        self.form.reject.clicked.connect(self.reject)
        self.preview.setZoomMode(_Zoom.FitInView)
        self.form.accept.setFocus()
        self._tell()

    @override
    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the pages with Page up and Page down, wherever the focus is."""
        step = _TURNING.get(Qt.Key(event.key()))
        if step is not None:
            self._turn(step)
        else:
            super().keyPressEvent(event)

    @guarded
    def _draw(self, printer: QPrinter) -> None:
        self._job.draw(printer)

    @guarded
    def _go_back(self) -> None:
        self._turn(-1)

    @guarded
    def _go_on(self) -> None:
        self._turn(1)

    def _turn(self, step: int) -> None:
        self.preview.setCurrentPage(min(max(self.preview.currentPage() + step, 1), self._job.count))
        self._tell()

    @guarded
    def _zoom(self) -> None:
        whole = self.preview.zoomMode() == _Zoom.FitInView
        if whole:
            self.preview.zoomIn(_LARGER)
        else:
            self.preview.setZoomMode(_Zoom.FitInView)
        self.form.zoom.setText(self.tr("&Whole page") if whole else self.tr("&Larger"))

    @guarded
    def _tell(self) -> None:
        """Say which page is shown, and offer the ways that there are from it."""
        page = max(self.preview.currentPage(), 1)
        words = self.tr("Page {page} of {pages}").format(page=page, pages=self._job.count)
        self.form.page.setText(words)
        self.form.previous.setEnabled(page > 1)
        self.form.next.setEnabled(page < self._job.count)
