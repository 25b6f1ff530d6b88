"""The panel under the grid: what the focused cell asks, what each level means, and why it is so.

Here: showing one cell of the agreed scores, or of the second stage's, and turning what a person does
there into edits; for a total and the score, showing how they come about.
Not here: the bands (``level_bands``), the words (``theme_words``, ``working_words``), adding evidence.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from smp_workbench.domain.edit import SetEntry
from smp_workbench.domain.scorecard import AGREED, NOT_KNOWN, SECOND_STAGE, Answer, Entry
from smp_workbench.domain.scoring_model import Criterion
from smp_workbench.gui.forms.ui_definition_panel import Ui_DefinitionPanel
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.moment import moment_text
from smp_workbench.gui.panels.confidence_choice import CONFIDENCES, fill_confidences
from smp_workbench.gui.panels.definition_room import DefinitionRoom
from smp_workbench.gui.panels.level_bands import LevelBands
from smp_workbench.gui.panels.theme_words import evidence_text, theme_text
from smp_workbench.gui.panels.working_words import steps_html, steps_text, working_steps
from smp_workbench.gui.score_source import ScoreSource
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.tables.score_column import SCORE_CODE
from smp_workbench.gui.theme import Theme
from smp_workbench.session.last_change import last_change


class DefinitionPanel(QWidget):
    """Everything about one cell.

    Attributes
    ----------
    headed
        The title of what is shown, who changed it last, and when.
    left
        The keyboard should go back to the grid.
    evidence_requested
        The panel of evidence should open.
    evidence_link
        For the title bar: how much evidence there is, and the way to it.
    """

    headed = Signal(str, str, str)
    left = Signal()
    evidence_requested = Signal()

    def __init__(self, signals: SessionSignals, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signals = signals
        self._source: ScoreSource = signals
        self._theme = theme
        self._ref = self._code = ""
        self._form = Ui_DefinitionPanel()
        self._form.setupUi(self)
        self._bands = LevelBands(theme, self)
        self._form.bands_layout.addWidget(self._bands)
        self._room = DefinitionRoom(self._form, self._bands)
        self._told: tuple[str, str, Answer] = "", "", None
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._show_current)
        self._stale = QTimer(self, singleShot=True, interval=0)
        self._stale.timeout.connect(guarded(self._show))
        self._written: tuple[str, str, ScoreSource] | None = None  # whose reason is in the field
        self._reason = ""
        self._before: str | None = None  # the reason as it was before what counts already was typed
        self._seen = True
        self._form.scroll.viewport().installEventFilter(self)
        self.evidence_link = QPushButton(self)
        self.evidence_link.setProperty("quiet", True)
        form = self._form
        fields = (form.reason, form.confidence, form.not_known, form.clear)
        self._bands.following = (*fields, self.evidence_link)
        form.scroll.setProperty("ringed", True)  # words can have the keyboard, to be scrolled and read aloud
        fill_confidences(form.confidence)
        self._connect()
        self.show_cell("", "")

    def come_after(self, grid: QWidget) -> None:
        """Have Tab lead here from the grid, and from here on to whatever came after the grid."""
        self._bands.preceding = (grid,)

    def set_theme(self, theme: Theme) -> None:
        """Take on another look."""
        self._theme = theme
        self._bands.set_theme(theme)
        self._show()

    @guarded
    def set_in_view(self, seen: bool) -> None:  # as Qt's own signal has it
        """Say whether it is in view; behind another panel it follows once it comes to the front."""
        self._seen = seen
        self._form.cell_page.setEnabled(seen)  # Tab does not lead to what nobody sees
        if seen:
            self._show()

    def show_cell(self, ref: str, code: str, source: ScoreSource | None = None) -> None:
        """Show a theme's criterion, total or score; the theme alone for an empty code.

        Parameters
        ----------
        source
            The second stage where the cell is one of its; it is then shown anew by whoever says so.
        """
        source = source or self._signals
        if (ref, code, source) != (self._ref, self._code, self._source):
            self.finish()
        self._ref, self._code, self._source = ref, code, source
        self._show()

    def begin_reason(self) -> None:
        """Put the keyboard into the reason of the cell shown."""
        self.set_in_view(True)
        if self._criterion() is not None:
            self.activateWindow()  # a panel that floats is a window of its own
            self._form.reason.setFocus()
            self._form.reason.selectAll()
            self._bring_into_view(self._form.reason)

    def begin_confidence(self) -> None:
        """Put the keyboard into the confidence of the cell shown."""
        self.set_in_view(True)
        if self._criterion() is not None:
            self.activateWindow()
            self._form.confidence.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._bring_into_view(self._form.confidence)

    def _bring_into_view(self, field: QWidget) -> None:
        self._form.scroll.ensureWidgetVisible(field, 0, self._theme.space.related)

    def height_for(self, width: int) -> int:
        """Return the height at which a cell is shown whole, at a width."""
        return self._room.height_for(width)

    def least_height(self, width: int) -> int:
        """Return the height at which a cell can still be read, the current level's definition whole."""
        return self._room.least_height(width)

    def tight_height(self, width: int) -> int:
        """Return the height at which the current level and what answers the cell are just in view."""
        return self._room.tight_height(width)

    def take_focus(self) -> bool:
        """Take the keyboard to the current level or the first, or to the words where there is none."""
        self.set_in_view(True)
        if self._form.cell_page.isHidden():
            self._form.scroll.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return self._bands.take_focus()

    def finish(self) -> None:
        """Make an edit of a reason that was typed and not left yet; typing goes on no longer."""
        self._keep()
        self._before = None

    @guarded
    def _keep(self) -> None:
        """Make an edit of what is typed; all of it, until it is left, is one step to undo."""
        typed = self._form.reason.toPlainText()
        if typed == self._reason or self._written != (self._ref, self._code, self._source):
            return
        if self._criterion() is None or typed == self._entry().reason:
            return
        begins = self._before is None
        if self._set(replace(self._entry(), reason=typed), joins=not begins):
            self._before = self._reason if begins else self._before
            self._reason = typed
        elif not self._form.reason.hasFocus():  # while it is being typed, it can still be mended
            self._show_reason()

    @guarded
    def _give_up(self) -> None:
        """Bring back the reason from before it was typed."""
        before, self._before = self._before, None
        if before is not None and self._written == (self._ref, self._code, self._source):
            self._set(replace(self._entry(), reason=before), joins=True)
        self._show_reason()

    def _connect(self) -> None:
        form = self._form
        self._bands.chosen.connect(self._set_level)
        form.not_known.clicked.connect(self._set_not_known)
        form.clear.clicked.connect(self._clear)
        form.confidence.activated.connect(self._set_confidence)
        form.reason.finished.connect(self._finish_reason)
        form.reason.given_up.connect(self._give_up)
        form.reason.paused.connect(self._keep)
        form.reason.left.connect(self.left)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.left)
        form.reason.textChanged.connect(self._share_out)
        self.evidence_link.clicked.connect(self.evidence_requested)
        self._signals.edited.connect(self._refresh)
        self._signals.replaced.connect(self._forget)

    # --- showing ------------------------------------------------------------------------------

    def _criterion(self) -> Criterion | None:
        return self._source.assessment.model.criterion(self._code) if self._ref else None

    def _entry(self) -> Entry:
        return self._source.assessment.agreed.entry(self._ref, self._code)

    @property
    def _second(self) -> bool:
        """Whether the cell is one of the second stage."""
        return self._source is not self._signals

    def _show(self) -> None:
        self._keep()  # nothing that was typed is overwritten, whatever has changed meanwhile
        self._stale.stop()
        if not self._seen:
            self._show_unseen()
            return
        criterion = self._criterion()
        theme = next((t for t in self._source.assessment.themes if t.ref == self._ref), None)
        as_cell = criterion is not None and theme is not None and theme.scored
        self._form.cell_page.setVisible(as_cell)
        self._form.words_page.setVisible(not as_cell)
        self._count_evidence()
        self.evidence_link.setVisible(theme is not None)
        if theme is None:
            self._ref = ""
            self._set_words(self.tr("Choose a score to see what its levels mean."))
            self.headed.emit(self.tr("Definition"), "", "")
        elif criterion is not None and theme.scored:
            self._show_criterion(criterion)
            self.headed.emit(f"{theme.label} \N{MIDDLE DOT} {criterion.name}", *self._changed())
        elif self._code in self._figures() and theme.scored:
            self._show_working()
            aside = self.tr("second stage") if self._second else ""
            self.headed.emit(f"{theme.label} \N{MIDDLE DOT} {self._figures()[self._code]}", aside, "")
        else:
            self._set_words(theme_text(self._signals.assessment, theme))
            self.headed.emit(theme.name, "", "")

    def _show_unseen(self) -> None:
        """Keep the field true while another panel is in front: what stands in it would count as typed."""
        if self._criterion() is not None:
            self._show_reason()
        else:
            self._written = None

    def _figures(self) -> dict[str, str]:
        """Return the names of the totals and the score, by the codes of their columns."""
        totals = self._source.assessment.model.totals
        return {**{total.code: total.name for total in totals}, SCORE_CODE: self.tr("Score")}

    def _show_working(self) -> None:
        source, session = self._source, self._signals.shown
        compiled = (session.second_compiled if self._second else None) or session.compiled
        ranking = replace(source.ranking, cut_line=0) if self._second else source.ranking  # it draws none
        steps = working_steps(source.assessment, ranking, compiled, self._ref, self._code)
        self._set_words(steps_html(steps, self._theme), steps_text(steps))

    def _set_words(self, text: str, spoken: str = "") -> None:
        """Show plain text, or HTML with what a screen reader says instead."""
        words = self._form.words
        words.setTextFormat(Qt.TextFormat.RichText if spoken else Qt.TextFormat.PlainText)
        words.setText(text)
        words.setAccessibleName(spoken)
        self._form.scroll.setAccessibleName(spoken or text)

    def _show_criterion(self, criterion: Criterion) -> None:
        entry, form = self._entry(), self._form
        form.question.setText(criterion.question)
        self._bands.show_answer(criterion, entry.level)
        form.not_known.setChecked(entry.level is NOT_KNOWN)
        form.clear.setEnabled(entry.level is not None)
        form.reason.setReadOnly(self._signals.viewed is not None)
        form.confidence.setCurrentIndex(CONFIDENCES.index(entry.confidence))
        evidence = evidence_text(self._signals.assessment, self._ref, self._noted_code)
        form.evidence.setText(evidence or self.tr("No evidence is noted for this score."))
        self._show_reason()
        self._share_out()
        if self._told != (self._ref, self._code, entry.level):
            self._told = self._ref, self._code, entry.level
            self._settled.start()

    @guarded
    def _show_current(self) -> None:
        """Scroll to the current level where not all is in view, unless somebody is writing."""
        form, place = self._form, self._bands.current_place()
        if form.cell_page.isHidden() or form.reason.hasFocus() or form.confidence.hasFocus():
            return
        top = self._bands.mapTo(form.scroll_contents, place.center()) if place.isValid() else QPoint()
        form.scroll.ensureVisible(top.x(), top.y(), 0, place.height() // 2 + self._theme.space.unit)

    @property
    def _noted_code(self) -> str:
        """The criterion that evidence is noted for; the second stage's have what is noted for the theme."""
        return "" if self._second else self._code

    def _count_evidence(self) -> None:
        notes = [note for note in self._signals.assessment.evidence if note.ref == self._ref]
        mine = sum(note.criterion in ("", self._noted_code) for note in notes)
        self.evidence_link.setText(self.tr("Evidence: {count}").format(count=mine or self.tr("none")))
        told = self.tr("{count} notes for this score and the theme as a whole. Alt+3 goes to them.")
        self.evidence_link.setToolTip(told.format(count=mine or self.tr("no")))

    @override
    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the height out anew."""
        super().resizeEvent(event)
        self._share_out()

    @override
    @guarded(default=False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share out anew what the part that scrolls has come to; every event goes on to it."""
        if event.type() == QEvent.Type.Resize:
            self._share_out()
        return False

    @guarded
    def _share_out(self) -> None:
        if not self._form.cell_page.isHidden():
            self._room.share_out()

    @guarded
    def _show_reason(self) -> None:
        self._written, self._reason = (self._ref, self._code, self._source), self._entry().reason
        if self._form.reason.toPlainText() != self._reason:
            self._form.reason.setPlainText(self._reason)

    def _changed(self) -> tuple[str, str]:
        """Return who changed the cell last, and when."""
        scorer = SECOND_STAGE if self._second else AGREED
        stage = self.tr("second stage") if self._second else ""
        change = last_change(self._signals.shown.history, self._ref, self._code, scorer)
        if change is None:
            return stage, ""
        words = self.tr("changed by {who}, {when}") if change.who else self.tr("changed {when}")
        when = moment_text(change.when)
        said = words.format(who=change.who, when=when)
        who = said.removesuffix(when).rstrip(", ")
        return f"{stage}, {who}" if stage else who, said.removeprefix(who)

    @guarded
    def _refresh(self) -> None:
        """Show what an edit has changed once the keyboard has moved on, as it does after most of them."""
        if not self._second:
            self._stale.start()

    @guarded
    def _forget(self) -> None:
        self._written = self._before = None
        self._form.reason.clear()
        self._ref, self._code, self._source = "", "", self._signals
        self._show()

    # --- changing -----------------------------------------------------------------------------

    def _set(self, entry: Entry, *, joins: bool = False) -> bool:
        return self._source.apply(SetEntry(AGREED, 0, self._ref, self._code, entry), joins=joins)

    @guarded
    def _set_level(self, answer: Answer) -> None:
        if self._criterion() is None:
            return
        if answer != self._entry().level:
            self._set(replace(self._entry(), level=answer))
        self._show()

    @guarded
    def _set_not_known(self) -> None:
        self._set_level(NOT_KNOWN)

    @guarded
    def _clear(self) -> None:
        self._set_level(None)

    @guarded
    def _set_confidence(self, place: int) -> None:
        if CONFIDENCES[place] != self._entry().confidence:
            self._set(replace(self._entry(), confidence=CONFIDENCES[place]))
            self._show()  # a refused one does not stay

    @guarded
    def _finish_reason(self) -> None:
        self.finish()
