"""Versions and Changes: how the assessment came to be, enough to rebuild every version.

Here: both sheets. The words of a change are for the reader's eye; its exact form alone counts.
Not here: those words (``change_text``) and what is packed (``sealing``).

Cells that say nothing are left out rather than formatted: the history is the part of a file that
grows without end.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from smp_workbench.domain.version import Change, History, Version
from smp_workbench.storage.workbook.change_text import ChangeText, change_text, hidden_text
from smp_workbench.storage.workbook.contents import Contents
from smp_workbench.storage.workbook.excel_formula import range_name
from smp_workbench.storage.workbook.layout import CHANGES, FIRST_ROW, START_KIND, VERSIONS
from smp_workbench.storage.workbook.packing import cut_to_cells, pack
from smp_workbench.storage.workbook.page import Binder, Page
from smp_workbench.storage.workbook.sealing import sealed, tells_hidden
from smp_workbench.storage.workbook.style import THIN, tokens

VERSION_WIDTHS: Final = {
    "number": 9, "name": 30, "who": 22, "when": 21, "why": 42, "tool": 20, "sequence": 9, "content": 36,
    "parents": 36,
}  # fmt: skip
CHANGE_WIDTHS: Final = {
    "version": 9, "sequence": 10, "kind": 16, "ref": 7, "field": 14, "scorer": 8, "round": 7, "old": 26,
    "new": 28, "reason": 32, "who": 22, "when": 21, "part": 6, "parts": 6, "exact": 30,
}  # fmt: skip

VERSIONS_HINT: Final = "Every version can be viewed, compared and restored in SMP Workbench."
CHANGES_HINT: Final = (
    "Every change, oldest first. The exact form is for the program; what tells of hidden cards is packed."
)


def write_versions(binder: Binder, contents: Contents) -> None:
    """Write every version, oldest first."""
    printed = (VERSIONS.position("content"),)
    page = Page(binder, VERSIONS, "Versions", VERSIONS_HINT, VERSION_WIDTHS, printed=printed)
    versions = contents.history.versions
    for row, version in enumerate(versions, start=FIRST_ROW):
        _version_row(page, row, version)
    page.close(len(versions), frozen=VERSIONS.position("name") + 1)


def _version_row(page: Page, row: int, version: Version) -> None:
    page.number(row, "number", version.number)
    page.text(row, "name", version.name, "strong")
    texts = {"who": version.who, "when": version.when, "why": version.why, "tool": version.tool}
    page.text_row(row, texts)
    page.number(row, "sequence", version.sequence)
    page.text_row(row, {"content": version.content, "parents": " ".join(version.parents)}, "quiet")


def write_changes(binder: Binder, contents: Contents) -> None:
    """Write the state at the start and every change since."""
    printed = (CHANGES.position("part"),)
    page = Page(binder, CHANGES, "Changes", CHANGES_HINT, CHANGE_WIDTHS, printed=printed)
    history = contents.history
    start = ChangeText(START_KIND)
    beginning, *steps = contents.exact_steps
    form = sealed(beginning, history.start, contents.shown)
    row = FIRST_ROW + _exact(page, FIRST_ROW, 0, start, form)
    page.number(FIRST_ROW, "version", version_of(history, 0))
    state = history.start
    for change, step in zip(history.changes, steps, strict=True):
        state, inverse = change.edit.apply(state)
        hidden = tells_hidden(change.edit, contents.shown)
        text = hidden_text(change.edit) if hidden else change_text(change.edit, inverse)
        page.number(row, "version", version_of(history, change.sequence))
        _words(page, row, change, text)
        row += _exact(page, row, change.sequence, text, pack(step) if hidden else step)
    rows = row - FIRST_ROW
    _rules(page, rows)
    page.close(rows, frozen=CHANGES.position("kind") + 1)


def _rules(page: Page, rows: int) -> None:
    """Draw the lines between rows as one condition, so that empty cells need not be written."""
    table = range_name(FIRST_ROW, 0, FIRST_ROW + rows - 1, len(CHANGES.columns) - 1)
    rule = page.style.condition(bottom=THIN, bottom_color=tokens().line)
    page.sheet.conditional_format(table, {"type": "formula", "criteria": "=TRUE", "format": rule})


def version_of(history: History, sequence: int) -> int | None:
    """Return the first version that holds a change; None for a draft's."""
    place = bisect_left([version.sequence for version in history.versions], sequence)
    return history.versions[place].number if place < len(history.versions) else None


def _words(page: Page, row: int, change: Change, text: ChangeText) -> None:
    if text.round is not None:
        page.number(row, "round", text.round)
    words = {
        "ref": text.ref,
        "field": text.field,
        "scorer": text.scorer,
        "old": text.old,
        "new": text.new,
        "reason": text.reason,
        "who": change.who,
        "when": change.when,
    }
    page.text_row(row, {key: word for key, word in words.items() if word})


def _exact(page: Page, row: int, sequence: int, text: ChangeText, exact: str) -> int:
    """Write an exact form over as many rows as it needs, and return how many that is."""
    pieces = cut_to_cells(exact)
    for down, piece in enumerate(pieces):
        page.number(row + down, "sequence", sequence)
        page.text(row + down, "kind", text.kind)
        page.text(row + down, "exact", piece, "exact")
        if len(pieces) > 1:
            page.number(row + down, "part", down + 1)
            page.number(row + down, "parts", len(pieces))
    return len(pieces)
