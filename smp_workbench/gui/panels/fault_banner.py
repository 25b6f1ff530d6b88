"""The banner that says that something went wrong in the program itself.

Here: one calm line, a report to copy, and a way to close it.
Not here: refusals of edits (status bar) and failures of files (their dialogs).
"""

from __future__ import annotations

from html import escape

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from smp_workbench.gui.fault_log import report_text
from smp_workbench.gui.guard import Fault, guarded
from smp_workbench.gui.help_topic import Topic, set_topic
from smp_workbench.gui.panels.spare_key import SpareKeys
from smp_workbench.gui.theme import Theme


class FaultBanner(QFrame):
    """Hidden until a fault is shown.

    Attributes
    ----------
    report
        Text for whoever mends the program; empty before there was a fault.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fault_banner")
        set_topic(self, Topic.TROUBLE)
        self.report = ""
        self._theme = theme
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setProperty("fault", True)
        details = QPushButton(self.tr("Show report…"), self)
        self._copy = QPushButton(self.tr("Copy report"), self)
        close = QPushButton(self.tr("Close"), self)
        self._keys = SpareKeys(self, lambda: (details, self._copy, close))
        details.clicked.connect(self.show_report)
        self._copy.clicked.connect(self._copy_report)
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space.group, theme.space.related, theme.space.group, theme.space.related)
        row.setSpacing(theme.space.related)
        row.addWidget(self._words, 1)
        row.addWidget(details)
        row.addWidget(self._copy)
        row.addWidget(close)
        self.hide()

    @guarded
    def show_fault(self, fault: Fault) -> None:
        """Say that a fault happened, and keep its report for copying."""
        self.report = report_text(fault)
        self._copy.setText(self.tr("Copy report"))
        self._words.setText(
            self.tr(
                "Something went wrong in the program. Nothing is lost: go on, and save when it suits you. "
                "The report helps whoever mends it."
            )
        )
        self.show()
        self._keys.choose()

    @guarded
    def show_report(self) -> None:
        """Show the report as it would be sent, so that nobody sends what they have not read."""
        from smp_workbench.gui.dialogs.model_page import page
        from smp_workbench.gui.dialogs.text_page_dialog import TextPageDialog

        lines = "<br>".join(escape(line).replace("  ", "&nbsp; ") for line in self.report.splitlines())
        heading = self.tr("Report")
        html = page([f"<h1>{heading}</h1>", f"<p>{lines}</p>"], self._theme)
        TextPageDialog(Topic.TROUBLE, heading, html, self._theme, self.window()).open()

    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        self._theme = theme

    @guarded
    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
        self._copy.setText(self.tr("Copied"))
        self._keys.choose()
