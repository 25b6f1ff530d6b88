"""The assessment's own details: title, area, period and protective marking, and what is known of its file.

Here: one form, one step to undo; under it facts to read and copy.
Not here: the cut line and the scoring model.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from smp_workbench.domain.assessment import CLASSIFICATIONS, Marking
from smp_workbench.domain.edit import Edit, SetDetail, SetMarking
from smp_workbench.gui.dialogs.form_dialog import EditDialog
from smp_workbench.gui.forms.ui_details import Ui_DetailsDialog
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.moment import moment_text
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.theme import Theme


class DetailsDialog(EditDialog):
    """Shows the details and keeps what was changed.

    Parameters
    ----------
    path
        The workbook of the assessment; None if it was never saved.
    """

    def __init__(self, signals: SessionSignals, path: Path | None, theme: Theme, parent: QWidget) -> None:
        super().__init__(Topic.SAVING, signals, theme, parent)
        self.form = Ui_DetailsDialog()
        self.form.setupUi(self)
        assessment = signals.assessment
        self.form.title.setText(assessment.title)
        self.form.area.setText(assessment.area)
        self.form.period.setText(assessment.period)
        for field in (self.form.title, self.form.area, self.form.period):
            field.setCursorPosition(0)
        self.form.marking.addItems(CLASSIFICATIONS)
        self.form.marking.setCurrentText(assessment.marking.classification)
        self.form.handling.setText(assessment.marking.handling)
        self.form.marking.currentIndexChanged.connect(self._ask_reason)
        self._ask_reason()
        self._tell_facts(path)
        self.begin(self.form.accept, self.form.reject, self.form.fault)

    def _tell_facts(self, path: Path | None) -> None:
        """Say what the assessment is known by, how long its history is, and what is known of its file."""
        form, history = self.form, self.signals.session.history
        form.identity.setText(self.signals.assessment.identity)
        form.history.setText(history_text(len(history.versions), len(history.changes)))
        form.file.setText(str(path) if path else self.tr("not saved as a workbook yet"))
        try:
            known = path.stat() if path else None
        except OSError:
            known = None
            form.file.setText(self.tr("{path} (not there now)").format(path=path))
        for field in (form.size, form.size_label, form.saved, form.saved_label):
            field.setVisible(known is not None)
        if known is not None:
            form.size.setText(
                self.locale().formattedDataSize(known.st_size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
            )
            form.saved.setText(moment_text(datetime.fromtimestamp(known.st_mtime, UTC).isoformat()))
        for field in (form.identity, form.file, form.size, form.history, form.saved):
            field.setCursorPosition(0)
            field.setToolTip(field.text())

    @override
    def edits(self) -> tuple[Edit, ...]:
        """Return an edit for each detail that differs."""
        return tuple(self._edits())

    def _edits(self) -> Iterator[Edit]:
        assessment, form = self.signals.assessment, self.form
        if form.title.text() != assessment.title:
            yield SetDetail("title", form.title.text())
        if form.area.text() != assessment.area:
            yield SetDetail("area", form.area.text())
        if form.period.text() != assessment.period:
            yield SetDetail("period", form.period.text())
        marking = Marking(CLASSIFICATIONS[form.marking.currentIndex()], form.handling.text())
        if marking != assessment.marking:
            yield SetMarking(marking, form.reason.text())

    @guarded
    def _ask_reason(self) -> None:
        """Ask why only where the marking is lowered."""
        now = CLASSIFICATIONS.index(self.signals.assessment.marking.classification)
        lowered = self.form.marking.currentIndex() < now
        self.form.reason.setVisible(lowered)
        self.form.reason_label.setVisible(lowered)


def history_text(versions: int, changes: int) -> str:
    """Return how much there is of a history: ``"2 versions, 1,704 changes"``."""
    translate, locale = QCoreApplication.translate, QLocale()
    parts = (
        (versions, translate("details", "1 version"), translate("details", "{count} versions")),
        (changes, translate("details", "1 change"), translate("details", "{count} changes")),
    )
    return ", ".join(one if n == 1 else several.format(count=locale.toString(n)) for n, one, several in parts)
