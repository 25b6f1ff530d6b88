"""The choice of how good the evidence for a score is.

Here: filling a list with the three words and their dots, the same wherever it stands.
Not here: what is done with a choice.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox

from smp_workbench.domain.scorecard import Confidence
from smp_workbench.gui.help_topic import Topic, set_topic
from smp_workbench.gui.wheel_guard import WheelGuard

CONFIDENCES: Final[tuple[Confidence, ...]] = ("", "low", "medium", "high")
"""In the order of the list."""
_FILLED, _OPEN = "\N{BLACK CIRCLE}", "\N{WHITE CIRCLE}"


def fill_confidences(choice: QComboBox) -> None:
    """Put the words into an empty list: as many dots are filled as the evidence is good."""
    WheelGuard(choice)
    set_topic(choice, Topic.REASONS)
    translate = QCoreApplication.translate
    words = (
        translate("DefinitionPanel", "not said"),
        translate("DefinitionPanel", "low"),
        translate("DefinitionPanel", "medium"),
        translate("DefinitionPanel", "high"),
    )
    for filled, word in enumerate(words):
        dots = " ".join(_FILLED if dot < filled else _OPEN for dot in range(3))
        choice.addItem(f"{dots}  {word}")
