"""Changes of a workbook's bytes that no program makes: each drawn at random, from a file of ours.

Here: bytes and lengths, parts of the zip, tags and attributes of its XML, and cells that mean something else.
Not here: reading what came of it (``fuzzed``).
"""

from __future__ import annotations

import io
import random
import re
import warnings
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeAlias
from xml.sax.saxutils import escape

Parts: TypeAlias = list[tuple[str, bytes]]
"""In their order; a name may stand there twice."""

_TAG: Final = re.compile(rb"<[^<>]*>")
_ATTRIBUTE: Final = re.compile(rb'([\w:]+)="([^"]*)"')
_CELL: Final = re.compile(rb'<c r="([A-Z]+[0-9]+)"([^>]*?)(?:/>|>(.*?)</c>)', re.DOTALL)
_ROW: Final = re.compile(rb'<row r="([0-9]+)".*?</row>', re.DOTALL)
_STRING: Final = re.compile(rb"<si>.*?</si>", re.DOTALL)
_SHEET: Final = re.compile(r"xl/worksheets/sheet([0-9]+)\.xml")
_NAME: Final = re.compile(rb'<sheet name="([^"]*)"')
_VALUES: Final = (
    b"", b"0", b"-1", b"1", b"7", b"999999999999", b"1e400", b"NaN", b"\xc3\xa9", b"A1:XFD1048576", b"A1",
    b"rId1", b"rId99", b"../../x.xml", b"s", b"b", b"e", b"d", b"str", b"inlineStr", b"&#x1;", b"&amp;",
    b"&bogus;", b"x" * 5_000, b"1048577", b"ZZZ9", b"true", b"\xff\xfe", b"2018-02-23T00:00:00",
)  # fmt: skip


@dataclass(frozen=True)
class Original:
    """A file of ours, taken apart once."""

    data: bytes

    @cached_property
    def parts(self) -> tuple[tuple[str, bytes], ...]:
        """Every part with its content."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as package:
            return tuple((name, package.read(name)) for name in package.namelist())

    @cached_property
    def sheets(self) -> Mapping[str, str]:
        """The path of each sheet's part, with the name on its tab."""
        names = _NAME.findall(dict(self.parts)["xl/workbook.xml"])
        return {f"xl/worksheets/sheet{number}.xml": name.decode() for number, name in enumerate(names, 1)}

    @cached_property
    def strings(self) -> Sequence[bytes]:
        """The shared strings, as they are written."""
        return _STRING.findall(dict(self.parts)["xl/sharedStrings.xml"])

    @cached_property
    def xml(self) -> Sequence[str]:
        """The names of all parts that are XML."""
        return tuple(name for name, content in self.parts if content.startswith(b"<"))


@dataclass(frozen=True)
class Mutant:
    """A file that was changed.

    Attributes
    ----------
    did
        The kind of change.
    sheet, rows
        Where a cell means something else now; empty if that is not known.
    """

    data: bytes
    did: str
    sheet: str = ""
    rows: tuple[int, ...] = ()


def mutant(chance: random.Random, original: Original) -> Mutant:
    """Return a file with one change, or now and then a few."""
    if chance.random() < 0.2:
        return Mutant(_bytes_changed(chance, original.data), "bytes")
    if chance.random() < 0.3:
        done = cell_changed(chance, original)
        if done is not None:
            return done
    parts = list(original.parts)
    kinds = [chance.choice(tuple(_KINDS)) for _ in range(chance.choice((1, 1, 1, 2, 3)))]
    for kind in kinds:
        _KINDS[kind](chance, parts, original)
    return Mutant(packed(parts), " and ".join(kinds))


