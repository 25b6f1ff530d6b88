"""A screen of its own for the trial: Xvfb, what is seen on it, and keys pressed on it.

Here: the virtual X server, its picture read from the memory it draws into, and xdotool.
Not here: what is tried on it (``trial``).
"""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from frozen.place import CannotFreeze

WIDTH: Final = 1920
HEIGHT: Final = 1080
_STILL: Final = 0.6
"""Seconds without a change after which a window counts as drawn; longer than anything in it moves."""
_PATIENCE: Final = 120.0


@dataclass(frozen=True, slots=True)
class Screen:
    """A virtual screen, and the file that its X server draws into."""

    display: str
    memory: Path

    def picture(self) -> bytes:
        """Return what is on it, 4 bytes a pixel."""
        drawn = self.memory.read_bytes()
        # The header of an X window dump: its size is the first of its numbers, the count of colours the 20th.
        numbers = struct.unpack(">20I", drawn[:80])
        start = numbers[0] + 12 * numbers[19]
        return drawn[start : start + 4 * WIDTH * HEIGHT]

    def still_picture(self, unlike: bytes) -> bytes:
        """Wait until it differs from a picture and then changes no more; return what it then shows."""
        seen, since, began = self.picture(), time.monotonic(), time.monotonic()
        while seen == unlike or time.monotonic() - since < _STILL:
            if time.monotonic() - began > _PATIENCE:
                raise CannotFreeze("The frozen program's window did not appear, or would not keep still.")
            time.sleep(0.05)
            if (now := self.picture()) != seen:
                seen, since = now, time.monotonic()
        return seen

    def window(self, title: str) -> str:
        """Wait for a window whose title holds a word, and return its number."""
        began = time.monotonic()
        while not (found := self._told("search", "--onlyvisible", "--name", title).split()):
            if time.monotonic() - began > _PATIENCE:
                raise CannotFreeze(f"No window with {title} in its title appeared.")
            time.sleep(0.1)
        return found[0]

    def press(self, window: str, *keys: str) -> None:
        """Press keys in a window, one after the other."""
        self._told("windowfocus", "--sync", window, "key", "--delay", "60", *keys)

    def _told(self, *words: str) -> str:
        ran = subprocess.run(
            [_found("xdotool"), *words], env={**os.environ, "DISPLAY": self.display}, check=False,
            capture_output=True, text=True, timeout=_PATIENCE,
        )  # fmt: skip
        return ran.stdout


@contextmanager
def open_screen(folder: Path) -> Iterator[Screen]:
    """Start an X server that nothing else uses, and end it.

    Parameters
    ----------
    folder
        For the file it draws into.
    """
    folder.mkdir(parents=True, exist_ok=True)
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [_found("Xvfb"), "-displayfd", str(writing), "-screen", "0", f"{WIDTH}x{HEIGHT}x24",
         "-nolisten", "tcp", "-noreset", "-fbdir", str(folder)],  # or it begins anew when nobody is left
        pass_fds=[writing], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            number = said.readline().strip()
        if not number:
            raise CannotFreeze("Xvfb did not start. Is the folder /tmp/.X11-unix there and writable?")
        yield Screen(f":{number}", folder / "Xvfb_screen0")
    finally:
        server.terminate()
        server.wait()


def _found(program: str) -> str:
    path = shutil.which(program)
    if path is None:
        raise CannotFreeze(
            f"{program} is needed to try the window. Try: sudo apt-get install {program.lower()}"
        )
    return path
