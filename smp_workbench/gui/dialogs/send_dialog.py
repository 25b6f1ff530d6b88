"""Sending out copies: to whom, what they hold, and where they go.

Here: asking, and saying plainly what a copy will hold and what not.
Not here: writing the copies (``send_door``), what may go out (``storage.my_scores``).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from smp_workbench.domain.edit import AddScorer
from smp_workbench.domain.scorecard import Scorer
from smp_workbench.errors import WorkbenchError
from smp_workbench.gui import file_choice
from smp_workbench.gui.dialogs.form_dialog import FormDialog
from smp_workbench.gui.forms.ui_send import Ui_SendDialog
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.session_signals import SessionSignals, error_text
from smp_workbench.gui.theme import Theme


@dataclass(frozen=True, slots=True)
class SendChoice:
    """What a person has chosen.

    Attributes
    ----------
    scorers
        Ids; none for the whole workbook.
    refs
        None for every theme that is scored.
    """

    whole: bool
    scorers: tuple[str, ...]
    round: int
    refs: tuple[str, ...]
    folder: Path


class SendDialog(FormDialog):
    """Asks what goes out; it stays open while the copies are written.

    Attributes
    ----------
    send_wanted
        These copies shall be written (``SendChoice``): answered by :meth:`tell_progress`, and by
        closing the dialog or :meth:`show_failure`.
    stop_wanted
        No further copy shall be written.
    """

    send_wanted = Signal(object)
    stop_wanted = Signal()

    def __init__(
        self, signals: SessionSignals, folder: Path, theme: Theme, parent: QWidget, *, unsaved: bool
    ) -> None:
        super().__init__(Topic.SENDING, theme, parent)
        self._signals, self._unsaved, self._writing = signals, unsaved, False
        self.form = Ui_SendDialog()
        self.form.setupUi(self)
        self.fault = self.form.fault
        self.form.folder.setText(str(folder))
        self._fill_rounds()
        self._fill_scorers(frozenset())
        for theme_ in signals.session.assessment.themes:
            if theme_.scored:
                _add_item(self.form.themes, theme_.name, theme_.ref, checked=False)
        for changed in (
            self.form.cards.toggled,
            self.form.all_themes.toggled,
            self.form.new_scorer.textChanged,
        ):
            changed.connect(self._follow)
        for items in (self.form.scorers, self.form.themes):
            items.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # names end in dots
            items.itemChanged.connect(self._follow)
        self.form.add_scorer.clicked.connect(self._add_scorer)
        self.form.choose_folder.clicked.connect(self._choose_folder)
        self.form.accept.clicked.connect(self._send)
        self.form.reject.clicked.connect(self._leave)
        self.send_with(self.form.accept)
        self._follow()

    # --- while copies are written --------------------------------------------------------------

    def tell_progress(self, done: int, count: int) -> None:
        """Say how far it is."""
        words = self.tr("Writing copy {number} of {count}…")
        self.form.progress.setText(words.format(number=min(done + 1, count), count=count))
        self.form.progress.show()

    def show_failure(self, written: int, count: int, fault: str) -> None:
        """Say that a copy could not be written; another choice can be made."""
        self._set_writing(writing=False)
        so_far = self.tr("{written} of {count} copies were written.").format(written=written, count=count)
        self.show_refusal(f"{so_far} {fault}" if written else fault)

    def _set_writing(self, *, writing: bool) -> None:
        self._writing = writing
        self.form.progress.setVisible(writing)
        self.form.reject.setText(self.tr("&Stop") if writing else self.tr("&Cancel"))
        self._follow()

    # --- what is chosen -------------------------------------------------------------------------

    @property
    def choice(self) -> SendChoice:
        """What is chosen now."""
        whole = self.form.whole.isChecked()
        refs = () if self.form.all_themes.isChecked() else _checked(self.form.themes)
        return SendChoice(
            whole,
            () if whole else _checked(self.form.scorers),
            int(self.form.round.currentData()),
            () if whole else refs,
            Path(self.form.folder.text()),
        )

    def _fill_rounds(self) -> None:
        rounds = self._signals.session.assessment.rounds
        for one in rounds:
            words = self.tr("{number}: {name}") if one.name else self.tr("{number}")
            shown = words.format(number=one.number, name=one.name)
            self.form.round.addItem(
                self.tr("{round}, revealed").format(round=shown) if one.revealed else shown, one.number
            )
        new = len(rounds) + 1
        self.form.round.addItem(self.tr("{number}, new").format(number=new), new)
        self.form.round.setCurrentIndex(max(len(rounds) - 1, 0))

    def _fill_scorers(self, chosen: frozenset[str]) -> None:
        self.form.scorers.clear()
        for scorer in self._signals.session.assessment.scorers:
            _add_item(self.form.scorers, scorer.name, scorer.id, checked=scorer.id in chosen)

    @guarded
    def _follow(self) -> None:
        """Let only what can be done be done, and say what it would be."""
        form, free, cards = self.form, not self._writing, self.form.cards.isChecked()
        always: tuple[QWidget, ...] = (form.cards, form.whole, form.folder, form.choose_folder)
        for place in always:
            place.setEnabled(free)
        of_cards: tuple[QWidget, ...] = (form.scorers, form.round, form.new_scorer, form.all_themes)
        for place in of_cards:
            place.setEnabled(free and cards)
        form.add_scorer.setEnabled(free and cards and bool(form.new_scorer.text().strip()))
        form.themes.setEnabled(free and cards and not form.all_themes.isChecked())
        people = len(_checked(form.scorers)) + bool(form.new_scorer.text().strip())
        some = form.all_themes.isChecked() or bool(_checked(form.themes))
        form.accept.setEnabled(free and (not cards or (people > 0 and some and form.themes.count() > 0)))
        count = people if cards else 1
        one = self.tr("&Write copy")
        form.accept.setText(one if count < 2 else self.tr("&Write {count} copies").format(count=count))
        form.explain.setText(self._words(cards=cards))

    def _words(self, *, cards: bool) -> str:
        """Return what a copy will hold and what not, and what else should be known before."""
        state = self._signals.session.assessment
        if not cards:
            words = self.tr(
                "One file with everything: all scorecards, reasons, decisions and versions. Cards that are "
                "not revealed are packed, which is no encryption: only for somebody who may see them."
            )
        elif not state.scorers:
            words = self.tr("Nobody has a card yet. Type an agency or role below, for each person one.")
        else:
            words = self.tr(
                "One file for each person, with their own scores, the guidance and the evidence. It holds "
                "nobody else's scores, reasons or comments, and no agreed scores. A spreadsheet program is "
                "all they need."
            )
        if self._unsaved:
            words += " " + self.tr(
                "Save this workbook too: what comes back is compared with what it holds now."
            )
        return words

    # --- what is pressed ------------------------------------------------------------------------

    @guarded
    def _add_scorer(self) -> None:
        self._added()

    def _added(self) -> bool:
        """Add the person whose name was typed, if there is one; False if that is refused."""
        name = self.form.new_scorer.text().strip()
        if not name:
            return True
        scorer = Scorer(self._signals.session.assessment.next_ref("S"), name)
        try:
            self._signals.session.check(AddScorer(scorer))
        except WorkbenchError as error:
            self.show_refusal(error_text(error))
            return False
        chosen = frozenset((*_checked(self.form.scorers), scorer.id))
        self._signals.apply(AddScorer(scorer))
        self.form.fault.hide()
        self.form.new_scorer.clear()
        self._fill_scorers(chosen)
        self._follow()
        return True

    @guarded
    def _choose_folder(self) -> None:
        folder = file_choice.choose_folder(self, Path(self.form.folder.text()))
        if folder is not None:
            self.form.folder.setText(str(folder))

    @guarded
    def _send(self) -> None:
        if self._added():
            self.form.fault.hide()
            self._set_writing(writing=True)
            self.send_wanted.emit(self.choice)

    @guarded
    def _leave(self) -> None:
        if self._writing:
            self.stop_wanted.emit()
        self.reject()


def _add_item(items: QListWidget, text: str, key: str, *, checked: bool) -> None:
    item = QListWidgetItem(text, items)
    item.setData(Qt.ItemDataRole.UserRole, key)
    item.setToolTip(text)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)


def _checked(items: QListWidget) -> tuple[str, ...]:
    found = (items.item(row) for row in range(items.count()))
    return tuple(
        str(item.data(Qt.ItemDataRole.UserRole))
        for item in found
        if item.checkState() == Qt.CheckState.Checked
    )
