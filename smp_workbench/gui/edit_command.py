"""One edit on the undo stack: the only undo command there is.

Here: taking an edit back and making it again, both through the session.
Not here: making it the first time. The session has applied an edit before its command is pushed;
a command that fails inside ``push`` would leave a phantom on the stack.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtGui import QUndoCommand
from typing_extensions import override

from smp_workbench.domain.edit import (
    AddNote,
    ChangeNote,
    ChangeTheme,
    Edit,
    RemoveNote,
    SetDecision,
    SetEntry,
)
from smp_workbench.gui.guard import guarded, report
from smp_workbench.session.session import Session

NEVER: Final = -1
"""What Qt takes for a command that is joined with no other."""
_OF_A_TEXT: Final = 1


class EditCommand(QUndoCommand):
    """An edit that has happened.

    Parameters
    ----------
    session
        The assessment it happened to.
    edit, inverse
        The edit, and the one that takes it back.
    name
        What the undo list calls it.
    joins
        Whether it goes on with the one before, such as a text that was kept while it is still being
        typed: if both are of the same score, note or field of a theme, they are one step.
    """

    def __init__(
        self, session: Session, edit: Edit, inverse: Edit, name: str, *, joins: bool = False
    ) -> None:
        super().__init__(name)
        self.joins = joins
        self.session = session
        self.edit = edit
        self._inverse = inverse
        self._happened = True

    @override
    @guarded(default=NEVER)
    def id(self) -> int:
        """Return whether Qt should ask for joining it with another."""
        return NEVER if _place(self.edit) is None else _OF_A_TEXT

    @override
    @guarded(default=False)
    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in what goes on with this one; together they may come to nothing, and are then no step."""
        if not (isinstance(other, EditCommand) and other.joins and other.session is self.session):
            return False
        first, last = self.edit, other.edit
        if _place(first) is None or _place(first) != _place(last):
            return False
        self.edit = last
        if isinstance(first, AddNote) and isinstance(last, ChangeNote):
            self.edit = replace(first, note=last.note)
        self.setObsolete(self._inverse == last)
        return True

    @override
    @guarded
    def undo(self) -> None:
        """Apply the inverse."""
        self._apply(self._inverse)
        self._happened = False

    @override
    @guarded
    def redo(self) -> None:
        """Apply the edit again; the first call, from ``push``, finds that it has happened."""
        if self._happened:
            return
        self._apply(self.edit)
        self._happened = True

    def _apply(self, edit: Edit) -> None:
        """Apply an edit, or leave the stack: what cannot be applied must not stay on it as if it were."""
        try:
            self.session.apply(edit)
        except Exception as error:  # noqa: BLE001  # whatever it was, the stack has to stay true
            self.setObsolete(True)
            report(f"{type(self).__name__}, {self.text()}", error)


def _place(edit: Edit) -> tuple[str, ...] | None:
    """Return what an edit puts a text into; None for one that never goes on with another."""
    match edit:
        case SetEntry():
            return "entry", edit.scorer, str(edit.round), edit.ref, edit.criterion
        case AddNote() | ChangeNote():
            return "note", edit.note.id
        case RemoveNote():
            return "note", edit.id
        case ChangeTheme():
            return edit.field, edit.ref
        case SetDecision():
            return "decision", edit.ref
        case _:
            return None
