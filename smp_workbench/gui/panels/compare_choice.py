"""The choice of what movement is measured against: nothing, a version, or another assessment.

Here: the drop-down in the ranking's title bar.
Not here: movement itself (``scoring.movement``) and how it is drawn (``charts``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from smp_workbench.domain.assessment import Comparison
from smp_workbench.domain.edit import SetComparison
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic, set_topic
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.theme import Theme
from smp_workbench.gui.wheel_guard import WheelGuard

_WIDEST: Final = 240
_LARGE_TYPE: Final = 17
"""Characters that are shown at least, where the type is so large that they need more than the widest."""
_MARGINS: Final = 6
"""Characters' width that frame and arrow of a drop-down take."""


def comparison_choices(signals: SessionSignals) -> list[tuple[str, Comparison]]:
    """Return what the ranking can be compared with: the last version, then each, then other workbooks."""
    chosen = signals.assessment.comparison
    versions = signals.shown.history.versions
    choices: list[tuple[str, Comparison]] = []
    if versions:
        choices.append((QCoreApplication.translate("compare", "last version"), Comparison()))
    for version in reversed(versions):
        number = QCoreApplication.translate("compare", "version {}").format(version.number)
        label = chosen.label if chosen and _which(chosen) == (version.number, "") else ""
        choices.append((label or version.name or number, Comparison(version.number, label)))
    others = signals.assessment.references
    return choices + [(one.title, Comparison(label=one.title, reference=one.id)) for one in others]


def comparison_place(signals: SessionSignals) -> int:
    """Return the place of the chosen comparison among the choices, or -1 if nothing is compared."""
    chosen = signals.assessment.comparison
    places = [_which(comparison) for _, comparison in comparison_choices(signals)]
    return places.index(_which(chosen)) if chosen and _which(chosen) in places else -1


def _which(comparison: Comparison) -> tuple[int, str]:
    return comparison.version, comparison.reference


class CompareChoice(QComboBox):
    """Follows the open assessment's versions, and sets its comparison.

    Attributes
    ----------
    another_requested
        Another assessment's workbook should be compared with.
    """

    another_requested = Signal()

    def __init__(self, signals: SessionSignals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_topic(self, Topic.COMPARING)
        self._signals = signals
        self._comparisons: list[Comparison | None] = [None]
        self._shown: tuple[object, ...] = ()
        self.setAccessibleName(self.tr("Compare the ranking with"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(self._choose)
        WheelGuard(self)
        for signal in (signals.edited, signals.replaced, signals.committed, signals.tried):
            signal.connect(self._refresh)
        self._refresh()

    def set_theme(self, _: Theme) -> None:
        """Take on the width that another type needs."""
        self._show_again()

    @guarded
    def _refresh(self) -> None:
        """Show the versions, latest first, with the chosen one in front, unless it is so already."""
        choices = comparison_choices(self._signals)
        tried = self._signals.trial is not None and self._signals.viewed is None
        shown = (*choices, comparison_place(self._signals), self._widest(), tried)
        if shown == self._shown:
            return
        self._shown = shown
        self._comparisons = [None, *(comparison for _, comparison in choices)]
        self.setMaximumWidth(self._widest())
        self.blockSignals(True)
        self.clear()
        self.setEnabled(not tried)
        if tried:
            self._offer(self.tr("vs before the trial"))
        else:
            self._offer_all([text for text, _ in choices])
        self.setToolTip(self.currentData(Qt.ItemDataRole.ToolTipRole) or "")
        self.blockSignals(False)

    def _offer_all(self, versions: Sequence[str]) -> None:
        self.addItem(self.tr("not compared"))
        for text in versions:
            self._offer(self.tr("vs {version}").format(version=text))
        self.setCurrentIndex(comparison_place(self._signals) + 1)
        self.insertSeparator(self.count())
        self.addItem(self.tr("another workbook…"))

    def _widest(self) -> int:
        return max(_WIDEST, _LARGE_TYPE * self.fontMetrics().averageCharWidth())

    def _offer(self, text: str) -> None:
        """Add a choice, shortened in the middle where it is wider than the drop-down may be."""
        room = self._widest() - self.fontMetrics().averageCharWidth() * _MARGINS
        self.addItem(self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room))
        for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            self.setItemData(self.count() - 1, text, role)

    def _show_again(self) -> None:
        self._shown = ()
        self._refresh()

    @guarded
    def _choose(self, place: int) -> None:
        if place >= len(self._comparisons):
            self._show_again()
            self.another_requested.emit()
            return
        chosen = self._comparisons[place]
        if chosen != self._signals.assessment.comparison:
            self._signals.apply(SetComparison(chosen))
            self._show_again()  # a refused one does not stay
