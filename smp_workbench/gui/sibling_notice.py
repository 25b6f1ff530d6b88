"""What a person is told of other copies of the open workbook in its folder.

Here: the banner. Not here: finding them (``session.sibling``), bringing them back (``bring_back_door``).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from smp_workbench.gui.guard import guarded
from smp_workbench.gui.lock_work import find_siblings
from smp_workbench.gui.panels.notice_banner import NoticeBanner

if TYPE_CHECKING:
    from smp_workbench.gui.bring_back_door import BringBackDoor
    from smp_workbench.gui.main_window import MainWindow
    from smp_workbench.session.sibling import Sibling


class SiblingNotice(QObject):
    """Looks once for each workbook that is opened in one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.banner = NoticeBanner(window.theme, window)
        window.form.central_layout.insertWidget(0, self.banner)
        window.signals.opened.connect(self.banner.hide)
        window.door.path_changed.connect(self._look)
        self._seen: object = None
        self._door: BringBackDoor | None = None
        self._look()

    @guarded
    def _look(self) -> None:
        """Look what lies beside a workbook that was opened; one that was only saved has been looked at."""
        path, session = self._window.door.path, self._window.signals.session
        if path is None or session is self._seen:
            return
        self._seen = session
        self._window.door.tasks.run(
            find_siblings, session.workbook, path,
            done=self._tell, failed=_nothing, wanted=lambda: self._window.signals.session is session,
        )  # fmt: skip

    def _tell(self, found: tuple[Sibling, ...]) -> None:
        if not found:
            return
        from smp_workbench.session.sibling import TOLD

        one, several = found[0], len(found) > 1
        what = self.tr("“{name}” in the same folder holds changes that this workbook does not")
        if several:
            what = self.tr("“{name}” and {count} more beside it hold changes that this workbook does not")
        if len(found) > TOLD:
            what = self.tr("“{name}” and at least {count} more beside it hold changes that this one does not")
        synced = self.tr("It looks like a copy that a sync program kept because two people had saved.")
        kept = self.tr("Nothing counts before you have seen it; the copies stay where they are.")
        words = f"{synced} {kept}" if one.synced and not several else kept
        verb = self.tr("Bring them back…") if several else self.tr("Bring it back…")
        paths = [sibling.path for sibling in found]
        choices: dict[str, Callable[[], None]] = {
            verb: partial(self._bring_back, paths),
            self.tr("Close"): self.banner.hide,
        }
        self.banner.tell(what.format(name=one.path.name, count=len(found) - 1), words, choices)

    def _bring_back(self, paths: list[Path]) -> None:
        """Show what bringing them back would do, unless something is shown that cannot be changed."""
        from smp_workbench.gui.bring_back_door import BringBackDoor

        self._window.signals.show_now()
        if self._window.signals.refuses():
            return
        self.banner.hide()
        if self._door is None:
            self._door = BringBackDoor(self._window)
        self._door.read(paths)


def _nothing(_: object) -> None:
    """Tell nothing: the folder could not be looked through."""
