"""The proof of a publication copy: its bytes looked through again as a stranger would.

Here: that it reads back as what it should be and holds nothing beside it, and where a text that was left
out stands all the same.
Not here: making the copy (``session.publication``).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape
from zipfile import BadZipFile

from smp_workbench.domain.version import Workbook
from smp_workbench.errors import SaveFailed, UnreadableFile
from smp_workbench.storage.sharing.listing import Listing, list_contents
from smp_workbench.storage.workbook.excel_formula import cell_name
from smp_workbench.storage.workbook.package import Package
from smp_workbench.storage.workbook.package_check import open_package
from smp_workbench.storage.workbook.reader import read_workbook


@dataclass(frozen=True, slots=True)
class StillThere:
    """A text that was left out and stands in the copy all the same, because another text holds it.

    Attributes
    ----------
    text
        As it was left out.
    cells
        Where it stands: sheet and cell.
    """

    text: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """What a publication copy shows, and what of the texts that were left out is in it."""

    listing: Listing
    still: tuple[StillThere, ...]


def prove(data: bytes, name: str, made: Workbook, gone: Sequence[str]) -> Proof:
    """Look a publication copy through from its bytes.

    Parameters
    ----------
    data
        The whole file.
    name
        Its name, for sentences.
    made
        What it should hold.
    gone
        Texts that were left out: names and reasons.

    Raises
    ------
    SaveFailed
        If it holds anything that it should not; it must not be written then.
    """
    try:
        back = read_workbook(data, name)
        listing = list_contents(data, name)
        package = Package(data, name)
        raw = {path: open_package(data, name).read(path) for path in open_package(data, name).namelist()}
    except (UnreadableFile, OSError, BadZipFile, zlib.error) as fault:
        raise _unproved(name, "it cannot be read back") from fault
    if back.workbook != made or back.findings:
        raise _unproved(name, "it does not read back as what it should be")
    bare = made.assessment
    if made.history.changes or bare.scorers or bare.cards or bare.rounds or bare.references:
        raise _unproved(name, "it holds scorecards or a history")
    hidden = any(one.hidden or one.hidden_rows or one.hidden_columns for one in listing.sheets)
    if hidden or listing.comments or listing.people or listing.beside:
        raise _unproved(name, "it holds something hidden, a comment, an author, or a part that is no table")
    return Proof(listing, tuple(_still(package, raw, name, gone)))


def _still(
    package: Package, raw: Mapping[str, bytes], name: str, gone: Sequence[str]
) -> Iterator[StillThere]:
    """Yield what was left out and stands in a cell; stop where it stands in no cell at all."""
    cells = {
        f"{sheet.name}!{cell_name(row, column - 1)}": cell.text
        for sheet in package.sheets
        for row, line in package.cells(sheet).items()
        for column, cell in line.items()
        if cell.kind == "text"
    }
    unpacked = b"\n".join(raw.values()).decode("utf-8", errors="replace")
    for text in dict.fromkeys(gone):
        word = re.compile(rf"(?<!\w){re.escape(text)}(?!\w)")
        found = tuple(where for where, said in cells.items() if word.search(said))
        if found:
            yield StillThere(text, found)
        elif re.search(rf"(?<!\w){re.escape(escape(text))}(?!\w)", unpacked):
            raise _unproved(name, "a name or reason that was left out stands in a part of it nobody sees")


def _unproved(name: str, why: str) -> SaveFailed:
    return SaveFailed(
        "“{name}” was not written: it was looked through again, and {why}.",
        "Nothing was changed on the disk. Report this fault.",
        name=name,
        why=why,
    )
