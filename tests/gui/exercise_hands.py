"""What takes more than a key or a click: pasting a block, dragging a theme, printing without a printer.

Here: single steps for ``exercise`` and for tests. Not here: what should happen.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from smp_workbench.gui.main_window import MainWindow


def begin_paste(window: MainWindow) -> None:
    """Paste scores, one of which is none, so that a dialog shows them."""
    window.grid.focus_cell("T-001", "H1")
    QGuiApplication.clipboard().setText("3\n9\n4")
    window.grid.clipboard.paste()


def drag_theme(window: MainWindow) -> None:
    """Hold a theme at the edge of the grid long enough for it to scroll, then let it fall."""
    names = window.grid.verticalHeader().viewport()
    low = QPoint(20, names.height() - 2)
    QTest.mousePress(names, Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
    for place in (names.rect().center(), low):
        QTest.mouseMove(names, place)
        QTest.qWait(60)
    QTest.mouseRelease(names, Qt.MouseButton.LeftButton, pos=low)


def pdf_printer(folder: Path) -> QPrinter:
    """Return a printer that needs none."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(folder / "printed.pdf"))
    return printer
