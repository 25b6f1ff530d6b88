"""The table that every benchmark adds its figures to, printed when all have run.

Here: the ``figures`` fixture, the clock for peers, and the printing.
Not here: any figure.
"""

from __future__ import annotations

import timeit
from collections.abc import Callable
from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Figure:
    """One line of the table; the peer's time stands beside ours from the same run."""

    what: str
    size: str
    ours: str
    reach: str
    peer: str = ""
    ratio: str = ""


class Figures:
    """Collects lines, and times what pytest-benchmark does not."""

    def __init__(self) -> None:
        self.lines: list[Figure] = []

    def add(self, what: str, size: str, ours: str, reach: str, peer: str = "", ratio: str = "") -> None:
        """Add one line to the table."""
        self.lines.append(Figure(what, size, ours, reach, peer, ratio))

    def best_time(self, task: Callable[[], object], repeat: int = 60) -> float:
        """Return the shortest time of a task in seconds: what it takes when nobody else disturbs."""
        timer = timeit.Timer(task)
        number = max(1, timer.autorange()[0] // 50)  # short, so that some fall between disturbances
        return min(timer.repeat(repeat, number)) / number


FIGURES = Figures()


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> Figures:
    """Return the table; without ``--benchmark-enable`` times mean nothing, and the test is skipped."""
    if request.config.getoption("benchmark_disable") and not request.config.getoption("benchmark_enable"):
        pytest.skip("timings need --benchmark-enable")
    return FIGURES


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table."""
    if not FIGURES.lines:
        return
    heading = Figure("what", "size", "ours", "to reach", "peer", "ratio")
    rows = [(f.what, f.size, f.ours, f.reach, f.peer, f.ratio) for f in (heading, *FIGURES.lines)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    terminalreporter.section("figures")
    for row in rows:
        terminalreporter.write_line(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        )
