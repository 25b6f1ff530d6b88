"""How long it takes to bring twelve copies back: to read them, two at a time, and to merge them.

Here: as the window does it, from the choice of the files to what its dialog shows, with child processes that
begin anew; once with My scores filled in, once with whole copies in which agreed scores were changed too.
Not here: the merge's rules, and looking at what stays open.
"""

from __future__ import annotations

import multiprocessing
import resource
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from smp_workbench.domain.version import Workbook
from smp_workbench.gui.bring_back_work import MergeTold
from smp_workbench.gui.copy_reader import CopyReader
from smp_workbench.storage import child_process
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.benchmarks.conftest import Figures
from tests.returned_copies import came_back, card_came_back, sent_out

pytestmark = pytest.mark.timeout(600)

THEMES, CRITERIA, COPIES = 130, 20, 12
REACH = 5.0
"""Seconds."""
ROUNDS = 3
CHOOSING = 3_000
"""Milliseconds in which somebody chooses the files; the children begin meanwhile."""


def whole_copy(sent: Workbook, number: int) -> bytes:
    return workbook_bytes(came_back(sent, number))


def brought_back(qtbot: QtBot, sent: Workbook, paths: list[Path]) -> tuple[float, float, MergeTold]:
    """Return the seconds it took, those of our processors, and what the dialog is told."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    reader = CopyReader()
    reader.begin()
    QTest.qWait(CHOOSING)
    began = perf_counter()
    told: list[object] = []
    heard: list[object] = []
    reader.read.connect(lambda *read: heard.append(read))
    reader.merged.connect(told.append)
    reader.read_all(sent, paths, [path.name for path in paths])
    qtbot.waitUntil(lambda: bool(told), timeout=120_000)
    took = perf_counter() - began
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert len(heard) == len(paths), "progress"
    assert isinstance(told[0], MergeTold)
    return took, now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime, told[0]


@pytest.mark.parametrize(
    ("what", "copy"), [("My scores", card_came_back), ("whole copies", whole_copy)], ids=["card", "whole"]
)
def test_that_twelve_copies_are_brought_back_quickly(
    what: str,
    copy: Callable[[Workbook, int], bytes],
    qtbot: QtBot,
    tmp_path: Path,
    figures: Figures,
) -> None:
    sent, paths = sent_out(THEMES, CRITERIA, COPIES), []
    for number in range(1, COPIES + 1):
        paths.append(tmp_path / f"{number:02d}.xlsx")
        paths[-1].write_bytes(copy(sent, number))
    with pytest.MonkeyPatch.context() as patch:  # children begin anew, as they do for the window
        patch.setattr(child_process, "CONTEXT", multiprocessing.get_context("spawn"))
        rounds = [brought_back(qtbot, sent, paths) for _ in range(ROUNDS)]
    took, work, told = min(rounds, key=lambda one: one[0])
    assert told.summary.taken >= THEMES * CRITERIA * COPIES
    size = f"{COPIES} × {THEMES} × {CRITERIA}"
    reached = (f"{took:.1f} s", f"≤ {REACH:.0f} s", f"{work:.1f} s of our processors")
    figures.add(f"{what} brought back", size, *reached)
    assert took <= REACH
