"""Where things lie while the program is frozen, and what they are called on each system.

Here: names and paths only.
Not here: making anything.
"""

from __future__ import annotations

import sys
import sysconfig
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
INSTALLER: Final = ROOT / "installer"
LICENCES: Final = INSTALLER / "licences"
LOCK: Final = INSTALLER / "requirements.lock"

WORK: Final = ROOT / "build" / "freeze"
CONTENTS: Final = WORK / "contents.json"
"""What the spec says was packed: where each thing lies, and where it was taken from."""
ICONS: Final = WORK / "icons"

NAME: Final = "smp-workbench"
TITLE: Final = "SMP Workbench"
PACKED: Final = WORK / "packed"
FOLDER: Final = ROOT / "dist" / NAME
"""The result: the one folder that a person is given."""
INNER: Final = "_internal"
"""The folder inside the result that everything but the programs lies in."""

SITE: Final = Path(sysconfig.get_path("purelib"))

WINDOWS: Final = sys.platform == "win32"
MAC: Final = sys.platform == "darwin"


class CannotFreeze(Exception):
    """Why there is no frozen program, and what to do; for a person."""


def command_program(folder: Path) -> Path:
    """Return the program for the command line."""
    if MAC:
        return folder / f"{TITLE}.app" / "Contents" / "MacOS" / NAME
    return folder / (f"{NAME}.exe" if WINDOWS else NAME)


def window_program(folder: Path) -> Path:
    """Return the program that a person starts; only Windows needs a second one, without a console."""
    return folder / f"{TITLE}.exe" if WINDOWS else command_program(folder)
