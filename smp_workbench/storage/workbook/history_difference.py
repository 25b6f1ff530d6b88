"""The words of the sheets Versions and Changes against the history, which alone counts.

Here: every cell that says something else, versions whose row is gone or was added, and rows that are
none of ours. Nothing of it is taken: what happened cannot be edited.
Not here: the exact form, in which the history stands (``history_reading``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from smp_workbench.domain.version import Version
from smp_workbench.errors import Refusal
from smp_workbench.storage.workbook.cell_value import read_count
from smp_workbench.storage.workbook.change_text import change_text, hidden_text
from smp_workbench.storage.workbook.found_table import FoundRow, FoundTable
from smp_workbench.storage.workbook.history_reading import FoundHistory, sequence_of
from smp_workbench.storage.workbook.layout import CHANGES, START_KIND, VERSIONS, SheetLayout
from smp_workbench.storage.workbook.reconciliation import Reconciliation, Spot
from smp_workbench.storage.workbook.sealing import tells_hidden
from smp_workbench.storage.workbook.sheet_history import version_of

_WORDS: Final = ("ref", "field", "scorer", "round", "old", "new", "reason", "who", "when")
_PAST: Final = Refusal("What happened cannot be changed.", "Nothing needs to be done.")


def version_differences(table: FoundTable, found: FoundHistory, reconciliation: Reconciliation) -> None:
    """List every cell of the sheet Versions that differs, and versions whose row is gone or new."""
    versions = {version.number: version for version in found.history.versions}
    for row in table.rows:
        version = versions.pop(_number(row) or 0, None)
        if version is None:
            reconciliation.list_row(row, "This row is no version of this assessment; it was not read.")
        else:
            _compare(row, _version_words(version), f"Version {version.number}", VERSIONS, reconciliation)
    for version in versions.values():
        text = "The row of version {number} “{name}” is missing; the version was kept."
        reconciliation.list_sheet(table.sheet, text, number=version.number, name=version.name)


def change_differences(found: FoundHistory, reconciliation: Reconciliation, *, same_program: bool) -> None:
    """List every cell of the sheet Changes that differs.

    Parameters
    ----------
    same_program
        Whether this very program wrote the file: another one may have put a change into other words,
        so that only who and when can be compared.
    """
    history = found.history
    start, *rows = found.rows
    first = dict.fromkeys(_WORDS, "") | {"version": _count_text(version_of(history, 0)), "kind": START_KIND}
    _compare_rows(start, first, "The start", reconciliation)
    for change, inverse, parts in zip(history.changes, found.inverses, rows, strict=True):
        words = {"who": change.who, "when": change.when}
        if same_program:
            hidden = tells_hidden(change.edit, reconciliation.base.round_revealed)
            text = hidden_text(change.edit) if hidden else change_text(change.edit, inverse)
            words |= {
                "version": _count_text(version_of(history, change.sequence)),
                "kind": text.kind,
                "ref": text.ref,
                "field": text.field,
                "scorer": text.scorer,
                "round": _count_text(text.round),
                "old": text.old,
                "new": text.new,
                "reason": text.reason,
            }
        _compare_rows(parts, words, f"Change {change.sequence}", reconciliation)


def list_stray_changes(table: FoundTable, reconciliation: Reconciliation) -> None:
    """List the rows of Changes that are none of ours."""
    for row in table.rows:
        if sequence_of(row) is None:
            reconciliation.list_row(row, "This row is no change; it was not read and is not kept when saved.")


def list_lost_versions(table: FoundTable, reconciliation: Reconciliation) -> None:
    """List the versions of a file whose history cannot be used: without it none can be rebuilt."""
    for row in table.rows:
        text = "This version cannot be rebuilt without the history; it is not kept when saved."
        reconciliation.list_row(row, text)


def _version_words(version: Version) -> dict[str, str]:
    return {
        "name": version.name,
        "who": version.who,
        "when": version.when,
        "why": version.why,
        "tool": version.tool,
        "sequence": str(version.sequence),
        "content": version.content,
        "parents": " ".join(version.parents),
    }


def _compare_rows(
    rows: Sequence[FoundRow], words: Mapping[str, str], what: str, reconciliation: Reconciliation
) -> None:
    """Compare the words of a change; only the first of its rows has any, apart from the kind."""
    first, *others = rows
    _compare(first, words, what, CHANGES, reconciliation)
    for row in others:
        _compare(row, dict.fromkeys(words.keys() - {"kind"}, ""), what, CHANGES, reconciliation)


def _compare(
    row: FoundRow, words: Mapping[str, str], what: str, layout: SheetLayout, reconciliation: Reconciliation
) -> None:
    for key, expected in words.items():
        cell = row.cell(key)
        if cell.text != expected or cell.kind not in ("text", "number"):  # the rest agree, and are many
            header = layout.columns[layout.position(key)].header
            spot = Spot(row, key, f"{what}, {header}", row.text("ref"), header)
            reconciliation.expect(spot, expected, _PAST)


def _number(row: FoundRow) -> int | None:
    try:
        return read_count(row.cell("number"))
    except Refusal:
        return None


def _count_text(count: int | None) -> str:
    return "" if count is None else str(count)
