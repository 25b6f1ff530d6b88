"""Access keys for buttons that come and go above everything else, out of the letters that nothing else has.

Here: choosing the letter, and another one when something with the same letter opens beside it.
Not here: the banners themselves (``notice_banner``, ``fault_banner``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMainWindow, QWidget
from typing_extensions import override

from smp_workbench.gui.guard import guarded


def access_key(text: str) -> str:
    """Return the letter after the sign for an access key; empty without one.

    Examples
    --------
    >>> access_key("Save &as"), access_key("Q && A")
    ('a', '')
    """
    found = re.search(r"&([^&])", text.replace("&&", ""))
    return found[1].casefold() if found else ""


def with_spare_key(text: str, taken: Collection[str]) -> str:
    """Return a button's text with a letter marked that is not taken, if it has any.

    The first letters of words come first; a letter that is marked already stays if it can.

    Examples
    --------
    >>> with_spare_key("Save as", {"s"}), with_spare_key("Close", {"c", "l"}), with_spare_key("No", set("no"))
    ('Save &as', 'Cl&ose', 'No')
    """
    if access_key(text) and access_key(text) not in taken:
        return text
    plain = re.sub(r"&(?!&)", "", text)
    places = [at for at, char in enumerate(plain) if char.isalpha()]
    places.sort(key=lambda at: at > 0 and plain[at - 1] != " ")
    for at in places:
        if plain[at].casefold() not in taken:
            return f"{plain[:at]}&{plain[at:]}"
    return plain


class SpareKeys(QObject):
    """Gives the buttons of one banner their access keys while it is shown.

    Parameters
    ----------
    buttons
        Returns those that there are now.
    """

    def __init__(self, banner: QWidget, buttons: Callable[[], Sequence[QAbstractButton]]) -> None:
        super().__init__(banner)
        self._banner = banner
        self._buttons = buttons
        # Later: the keyboard also leaves what is being destroyed, of which nothing may be asked any more.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.choose)
        banner.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._choose_soon)

    @guarded
    def _choose_soon(self) -> None:
        """Choose again wherever the keyboard goes, as into a new panel."""
        if self._banner.isVisible():
            self._soon.start()

    @guarded
    def choose(self) -> None:
        """Choose a letter for each button."""
        if not self._banner.isVisible():
            return
        buttons = self._buttons()
        taken = _taken(self._banner.window(), buttons)
        for button in buttons:
            text = with_spare_key(button.text(), taken)
            if text != button.text():
                button.setText(text)
            taken.add(access_key(text))

    @override
    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose when the banner comes; every event goes on to it."""
        if event.type() == QEvent.Type.Show:
            self.choose()
        return False


def _taken(window: QWidget, but: Sequence[QAbstractButton]) -> set[str]:
    """Return the access keys of everything else that is in view."""
    seen: list[QAbstractButton | QLabel] = []
    seen += [one for one in window.findChildren(QAbstractButton) if one not in but]
    seen += [one for one in window.findChildren(QLabel) if one.buddy() is not None]
    texts = [one.text() for one in seen if one.isVisible()]
    if isinstance(window, QMainWindow):
        texts += [action.text() for action in window.menuBar().actions()]
    return {access_key(text) for text in texts}
