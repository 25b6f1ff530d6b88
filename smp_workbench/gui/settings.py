"""What the program remembers on this computer: window, theme, name, recent files and commands.

Here: one typed door to the settings file in the user's folder.
Not here: anything of an assessment; that is in its workbook.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSettings

from smp_workbench import paths
from smp_workbench.domain.text import clean_name
from smp_workbench.errors import Refusal
from smp_workbench.gui.theme import SHIPPED

AS_SYSTEM: Final = "system"
"""Choice of theme that follows the light or dark setting of the desktop."""
TEXT_SIZES: Final = (100, 125, 150, 200)
"""Sizes of the text to choose from, per cent of the theme's own."""
_MOST_RECENT: Final = 8


class Settings:
    """The settings file. A value that is missing or makes no sense counts as not set.

    Parameters
    ----------
    folder
        Where it lies; None for the user's own.
    """

    def __init__(self, folder: Path | None = None) -> None:
        path = (folder or paths.user_data()) / "settings.ini"
        self._file = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def theme(self) -> str:
        """Id of the chosen theme, or ``AS_SYSTEM``."""
        value = str(self._file.value("look/theme", AS_SYSTEM))
        return value if value in SHIPPED else AS_SYSTEM

    @theme.setter
    def theme(self, theme: str) -> None:
        self._file.setValue("look/theme", theme)

    @property
    def text_size(self) -> int:
        """Size of the text, one of ``TEXT_SIZES``."""
        value = str(self._file.value("look/text_size", TEXT_SIZES[0]))
        return int(value) if value in map(str, TEXT_SIZES) else TEXT_SIZES[0]

    @text_size.setter
    def text_size(self, per_cent: int) -> None:
        self._file.setValue("look/text_size", per_cent)

    @property
    def motion(self) -> bool:
        """Whether bars glide to a new rank, where the system does not ask for less motion."""
        return str(self._file.value("look/motion", "true")) != "false"

    @motion.setter
    def motion(self, motion: bool) -> None:
        self._file.setValue("look/motion", "true" if motion else "false")

    @property
    def who(self) -> str:
        """Name, agency or role written beside each change; may be empty."""
        try:
            return clean_name(str(self._file.value("person/who", "")), "Your name")
        except Refusal:  # somebody wrote in the file by hand; the name is asked for again
            return ""

    @who.setter
    def who(self, who: str) -> None:
        self._file.setValue("person/who", who)

    @property
    def geometry(self) -> QByteArray:
        """Size and place of the window; empty before the first time."""
        return self._bytes("window/geometry")

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._file.setValue("window/geometry", geometry)

    @property
    def state(self) -> QByteArray:
        """Where the panels are docked; empty before the first time."""
        return self._bytes("window/state")

    @state.setter
    def state(self, state: QByteArray) -> None:
        self._file.setValue("window/state", state)

    def forget_place(self) -> None:
        """Have the window and its panels stand where they are at first, the next time one is made."""
        self.geometry = self.state = QByteArray()

    @property
    def recent(self) -> tuple[Path, ...]:
        """Workbooks opened or saved of late, latest first; whether they are still there is not asked."""
        value = self._file.value("files/recent", [])
        names = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        return tuple(Path(name) for name in names)

    def remember_file(self, path: Path) -> None:
        """Put a workbook first among the recent ones."""
        self._keep_recent((path, *(kept for kept in self.recent if kept != path)))

    def forget_file(self, path: Path) -> None:
        """Leave a workbook out of the recent ones; the file itself stays."""
        self._keep_recent(tuple(kept for kept in self.recent if kept != path))

    def _keep_recent(self, files: tuple[Path, ...]) -> None:
        self._file.setValue("files/recent", [str(kept) for kept in files][:_MOST_RECENT])

    @property
    def recent_commands(self) -> tuple[str, ...]:
        """Keys of the commands that were run from the palette of late, latest first."""
        value = self._file.value("commands/recent", [])
        keys = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        return tuple(map(str, keys))

    def remember_command(self, key: str) -> None:
        """Put a command first among the recent ones."""
        others = [kept for kept in self.recent_commands if kept != key]
        self._file.setValue("commands/recent", [key, *others][:_MOST_RECENT])

    def _bytes(self, key: str) -> QByteArray:
        value = self._file.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()
