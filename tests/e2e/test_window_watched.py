"""The program after an abnormal end, as its user meets it: up again by itself, on the same workbook."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from smp_workbench.domain.version import History, Workbook
from smp_workbench.storage.saving import save
from tests.factory import small_assessment

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/environ").exists(), reason="looks for processes in /proc"
)

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
SECONDS = 5.0
"""From the abnormal end to the window, as measured on a machine that does nothing else."""
AGAIN = "Started again after an abnormal end"


class Program:
    """The program in whatever process it is by now."""

    def __init__(self, state: Path) -> None:
        self.log = state
        self._mark = f"XDG_STATE_HOME={os.environ['XDG_STATE_HOME']}\0".encode()

    def processes(self, word: str = "") -> dict[int, list[str]]:
        """Return the command of each living process of this test, by its number; those with a word in it."""
        found: dict[int, list[str]] = {}
        for place in Path("/proc").glob("[0-9]*"):
            try:
                if self._mark not in (place / "environ").read_bytes() or place.name == str(os.getpid()):
                    continue
                command = (place / "cmdline").read_bytes().decode().split("\0")[:-1]
            except OSError:  # ended in between, or another user's
                continue
            if command and (not word or word in command):
                found[int(place.name)] = command
        return found

    def windows(self) -> dict[int, list[str]]:
        """Return the windows: what is started as the program, apart from the watchers."""
        every = self.processes("smp_workbench")
        return {pid: command for pid, command in every.items() if "--watch-window" not in command}

    def logged(self) -> int:
        """Return how often a start after an abnormal end was logged."""
        return sum(
            path.read_text(encoding="utf-8").count(AGAIN) for path in self.log.rglob("smp-workbench.log")
        )

    def wait_window(self, *, other_than: int = 0) -> tuple[int, list[str]]:
        """Wait until a window is watched over, and return its number and command."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            windows = {pid: command for pid, command in self.windows().items() if pid != other_than}
            if windows and self.processes("--watch-window"):
                return next(iter(windows.items()))
            time.sleep(0.02)
        raise AssertionError(f"no window came up: {self.processes()}")

    def wait_logged(self, times: int) -> None:
        """Wait until so many starts after an abnormal end were logged."""
        end = time.monotonic() + PATIENCE
        while self.logged() < times:
            assert time.monotonic() < end, "the window did not come up again"
            time.sleep(0.02)

    def wait_gone(self) -> None:
        """Wait until nothing of the program is left."""
        end = time.monotonic() + PATIENCE
        while self.processes():
            assert time.monotonic() < end, f"still there: {self.processes()}"
            time.sleep(0.05)


@pytest.fixture
def program(user_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """Return the program; nothing of it is left afterwards."""
    monkeypatch.delenv("SMP_WORKBENCH_UNWATCHED")
    made = Program(user_folder)
    yield made
    for word in ("--watch-window", ""):  # the watchers first, or they would start windows again
        for pid in made.processes(word):
            os.kill(pid, signal.SIGKILL)


def test_that_a_window_that_was_killed_is_there_again_on_its_workbook(
    program: Program, tmp_path: Path
) -> None:
    """Then it ends without a question when the system asks it to, and nothing is left."""
    path = tmp_path / "Plan of the unit.xlsx"
    assessment = small_assessment()
    save(Workbook(assessment, History(assessment)), path, None)
    first = subprocess.Popen([sys.executable, "-m", "smp_workbench", str(path)], cwd=ROOT)
    program.wait_window()
    time.sleep(0.5)
    first.kill()
    first.wait()
    began = time.monotonic()
    program.wait_logged(1)
    took = time.monotonic() - began
    pid, command = program.wait_window(other_than=first.pid)
    assert command[-1] == str(path)
    busy = os.getloadavg()[0] / (os.cpu_count() or 1)
    assert took < SECONDS * max(1.0, busy)
    os.kill(pid, signal.SIGTERM)
    program.wait_gone()
    assert program.logged() == 1
