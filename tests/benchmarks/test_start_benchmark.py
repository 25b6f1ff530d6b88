"""How long a start takes: the window with the sample beside a bare window of Qt and pyqtgraph.

Here: from the start of the process to the first paint, in fresh processes that take turns; and the whole
command, started for the second time, to the same moment.
Not here: what happens in the window afterwards.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.benchmarks.conftest import Figures

ROOT = Path(__file__).parents[2]
ROUNDS = 9
ENOUGH = 1.5
SECONDS = 2.0
PATIENCE = 60
FROZEN = ROOT / "dist" / "smp-workbench" / "smp-workbench"

# Both say the clock when their first paint is done, and end there.
OURS = """
import os, time
from smp_workbench import __main__
from smp_workbench.gui.tasks import Tasks
def painted(self):
    print(time.monotonic(), time.process_time(), flush=True)
    os._exit(0)
Tasks.start = painted
__main__.main([])
"""
BARE = """
import os, time
import pyqtgraph
from PySide6.QtWidgets import QApplication
class Plot(pyqtgraph.PlotWidget):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.monotonic(), time.process_time(), flush=True)
        os._exit(0)
application = QApplication([])
plot = Plot()
plot.plot([1, 2, 3])
plot.show()
application.exec()
"""


def _environment(cache: Path) -> dict[str, str]:
    """Return that of a person who has not used the program yet, and whose program has been compiled."""
    own = {f"XDG_{kind}_HOME": str(cache / "user" / kind.lower()) for kind in ("CONFIG", "DATA", "STATE")}
    environment = {
        **os.environ, **own, "PYTHONPYCACHEPREFIX": str(cache), "QT_QPA_PLATFORM": "offscreen",
    }  # fmt: skip
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def first_paint(code: str, cache: Path) -> tuple[float, float]:
    """Return the seconds on the clock and on the processor from the start of a process to its first paint."""
    environment = _environment(cache)
    began = time.monotonic()
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True,
        timeout=60, check=True,
    )  # fmt: skip
    moment, processor = map(float, ended.stdout.split()[-2:])
    return moment - began, processor


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of compiled modules, filled by one start of each."""
    folder = tmp_path_factory.mktemp("compiled")
    first_paint(OURS, folder)
    first_paint(BARE, folder)
    return folder


def test_that_a_start_takes_at_most_half_as_long_again_as_a_bare_window(
    cache: Path, figures: Figures
) -> None:
    pairs = [(first_paint(OURS, cache), first_paint(BARE, cache)) for _ in range(ROUNDS)]
    ours, bare = min(pair[0][0] for pair in pairs), min(pair[1][0] for pair in pairs)
    ratio = ours / bare
    figures.add(
        "start to the first paint, sample open", "18 × 10", f"{ours * 1000:.0f} ms", f"≤ {ENOUGH} ×",
        f"bare window {bare * 1000:.0f} ms", f"{ratio:.2f}",
    )  # fmt: skip
    assert ratio <= ENOUGH


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="watches the process in /proc")
def test_that_the_second_start_of_the_whole_command_is_quick(figures: Figures, tmp_path: Path) -> None:
    """From the shell command to the window; its child process is started right after the first paint."""
    times = [window_start(["sh", str(ROOT / "installer" / "start.sh")], tmp_path) for _ in range(4)]
    figures.add("start.sh to the first paint, again", "18 × 10", f"{min(times) * 1000:.0f} ms", "< 2 s")
    assert min(times) < SECONDS


@pytest.mark.skipif(not FROZEN.exists(), reason="it is made by: sh installer/start.sh freeze")
def test_that_the_frozen_program_starts_as_quickly(cache: Path, figures: Figures) -> None:
    pairs = [(window_start([str(FROZEN)], cache), first_paint(BARE, cache)[0]) for _ in range(ROUNDS)]
    ours, bare = min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)
    figures.add(
        "frozen, to the first paint", "18 × 10", f"{ours * 1000:.0f} ms", f"≤ {ENOUGH} ×",
        f"bare window {bare * 1000:.0f} ms", f"{ours / bare:.2f}",
    )  # fmt: skip
    assert ours / bare <= ENOUGH


def window_start(command: list[str], cache: Path) -> float:
    """Return the seconds from the start of a command until the program starts its child process."""
    environment = _environment(cache)
    began = time.monotonic()
    started = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not has_worker(started.pid):
            assert time.monotonic() - began < PATIENCE, "the window did not open"
            time.sleep(0.005)
        return time.monotonic() - began
    finally:
        started.kill()
        started.wait()


def has_worker(process: int) -> bool:
    """Return whether a process has started a Python of its own, from any of its threads."""
    children = [path.read_text().split() for path in Path(f"/proc/{process}/task").glob("*/children")]
    commands = (Path(f"/proc/{child}/cmdline") for each in children for child in each)
    try:
        return any(b"multiprocessing" in command.read_bytes() for command in commands)
    except FileNotFoundError:  # it has ended in between
        return False
