"""Files that are no workbook of ours: each is answered quickly with one clear error."""

from __future__ import annotations

import io
import time
import zipfile
import zlib
from collections.abc import Callable

import openpyxl
import pytest

from smp_workbench.errors import UnreadableFile
from smp_workbench.storage.workbook import sheet_part
from smp_workbench.storage.workbook.reader import read_workbook
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.storage.workbook.mangled import with_part
from tests.storage.workbook.rich_workbook import rich_workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SECONDS = 2.0
"""In which a bad file is answered, whatever it claims."""
SHEET = "xl/worksheets/sheet2.xml"


def archive(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for path, text in parts.items():
            package.writestr(path, text)
    return out.getvalue()


def of_type(content_type: str) -> bytes:
    return archive(**{"[Content_Types].xml": f'<Types><Override ContentType="{content_type}"/></Types>'})


def other_workbook() -> bytes:
    out = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["Theme", "Score"])
    book.save(out)
    return out.getvalue()


def ole(*streams: str) -> bytes:
    return OLE + b"".join(stream.encode("utf-16-le") + b"\0" * 64 for stream in streams)


@pytest.fixture(scope="module")
def data() -> bytes:
    return workbook_bytes(rich_workbook())


def refusal(data: bytes) -> str:
    started = time.perf_counter()
    with pytest.raises(UnreadableFile) as caught:
        read_workbook(data, "some file.xlsx")
    assert time.perf_counter() - started < SECONDS
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert caught.value.remedy.text or "{" not in sentence
    return sentence


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"ref,theme,H1\nT-001,Burglary,3\n", "plain text"),
        ("r\u00e9f;th\u00e8me".encode("utf-16"), "something else"),
        (b"\0" * 100, "no content"),
        (b"x\0" * 100, "something else"),
        (b"[InternetShortcut]\nURL=https://example.org/a", "link to a page"),
        (b"L\0\0\0\x01\x14\x02\0", "shortcut"),
        (b'{"url": "https://example.org/spreadsheets/1"}', "in the cloud"),
        (b"MZ\x90\0", "a program"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\x1f\x8b\x08\0", "an archive"),
        (ole("__substg1.0_0037001F"), "message"),
        (b"%PDF-1.7", "is a PDF"),
        (b"{\\rtf1", "text document"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", "XML file"),
        (b"  <!doctype html><html>", "web page"),
        (ole("EncryptionInfo", "EncryptedPackage"), "protected with a password"),
        (ole("DRMEncryptedDataSpace", "EncryptedPackage"), "rights-protected"),
        (ole("Workbook"), "old Excel file"),
        (ole("WordDocument"), "Word document"),
        (ole(), "old format"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (archive(), "zip archive"),
        (archive(**{"readme.txt": "hello"}), "zip archive"),
        (archive(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "OpenDocument"),
        (of_type("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"), "Word"),
        (of_type("application/vnd.ms-excel.sheet.macroEnabled.main+xml"), "macros"),
        (of_type("application/vnd.ms-excel.sheet.binary.macroEnabled.main"), "binary"),
        (of_type("application/xml"), "not a workbook"),
        (
            of_type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
            "damaged",
        ),
        (other_workbook(), "not one of SMP Workbench"),
    ],
)
def test_that_a_file_of_another_kind_is_named(content: bytes, words: str) -> None:
    assert words in refusal(content)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("~$plan.xlsx", "Open “plan.xlsx” itself"),
        (".~lock.plan.xlsx#", "Open “plan.xlsx” itself"),
        (".plan.xlsx.icloud", "Download “plan.xlsx” first"),
        ("scores.csv", "paste the list"),
    ],
)
def test_that_a_file_that_stands_for_another_is_known_by_its_name(name: str, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words):
        read_workbook(b"ref,theme,H1\n", name)


def test_that_a_workbook_cut_off_anywhere_is_damaged(data: bytes) -> None:
    for end in range(1_000, len(data) - 1, len(data) // 40):
        assert "damaged" in refusal(data[:end])


def test_that_flipped_bytes_give_an_error_or_the_whole_truth(data: bytes) -> None:
    expected = read_workbook(data, "whole.xlsx")
    for place in range(30, len(data), len(data) // 120):
        changed = bytearray(data)
        changed[place] ^= 0x55
        try:
            result = read_workbook(bytes(changed), "flipped.xlsx")
        except UnreadableFile:
            continue
        assert result.workbook == expected.workbook or result.findings


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml[: len(xml) // 2],
        lambda xml: xml.replace("<sheetData>", "<sheetData>&b;"),
        lambda xml: xml.replace('r="A6"', 'r="a6"'),
        lambda xml: xml.replace('<row r="6"', '<row r="six"'),
        lambda xml: xml.replace("<v>0</v>", "<v>999999</v>").replace("<v>1</v>", "<v>-999999</v>"),
    ],
    ids=["cut off", "entity", "address", "row", "shared string"],
)
def test_that_damaged_xml_is_one_clear_error(data: bytes, change: Callable[[str], str]) -> None:
    assert "damaged" in refusal(with_part(data, SHEET, change))
    assert "damaged" in refusal(with_part(data, "xl/workbook.xml", lambda xml: xml[: len(xml) // 2]))


def test_that_a_zip_bomb_is_refused_before_it_is_unpacked(data: bytes) -> None:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/media/picture.bin", b"\0" * 20_000_000)
    assert "unpack to far more" in refusal(out.getvalue())


def test_that_a_part_that_lies_about_its_size_is_damaged(data: bytes) -> None:
    """A local size of 10 bytes over two million: unpacking stops at what is declared."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, old.read(part) if part != SHEET else b"<a>" + b"\0" * 2_000_000)
    content = bytearray(out.getvalue())
    size = (2_000_003).to_bytes(4, "little")
    assert content.count(size) == 2
    assert "damaged" in refusal(bytes(content.replace(size, (10).to_bytes(4, "little"))))


def test_that_more_cells_than_any_assessment_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_part, "MOST_CELLS", 1_000)
    row = "<row>" + "<c><v>1</v></c>" * 99 + "</row>"
    for count, content in ((11, row), (1_001, "<row/>"), (1_001, "<mergeCell/>")):
        xml = f'<worksheet xmlns="{sheet_part.MAIN.strip()}">{content * count}</worksheet>'
        with pytest.raises(sheet_part.DamagedPart):
            sheet_part.read_cells(xml.encode(), (), {})


def test_that_two_parts_of_one_name_are_refused(data: bytes) -> None:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as package, pytest.warns(UserWarning, match="Duplicate name"):
        package.writestr(SHEET, "<worksheet/>")
    assert "two parts of one name" in refusal(out.getvalue())


def test_that_a_strict_workbook_is_named(data: bytes) -> None:
    def strict(xml: str) -> str:
        return xml.replace(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
        )

    assert "Strict" in refusal(with_part(data, "xl/workbook.xml", strict))


def test_that_a_bad_packed_part_is_damaged(data: bytes) -> None:
    content = bytearray(data)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        place = package.getinfo(SHEET).header_offset
    start = place + 30 + len(SHEET)
    content[start : start + 40] = zlib.compress(b"nonsense")[:16].ljust(40, b"\xff")
    assert "damaged" in refusal(bytes(content))
