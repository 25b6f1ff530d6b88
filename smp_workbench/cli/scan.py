"""``scan FILE``: whether a file is hostile, damaged or touched, and by what.

Here: the verdict in both forms. Not here: looking through the file and reading it, which is done in the
child process as for any other command (``reading``, ``session.merge.copy_reading``).

A workbook and a copy that went out to one scorer are both looked at. Of a copy's card only what could not
be read is told, never the scores on it, since they may be hidden until revealed.
"""

from __future__ import annotations

import argparse
import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal, TypeAlias

from smp_workbench.cli.answer import FINDINGS, FINE, UNREADABLE, Answer, Json, counted
from smp_workbench.cli.finding_text import finding_data, finding_table
from smp_workbench.cli.parser import some_name
from smp_workbench.cli.reading import read_apart
from smp_workbench.domain.text import printable
from smp_workbench.errors import (
    DamagedFile,
    HostileFile,
    ProtectedFile,
    TouchedFile,
    UnreadableFile,
    WorkbenchError,
)
from smp_workbench.session.merge.copy_read import AnyCopy, CardRead
from smp_workbench.session.merge.copy_reading import read_copy
from smp_workbench.storage.child_process import WorkStopped
from smp_workbench.storage.named_file import content_of
from smp_workbench.storage.workbook.finding import Finding
from smp_workbench.storage.workbook.package_check import LARGEST_FILE

Verdict: TypeAlias = Literal["fine", "touched", "damaged", "hostile", "protected", "other"]
"""``other``: a file of another kind, or one that this program cannot read for another reason."""

_OF_FAULT: Final[tuple[tuple[type[WorkbenchError], Verdict], ...]] = (
    (HostileFile, "hostile"),
    (WorkStopped, "hostile"),  # reading it took the process that reads with it
    (ProtectedFile, "protected"),
    (DamagedFile, "damaged"),
    (TouchedFile, "touched"),
    (UnreadableFile, "other"),
)


@dataclass(frozen=True, slots=True)
class _Scanned:
    """What came of looking through a file; ``kind`` is empty for one that cannot be read."""

    verdict: Verdict
    kind: str
    sentence: str
    remedy: str = ""
    findings: tuple[Finding, ...] = ()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the file."""
    parser.add_argument("file", metavar="FILE", type=some_name, help="any file, whatever it may hold")


def run(options: argparse.Namespace) -> Answer:
    """Say what the file is; 1 if something in it was touched, 3 if it cannot be read at all."""
    path = Path(options.file)
    content = content_of(path, LARGEST_FILE)
    found = _scanned(path)
    data: Json = {
        "file": options.file,
        "bytes": path.stat().st_size,
        "sha256": hashlib.sha256(content).hexdigest() if len(content) <= LARGEST_FILE else None,
        "verdict": found.verdict,
        "kind": found.kind or None,
        "sentence": found.sentence,
        "remedy": found.remedy,
        "findings": [finding_data(finding) for finding in found.findings],
    }
    code = UNREADABLE if not found.kind else FINDINGS if found.findings else FINE
    lines = [f"{options.file}: {found.verdict}", " ".join(filter(None, (found.sentence, found.remedy)))]
    if found.findings:
        lines += ["", finding_table(found.findings)]
    return Answer("\n".join(lines), data, code)


def _scanned(path: Path) -> _Scanned:
    try:
        read = read_apart(path, read_copy)
    except (UnreadableFile, WorkStopped) as fault:
        verdict = next(verdict for kind, verdict in _OF_FAULT if isinstance(fault, kind))
        return _Scanned(verdict, "", fault.what.english(), fault.remedy.english())
    kind, sentence = _kind(read)
    if not read.findings:
        return _Scanned("fine", kind, f"{sentence} Nothing in it was changed outside the program.")
    found = counted(len(read.findings), "thing")
    told = (
        f"{sentence} {found} in it {'is' if len(read.findings) == 1 else 'are'} not as the program left it."
    )
    return _Scanned("touched", kind, told, findings=_told(read))


def _told(read: AnyCopy) -> tuple[Finding, ...]:
    """Return what was found; of a scorer's card not what stands there, which may be hidden until revealed."""
    if isinstance(read, CardRead):
        return tuple(replace(finding, before="", after="") for finding in read.findings)
    return read.findings


def _kind(read: AnyCopy) -> tuple[str, str]:
    """Return what a file is, in a word for programs and a sentence for people."""
    if isinstance(read, CardRead):
        who = printable(read.who) or read.card.scorer
        scored = sum(entry.level is not None for row in read.card.entries.values() for entry in row.values())
        return "scoring copy", f"It is the copy in which {who} scores, with {counted(scored, 'score')}."
    state, history = read.workbook.assessment, read.workbook.history
    held = f"{counted(len(state.themes), 'theme')} and {counted(len(history.versions), 'version')}"
    return "workbook", f"It is a workbook of SMP Workbench, “{printable(state.title)}”, with {held}."
