"""A save that met a file which somebody else has changed, or has taken away: the ways on.

Here: what is offered and done: bringing their changes in as one step and saving, showing what they changed,
saving it there again, saving elsewhere. Nothing is overwritten by any of them.
Not here: noticing it (``storage.present_file``), the rules of a merge (``session.merge``).
"""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from smp_workbench.domain.version import Workbook
from smp_workbench.errors import FileGone, OtherContentThere, OtherFileThere, Sentence, WorkbenchError
from smp_workbench.gui.bring_in_work import BroughtIn, bring_in, changed_there
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.session_signals import error_text, sentence_text

if TYPE_CHECKING:
    from smp_workbench.gui.file_door import FileDoor, Then
    from smp_workbench.gui.main_window import MainWindow


def translate(text: str) -> str:
    """Return a text of this module in the language of the screen."""
    return QCoreApplication.translate("other_file", text)


@dataclass(frozen=True)
class OtherFile:
    """One such file, and how the save that met it goes on.

    Attributes
    ----------
    path
        Where the save was to go.
    kept
        Name of the workbook of this assessment if that is another file; else empty.
    error
        What the save has said.
    write
        Saves again, given the digest of the file that may be replaced; None if there is none.
    elsewhere
        Asks for another place.
    """

    door: FileDoor
    path: Path
    kept: str
    error: OtherFileThere
    write: Callable[[str | None], None]
    elsewhere: Then

    def ask(self) -> None:
        """Offer what can be done."""
        choices: dict[str, Then] = {translate("&Go on scoring"): _nothing}
        if isinstance(self.error, OtherContentThere):
            choices[translate("Show &differences…")] = self._look
        choices[translate("Save a &copy…")] = self.elsewhere
        if isinstance(self.error, OtherContentThere):
            choices[translate("&Bring their changes in")] = self._bring_in
        elif isinstance(self.error, FileGone):
            choices[translate("&Save it there again")] = partial(self.write, None)
        self.door.questions.ask_ways_on(self.path.name, self.kept, self.error, choices)

    # --- showing what they changed --------------------------------------------------------------

    def _look(self) -> None:
        self.door.said.emit(translate("Reading {name}…").format(name=self.path.name))
        self.door.tasks.run(
            changed_there, self._window.signals.session.workbook, self.path,
            done=self._show, failed=self._not_read,
        )  # fmt: skip

    def _show(self, changes: tuple[Sentence, ...]) -> None:
        """Show them, and ask again when they have been read."""
        from smp_workbench.gui.dialogs.text_page_dialog import TextPageDialog

        self.door.tell()
        title = translate("Changed by somebody else in {name}").format(name=self.path.name)
        lines = [sentence_text(change) for change in changes] or [translate("Nothing that counts.")]
        page = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
        dialog = TextPageDialog(
            Topic.SAVING, title, f"<h2>{html.escape(title)}</h2>{page}", self._window.theme, self._window
        )
        dialog.finished.connect(guarded(lambda _: self.ask()))
        dialog.open()

    def _not_read(self, error: WorkbenchError) -> None:
        self.door.tell()
        self._window.refuse(error_text(error))

    # --- bringing them in -----------------------------------------------------------------------

    def _bring_in(self) -> None:
        """Bring their changes in, unless something is shown that cannot be changed."""
        signals = self._window.signals
        signals.show_now()
        if signals.refuses():
            return
        workbook = signals.session.workbook
        self.door.said.emit(translate("Bringing in what was changed in {name}…").format(name=self.path.name))
        self.door.tasks.run(
            bring_in, workbook, self.path, done=partial(self._take, workbook), failed=self._not_read
        )

    def _take(self, workbook: Workbook, brought: BroughtIn) -> None:
        """Make the step and save; what was scored meanwhile is taken into account first."""
        signals = self._window.signals
        self.door.tell()
        if signals.session.workbook != workbook:
            self._bring_in()
        elif brought.edit is None or signals.apply(brought.edit):
            tell_brought_in(self._window, self.path.name, brought)
            self.write(brought.digest)

    @property
    def _window(self) -> MainWindow:
        return self.door.window


def tell_brought_in(window: MainWindow, name: str, brought: BroughtIn) -> None:
    """Tell over the grid what was brought in from a file, and what is left to be decided."""
    from smp_workbench.gui.panels.notice_banner import NoticeBanner

    banner = NoticeBanner(window.theme, window)
    window.form.central_layout.insertWidget(0, banner)
    window.signals.opened.connect(banner.deleteLater)
    what = translate("What somebody else changed in {name} was brought in").format(name=name)
    close = {translate("Close"): banner.deleteLater}
    banner.tell(what, " ".join(brought_words(brought)), close)


def brought_words(brought: BroughtIn) -> tuple[str, ...]:
    """Return how much was taken, what is open, and where versions are that only the file has."""
    words = [translate("Nothing was left to take.")]
    if brought.taken:
        one = translate("1 change was taken as one step; Ctrl+Z takes it back.")
        several = translate("{count} changes were taken as one step; Ctrl+Z takes them back.")
        words = [one if brought.taken == 1 else several.format(count=brought.taken)]
    if to_decide := brought.conflicts + brought.reviews:
        one = translate("1 differs from yours and is listed to be decided.")
        several = translate("{count} differ from yours and are listed to be decided.")
        words.append(one if to_decide == 1 else several.format(count=to_decide))
    if brought.versions:
        names = ", ".join(f"{one.number} “{one.name}”" for one in brought.versions)
        kept = translate("Their version {names} is under File > Earlier states, and not in this workbook.")
        words.append(kept.format(names=names))
    return tuple(words)


def _nothing() -> None:
    """Go on as before."""
