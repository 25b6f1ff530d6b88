"""What a person is told of other copies of the open workbook in its folder, and bringing one back.

Here: the banner. Not here: finding them (``session.sibling``), the rules of a merge (``session.merge``).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from smp_workbench.gui.bring_in_door import bring_file_in
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.lock_work import find_siblings
from smp_workbench.gui.panels.notice_banner import NoticeBanner

if TYPE_CHECKING:
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
        one, path = found[0], found[0].path
        what = self.tr("“{name}” in the same folder holds changes that this workbook does not")
        synced = self.tr("It looks like a copy that a sync program kept because two people had saved.")
        more = self.tr("There are {count} more such copies.").format(count=len(found) - 1)
        words = [synced] if one.synced else []
        words += [self.tr("Bringing it back is one step, which can be undone; the copy itself stays.")]
        words += [more] if len(found) > 2 else []
        words += [self.tr("There is 1 more such copy.")] if len(found) == 2 else []
        choices: dict[str, Callable[[], None]] = {
            self.tr("Bring it back"): partial(self._bring_in, path, found[1:]),
            self.tr("Close"): self.banner.hide,
        }
        self.banner.tell(what.format(name=path.name), " ".join(words), choices)

    def _bring_in(self, path: Path, others: tuple[Sibling, ...]) -> None:
        """Bring one back, then tell of the others."""
        self.banner.hide()
        bring_file_in(self._window, path, lambda _: self._tell(others))


def _nothing(_: object) -> None:
    """Tell nothing: the folder could not be looked through."""
