"""Comparing with another assessment: what it is called, and what of it could not be matched.

Here: the question before it is kept. Not here: reading its workbook (``file_door``), matching its themes
(``session.reference``).
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from smp_workbench.domain.assessment import Assessment, Comparison, Reference
from smp_workbench.domain.edit import AddReference, Edit, RemoveReference, SetComparison
from smp_workbench.domain.text import clean_name
from smp_workbench.gui.dialogs.form_dialog import EditDialog
from smp_workbench.gui.forms.ui_compare_file import Ui_CompareFileDialog
from smp_workbench.gui.help_topic import Topic
from smp_workbench.gui.session_signals import SessionSignals
from smp_workbench.gui.theme import Theme
from smp_workbench.session.reference import make_reference, unmatched
from smp_workbench.storage.exact_form import content_hash


class CompareFileDialog(EditDialog):
    """Asks for a name, lists themes without a counterpart, and keeps what the ranking needs."""

    def __init__(
        self, signals: SessionSignals, theme: Theme, parent: QWidget, file: str, theirs: Assessment
    ) -> None:
        super().__init__(Topic.COMPARING, signals, theme, parent)
        self._file, self._theirs = file, theirs
        self.form = Ui_CompareFileDialog()
        self.form.setupUi(self)
        self.form.heading.setText(self.tr("Compare with {file}").format(file=file))
        self._known = self._find_known()
        name = self._known.title if self._known else theirs.period or theirs.title or PurePath(file).stem
        self.form.name.setText(name)
        self.form.name.selectAll()
        self._tell_matches()
        self.begin(self.form.accept, self.form.reject, self.form.fault)

    def _find_known(self) -> Reference | None:
        """Return what is kept of this very state already."""
        content = content_hash(self._theirs)
        return next((one for one in self.signals.assessment.references if one.content == content), None)

    def _tell_matches(self) -> None:
        ours = self.signals.assessment
        here, there = unmatched(make_reference(ours, self._theirs, "", ""), ours)
        matched = len(ours.themes) - len(here)
        words = self.tr("{matched} of {count} themes are in it too; movement is shown for these.")
        kept = self.tr("What its ranking needs is kept here: no reasons, scorecards or notes.")
        if self._known:
            kept = self.tr("It is kept here already; another name takes the place of the old one.")
        self.form.explain.setText(f"{words.format(matched=matched, count=len(ours.themes))} {kept}")
        lists = {self.tr("Here: {names}"): here, self.tr("There: {names}"): there}
        lines = [text.format(names=", ".join(names)) for text, names in lists.items() if names]
        self.form.unmatched.setPlainText("\n".join(lines))
        self.form.unmatched.setVisible(bool(lines))
        self.form.unmatched_label.setVisible(bool(lines))

    @override
    def edits(self) -> tuple[Edit, ...]:
        """Return keeping the other assessment, or giving the kept one its new name; and comparing with it."""
        ours, known = self.signals.assessment, self._known
        title = clean_name(self.form.name.text(), "The name of the other assessment", required=True)
        reference = known or make_reference(ours, self._theirs, title, self._file)
        chosen = SetComparison(Comparison(label=title, reference=reference.id))
        if known is None:
            return AddReference(reference), chosen
        if known.title == title:
            return () if ours.comparison == chosen.comparison else (chosen,)
        position = ours.references.index(known)
        renamed = AddReference(replace(known, title=title), position)
        return SetComparison(None), RemoveReference(known.id), renamed, chosen

    @override
    def batch_name(self) -> str:
        """Return what the two edits are called as one step."""
        return self.tr("Compare with {title}").format(title=self.form.name.text())
