"""The kill trials of the real window at the size that CI runs, and that they can fail."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SEVERAL = "8"

pytestmark = [
    pytest.mark.trial(45),
    pytest.mark.timeout(400),
    pytest.mark.skipif(sys.platform != "linux", reason="needs an X server"),
]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run as a person does: the users' folders that it makes are not those of a test."""
    command = [sys.executable, "-m", "tests.trials.kill_window", *arguments]
    root = Path(__file__).parents[2]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=390)


def test_that_no_kill_of_the_window_costs_a_confirmed_score() -> None:
    ran = run("--trials", SEVERAL)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert f"{SEVERAL} kills of the window" in ran.stdout
    assert ran.stdout.rstrip().endswith(f": {SEVERAL} all there")
    assert " 0 edits" not in ran.stdout


def test_that_the_trial_notices_a_window_that_confirms_too_early() -> None:
    ran = run("--trials", "20", "--naive")
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "lost" in ran.stdout
