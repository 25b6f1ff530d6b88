"""Texts that spreadsheet programs take for formulas, each in every text field, in every kind of file.

    python -m tests.trials.injection

Here: an assessment with one text in all its fields, as a workbook, as the copy that goes out to a scorer and
as a publication copy; and what each file must be: the same formulas at the same places as with a plain word,
for openpyxl and for LibreOffice, nothing that leads outside, and every text read back as it was typed.
Not here: the texts (``tests.storage.workbook.hostile_workbook``), the size that CI runs (``test_injection``).
"""

from __future__ import annotations

import argparse
import io
import re
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Final

import openpyxl

from smp_workbench.domain.assessment import Assessment, Comparison, Marking, Reference
from smp_workbench.domain.edit import (
    AddNote,
    AddReference,
    AddScorer,
    AddTheme,
    Edit,
    SetComparison,
    SetDecision,
    SetDetail,
    SetEntry,
    SetMarking,
    SetRounds,
    SetScored,
    SetSecondStage,
)
from smp_workbench.domain.open_item import Conflict, Key, Proposal, Review, Source
from smp_workbench.domain.scorecard import AGREED, SECOND_STAGE, Entry, Round, Scorer
from smp_workbench.domain.second_stage import SecondStage
from smp_workbench.domain.theme import Decision, EvidenceNote, Theme
from smp_workbench.domain.version import History, Workbook
from smp_workbench.session.publication import Terms, publication_copy
from smp_workbench.storage.my_scores.card_copy import card_copy
from smp_workbench.storage.my_scores.reader import read_card_copy
from smp_workbench.storage.my_scores.writer import copy_bytes
from smp_workbench.storage.workbook.reader import read_workbook
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.factory import IDENTITY, second_stage_model, small_assessment
from tests.libreoffice import LibreOffice
from tests.storage.workbook.hostile_workbook import NAMES, hostile_model
from tests.storage.workbook.rich_workbook import make_workbook

PLAIN: Final = "Plain words"
_OUTSIDE: Final = re.compile(
    "externalLink|vbaProject|embedding|connection|activeX|ctrlProp|queryTable|media/"
)
_TAKEN_OUT: Final = "x005F_"
"""openpyxl takes this out of texts, wherever it stands; that the file is right is told by reading it back."""
_WHERE: Final = ("workbook", "scorer's copy", "publication copy")


def workbook_with(text: str) -> Workbook:
    """Return a workbook in which this text stands in every field of words, and in its history."""
    open_items = (Source(text, text),)
    start = Assessment(
        IDENTITY,
        hostile_model(text, text, text),
        conflicts=(Conflict(Key("name", "T-002"), "Old", (Proposal(text, open_items),)),),
        reviews=(Review("altered", Key("name", "T-002"), text, open_items, text),),
    )
    made = make_workbook(_edits(text), start)
    changes = tuple(replace(change, who=text) for change in made.history.changes)
    versions = tuple(
        replace(version, name=text, who=text, why=text, tool=text) for version in made.history.versions
    )
    return Workbook(made.assessment, History(start, changes, versions))


def _edits(text: str) -> Iterator[Edit]:
    note = f"First line\n{text}"
    yield from (SetDetail("title", text), SetDetail("area", text), SetDetail("period", text))
    yield SetMarking(Marking("OFFICIAL", text))
    yield AddTheme(Theme("T-001", text, text, note, lead_agency=text, lead_officer=text, last_year=text))
    yield from (
        AddTheme(Theme("T-002", "Another theme", description=text)),
        AddTheme(Theme("T-003", f"{text} 3")),
    )
    yield SetRounds((Round(1, text, revealed=True), Round(2, f"{text} 2")))
    yield from (AddScorer(Scorer("S-01", text, (1, 2))), AddScorer(Scorer("S-02", "Police", (1,))))
    for scorer, number in ((AGREED, 0), ("S-01", 1), ("S-01", 2)):
        yield SetEntry(scorer, number, "T-001", "H1", Entry(Fraction(1), "low", text))
        yield SetEntry(scorer, number, "T-002", "L1", Entry(Fraction(2), "high", note))
    yield SetScored("T-003", scored=False)
    yield from (
        SetDecision("T-001", Decision("priority", text)),
        SetDecision("T-002", Decision("watch", note)),
    )
    yield AddNote(EvidenceNote("E-001", "T-001", "H1", note, text, text, text))
    yield SetComparison(Comparison(0, text))
    yield AddReference(Reference("R-01", text, f"{text}.xlsx", "0" * 64, small_assessment()))
    yield SetSecondStage(SecondStage(hostile_model(text, text, text, second_stage_model()), 2))
    yield SetEntry(SECOND_STAGE, 0, "T-001", "V1", Entry(Fraction(3), "high", text))


