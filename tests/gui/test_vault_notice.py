"""A save that is whole although its earlier state could not be kept says both."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from smp_workbench import paths
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.vault_notice import VaultNotice
from smp_workbench.storage.saving import load
from tests.factory import agreed

PATIENCE = 20_000


def test_that_a_vault_that_cannot_be_written_is_told_once_and_the_save_stands(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    notice = VaultNotice(window)
    paths.vault().parent.mkdir(parents=True, exist_ok=True)
    paths.vault().write_text("a file where the vault should be")
    path = tmp_path / "plan.xlsx"
    with qtbot.waitSignal(window.door.vault_told, timeout=PATIENCE):
        window.door._write(path, None, None)
    assert load(path).workbook == window.signals.session.workbook
    assert notice.banner.isVisibleTo(window)
    assert "No copy was kept in the vault" in notice.banner.what.text()
    notice.banner.buttons[0].click()
    window.signals.apply(agreed("T-002", "H1", 4))
    with qtbot.waitSignal(window.door.vault_told, timeout=PATIENCE):
        window.door.save()
    assert not notice.banner.isVisibleTo(window)
    paths.vault().unlink()
    for level, told in ((3, False), (1, True)):
        window.signals.apply(agreed("T-002", "H1", level))
        if told:
            vault = paths.vault()
            vault.rename(vault.with_name("elsewhere"))
            vault.write_text("again")
        with qtbot.waitSignal(window.door.vault_told, timeout=PATIENCE):
            window.door.save()
        assert notice.banner.isVisibleTo(window) is told
