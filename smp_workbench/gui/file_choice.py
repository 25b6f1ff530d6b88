"""Which file: the system's own dialogs for opening and saving a workbook or a scoring model.

Here: asking. Not here: reading or writing it (``file_door``).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

translate = QCoreApplication.translate
ENDING = ".xlsx"
MODEL_ENDING = ".toml"
PICTURE_ENDINGS = (".png", ".svg")


def choose_to_open(parent: QWidget, folder: Path) -> Path | None:
    """Return the workbook a person wants to open, or None."""
    title = translate("file", "Open a workbook")
    name, _ = QFileDialog.getOpenFileName(parent, title, str(folder), _kinds_to_read())
    return Path(name) if name else None


def choose_copies(parent: QWidget, folder: Path) -> list[Path]:
    """Return the copies that a person wants to bring back; none if they think better of it."""
    title = translate("file", "Choose the copies that came back, several with Ctrl or Shift")
    names, _ = QFileDialog.getOpenFileNames(parent, title, str(folder), _kinds_to_read())
    return [Path(name) for name in names]


def _kinds_to_read() -> str:
    """Return what is offered to be read: workbooks first, and any file, which is told what to do with."""
    return ";;".join((translate("file", "Workbooks (*.xlsx)"), translate("file", "All files (*)")))


def choose_to_save(parent: QWidget, suggestion: Path) -> Path | None:
    """Return where a person wants to save, with the ending of a workbook, or None.

    The system's dialog asks before it gives the name of a file that exists, but only about the name
    as typed: where the ending makes it a file that exists, the dialog comes again with the whole name.
    """
    title = translate("file", "Save the workbook as")
    again = translate("file", "There is a {name} already: save the workbook as")
    kinds = translate("file", "Workbooks (*.xlsx)")
    return _choose_to_save(parent, suggestion, (title, again), kinds, (ENDING,))


def choose_to_save_model(parent: QWidget, suggestion: Path) -> Path | None:
    """Return where a person wants to save a scoring model, with the ending of one, or None.

    It asks about files that exist as :func:`choose_to_save` does.
    """
    title = translate("file", "Save the scoring model as")
    again = translate("file", "There is a {name} already: save the scoring model as")
    kinds = translate("file", "Scoring models (*.toml)")
    return _choose_to_save(parent, suggestion, (title, again), kinds, (MODEL_ENDING,))


def choose_to_save_picture(parent: QWidget, suggestion: Path) -> Path | None:
    """Return where a person wants to save a chart as a PNG or SVG, or None.

    It asks about files that exist as :func:`choose_to_save` does.
    """
    title = translate("file", "Save the chart as a picture")
    again = translate("file", "There is a {name} already: save the chart as")
    kinds = translate("file", "PNG pictures (*.png);;SVG drawings (*.svg)")
    return _choose_to_save(parent, suggestion, (title, again), kinds, PICTURE_ENDINGS)


def _choose_to_save(
    parent: QWidget, suggestion: Path, titles: tuple[str, str], kinds: str, endings: tuple[str, ...]
) -> Path | None:
    title, again = titles
    while True:
        name, kind = QFileDialog.getSaveFileName(parent, title, str(suggestion), kinds)
        if not name or Path(name).suffix.casefold() in endings:
            return Path(name) if name else None
        suggestion = Path(name + next((one for one in endings if one in kind), endings[0]))
        if not suggestion.exists():
            return suggestion
        title = again.format(name=suggestion.name)


def choose_model(parent: QWidget, folder: Path) -> Path | None:
    """Return the scoring model's file that a person wants to open, or None."""
    title, kinds = translate("file", "Open a scoring model"), translate("file", "Scoring models (*.toml)")
    name, _ = QFileDialog.getOpenFileName(parent, title, str(folder), kinds)
    return Path(name) if name else None


def choose_folder(parent: QWidget, folder: Path) -> Path | None:
    """Return the folder that a person wants copies to go to, or None."""
    title = translate("file", "Folder for the copies")
    name = QFileDialog.getExistingDirectory(parent, title, str(folder))
    return Path(name) if name else None


def place_to_save(path: Path | None, title: str, recent: Sequence[Path]) -> Path:
    """Return the place that is suggested for a workbook, or for a copy of one.

    Parameters
    ----------
    path
        Where it lies; None for one that was never saved. A folder that is gone, or cannot be written, is
        no suggestion: the folder for documents is.
    title
        Of the assessment.
    """
    beside = path or usual_folder(recent) / suggested_name(title)
    usable = beside.parent.is_dir() and os.access(beside.parent, os.W_OK)
    return beside if usable else usual_folder(()) / beside.name


def usual_folder(recent: Sequence[Path]) -> Path:
    """Return the folder of the workbook used last; before the first, the folder for documents."""
    if recent:
        return recent[0].parent
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if Path(documents).is_dir() else Path.home()


def suggested_name(title: str) -> str:
    """Return a file name made of an assessment's title.

    Examples
    --------
    >>> suggested_name("Maidstone 2018/19: harm?")
    'Maidstone 2018 19 harm.xlsx'
    """
    words = "".join(char if char.isalnum() or char in "-_." else " " for char in title).split()
    return (" ".join(words) or translate("file", "Assessment")) + ENDING
