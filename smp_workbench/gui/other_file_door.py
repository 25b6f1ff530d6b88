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

from smp_workbench.errors import FileGone, OtherContentThere, OtherFileThere, Sentence, WorkbenchError
from smp_workbench.gui.bring_in_door import bring_file_in
from smp_workbench.gui.bring_in_work import changed_there
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.session_signals import error_text, sentence_text

if TYPE_CHECKING:
    from smp_workbench.gui.file_door import FileDoor, Then
    from smp_workbench.gui.main_window import MainWindow
    from smp_workbench.session.merge.bring_in import BroughtIn


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
        bring_file_in(self._window, self.path, self._save)

    def _save(self, brought: BroughtIn) -> None:
        """Save what was brought in: the file that is there may be replaced by it."""
        self.write(brought.digest)

    @property
    def _window(self) -> MainWindow:
        return self.door.window


def _nothing() -> None:
    """Go on as before."""
