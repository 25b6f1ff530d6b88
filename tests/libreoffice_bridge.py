# ruff: noqa: ANN401 - UNO's objects have no types
"""The half of the LibreOffice harness that runs under the Python which has ``uno``.

Here: starting one warm LibreOffice with a profile of its own that really recalculates, and doing
what the lines of JSON on standard input ask: one answer a line on standard output. At the end of
the input LibreOffice is ended and its profile removed, also if the tests were killed.
Not here: what the tests call (``libreoffice.py``).

It runs under the system's Python, which may be older than ours, and imports nothing of ours.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import uno  # the system's: python3-uno
from com.sun.star.beans import PropertyValue

STARTUP_SECONDS = 60
FORMULA_CELLS = 16  # com.sun.star.sheet.CellFlags.FORMULA
ANY_CELLS = 1 | 2 | 4 | 16  # VALUE, DATETIME, STRING, FORMULA
ERROR_RESULTS = 4  # com.sun.star.sheet.FormulaResult.ERROR

FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".xls": "MS Excel 97",
    ".ods": "calc8",
    ".csv": "Text - txt - csv (StarCalc)",
}

# Without this LibreOffice shows the values a file carries and computes nothing (0 = always).
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""


def start(program: str, folder: str) -> tuple[subprocess.Popen[bytes], Any]:
    """Return a process and its desktop, once it answers."""
    profile = Path(folder, "profile")
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
    pipe = f"smp-{os.getpid()}"
    process = subprocess.Popen(
        [
            program,
            "-env:UserInstallation=" + profile.as_uri(),
            "--headless",
            "--norestore",
            "--nologo",
            "--nodefault",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    address = f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
    until = time.monotonic() + STARTUP_SECONDS
    while True:
        try:
            remote = resolver.resolve(address)
            return process, remote.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", remote
            )
        except Exception:  # whatever UNO raises while LibreOffice is still starting
            if process.poll() is not None or time.monotonic() > until:
                end(process)
                raise
            time.sleep(0.05)


def end(process: subprocess.Popen[bytes], desktop: Any = None) -> None:
    """Ask the program to end; if it does not, end it and what it started: a script, then a loader."""
    try:
        if desktop is not None:
            desktop.terminate()
            process.wait(10)
    except Exception:  # noqa: BLE001 - it may end in the middle of its answer
        time.sleep(0.1)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def setting(name: str, value: Any) -> Any:
    """Return one named argument as UNO wants it."""
    return PropertyValue(Name=name, Value=value)


class Document:
    """An open spreadsheet, closed at the end of a ``with``."""

    def __init__(self, desktop: Any, path: str) -> None:
        self.calc = desktop.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, (setting("Hidden", True),))
        if self.calc is None:
            raise ValueError(f"LibreOffice cannot open {path}")

    def __enter__(self) -> Document:  # noqa: PYI034 - Self needs a newer Python than this may get
        return self

    def __exit__(self, *_: object) -> None:
        self.calc.close(True)

    def save(self, path: str) -> None:
        """Write it as what the name says, as .xlsx if it says nothing."""
        kind = FILTERS.get(Path(path).suffix, FILTERS[".xlsx"])
        self.calc.storeToURL(Path(path).as_uri(), (setting("FilterName", kind),))

    def cells(self, flags: int) -> dict[str, list[Any]]:
        """Return ``{sheet: [[row, column, value], ...]}``; an error is ``{"error": "#DIV/0!"}``."""
        return {sheet.Name: sheet_cells(sheet, flags) for sheet in self.calc.Sheets}

    def change(self, kind: str, sheet_name: str, *args: object) -> None:
        """Do one of the changes below, which are what people do to a sheet or with one."""
        if kind in BOOK_CHANGES:
            BOOK_CHANGES[kind](self.calc, sheet_name, *args)
        else:
            CHANGES[kind](self.calc.Sheets.getByName(sheet_name), *args)


def sheet_cells(sheet: Any, flags: int) -> list[Any]:
    """Return ``[row, column, value]`` (from 0) of the cells that the flags ask for."""
    found = []
    for block in sheet.queryContentCells(flags):
        place = block.RangeAddress
        for down, row in enumerate(block.DataArray):
            for right, value in enumerate(row):
                found.append([place.StartRow + down, place.StartColumn + right, value])
    errors = {}
    for block in sheet.queryFormulaCells(ERROR_RESULTS):
        place = block.RangeAddress
        for row in range(place.StartRow, place.EndRow + 1):
            for column in range(place.StartColumn, place.EndColumn + 1):
                errors[row, column] = {"error": sheet.getCellByPosition(column, row).String}
    return [[row, column, errors.get((row, column), value)] for row, column, value in found]


def set_cell(sheet: Any, address: str, value: Any) -> None:
    """Put a text, a number or nothing into a cell, never reading the text as anything else."""
    cell = sheet.getCellRangeByName(address)
    if isinstance(value, str):
        cell.String = value
    elif value is None:
        cell.clearContents(ANY_CELLS)
    else:
        cell.Value = value


def type_into(sheet: Any, address: str, text: str) -> None:
    """Put in what a person types, so that ``=1+1`` is a formula and ``1/2`` may be a date."""
    sheet.getCellRangeByName(address).setFormula(text)


def insert_rows(sheet: Any, row: int, count: int) -> None:
    sheet.Rows.insertByIndex(row - 1, count)


def delete_rows(sheet: Any, row: int, count: int) -> None:
    sheet.Rows.removeByIndex(row - 1, count)


def insert_columns(sheet: Any, column: int, count: int) -> None:
    sheet.Columns.insertByIndex(column - 1, count)


def delete_columns(sheet: Any, column: int, count: int) -> None:
    sheet.Columns.removeByIndex(column - 1, count)


def sort(sheet: Any, block: str, column: int, descending: bool) -> None:
    """Sort a range such as ``A3:F20`` by its column, counted from 1."""
    field = uno.createUnoStruct("com.sun.star.table.TableSortField")
    field.Field, field.IsAscending = column - 1, not descending
    sheet.getCellRangeByName(block).sort(
        (
            setting("SortFields", uno.Any("[]com.sun.star.table.TableSortField", (field,))),
            setting("ContainsHeader", False),
        )
    )


def copy(sheet: Any, source: str, target: str) -> None:
    """Copy a range to where the target's first cell is, formulas and all."""
    sheet.copyRange(
        sheet.getCellRangeByName(target).CellAddress, sheet.getCellRangeByName(source).RangeAddress
    )


