"""Kill the program at random instants while it saves, and look at what is on the disk.

Here: one trial and a run of many, with its table; ``--naive`` writes without care, to show that the
trial can fail. Not here: the size that belongs to the test suite (``test_kill_during_save``).

A trial is a process that saves one state after the other to the same file, tells each save that
was confirmed through a pipe, and is killed with SIGKILL. Then the file must hold the last confirmed
state, or the next one, whole, and every copy in the vault must be whole. Processes are forked, which is
cheap, so this needs a POSIX system.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, NoReturn

from smp_workbench.domain.version import Workbook
from smp_workbench.errors import UnreadableFile
from smp_workbench.storage.atomic_file import TEMPORARY_ENDING, write_atomically
from smp_workbench.storage.present_file import file_digest
from smp_workbench.storage.saving import load, save
from smp_workbench.storage.vault.vault import Vault
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.factory import agreed
from tests.storage.workbook.rich_workbook import make_workbook, rich_edits

Outcome = Literal["last confirmed", "next one", "unreadable", "lost"]

LONGEST_LIFE: Final = 0.12
"""Seconds; one save takes about 0.05, of which writing a hundredth."""
SHORTEST_LIFE: Final = 0.02
FAILURES: Final[tuple[Outcome, ...]] = ("unreadable", "lost")


@dataclass
class Trial:
    """What is saved, and how.

    Attributes
    ----------
    states
        Saved in turn, over and over.
    writers
        Ways of saving, one of which is drawn for each trial.
    vault
        Where earlier states are kept; empty again before each trial.
    held
        Which state the file holds, as found after the last kill.
    """

    path: Path
    states: tuple[Workbook, ...]
    writers: tuple[Callable[[int], None], ...]
    vault: Vault
    held: int | None = 0

    def run(self, chance: random.Random) -> Outcome:
        """Save, kill, and look."""
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            self._save_for_ever(chance.choice(self.writers), writing)
        os.close(writing)
        time.sleep(chance.uniform(SHORTEST_LIFE, LONGEST_LIFE))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        confirmed = _last_told(reading)
        expected = (self.held, 0) if confirmed is None else (confirmed, (confirmed + 1) % len(self.states))
        return self._outcome(*expected)

    def _save_for_ever(self, write: Callable[[int], None], told: int) -> NoReturn:
        """Be the process that is killed; whatever happens, never return into the caller's."""
        try:
            number = 0
            while True:
                write(number % len(self.states))
                os.write(told, bytes([number % len(self.states)]))
                number += 1
        finally:
            os._exit(1)

    def _outcome(self, confirmed: int | None, following: int) -> Outcome:
        """Look at what is there, and clear away what the killed save has left."""
        whole = self._look()
        for left in self.path.parent.iterdir():
            if left.name.endswith(TEMPORARY_ENDING):
                left.unlink()
        if not whole or list(self.path.parent.iterdir()) != [self.path]:
            self.held = 0
            self.path.write_bytes(workbook_bytes(self.states[0]))
            return "unreadable"
        if self.held == confirmed:
            return "last confirmed"
        return "next one" if self.held == following else "lost"

    def _look(self) -> bool:
        """Find out which state the file holds, and return whether it is one of them, whole."""
        try:
            result = load(self.path)
        except UnreadableFile:
            return False
        if not self._vault_whole():
            return False
        self.held = self.states.index(result.workbook) if result.workbook in self.states else None
        return self.held is not None and not result.findings

    def _vault_whole(self) -> bool:
        """Return whether every copy that has a name in the vault is what was kept, and clear them away."""
        try:
            for copies in self.vault.every().values():
                for copy in copies:
                    self.vault.content(copy)
        except UnreadableFile:
            return False
        self.vault.purge()
        return True


def run_trials(count: int, seed: int, *, naive: bool = False) -> Counter[Outcome]:
    """Return how often the file held what after a kill.

    Parameters
    ----------
    count
        Kills.
    seed
        Of the instants.
    naive
        Write straight onto the file, as a program without care does.
    """
    edits = rich_edits()
    states = tuple(make_workbook([*edits, agreed("T-004", "H2", level)]) for level in (0, 1, 2, 4, 8))
    with tempfile.TemporaryDirectory(prefix="smp-trial-") as folder:
        path = Path(folder) / "files" / "assessment.xlsx"
        path.parent.mkdir()
        vault = Vault(Path(folder) / "vault")
        save(states[0], path, None, vault)
        data = tuple(workbook_bytes(state) for state in states)
        writers: tuple[Callable[[int], None], ...] = (
            lambda number: _save(states[number], path, vault),
            lambda number: write_atomically(path, data[number]),
        )
        if naive:
            writers = (lambda number: _write_naively(path, data[number]),)
        trial = Trial(path, states, writers, vault)
        chance = random.Random(seed)
        return Counter(trial.run(chance) for _ in range(count))


def _save(state: Workbook, path: Path, vault: Vault) -> None:
    save(state, path, file_digest(path), vault)


def _write_naively(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _last_told(reading: int) -> int | None:
    with open(reading, "rb") as told:
        numbers = told.read()
    return numbers[-1] if numbers else None


def main() -> int:
    """Run from the command line; see the README of this folder."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--trials", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=2018)
    parser.add_argument("--naive", action="store_true", help="write without care, to see it fail")
    options = parser.parse_args()
    started = time.perf_counter()
    outcomes = run_trials(options.trials, options.seed, naive=options.naive)
    seconds = time.perf_counter() - started
    sys.stdout.write(f"{options.trials} kills during saves in {seconds:.0f} s: ")
    sys.stdout.write(", ".join(f"{count} {outcome}" for outcome, count in outcomes.most_common()) + "\n")
    return 1 if any(outcomes[failure] for failure in FAILURES) else 0


if __name__ == "__main__":
    sys.exit(main())
