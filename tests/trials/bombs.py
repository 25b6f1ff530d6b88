"""Files made to choke whoever reads them: each is refused quickly, in one sentence, and costs little.

Here: the bombs, each a small file built from one of ours; and reading each in a process of its own, whose
time and memory are measured.
Not here: files of other kinds and damaged ones (``tests.storage.workbook.test_reader_bad_file``).

    python -m tests.trials.bombs
"""

from __future__ import annotations

import io
import multiprocessing
import random
import struct
import sys
import time
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final, TypeAlias

from smp_workbench.errors import UnreadableFile
from smp_workbench.storage.workbook.reader import read_workbook
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.storage.workbook.rich_workbook import rich_workbook

SECONDS: Final = 2.0
MEGABYTES: Final = 300
"""What a refusal may cost."""
NAIVE_LIMIT: Final = 60.0

Parts: TypeAlias = dict[str, bytes]
Change: TypeAlias = Callable[[Parts], None]

SHEET, STRINGS, STYLES, BOOK = (
    "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml",
)  # fmt: skip
MERGES = '<mergeCells count="1">{}</mergeCells>'
LOLS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


_BLOCK: Final = 10_000


@dataclass(frozen=True, slots=True)
class Cost:
    """What reading a file came to."""

    seconds: float
    megabytes: float
    sentence: str
    """Empty if it was read, or if the reader failed in another way than a refusal."""


def bombs() -> Mapping[str, Callable[[], bytes]]:
    """Return what makes each bomb, by its name."""
    inside = {name: (lambda change=change: _changed(change)) for name, change in _CHANGES.items()}
    return {**inside, **_WHOLE}


def cost_of(data: bytes) -> Cost:
    """Return what a process of its own takes to answer."""
    here, there = multiprocessing.get_context("spawn").Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_read, args=(there,), daemon=True)
    process.start()
    there.close()  # or a child that dies would never be noticed
    try:
        here.send(data)
        return here.recv() if here.poll(NAIVE_LIMIT) else Cost(NAIVE_LIMIT, 0.0, "")
    except (EOFError, OSError):
        return Cost(0.0, 0.0, "")
    finally:
        process.kill()
        process.join()


def faults(cost: Cost) -> list[str]:
    """Return what is wrong with an answer; nothing if it is as it should be."""
    return [
        text
        for wrong, text in (
            (not cost.sentence, "not refused"),
            (cost.seconds >= SECONDS, f"{cost.seconds:.1f} s"),
            (cost.megabytes >= MEGABYTES, f"{cost.megabytes:.0f} MB"),
        )
        if wrong
    ]


def _read(line: Connection) -> None:
    data = line.recv()
    began = time.process_time()
    sentence = ""
    try:
        read_workbook(data, "bomb.xlsx")
    except UnreadableFile as fault:
        sentence = str(fault)
    seconds = time.process_time() - began
    line.send(Cost(seconds, _most_memory() / 1_000, sentence))


