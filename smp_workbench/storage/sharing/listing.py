"""Everything in a workbook file that somebody it is given to could see, however well it is tucked away.

Here: sheets and what is hidden on them, names, comments, who is named in its properties, parts that are
more than a table, and texts that look like personal details.
Not here: what its assessment holds (``session.publication``), and refusing anything: this is a list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from smp_workbench.domain.personal_detail import PersonalDetail, personal_details
from smp_workbench.storage.workbook.excel_formula import cell_name
from smp_workbench.storage.workbook.layout import IDENTITY_NAME, MARKING_ROW
from smp_workbench.storage.workbook.package import Package
from smp_workbench.storage.workbook.package_check import damaged, open_package

_LONGEST_WORD: Final = 80
"""Letters without a space: what is longer is packed or a hash, in which shapes mean nothing."""

_BESIDE: Final = (
    ("xl/externalLinks/", "a link to another file"),
    ("xl/embeddings/", "an embedded file"),
    ("xl/media/", "a picture"),
    ("xl/vbaProject", "a macro"),
    ("xl/connections", "a connection to data"),
    ("xl/queryTables/", "a connection to data"),
    ("xl/persons/", "a list of people"),
    ("xl/revisions/", "a list of revisions"),
    ("xl/pivotCache/", "the data of a pivot table"),
    ("xl/activeX/", "a control"),
    ("xl/ctrlProps/", "a control"),
    ("customXml/", "data of another program"),
    ("docMetadata/", "a sensitivity label"),
    ("docProps/thumbnail", "a picture of the first page"),
)
"""Parts that are more than a table, by how their path begins."""


@dataclass(frozen=True, slots=True)
class ListedSheet:
    """One sheet: whether its tab is hidden, and how many rows and columns of it are."""

    name: str
    hidden: bool = False
    hidden_rows: int = 0
    hidden_columns: int = 0


@dataclass(frozen=True, slots=True)
class Spot:
    """Something at a place of the file: a sheet and a cell, or a property's name."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class FoundDetail:
    """What may be a personal detail, with every cell where it stands."""

    detail: PersonalDetail
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """What a file would show.

    Attributes
    ----------
    marking
        As printed on its first sheet; empty if there is none.
    unmarked
        Sheets that carry no marking, or another one.
    names
        Defined names, apart from those every workbook of ours has by itself.
    people
        Whoever the file's properties name as author, as having saved it last, as manager or company.
    properties
        Other document properties that hold something.
    beside
        What else is in the file, such as a picture or a link, each with its part.
    """

    marking: str
    unmarked: tuple[str, ...]
    sheets: tuple[ListedSheet, ...]
    names: tuple[Spot, ...]
    comments: tuple[Spot, ...]
    people: tuple[Spot, ...]
    properties: tuple[Spot, ...]
    beside: tuple[Spot, ...]
    details: tuple[FoundDetail, ...]


def list_contents(data: bytes, name: str) -> Listing:
    """List what a workbook file would show.

    Parameters
    ----------
    data
        The whole file.
    name
        Its name, for sentences.

    Raises
    ------
    UnreadableFile
        If it is no workbook, or damaged.
    """
    package = Package(data, name)
    parts = open_package(data, name)
    texts = tuple(_texts(package))
    comments = [
        Spot(f"{sheet.name}!{cell}", text)
        for sheet in package.sheets
        for cell, text in package.comments(sheet).items()
    ]
    try:
        states = _hidden_tabs(parts.read("xl/workbook.xml"))
        sheets = [
            ListedSheet(sheet.name, states.get(sheet.name, False), *_hidden_lines(parts.read(sheet.path)))
            for sheet in package.sheets
        ]
        people, properties = _properties(
            {path: parts.read(path) for path in parts.namelist() if path.startswith("docProps/")}
        )
    except (KeyError, ParseError, DefusedXmlException, ValueError, LookupError, OSError) as fault:
        raise damaged(name) from fault
    beside = [
        Spot(path, what)
        for path in parts.namelist()
        for beginning, what in _BESIDE
        if path.startswith(beginning) and not path.endswith((".rels", "/"))
    ]
    markings = {spot.where: spot.text for spot in texts if spot.where.endswith(f"!A{MARKING_ROW}")}
    marked = [markings.get(f"{sheet.name}!A{MARKING_ROW}", "") for sheet in package.sheets]
    return Listing(
        marked[0] if marked else "",
        tuple(sheet.name for sheet, text in zip(package.sheets, marked, strict=True) if text != marked[0]),
        tuple(sheets),
        tuple(Spot(own, to) for own, to in package.defined_names.items() if not own.startswith("_xlnm.")),
        tuple(comments),
        people,
        properties,
        tuple(beside),
        _details((*texts, *comments)),
    )