def packed(parts: Parts) -> bytes:
    """Return the parts as a zip file, whatever their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # two parts of one name are what is wanted
        for name, content in parts:
            package.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


def _bytes_changed(chance: random.Random, data: bytes) -> bytes:
    kind = chance.choice(("flip", "flip", "cut", "out", "in", "twice", "zeros", "end"))
    at = chance.randrange(len(data))
    many = chance.choice((1, 4, 64, 2_000))
    if kind == "flip":
        changed = bytearray(data)
        for _ in range(chance.randint(1, 8)):
            changed[chance.randrange(len(data))] = chance.randrange(256)
        return bytes(changed)
    if kind == "end":  # where a zip file keeps its list of parts
        at = chance.randrange(max(0, len(data) - 3_000), len(data))
        return data[:at] + chance.randbytes(1) + data[at + 1 :]
    return {
        "cut": data[:at],
        "out": data[:at] + data[at + many :],
        "in": data[:at] + chance.randbytes(many) + data[at:],
        "twice": data[: at + many] + data[at:],
        "zeros": data[:at] + bytes(many) + data[at + many :],
    }[kind]


# --- parts ---------------------------------------------------------------------------------------

Kind: TypeAlias = Callable[[random.Random, Parts, Original], None]


def _some(chance: random.Random, parts: Parts) -> int:
    return chance.randrange(len(parts))


def _without(chance: random.Random, parts: Parts, _: Original) -> None:
    if len(parts) > 1:
        del parts[_some(chance, parts)]


def _twice(chance: random.Random, parts: Parts, original: Original) -> None:
    name, _ = parts[_some(chance, parts)]
    parts.insert(_some(chance, parts), (name, chance.choice(original.parts)[1]))


def _renamed(chance: random.Random, parts: Parts, original: Original) -> None:
    at = _some(chance, parts)
    name = chance.choice(
        (
            parts[at][0].upper(),
            parts[at][0] + "x",
            chance.choice(original.parts)[0],
            "xl/comments1.xml",
            "a\\b",
        )
    )
    parts[at] = name, parts[at][1]


def _swapped(chance: random.Random, parts: Parts, _: Original) -> None:
    one, other = _some(chance, parts), _some(chance, parts)
    parts[one], parts[other] = (parts[one][0], parts[other][1]), (parts[other][0], parts[one][1])


def _emptied(chance: random.Random, parts: Parts, _: Original) -> None:
    at = _some(chance, parts)
    content = parts[at][1]
    parts[at] = parts[at][0], chance.choice((b"", b"<a/>", content[: len(content) // 2], content * 2))


def _shuffled(chance: random.Random, parts: Parts, _: Original) -> None:
    chance.shuffle(parts)


# --- XML -----------------------------------------------------------------------------------------


def _on_xml(change: Callable[[random.Random, bytes], bytes]) -> Kind:
    def kind(chance: random.Random, parts: Parts, original: Original) -> None:
        wanted = chance.choice(original.xml)
        for at, (name, content) in enumerate(parts):
            if name == wanted:
                parts[at] = name, change(chance, content)

    return kind


def _tag(chance: random.Random, xml: bytes) -> re.Match[bytes] | None:
    """Return a tag near a place drawn at random."""
    return _TAG.search(xml, chance.randrange(len(xml) or 1)) or _TAG.search(xml)


def _attribute_set(chance: random.Random, xml: bytes) -> bytes:
    tag = _tag(chance, xml)
    found = list(_ATTRIBUTE.finditer(xml, tag.start(), tag.end())) if tag else []
    if not found:
        return xml
    one = chance.choice(found)
    value = chance.choice((*_VALUES, chance.choice(found)[2]))
    return xml[: one.start(2)] + value + xml[one.end(2) :]


def _attribute_out(chance: random.Random, xml: bytes) -> bytes:
    tag = _tag(chance, xml)
    found = list(_ATTRIBUTE.finditer(xml, tag.start(), tag.end())) if tag else []
    if not found:
        return xml
    one = chance.choice(found)
    return xml[: one.start()] + xml[one.end() :]


def _tag_out(chance: random.Random, xml: bytes) -> bytes:
    tag = _tag(chance, xml)
    return xml[: tag.start()] + xml[tag.end() :] if tag else xml


def _tag_in(chance: random.Random, xml: bytes) -> bytes:
    one, other = _tag(chance, xml), _tag(chance, xml)
    return xml[: one.start()] + other[0] + xml[one.start() :] if one and other else xml


def _tag_named(chance: random.Random, xml: bytes) -> bytes:
    tag = _tag(chance, xml)
    if tag is None:
        return xml
    name = chance.choice(
        (b"<c ", b"<row ", b"<is><t>", b"<f>", b"<x:y ", b"<!DOCTYPE a>", b"<!--", b"<![CDATA[")
    )
    return xml[: tag.start()] + name + xml[tag.start() + 1 :]


def _text_set(chance: random.Random, xml: bytes) -> bytes:
    tag = _tag(chance, xml)
    if tag is None:
        return xml
    end = xml.find(b"<", tag.end())
    return xml[: tag.end()] + chance.choice(_VALUES) + xml[max(end, tag.end()) :]


def _element_again(chance: random.Random, xml: bytes) -> bytes:
    """Put a cell, a row or a string a second time, or leave it out."""
    pattern = chance.choice((_CELL, _ROW, _STRING))
    one = pattern.search(xml, chance.randrange(len(xml) or 1))
    if one is None:
        return xml
    return xml[: one.start()] + one[0] * chance.choice((0, 2)) + xml[one.end() :]


def _rows_swapped(chance: random.Random, xml: bytes) -> bytes:
    """Give two rows each other's cells' places."""
    rows = list(_ROW.finditer(xml))
    if len(rows) < 2:
        return xml
    one, other = sorted(chance.sample(rows, 2), key=re.Match.start)
    first, second = _moved(one[0], one[1], other[1]), _moved(other[0], other[1], one[1])
    return xml[: one.start()] + second + xml[one.end() : other.start()] + first + xml[other.end() :]


def _moved(row: bytes, before: bytes, after: bytes) -> bytes:
    return re.sub(rb'( r="[A-Z]*)' + before + b'"', rb"\g<1>" + after + b'"', row)


_KINDS: Final[Mapping[str, Kind]] = {
    "part left out": _without,
    "part there twice": _twice,
    "part renamed": _renamed,
    "parts swapped": _swapped,
    "part emptied": _emptied,
    "parts shuffled": _shuffled,
    "attribute set": _on_xml(_attribute_set),
    "attribute left out": _on_xml(_attribute_out),
    "tag left out": _on_xml(_tag_out),
    "tag put in": _on_xml(_tag_in),
    "tag renamed": _on_xml(_tag_named),
    "text set": _on_xml(_text_set),
    "element twice or gone": _on_xml(_element_again),
    "rows swapped": _on_xml(_rows_swapped),
}


# --- cells that mean something else --------------------------------------------------------------


def cell_changed(chance: random.Random, original: Original) -> Mutant | None:
    """Return the file with a cell that has no formula saying something else; None if none can.

    Either one cell says what stood nowhere there, or two of a column say what the other said.
    """
    path = chance.choice(tuple(original.sheets))
    xml = dict(original.parts)[path]
    cells = [cell for cell in _CELL.finditer(xml) if cell[3] and b"<f" not in cell[3]]
    if not cells:
        return None
    one = chance.choice(cells)
    changes = {one: _anew(chance, one, original)}
    others = [
        cell
        for cell in cells
        if _letters(cell) == _letters(one)
        and _meant(cell) != _meant(one)
        and _beside(cell, cells) != _beside(one, cells)  # or the rows would only have changed places
    ]
    if others and chance.random() < 0.4:
        other = chance.choice(others)
        changes = {one: (other[2], other[3]), other: (one[2], one[3])}
    for cell in sorted(changes, key=re.Match.start, reverse=True):
        attributes, inner = changes[cell]
        now = b'<c r="%b"%b>%b</c>' % (cell[1], attributes, inner)
        xml = xml[: cell.start()] + now + xml[cell.end() :]
    parts: Parts = [(name, xml if name == path else content) for name, content in original.parts]
    sheet = original.sheets[path]
    places = " and ".join(cell[1].decode() for cell in changes)
    rows = tuple(map(_row_number, changes))
    return Mutant(packed(parts), f"{sheet} {places} changed", sheet, rows)


def _letters(cell: re.Match[bytes]) -> bytes:
    return cell[1].rstrip(b"0123456789")


def _row_number(cell: re.Match[bytes]) -> int:
    return int(cell[1].removeprefix(_letters(cell)))


def _beside(one: re.Match[bytes], cells: Sequence[re.Match[bytes]]) -> list[tuple[bool, bytes]]:
    """Return what else a row says."""
    row = _row_number(one)
    return [_meant(cell) for cell in cells if cell is not one and _row_number(cell) == row]


def _meant(cell: re.Match[bytes]) -> tuple[bool, bytes]:
    return b't="s"' in cell[2], cell[3]


def _anew(chance: random.Random, cell: re.Match[bytes], original: Original) -> tuple[bytes, bytes]:
    """Return attributes and content of a cell that says something else than this one."""
    number = cell[3].removeprefix(b"<v>").removesuffix(b"</v>")
    if b't="s"' in cell[2]:
        said = original.strings[int(number)]
        other = chance.choice([place for place, text in enumerate(original.strings) if text != said])
        return cell[2], f"<v>{other}</v>".encode()
    if chance.random() < 0.5:
        return cell[2], f"<v>{float(number) + chance.choice((1, -1, 2)):g}</v>".encode()
    text = chance.choice(("?", "Something else", "4,5", "", "=1+1"))
    return cell[2] + b' t="inlineStr"', f"<is><t>{escape(text)}</t></is>".encode()
