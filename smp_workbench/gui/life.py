"""What keeps a window alive and answering, begun once it has been painted.

Here: the watcher, the log of stalls and the loss of screens as one thing to begin and to stop; and what is
told after an abnormal end.
Not here: each of them (``watch``, ``stall_watch``, ``screen_loss``), and the journal (``journal_keeper``).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication

from smp_workbench.gui.fault_log import LOG
from smp_workbench.gui.panels.notice_banner import NoticeBanner
from smp_workbench.gui.screen_loss import ScreenLoss
from smp_workbench.gui.stall_watch import StallWatch
from smp_workbench.gui.watch import Watch

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow

translate = QCoreApplication.translate


class Life(QObject):
    """Watches over one window.

    Parameters
    ----------
    watched
        Whether the window is started again if it ends abnormally.
    asked
        The workbook that is being opened, if one is.

    Attributes
    ----------
    watch
        None where the window is not watched over.
    """

    def __init__(self, window: MainWindow, *, watched: bool, asked: Path | None = None) -> None:
        super().__init__(window)
        self.watch = Watch(window, asked) if watched else None
        self._stalls = StallWatch(self)
        self._stalls.start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            ScreenLoss(application)

    def stop(self) -> None:
        """Say that the window ends orderly, and watch no more."""
        self._stalls.stop()
        if self.watch is not None:
            self.watch.stop()


def tell_restarted(window: MainWindow, *, safe: bool) -> None:
    """Tell above the grid that the program ended abnormally; what was brought back is told by itself."""
    LOG.warning("Started again after an abnormal end%s", ", and nothing is opened by itself" if safe else "")
    banner = NoticeBanner(window.theme, window, grave=safe)
    window.form.central_layout.insertWidget(0, banner)
    what = translate("life", "SMP Workbench ended unexpectedly and was started again.")
    remedy = translate("life", "Every change you made is kept on this computer.")
    if safe:
        what = translate("life", "SMP Workbench ended unexpectedly twice within a minute.")
        remedy = translate(
            "life",
            "Nothing was opened by itself, and the panels are where they are at first. Every change you made"
            " is kept: open it under File > Kept from last time, or open the workbook.",
        )
    banner.tell(what, remedy, {translate("life", "Show the log"): window.form.action_log.trigger,
                               translate("life", "Close"): banner.hide})  # fmt: skip
