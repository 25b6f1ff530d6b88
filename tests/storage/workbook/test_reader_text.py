"""Every text field with every kind of text: kept exactly or refused clearly, never a formula."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from smp_workbench.domain.assessment import Assessment, Comparison, Marking
from smp_workbench.domain.edit import (
    AddNote,
    AddScorer,
    AddTheme,
    Edit,
    SetComparison,
    SetDetail,
    SetEntry,
    SetMarking,
    SetRounds,
)
from smp_workbench.domain.scorecard import Entry, Round, Scorer
from smp_workbench.domain.text import LONGEST_NAME, LONGEST_NOTE
from smp_workbench.domain.theme import Decision, EvidenceNote, Theme
from smp_workbench.domain.version import Workbook
from smp_workbench.errors import Refusal
from smp_workbench.storage.workbook.reader import read_workbook
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.factory import IDENTITY, small_model
from tests.libreoffice import LibreOffice
from tests.storage.workbook.rich_workbook import make_workbook

BEGINNINGS = ("=", "+", "-", "@", "'=", " =", "|", "%", "{=", "=@", "\N{FULLWIDTH EQUALS SIGN}")
PAYLOADS = (
    "1+1",
    "SUM(A1:A9)",
    "cmd|' /C calc'!A0",
    'HYPERLINK("http://example.invalid","click")',
    'WEBSERVICE("http://example.invalid")',
    "A1",
    "-1",
    "'sheet'!A1",
    'INDIRECT("A1")',
    "DDE(1)",
    "[1]Sheet1!A1",
    "IMPORTXML(1)",
    "2+5+cmd|'/C x'!A0",
    "_xlfn.CONCAT(1)",
    "1/0",
    "#REF!",
    "TRUE",
    "1E3",
)
PLAIN = (
    "FALSE",
    "#N/A",
    "0012",
    "1e400",
    "2018-02-23",
    "4,5",
    "3/4",
    "_x0041_",
    "x005F_",
    "_x000D_",
    "<b>&amp;</b>",
    "]]>",
    "&#10;",
    '"quoted"',
    "'",
    "packed:AAAA",
    '{"kind":"SetEntry"}',
    "a  b   c",
    "\N{RIGHT-TO-LEFT OVERRIDE}txt.exe",
    "\u0645\u062e\u062f\u0631\u0627\u062a",
    "\u05e9\u05dc\u05d5\u05dd (abc) 123",
    "\N{POLICE CAR}\N{ZERO WIDTH JOINER}\N{FIRE}",
    "\N{REGIONAL INDICATOR SYMBOL LETTER G}\N{REGIONAL INDICATOR SYMBOL LETTER B}",
    "e\N{COMBINING ACUTE ACCENT}",
    "\N{LATIN SMALL LETTER E WITH ACUTE}",
    "\N{NO-BREAK SPACE}inside\N{NO-BREAK SPACE}it",
    "soft\N{SOFT HYPHEN}hyphen",
    "zero\N{ZERO WIDTH SPACE}width",
    "\N{BYTE ORDER MARK}mark",
    "\N{LINE SEPARATOR}line",
)
REFUSED = ("\0", "\x01", "\x0b", "\x1f", "\x7f", "\x85", "\ud800", "\udfff", "\ufffe", "\uffff", "\ufdd0")

TEXTS = tuple(beginning + payload for beginning, payload in itertools.product(BEGINNINGS, PAYLOADS)) + PLAIN


def names(text: str) -> Iterator[Edit]:
    """Yield an edit for each field of one line; the theme is T-001."""
    yield AddTheme(Theme("T-900", text))
    for field in ("short", "lead_agency", "lead_officer", "last_year"):
        yield AddTheme(Theme("T-901", "Another", **{field: text}))
    for field in ("title", "area", "period"):
        yield SetDetail(field, text)
    yield SetMarking(Marking("OFFICIAL", text))
    yield SetMarking(Marking(), text)
    yield AddScorer(Scorer("S-90", text))
    yield SetRounds((Round(1, text),))
    yield SetComparison(Comparison(0, text))
    for field in ("figure", "source", "date"):
        yield AddNote(EvidenceNote("E-900", "T-001", **{field: text}))


def notes(text: str) -> Iterator[Edit]:
    """Yield an edit for each field of several lines."""
    yield AddTheme(Theme("T-902", "A third", description=text))
    yield AddTheme(Theme("T-903", "A fourth", decision=Decision("watch", text)))
    yield AddNote(EvidenceNote("E-901", "T-001", text=text))
    yield SetEntry("agreed", 0, "T-001", "H1", Entry(Fraction(1), "", text))


def full_workbook(texts: tuple[str, ...]) -> Workbook:
    """Return a workbook with each text in every field that takes it, refused ones left out."""
    edits: list[Edit] = [
        SetDetail("title", texts[0].strip()),
        SetDetail("area", texts[1].strip()),
        SetDetail("period", texts[2].strip()),
        SetMarking(Marking("OFFICIAL", texts[3].strip())),
        SetRounds((Round(1, texts[4].strip(), revealed=True),)),
    ]
    for number, (text, name) in enumerate(zip(texts, _names(texts), strict=True), 1):
        ref = f"T-{number:03d}"
        decision = Decision("watch", text)
        edits.append(AddTheme(Theme(ref, name, name, text, True, decision, name, name, name)))
        edits.append(AddScorer(Scorer(f"S-{number:02d}", name, (1,))))
        edits.append(AddNote(EvidenceNote(f"E-{number:03d}", ref, "", text, name, name, name)))
        edits.append(SetEntry("agreed", 0, ref, "H1", Entry(Fraction(2), "low", text)))
        edits.append(SetEntry(f"S-{number:02d}", 1, ref, "H1", Entry(Fraction(2), "", text)))
    return make_workbook(edits, Assessment(IDENTITY, small_model()))


def _names(texts: tuple[str, ...]) -> Iterator[str]:
    """Yield the texts that can be names of themes beside each other, plain ones in place of the rest."""
    state = Assessment(IDENTITY, small_model())
    for number, text in enumerate(texts, 1):
        name = text if text.strip() == text else f"a name {number}"
        try:
            state, _ = AddTheme(Theme(f"T-{number:03d}", name)).apply(state)
        except Refusal:
            name = f"a name {number}"
        yield name


def long_workbook() -> Workbook:
    """Return a workbook with the longest texts there can be, over several cells in Changes."""
    texts = (
        "=" + "x" * (LONGEST_NOTE - 1),
        "\N{FIRE}" * (LONGEST_NOTE // 2),
        "a\nb\t" * (LONGEST_NOTE // 4),
        " " + "\N{RIGHT-TO-LEFT MARK}\u0645 " * (LONGEST_NOTE // 4),
    )
    edits = [
        AddTheme(Theme(f"T-00{number}", f"{number}" * LONGEST_NAME, description=text))
        for number, text in enumerate(texts, 1)
    ]
    reasons = [
        SetEntry("agreed", 0, f"T-00{number}", "H1", Entry(None, "", text))
        for number, text in enumerate(texts, 1)
    ]
    return make_workbook([*edits, *reasons], Assessment(IDENTITY, small_model()))


@pytest.fixture(scope="module")
def workbook() -> Workbook:
    return full_workbook(TEXTS)


@pytest.fixture(scope="module")
def path(workbook: Workbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("text") / "text.xlsx"
    path.write_bytes(workbook_bytes(workbook))
    return path


def test_that_there_are_enough_texts() -> None:
    assert len(set(TEXTS)) == len(TEXTS) >= 200


def test_that_texts_that_cannot_be_kept_are_refused_at_the_edit() -> None:
    state, _ = AddTheme(Theme("T-001", "Burglary")).apply(Assessment(IDENTITY, small_model()))
    for text in REFUSED:
        for edit in (*names(f"a{text}b"), *notes(f"a{text}b")):
            with pytest.raises(Refusal):
                edit.apply(state)
    for edit in names("a\tb"):
        with pytest.raises(Refusal):
            edit.apply(state)
    for edit in names("a" * (LONGEST_NAME + 1)):
        with pytest.raises(Refusal):
            edit.apply(state)
    for edit in notes("\N{FIRE}" * (LONGEST_NOTE // 2) + "a"):
        with pytest.raises(Refusal):
            edit.apply(state)


def test_that_every_text_comes_back_exactly(workbook: Workbook, path: Path) -> None:
    result = read_workbook(path.read_bytes(), path.name)
    assert result.workbook == workbook
    assert result.findings == ()


def test_that_text_that_looks_like_two_escapes_comes_back_exactly() -> None:
    # LibreOffice 7.4 writes the first wrongly; then the history is not believed, and that is listed.
    texts = ("_x005F_x0041_", "_x000D_x000A_", "a_x0041_x0042_x0043_", "_x005f_", "_xD83D_")
    workbook = full_workbook(texts)
    result = read_workbook(workbook_bytes(workbook), "escapes.xlsx")
    assert (result.workbook, result.findings) == (workbook, ())


def test_that_no_text_is_a_formula_for_openpyxl(path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    texts = {cell.value for cell in cells if cell.data_type == "s"}
    formulas = {cell.value for cell in cells if cell.data_type == "f"}
    # openpyxl itself takes "x005F_" out of every text.
    assert {text for text in TEXTS if "x005F_" not in text and "_x00" not in text} <= texts
    assert not formulas & set(TEXTS)
    assert book._external_links == []


@pytest.mark.libreoffice
def test_that_every_text_comes_back_exactly_from_libreoffice(
    libreoffice: LibreOffice, workbook: Workbook, path: Path, tmp_path: Path
) -> None:
    formulas = libreoffice.recalculated(path)
    assert {name for name, found in formulas.items() if found} == {"Scores", "Ranking"}
    again = libreoffice.resave(path, tmp_path / "again.xlsx")
    result = read_workbook(again.read_bytes(), again.name)
    assert result.findings == ()
    assert result.workbook == workbook


@pytest.mark.libreoffice
def test_that_the_longest_texts_come_back_exactly(libreoffice: LibreOffice, tmp_path: Path) -> None:
    workbook = long_workbook()
    path = tmp_path / "long.xlsx"
    path.write_bytes(workbook_bytes(workbook))
    again = libreoffice.resave(path, tmp_path / "again.xlsx")
    for file in (path, again):
        result = read_workbook(file.read_bytes(), file.name)
        assert result.findings == ()
        assert result.workbook == workbook
