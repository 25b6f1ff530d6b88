"""What a save is doing, in words, once it takes long enough for somebody to wait for it.

Here: the words of each step, and when they are shown. Not here: saving (``storage.saving``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from smp_workbench.gui.guard import guarded

if TYPE_CHECKING:
    from smp_workbench.storage.atomic_file import SaveStep

LONG: Final = 800
"""Milliseconds that a save takes before its steps are told: most take half of that, and words that came and
went would only flicker."""


class SaveProgress(QObject):
    """Follows one save after the other.

    Attributes
    ----------
    changed
        The words are others.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._step: SaveStep | None = None
        self._long = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LONG)
        self._timer.timeout.connect(self._become_long)

    @property
    def words(self) -> str:
        """What is said of the save now."""
        saving = QCoreApplication.translate("SaveProgress", "Saving…")
        if not self._long or self._step is None:
            return saving
        return f"{saving} {step_words(self._step)}"

    def begin(self) -> None:
        """Follow a save that begins."""
        self._step, self._long = None, False
        self._timer.start()

    def end(self) -> None:
        """Follow none any more."""
        self._timer.stop()

    def hear(self, step: SaveStep) -> None:
        """Take the next step."""
        self._step = step
        if self._long:
            self.changed.emit()

    @guarded
    def _become_long(self) -> None:
        self._long = True
        self.changed.emit()


def step_words(step: SaveStep) -> str:
    """Return what a step is, as it follows on *Saving…*."""
    translate = QCoreApplication.translate
    return {
        "looking": translate("SaveProgress", "looking whether anybody has changed it"),
        "building": translate("SaveProgress", "building the workbook"),
        "reading back": translate("SaveProgress", "reading it back"),
        "keeping": translate("SaveProgress", "keeping the earlier state"),
        "writing": translate("SaveProgress", "writing to the disk"),
        "replacing": translate("SaveProgress", "putting it in its place"),
        "waiting": translate("SaveProgress", "another program holds the file; trying again"),
        "confirming": translate("SaveProgress", "making sure that it is there"),
    }[step]
