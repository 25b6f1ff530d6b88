"""``vault``: what is kept on this computer, found, compared, restored to a new file, and purged."""

from __future__ import annotations

from pathlib import Path

import pytest

from smp_workbench import paths
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.saving import load, save
from tests.cli.conftest import Run, small_session
from tests.factory import IDENTITY, agreed


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """Return a workbook that was saved twice, with one score changed in between."""
    path, session = tmp_path / "plan.xlsx", small_session()
    digest = save(session.workbook, path, None).digest
    session.apply(agreed("T-002", "H1", 4))
    save(session.workbook, path, digest)
    return path


def ids(run: Run) -> list[str]:
    (assessment,) = run("vault", "list", "--json").data["assessments"]
    return [copy["copy"] for copy in assessment["copies"]]


def test_that_an_empty_vault_says_so(run: Run) -> None:
    ran = run("vault")
    assert (ran.code, ran.err) == (0, "")
    assert "empty" in ran.out
    assert str(paths.vault()) in ran.out


def test_that_the_list_says_when_and_what_latest_first(run: Run, saved: Path) -> None:
    data = run("vault", "list", saved, "--json").data
    assert data["folder"] == str(paths.vault())
    (assessment,) = data["assessments"]
    assert assessment["identity"] == IDENTITY
    later, first = assessment["copies"]
    assert (later["version"], later["changes"], first["changes"]) == (1, 2, 1)
    assert later["content"] == content_hash(load(saved).workbook.assessment)
    assert {later["file"], first["file"]} == {"plan.xlsx"}
    out = run("vault", "list", saved).out
    assert "version 1 and 2 changes" in out
    assert later["copy"] in out
    assert IDENTITY[:8] in run("vault").out


def test_that_a_copy_is_compared_with_the_latest_with_another_and_with_a_file(run: Run, saved: Path) -> None:
    later, first = ids(run)
    for words in ((), (later,), (saved,)):
        ran = run("vault", "changed", first, *words, "--json")
        assert ran.code == 1
        scores = [one for one in ran.data["differences"] if one["kind"] == "score"]
        assert [(one["subject"], one["field"], one["after"]) for one in scores] == [("T-002", "H1", "4")]
    assert run("vault", "changed", later).code == 0
    assert "Physical harm" in run("vault", "changed", first).out


def test_that_a_copy_is_restored_to_a_new_file_and_never_over_another(
    run: Run, saved: Path, tmp_path: Path
) -> None:
    _, first = ids(run)
    out, before = tmp_path / "back.xlsx", saved.read_bytes()
    ran = run("vault", "restore", first, "--out", out, "--json")
    assert (ran.code, ran.data["out"]) == (0, str(out))
    assert content_hash(load(out).workbook.assessment) == ran.data["copy"]["content"]
    ran = run("vault", "restore", first, "--out", saved)
    assert ran.code == 3
    assert "There is a file “plan.xlsx” already" in ran.err
    assert saved.read_bytes() == before


def test_that_a_damaged_copy_is_never_restored(run: Run, saved: Path, tmp_path: Path) -> None:
    _, first = ids(run)
    (path,) = paths.vault().glob(f"*/*-{first}*.xlsx")
    path.write_bytes(path.read_bytes()[:-1])
    ran = run("vault", "restore", first, "--out", tmp_path / "back.xlsx")
    assert ran.code == 3
    assert "was damaged" in ran.err
    assert not (tmp_path / "back.xlsx").exists()


def test_that_purging_says_what_went_and_leaves_the_workbook(run: Run, saved: Path) -> None:
    assert run("vault", "purge", "--older-than", "1").out.startswith("0 copies")
    assert len(run("vault", "purge", saved, "--json").data["removed"]) == 2
    assert saved.is_file()
    assert run("vault", "list", "--json").data["assessments"] == []
    assert run("vault", "purge", "--all").out.startswith("0 copies")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("purge",), "What is to be removed for good?"),
        (("purge", "plan", "--all"), "cannot both be meant"),
        (("purge", "--older-than", "soon"), "no number of days"),
        (("purge", "--older-than", "-1"), "no number of days"),
        (("restore",), "takes 1 name"),
        (("restore", "abcd"), "Where is it to be restored to?"),
        (("restore", "abcd", "--out", "x.xlsx"), "There is no copy “abcd” in the vault."),
        (("changed", "../etc"), "There is no copy “../etc” in the vault."),
        (("changed",), "takes 1 to 2 names"),
        (("list", "nobody"), "nothing in the vault is called so"),
        (("lost",), "invalid choice"),
    ],
)
def test_that_wrong_usage_is_one_sentence(run: Run, words: tuple[str, ...], sentence: str) -> None:
    ran = run("vault", *words)
    assert ran.code == 2
    assert sentence in ran.err
    assert ran.err.count("\n") == 1


def test_that_a_file_that_is_no_workbook_is_explained(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("notes")
    assert run("vault", "list", path).code == 3
