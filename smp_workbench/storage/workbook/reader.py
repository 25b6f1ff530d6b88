"""A workbook file read: the assessment with its history, and every difference from what was saved.

Here: ``read_workbook``, the order of its steps, and what becomes of a file whose history is damaged.
Not here: each step (the modules it names), and limits of time and memory, which belong to the
process that reads.

The state is found twice: by doing the changes of the history again, whose hash the file carries,
and from the sheets that people see. Where the two differ, the sheets count, as an edit like any
other, and each cell is listed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Final

from smp_workbench.domain.edit import Batch
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.domain.text import clean_name
from smp_workbench.domain.version import Change, History, Workbook
from smp_workbench.errors import ModelFault, Refusal, Sentence, UnreadableFile
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.my_scores.copy_key import refuse_card_copy
from smp_workbench.storage.workbook.about_reading import (
    read_about,
    read_identity,
    refuse_newer_format,
)
from smp_workbench.storage.workbook.card_difference import card_differences
from smp_workbench.storage.workbook.computed_value import list_other_values
from smp_workbench.storage.workbook.evidence_difference import evidence_differences
from smp_workbench.storage.workbook.finding import Finding, FindingList
from smp_workbench.storage.workbook.firmness_difference import firmness_differences
from smp_workbench.storage.workbook.formula_difference import (
    list_formula_differences,
    list_moved_names,
)
from smp_workbench.storage.workbook.found_table import FoundRow, FoundTable, find_tables
from smp_workbench.storage.workbook.fresh_start import (
    bare_assessment,
    keep_highest_marking,
    list_lost_scores,
)
from smp_workbench.storage.workbook.history_difference import (
    change_differences,
    list_lost_versions,
    list_stray_changes,
    version_differences,
)
from smp_workbench.storage.workbook.history_reading import FoundHistory, read_history, refuse_altered
from smp_workbench.storage.workbook.layout import AboutItem, SheetName
from smp_workbench.storage.workbook.made_row import list_made_rows
from smp_workbench.storage.workbook.missing_part import (
    how_gone,
    list_missing_columns,
    list_missing_rows,
    list_missing_sheets,
    without_open_items,
    without_stage,
)
from smp_workbench.storage.workbook.model_difference import guidance_differences, model_differences
from smp_workbench.storage.workbook.open_item_row import is_open, open_rows
from smp_workbench.storage.workbook.other_words import list_other_words
from smp_workbench.storage.workbook.package import Package
from smp_workbench.storage.workbook.people_difference import people_differences
from smp_workbench.storage.workbook.reconciliation import Reconciliation
from smp_workbench.storage.workbook.score_difference import reason_differences, score_differences
from smp_workbench.storage.workbook.sensitivity_label import read_sensitivity
from smp_workbench.storage.workbook.setting_difference import comparison_shown, setting_differences
from smp_workbench.storage.workbook.stage_difference import stage_differences
from smp_workbench.storage.workbook.stranger import list_strangers
from smp_workbench.storage.workbook.theme_difference import theme_differences, unscored_differences
from smp_workbench.storage.workbook.wording import Wording, formula_reader, wording_of
from smp_workbench.storage.workbook.written_reason import offer_written_reasons

OUTSIDE: Final = "Edited outside the program"
"""Name of the change that holds every difference that counts."""

_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What a file holds.

    Attributes
    ----------
    workbook
        With the accepted differences as its last change.
    findings
        Every difference from what was saved; empty for a file that nobody has touched.
    digest
        SHA-256 of the file's bytes, 64 hexadecimal digits, by which a later save knows that nobody
        else has written it.
    """

    workbook: Workbook
    findings: tuple[Finding, ...]
    digest: str


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of a file's bytes, 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def read_workbook(data: bytes, name: str) -> ReadResult:
    """Read a workbook from its bytes.

    Parameters
    ----------
    data
        The whole file.
    name
        Its name, for sentences.

    Returns
    -------
    ReadResult
        An assessment that is consistent in itself, and the list of what differs from what was saved.

    Raises
    ------
    UnreadableFile
        If the file is no workbook of this program, damaged, newer, of several assessments, or if
        its rows no longer belong to their refs. Nothing else is ever raised for a bad file.
    """
    digest = digest_of(data)
    reading = _Reading(Package(data, name), digest)
    try:
        workbook = reading.workbook()
        compile_model(workbook.assessment.model)
        if workbook.assessment.second_stage:
            compile_model(workbook.assessment.second_stage.model)
    except ModelFault as fault:
        raise UnreadableFile(
            "The scoring model in “{name}” does not work: {fault}",
            "Go back to an earlier copy.",
            name=name,
            fault=str(fault),
        ) from fault
    return ReadResult(workbook, reading.findings.all, digest)


