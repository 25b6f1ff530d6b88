"""What the trial of the frozen program refuses."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from .conftest import frozen


@pytest.fixture
def trial(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """Return the trial; psutil, by which it watches programs, is only where the program is frozen."""
    if "psutil" not in sys.modules:
        monkeypatch.setitem(sys.modules, "psutil", ModuleType("psutil"))
    yield frozen("trial")
    sys.modules.pop("frozen.trial")


@pytest.mark.parametrize(("seconds", "refused"), [(0.8, False), (1.4, False), (1.6, True)])
def test_that_a_frozen_program_that_starts_slowly_is_refused(
    trial: ModuleType, monkeypatch: pytest.MonkeyPatch, seconds: float, refused: bool
) -> None:
    measured = {"frozen": [seconds] * 10, "checkout": [1.7, 1.0, 2.0, 1.1, 1.2] * 2}  # the quickest counts
    serve(trial, monkeypatch, measured)
    if refused:
        with pytest.raises(trial.CannotFreeze, match=r"starts too slowly: 1\.60 s.*ratio 1\.60"):
            trial._try_start()
    else:
        trial._try_start()


def test_that_a_slow_start_on_a_busy_machine_is_measured_again(
    trial: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured = {"frozen": [1.9] * 5 + [0.8] * 5, "checkout": [1.0] * 10}
    serve(trial, monkeypatch, measured)
    trial._try_start()
    assert len(measured["frozen"]) < 5


def serve(trial: ModuleType, monkeypatch: pytest.MonkeyPatch, measured: dict[str, list[float]]) -> None:
    """Have the trial measure these seconds, one after the other."""
    monkeypatch.setattr(trial, "_say", str)
    monkeypatch.setattr(
        trial,
        "_seconds_to_paint",
        lambda command: measured["checkout" if command == [*trial.SOURCE] else "frozen"].pop(0),
    )
