"""The line under the menus: which assessment this is, its draft or version, how far it is, if saved.

Here: a few pieces of text about the open assessment.
Not here: the protective marking (in the menu bar) and refusals (in the status bar).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.version import Workbook
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic, set_topic
from smp_workbench.gui.panels.elided_label import ElidedLabel
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.theme import Theme
from smp_workbench.session.coming import coming_name

_NARROW: Final = 105
"""Characters' width of a line in which the draft is shortened too."""
_SOME, _ALL = 8, 99
"""Characters of the draft that are shown in a narrow line, and in any other."""


class TitleLine(QWidget):
    """Follows the open assessment; the file door tells it about saving."""

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("title_line")
        set_topic(self, Topic.SAVING)
        self._signals = signals
        self._title = ElidedLabel(self)
        self._title.setProperty("strong", True)
        self._draft = ElidedLabel(self)
        self._writing, self._progress, self._saved = QLabel(self), QLabel(self), QLabel(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space.group, theme.space.related, theme.space.group, theme.space.related)
        row.setSpacing(theme.space.group)
        row.addWidget(self._title)
        # What is being written comes and goes in free room: nothing beside it moves.
        for label in (self._draft, self._writing, self._progress, self._saved):
            label.setProperty("quiet", True)
            row.addWidget(label)
        row.insertStretch(2, 1)
        signals.edited.connect(self._refresh)
        signals.replaced.connect(self._refresh)
        signals.committed.connect(self._refresh)
        self._refresh()

    @override
    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the title give way first, and in a narrow window the draft too."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW * self.fontMetrics().averageCharWidth()
        self._draft.set_narrowest(_SOME if narrow else _ALL)

    @guarded
    def set_saved(self, text: str) -> None:
        """Say whether the file holds what the window shows."""
        self._saved.setText(text)

    @guarded
    def set_writing(self, text: str) -> None:
        """Say that something is not on this computer's disk yet; nothing while all is."""
        self._writing.setText(text)

    @guarded
    def _refresh(self) -> None:
        workbook = self._signals.shown.workbook
        self._title.setText(assessment_title(workbook.assessment) or self.tr("Untitled assessment"))
        self._draft.setText(self._draft_text(workbook))
        self._progress.setText(self._progress_text())

    def _draft_text(self, workbook: Workbook) -> str:
        latest = workbook.history.latest
        if workbook.sent is not None:
            return self.tr("round {number}").format(number=workbook.sent.round.number)
        if latest is None:
            return self.tr("draft, no version yet")
        if workbook.draft:
            return self.tr("draft after version {number}").format(number=latest.number)
        named = f"{latest.number}: {latest.name}" if latest.name else str(latest.number)
        return self.tr("version {named}").format(named=named)

    def _progress_text(self) -> str:
        ranking = self._signals.ranking
        total, scored = len(ranking.themes), ranking.scored
        if coming_name(self._signals.session):
            return self.tr("opening")
        if not total:
            return self.tr("no themes yet")
        if total == 1:
            return (
                self.tr("the one theme is scored") if scored else self.tr("the one theme is not scored yet")
            )
        if scored == total:
            return self.tr("all {total} themes scored").format(total=total)
        return self.tr("so far {scored} of {total} themes scored").format(scored=scored, total=total)


def assessment_title(assessment: Assessment) -> str:
    """Return an assessment's title with its area and period, those that the title does not name."""
    parts = [assessment.title]
    parts += [part for part in (assessment.area, assessment.period) if part and part not in assessment.title]
    return " \N{MIDDLE DOT} ".join(part for part in parts if part)
