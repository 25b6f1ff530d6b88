"""What a recipient's copy knows of where it belongs, in one line of text.

Here: reading the line, and finding it in a file in any of its three places.
Not here: what else the copy holds (``domain.card_copy``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final

from smp_workbench.domain.card_copy import CopyKey
from smp_workbench.errors import ScoringCopy, TouchedFile
from smp_workbench.storage.workbook.package import Package
from smp_workbench.storage.workbook.sheet_part import Rows

COPY_NAME: Final = "SMP_copy"
"""The custom document property and the defined name that hold the line; About shows it too."""

_LINE: Final = re.compile(
    r"copy of (?P<identity>[0-9a-f]{32}) from (?P<base>[0-9a-f]{64}) after (?P<sequence>\d{1,9}) "
    r"for (?P<scorer>[A-Za-z0-9][A-Za-z0-9_.-]{0,19}) in round (?P<round>[1-9]\d{0,3}) "
    r"with (?P<sent>[0-9a-f]{64})"
)


def parsed_key(text: str) -> CopyKey | None:
    """Return what a line says; None if it is no such line."""
    match = _LINE.fullmatch(text.strip().strip('="'))
    if not match:
        return None
    return CopyKey(
        match["identity"],
        match["base"],
        int(match["sequence"]),
        match["scorer"],
        int(match["round"]),
        match["sent"],
    )


def refuse_card_copy(package: Package) -> None:
    """Stop at a recipient's copy where a workbook is wanted."""
    key = _said(package)
    if key is not None:
        raise ScoringCopy(
            "“{name}” is a copy in which one person scores, not the workbook itself.",
            "Fill in its sheet My scores with a spreadsheet program; "
            "in the workbook, File > Bring back copies takes it.",
            name=package.name,
            identity=key.identity,
        )


def _said(package: Package) -> CopyKey | None:
    """Return where a file says that it belongs; only a small one has its cells looked through."""
    for said in (package.custom_properties.get(COPY_NAME, ""), package.defined_names.get(COPY_NAME, "")):
        if key := parsed_key(said):
            return key
    names = {sheet.name for sheet in package.sheets}
    if len(names) > _MOST_SHEETS or names & {"Changes", "Scores"}:
        return None
    return _in_cells({sheet.name: package.cells(sheet) for sheet in package.sheets})


def read_key(package: Package, sheets: Mapping[str, Rows]) -> CopyKey:
    """Return what most of the three places say.

    Parameters
    ----------
    sheets
        The cells of each sheet of the file.

    Raises
    ------
    UnreadableFile
        If they disagree so that none of them counts.
    """
    places = (
        parsed_key(package.custom_properties.get(COPY_NAME, "")),
        parsed_key(package.defined_names.get(COPY_NAME, "")),
        _in_cells(sheets),
    )
    votes = Counter(key for key in places if key)
    most = votes.most_common(2)
    if not most or (len(most) > 1 and most[0][1] == most[1][1]):
        raise TouchedFile(
            "“{name}” does not say for certain whose scores it holds: parts of two copies were put together.",
            "Ask for it again, filled in on the sheet My scores of the copy that was sent.",
            name=package.name,
        )
    return most[0][0]


def _in_cells(sheets: Mapping[str, Rows]) -> CopyKey | None:
    """Return what a cell says; About is the last sheet, so that one is looked at first."""
    for rows in reversed(tuple(sheets.values())):
        for row in rows.values():
            for cell in row.values():
                if (
                    cell.kind == "text"
                    and cell.text.startswith("copy of ")
                    and (key := parsed_key(cell.text))
                ):
                    return key
    return None


_MOST_SHEETS: Final = 12
"""A copy has five; somebody may have added some."""
