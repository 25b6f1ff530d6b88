"""The Edit menu: undo and redo, the clipboard, and the list of themes.

Here: which edits its commands make. Not here: levels (``score_actions``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from smp_workbench.domain.edit import MoveTheme, RemoveTheme
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.tables.score_words import column_name
from smp_workbench.gui.theme import load_theme
from smp_workbench.gui.typing_end import TypingUndo

if TYPE_CHECKING:
    from smp_workbench.gui.main_window import MainWindow
    from smp_workbench.gui.tables.paste_plan import PastePlan

_LONGEST: Final = 70
_ON_PAPER: Final = "light"
"""The theme of pictures for documents, whatever the screen's is."""


class EditActions(QObject):
    """Commands that change the assessment apart from its scores."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._stack = window.signals.undo_group
        self._typing = TypingUndo(window)
        self._typing.changed.connect(self._name_steps)
        form = window.form
        form.action_redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        form.action_undo.triggered.connect(self._undo)
        form.action_redo.triggered.connect(self._redo)
        form.action_copy.triggered.connect(self._copy)
        form.action_copy_picture.triggered.connect(self._copy_picture)
        form.action_copy_table.triggered.connect(guarded(window.grid.clipboard.copy_as_table))
        form.action_copy_ranking.triggered.connect(self._copy_ranking)
        form.action_paste.triggered.connect(self._paste)
        window.grid.paste_planned.connect(self._show_paste)
        form.action_select_all.triggered.connect(self._select_all)
        form.action_fill_down.triggered.connect(guarded(window.grid.block.fill_down))
        # In the grid only: in a text it would fill scores that nobody is looking at.
        form.action_fill_down.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        window.grid.addAction(form.action_fill_down)
        form.action_find.triggered.connect(self._find)
        form.action_add_theme.triggered.connect(self._add)
        form.action_change_theme.triggered.connect(self._change)
        form.action_move_up.triggered.connect(self._move_up)
        form.action_move_down.triggered.connect(self._move_down)
        form.action_remove_theme.triggered.connect(self._remove)
        form.action_settings.triggered.connect(self._ask_settings)
        self._stack.indexChanged.connect(self._name_steps)
        self._stack.cleanChanged.connect(self._name_steps)
        self._stack.activeStackChanged.connect(self._name_steps)
        self._name_steps()

    # --- undo ---------------------------------------------------------------------------------

    @guarded
    def _name_steps(self) -> None:
        form, stack = self._window.form, self._stack
        if (field := self._typing.field) is not None:
            text = field.document() if isinstance(field, QPlainTextEdit) else field
            typing = self.tr("typing")
            _name(form.action_undo, self.tr("&Undo"), typing, enabled=text.isUndoAvailable())
            _name(form.action_redo, self.tr("&Redo"), typing, enabled=text.isRedoAvailable())
            return
        _name(form.action_undo, self.tr("&Undo"), stack.undoText(), enabled=stack.canUndo())
        _name(form.action_redo, self.tr("&Redo"), stack.redoText(), enabled=stack.canRedo())

    @guarded
    def _undo(self) -> None:
        """Undo what the keyboard is about: typing in a text, as its key does there, or else a change."""
        if (field := self._typing.field) is not None:
            field.setFocus()  # its menu had the keyboard
            field.undo()
            return
        self._window.finish_typing()
        if self._window.signals.refuses(tries=True):
            return
        name = self._stack.undoText()
        self._stack.undo()
        self._show_step(self.tr("Undone: {name}").format(name=name))

    @guarded
    def _redo(self) -> None:
        if (field := self._typing.field) is not None:
            field.setFocus()
            field.redo()
            return
        self._window.finish_typing()
        if self._window.signals.refuses(tries=True):
            return
        name = self._stack.redoText()
        self._stack.redo()
        self._show_step(self.tr("Done again: {name}").format(name=name))

    def _show_step(self, words: str) -> None:
        """Say what was undone or done again, and go to where it shows."""
        latest = self._window.signals.latest
        if latest is not None:
            self._window.show_cells(latest.touched.cells)
        self._window.say(words)

    # --- clipboard ----------------------------------------------------------------------------

    @guarded
    def _copy(self) -> None:
        self._window.grid.clipboard.copy()

    @guarded
    def _copy_picture(self) -> None:
        from smp_workbench.gui.charts.ranking_picture import ranking_picture

        marking = self._window.signals.assessment.marking.text
        picture = ranking_picture(self._window.ranking.data, load_theme(_ON_PAPER), marking)
        QGuiApplication.clipboard().setImage(picture)
        self._window.say(self.tr("The ranking is copied as a picture. Paste it into a document."))

    @guarded
    def _copy_ranking(self) -> None:
        from smp_workbench.gui.charts.ranking_table import ranking_table

        marking = self._window.signals.assessment.marking.text
        copied = ranking_table(self._window.ranking.data, marking)
        QGuiApplication.clipboard().setMimeData(copied.as_mime())
        self._window.say(self.tr("The ranking is copied as a table. Paste it into Word or Excel."))

    @guarded
    def _select_all(self) -> None:
        if self._elsewhere():
            return
        self._window.focused_cell.go_back()
        self._window.focused_cell.grid.selectAll()

    @guarded
    def _paste(self) -> None:
        if not self._elsewhere() and not self._window.signals.refuses(tries=True):
            self._window.focused_cell.grid.clipboard.paste()

    def _elsewhere(self) -> bool:
        """Refuse in words where the keyboard is in a panel that has no scores."""
        now, docks = QApplication.focusWidget(), self._window.panel_set.docks
        inside = next(
            (name for name, dock in docks.items() if now is not None and dock.isAncestorOf(now)), ""
        )
        if inside in ("", "definition", "second_stage"):
            return False
        self._window.refuse(self.tr("This is about scores. Go to the scores first, with F6 or Escape."))
        return True

    @guarded
    def _show_paste(self, plan: PastePlan) -> None:
        from smp_workbench.gui.dialogs.paste_preview_dialog import PastePreviewDialog

        dialog = PastePreviewDialog(plan, self._window.signals, self._window.theme, self._window)
        dialog.said.connect(guarded(self._window.say))
        dialog.open()

    # --- themes -------------------------------------------------------------------------------

    @guarded
    def _find(self) -> None:
        from smp_workbench.gui.dialogs.find_theme_dialog import FindThemeDialog

        dialog = FindThemeDialog(self._window.signals.assessment, self._window.theme, self._window)
        dialog.found.connect(self._window.go_to_theme)
        dialog.open()

    @guarded
    def _add(self) -> None:
        from smp_workbench.gui.dialogs.add_themes_dialog import AddThemesDialog

        if not self._window.signals.refuses():
            AddThemesDialog(self._window.signals, self._window.theme, self._window).open()

    @guarded
    def _change(self) -> None:
        from smp_workbench.gui.dialogs.theme_dialog import ThemeDialog

        ref = self._window.current[0]
        if ref and not self._window.signals.refuses():
            ThemeDialog(self._window.signals, self._window.theme, self._window, ref).open()

    @guarded
    def _move_up(self) -> None:
        self._move(-1)

    @guarded
    def _move_down(self) -> None:
        self._move(1)

    def _move(self, steps: int) -> None:
        assessment, ref = self._window.signals.assessment, self._window.current[0]
        if not ref:
            return
        place = assessment.theme_position(ref) + steps
        if 0 <= place < len(assessment.themes):
            self._window.signals.apply(MoveTheme(ref, place))
            sorting = self._window.grid.table.sorting
            if sorting is not None:
                words = self.tr("Moved in the order of record; the view is sorted by {column}.")
                self._window.say(words.format(column=column_name(sorting.column)))
        else:
            first, last = (
                self.tr("The theme is the first already."),
                self.tr("The theme is the last already."),
            )
            self._window.say(first if steps < 0 else last)

    @guarded
    def _remove(self) -> None:
        ref = self._window.current[0]
        if not ref:
            return
        theme = self._window.signals.assessment.theme(ref)
        if self._window.signals.apply(RemoveTheme(ref)):
            words = self.tr("{theme} is removed with its scores. Ctrl+Z brings it back.")
            self._window.say(words.format(theme=theme.name))

    @guarded
    def _ask_settings(self) -> None:
        from smp_workbench.gui.dialogs.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self._window.settings, self._window.theme, self._window)
        dialog.look_changed.connect(self._window.look_changed)
        dialog.named.connect(self._name_person)
        dialog.open()

    @guarded
    def _name_person(self, who: str) -> None:
        self._window.settings.who = who
        self._window.signals.session.who = who


def _name(action: QAction, verb: str, step: str, *, enabled: bool) -> None:
    """Put the name of a step behind a verb, short enough for a menu."""
    short = step if len(step) <= _LONGEST else step[: _LONGEST - 1] + "\N{HORIZONTAL ELLIPSIS}"
    action.setText(f"{verb}: {short.replace('&', '&&')}" if step else verb)
    action.setEnabled(enabled)