def _texts(package: Package) -> Iterator[Spot]:
    for sheet in package.sheets:
        for row, cells in package.cells(sheet).items():
            for column, cell in cells.items():
                if cell.kind == "text":
                    yield Spot(f"{sheet.name}!{cell_name(row, column - 1)}", cell.text)


def _details(texts: tuple[Spot, ...]) -> tuple[FoundDetail, ...]:
    found: dict[PersonalDetail, list[str]] = {}
    for spot in texts:
        readable = " ".join(word for word in spot.text.split() if len(word) <= _LONGEST_WORD)
        for detail in personal_details(readable):
            found.setdefault(detail, []).append(spot.where)
    return tuple(FoundDetail(detail, tuple(cells)) for detail, cells in found.items())


def _hidden_tabs(xml: bytes) -> dict[str, bool]:
    sheets = (entry for _, entry in iterparse(BytesIO(xml), forbid_dtd=True) if _tag(entry.tag) == "sheet")
    return {entry.get("name", ""): entry.get("state", "visible") != "visible" for entry in sheets}


def _hidden_lines(xml: bytes) -> tuple[int, int]:
    """Return how many rows and columns of a sheet are hidden."""
    rows = columns = 0
    for _, entry in iterparse(BytesIO(xml), events=("start",), forbid_dtd=True):
        if entry.get("hidden") not in ("1", "true"):
            continue
        if _tag(entry.tag) == "row":
            rows += 1
        elif _tag(entry.tag) == "col":
            columns += int(entry.get("max", "1")) - int(entry.get("min", "1")) + 1
    return rows, columns


_PEOPLE: Final = {
    "creator": "author",
    "lastModifiedBy": "saved last by",
    "Manager": "manager",
    "Company": "company",
}
_EMPTY: Final = frozenset({"created", "modified", "Application", "AppVersion", "DocSecurity", "ScaleCrop",
    "LinksUpToDate", "SharedDoc", "HyperlinksChanged", "TotalTime"})  # fmt: skip
"""Properties every file has, which name nobody."""
_LISTS: Final = frozenset({"HeadingPairs", "TitlesOfParts"})
"""The names of the sheets once more."""


def _properties(parts: dict[str, bytes]) -> tuple[tuple[Spot, ...], tuple[Spot, ...]]:
    """Return who is named in the file's properties, and what else they hold."""
    people, others = [], []
    for path, xml in parts.items():
        if not path.endswith(".xml"):
            continue
        root, *_ = [entry for _, entry in iterparse(BytesIO(xml), forbid_dtd=True)][::-1]
        for entry in root:
            tag = _tag(entry.tag)
            text = " ".join("".join(entry.itertext()).split())
            if not text or tag in _EMPTY or tag in _LISTS or entry.get("name") == IDENTITY_NAME:
                continue
            if tag in _PEOPLE:
                people.append(Spot(_PEOPLE[tag], text))
            else:
                others.append(Spot(entry.get("name", tag), text))
    return tuple(people), tuple(others)


def _tag(tag: str) -> str:
    return tag.rpartition("}")[2]
