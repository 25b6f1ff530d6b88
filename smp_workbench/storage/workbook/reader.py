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
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import Batch
from smp_workbench.domain.text import clean_name
from smp_workbench.domain.version import Change, History, Workbook
from smp_workbench.errors import ModelFault, Refusal, UnreadableFile
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.workbook.about_reading import (
    read_about,
    read_identity,
    refuse_newer_format,
)
from smp_workbench.storage.workbook.card_difference import card_differences
from smp_workbench.storage.workbook.evidence_difference import evidence_differences
from smp_workbench.storage.workbook.finding import Finding, FindingList
from smp_workbench.storage.workbook.found_table import FoundRow, FoundTable, find_tables
from smp_workbench.storage.workbook.fresh_start import bare_assessment
from smp_workbench.storage.workbook.history_reading import read_changes, read_versions
from smp_workbench.storage.workbook.layout import SheetName
from smp_workbench.storage.workbook.model_difference import guidance_differences, model_differences
from smp_workbench.storage.workbook.package import Package
from smp_workbench.storage.workbook.people_difference import people_differences
from smp_workbench.storage.workbook.reconciliation import Reconciliation
from smp_workbench.storage.workbook.score_difference import reason_differences, score_differences
from smp_workbench.storage.workbook.setting_difference import setting_differences
from smp_workbench.storage.workbook.stranger import list_strangers
from smp_workbench.storage.workbook.theme_difference import theme_differences, unscored_differences

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
    workbook = reading.workbook()
    try:
        compile_model(workbook.assessment.model)
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
        self._state_hash = self._about["State"].text("value") if "State" in self._about else ""

    def workbook(self) -> Workbook:
        """Return the workbook, by its history if that can be trusted, else by its sheets alone."""
        before = len(self.findings)
        try:
            history, state = self._history()
            return self._compared(history, state)
        except _Distrusted as reason:
            self.findings.return_to(before)
            return self._begun_anew(str(reason))

    def _history(self) -> tuple[History, Assessment]:
        if "Changes" not in self._tables:
            raise _Distrusted("The sheet Changes is missing.")
        try:
            history, state = read_changes(self._tables["Changes"])
        except UnreadableFile as fault:
            raise _Distrusted(fault.what.english()) from fault
        if self._identity and state.identity != self._identity:
            raise _Distrusted("The sheet Changes is of another assessment.")
        versions = read_versions(self._tables.get("Versions"), history.last_sequence, self.findings)
        return replace(history, versions=versions), state

    def _compared(self, history: History, state: Assessment) -> Workbook:
        """Return the state of the history with what the sheets say otherwise."""
        trusted = content_hash(state) == self._state_hash
        before = len(self.findings)
        reconciliation = self._reconcile(state, history, compared=True)
        if not trusted:
            if len(self.findings) > before:
                raise _Distrusted("The changes do not lead to the state that was saved.")
            self._list_other_state()
        list_strangers(self._package, self._tables, state, self.findings)
        if not reconciliation.edits:
            return Workbook(state, history)
        who, when = self._last_saved()
        edit = Batch(OUTSIDE, tuple(reconciliation.edits))
        change = Change(history.last_sequence + 1, edit, who, when)
        return Workbook(reconciliation.state, history.with_change(change))

    def _begun_anew(self, reason: str) -> Workbook:
        """Return what the sheets alone say, with a history that begins there."""
        identity = self._identity or self._digest[:32]
        bare = bare_assessment(identity, self._tables, self.findings)
        reconciliation = self._reconcile(bare, None, compared=False)
        state = reconciliation.state
        text = (
            "The history cannot be used: {reason} The sheets were read instead; {same} Versions begin anew."
        )
        same = "they say just what was saved."
        if content_hash(state) != self._state_hash:
            same = "whether they say what was saved cannot be told, so please look through them."
        self.findings.say("Changes", "", text, reason=reason, same=same)
        list_strangers(self._package, self._tables, state, self.findings)
        return Workbook(state, History(state))

    def _reconcile(self, base: Assessment, history: History | None, *, compared: bool) -> Reconciliation:
        """Bring the sheets' differences in, in an order in which each edit finds what it needs."""
        reconciliation = Reconciliation(base, self.findings, compared=compared)
        tables = self._present(compared=compared)
        rows: Mapping[str, FoundRow] = {}
        if "Themes" in tables:
            rows = theme_differences(tables["Themes"], reconciliation)
        for name, differences in _DIFFERENCES.items():
            if name in tables:
                differences(tables[name], reconciliation)
        unscored_differences(rows, reconciliation)
        versions = frozenset(version.number for version in history.versions) if history else frozenset()
        setting_differences(self._about, versions, reconciliation)
        if compared and "Model" in tables:
            model_differences(tables["Model"], reconciliation)
        if "Guidance" in tables:
            guidance_differences(tables["Guidance"], reconciliation)
        return reconciliation

    def _present(self, *, compared: bool) -> Mapping[SheetName, FoundTable]:
        """Return the tables; list those that are missing, whose content is then as it was saved."""
        for name in _NEEDED if compared else ():
            if name not in self._tables:
                text = "The sheet {name} is missing; what it held was kept as it was saved."
                self.findings.say(name, "", text, name=name)
        return self._tables

    def _list_other_state(self) -> None:
        row = self._about.get("State")
        text = (
            "The hash of the saved state is missing or changed, though every sheet agrees with the history."
        )
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


class _Distrusted(Exception):
    """The history cannot be used; says why."""


_NEEDED: Final[tuple[SheetName, ...]] = (
    "Scores", "Themes", "Evidence", "Reasons", "Scorecards", "Scorers", "Model", "Versions", "About",
)  # fmt: skip
"""Sheets whose content a person could have changed, or that hold what stands nowhere else."""

_DIFFERENCES: Final[Mapping[SheetName, Callable[[FoundTable, Reconciliation], None]]] = {
    "Scorers": people_differences,
    "Scores": score_differences,
    "Reasons": reason_differences,
    "Scorecards": card_differences,
    "Evidence": evidence_differences,
}
