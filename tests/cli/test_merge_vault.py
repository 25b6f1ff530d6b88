"""``merge`` and the vault: what came back is kept as it was, and no vault keeps a merge from happening."""

from __future__ import annotations

from pathlib import Path

import pytest

from smp_workbench import paths
from smp_workbench.storage.saving import load, save
from smp_workbench.storage.vault.kept_copy import read_note
from smp_workbench.storage.vault.vault import Vault
from tests.cli.conftest import Run


def test_that_every_copy_is_kept_untouched_under_the_assessment(
    run: Run, workbook: Path, tmp_path: Path
) -> None:
    card, whole = tmp_path / "card.xlsx", tmp_path / "whole.xlsx"
    run("send", workbook, "--to", "S-02", "--round", "2", "--out", card)
    save(load(workbook).workbook, whole, None, vault=Vault(tmp_path / "another computer"))
    whole.write_bytes(whole.read_bytes() + b"\0")  # as no save writes it
    run("merge", workbook, card, whole, "--out", tmp_path / "out.xlsx")
    vault, identity = Vault(), load(workbook).workbook.assessment.identity
    kept = {read_note(one).file: vault.content(one) for one in vault.copies(identity) if one.returned}
    assert kept == {"card.xlsx": card.read_bytes(), "whole.xlsx": whole.read_bytes()}
    listed = run("vault", "list", workbook).out
    assert listed.count("a copy that came back") == 2
    assert "card.xlsx" in listed


def test_that_a_vault_that_takes_nothing_is_told_of_and_the_merge_goes_on(
    run: Run, workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = tmp_path / "card.xlsx"
    run("send", workbook, "--to", "S-02", "--round", "2", "--out", card)
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setattr(paths, "vault", lambda: tmp_path / "file" / "vault")
    ran = run("merge", workbook, card, "--out", tmp_path / "out.xlsx")
    assert (ran.code, (tmp_path / "out.xlsx").exists()) == (0, True)
    assert "No copy was kept in the vault" in ran.out
