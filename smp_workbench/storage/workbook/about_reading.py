"""What a file says about itself: whose it is, which format, and the hash of what it holds.

Here: the items of About, and the identity in its three places. Not here: About's settings that
people may change (``setting_difference``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final, get_args

from smp_workbench.errors import Refusal, TouchedFile, UnreadableFile
from smp_workbench.storage.exact_form import FORMAT
from smp_workbench.storage.workbook.cell_value import read_count
from smp_workbench.storage.workbook.finding import FindingList
from smp_workbench.storage.workbook.found_table import FoundRow, FoundTable
from smp_workbench.storage.workbook.layout import IDENTITY_NAME, AboutItem
from smp_workbench.storage.workbook.package import Package

_IDENTITY: Final = re.compile("[0-9a-f]{32}")


def read_about(table: FoundTable | None) -> dict[str, FoundRow]:
    """Return the rows of About by their item; those that only explain are left out.

    Raises
    ------
    UnreadableFile
        If an item stands there twice.
    """
    items = {item.casefold(): item for item in get_args(AboutItem)}
    found: dict[str, FoundRow] = {}
    for row in table.rows if table else ():
        item = items.get(row.text("item").casefold())
        if item in found:
            raise TouchedFile(
                "The sheet {sheet} has two rows “{item}”.",
                "Delete the one that should not count.",
                sheet=row.sheet,
                item=item,
            )
        if item is not None:
            found[item] = row
    return found


def refuse_newer_format(about: Mapping[str, FoundRow], name: str) -> None:
    """Stop at a file of a later format: reading it might lose what this program does not know of."""
    try:
        number = read_count(about["Format"].cell("value")) if "Format" in about else None
    except Refusal:
        number = None
    if number is not None and number > FORMAT:
        raise UnreadableFile(
            "“{name}” was made by a newer SMP Workbench: its format is {number}, this program's {format}.",
            "Install the newest SMP Workbench and open it there.",
            name=name,
            number=number,
            format=FORMAT,
        )


def read_identity(package: Package, about: Mapping[str, FoundRow], findings: FindingList) -> str:
    """Return the identity of the assessment: what most of its three places say; empty if none does.

    Raises
    ------
    UnreadableFile
        If no two of them agree.
    """
    cell = about["Identity"].text("value") if "Identity" in about else ""
    places = {
        "property": package.custom_properties.get(IDENTITY_NAME, ""),
        "name": package.defined_names.get(IDENTITY_NAME, "").strip('="'),
        "cell": cell,
    }
    votes = Counter(value for value in places.values() if _IDENTITY.fullmatch(value))
    if not votes:
        return ""
    (identity, count), *others = votes.most_common()
    if others and others[0][1] == count:
        raise TouchedFile(
            "“{name}” says in its different places that it is different assessments "
            "(About: {cell}; defined name: {defined}; property: {property}).",
            "Parts of two workbooks were put together; go back to one that is whole.",
            name=package.name,
            cell=places["cell"] or "nothing",
            defined=places["name"] or "nothing",
            property=places["property"] or "nothing",
        )
    for place, value in places.items():
        cleared = place == "cell" and "Identity" in about and not value
        if cleared or (value and value != identity):
            _list_other_identity(place, about, findings)
    return identity


def _list_other_identity(place: str, about: Mapping[str, FoundRow], findings: FindingList) -> None:
    row = about.get("Identity")
    sheet, cell = (row.sheet, row.place("value")) if row and place == "cell" else ("", "")
    text = "The identity in the {place} differs from the two others, which count."
    words = {"property": "file's properties", "name": "defined names", "cell": "sheet About"}
    findings.say(sheet, cell, text, place=words[place])
