"""What goes on behind the window, made to happen: the journal's troubles, collecting cycles,
and panels that floated when the last run ended.

Here: the journal's keeper, what was left behind, the collector, the panels' return.
Not here: everything that a person presses (``exercise``).
"""

from __future__ import annotations

import errno
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest

from smp_workbench.errors import Sentence
from smp_workbench.gui.cycle_collector import CycleCollector
from smp_workbench.gui.dialogs.password_dialog import PasswordDialog
from smp_workbench.gui.dialogs.publication_dialog import PublicationDialog
from smp_workbench.gui.dialogs.recovery_dialog import RecoveryDialog
from smp_workbench.gui.dialogs.send_dialog import SendChoice, SendDialog
from smp_workbench.gui.dialogs.sharing_dialog import SharingDialog
from smp_workbench.gui.dialogs.vault_dialog import VaultDialog
from smp_workbench.gui.file_work import warm_up
from smp_workbench.gui.journal_keeper import JournalKeeper
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.panels.sensitivity.other_weights import OtherWeights
from smp_workbench.gui.save_progress import SaveProgress
from smp_workbench.gui.send_door import SendDoor, tell_sent
from smp_workbench.gui.share_work import Shared
from smp_workbench.gui.tasks import _Call
from smp_workbench.gui.vault_work import KeptState, VaultList
from smp_workbench.gui.view_keeper import ViewKeeper
from smp_workbench.session.recovery import LeftBehind
from smp_workbench.session.sharing_check import Listed
from smp_workbench.storage.journal.trouble import explained
from smp_workbench.storage.vault.kept_copy import KeptCopy, Note
from tests.gui.exercise_life import live_on


def use_journal(window: MainWindow, settle: Callable[[], None]) -> None:
    """Have the journal wait, fail and mend, and the list of what was left behind used."""
    keeper = window.findChild(JournalKeeper)
    if keeper is None:
        return
    for trouble in (explained(OSError(errno.ENOSPC, "full"), Path(), begun=True), None):
        keeper.trouble_changed.emit(trouble)
    window.door.vault_told.emit(None)
    window.title_line.set_writing("writing…")
    window.signals.set_pending(frozenset({("T-001", "H1")}))
    window.signals.set_pending(frozenset())
    for timer in keeper.findChildren(QTimer):
        timer.timeout.emit()
    keeper.waiting_changed.emit()
    window.door.saved.emit()
    for name in ("discard", "accept"):
        dialog = RecoveryDialog([LeftBehind(Path("a.journal"), "An assessment")], window.theme, window)
        dialog.open()
        settle()
        getattr(dialog.form, name).click()
        settle()
    live_on(window, settle)
    use_vault(window, settle)
    use_sharing(window, settle)
    use_password(window, settle)
    use_other_weights(window)
    use_send(window, settle)
    use_progress(window)
    for view_keeper in window.findChildren(ViewKeeper):
        view_keeper.note()


def use_send(window: MainWindow, settle: Callable[[], None]) -> None:
    """Send out a copy, add a person, change everything that can be chosen, and stop."""
    door = SendDoor(window)
    for stop in (False, True):
        dialog = SendDialog(window.signals, Path(), window.theme, window, unsaved=True)
        dialog.open()
        dialog.form.whole.click()
        dialog.form.cards.click()
        dialog.form.all_themes.click()
        dialog.form.themes.item(0).setCheckState(Qt.CheckState.Checked)
        dialog.form.new_scorer.setText(f"Another agency {stop}")
        dialog.form.add_scorer.click()
        dialog.form.choose_folder.click()
        dialog.form.accept.click()
        if stop:
            nowhere = SendChoice(whole=True, scorers=(), round=1, refs=(), folder=Path("nowhere"))
            door._send(dialog, nowhere)
        dialog.form.reject.click()
        settle()
    tell_sent(window, (Path("a.xlsx"),), 1)
    settle()


def use_progress(window: MainWindow) -> None:
    """Have a save take long, and say on its way what it is doing."""
    progress = SaveProgress(window)
    progress.begin()
    for timer in progress.findChildren(QTimer):
        timer.timeout.emit()
    progress.end()
    window.door.tasks._heard.emit(_Call(warm_up, (), 1.0, None, None, None, progress.hear), "writing")


def use_vault(window: MainWindow, settle: Callable[[], None]) -> None:
    """Look at an earlier state, restore it, and save it as a file."""
    copy = KeptCopy(Path("a.xlsx"), datetime(2018, 2, 23, tzinfo=UTC), "5a" * 8, 1)
    found = VaultList(Path("vault"), 1, ((copy, Note(content="c")),))
    for name in ("export_copy", "accept"):
        dialog = VaultDialog(found, "", window.theme, window)
        dialog.open()
        dialog.begin()
        dialog.show_state(KeptState(window.signals.assessment, (Sentence("One thing."),)))
        getattr(dialog.form, name).click()
        settle()


def use_sharing(window: MainWindow, settle: Callable[[], None]) -> None:
    """Look at what would be shared, copy the list, and go on to the terms of a publication copy."""
    for name in ("copy", "reject", "accept"):
        shared = Shared("Plan.xlsx", None, (Listed(True, Sentence("One thing.")),))
        dialog = SharingDialog(shared, window.theme, window)
        dialog.open()
        getattr(dialog.form, name).click()
        settle()
    terms = PublicationDialog(window.signals.assessment.marking, window.theme, window)
    terms.open()
    terms.form.accept.click()  # refused: nobody cleared it
    terms.form.cleared.setText("Community Safety Unit")
    terms.form.accept.click()
    settle()


def use_password(window: MainWindow, settle: Callable[[], None]) -> None:
    """Look at the password of a file while it is typed, and give it."""
    dialog = PasswordDialog("Plan.xlsx", "", window.theme, window)
    dialog.open()
    dialog.form.show_password.click()
    dialog.form.password.setText("agreed by telephone")
    dialog.form.accept.click()
    settle()


def use_other_weights(window: MainWindow) -> None:
    """Ask for weights that were left out, and take an answer that nobody waits for any more."""
    other = OtherWeights(window.signals, window.theme, window)
    other.button.click()
    other.work.answered.emit(None, None)
    other.deleteLater()


def collect_cycles(window: MainWindow) -> None:
    """Have cycles collected from the timer."""
    collector = CycleCollector(window)
    collector.start()
    for timer in collector.findChildren(QTimer):
        timer.timeout.emit()
    collector.stop()


def float_and_return(window: MainWindow, settle: Callable[[], None]) -> None:
    """Have a panel float over the next run's window too."""
    window.panel_set.open("versions")
    title = window.panel_set.docks["versions"].titleBarWidget()
    QTest.mouseDClick(title, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(4, 4))
    settle()
    window.panels.restore(window.panels.state)
    window.hide()
    window.show()
    settle()
    window.panel_set.docks["versions"].setFloating(False)
