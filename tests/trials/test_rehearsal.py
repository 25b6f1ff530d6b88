"""The rehearsal of an away day at the size that CI runs, that it can fail, and the oracle's own hash."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from smp_workbench.domain.assessment import Assessment
from smp_workbench.gui.sample import sample_workbook
from smp_workbench.storage.exact_form import content_hash
from tests.storage.workbook.rich_workbook import rich_workbook
from tests.trials.plain_hash import plain_hash

on_a_desktop = pytest.mark.skipif(sys.platform != "linux", reason="needs an X server")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run as a person does: the users' folders that it makes are not those of a test."""
    command = [sys.executable, "-m", "tests.trials.rehearsal", *arguments]
    root = Path(__file__).parents[2]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=290)


@on_a_desktop
@pytest.mark.trial(40)
@pytest.mark.timeout(300)
def test_that_a_day_with_kills_and_a_full_disk_ends_as_the_oracle_has_it() -> None:
    ran = run("--minutes", "5", "--kills", "2")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "2 kills, a full disk, 12 copies merged and decided" in ran.stdout


@on_a_desktop
@pytest.mark.trial(20)
@pytest.mark.timeout(300)
def test_that_the_rehearsal_notices_a_window_that_confirms_too_early() -> None:
    ran = run("--minutes", "5", "--kills", "2", "--naive")
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "confirmed, and" in ran.stdout


@pytest.mark.parametrize("state", [rich_workbook().assessment, sample_workbook().assessment])
def test_that_the_oracle_hashes_as_the_program_does(state: Assessment) -> None:
    assert plain_hash(state) == content_hash(state)
