"""The band that says that a trial goes on: what is tried, that nothing of it is kept, the two ways out.

Here: its words. Not here: keeping and dropping (``actions.trial_actions``).
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.theme import Theme
from smp_workbench.gui.trial_door import tried_words
from smp_workbench.session.trial import Trial


class TrialBand(QFrame):
    """Over the whole width of the window; hidden while there is no trial.

    Attributes
    ----------
    keep_requested, drop_requested
        The trial should end, with or without what was tried.
    """

    keep_requested = Signal()
    drop_requested = Signal()

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trial_band")
        self._signals = signals
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self.drop, self.keep = QPushButton(self.tr("&Drop the trial"), self), QPushButton(self)
        self.keep.setText(self.tr("&Keep what is tried"))
        self.keep.clicked.connect(self.keep_requested)
        self.drop.clicked.connect(self.drop_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space.group, theme.space.related, theme.space.group, theme.space.related)
        row.setSpacing(theme.space.related)
        row.addWidget(self._words, 1)
        row.addWidget(self.drop)
        row.addWidget(self.keep)
        signals.tried.connect(self._refresh)
        signals.edited.connect(self._follow)
        signals.replaced.connect(self._refresh)
        self.hide()

    @guarded
    def _follow(self) -> None:
        if self._signals.trial is not None:
            self._refresh()

    @guarded
    def _refresh(self) -> None:
        trial = self._signals.trial if self._signals.viewed is None else None
        self.setVisible(trial is not None)
        if trial is None:
            return
        text = self._text(trial)
        self._words.setText(text)
        self._words.setAccessibleName(text)
        self.keep.setEnabled(trial.differs)

    def _text(self, trial: Trial) -> str:
        if not trial.differs:
            return self.tr(
                "This is a trial: enter other levels, or move weights, and see what they would do. "
                "Nothing of it is kept or saved."
            )
        words = self.tr("This is a trial. {tried}. Not kept and not saved.")
        return words.format(tried=tried_words(trial))
