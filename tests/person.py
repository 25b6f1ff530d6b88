"""Somebody at the keyboard of a desktop, who looks where the keys will go before pressing them.

Here: pressing keys until the program has had them all, and waiting for what they should lead to.
Not here: the keyboard itself (``tests.desktop``), and how a program is seen (``tests.program``).
"""

from __future__ import annotations

from pathlib import Path

from tests.desktop import Desktop
from tests.program import Program


class Person:
    """Somebody at the keyboard, who looks where the keys will go before pressing them."""

    def __init__(self, desktop: Desktop, program: Program) -> None:
        self.desktop = desktop
        self.program = program
        self._pressed = 0

    def press(self, *keys: str) -> None:
        """Press keys, and wait until the program has had them all: none may go elsewhere."""
        self.desktop.press(*keys)
        self._expect(len(keys))

    def type(self, text: str) -> None:
        self.desktop.type(text)
        self._expect(len(text))

    def _expect(self, keys: int) -> None:
        self._pressed += keys
        self.program.wait(lambda seen: seen["keys"] >= self._pressed, f"key {self._pressed}")
        assert self.program.seen["keys"] == self._pressed

    def open(self, key: str, title: str) -> None:
        """Press the key of a command, and wait for its window."""
        self.press(key)
        self.program.wait_for_window(title)

    def accept(self, then: str) -> None:
        """Send a form, and wait for the window after it."""
        self.open("ctrl+Return", then)

    def find(self, value: object, where: str) -> None:
        """Wait until it is seen at a place."""
        self.program.wait(lambda seen: seen[where] == value, f"{where}: {value}")

    def tab_to(self, name: str) -> None:
        """Press Tab until a field or button has the keyboard."""
        for _ in range(30):
            if self.program.seen["focus"] == name:
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not lead to {name}")

    def choose_file(self, path: Path, title: str) -> None:
        """Type a file's name into the dialog that asks for it."""
        self.program.wait_for_window(title)
        self.type(f"{path}\n")
