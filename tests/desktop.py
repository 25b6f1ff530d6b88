"""A desktop of its own for one test: a screen, a window manager, keyboard, pointer and clipboard.

Here: the virtual X server with openbox on it, keys that go to whatever window has the keyboard, a
pointer that meets what lies on top, and the clipboard as another program sees it.
Not here: the program that runs on it (``tests.program``).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.installer.conftest import frozen

REMEDY = "Install it with `sh installer/start.sh test`."
PATIENCE = 90.0
"""Seconds; only what hangs takes so long, however busy the machine is."""
_OF_ANOTHER_DESKTOP = ("QT_", "XDG_CURRENT_DESKTOP", "XDG_SESSION", "WAYLAND_", "DBUS_", "DESKTOP_")
"""What would have Qt take dialogs, style or screen from the desktop that the tests were started on."""


class ToolMissing(Exception):
    """A program is not installed; nothing is ever skipped for it."""


@dataclass(frozen=True)
class Desktop:
    """A screen with a window manager. Keys are pressed one after the other by the X server itself."""

    display: str

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to appear here, and nothing of the desktop outside."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(_OF_ANOTHER_DESKTOP)}
        return {**kept, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def press(self, *keys: str) -> None:
        """Press keys by their X names, such as ``ctrl+Return``; they are pressed when this returns."""
        self._run("xdotool", "key", "--delay", "4", *keys)

    def type(self, text: str) -> None:
        """Type a text of plain letters, figures and signs; where a line ends, press Return."""
        words: list[str] = []
        for line in text.split("\n"):
            words += ["key", "Return"] if words else []
            words += ["type", "--delay", "4", "--args", "1", line] if line else []
        self._run("xdotool", *words)

    def begin_pressing(self, *keys: str, delay: int) -> subprocess.Popen[bytes]:
        """Press keys with a delay in milliseconds, and return at once."""
        command = [found("xdotool"), "key", "--delay", str(delay), *keys]
        return subprocess.Popen(command, env=self.environment)

    def copy(self, text: str) -> None:
        """Put a text on the clipboard, as another program does."""
        self._run("xclip", "-selection", "clipboard", "-in", given=text)

    def copied(self) -> str:
        """Return the text on the clipboard, as another program gets it."""
        return self._run("xclip", "-selection", "clipboard", "-out")

    def click(self, x: int, y: int) -> None:
        """Press the left button of the mouse at a place."""
        self._run("xdotool", "mousemove", str(x), str(y), "click", "1")

    def managed(self) -> bool:
        """Whether a window manager answers."""
        command = [found("xdotool"), "get_num_desktops"]
        return subprocess.run(command, env=self.environment, capture_output=True, check=False).returncode == 0

    def _run(self, program: str, *words: str, given: str = "") -> str:
        # What is put on the clipboard lives on in xclip, which with a pipe would be waited for.
        ran = subprocess.run(
            [found(program), *words], env=self.environment, input=given, text=True, check=True,
            stdout=subprocess.DEVNULL if given else subprocess.PIPE, stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
        )  # fmt: skip
        return ran.stdout or ""


@contextmanager
def open_desktop(folder: Path) -> Iterator[Desktop]:
    """Start a screen that nothing else uses with a window manager on it, and end both.

    Parameters
    ----------
    folder
        For the file that the screen is drawn into.
    """
    with frozen("screen").open_screen(folder) as screen:
        desktop = Desktop(screen.display)
        command = [found("openbox"), "--sm-disable"]
        manager = subprocess.Popen(
            command, env=desktop.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            began = time.monotonic()
            while not desktop.managed():
                assert manager.poll() is None, "openbox ended"
                assert time.monotonic() - began < PATIENCE, "openbox did not start"
            yield desktop
        finally:
            manager.terminate()
            manager.wait()


def found(program: str) -> str:
    """Return where a program is.

    Raises
    ------
    ToolMissing
        If it is not installed.
    """
    path = shutil.which(program)
    if path is None:
        raise ToolMissing(f"{program} was not found. {REMEDY}")
    return path
