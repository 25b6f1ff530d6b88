"""The child process: answers, errors, deaths, limits, and nothing left behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from smp_workbench.errors import Refusal, WorkbenchError
from smp_workbench.gui.guard import Fault
from smp_workbench.gui.tasks import Tasks
from smp_workbench.storage.child_process import WorkStopped, _work, tell


def add(one: int, other: int) -> int:
    return one + other


def process_id() -> int:
    return os.getpid()


def refuse() -> None:
    raise Refusal("There is no theme {ref}.", "Choose another.", ref="T-9")


def divide(number: int) -> float:
    return number / 0


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def sleep(seconds: float) -> None:
    time.sleep(seconds)


def count_up(number: int) -> int:
    for step in range(number):
        tell(step)
    return number


def talk_for_ever() -> None:
    while True:
        tell("still")
        time.sleep(0.05)


def unpicklable() -> object:
    return lambda: None


class Answers:
    """What came back from the child."""

    def __init__(self, tasks: Tasks) -> None:
        self.tasks = tasks
        self.done: list[object] = []
        self.failed: list[WorkbenchError] = []

    def run(self, function: object, *arguments: object, **options: object) -> None:
        self.tasks.run(function, *arguments, done=self.done.append, failed=self.failed.append, **options)  # type: ignore[arg-type]  # any function


@pytest.fixture
def answers(tasks: Tasks) -> Answers:
    return Answers(tasks)


def test_that_work_is_done_in_another_process(answers: Answers, qtbot: QtBot) -> None:
    answers.run(add, 2, 3)
    answers.run(process_id)
    qtbot.waitUntil(lambda: len(answers.done) == 2, timeout=10_000)
    assert answers.done[0] == 5
    assert answers.done[1] != os.getpid()
    assert not answers.tasks.busy


def test_that_an_error_of_ours_arrives_whole(answers: Answers, qtbot: QtBot) -> None:
    answers.run(refuse)
    qtbot.waitUntil(lambda: bool(answers.failed), timeout=10_000)
    assert isinstance(answers.failed[0], Refusal)
    assert str(answers.failed[0]) == "There is no theme T-9. Choose another."


def test_that_any_other_error_is_reported_and_arrives_as_one_of_ours(
    answers: Answers, qtbot: QtBot, faults: list[Fault]
) -> None:
    answers.run(divide, 1)
    qtbot.waitUntil(lambda: bool(answers.failed), timeout=10_000)
    assert isinstance(answers.failed[0], WorkStopped)
    assert [type(fault.error) for fault in faults] == [ZeroDivisionError]
    faults.clear()


def test_that_an_answer_that_cannot_cross_is_an_error(
    answers: Answers, qtbot: QtBot, faults: list[Fault]
) -> None:
    answers.run(unpicklable)
    answers.run(add, 1, 1)
    qtbot.waitUntil(lambda: bool(answers.failed) and bool(answers.done), timeout=10_000)
    assert answers.done == [2]
    faults.clear()


def test_that_a_child_that_dies_gives_one_error_and_is_started_again(answers: Answers, qtbot: QtBot) -> None:
    answers.run(die)
    answers.run(add, 2, 2)
    qtbot.waitUntil(lambda: bool(answers.done), timeout=15_000)
    assert answers.done == [4]
    assert len(answers.failed) == 1
    assert "stopped unexpectedly" in str(answers.failed[0])


def test_that_a_child_that_hangs_is_ended(answers: Answers, qtbot: QtBot) -> None:
    answers.run(process_id)
    answers.run(sleep, 60, limit=0.2)
    answers.run(process_id)
    qtbot.waitUntil(lambda: len(answers.done) == 2, timeout=15_000)
    assert answers.done[0] != answers.done[1]
    assert "took longer" in str(answers.failed[0])


def test_that_an_answer_nobody_wants_any_more_is_dropped(answers: Answers, qtbot: QtBot) -> None:
    answers.run(add, 1, 2, wanted=lambda: False)
    answers.run(add, 3, 4)
    qtbot.waitUntil(lambda: bool(answers.done), timeout=10_000)
    assert answers.done == [7]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for the process in /proc")
def test_that_the_child_ends_with_the_window_even_at_work(answers: Answers, qtbot: QtBot) -> None:
    answers.run(process_id)
    qtbot.waitUntil(lambda: bool(answers.done), timeout=10_000)
    answers.run(sleep, 60)
    began = time.monotonic()
    answers.tasks.stop()
    assert time.monotonic() - began < 5
    assert not Path(f"/proc/{answers.done[0]}").exists()


def test_that_the_child_ends_quietly_when_the_window_was_killed_meanwhile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    window, child = multiprocessing.Pipe()
    window.send((len, (("asked",),)))
    window.close()
    _work(child)
    child.close()


def test_that_what_work_says_on_its_way_is_heard_before_its_answer(answers: Answers, qtbot: QtBot) -> None:
    heard: list[object] = []
    answers.run(count_up, 3, told=lambda step: heard.append((step, list(answers.done))))
    answers.run(count_up, 2)  # to which nobody listens
    qtbot.waitUntil(lambda: answers.done == [3, 2], timeout=20_000)
    assert heard == [(0, []), (1, []), (2, [])]


def test_that_work_that_only_talks_is_ended_in_time(answers: Answers, qtbot: QtBot) -> None:
    heard: list[object] = []
    answers.run(talk_for_ever, told=heard.append, limit=2.0)
    qtbot.waitUntil(lambda: bool(answers.failed), timeout=20_000)
    assert isinstance(answers.failed[0], WorkStopped)
    assert heard


def test_that_nobody_is_told_anything_outside_a_child() -> None:
    tell("nothing")