class _Reading:
    """One reading of one file."""

    def __init__(self, package: Package, digest: str) -> None:
        self._digest = digest
        self.findings = FindingList()
        self._package = package
        refuse_card_copy(package)
        self._sheets = tuple(sheet.name for sheet in package.sheets)
        self._tables = find_tables(package, self.findings)
        if not self._tables:
            raise UnreadableFile(
                "“{name}” is a workbook, but not one of SMP Workbench.",
                "Open one that the program has saved; scores from other lists can be pasted into a new one.",
                name=package.name,
            )
        self._about = read_about(self._tables.get("About"))
        refuse_newer_format(self._about, package.name)
        self._identity = read_identity(package, self._about, self.findings)
        self._sensitivity = read_sensitivity(package, self.findings)

    def workbook(self) -> Workbook:
        """Return the workbook, by its history if that can be trusted, else by its sheets alone.

        Whether it can be trusted is told by what it holds and never by how much else was found.
        """
        try:
            found = self._history()
        except UnreadableFile as fault:
            return self._begun_anew(fault.what)
        return self._compared(found)

    def _history(self) -> FoundHistory:
        if "Changes" not in self._tables:
            raise UnreadableFile("The sheet Changes {how}.", how=how_gone("Changes", self._sheets))
        found = read_history(self._tables["Changes"])
        if self._identity and found.state.identity != self._identity:
            raise UnreadableFile("The sheet Changes is of another assessment.")
        if found.digest != self._said("History"):
            refuse_altered(found, self._said("State"))
        return found

    def _said(self, item: AboutItem) -> str:
        """Return what About says; nothing if the row is gone."""
        return self._about[item].text("value") if item in self._about else ""

    def _compared(self, found: FoundHistory) -> Workbook:
        """Return the state of the history with what the sheets say otherwise."""
        state, history = found.state, found.history
        staged = state.second_stage is not None
        self._list_missing(compared=True, staged=staged, left_open=is_open(state))
        if not staged:
            self._tables = without_stage(self._tables, self.findings)
        content = content_hash(state)
        self._list_other_hashes(found, content)
        reconciliation = Reconciliation(state, self.findings, compared=True)
        self._reconcile(reconciliation, history)
        offered = offer_written_reasons(self._package, self._tables, reconciliation)
        wording = wording_of(state)
        same_program = wording.same_program(self._about)
        change_differences(found, reconciliation, same_program=same_program)
        if "Versions" in self._tables:
            version_differences(self._tables["Versions"], found, reconciliation)
        self._list_the_rest(reconciliation, wording, offered)
        self._list_made(Workbook(state, history), content, reconciliation, same_program=same_program)
        if not reconciliation.edits:
            return Workbook(state, history, self._sensitivity)
        who, when = self._last_saved()
        edit = Batch(OUTSIDE, tuple(reconciliation.edits))
        change = Change(history.last_sequence + 1, edit, who, when)
        return Workbook(reconciliation.state, history.with_change(change), self._sensitivity)

    def _begun_anew(self, reason: Sentence) -> Workbook:
        """Return what the sheets alone say, with a history that begins there."""
        identity = self._identity or self._digest[:32]
        staged = "Second stage model" in self._tables or "Second stage" in self._about
        self._list_missing(compared=False, staged=staged, left_open=False)
        if "Second stage model" not in self._tables:
            self._tables = without_stage(self._tables, self.findings)
        bare = bare_assessment(identity, self._tables, self.findings)
        reconciliation = Reconciliation(bare, self.findings, compared=False)
        self._reconcile(reconciliation, None)
        keep_highest_marking(self._tables, reconciliation)
        state = reconciliation.state
        offered = offer_written_reasons(self._package, self._tables, reconciliation)
        text = (
            "The history cannot be used: {reason} The sheets were read instead; {same} Versions begin anew."
        )
        same = "they say just what was saved."
        told = self._said("State") == content_hash(replace(state, comparison=comparison_shown(self._about)))
        if not told:
            same = "whether they say what was saved cannot be told, so please look through them."
        self.findings.say("Changes", "", text, reason=reason.english(), same=same)
        if not told:
            list_lost_scores(self._tables["Themes"], reconciliation)
        if "Versions" in self._tables:
            list_lost_versions(self._tables["Versions"], reconciliation)
        state = reconciliation.state
        self._list_the_rest(reconciliation, wording_of(state), offered)
        return Workbook(state, History(state), self._sensitivity)

    def _list_missing(self, *, compared: bool, staged: bool, left_open: bool) -> None:
        list_missing_sheets(
            self._tables, self._sheets, self.findings, compared=compared, staged=staged, left_open=left_open
        )
        if not left_open:
            self._tables = without_open_items(self._tables, self.findings, compared=compared)

    def _reconcile(self, reconciliation: Reconciliation, history: History | None) -> None:
        """Bring the sheets' differences in, in an order in which each edit finds what it needs."""
        tables = self._tables
        rows: Mapping[str, FoundRow] = {}
        if "Themes" in tables:
            rows = theme_differences(tables["Themes"], reconciliation)
        for name, differences in _DIFFERENCES.items():
            if name in tables:
                differences(tables[name], reconciliation)
        unscored_differences(rows, reconciliation)
        setting_differences(self._about, history, reconciliation)
        self._list_model(reconciliation.base.model, "Model", "Guidance", reconciliation)
        stage = reconciliation.base.second_stage
        if stage:
            self._list_model(stage.model, "Second stage model", "Second stage guidance", reconciliation)

    def _list_model(
        self, model: ScoringModel, sheet: SheetName, guidance: SheetName, reconciliation: Reconciliation
    ) -> None:
        if reconciliation.compared and sheet in self._tables:
            model_differences(self._tables[sheet], model, reconciliation)
        if guidance in self._tables:
            guidance_differences(self._tables[guidance], model, reconciliation)

    def _list_the_rest(
        self, reconciliation: Reconciliation, wording: Wording, offered: Collection[tuple[str, str]]
    ) -> None:
        """List what is none of ours, and our own words that are others now."""
        state = reconciliation.base if reconciliation.compared else reconciliation.state
        same_program = wording.same_program(self._about)
        list_missing_columns(self._tables, state, self.findings, compared=reconciliation.compared)
        list_missing_rows(self._tables, state, self.findings)
        if "Changes" in self._tables:
            list_stray_changes(self._tables["Changes"], reconciliation)
        reader = formula_reader(self._tables, state)
        list_other_words(self._tables, state, wording, reader, self.findings, same_program=same_program)
        own = reader if same_program else None
        if "About" in self._tables:
            list_moved_names(self._package, self._tables["About"], self._about, self.findings)
        others = list_formula_differences(self._tables, state, wording, own, self.findings)
        list_other_values(self._tables, (state, reconciliation.state), others, self.findings)
        list_strangers(self._package, self._tables, state, offered, self.findings)

    def _list_made(
        self, saved: Workbook, content: str, reconciliation: Reconciliation, *, same_program: bool
    ) -> None:
        table = self._tables.get("Sensitivity")
        if table and same_program:
            firmness_differences(table, self._about, saved, content, reconciliation, self.findings)
        elif table:
            list_made_rows(table, None, self.findings)
        if open_items := self._tables.get("Open items"):
            own = open_rows(saved.assessment) if same_program else None
            list_made_rows(open_items, own, self.findings)

    def _list_other_hashes(self, found: FoundHistory, content: str) -> None:
        """List hashes that are others than were saved, though what they are hashes of is sound."""
        if found.digest != self._said("History"):
            text = (
                "The hash of the history is missing or changed. The changes lead to what was saved; "
                "who made them and when, and the words of versions, may not be as they were."
            )
            self._say_about("History", text)
        if "State" in self._about and self._said("State") != content:
            self._say_about(
                "State", "The hash of the saved state was changed, though the history is as it was saved."
            )

    def _say_about(self, item: AboutItem, text: str) -> None:
        row = self._about.get(item)
        sheet, cell = (row.sheet, row.place("value")) if row else ("About", "")
        self.findings.say(sheet, cell, text)

    def _last_saved(self) -> tuple[str, str]:
        """Return who saved the file last and when, as far as that can be kept in a history."""
        who, when = self._package.last_saved
        try:
            who = clean_name(who, "The name")
        except Refusal:
            who = ""
        return who, when if _MOMENT.fullmatch(when) else ""


_DIFFERENCES: Final[Mapping[SheetName, Callable[[FoundTable, Reconciliation], None]]] = {
    "Scorers": people_differences,
    "Scores": score_differences,
    "Second stage": stage_differences,
    "Reasons": reason_differences,
    "Scorecards": card_differences,
    "Evidence": evidence_differences,
}
