"""The hosted workflow holds to our rules; `.ci/run` has its linters check theirs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def test_that_there_is_a_workflow_for_each_system() -> None:
    (frozen,) = (path.read_text(encoding="utf-8") for path in WORKFLOWS if path.stem == "frozen")
    assert all(system in frozen for system in ("windows-", "macos-", "ubuntu-"))
    assert "start.py freeze" in frozen


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_that_every_action_is_pinned_by_its_commit_and_says_which_version(path: Path) -> None:
    used = re.findall(r"uses:\s*(.*)", path.read_text(encoding="utf-8"))
    assert used
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action) for action in used)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_that_a_workflow_may_only_read_and_knows_no_secret(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "\npermissions: {}\n" in text
    assert re.findall(r"^ +(\w[\w-]*): (?:read|write)$", text, flags=re.MULTILINE) == ["contents"]
    assert "contents: read" in text
    assert "secrets." not in text
    assert text.count("actions/checkout") == text.count("persist-credentials: false")
