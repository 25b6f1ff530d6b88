"""One edit on the undo stack: the only undo command there is.

Here: taking an edit back and making it again, both through the session.
Not here: making it the first time. The session has applied an edit before its command is pushed;
a command that fails inside ``push`` would leave a phantom on the stack.
"""

from __future__ import annotations

from PySide6.QtGui import QUndoCommand
from typing_extensions import override

from smp_workbench.domain.edit import Edit
from smp_workbench.gui.guard import guarded, report
from smp_workbench.session.session import Session


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
    """

    def __init__(self, session: Session, edit: Edit, inverse: Edit, name: str) -> None:
        super().__init__(name)
        self._session = session
        self._edit = edit
        self._inverse = inverse
        self._happened = True

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
        self._apply(self._edit)
        self._happened = True

    def _apply(self, edit: Edit) -> None:
        """Apply an edit, or leave the stack: what cannot be applied must not stay on it as if it were."""
        try:
            self._session.apply(edit)
        except Exception as error:  # noqa: BLE001  # whatever it was, the stack has to stay true
            self.setObsolete(True)
            report(f"{type(self).__name__}, {self.text()}", error)
