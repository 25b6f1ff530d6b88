"""What the window tells of its journal, its vault and of copies, for looking at: a full disk, what came back.

Here: the banners, marks, the list and the question, as they would be.
Not here: drawing (``screens``); nothing here is written or read.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from smp_workbench.domain.edit import SetCutLine
from smp_workbench.domain.version import Version
from smp_workbench.errors import OtherContentThere, Sentence, UnreadableFile, WorkbenchError
from smp_workbench.gui.bring_in_door import tell_brought_in
from smp_workbench.gui.dialogs.question_dialog import QuestionDialog
from smp_workbench.gui.dialogs.recovery_dialog import RecoveryDialog
from smp_workbench.gui.dialogs.send_dialog import SendDialog
from smp_workbench.gui.dialogs.vault_dialog import VaultDialog
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.main_window import MainWindow
from smp_workbench.gui.other_file_door import OtherFile
from smp_workbench.gui.panels.notice_banner import NoticeBanner
from smp_workbench.gui.recovery_words import discard_remedy, discard_what, recovered_remedy, recovered_what
from smp_workbench.gui.screen_card import card
from smp_workbench.gui.screen_copies import copies
from smp_workbench.gui.screen_sharing import show_sharing
from smp_workbench.gui.send_door import tell_sent
from smp_workbench.gui.session_signals import sentence_text
from smp_workbench.gui.vault_work import KeptState, VaultList
from smp_workbench.session.difference import difference
from smp_workbench.session.merge.bring_in import BroughtIn
from smp_workbench.session.recovery import LeftBehind, Recovered, Step, damaged_journal
from smp_workbench.storage.journal.trouble import explained
from smp_workbench.storage.lock_file import Lock
from smp_workbench.storage.vault.kept_copy import KeptCopy, Note

_FILE: Final = Path("Community safety") / "Maidstone 2018.xlsx"
_FOLDER: Final = Path("smp-workbench") / "journals"
_SENT_TO: Final = ("Kent Police", "Kent County Council")
_WHEN: Final = "2018-02-23T10:42:00Z"


def notices(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Give the window in each of these states in turn."""
    yield "window_disk_full", _disk_full(window)
    _clear(window)
    trouble = explained(PermissionError(errno.EACCES, "denied"), _FOLDER, begun=False)
    yield "window_no_journal", _told(window, trouble, grave=True)
    _clear(window)
    yield "window_damaged_journal", _told(window, damaged_journal(_FOLDER / "a.damaged"), grave=False)
    _clear(window)
    yield "window_recovered", _recovered(window)
    _clear(window)
    RecoveryDialog(_left(), window.theme, window).open()
    yield "dialog_recovery", window
    left = _left()[0]
    choices = {"&Discard for good": _nothing, "&Keep for later": _nothing}
    QuestionDialog(
        Topic.SAVING, discard_what(left), discard_remedy(), choices, window.theme, window, escape=1
    ).open()
    yield "dialog_discard", window
    _vault(window)
    yield "dialog_vault", window
    lock = Lock("LAPTOP7", "", "Kent Police", _WHEN, 1, "")
    window.door.questions.ask_locked(_FILE.name, lock, _nothing, _nothing)
    yield "dialog_locked", window
    show_sharing(window)
    yield "dialog_sharing", window
    folder = Path("Community safety") / "Copies"
    SendDialog(window.signals, folder, window.theme, window, unsaved=True).open()
    yield "dialog_send", window
    tell_sent(
        window, tuple(folder / f"My scores - {name} - round 1.xlsx" for name in _SENT_TO), len(_SENT_TO)
    )
    yield "dialog_sent", window
    OtherFile(window.door, _FILE, "", _changed(), _unwanted, _nothing).ask()
    yield "dialog_changed_there", window
    brought = BroughtIn(None, "", 12, 2, 1, (_version(),))
    tell_brought_in(window, _FILE.name, brought)
    yield "window_brought_in", window
    _clear(window)
    yield from copies(window)
    yield from card(window)


