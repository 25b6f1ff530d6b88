"""The parts of an ``.xlsx`` file and what they say about each other.

Here: which sheets there are and where, shared strings, what styles make of numbers, comments, and the
few properties and names that the program keeps its identity in.
Not here: whether the file may be unpacked (``package_check``), the cells of a sheet
(``sheet_part``), and what any of it means.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from smp_workbench.errors import Sentence, UnreadableFile
from smp_workbench.storage.workbook.extra_part import extra_parts, refuse_acting_parts
from smp_workbench.storage.workbook.number_format import number_shape
from smp_workbench.storage.workbook.package_check import UNPACKING_FAULTS, damaged, open_package
from smp_workbench.storage.workbook.part_scan import scan_parts
from smp_workbench.storage.workbook.sheet_part import DamagedPart, Rows, read_cells, read_strings

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element  # only its name; the parsing is defusedxml's

LARGEST_SMALL_PART: Final = 4_000_000
"""Bytes of a part that is read as a tree: all but the sheets and the shared strings."""

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT: Final = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class SheetPart(NamedTuple):
    """One sheet: the name on its tab, and where its XML is."""

    name: str
    path: str


class Package:
    """A workbook file, unpacked part by part as it is asked.

    Parameters
    ----------
    data
        The whole file.
    name
        Its name, for sentences.

    Raises
    ------
    UnreadableFile
        If it is no workbook, or a part is missing or damaged; every method may raise it too.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._zip = open_package(data, name)
        refuse_acting_parts(self._zip, name)
        scan_parts(self._zip, name)
        self._parts = frozenset(self._zip.namelist())
        self._main = self._target("", "/officeDocument") or "xl/workbook.xml"
        self._book = self._tree(self._main)
        if self._book.tag.startswith(_STRICT):
            raise UnreadableFile(
                "“{name}” was saved as “Strict Open XML Spreadsheet”.",
                "Open it in Excel and save it as Excel Workbook (.xlsx).",
                name=name,
            )

    @cached_property
    def sheets(self) -> tuple[SheetPart, ...]:
        """Every worksheet, in the order of the tabs; chart sheets and the like are left out."""
        paths = {
            relation.get("Id", ""): self._resolve(self._main, relation)
            for relation in self._relations(self._main)
            if relation.get("Type", "").endswith("/worksheet")
        }
        entries = self._book.iter(f"{_MAIN}sheet")
        found = ((entry.get("name", ""), paths.get(entry.get(_RELATION, ""))) for entry in entries)
        return tuple(SheetPart(name, path) for name, path in found if path in self._parts and path)

    @cached_property
    def defined_names(self) -> dict[str, str]:
        """The workbook's names and what they stand for, as formulas without the equals sign."""
        names = self._book.iter(f"{_MAIN}definedName")
        return {entry.get("name", ""): (entry.text or "").strip() for entry in names}

    @cached_property
    def custom_properties(self) -> dict[str, str]:
        """The document's own properties, those of plain text only."""
        path = self._target("", "/custom-properties")
        if path is None:
            return {}
        entries = ((entry.get("name", ""), "".join(entry.itertext())) for entry in self._tree(path))
        return {name: text.strip() for name, text in entries}

    def labels(self, kind: str) -> list[list[tuple[str, str]]]:
        """Return the attributes of each label in the part for sensitivity labels; nothing without one.

        Parameters
        ----------
        kind
            Of the relation by which the part is found.
        """
        path = self._target("", kind)
        if path is None or path not in self._parts:
            return []
        return [list(entry.items()) for entry in self._tree(path) if entry.tag.endswith("}label")]

    @cached_property
    def last_saved(self) -> tuple[str, str]:
        """Who saved the file last and when, as its spreadsheet program says; empty if it does not."""
        path = self._target("", "/core-properties")
        if path is None:
            return "", ""
        found = {entry.tag.rpartition("}")[2]: (entry.text or "").strip() for entry in self._tree(path)}
        return found.get("lastModifiedBy", ""), found.get("modified", "")

    @cached_property
    def extras(self) -> tuple[Sentence, ...]:
        """What the file holds besides a workbook's sheets and their comments, one sentence a kind."""
        return extra_parts(self._zip, self.name)

    def cells(self, sheet: SheetPart) -> Rows:
        """Return the cells of a sheet that hold something."""
        try:
            return read_cells(self._read(sheet.path), self._strings, self._shapes)
        except DamagedPart as fault:
            raise damaged(self.name) from fault

    def comments(self, sheet: SheetPart) -> dict[str, str]:
        """Return the comments of a sheet by the address of their cell, notes and threads alike.

        A thread counts whole, instead of the note that stands for it in older programs.
        """
        notes: dict[str, str] = {}
        threads: dict[str, list[str]] = {}
        for relation in self._relations(sheet.path):
            if relation.get("Type", "").rpartition("/")[2] not in ("comments", "threadedComment"):
                continue
            for entry in self._tree(self._resolve(sheet.path, relation)).iter():
                if entry.tag.rpartition("}")[2] in ("comment", "threadedComment"):
                    text = " ".join("".join(entry.itertext()).split())
                    if entry.tag.endswith("}comment"):
                        notes[entry.get("ref", "")] = _without_notice(text)
                    else:
                        threads.setdefault(entry.get("ref", ""), []).append(text)
        return notes | {place: " ".join(texts) for place, texts in threads.items()}

    @cached_property
    def _strings(self) -> list[str]:
        path = self._target(self._main, "/sharedStrings")
        try:
            return read_strings(self._read(path)) if path in self._parts and path else []
        except DamagedPart as fault:
            raise damaged(self.name) from fault

    @cached_property
    def _shapes(self) -> dict[str, str]:
        """What each cell style makes of numbers, of those that show more than digits."""
        path = self._target(self._main, "/styles")
        if path not in self._parts or path is None:
            return {}
        tree = self._tree(path)
        formats = tree.iterfind(f"{_MAIN}numFmts/{_MAIN}numFmt")  # conditions have others of the same ids
        codes = {entry.get("numFmtId", ""): entry.get("formatCode", "") for entry in formats}
        styles = tree.find(f"{_MAIN}cellXfs")
        numbers = [style.get("numFmtId", "0") for style in styles] if styles is not None else []
        shapes = {str(place): number_shape(number, codes) for place, number in enumerate(numbers)}
        return {style: shape for style, shape in shapes.items() if shape}

    def _read(self, path: str) -> bytes:
        try:
            return self._zip.read(path)
        except UNPACKING_FAULTS as fault:
            raise damaged(self.name) from fault

    def _tree(self, path: str) -> Element:
        xml = self._read(path)
        if len(xml) > LARGEST_SMALL_PART:
            raise damaged(self.name)
        try:
            tree: Element = fromstring(xml, forbid_dtd=True)
        except (ParseError, DefusedXmlException, ValueError, LookupError) as fault:  # LookupError: encodings
            raise damaged(self.name) from fault
        return tree

    def _relations(self, path: str) -> Iterator[Element]:
        """Yield what a part refers to; the empty path stands for the file as a whole."""
        folder, file = posixpath.split(path)
        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        return iter(self._tree(relations)) if relations in self._parts else iter(())

    def _target(self, path: str, kind: str) -> str | None:
        for relation in self._relations(path):
            if relation.get("Type", "").endswith(kind):
                return self._resolve(path, relation)
        return None

    def _resolve(self, path: str, relation: Element) -> str:
        target = relation.get("Target", "")
        joined = posixpath.join("/", posixpath.dirname(path), target)
        return posixpath.normpath(joined).lstrip("/")


def _without_notice(text: str) -> str:
    """Return a note without the sentences that Excel puts before a thread's comment in older programs."""
    return text.partition(" Comment: ")[2] or text if text.startswith("[Threaded comment]") else text
