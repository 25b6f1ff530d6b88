"""The kill trials at the size that belongs to the suite, and that they can fail."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SEVERAL = "200"

pytestmark = [
    pytest.mark.trial(45),
    pytest.mark.skipif(sys.platform == "win32", reason="POSIX kills and forks"),
]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run in a process of its own: one that has Qt and threads in it must not fork."""
    command = [sys.executable, "-m", "tests.trials.kill_during_save", *arguments]
    root = Path(__file__).parents[2]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=110)


def test_that_no_kill_during_a_save_costs_a_file_or_a_confirmed_save() -> None:
    ran = run("--trials", SEVERAL)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "200 kills" in ran.stdout
    assert "unreadable" not in ran.stdout
    assert "lost" not in ran.stdout


def test_that_the_trial_notices_a_save_without_care() -> None:
    ran = run("--trials", "25", "--naive")
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "unreadable" in ran.stdout
