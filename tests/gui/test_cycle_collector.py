"""Cycles are collected on the GUI thread and on no other."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from typing import ClassVar

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from smp_workbench.gui import cycle_collector
from smp_workbench.gui.cycle_collector import CycleCollector


class Knot:
    """Something that holds itself, and remembers which thread took it apart."""

    taken_apart_on: ClassVar[list[threading.Thread]] = []

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        self.taken_apart_on.append(threading.current_thread())


@pytest.fixture
def collector(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[CycleCollector]:
    monkeypatch.setattr(cycle_collector, "EVERY", 10)
    Knot.taken_apart_on.clear()
    made = CycleCollector()
    made.start()
    yield made
    made.stop()


def allocate() -> None:
    """Do what makes Python look for cycles many times over."""
    kept = [[] for _ in range(200_000)]  # type: ignore[var-annotated]
    kept.clear()


def test_that_a_cycle_is_taken_apart_on_the_gui_thread_though_another_allocates(
    collector: CycleCollector, qtbot: QtBot
) -> None:
    Knot()
    other = threading.Thread(target=allocate)
    other.start()
    other.join()
    assert not Knot.taken_apart_on
    kept = [[] for _ in range(10_000)]  # type: ignore[var-annotated]
    qtbot.waitUntil(lambda: Knot.taken_apart_on == [threading.main_thread()])
    assert len(kept) == 10_000


def test_that_what_was_there_before_is_not_looked_at_and_all_is_handed_back(
    collector: CycleCollector,
) -> None:
    assert gc.get_freeze_count() > 0
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_that_old_cycles_are_found_too(collector: CycleCollector, qtbot: QtBot) -> None:
    knot = Knot()
    gc.collect(0)
    gc.collect(1)  # it is old now
    del knot
    assert not Knot.taken_apart_on
    thresholds = gc.get_threshold()
    gc.set_threshold(100, 1, 1)
    kept = []
    for _ in range(200):
        kept.append([[] for _ in range(200)])  # type: ignore[var-annotated]
        QTest.qWait(12)
        if Knot.taken_apart_on:
            break
    gc.set_threshold(*thresholds)
    assert Knot.taken_apart_on == [threading.main_thread()]
