"""What a person is told where a save is whole but its earlier state could not be kept.

Here: the banner. Not here: keeping (``storage.vault``) and browsing what is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from smp_workbench.errors import VaultTrouble
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.panels.notice_banner import NoticeBanner
from smp_workbench.gui.session_signals import sentence_text

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow


class VaultNotice(QObject):
    """Tells once, and again only after the vault was well in between."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._well = True
        self.banner = NoticeBanner(window.theme, window)
        window.form.central_layout.insertWidget(0, self.banner)
        window.door.vault_told.connect(self._tell)

    @guarded
    def _tell(self, trouble: VaultTrouble | None) -> None:
        if trouble is None:
            self.banner.hide()
        elif self._well:
            close = {self.tr("Close"): self.banner.hide}
            self.banner.tell(sentence_text(trouble.what), sentence_text(trouble.remedy), close)
        self._well = trouble is None
