"""The list of a criterion's levels that opens over a cell.

Here: which answers it offers, and their keys.
Not here: the list itself (``pick_list``), and setting the level (``score_typing``).
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from smp_workbench.domain.scorecard import NOT_KNOWN, Answer
from smp_workbench.domain.scoring_model import Criterion, Level
from smp_workbench.gui.tables.level_key import level_keys
from smp_workbench.gui.tables.pick_list import PickChoice, PickList
from smp_workbench.gui.tables.score_cell import level_text
from smp_workbench.gui.theme import Theme

translate = QCoreApplication.translate


class LevelPicker(PickList):
    """Levels with their keys, labels and definitions, then *not known*, then *not yet scored*.

    What is picked is a Fraction, *not known*, or None for a blank.
    """

    def __init__(self, criterion: Criterion, answer: Answer, theme: Theme, parent: QWidget) -> None:
        choices = _choices(criterion)
        matching = (row for row, choice in enumerate(choices) if choice.what == answer)
        row = next(matching, 0) if answer is not None else 0
        super().__init__(choices, row, theme, parent)
        self.setObjectName("level_picker")
        self.setAccessibleName(self.tr("Levels of {criterion}").format(criterion=criterion.name))


def _choices(criterion: Criterion) -> list[PickChoice]:
    choices = []
    for key, level in zip(level_keys(criterion), criterion.levels, strict=True):
        words = _level_words(key, level)
        choices.append(PickChoice(key, words, level.value, level.definition))
    choices.append(PickChoice("?", translate("LevelPicker", "not known"), NOT_KNOWN))
    blank = translate("LevelPicker", "not yet scored")
    choices.append(PickChoice(translate("LevelPicker", "Del"), blank, None))
    return choices


def _level_words(key: str, level: Level) -> str:
    value = level_text(level.value)
    return level.label if key == value and level.label else f"{value} {level.label}".strip()
