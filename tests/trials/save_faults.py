"""Every step of a save fails in every way, and a kill comes at every step; look what is on the disk.

Here: one trial of a step and an error, and a run of many, with its counts; ``--naive`` saves straight onto
the file, to show that the trial can fail. Not here: the fault (``fault_injection``), the same through the
window (``window_faults``), the size that belongs to CI (``test_save_faults``).

A trial saves a workbook over an earlier state of it, with one call of the system failing once, or from then
on. Then the old file or the new one must be there, whole, and what was said must be true of it; no unfinished
file may be left; every copy in the vault must be whole; the journal must give everything that was scored; and
the same save without a fault must succeed. A kill happens in a forked process, so it needs a POSIX system.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from smp_workbench.domain.version import Workbook
from smp_workbench.errors import SaveFailed, UnreadableFile, WorkbenchError
from smp_workbench.session.recovery import recover
from smp_workbench.session.session import Session
from smp_workbench.storage.atomic_file import TEMPORARY_ENDING
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.journal.line import Base, Head, as_line
from smp_workbench.storage.journal.place import create_journal
from smp_workbench.storage.saving import Saved, load, save
from smp_workbench.storage.vault.vault import Vault
from smp_workbench.storage.workbook.reader import digest_of
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.factory import agreed
from tests.storage.workbook.rich_workbook import rich_workbook
from tests.trials.fault_injection import ERRORS, KILL, Fault, failing, report

WAYS_ON: Final = re.compile(r"again|save (a copy|it)|shorter name", re.IGNORECASE)
"""What every failure says that can be done."""
WRITTEN: Final = re.compile("was written, but|was replaced, but")
"""What is said only where the new file is there."""


@dataclass(frozen=True)
class Outcome:
    """What came of a trial: a word for it, and what is wrong; empty if nothing is."""

    word: str
    wrong: str = ""


@dataclass
class Stage:
    """The files of one trial, put up anew for each.

    Attributes
    ----------
    old, new
        What is there, and what is saved over it.
    """

    folder: Path
    old: Workbook
    new: Workbook
    naive: bool = False

    def __post_init__(self) -> None:
        self.old_bytes, self.new_bytes = workbook_bytes(self.old), workbook_bytes(self.new)
        self.path = self.folder / "share" / "Scores.xlsx"
        self.vault = Vault(self.folder / "vault")
        self.path.parent.mkdir(parents=True)
        base = Base(str(self.path), digest_of(self.old_bytes), self.old.history.last_sequence)
        state = self.old.assessment
        head = Head(1, state.identity, state.title, "2018-02-23T10:42:00Z", "a trial", base)
        lines: list[object] = [head, self.old, *self.new.history.changes[self.old.history.last_sequence :]]
        data = b"".join(as_line(line, number) for number, line in enumerate(lines, start=1))  # type: ignore[arg-type]  # each is a kind of line
        journal = create_journal(self.folder / "journals", data)
        journal.release()
        self.journal = journal.path

    def put_up(self) -> None:
        """Have the old file there, and nothing else."""
        for left in (
            *self.path.parent.iterdir(),
            *self.vault.folder.glob("*/*"),
            *self.vault.folder.glob("*.*"),
        ):
            left.unlink()
        self.path.write_bytes(self.old_bytes)

    def save(self) -> Saved | None:
        """Save, as the program does or without care."""
        if self.naive:
            self.path.write_bytes(self.new_bytes)
            return None
        return save(self.new, self.path, digest_of(self.old_bytes), self.vault)

    # --- one trial ------------------------------------------------------------------------------

    def steps(self) -> tuple[str, ...]:
        """Return the calls that a save makes when nothing fails."""
        self.put_up()
        with failing(Fault(self.folder)) as fault:
            self.save()
        return tuple(fault.calls)

    def run(self, at: int, kind: str, *, stays: bool) -> Outcome:
        """Save with a fault, and look."""
        self.put_up()
        fault = Fault(self.folder, at, kind, stays)
        if kind == KILL:
            _killed(fault, self.save)
            return self._look("killed", None, fault)
        try:
            with failing(fault):
                self.save()
        except WorkbenchError as error:
            return self._look("refused", error, fault)
        except Exception as error:  # noqa: BLE001 - whatever gets out is what the trial is about
            return Outcome("raised", f"{type(error).__name__}: {error}")
        return self._look("saved all the same", None, fault)

    def _look(self, word: str, error: WorkbenchError | None, fault: Fault) -> Outcome:
        found = self.path.read_bytes() if self.path.exists() else b""
        wrong = [
            *self._file_wrong(word, found, error),
            *self._left_wrong(word, fault),
            *self._vault_wrong(),
            *self._journal_wrong(),
            *self._again_wrong(),
        ]
        return Outcome(word, "; ".join(wrong))

    def _file_wrong(self, word: str, found: bytes, error: WorkbenchError | None) -> Iterator[str]:
        if found not in (self.old_bytes, self.new_bytes):
            yield "neither the old file nor the new one is there"
        elif word == "saved all the same" and found != self.new_bytes:
            yield "called saved, and is not"
        elif error is not None:
            said = str(error)
            if not isinstance(error, SaveFailed) or not WAYS_ON.search(said) or len(said) > 400:
                yield f"said badly: {said}"
            if bool(WRITTEN.search(said)) != (found == self.new_bytes):
                yield f"said what is not so: {said}"

    def _left_wrong(self, word: str, fault: Fault) -> Iterator[str]:
        left = [one.name for one in self.path.parent.iterdir() if one != self.path]
        clearing_failed = fault.happened and fault.calls[fault.at - 1] == "unlink"
        if left and word != "killed" and not clearing_failed:
            yield f"left behind: {left}"
        if any(not name.endswith(TEMPORARY_ENDING) for name in left):
            yield f"strange files: {left}"

    def _vault_wrong(self) -> Iterator[str]:
        try:
            for copies in self.vault.every().values():
                for copy in copies:
                    self.vault.content(copy)
        except UnreadableFile as error:
            yield f"vault: {error}"

    def _journal_wrong(self) -> Iterator[str]:
        back = recover(self.journal)
        if content_hash(back.workbook.assessment) != content_hash(self.new.assessment):
            yield "the journal does not give what was scored"

    def _again_wrong(self) -> Iterator[str]:
        """Try again, as the window offers, when the fault is over."""
        try:
            self.save()
        except WorkbenchError as error:
            yield f"trying again failed: {error}"
            return
        if load(self.path).workbook != self.new:
            yield "tried again, and another state is there"


def _killed(fault: Fault, act: Callable[[], object]) -> None:
    """Do something in a forked process that is killed on its way."""
    child = os.fork()
    if child == 0:
        with suppress(BaseException), failing(fault):
            act()
        os._exit(0)
    os.waitpid(child, 0)


def trials(steps: int, *, kills: bool) -> list[tuple[int, str, bool]]:
    """Return every step with every error, once and staying, and a kill at every step."""
    every = [(at, kind, stays) for at in range(1, steps + 1) for kind in ERRORS for stays in (False, True)]
    return every + ([(at, KILL, False) for at in range(1, steps + 1)] if kills else [])


def run_trials(count: int, seed: int, *, naive: bool = False) -> tuple[Counter[str], list[str], int]:
    """Return how often what came of it, what was wrong, and how many steps a save has.

    Parameters
    ----------
    count
        Trials, drawn from all there are; 0 for all.
    """
    old = rich_workbook()
    session = Session(old, "Facilitator")
    session.apply(agreed("T-001", "H1", 4))
    with tempfile.TemporaryDirectory(prefix="smp-trial-") as folder:
        stage = Stage(Path(folder), old, session.workbook, naive)
        steps = stage.steps()
        chosen = trials(len(steps), kills=hasattr(os, "fork"))
        if count:
            chosen = random.Random(seed).sample(chosen, min(count, len(chosen)))
        outcomes: Counter[str] = Counter()
        wrong = []
        for at, kind, stays in chosen:
            outcome = stage.run(at, kind, stays=stays)
            outcomes[outcome.word] += 1
            if outcome.wrong:
                wrong.append(f"step {at} ({steps[at - 1]}), {kind}{', staying' * stays}: {outcome.wrong}")
    return outcomes, wrong, len(steps)


def main() -> int:
    """Run from the command line; see the README of this folder."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--trials", type=int, default=0, help="so many, drawn from all; 0 for all")
    parser.add_argument("--seed", type=int, default=2018)
    parser.add_argument("--naive", action="store_true", help="save without care, to see it fail")
    options = parser.parse_args()
    started = time.perf_counter()
    outcomes, wrong, steps = run_trials(options.trials, options.seed, naive=options.naive)
    return report(f"failures at {steps} steps of a save", outcomes, wrong, started)


if __name__ == "__main__":
    sys.exit(main())
