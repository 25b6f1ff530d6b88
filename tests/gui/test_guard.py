"""The wall itself: what it lets through, what it returns, what it tells."""

from collections.abc import Iterator
from functools import wraps

import pytest
from PySide6.QtCore import QObject, Signal

from smp_workbench.gui import guard
from smp_workbench.gui.guard import Fault, guarded, report_to


class Sender(QObject):
    sent = Signal(int, str)


class Receiver:
    def __init__(self) -> None:
        self.got: list[object] = []

    @guarded
    def take_one(self, number: int) -> None:
        self.got.append(number)

    @guarded
    def take_none(self) -> None:
        self.got.append(None)

    @guarded
    def fail(self) -> None:
        raise ZeroDivisionError(len(self.got) // 0)

    @guarded(default=False)
    def answer(self, text: str) -> bool:
        return bool(int(text))


@pytest.fixture
def faults() -> Iterator[list[Fault]]:
    told: list[Fault] = []
    report_to(told.append)
    yield told
    report_to(None)


def test_that_a_guarded_slot_gets_only_the_arguments_it_takes() -> None:
    sender, receiver = Sender(), Receiver()
    sender.sent.connect(receiver.take_one)
    sender.sent.connect(receiver.take_none)
    sender.sent.emit(3, "three")
    assert receiver.got == [3, None]


def test_that_a_guarded_function_takes_any_number_where_it_says_so_and_what_its_wrapped_one_takes() -> None:
    got: list[tuple[object, ...]] = []

    def take_all(*everything: object) -> None:
        got.append(everything)

    @wraps(Receiver.take_one)
    def wrapped(*everything: object) -> None:
        got.append(everything)

    guarded(take_all)(1, 2, 3)
    guarded(wrapped)("self", 1, 2, 3)
    guarded(lambda first, *, other=0: got.append((first, other)))(1, 2)
    assert got == [(1, 2, 3), ("self", 1), (1, 0)]


def test_that_a_guarded_function_returns_its_default_after_a_fault(faults: list[Fault]) -> None:
    assert Receiver().answer("not a number") is False
    assert [fault.where for fault in faults] == ["Receiver.answer"]
    assert isinstance(faults[0].error, ValueError)


def test_that_a_fault_that_comes_again_is_told_once(faults: list[Fault]) -> None:
    receiver = Receiver()
    for _ in range(50):
        receiver.fail()
    assert len(faults) == 1


def test_that_a_reporter_that_fails_ends_in_the_log_only(caplog: pytest.LogCaptureFixture) -> None:
    def broken(fault: Fault) -> None:
        raise RuntimeError(fault.where)

    report_to(broken)
    try:
        Receiver().fail()
    finally:
        report_to(None)
    assert "The report of a fault in Receiver.fail failed" in caplog.text


def test_that_a_fault_is_logged_with_its_traceback(
    faults: list[Fault], caplog: pytest.LogCaptureFixture
) -> None:
    Receiver().answer("x")
    assert "Traceback" in caplog.text
    assert "int(text)" in caplog.text


def test_that_a_fault_in_telling_a_fault_is_not_told_in_turn() -> None:
    told: list[str] = []
    receiver = Receiver()

    def telling(fault: Fault) -> None:
        told.append(fault.where)
        receiver.answer("while telling")

    report_to(telling)
    try:
        receiver.fail()
    finally:
        report_to(None)
    assert told == ["Receiver.fail"]
    assert guard._DESK.reporting is False