def rename(sheet: Any, name: str) -> None:
    sheet.Name = name


def comment(sheet: Any, address: str, text: str) -> None:
    """Put a comment on a cell."""
    sheet.Annotations.insertNew(sheet.getCellRangeByName(address).CellAddress, text)


def insert_cells(sheet: Any, block: str, way: str) -> None:
    """Push cells down or to the right."""
    mode = uno.Enum("com.sun.star.sheet.CellInsertMode", way)
    sheet.insertCells(sheet.getCellRangeByName(block).RangeAddress, mode)


def delete_cells(sheet: Any, block: str, way: str) -> None:
    """Let cells move up or to the left over these."""
    mode = uno.Enum("com.sun.star.sheet.CellDeleteMode", way)
    sheet.removeRange(sheet.getCellRangeByName(block).RangeAddress, mode)


def move(sheet: Any, source: str, target: str) -> None:
    """Drag a range to where the target's first cell is."""
    sheet.moveRange(
        sheet.getCellRangeByName(target).CellAddress, sheet.getCellRangeByName(source).RangeAddress
    )


def fill(sheet: Any, block: str) -> None:
    """Drag the first row of a range down over the others: numbers count up, formulas follow."""
    sheet.getCellRangeByName(block).fillAuto(uno.Enum("com.sun.star.sheet.FillDirection", "TO_BOTTOM"), 1)


def paste_values(sheet: Any, block: str) -> None:
    """Put what a range shows in the place of its formulas."""
    cells = sheet.getCellRangeByName(block)
    cells.setDataArray(cells.getDataArray())


def as_text(sheet: Any, block: str) -> None:
    """Type each number of a range again as a text, as an apostrophe before it does."""
    cells = sheet.getCellRangeByName(block)
    place = cells.RangeAddress
    for row in range(place.EndRow - place.StartRow + 1):
        for column in range(place.EndColumn - place.StartColumn + 1):
            cell = cells.getCellByPosition(column, row)
            cell.String = str(cell.String)


