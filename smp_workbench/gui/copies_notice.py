"""The banner over the grid that says how much copies have left open.

Here: when it comes and goes. Not here: deciding (``panels.copies_panel``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from smp_workbench.domain.edit import Batch, Edit, Reopen
from smp_workbench.gui.guard import guarded
from smp_workbench.session.announcement import Announcement

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow
    from smp_workbench.gui.panels.notice_banner import NoticeBanner


_COUNTED: Final = 300
"""Milliseconds after the last decision in which the count follows: other words lay out the whole window."""


class CopiesNotice(QObject):
    """Tells when a workbook with open items is opened, and when copies leave more of them.

    It says the count as it is until somebody closes it or nothing is open any more, and not while the list is
    shown, which says the same. A decision that is taken
    back is no news: the banner made anew would have the whole window laid out anew.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.banner: NoticeBanner | None = None
        self._counter = QTimer(self, singleShot=True, interval=_COUNTED)
        self._counter.timeout.connect(self._count)
        self._closed = False
        self._looker = QTimer(self, singleShot=True, interval=0)  # Qt tells of docks while it lays them out
        self._looker.timeout.connect(self._look)
        window.panel_set.docks["copies"].visibilityChanged.connect(self._looker.start)
        window.signals.opened.connect(self._begin)
        window.signals.edited.connect(self._follow)
        self._begin()

    @guarded
    def _begin(self) -> None:
        if self.banner is not None:
            self.banner.hide()
        self._tell(more=True)

    @guarded
    def _follow(self, announcement: Announcement) -> None:
        if not announcement.touched.parts & {"conflicts", "reviews"}:
            return
        before, after = announcement.before, announcement.after
        more = len(after.conflicts) + len(after.reviews) > len(before.conflicts) + len(before.reviews)
        self._tell(more=more and not _takes_back(announcement.change.edit))

    def _tell(self, *, more: bool) -> None:
        """Say how much is open: anew where there is more than before, else only if it is said already."""
        state = self._window.signals.session.assessment
        shown = self.banner is not None and not self.banner.isHidden()
        if not state.conflicts and not state.reviews:
            if self.banner is not None:
                self.banner.hide()
        elif more:
            self._closed = False
            self._look()
        elif shown:
            self._counter.start()

    @guarded
    def _count(self) -> None:
        """Say the count as it is now; one that goes down is not read aloud each time."""
        if self.banner is not None:
            self.banner.what.setText(self._words())

    @guarded
    def _look(self) -> None:
        """Say it where the list is not shown, unless somebody has closed it."""
        window = self._window
        state = window.signals.session.assessment
        listed = not window.panel_set.docks["copies"].visibleRegion().isEmpty()
        wanted = bool(state.conflicts or state.reviews) and not self._closed and not listed
        if wanted and (self.banner is None or self.banner.isHidden()):
            self._show()
        elif wanted:
            self._counter.start()
        elif self.banner is not None:
            self.banner.hide()

    def _close(self) -> None:
        self._closed = True
        self._look()

    def _words(self) -> str:
        from smp_workbench.gui.panels.copies_words import open_words

        state = self._window.signals.session.assessment
        counts = open_words(len(state.conflicts), len(state.reviews))
        return self.tr("{open} from copies that came back").format(open=counts)

    def _show(self) -> None:
        from smp_workbench.gui.help_topic import Topic, set_topic
        from smp_workbench.gui.panels.notice_banner import NoticeBanner

        if self.banner is None:
            self.banner = NoticeBanner(self._window.theme, self._window)
            set_topic(self.banner, Topic.COPIES)
            self._window.form.central_layout.insertWidget(0, self.banner)
        remedy = self.tr("A conflict keeps the value before until you decide; its score is marked ≠.")
        choices = {self.tr("Review (Alt+0)"): self._review, self.tr("Close"): self._close}
        self.banner.tell(self._words(), remedy, choices)

    def _review(self) -> None:
        self._window.panel_set.open("copies")


def _takes_back(edit: Edit) -> bool:
    """Whether an edit opens again what was decided."""
    return all(map(_takes_back, edit.edits)) if isinstance(edit, Batch) else isinstance(edit, Reopen)
