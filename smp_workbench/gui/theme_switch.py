"""Changing the look while the program runs.

Here: the choice in the settings, put on the application and the window; following the desktop.
Not here: what a look is (``theme``) and how Qt's widgets wear it (``theme_palette``).
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.settings import AS_SYSTEM, Settings
from smp_workbench.gui.theme_palette import chosen_theme, wear


class ThemeSwitch(QObject):
    """Keeps application and window in the chosen look."""

    def __init__(self, application: QApplication, settings: Settings, window: MainWindow) -> None:
        super().__init__(window)
        self._application = application
        self._settings = settings
        self._window = window
        window.theme_chosen.connect(self._choose)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @guarded
    def _choose(self, theme: str) -> None:
        self._settings.theme = theme
        self._wear()

    @guarded
    def _follow_system(self) -> None:
        if self._settings.theme == AS_SYSTEM:
            self._wear()

    def _wear(self) -> None:
        theme = chosen_theme(self._settings.theme)
        wear(self._application, theme)
        self._window.set_theme(theme)
