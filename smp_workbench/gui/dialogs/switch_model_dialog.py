"""Switching the assessment's scoring model, after seeing what is kept and what is lost.

Here: the choice, the picks of what is carried over to a criterion of another code, the verb.
Not here: what a switch does (``session.model_switch``), its words (``model_switch_page``).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from typing_extensions import override

from smp_workbench.domain.edit import Edit
from smp_workbench.domain.scoring_model import Criterion, ScoringModel
from smp_workbench.errors import WorkbenchError
from smp_workbench.gui.dialogs.form_dialog import EditDialog
from smp_workbench.gui.dialogs.model_page import model_page
from smp_workbench.gui.dialogs.model_switch_page import switch_page
from smp_workbench.gui.forms.ui_switch_model import Ui_SwitchModelDialog
from smp_workbench.gui.guard import guarded
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.session_signals import SessionSignals, error_text
from smp_workbench.gui.theme import Theme
from smp_workbench.session.model_switch import ModelSwitch, foresee_switch, possible_targets

_MOST_ROWS = 3
"""Picks that are seen at once; more are scrolled to."""


class SwitchModelDialog(EditDialog):
    """Asks which scoring model the assessment should have.

    Parameters
    ----------
    models
        Those that come with the program.
    """

    def __init__(
        self, signals: SessionSignals, models: Sequence[ScoringModel], theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(Topic.MODELS, signals, theme, parent)
        self.form = Ui_SwitchModelDialog()
        self.form.setupUi(self)
        self._picks: dict[str, tuple[QComboBox, tuple[Criterion, ...]]] = {}
        self._switch: ModelSwitch | None = None
        self.begin(self.form.accept, self.form.reject, self.form.fault)
        self.form.choice.chosen.connect(self._follow_choice)
        present = signals.assessment.model
        offered = models if present in models else (present, *models)
        self.form.choice.offer(offered, theme, self._page, in_use=present)

    def add_file(self, path: Path) -> None:
        """Offer the scoring model of a file, or show what is wrong with it."""
        self.form.choice.add_file(path)

    @override
    def edits(self) -> tuple[Edit, ...]:
        """Return the switch that the page foresees."""
        return (self._switch.edit,) if self._switch is not None else ()

    def _page(self, model: ScoringModel) -> str:
        if self._switch is None:
            return model_page(model, self.theme)
        return switch_page(self._switch, self.signals.assessment, self.theme)

    def _foresee(self) -> None:
        """Find out what the choice would do, or say why it cannot be done."""
        model = self.form.choice.model
        self._switch = None
        self.form.fault.hide()
        try:
            if model is not None and model != self.signals.assessment.model:
                self._switch = foresee_switch(self.signals.assessment, model, self._carried())
        except WorkbenchError as error:  # two criteria picked the same one
            self.show_refusal(error_text(error))
        self._tell_verb()

    def _carried(self) -> tuple[tuple[str, str], ...]:
        picked = [(code, box.currentIndex(), others) for code, (box, others) in self._picks.items()]
        return tuple((code, others[place - 1].code) for code, place, others in picked if place > 0)

    @guarded
    def _follow_choice(self) -> None:
        self._offer_picks(self.form.choice.model)
        self._foresee()

    @guarded
    def _follow_pick(self) -> None:
        self._foresee()
        self.form.choice.show_page()

    def _offer_picks(self, model: ScoringModel | None) -> None:
        """Offer, for each criterion the model lacks, its new criteria with the same levels."""
        for widget in self.form.carry_contents.findChildren(QWidget):
            widget.deleteLater()
        self._picks.clear()
        present = self.signals.assessment.model
        offered = possible_targets(present, model) if model is not None else {}
        for row, criterion in enumerate(one for one in present.criteria if one.code in offered):
            label = QLabel(self.tr("Carry the scores of {name} over to").format(name=criterion.name))
            box = QComboBox()
            box.addItem(self.tr("nothing: they are lost"))
            box.addItems([other.name for other in offered[criterion.code]])
            box.setAccessibleName(label.text())
            box.currentIndexChanged.connect(self._follow_pick)
            self.form.carry_rows.addWidget(label, row, 0)
            self.form.carry_rows.addWidget(box, row, 1)
            self._picks[criterion.code] = box, offered[criterion.code]
        before: QWidget = self.form.choice.form.try_again
        for box, _ in self._picks.values():
            self.setTabOrder(before, box)
            before = box
        self._fit_picks()

    def _fit_picks(self) -> None:
        self.form.carry.setVisible(bool(self._picks))
        boxes = [box for box, _ in self._picks.values()][:_MOST_ROWS]
        height = sum(box.sizeHint().height() + self.theme.space.related for box in boxes)
        self.form.carry.setFixedHeight(height + self.theme.space.related)

    def _tell_verb(self) -> None:
        """Say on the button what pressing it does."""
        switch, button = self._switch, self.form.accept
        button.setEnabled(switch is not None)
        lost = switch.lost if switch is not None else 0
        words = self.tr("&Switch the model")
        if self.form.choice.model == self.signals.assessment.model:
            words = self.tr("This model is in use")
        elif lost == 1:
            words = self.tr("&Switch and lose one score")
        elif lost:
            words = self.tr("&Switch and lose {count:,} scores").format(count=lost)
        button.setText(words)
