"""Kill the program at random instants while somebody scores, and look at what comes back.

Here: one trial and a run of many, with its counts; ``--naive`` confirms edits that are only in memory, to
show that the trial can fail. Not here: the size that belongs to the test suite (``test_kill_while_scoring``).

A trial is a process that scores: it edits, commits versions and saves as its own chance has it, tells each
number that the journal calls durable through a pipe, and is killed with SIGKILL. Then recovery must bring
back a state that the process went through, with everything in it that was told. Processes are forked,
which is cheap, so this needs a POSIX system.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import select
import shutil
import signal
import struct
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal, NoReturn

from typing_extensions import override

from smp_workbench.domain.edit import AddTheme, Batch, Edit
from smp_workbench.domain.theme import Theme
from smp_workbench.domain.version import Change, History, Version, Workbook
from smp_workbench.errors import Refusal, UnreadableFile
from smp_workbench.session.recovery import left_behind, recover
from smp_workbench.session.session import Session
from smp_workbench.storage.journal.journal import Journal, JournalState
from smp_workbench.storage.journal.line import Base
from smp_workbench.storage.present_file import file_digest
from smp_workbench.storage.saving import load, save
from tests.factory import agreed, small_assessment

Outcome = Literal["all there", "unreadable", "lost", "another state"]
FAILURES: Final[tuple[Outcome, ...]] = ("unreadable", "lost", "another state")

SHORTEST_LIFE: Final = 0.005
LONGEST_LIFE: Final = 0.07
"""Seconds; an edit is durable after a few thousandths."""
LONGEST_PAUSE: Final = 0.003
"""Seconds between two edits at most; often there is none, so that many share one flush."""
LONGEST_START: Final = 5.0
"""Seconds until the first word of a process, on a machine that has much to do."""
SAVING_TRIALS: Final = 0.15
"""Share of the trials that save too, which take longer."""


def begun() -> Session:
    """Return the assessment that every trial begins with; its clock stands still."""
    assessment = small_assessment()
    workbook = Workbook(assessment, History(assessment))
    return Session(workbook, "Facilitator", clock=lambda: datetime(2018, 2, 23, 10, 42, tzinfo=UTC))


def scoring(session: Session, chance: random.Random) -> Iterator[Change | Version]:
    """Score for ever, as this chance has it; yield what happened after each step."""
    for step in range(1, 1_000_000):
        if step % 17 == 0:
            with contextlib.suppress(Refusal):  # chance may have put everything back as it was
                yield session.commit(f"Version {step}", "A trial")
        yield session.apply(_some_edit(step, chance)).change


def _some_edit(step: int, chance: random.Random) -> Edit:
    first = agreed("T-001", "H1", step % 5, chance.choice(("", "Zwölf neue – “gezählt”\n", "x" * 3000)))
    if step % 23 == 0:
        return Batch("A few at once", (first, AddTheme(Theme("", f"Theme {step}"))))
    return chance.choice(
        (first, agreed("T-002", "H2", (0, 1, 2, 4, 8)[step % 5]), agreed("T-003", "L1", "?"))
    )


class Careless(Journal):
    """A journal without care: it calls durable what it will write some time."""

    @override
    def _write(self) -> None:
        if self._held is None or len(self._unwritten) >= 20:
            super()._write()


@dataclass(frozen=True)
class Trial:
    """One process that scores, and what it is given.

    Attributes
    ----------
    folder
        Empty; the journals and the workbook lie in it.
    seed
        Of everything that the process does.
    saving
        Whether it saves now and then.
    """

    folder: Path
    seed: int
    saving: bool
    naive: bool

    @property
    def path(self) -> Path:
        """The workbook."""
        return self.folder / "assessment.xlsx"

    def run(self, life: float) -> tuple[Outcome, int]:
        """Score, kill, bring back; return what came of it and how much was confirmed."""
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            self._score_for_ever(writing)
        os.close(writing)
        if self.seed % 10:  # most trials live from the first word on; the others may not get that far
            select.select([reading], [], [], LONGEST_START)
        time.sleep(life)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        changes, versions = _last_told(reading)
        try:
            found = self._brought_back()
        except UnreadableFile:
            return "unreadable", changes
        history = found.history
        if len(history.changes) < changes or len(history.versions) < versions:
            return "lost", changes
        return ("all there" if self._was_once(found) else "another state"), changes

    # --- the process ---------------------------------------------------------------------------

    def _score_for_ever(self, told: int) -> NoReturn:
        """Be the process that is killed; whatever happens, never return into the caller's."""
        try:
            self._score(told)
        finally:
            os._exit(1)

    def _score(self, told: int) -> None:
        session, chance, pauses = begun(), random.Random(self.seed), random.Random(self.seed + 1)
        counts = [(0, 0)]

        def tell(state: JournalState) -> None:
            os.write(told, struct.pack("<II", *counts[state.durable]))

        def count() -> None:
            history = session.history
            counts.append((len(history.changes), len(history.versions)))

        journal = (Careless if self.naive else Journal)(self.folder, tell)
        journal.start()
        count()  # before handing over: it may be durable at once
        journal.begin(Base(), session.workbook, at_once=False)
        before = session.workbook
        for happened in scoring(session, chance):
            count()
            journal.add(happened)
            time.sleep(max(0.0, pauses.uniform(-LONGEST_PAUSE, LONGEST_PAUSE)))
            if self.saving and pauses.random() < 0.1:
                # What is saved is not always the latest, as where somebody scores on during a save.
                saved = pauses.choice((before, session.workbook))
                base = self._saved(saved)
                count()
                journal.begin(base, session.workbook, at_once=saved is not session.workbook)
            before = session.workbook

    def _saved(self, workbook: Workbook) -> Base:
        digest = save(workbook, self.path, file_digest(self.path)).digest
        history = workbook.history
        return Base(str(self.path), digest, history.last_sequence, len(history.versions))

    # --- afterwards ----------------------------------------------------------------------------

    def _brought_back(self) -> Workbook:
        """Return what a person has after the next start."""
        left = left_behind(self.folder)
        if left:
            recovered = recover(left[-1].journal)
            if recovered.damaged or recovered.standing in ("moved on", "gone"):
                raise UnreadableFile(recovered.standing)
            if recovered.standing != "holds all":
                return recovered.workbook
        return load(self.path).workbook if self.path.exists() else begun().workbook

    def _was_once(self, found: Workbook) -> bool:
        """Return whether the process went through this very state."""
        session, history = begun(), found.history
        steps = scoring(session, random.Random(self.seed))
        for _ in range(len(history.changes) + len(history.versions)):
            next(steps)
        return session.workbook == found


