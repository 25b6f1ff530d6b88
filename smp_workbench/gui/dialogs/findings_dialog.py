"""What was changed in a file outside the program, listed before it counts.

Here: the list, and the choice to open with these changes or not at all.
Not here: finding the changes (``storage.workbook.reader``).
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from smp_workbench.domain.assessment import Assessment
from smp_workbench.gui.dialogs.form_dialog import FormDialog
from smp_workbench.gui.forms.ui_findings import Ui_FindingsDialog
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.session_signals import sentence_text
from smp_workbench.gui.tables.word_table import fill_words
from smp_workbench.gui.theme import Theme
from smp_workbench.storage.workbook.finding import Finding

_WIDTHS = (100, 150, 130, 80, 80)


class FindingsDialog(FormDialog):
    """The findings of one file; accepted if the file is to be opened with them."""

    def __init__(
        self, name: str, findings: Sequence[Finding], assessment: Assessment, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(Topic.WITHOUT_PROGRAM, theme, parent)
        self.form = Ui_FindingsDialog()
        self.form.setupUi(self)
        self._rows = [self._row(finding, assessment) for finding in findings]
        heading = self.tr("{name} is not as the program saved it: one thing differs")
        if len(findings) != 1:
            heading = self.tr("{name} is not as the program saved it: {count} things differ")
        self.form.heading.setText(heading.format(name=name, count=len(findings)))
        fill_words(self.form.findings, self._heads(), self._rows, _WIDTHS, theme)
        if not any(finding.accepted for finding in findings):
            self.form.accept.setText(self.tr("&Open the workbook"))
        self.form.accept.clicked.connect(self.accept)
        self.form.reject.clicked.connect(self.reject)
        self.form.copy.clicked.connect(self._copy)

    def _heads(self) -> tuple[str, ...]:
        return (
            self.tr("Where"),
            self.tr("Theme"),
            self.tr("What"),
            self.tr("Saved"),
            self.tr("Now"),
            self.tr("What becomes of it"),
        )

    def _row(self, finding: Finding, assessment: Assessment) -> tuple[str, ...]:
        names = {theme.ref: theme.name for theme in assessment.themes}
        criterion = assessment.model.criterion(finding.field)
        return (
            " ".join(part for part in (finding.sheet, finding.cell) if part),
            names.get(finding.ref, finding.ref),
            criterion.name if criterion else finding.field,
            finding.before,
            finding.after,
            sentence_text(finding.sentence),
        )

    @guarded
    def _copy(self) -> None:
        lines = ["\t".join(row) for row in (self._heads(), *self._rows)]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.form.copy.setText(self.tr("Copied"))
