"""What a key asks for in the score grid.

Here: telling keys apart.
Not here: doing it (``score_grid``), and which digit is which level (``level_key``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

KeyAction: TypeAlias = Literal["typed", "clear", "down", "up", "pick", "copy", "paste"]
"""``typed``: a character that stands for a level, a command or the beginning of a name."""

_PLAIN: Final[Mapping[int, KeyAction]] = {
    Qt.Key.Key_Delete: "clear",
    Qt.Key.Key_Backspace: "clear",
    Qt.Key.Key_Return: "down",
    Qt.Key.Key_Enter: "down",
    Qt.Key.Key_F2: "pick",
}
_NO_TYPING: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


def key_action(event: QKeyEvent) -> KeyAction | None:
    """Return what a key press asks for, or None if it is for Qt's own table (arrows, Tab ...)."""
    modifiers = event.modifiers()
    if event.matches(QKeySequence.StandardKey.Copy):
        return "copy"
    if event.matches(QKeySequence.StandardKey.Paste):
        return "paste"
    if modifiers & _NO_TYPING:
        return None
    action = _PLAIN.get(event.key())
    if action == "down" and modifiers & Qt.KeyboardModifier.ShiftModifier:
        return "up"
    if action is None and event.text().isprintable() and event.text():
        return "typed"
    return action
