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
        """Write it as .xlsx."""
        self.calc.storeToURL(Path(path).as_uri(), (setting("FilterName", "Calc MS Excel 2007 XML"),))

    def cells(self, flags: int) -> dict[str, list[Any]]:
        """Return ``{sheet: [[row, column, value], ...]}``; an error is ``{"error": "#DIV/0!"}``."""
        return {sheet.Name: sheet_cells(sheet, flags) for sheet in self.calc.Sheets}

    def change(self, kind: str, sheet_name: str, *args: object) -> None:
        """Do one of the changes below, which are what people do to a sheet."""
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
