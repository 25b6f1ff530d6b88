"""Printing, in the File menu: grid and ranking on paper, in a preview, as PDF.

Here: what the three commands do. Not here: the pages (``printing``). Everything of printing is imported
when it is asked for.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from smp_workbench.errors import WorkbenchError
from smp_workbench.gui.file_choice import suggested_name, usual_folder
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.session_signals import error_text

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow
    from smp_workbench.gui.printing.print_job import PrintJob


class PrintActions(QObject):
    """Commands that put the assessment on paper."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        form = window.form
        form.action_print.triggered.connect(self._print)
        form.action_print_preview.triggered.connect(self._preview)
        form.action_pdf.triggered.connect(self._save_pdf)

    @guarded
    def _preview(self) -> None:
        from smp_workbench.gui.dialogs.print_preview_dialog import PrintPreviewDialog

        job = self._job()
        if job is not None:
            dialog = PrintPreviewDialog(job, self._window.theme, self._window)
            dialog.accepted.connect(self._print)
            dialog.pdf_requested.connect(self._save_pdf)
            dialog.open()

    @guarded
    def _print(self) -> None:
        from smp_workbench.gui.printing import print_choice
        from smp_workbench.gui.printing.print_job import draw_on_printer

        job = self._job()
        printer = print_choice.choose_printer(self._window, job.count) if job is not None else None
        if job is not None and printer is not None:
            draw_on_printer(job, printer)
            words = self.tr("The pages are on their way to the printer.")
            if printer.outputFileName():  # Qt's own dialog offers a file too
                path = Path(printer.outputFileName()).absolute()
                words = self.tr("The pages are saved as {path}.").format(path=path)
            self._window.say(words)

    @guarded
    def _save_pdf(self) -> None:
        from smp_workbench.gui.printing import print_choice
        from smp_workbench.gui.printing.print_job import write_pdf

        job = self._job()
        if job is None:
            return
        folder = usual_folder(self._window.settings.recent)
        named = suggested_name(self._window.signals.assessment.title)
        path = print_choice.choose_pdf(self._window, (folder / named).with_suffix(".pdf"))
        if path is None:
            return
        try:
            write_pdf(job, path)
        except WorkbenchError as error:
            self._window.refuse(error_text(error))
            return
        words = self.tr("{count} pages are saved as {path}.")
        self._window.say(words.format(count=job.count, path=path))

    def _job(self) -> PrintJob | None:
        """Return the pages as the window shows them; say so where there is nothing to print."""
        from smp_workbench.gui.printing.print_job import job_for

        window = self._window
        window.finish_typing()
        if window.signals.trial is not None:  # a sheet of paper says nothing of what is only tried
            window.refuse(self.tr("A trial is not printed. Keep or drop it first."))
            return None
        if not window.signals.assessment.themes:
            window.refuse(self.tr("There is nothing to print yet. Add themes first (Ctrl+T)."))
            return None
        return job_for(window.signals.session.workbook, window.grid.table, window.ranking.data)
