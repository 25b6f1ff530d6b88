"""How long an edit takes to be durable, and what the first one costs, which writes the whole assessment too.

Here: from handing an edit over to the journal's word that it is on the disk, on the disk of the temporary
folder; beside it the same bytes written and flushed by nobody but the system.
Not here: a key to repaint while the journal writes (``test_repaint_benchmark``).
"""

from __future__ import annotations

import os
import queue
from io import FileIO
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

from smp_workbench.domain.edit import SetEntry
from smp_workbench.domain.scorecard import AGREED, Entry
from smp_workbench.session.session import Session
from smp_workbench.storage.journal.journal import Journal, JournalState
from smp_workbench.storage.journal.line import Base
from tests.benchmarks.conftest import Figures
from tests.benchmarks.test_repaint_benchmark import sized_signals

ROUNDS = 12
EDITS = 40
"""Edits in each round; the quietest round counts, as others measure the disk's other users."""
ENOUGH = 0.005


class Clock:
    """The moment at which the journal said of each number that it is durable."""

    def __init__(self) -> None:
        self._told: queue.SimpleQueue[tuple[JournalState, float]] = queue.SimpleQueue()

    def tell(self, state: JournalState) -> None:
        self._told.put((state, perf_counter()))

    def durable(self, number: int) -> float:
        while True:
            state, moment = self._told.get()
            if state.durable >= number:
                return moment


@pytest.mark.parametrize("shape", [(30, 12), (130, 20)], ids=["30x12", "130x20"])
def test_that_an_edit_is_durable_in_time(figures: Figures, tmp_path: Path, shape: tuple[int, int]) -> None:
    session = sized_signals(*shape).session
    clock = Clock()
    journal = Journal(tmp_path / "journals", clock.tell)
    journal.start()
    journal.begin(Base(), session.workbook, at_once=False)
    first = _edit(session, journal, clock, 0)
    rounds, bare_rounds = [], []
    with (tmp_path / "bare").open("wb", buffering=0) as file:
        for _ in range(ROUNDS):  # in turns, so that both meet the same disk
            rounds.append([_edit(session, journal, clock, place) for place in range(EDITS)])
            bare_rounds.append([_bare_flush(file) for _ in range(EDITS)])
    journal.stop()
    ours, bare = min(map(median, rounds)), min(map(median, bare_rounds))
    size = f"{shape[0]} x {shape[1]}"
    figures.add(
        "edit to durable, median", size, f"{ours * 1000:.1f} ms", f"<= {ENOUGH * 1000:.0f} ms",
        f"write and flush alone {bare * 1000:.1f} ms", f"{ours / bare:.1f}",
    )  # fmt: skip
    figures.add("- the first, with the whole assessment", size, f"{first * 1000:.0f} ms", "")
    assert ours <= ENOUGH


def _edit(session: Session, journal: Journal, clock: Clock, place: int) -> float:
    """Set a score and return the seconds until it is durable."""
    model = session.assessment.model
    theme = session.assessment.themes[place % len(session.assessment.themes)]
    criterion = model.criteria[place % len(model.criteria)]
    level = criterion.levels[(session.history.last_sequence + place) % len(criterion.levels)]
    change = session.apply(SetEntry(AGREED, 0, theme.ref, criterion.code, Entry(level.value))).change
    began = perf_counter()
    return clock.durable(journal.add(change)) - began


def _bare_flush(file: FileIO) -> float:
    """Return the seconds that a line of the same length takes to write and flush."""
    began = perf_counter()
    file.write(b"x" * 200)
    os.fsync(file.fileno())
    return perf_counter() - began
