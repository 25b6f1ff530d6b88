"""The banner over the grid that says how much copies have left open.

Here: when it comes and goes. Not here: deciding (``panels.copies_panel``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from smp_workbench.gui.guard import guarded
from smp_workbench.session.announcement import Announcement

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow
    from smp_workbench.gui.panels.notice_banner import NoticeBanner


class CopiesNotice(QObject):
    """Tells when a workbook with open items is opened, and when copies leave more of them.

    It says the count as it is until somebody closes it or nothing is open any more.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.banner: NoticeBanner | None = None
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
        self._tell(
            more=len(after.conflicts) + len(after.reviews) > len(before.conflicts) + len(before.reviews)
        )

    def _tell(self, *, more: bool) -> None:
        """Say how much is open: anew where there is more than before, else only if it is said already."""
        state = self._window.signals.session.assessment
        shown = self.banner is not None and not self.banner.isHidden()
        if not state.conflicts and not state.reviews:
            if self.banner is not None:
                self.banner.hide()
        elif more or shown:
            self._show(len(state.conflicts), len(state.reviews), anew=more)

    def _show(self, conflicts: int, reviews: int, *, anew: bool) -> None:
        from smp_workbench.gui.help_topic import Topic, set_topic
        from smp_workbench.gui.panels.copies_words import open_words
        from smp_workbench.gui.panels.notice_banner import NoticeBanner

        if self.banner is None:
            self.banner = NoticeBanner(self._window.theme, self._window)
            set_topic(self.banner, Topic.COPIES)
            self._window.form.central_layout.insertWidget(0, self.banner)
        what = self.tr("{open} from copies that came back").format(open=open_words(conflicts, reviews))
        if not anew:  # a count that goes down is not read aloud each time
            self.banner.what.setText(what)
            return
        remedy = self.tr("A conflict keeps the value before until you decide; its score is marked ≠.")
        choices = {self.tr("Review (Alt+0)"): self._review, self.tr("Close"): self.banner.hide}
        self.banner.tell(what, remedy, choices)

    def _review(self) -> None:
        self._window.panel_set.open("copies")