def number_format(book: Any, sheet: str, block: str, code: str) -> None:
    """Show the numbers of a range in another format, such as ``YYYY-MM-DD``."""
    where = uno.createUnoStruct("com.sun.star.lang.Locale", "en", "GB", "")
    known = book.NumberFormats.queryKey(code, where, False)
    key = known if known >= 0 else book.NumberFormats.addNew(code, where)
    book.Sheets.getByName(sheet).getCellRangeByName(block).NumberFormat = key


def filter_rows(sheet: Any, block: str, column: int, least: float) -> None:
    """Hide the rows of a range, whose first is its header, with less than that in a column."""
    cells = sheet.getCellRangeByName(block)
    wanted = cells.createFilterDescriptor(True)
    field = uno.createUnoStruct("com.sun.star.sheet.TableFilterField")
    field.Field, field.IsNumeric, field.NumericValue = column - 1, True, least
    field.Operator = uno.Enum("com.sun.star.sheet.FilterOperator", "GREATER_EQUAL")
    wanted.ContainsHeader = True
    wanted.setFilterFields((field,))
    cells.filter(wanted)


def replace_all(sheet: Any, old: str, new: str) -> None:
    """Find and replace, whole cells only."""
    wanted = sheet.createReplaceDescriptor()
    wanted.SearchString, wanted.ReplaceString, wanted.SearchWords = old, new, True
    sheet.replaceAll(wanted)


def hide_rows(sheet: Any, first: int, last: int) -> None:
    sheet.getCellRangeByName(f"A{first}:A{last}").Rows.IsVisible = False


def hide_columns(sheet: Any, block: str) -> None:
    sheet.getCellRangeByName(block).Columns.IsVisible = False


def merge(sheet: Any, block: str) -> None:
    """Merge cells as the program does when asked to keep the first one's content only."""
    cells = sheet.getCellRangeByName(block)
    first = cells.getCellByPosition(0, 0)
    kept = first.getFormula()
    cells.clearContents(ANY_CELLS)
    first.setFormula(kept)
    cells.merge(True)


def clear(sheet: Any, block: str) -> None:
    sheet.getCellRangeByName(block).clearContents(ANY_CELLS)


def delete_sheet(book: Any, sheet: str) -> None:
    book.Sheets.removeByName(sheet)


def move_sheet(book: Any, sheet: str, place: int) -> None:
    book.Sheets.moveByName(sheet, place)


def copy_sheet(book: Any, sheet: str, name: str, place: int) -> None:
    book.Sheets.copyByName(sheet, name, place)


def add_sheet(book: Any, sheet: str, place: int) -> None:
    book.Sheets.insertNewByName(sheet, place)


CHANGES = {
    "set": set_cell,
    "type": type_into,
    "insert rows": insert_rows,
    "delete rows": delete_rows,
    "insert columns": insert_columns,
    "delete columns": delete_columns,
    "sort": sort,
    "copy": copy,
    "rename": rename,
    "comment": comment,
    "insert cells": insert_cells,
    "delete cells": delete_cells,
    "move": move,
    "fill": fill,
    "paste values": paste_values,
    "as text": as_text,
    "filter": filter_rows,
    "replace": replace_all,
    "hide rows": hide_rows,
    "hide columns": hide_columns,
    "merge": merge,
    "clear": clear,
}
BOOK_CHANGES = {
    "format": number_format,
    "delete sheet": delete_sheet,
    "move sheet": move_sheet,
    "copy sheet": copy_sheet,
    "add sheet": add_sheet,
}


def answer(desktop: Any, request: dict[str, Any]) -> object:
    """Do one request and return what it asks for."""
    with Document(desktop, request["path"]) as document:
        if request["do"] == "cells":
            return document.cells(ANY_CELLS if request["all"] else FORMULA_CELLS)
        for change in request["changes"]:
            document.change(*change)
        document.save(request["out"])
        return None


def say(reply: dict[str, object]) -> None:
    """Send one line to the tests."""
    sys.stdout.write(json.dumps(reply) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Answer until the input ends, then leave nothing behind."""
    folder = tempfile.mkdtemp(prefix="smp-libreoffice-")
    process, desktop = None, None
    try:
        process, desktop = start(sys.argv[1], folder)
        say({"ready": True})
        for line in sys.stdin:
            try:
                reply = {"answer": answer(desktop, json.loads(line))}
            except Exception as fault:  # noqa: BLE001 - told to the test, which fails with it
                reply = {"fault": f"{type(fault).__name__}: {fault}"}
            say(reply)
    finally:
        if process is not None:
            end(process, desktop)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