def run_trials(count: int, seed: int, *, naive: bool = False) -> tuple[Counter[Outcome], int]:
    """Return how often what came back, and how many edits were confirmed in all.

    Parameters
    ----------
    count
        Kills.
    seed
        Of the instants and of what is done.
    naive
        Confirm edits before they are written.
    """
    chance = random.Random(seed)
    outcomes: Counter[Outcome] = Counter()
    confirmed = 0
    with tempfile.TemporaryDirectory(prefix="smp-trial-") as root:
        for number in range(count):
            folder = Path(root) / str(number)
            folder.mkdir()
            saving = chance.random() < SAVING_TRIALS
            trial = Trial(folder, chance.getrandbits(32), saving, naive)
            life = chance.uniform(SHORTEST_LIFE, LONGEST_LIFE) * (4 if saving else 1)
            outcome, edits = trial.run(life)
            outcomes[outcome] += 1
            confirmed += edits
            shutil.rmtree(folder)
    return outcomes, confirmed


def _last_told(reading: int) -> tuple[int, int]:
    with open(reading, "rb") as told:
        numbers = told.read()
    changes, versions = struct.unpack("<II", numbers[-8:]) if numbers else (0, 0)
    return changes, versions


def main() -> int:
    """Run from the command line; see the README of this folder."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--trials", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=2018)
    parser.add_argument("--naive", action="store_true", help="confirm before writing, to see it fail")
    options = parser.parse_args()
    started = time.perf_counter()
    outcomes, confirmed = run_trials(options.trials, options.seed, naive=options.naive)
    seconds = time.perf_counter() - started
    sys.stdout.write(
        f"{options.trials} kills while scoring in {seconds:.0f} s, {confirmed} edits confirmed: "
    )
    sys.stdout.write(", ".join(f"{count} {outcome}" for outcome, count in outcomes.most_common()) + "\n")
    return 1 if any(outcomes[failure] for failure in FAILURES) else 0


if __name__ == "__main__":
    sys.exit(main())
