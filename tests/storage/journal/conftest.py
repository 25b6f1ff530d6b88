"""A journal in a folder of its own, and what it tells.

Here: fixtures for the journal's tests.
Not here: assessments (``tests.factory``).
"""

from __future__ import annotations

import queue
from collections.abc import Iterator
from pathlib import Path

import pytest

from smp_workbench.storage.journal.journal import Journal, JournalState
from smp_workbench.storage.journal.trouble import JournalTrouble

PATIENCE = 10.0


class Told:
    """What a journal told, waited for and never slept for."""

    def __init__(self) -> None:
        self._states: queue.SimpleQueue[JournalState] = queue.SimpleQueue()
        self.last = JournalState()

    def take(self, state: JournalState) -> None:
        self._states.put(state)

    def next(self) -> JournalState:
        self.last = self._states.get(timeout=PATIENCE)
        return self.last

    def trouble(self) -> JournalTrouble:
        """Wait until there is trouble, and return it."""
        while self.last.trouble is None:
            self.next()
        return self.last.trouble

    def wait_durable(self, number: int) -> None:
        """Wait until everything up to this number is safe, whatever trouble there is meanwhile."""
        while self.last.durable < number:
            self.next()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "journals"


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def journal(folder: Path, told: Told) -> Iterator[Journal]:
    made = Journal(folder, told.take)
    made.start()
    yield made
    made.stop()
