"""The kill trials of the journal at the size that belongs to the suite, and that they can fail."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SEVERAL = "200"

pytestmark = [
    pytest.mark.trial(40),
    pytest.mark.skipif(sys.platform == "win32", reason="POSIX kills and forks"),
]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run in a process of its own: one that has Qt and threads in it must not fork."""
    command = [sys.executable, "-m", "tests.trials.kill_while_scoring", *arguments]
    root = Path(__file__).parents[2]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=110)


def test_that_no_kill_while_scoring_costs_a_confirmed_edit() -> None:
    ran = run("--trials", SEVERAL)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "200 kills" in ran.stdout
    assert ran.stdout.rstrip().endswith(": 200 all there")
    assert " 0 edits" not in ran.stdout


def test_that_the_trial_notices_a_journal_without_care() -> None:
    ran = run("--trials", "25", "--naive")
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "lost" in ran.stdout
