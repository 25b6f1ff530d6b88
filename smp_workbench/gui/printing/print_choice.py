"""Which printer, which pages, which file: the system's own dialogs.

Here: asking. Not here: drawing (``print_job``).
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from smp_workbench.gui.printing.print_job import LAYOUT

translate = QCoreApplication.translate
_ENDING = ".pdf"


def choose_printer(parent: QWidget, pages: int) -> QPrinter | None:
    """Return a printer with the pages a person wants, or None."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(LAYOUT)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def choose_pdf(parent: QWidget, suggestion: Path) -> Path | None:
    """Return where a person wants to save the pages, with the ending of a PDF, or None."""
    title, kinds = translate("file", "Save the pages as"), translate("file", "PDF (*.pdf)")
    dialog = QFileDialog(parent, title, str(suggestion), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(_ENDING)  # so that it is the whole name that is asked about if it exists
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    return Path(dialog.selectedFiles()[0])
