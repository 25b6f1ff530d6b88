"""Changing the look while the program runs.

Here: following the choice in the View menu, the desktop's light or dark setting, and for a projector's
type the height of the window, so that a small window on a large screen still shows rows.
Not here: what a look is (``theme``, ``theme_palette``) and what each part does with it.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.settings import AS_SYSTEM, Settings
from smp_workbench.gui.theme_palette import chosen_theme, wear

_PAUSE: Final = 150
"""Milliseconds without a change of size, after which the type follows."""


class ThemeSwitch(QObject):
    """Keeps application and window in the chosen look."""

    def __init__(self, application: QApplication, settings: Settings, window: MainWindow) -> None:
        super().__init__(window)
        self._application = application
        self._settings = settings
        self._window = window
        self._resized = QTimer(self, singleShot=True, interval=_PAUSE)
        self._resized.timeout.connect(self._follow_height)
        window.theme_chosen.connect(self._choose)
        window.look_changed.connect(self._wear)
        window.installEventFilter(self)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @override
    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the window has another height; every event goes on to it."""
        if event.type() == QEvent.Type.Resize and self._window.theme.projector:
            self._resized.start()
        return False

    @guarded
    def _choose(self, theme: str) -> None:
        self._settings.theme = theme
        self._wear()

    @guarded
    def _follow_system(self) -> None:
        if self._settings.theme == AS_SYSTEM:
            self._wear()

    @guarded
    def _follow_height(self) -> None:
        if chosen_theme(self._settings, self._window.height()) != self._window.theme:
            self._wear()

    @guarded
    def _wear(self) -> None:
        theme = chosen_theme(self._settings, self._window.height())
        room = self._window.size()
        wear(self._application, theme)
        self._window.set_theme(theme)
        self._window.panels.stay_within(room)
