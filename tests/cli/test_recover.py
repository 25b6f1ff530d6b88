"""``recover``: what was left behind is listed, and written to a new file, never over anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from smp_workbench import paths
from smp_workbench.session.session import Session
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.journal.journal import Journal
from smp_workbench.storage.journal.line import Base
from smp_workbench.storage.saving import load, save
from tests.cli.conftest import Run, small_session
from tests.factory import IDENTITY, agreed


def leave(session: Session, base: Base, *levels: int) -> None:
    """End a run without warning in which a score was set to these levels."""
    journal = Journal(paths.journals(), lambda _: None)
    journal.start()
    journal.begin(base, session.workbook, at_once=False)
    for level in levels:
        journal.add(session.apply(agreed("T-001", "H1", level)).change)
    journal.stop()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "plan.xlsx"


@pytest.fixture
def left(path: Path) -> Session:
    """Return what a run left behind that had saved before."""
    session = small_session()
    digest = save(session.workbook, path, None).digest
    history = session.history
    leave(session, Base(str(path), digest, history.last_sequence, len(history.versions)), 4, 1)
    return session


def test_that_nothing_left_is_said_so(run: Run, path: Path) -> None:
    ran = run("recover")
    assert (ran.code, ran.err) == (0, "")
    assert "Nothing was left behind" in ran.out
    assert run("recover", "--json").data == {"folder": str(paths.journals()), "recoverable": []}
    assert run("recover", "--out", path).code == 2


def test_that_what_was_left_is_listed(run: Run, left: Session, path: Path) -> None:
    (one,) = run("recover", "--json").data["recoverable"]
    assert (one["changes"], one["versions"], one["file"], one["fault"]) == (2, 0, str(path), None)
    assert one["identity"] == IDENTITY
    out = run("recover").out
    assert one["which"] in out
    assert "2 changes" in out
    assert run("recover", one["which"]).out == out


def test_that_it_is_written_to_a_new_file_and_stays(
    run: Run, left: Session, path: Path, tmp_path: Path
) -> None:
    (journal,) = paths.journals().iterdir()
    before = path.read_bytes(), journal.read_bytes()
    out = tmp_path / "back.xlsx"
    ran = run("recover", "--out", out, "--json")
    assert ran.code == 0
    assert load(out).workbook == left.workbook
    assert ran.data["result_hash"] == content_hash(left.assessment)
    assert (ran.data["changes"], ran.data["standing"]) == (2, "as it was")
    assert (path.read_bytes(), journal.read_bytes()) == before


def test_that_nothing_is_ever_written_over(run: Run, left: Session, path: Path) -> None:
    before = path.read_bytes()
    ran = run("recover", "--out", path)
    assert ran.code == 2
    assert "already" in ran.err
    assert path.read_bytes() == before


def test_that_what_somebody_else_has_saved_since_is_merged(
    run: Run, left: Session, path: Path, tmp_path: Path
) -> None:
    other = Session(load(path).workbook, "Somebody else")
    other.apply(agreed("T-002", "H1", 3))
    save(other.workbook, path, load(path).digest)
    out = tmp_path / "back.xlsx"
    ran = run("recover", "--out", out)
    assert ran.code == 0
    assert "1 change of theirs taken, 0 left to be decided" in ran.out
    state = load(out).workbook.assessment
    assert [state.agreed.entry(ref, "H1").level for ref in ("T-001", "T-002")] == [1, 3]


def test_that_what_both_changed_is_a_finding(run: Run, left: Session, path: Path, tmp_path: Path) -> None:
    other = Session(load(path).workbook, "Somebody else")
    other.apply(agreed("T-001", "H1", 3))
    save(other.workbook, path, load(path).digest)
    ran = run("recover", "--out", tmp_path / "back.xlsx", "--json")
    assert ran.code == 1
    assert ran.data["to_decide"] == 1


def test_that_one_of_several_must_be_named(run: Run, left: Session, tmp_path: Path) -> None:
    leave(small_session(), Base(), 3)
    ran = run("recover", "--out", tmp_path / "back.xlsx")
    assert ran.code == 2
    assert "2 assessments were left behind" in ran.err
    first, second = run("recover", "--json").data["recoverable"]
    assert (first["file"] is None) != (second["file"] is None)
    assert run("recover", second["which"], "--out", tmp_path / "back.xlsx").code == 0
    assert run("recover", "zzzz", "--out", tmp_path / "other.xlsx").code == 2


def test_that_a_journal_that_cannot_be_read_is_listed_with_why(run: Run, left: Session) -> None:
    (journal,) = paths.journals().iterdir()
    journal.write_bytes(journal.read_bytes().replace(b"checkpoint", b"checkpaint"))
    (one,) = run("recover", "--json").data["recoverable"]
    assert "damaged at its beginning" in one["fault"]
    assert "damaged at its beginning" in run("recover").out
    ran = run("recover", "--out", journal.with_name("back.xlsx"))
    assert ran.code == 3