def files_with(text: str) -> Mapping[str, bytes]:
    """Return the three kinds of file; raises if one does not read back as it was written."""
    book = workbook_with(text)
    decided = Workbook(replace(book.assessment, conflicts=(), reviews=()), book.history)
    terms = Terms(text, Marking("OFFICIAL", text), reasons=True, lead_officers=True)
    shown = publication_copy(decided, terms, datetime(2018, 2, 23, tzinfo=UTC))
    card = card_copy(book, "S-01", 1)
    files = (workbook_bytes(book), copy_bytes(card), workbook_bytes(shown))
    for data, written in ((files[0], book), (files[2], shown)):
        read = read_workbook(data, "injected.xlsx")
        assert (read.workbook, read.findings) == (written, ())
    back = read_card_copy(files[1], "injected.xlsx")
    assert (back.sent.state, back.card, back.findings) == (card.state, card.card, ())
    return dict(zip(_WHERE, files, strict=True))


def faults(text: str, office: LibreOffice | None, folder: Path) -> Iterator[str]:
    """Yield what is wrong with the files in which this text stands; see the module."""
    for kind, data in files_with(text).items():
        plain = _plain_files()[kind]
        if formulas(data) != formulas(plain):
            yield f"{kind}: other formulas than with plain words, for openpyxl"
        if text not in texts(data) and _TAKEN_OUT not in text:
            yield f"{kind}: the text itself is not there"
        yield from (f"{kind}: {found}" for found in leading_outside(data, plain))
        if office and _computed(office, data, folder) != _computed_plainly(office, kind, folder):
            yield f"{kind}: other formulas than with plain words, for LibreOffice"


@cache
def _plain_files() -> Mapping[str, bytes]:
    return files_with(PLAIN)


def formulas(data: bytes) -> dict[tuple[str, str], object]:
    """Return every formula by sheet and cell, as openpyxl sees them."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def texts(data: bytes) -> set[str]:
    """Return every text of every cell."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "s")
    return {str(cell.value) for cell in cells}


def leading_outside(data: bytes, plain: bytes) -> Iterator[str]:
    """Yield what leads out of the file, and each part that it has and a file of plain words has not."""
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(io.BytesIO(plain)) as expected:
        yield from sorted(set(package.namelist()) ^ set(expected.namelist()))
        for name in package.namelist():
            content = package.read(name)
            outside = name.endswith(".rels") and b'TargetMode="External"' in content
            if outside or _OUTSIDE.search(name) or b"<hyperlink" in content or b"<ddeLink" in content:
                yield f"{name} leads outside"


def _computed(office: LibreOffice, data: bytes, folder: Path) -> dict[str, set[str]]:
    """Return the addresses of every cell that LibreOffice holds to be a formula, by sheet."""
    path = folder / "injected.xlsx"
    path.write_bytes(data)
    return {sheet: set(cells) for sheet, cells in office.recalculated(path).items()}


def _computed_plainly(office: LibreOffice, kind: str, folder: Path) -> dict[str, set[str]]:
    if kind not in _COMPUTED:
        _COMPUTED[kind] = _computed(office, _plain_files()[kind], folder)
    return _COMPUTED[kind]


_COMPUTED: Final[dict[str, dict[str, set[str]]]] = {}


def run(chosen: Iterable[str], office: LibreOffice | None) -> list[str]:
    """Return what is wrong with the files of these texts, the text before each fault."""
    with tempfile.TemporaryDirectory() as folder:
        return [f"{text[:40]!r}: {fault}" for text in chosen for fault in faults(text, office, Path(folder))]


def main() -> int:
    """Try as many texts as the command line asks for and print the counts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--texts", type=int, default=len(NAMES), help="how many of them")
    options = parser.parse_args()
    begun = time.monotonic()
    chosen, office = NAMES[: options.texts], LibreOffice()
    try:
        wrong = run(chosen, office)
    finally:
        office.close()
    sys.stdout.writelines(f"{fault}\n" for fault in wrong[:30])
    took = time.monotonic() - begun
    sys.stdout.write(
        f"{len(chosen)} texts in {len(_WHERE)} kinds of file in {took:.0f} s: {len(wrong)} wrong\n"
    )
    return 1 if wrong or not chosen else 0


if __name__ == "__main__":
    sys.exit(main())
