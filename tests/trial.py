"""Trials: hard usage at its small size, each with its budget in seconds, run apart from the suite by CI.

    @pytest.mark.trial(60)

Here: the table of what each took beside its budget, printed when all have run.
Not here: the trials, which lie beside what they try.

A budget is what a trial may take on two cores; it is printed and not enforced, since a shared machine has
its own clock. A trial that hangs is ended by the test's time-out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest

_BUDGET = "budget"
ALL = 720
"""Seconds that all trials may take together."""


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Have a trial's report carry its budget, also from a worker."""
    mark = item.get_closest_marker("trial")
    if mark is not None:
        item.user_properties.append((_BUDGET, mark.args[0]))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table."""
    ran: defaultdict[tuple[str, float], list[float]] = defaultdict(list)
    for name, took, budget in _trials(terminalreporter):
        ran[name, budget].append(took)
    if not ran:
        return
    terminalreporter.section("trials")
    for (name, budget), times in sorted(ran.items(), key=lambda trial: -max(trial[1])):
        often = f", the slowest of {len(times)}" if len(times) > 1 else ""
        over = ", over its budget" if max(times) > budget else ""
        terminalreporter.write_line(f"{max(times):6.1f} s of {budget:4.0f}  {name}{often}{over}")
    total = sum(map(sum, ran.values()))
    terminalreporter.write_line(f"{total:6.1f} s of {ALL:4.0f}  in all, on one core after the other")


def _trials(terminalreporter: pytest.TerminalReporter) -> Iterator[tuple[str, float, float]]:
    """Yield name, seconds and budget of each trial that ran; those of one function have one name."""
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, []):
            budget = dict(report.user_properties).get(_BUDGET)
            if budget is not None and report.when == "call":
                yield report.nodeid.partition("[")[0].rpartition("::")[2], report.duration, float(str(budget))