def _disk_full(window: MainWindow) -> QWidget:
    """Show that two scores wait for a disk that is full."""
    assessment = window.signals.assessment
    ref, codes = assessment.themes[1].ref, assessment.model.codes
    window.signals.set_pending(frozenset({(ref, codes[0]), (ref, codes[1]), (ref, codes[2])}))
    window.title_line.set_writing("not yet on disk")
    trouble = explained(OSError(errno.ENOSPC, "full"), Path(), begun=True)
    banner = _banner(window, grave=True)
    banner.tell(sentence_text(trouble.what), sentence_text(trouble.remedy), {"Save as…": banner.hide})
    return window


def _told(window: MainWindow, error: WorkbenchError, *, grave: bool) -> QWidget:
    """Show a banner that is only to be closed."""
    banner = _banner(window, grave=grave)
    banner.tell(sentence_text(error.what), sentence_text(error.remedy), {"Close": banner.hide})
    return window


def _recovered(window: MainWindow) -> QWidget:
    """Show that an assessment was brought back whose workbook somebody else has changed."""
    step = Step(SetCutLine(5), SetCutLine(4), Sentence("Cut line 4 to 5"))
    workbook = window.signals.session.workbook
    back = Recovered(workbook, "moved on", None, None, _FILE, (step,) * 12, 1, 0, 0, True, True, 0)
    banner = _banner(window, grave=False)
    choices = {"Save as…": banner.hide, "Close": banner.hide}
    banner.tell(recovered_what(back), recovered_remedy(back, ""), choices)
    return window


def _vault(window: MainWindow) -> None:
    """Show what is kept of an assessment, and what has changed since the first of it."""
    words = (
        ("2018-02-23T10:42:00Z", 14, 12),
        ("2018-02-22T16:05:00Z", 14, 0),
        ("2018-01-31T12:30:00Z", 9, 1),
    )
    copies = tuple(
        (
            KeptCopy(Path("a"), datetime.fromisoformat(when), "5a" * 8, 81_920),
            Note(_FILE.name, when, "", version, changes, "c"),
        )
        for when, version, changes in words
    )
    found = VaultList(Path("smp-workbench") / "vault", 12_300_000, copies)
    dialog = VaultDialog(found, window.signals.assessment.title, window.theme, window)
    dialog.open()
    dialog.begin()
    history = window.signals.session.history
    differences = difference(history.state_at(history.versions[0].sequence), window.signals.assessment)
    changes = tuple(one.sentence for one in differences)
    dialog.show_state(KeptState(window.signals.assessment, changes))


def _changed() -> OtherContentThere:
    return OtherContentThere(
        "“{name}” was changed by somebody else since it was opened here.",
        "Nothing was overwritten. Bring their changes in and save, or save a copy under another name.",
        name=_FILE.name,
    )


def _version() -> Version:
    return Version(15, "After the meeting", "", _WHEN, "", "", 0, "")


def _left() -> tuple[LeftBehind, ...]:
    damaged = UnreadableFile(
        "The journal “{name}” is damaged at its beginning, so that nothing can be read from it.",
        name="20180223-104200-5a5a5a5a.journal",
    )
    return (
        LeftBehind(Path("a"), "Strategic assessment", _FILE, 12, 1, _WHEN),
        LeftBehind(Path("b"), "What the room said on the day", None, 143, 0, _WHEN),
        LeftBehind(Path("c"), fault=damaged),
    )


def _banner(window: MainWindow, *, grave: bool) -> NoticeBanner:
    banner = NoticeBanner(window.theme, window, grave=grave)
    window.form.central_layout.insertWidget(0, banner)
    return banner


def _clear(window: MainWindow) -> None:
    for banner in window.findChildren(NoticeBanner):
        banner.hide()
    window.signals.set_pending(frozenset())
    window.title_line.set_writing("")


def _unwanted(_: str | None) -> None:
    """Save nothing."""


def _nothing() -> None:
    """Answer a question that nobody is asked."""
