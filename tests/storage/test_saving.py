"""Saving says "saved" only of a file that is there, whole, and reads back the same."""

from __future__ import annotations

import os
import pickle
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.version import Workbook
from smp_workbench.errors import ModelFault, SaveFailed, Sentence, UnreadableFile
from smp_workbench.storage import saving
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.model_file import shipped_models
from smp_workbench.storage.present_file import file_digest
from smp_workbench.storage.saving import load, save
from smp_workbench.storage.workbook.finding import Finding
from tests.factory import IDENTITY, agreed, small_assessment, small_model
from tests.storage.workbook.rich_workbook import make_workbook, rich_workbook


@pytest.fixture
def workbook() -> Workbook:
    return rich_workbook()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "assessment.xlsx"


def test_that_what_is_saved_is_what_is_loaded(workbook: Workbook, path: Path) -> None:
    saved = save(workbook, path, None)
    loaded = load(path)
    assert loaded.workbook == workbook
    assert loaded.findings == ()
    assert loaded.digest == saved.digest == file_digest(path)
    assert saved.content == content_hash(workbook.assessment)
    assert saved.when.tzinfo is UTC


def test_that_a_file_is_saved_again_and_again(workbook: Workbook, path: Path) -> None:
    digest = save(workbook, path, None).digest
    changed = make_workbook([agreed("T-001", "H1", 4)], workbook.assessment)
    assert load(path).workbook == workbook
    save(changed, path, digest)
    assert load(path).workbook == changed


def test_that_every_shipped_model_can_be_saved(path: Path) -> None:
    for model in shipped_models():
        workbook = make_workbook((), Assessment(IDENTITY, model))
        save(workbook, path.with_name(f"{model.id}.xlsx"), None)
        assert load(path.with_name(f"{model.id}.xlsx")).workbook == workbook


def test_that_equal_workbooks_make_equal_files(workbook: Workbook, path: Path) -> None:
    other = path.with_name("other.xlsx")
    assert save(workbook, path, None).digest == save(workbook, other, None).digest


def test_that_a_file_which_would_read_back_with_findings_is_not_saved(
    workbook: Workbook, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    doubtful = Finding(
        "Scores", "F9", "T-001", "H1", "3", "3 ", Sentence("A space was left out."), accepted=True
    )
    read = saving.read_workbook
    monkeypatch.setattr(
        saving, "read_workbook", lambda data, name: replace(read(data, name), findings=(doubtful,))
    )
    with pytest.raises(SaveFailed, match="does not read back as the same assessment"):
        save(workbook, path, None)
    assert not path.exists()


def test_that_a_file_that_is_there_is_not_overwritten_silently(workbook: Workbook, path: Path) -> None:
    path.write_bytes(b"somebody's notes")
    with pytest.raises(SaveFailed, match=r"already.*Save a copy"):
        save(workbook, path, None)
    assert path.read_bytes() == b"somebody's notes"
    save(workbook, path, file_digest(path))
    assert load(path).workbook == workbook


def test_that_a_file_changed_or_gone_since_it_was_opened_is_left_alone(
    workbook: Workbook, path: Path
) -> None:
    digest = save(workbook, path, None).digest
    path.write_bytes(b"changed")
    with pytest.raises(SaveFailed, match="changed by somebody else"):
        save(workbook, path, digest)
    assert path.read_bytes() == b"changed"
    path.unlink()
    with pytest.raises(SaveFailed, match="not where it was"):
        save(workbook, path, digest)
    assert not path.exists()


def test_that_a_file_changed_while_the_save_runs_is_left_alone(
    workbook: Workbook, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest = save(workbook, path, None).digest
    build = saving.workbook_bytes

    def slow_build(one: Workbook) -> bytes:
        path.write_bytes(b"changed meanwhile")
        return build(one)

    monkeypatch.setattr(saving, "workbook_bytes", slow_build)
    with pytest.raises(SaveFailed, match="changed by somebody else"):
        save(workbook, path, digest)
    assert path.read_bytes() == b"changed meanwhile"


def test_that_what_does_not_read_back_the_same_is_not_saved(
    workbook: Workbook, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = saving.workbook_bytes(make_workbook([agreed("T-001", "H1", 4)], workbook.assessment))
    for wrong in (other, b"", other[:-100]):
        monkeypatch.setattr(saving, "workbook_bytes", lambda _, wrong=wrong: wrong)
        with pytest.raises(SaveFailed, match="does not read back"):
            save(workbook, path, None)
        assert not path.exists()


def test_that_a_workbook_whose_history_leads_elsewhere_is_not_saved(workbook: Workbook, path: Path) -> None:
    after, _ = agreed("T-001", "H1", 4).apply(workbook.assessment)
    with pytest.raises(SaveFailed):
        save(Workbook(after, workbook.history), path, None)
    assert not path.exists()


def test_that_a_model_that_does_not_work_is_not_saved(path: Path) -> None:
    assessment = small_assessment(small_model("harm_total / nothing"))
    with pytest.raises(ModelFault):
        save(make_workbook((), assessment), path, None)
    assert not path.exists()


def test_that_a_file_that_cannot_be_had_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="is not there"):
        load(tmp_path / "missing.xlsx")
    with pytest.raises(UnreadableFile, match="is a folder"):
        load(tmp_path)
    with pytest.raises(UnreadableFile, match="is not there"):
        load(tmp_path / "missing" / "file.xlsx")
    large = tmp_path / "large.xlsx"
    large.write_bytes(b"PK")
    os.truncate(large, 10_000_000_000)
    with pytest.raises(UnreadableFile, match="larger than any assessment"):
        load(large)


@pytest.mark.skipif(os.name == "nt", reason="no pipes in folders")
def test_that_a_pipe_or_a_device_is_never_waited_for(workbook: Workbook, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.xlsx"
    os.mkfifo(pipe)
    for endless in (pipe, Path("/dev/full"), Path("/dev/zero")):
        with pytest.raises(UnreadableFile, match="a pipe or a device"):
            load(endless)
        with pytest.raises(SaveFailed, match=r"a pipe or a device.*Save a copy"):
            save(workbook, endless, None)


def test_that_a_file_larger_than_any_workbook_is_not_read_to_its_end(
    workbook: Workbook, tmp_path: Path
) -> None:
    large = tmp_path / "large.xlsx"
    large.write_bytes(b"PK")
    os.truncate(large, 10_000_000_000)
    with pytest.raises(SaveFailed, match="larger than any workbook"):
        save(workbook, large, None)


def test_that_a_name_that_no_file_can_have_is_one_clear_error(workbook: Workbook, tmp_path: Path) -> None:
    path = tmp_path / "a\0.xlsx"
    with pytest.raises(UnreadableFile, match="is not there"):
        load(path)
    with pytest.raises(SaveFailed, match=r"no file can have that name.*Save a copy"):
        save(workbook, path, None)


def test_that_arguments_results_and_errors_cross_between_processes(workbook: Workbook, path: Path) -> None:
    for thing in (workbook, save(workbook, path, None), load(path)):
        assert pickle.loads(pickle.dumps(thing)) == thing
    for call in (lambda: save(workbook, path, None), lambda: load(path.with_name("missing.xlsx"))):
        with pytest.raises((SaveFailed, UnreadableFile)) as caught:
            call()
        assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