def _most_memory() -> int:
    """Return the most kilobytes this process has held; what ``getrusage`` says begins with its parent's."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0])


def _changed(change: Change) -> bytes:
    parts = dict(_ours())
    change(parts)
    return _packed(parts)


@cache
def _ours() -> Mapping[str, bytes]:
    """Return the parts of a workbook of ours."""
    with zipfile.ZipFile(io.BytesIO(workbook_bytes(rich_workbook()))) as package:
        return {name: package.read(name) for name in package.namelist()}


def _packed(parts: Parts) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def _put(part: str, before: str, text: str, count: int = 1, around: tuple[str, str] = ("", "")) -> Change:
    """Return a change that puts a text, many times, before the first place where another stands.

    A text with a field for a number is no two times the same within what a packer remembers, so that the
    file does not give itself away by unpacking to a thousand times its size.
    """

    def change(parts: Parts) -> None:
        mark = before.encode()
        assert mark in parts[part], (part, before)
        often = text * count
        if "{" in text:
            draw = random.Random(count)
            often = "".join(text.format(draw.randrange(16**4)) for _ in range(_BLOCK)) * (count // _BLOCK)
        added = f"{around[0]}{often}{around[1]}".encode()
        parts[part] = parts[part].replace(mark, added + mark, 1)

    return change


def _dimension(reference: str) -> Change:
    def change(parts: Parts) -> None:
        begun, _, rest = parts[SHEET].partition(b"<dimension ")
        parts[SHEET] = begun + f'<dimension ref="{reference}"/>'.encode() + rest.partition(b"/>")[2]

    return change


def _doctype(declared: str) -> Change:
    return lambda parts: parts.update({BOOK: parts[BOOK].replace(b"?>", b"?>" + declared.encode(), 1)})


def _added(**parts: bytes) -> Change:
    return lambda there: there.update({name.replace("__", "/"): content for name, content in parts.items()})


def _renamed(new: str) -> Change:
    return lambda parts: parts.update({new: b"<a/>"})


_CHANGES: Final[Mapping[str, Change]] = {
    "one huge merged range": _put(SHEET, "<pageMargins", MERGES.format('<mergeCell ref="A1:XFD1048576"/>')),
    "many large merged ranges": _put(
        SHEET, "<pageMargins", MERGES.format('<mergeCell ref="A1:ZZ1000"/>' * 1_000)
    ),
    "merged range with dollars": _put(
        SHEET, "<pageMargins", MERGES.format("<mergeCell  ref = '$A$1:$XFD$1048576' />")
    ),
    "dimension of a whole sheet": _dimension("A1:XFD1048576"),
    "dimension of a hundred columns": _dimension("A1:CV1048576"),
    "a billion laughs": _doctype(f'<!DOCTYPE a [<!ENTITY l0 "ha">{LOLS}]>'),
    "quadratic blow-up": _doctype(f'<!DOCTYPE a [<!ENTITY b "{"c" * 50_000}">]>'),
    "external entity": _doctype('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'),
    "external document type": _doctype('<!DOCTYPE a SYSTEM "http://example.org/a.dtd">'),
    "entity in a sheet": lambda parts: parts.update(
        {SHEET: parts[SHEET].replace(b"?>", b'?><!DOCTYPE a [<!ENTITY b "c">]>', 1)}
    ),
    "hidden in another encoding": lambda parts: parts.update(
        {BOOK: '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a><a/>'.encode("utf-16")}
    ),
    "hidden in EBCDIC": lambda parts: parts.update(
        {BOOK: b'<?xml version="1.0" encoding="cp037"?>' + "<!DOCTYPE a><a/>".encode("cp037")}
    ),
    "a million levels": lambda parts: parts.update({BOOK: b"<a>" * 1_000_000}),
    "levels in a sheet": _put(SHEET, "<sheetData", '<a b="{:04x}">', 1_000_000),
    "rows without end": _put(SHEET, "</sheetData>", "<row/>", 9_000_000),
    "rows without end, no two alike": _put(SHEET, "</sheetData>", '<a s="{:x}"/>', 4_500_000),
    "cells without end": _put(SHEET, "</sheetData>", "<c><v>{:d}</v></c>", 3_200_000, ("<row>", "</row>")),
    "shared strings without end": _put(STRINGS, "</sst>", "<si><t>{:x}</t></si>", 3_100_000),
    "one string of many pieces": _put(STRINGS, "</sst>", "<t>{:x}</t>", 5_500_000, ("<si>", "</si>")),
    "a string without end": _put(STRINGS, "</sst>", "{:x}", 12_000_000, ("<si><t>", "</t></si>")),
    "cell formats without end": _put(STYLES, "</cellXfs>", '<xf numFmtId="{:d}"/>', 200_000),
    "one attribute without end": _put(SHEET, "<sheetData", "{:x}", 12_000_000, ('<a b="', '"/>')),
    "conditions without end": _put(SHEET, "<pageMargins", "<cfRule/>", 6_500_000),
    "a part of zeros": lambda parts: parts.update({"xl/media/a.png": bytes(70_000_000)}),
    "a part too large": lambda parts: parts.update(
        {"xl/media/a.bin": random.Random(1).randbytes(70_000) * 1_000}
    ),
    "three thousand parts": lambda parts: parts.update({f"xl/a{n}.xml": b"<a/>" for n in range(3_000)}),
    "a name that climbs": _renamed("../../evil.xml"),
    "a name from the root": _renamed("/xl/styles.xml"),
    "a name in other letters": _renamed("XL/Workbook.xml"),
    "a name with a backslash": _renamed("xl\\workbook.xml"),
    "a macro": _added(**{"xl__vbaProject.bin": b"\xd0\xcf\x11\xe0"}),
    "a macro sheet": _added(**{"xl__macrosheets__sheet1.xml": b"<a/>"}),
    "a link that starts a program": _added(
        **{"xl__externalLinks__externalLink1.xml": b'<e><ddeLink ddeService="cmd" ddeTopic="/C calc"/></e>'}
    ),
}


def _overlapping() -> bytes:
    """Return a zip whose parts all are one and the same run of bytes."""
    content = b"<a>" + b"b" * 900_000 + b"</a>"
    out = io.BytesIO(_packed({"[Content_Types].xml": _types(), "part0": content}))
    with zipfile.ZipFile(out) as package:
        first = package.getinfo("part0")
    data = out.getvalue()
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entry = data[data.index(b"PK\x01\x02", start + 4) : end]
    copies = b"".join(entry.replace(b"part0", b"part%d" % number) for number in range(1, 10))
    directory = data[start:end] + copies
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 11, 11, len(directory), start, 0)
    assert first.compress_size
    return data[:start] + directory + tail


def _zip_in_zip() -> bytes:
    inner = _packed({f"{number}.txt": b"\0" * 1_000_000 for number in range(100)})
    return _packed({f"{number}.zip": inner for number in range(100)})


def _types() -> bytes:
    main = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    return b'<Types><Override ContentType="' + main + b'"/></Types>'


_WHOLE: Final[Mapping[str, Callable[[], bytes]]] = {
    "parts inside each other": _overlapping,
    "zips in a zip": _zip_in_zip,
    "a list of contents without end": lambda: _packed({"[Content_Types].xml": b"<a>" * 20_000_000}),
}


def main() -> int:
    """Read every bomb and print what each cost."""
    wrong = 0
    for name, make in bombs().items():
        data = make()
        cost = cost_of(data)
        found = faults(cost)
        wrong += bool(found)
        text = ", ".join(found) or cost.sentence
        sys.stdout.write(
            f"{len(data):>10,} bytes {cost.seconds:5.2f} s {cost.megabytes:4.0f} MB  {name}: {text}\n"
        )
    told = f"{len(bombs())} bombs, {wrong} not refused within {SECONDS:g} s and {MEGABYTES} MB\n"
    sys.stdout.write(told)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
