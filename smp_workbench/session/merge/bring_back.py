"""Copies brought back into their workbook: all of them at once, as one edit.

Here: from workbooks that were read to the one edit, and what is to be told of it.
Not here: reading files (``storage``), the rules (``engine``), asking and showing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from smp_workbench.domain.edit import Batch, Edit, RestoreContent
from smp_workbench.domain.open_item import Key, Review, Source
from smp_workbench.domain.text import printable
from smp_workbench.domain.version import Workbook
from smp_workbench.errors import Refusal
from smp_workbench.session.merge.engine import Merged, merge
from smp_workbench.session.merge.merge_base import find_base
from smp_workbench.session.merge.returned import Returned
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.workbook.finding import Finding

_LONGEST_NAME: Final = 100


@dataclass(frozen=True, slots=True)
class CopyRead:
    """A copy as it was read.

    Attributes
    ----------
    name
        Of its file, printable; each copy of a merge has one of its own.
    findings
        Of which those that are not accepted are listed.
    """

    name: str
    workbook: Workbook
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """What bringing copies back would do.

    Attributes
    ----------
    edit
        The one step; None if nothing would change.
    again
        Names of copies that were brought back before, just as they are.
    base_unknown
        Names of copies of which it is not known what they began from.
    """

    edit: Edit | None
    merged: Merged
    again: tuple[str, ...]
    base_unknown: tuple[str, ...]


def bring_back(workbook: Workbook, copies: Sequence[CopyRead]) -> BroughtBack:
    """Return what bringing copies back into a workbook would do; nothing is changed yet.

    Raises
    ------
    Refusal
        If a copy is of another assessment.
    """
    ours = workbook.assessment
    for copy in copies:
        _refuse_other(workbook, copy)
    contents = {copy.name: content_hash(copy.workbook.assessment) for copy in copies}
    again = tuple(sorted(name for name, content in contents.items() if content in ours.brought))
    fresh = [_returned(workbook, copy) for copy in copies if copy.name not in again]
    merged = merge(ours, fresh)
    if merged.state != ours:
        present = content_hash(ours)
        added = {contents[copy.source.copy] for copy in fresh if copy.state != copy.base} - {present}
        state = replace(merged.state, brought=tuple(sorted({*ours.brought, *added})))
        merged = replace(merged, state=state)
    unknown = tuple(sorted(copy.source.copy for copy in fresh if copy.base is None))
    return BroughtBack(_edit(workbook, merged, fresh), merged, again, unknown)


def _refuse_other(workbook: Workbook, copy: CopyRead) -> None:
    if copy.workbook.assessment.identity != workbook.assessment.identity:
        raise Refusal(
            "“{name}” is no copy of this workbook: it holds another assessment.",
            "Bring back copies of this one only.",
            name=printable(copy.name, _LONGEST_NAME),
        )


def _returned(workbook: Workbook, copy: CopyRead) -> Returned:
    found = find_base(workbook, copy.workbook)
    changes = copy.workbook.history.changes
    age = found[1] if found else 0
    who = changes[-1].who if changes and changes[-1].sequence > age else ""
    source = Source(copy.name, who)
    unread = tuple(_unread(source, finding) for finding in copy.findings if not finding.accepted)
    return Returned(source, copy.workbook.assessment, found[0] if found else None, age, unread)


def _unread(source: Source, finding: Finding) -> Review:
    """Return a finding as an item to look at; what it is about is in its sentence."""
    place = f"{finding.sheet} {finding.cell}".strip()
    key = Key("file", finding.ref, "", finding.scorer, finding.round)
    said = finding.sentence.english()
    return Review("not read", key, None, (source,), f"{place}: {said}" if place else said)


def _edit(workbook: Workbook, merged: Merged, copies: Sequence[Returned]) -> Edit | None:
    if merged.state == workbook.assessment:
        return None
    name = f"Bring back {copies[0].source.copy}" if len(copies) == 1 else f"Bring back {len(copies)} copies"
    content = RestoreContent.leading_to(merged.state, workbook.assessment, "what copies brought back")
    return Batch(name, (content,))
