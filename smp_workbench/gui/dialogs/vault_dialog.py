"""The earlier states of an assessment that are kept on this computer.

Here: the list, what has changed since the chosen one, and what can be done with it.
Not here: finding, reading and restoring them (``vault_door``).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QWidget

from smp_workbench.gui.dialogs.form_dialog import FormDialog
from smp_workbench.gui.file_choice import ENDING, suggested_name
from smp_workbench.gui.forms.ui_vault import Ui_VaultDialog
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.moment import moment_text
from smp_workbench.gui.session_signals import sentence_text
from smp_workbench.gui.tables.word_table import fill_words
from smp_workbench.gui.theme import Theme
from smp_workbench.gui.vault_work import KeptState, VaultList
from smp_workbench.storage.vault.kept_copy import KeptCopy, Note

_WIDTHS: Final = (210, 250)
"""Of when and state; the workbook's name has all the rest."""
_MOST: Final = 500
"""Differences that are shown; the command line gives all."""


class VaultDialog(FormDialog):
    """The list, latest first; :meth:`begin` chooses the first.

    Attributes
    ----------
    chosen
        The copy that is looked at; None without any.
    looked_at
        What has changed since this copy is wanted: it must be answered by :meth:`show_state` or
        :meth:`show_unreadable`.
    restore_wanted
        This state shall be restored: the :class:`KeptState` and what it is called.
    export_wanted
        This copy shall become a file: the :class:`KeptCopy` and a name for it.
    """

    looked_at = Signal(object)
    restore_wanted = Signal(object, str)
    export_wanted = Signal(object, str)

    def __init__(self, found: VaultList, title: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(Topic.SAVING, theme, parent)
        self.form = Ui_VaultDialog()
        self.form.setupUi(self)
        self._copies = found.copies
        self._title = title
        self._state: KeptState | None = None
        self.chosen: KeptCopy | None = None
        name = title or self.tr("Untitled assessment")
        heading = self.tr("Earlier states of {name}").format(name=name)
        if not found.copies:
            heading = self.tr("No earlier state of {name} is kept yet: the next save does it")
            heading = heading.format(name=name)
        self.form.heading.setText(heading)
        place = self.tr("On this computer, in {folder}: {size} of all assessments.")
        size = QLocale().formattedDataSize(found.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        self.form.place.setText(place.format(folder=found.folder, size=size))
        self._fill()
        self.form.accept.clicked.connect(self._restore)
        self.form.reject.clicked.connect(self.reject)
        self.form.export_copy.clicked.connect(self._export)
        self.form.copies.itemSelectionChanged.connect(self._follow)
        self._allow()

    def begin(self) -> None:
        """Look at the latest."""
        self.form.copies.selectRow(0)
        self.form.copies.setFocus()

    def show_state(self, state: KeptState) -> None:
        """Show what has changed since the chosen copy."""
        self._state = state
        lines = [sentence_text(sentence) for sentence in state.changes[:_MOST]]
        lines = [f"{line[:1].upper()}{line[1:]}" for line in lines]
        if len(state.changes) > _MOST:
            lines.append(self.tr("… and {count} more.").format(count=len(state.changes) - _MOST))
        self.form.changes.setPlainText("\n".join(lines) or self.tr("Nothing has changed since then."))
        self._allow()

    def show_unreadable(self, fault: str) -> None:
        """Show why a copy cannot be read."""
        self.form.changes.setPlainText(fault)

    def _fill(self) -> None:
        heads = (self.tr("Saved"), self.tr("State"), self.tr("Workbook"))
        rows = [(_when(copy, note), self._words(note), note.file) for copy, note in self._copies]
        fill_words(self.form.copies, heads, rows, _WIDTHS, self.theme)
        for row, (copy, _) in enumerate(self._copies):
            cell = self.form.copies.item(row, len(_WIDTHS))
            if cell is not None:
                cell.setToolTip(str(copy.path))

    def _words(self, note: Note) -> str:
        """Return what state a copy is."""
        if note.returned:
            return self.tr("a copy that came back")
        if note.fault:
            return self.tr("cannot be read")
        changes = self.tr("1 change") if note.changes == 1 else self.tr("{count} changes")
        changes = changes.format(count=note.changes)
        version = self.tr("version {number}").format(number=note.version)
        if not note.version:
            return self.tr("{changes}, no version").format(changes=changes)
        if not note.changes:
            return version
        return self.tr("{version} and {changes}").format(version=version, changes=changes)

    @guarded
    def _follow(self) -> None:
        row = self.form.copies.currentRow()
        self.chosen, self._state = (self._copies[row][0] if 0 <= row < len(self._copies) else None), None
        self._allow()
        if self.chosen is not None:
            self.form.changes.setPlainText(self.tr("Reading…"))
            self.looked_at.emit(self.chosen)

    def _allow(self) -> None:
        """Have only what can be done done."""
        self.form.export_copy.setEnabled(self.chosen is not None)
        self.form.accept.setEnabled(self._state is not None and bool(self._state.changes))

    @guarded
    def _restore(self) -> None:
        row = self.form.copies.currentRow()
        if self._state is not None:
            state, called = self._state, self.tr("the state of {when}").format(when=_when(*self._copies[row]))
            self.accept()
            self.restore_wanted.emit(state, called)

    @guarded
    def _export(self) -> None:
        copy = self.chosen
        if copy is not None:
            stem = suggested_name(self._title).removesuffix(ENDING)
            self.accept()
            self.export_wanted.emit(copy, f"{stem} {copy.when.astimezone():%Y-%m-%d %H%M}{ENDING}")


def _when(copy: KeptCopy, note: Note) -> str:
    return moment_text(note.saved or f"{copy.when:%Y-%m-%dT%H:%M:%SZ}")
