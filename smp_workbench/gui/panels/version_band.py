"""The band that says that a version is looked at, and not the assessment as it is now.

Here: which version it is, that nothing can be changed, and the two ways on.
Not here: showing the version (``session_signals``) and restoring it (``actions.version_actions``).
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic, set_topic
from smp_workbench.gui.moment import day_text
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.theme import Theme


class VersionBand(QFrame):
    """Over the whole width of the window; hidden while the assessment itself is shown.

    Attributes
    ----------
    left
        The assessment as it is now should be shown.
    restore_requested
        The version that is shown should be put back: its number.
    """

    left = Signal()
    restore_requested = Signal(int)

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("version_band")
        set_topic(self, Topic.VERSIONS)
        self._signals = signals
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        back, self._restore = QPushButton(self.tr("&Back to now"), self), QPushButton(self)
        back.setToolTip(self.tr("Escape"))
        back.clicked.connect(self.left)
        self._restore.clicked.connect(self._ask_restore)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space.group, theme.space.related, theme.space.group, theme.space.related)
        row.setSpacing(theme.space.related)
        row.addWidget(self._words, 1)
        row.addWidget(back)
        row.addWidget(self._restore)
        signals.replaced.connect(self._refresh)
        self._refresh()

    @guarded
    def _refresh(self) -> None:
        version = self._signals.viewed
        self.setVisible(version is not None)
        if version is None:
            return
        words = self.tr(
            "You are looking at version {number}, “{name}”, of {day}. Nothing can be changed here."
        )
        text = words.format(number=version.number, name=version.name, day=day_text(version.when))
        self._words.setText(text)
        self._words.setAccessibleName(text)
        self._restore.setText(self.tr("Restore versio&n {number}…").format(number=version.number))

    @guarded
    def _ask_restore(self) -> None:
        if self._signals.viewed is not None:
            self.restore_requested.emit(self._signals.viewed.number)
