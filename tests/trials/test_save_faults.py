"""Failures at every step of a save at the size that CI runs, and that the trial can fail."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.timeout(300)


def run(module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run in a process of its own, which forks and has a user's folder of its own."""
    command = [sys.executable, "-m", f"tests.trials.{module}", *arguments]
    root = Path(__file__).parents[2]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=290)


@pytest.mark.trial(30)
def test_that_no_failure_at_any_step_of_a_save_costs_a_file_or_is_said_badly() -> None:
    ran = run("save_faults", "--trials", "50")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.startswith("50 failures at ")
    assert ran.stdout.rstrip().endswith("; 0 wrong")
    assert "refused" in ran.stdout


@pytest.mark.trial(3)
def test_that_the_trial_notices_a_save_without_care() -> None:
    ran = run("save_faults", "--trials", "8", "--naive")
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert " 0 wrong" not in ran.stdout


@pytest.mark.trial(40)
def test_that_the_window_tells_calmly_of_every_failure_of_a_save() -> None:
    ran = run("window_faults", "--trials", "14")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.startswith("14 failures at ")
    assert ran.stdout.rstrip().endswith("; 0 wrong")
