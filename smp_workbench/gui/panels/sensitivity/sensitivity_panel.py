"""What would change the answer: pages behind tabs, of which only the one that is seen does any work.

Here: the tabs, making a page when it is first seen, and handing on focus, look and being seen.
Not here: which pages there are (``page_set``) and what they show.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QTabBar, QVBoxLayout, QWidget
from typing_extensions import override

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.panels.panel import Panel
from smp_workbench.gui.panels.sensitivity.page_set import PAGES, TITLE
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.theme import Theme
from smp_workbench.session.announcement import Announcement


class SensitivityPanel(Panel):
    """The dock's content."""

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(signals, theme, parent)
        self._made: dict[str, Panel] = {}
        self.tabs = QTabBar(self)
        self.tabs.setAccessibleName(QCoreApplication.translate("panel", TITLE))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for kind in PAGES:
            place = self.tabs.addTab(QCoreApplication.translate("panel", kind.title))
            self.tabs.setTabToolTip(place, kind.key)
        self._stack = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._turn_to)
        self._turn_to()

    @property
    def page(self) -> Panel:
        """The page in front, made if it was not yet."""
        return self.made_page(PAGES[self.tabs.currentIndex()].name)

    def made_page(self, name: str) -> Panel:
        """Return a page, made if it was not yet."""
        if name not in self._made:
            kind = next(kind for kind in PAGES if kind.name == name)
            page = self._made[name] = kind.make(self.signals, self.theme, self)
            page.headed.connect(self.headed)
            page.cell_chosen.connect(self.cell_chosen)
            page.said.connect(self.said)
            page.show_cell(self.ref, self.code)
            self._stack.addWidget(page)
        return self._made[name]

    def show_page(self, name: str) -> None:
        """Turn to a page."""
        self.tabs.setCurrentIndex([kind.name for kind in PAGES].index(name))

    # --- for the window -----------------------------------------------------------------------

    @override
    def refresh(self) -> None:
        """Leave it to the page, which follows by itself."""

    @override
    def follow_edit(self, announcement: Announcement) -> None:
        """Leave it to the page, which follows by itself."""

    @override
    def finish(self) -> None:
        """Have every page finish."""
        for page in self._made.values():
            page.finish()

    @override
    def take_focus(self) -> None:
        """Take the keyboard into the page in front."""
        self.page.take_focus()

    @override
    def show_cell(self, ref: str, code: str) -> None:
        """Let every page that is made follow the grid's focus."""
        super().show_cell(ref, code)
        for page in self._made.values():
            page.show_cell(ref, code)

    @override
    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        super().set_theme(theme)
        for page in self._made.values():
            page.set_theme(theme)

    @override
    def set_seen(self, seen: bool) -> None:
        """Have the page in front work while anyone can see it."""
        super().set_seen(seen)
        self.page.set_seen(seen)

    @guarded
    def _turn_to(self) -> None:
        """Show the page of the tab; the one before rests."""
        page = self.page
        for other in self._made.values():
            kind = QSizePolicy.Policy.Preferred if other is page else QSizePolicy.Policy.Ignored
            other.setSizePolicy(kind, kind)  # a page behind asks for no room
            if other is not page:
                other.set_seen(False)
        self._stack.setCurrentWidget(page)
        page.set_seen(self.seen)
