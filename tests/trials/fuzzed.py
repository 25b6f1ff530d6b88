"""Read workbooks and returned copies whose bytes were changed at random.

    python -m tests.trials.fuzzed --trials 20000

Here: a run of many in one child process that is held to the limits of any reading, then some in a child of
their own; ``--seed`` chooses others, ``--minutes`` ends the run early.
Not here: the changes (``fuzzing``), what must have been listed (``listing_law``), and the size that CI runs
(``test_fuzzed``).

A file is read as it was saved, or with all that differs listed, or refused in one sentence. It never ends
the child, and never takes ten seconds.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.card_copy import CardCopy
from smp_workbench.errors import UnreadableFile
from smp_workbench.session.merge.copy_reading import read_copy
from smp_workbench.storage.child_process import ChildProcess, WorkStopped
from smp_workbench.storage.my_scores.reader import read_card_copy
from smp_workbench.storage.my_scores.writer import copy_bytes
from smp_workbench.storage.process_limit import limited
from smp_workbench.storage.workbook.finding import Finding
from smp_workbench.storage.workbook.layout import HEADER_ROW
from smp_workbench.storage.workbook.reader import read_workbook
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.storage.my_scores.copies import own, sent
from tests.storage.workbook.rich_workbook import rich_workbook
from tests.trials.fuzzing import Mutant, Original, mutant
from tests.trials.listing_law import unlisted_changes

SECONDS: Final = 10.0
"""By the clock; a file that takes longer hangs."""
NAME: Final = "mutant.xlsx"


@dataclass(frozen=True)
class Outcome:
    """What came of one file."""

    number: int
    did: str
    came: str
    wrong: Sequence[str] = ()


@cache
def originals() -> tuple[tuple[Original, Assessment], tuple[Original, CardCopy]]:
    """Return a workbook with something on every sheet, and a copy that went out to one scorer."""
    book, copy = rich_workbook(), sent(own("T-001", "H2", 4, "low", "As before"))
    return (Original(workbook_bytes(book)), book.assessment), (Original(copy_bytes(copy)), copy)


def mutant_of(number: int) -> tuple[Mutant, bool]:
    """Return a file by its number, and whether it is one scorer's copy."""
    chance = random.Random(number)
    copy = chance.random() < 0.3
    return mutant(chance, originals()[copy][0]), copy


def outcome(number: int) -> Outcome:
    """Read one file and judge what came of it; any exception but a refusal goes on to whoever asked."""
    changed, copy = mutant_of(number)
    try:
        with limited(NAME):
            saved, now, findings = (_copy if copy else _workbook)(changed.data)
    except UnreadableFile as refusal:
        return Outcome(number, changed.did, "refused", _refusal_faults(refusal))
    wrong = list(unlisted_changes(saved, now, findings))
    if changed.sheet and not any(_tells(finding, changed) for finding in findings):
        wrong.append("a cell says something else, and nothing is listed about its row")
    return Outcome(number, changed.did, "listed" if findings else "as saved", wrong)


def _tells(finding: Finding, changed: Mutant) -> bool:
    """Whether a finding is about the row in which a cell was changed, or about its sheet as a whole.

    Over a table words may stand in any order, so that of two equal ones either is told. Changes in another
    order that lead to the same state are told by the hash of the history.
    """
    if changed.sheet == "Changes" and finding.sentence.text.startswith("The hash of the history"):
        return True
    row = int("".join(filter(str.isdigit, finding.cell)) or 0)
    above = min(changed.rows) <= HEADER_ROW
    return finding.sheet in (changed.sheet, "") and (above or row in (0, *changed.rows))


def _workbook(data: bytes) -> tuple[Assessment, Assessment, Sequence[Finding]]:
    read = read_workbook(data, NAME)
    return originals()[0][1], read.workbook.assessment, read.findings


def _copy(data: bytes) -> tuple[Assessment, Assessment, Sequence[Finding]]:
    read = read_card_copy(data, NAME)
    saved = originals()[1][1].state
    return saved, replace(read.sent.state, cards=(read.card,)), read.findings


def _refusal_faults(refusal: UnreadableFile) -> list[str]:
    text = str(refusal)
    sound = refusal.remedy.text and "{" not in refusal.what.english().replace(NAME, "") and len(text) < 600
    return [] if sound else [f"not one clear sentence with what to do: {text}"]


def asked(child: ChildProcess, number: int) -> Outcome:
    """Have the child read one file; its end, a hang and an exception are faults."""
    answer = child.ask(outcome, (number,), SECONDS)
    if isinstance(answer, Outcome):
        return answer
    kind = "hang or crash" if isinstance(answer, WorkStopped) else "exception"
    return Outcome(number, mutant_of(number)[0].did, kind, [f"{type(answer).__name__}: {answer}"])


def asked_afresh(number: int, folder: Path) -> Outcome:
    """Have a child of its own read one file from the disk, as opening it does."""
    path = folder / NAME
    changed, _ = mutant_of(number)
    path.write_bytes(changed.data)
    child = ChildProcess()
    try:
        answer = child.ask(read_copy, (path,), SECONDS)
    finally:
        child.end_for_good()
    wrong = isinstance(answer, Exception) and not isinstance(answer, UnreadableFile)
    came = "refused" if isinstance(answer, UnreadableFile) else "read"
    return Outcome(number, changed.did, came, [f"{type(answer).__name__}: {answer}"] if wrong else [])


def run(first: int, trials: int, afresh: int = 0, until: float = float("inf")) -> list[Outcome]:
    """Read many files, with the clock's ``until`` as the end, and some more in children of their own."""
    child = ChildProcess()
    found: list[Outcome] = []
    try:
        child.ask(originals, (), 60.0)  # what is made once is no part of any file's time
        for number in range(first, first + trials):
            if time.monotonic() > until:
                break
            found.append(asked(child, number))
    finally:
        child.end_for_good()
    with tempfile.TemporaryDirectory() as folder:
        return found + [asked_afresh(first + trials + number, Path(folder)) for number in range(afresh)]


def main() -> int:
    """Read as many as the command line asks for and print the counts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--trials", type=int, default=500)
    parser.add_argument("--afresh", type=int, default=30, help="more, each in a child of its own")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=60.0, help="after which no other is begun")
    options = parser.parse_args()
    begun = time.monotonic()
    first = options.seed * 1_000_000
    outcomes = run(first, options.trials, options.afresh, begun + 60 * options.minutes)
    wrong = [one for one in outcomes if one.wrong]
    for one in wrong[:30]:
        sys.stdout.write(f"{one.number} {one.did}: {one.came}: {one.wrong[0]}\n")
    came = Counter(one.came for one in outcomes)
    told = ", ".join(f"{number} {word}" for word, number in came.most_common())
    took = time.monotonic() - begun
    sys.stdout.write(f"{len(outcomes)} mutants in {took:.0f} s: {told}; {len(wrong)} wrong\n")
    return 1 if wrong or not outcomes else 0


if __name__ == "__main__":
    sys.exit(main())
