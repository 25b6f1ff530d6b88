"""What the arguments of a command line name: scoring models, workbooks, and versions inside them.

Here: turning ``ID|FILE`` and ``FILE[@N]`` into what they stand for, or a fault that says which it is not.
Not here: reading the files themselves (``storage``).
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from smp_workbench import paths
from smp_workbench.cli.answer import UsageFault
from smp_workbench.cli.reading import read_apart
from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.domain.text import printable
from smp_workbench.domain.version import Version, Workbook
from smp_workbench.storage.model_file import read_model, shipped_model
from smp_workbench.storage.model_table import nearest
from smp_workbench.storage.saving import load
from smp_workbench.storage.workbook.reader import ReadResult

_WITH_VERSION: Final = re.compile(r"(?P<file>.+)@(?P<number>[1-9]\d{0,8})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class NamedState:
    """A state that an argument names: a version, or the assessment as it is now.

    Attributes
    ----------
    file
        The name of the file as it was typed.
    version
        None for the assessment as it is now, with changes after the latest version.
    """

    file: str
    workbook: Workbook
    assessment: Assessment
    version: Version | None

    def label_beside(self, other: NamedState) -> str:
        """How an answer calls it, such as ``plan.xlsx version 2``; as typed where bare names are equal."""
        name = Path(self.file).name
        shown = self.file if self.file != other.file and name == Path(other.file).name else name
        return f"{shown} version {self.version.number}" if self.version else shown


def looks_like_file(text: str) -> bool:
    """Whether an argument is the name of a file rather than the id of a model."""
    return text.lower().endswith(".toml") or "/" in text or "\\" in text or os.path.lexists(text)


def named_model(text: str) -> ScoringModel:
    """Return the shipped model with this id, or the model in this file.

    Raises
    ------
    UsageFault
        If it is neither.
    UnreadableFile, ModelFault
        If the file is not a scoring model that works.
    """
    ids = sorted(path.stem for path in paths.scoring_models().glob("*.toml"))
    if text in ids:
        return shipped_model(text)
    if looks_like_file(text):
        return read_model(Path(text))
    guess = nearest(text, ids)
    raise UsageFault(
        "There is no scoring model “{text}”, and no such file.",
        "Did you mean {guess}?" if guess else "Those that come with the program are {ids}.",
        text=printable(text),
        guess=guess,
        ids=", ".join(ids),
    )


def named_workbook(text: str) -> ReadResult:
    """Return what the workbook holds; raises ``UnreadableFile`` for a file that is none."""
    return read_apart(Path(text), load)


def named_state(text: str) -> NamedState:
    """Return the state that ``FILE`` or ``FILE@N`` names.

    A path may itself hold an ``@``: only digits after the last one, where no file is called so as
    a whole, are the number of a version.

    Raises
    ------
    UsageFault
        If the workbook has no such version, or what follows it is no number of one.
    UnreadableFile
        If the file is no workbook.
    """
    match = _WITH_VERSION.fullmatch(text)
    if match is None or os.path.lexists(text):
        _refuse_no_number(text)
        workbook = named_workbook(text).workbook
        return NamedState(text, workbook, workbook.assessment, None)
    file, number = match["file"], int(match["number"])
    history = (workbook := named_workbook(file).workbook).history
    for version in history.versions:
        if version.number == number:
            return NamedState(file, workbook, history.state_at(version.sequence), version)
    numbers = ", ".join(str(version.number) for version in history.versions)
    raise UsageFault(
        "{file} has no version {number}.",
        "It has {numbers}." if numbers else "It has no versions yet; leave out @{number}.",
        file=printable(Path(file).name, longest=100),
        number=number,
        numbers=numbers,
    )


def _refuse_no_number(text: str) -> None:
    """Stop at a workbook with an ``@`` after it and no number that a version could have."""
    file, at, number = text.rpartition("@")
    if at and Path(file).is_file() and not os.path.lexists(text):
        raise UsageFault(
            "“@{number}” after {file} is no number of a version.",
            "Versions count from 1: write @1, or leave it out for the assessment as it is now.",
            number=printable(number, longest=40),
            file=printable(Path(file).name, longest=100),
        )
