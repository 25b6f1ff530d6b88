"""A calm banner over the grid: what happened, what to do, and a verb or two.

Here: how it looks and is read aloud.
Not here: its words and what its verbs do (whoever shows it), and faults of the program
(``fault_banner``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic, set_topic
from smp_workbench.gui.panels.spare_key import SpareKeys
from smp_workbench.gui.theme import Theme

_SPARE: Final = 16
"""Pixels by which words are given more room than they measure."""


class NoticeBanner(QFrame):
    """Hidden until something is to be told; takes no keyboard focus when it comes.

    Parameters
    ----------
    grave
        Whether it tells of something that keeps scores from being safe.
    """

    def __init__(self, theme: Theme, parent: QWidget, *, grave: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("notice_banner")
        set_topic(self, Topic.SAVING)
        self.setProperty("grave", grave)
        self.what, self.remedy = QLabel(self), QLabel(self)
        for label in (self.what, self.remedy):
            label.setWordWrap(True)
        self.what.setProperty("strong", True)
        self.buttons: list[QPushButton] = []
        self._keys = SpareKeys(self, lambda: self.buttons)
        words, self._verbs = QVBoxLayout(), QHBoxLayout()
        words.setSpacing(theme.space.unit)
        words.addWidget(self.what)
        words.addWidget(self.remedy)
        self._verbs.setSpacing(theme.space.related)
        self._verbs.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(
            theme.space.group, theme.space.related, theme.space.group, theme.space.related
        )
        self._row.setSpacing(theme.space.related)
        self._row.addLayout(words, 1)
        self._row.addLayout(self._verbs)
        self.hide()

    def tell(self, what: str, remedy: str, choices: Mapping[str, Callable[[], None]]) -> None:
        """Show what happened and what to do, with a button for each verb, and have it read aloud.

        Parameters
        ----------
        choices
            What each button says and does; the banner stays until it is hidden. Access keys are chosen
            while it is shown (``spare_key``): several banners may stand together, and over any panel.
        """
        self.what.setText(what)
        self.remedy.setText(remedy)
        self.remedy.setVisible(bool(remedy))
        for button in self.buttons:
            button.deleteLater()
        self.buttons = [QPushButton(verb, self) for verb in choices]
        for button, act in zip(self.buttons, choices.values(), strict=True):
            button.clicked.connect(guarded(act))
            self._verbs.addWidget(button)
        self._keys.choose()
        self._fold()
        self.setAccessibleName(f"{what} {remedy}".strip())
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    @override
    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the verbs beside the words, or under them where the words would become a thin column."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        verbs = self._verbs.sizeHint().width()
        words = max(label.fontMetrics().horizontalAdvance(label.text()) for label in (self.what, self.remedy))
        sides = self._row.contentsMargins()
        whole = words + verbs + self._row.spacing() + sides.left() + sides.right()
        narrow = self.width() < min(3 * verbs, whole + _SPARE)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
