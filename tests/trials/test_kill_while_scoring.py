"""The kill trials of the journal at the size that belongs to the suite, and that they can fail."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

SEVERAL = "200"
BUDGET = 30.0
"""Seconds that all these trials may take on a machine of the suite."""

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="POSIX kills and forks")]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run in a process of its own: one that has Qt and threads in it must not fork."""
    command = [sys.executable, "-m", "tests.trials.kill_while_scoring", *arguments]
    root = Path(__file__).parents[2]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=110)


def test_that_no_kill_while_scoring_costs_a_confirmed_edit() -> None:
    started = time.perf_counter()
    ran = run("--trials", SEVERAL)
    seconds = time.perf_counter() - started
    sys.stdout.write(f"{ran.stdout}{seconds:.0f} s of a budget of {BUDGET:.0f} s\n")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "200 kills" in ran.stdout
    assert ran.stdout.rstrip().endswith(": 200 all there")
    assert " 0 edits" not in ran.stdout


def test_that_the_trial_notices_a_journal_without_care() -> None:
    ran = run("--trials", "25", "--naive")
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "lost" in ran.stdout
