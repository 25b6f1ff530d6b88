"""How fast a workbook is saved and opened, and that the time grows with the changes only.

Here: save (build, read back, compare, keep in the vault, write) of something else each time, and open, in
the warm child process that the program uses, beside openpyxl writing and reading the same cells in this one.
Not here: starting that process; the program does so after its first paint.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import count
from pathlib import Path

import openpyxl
import pytest

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import AddTheme, SetEntry
from smp_workbench.domain.scorecard import Confidence, Entry
from smp_workbench.domain.theme import Theme
from smp_workbench.domain.version import Change, History, Version, Workbook
from smp_workbench.storage.child_process import ChildProcess
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.present_file import file_digest
from smp_workbench.storage.saving import Saved, load, save
from smp_workbench.storage.vault.vault import Vault
from smp_workbench.storage.workbook.reader import ReadResult
from tests.benchmarks.conftest import Figures
from tests.factory import IDENTITY, applied
from tests.published.plain_model import plain_model

pytestmark = pytest.mark.timeout(600)

THEMES, CRITERIA = 30, 12
SAVE_REACH, OPEN_REACH = 0.400, 0.450
"""Seconds, with 50 versions of 20 changes."""
LINEAR = 2.6
"""At most this many times the time for twice the changes, or for twenty times the versions: a version
is one more row, as a change is."""
REPEATS = 5
LEVELS = [Fraction(value) for value in range(5)]


def versioned_workbook(versions: int, changes: int = 20) -> Workbook:
    """Return a fully scored assessment that was then changed and named so many times."""
    chance = random.Random(2018)
    model = plain_model("wsum(g)", [LEVELS] * CRITERIA)
    refs = [f"T-{number:03d}" for number in range(1, THEMES + 1)]

    def entry(ref: str, code: str) -> SetEntry:
        reason = chance.choice(("", "", "As the beat team says, up on last year"))
        confidence: Confidence = chance.choice(("", "low", "high"))
        return SetEntry("agreed", 0, ref, code, Entry(chance.choice(LEVELS), confidence, reason))

    start = applied(
        Assessment(IDENTITY, model, "A benchmark"),
        *(AddTheme(Theme(ref, f"Theme of ref {ref}")) for ref in refs),
        *(entry(ref, code) for ref in refs for code in model.codes),
    )
    state, made, named = start, [], []
    for number in range(1, versions + 1):
        for _ in range(changes):
            edit = entry(chance.choice(refs), chance.choice(model.codes))
            state, _ = edit.apply(state)
            made.append(Change(len(made) + 1, edit, "Chair", "2018-02-23T10:42:00Z"))
        who_and_when = ("Chair", "2018-02-23T10:42:00Z", "After the talk", "SMP Workbench 1.0")
        version = Version(number, f"Version {number}", *who_and_when, len(made), content_hash(state))
        named.append(version)
    return Workbook(state, History(start, tuple(made), tuple(named)))


@pytest.fixture
def child() -> Iterator[ChildProcess]:
    """Return the process; what is timed has been done once before, so it is warm."""
    process = ChildProcess()
    yield process
    process.end_for_good()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "assessment.xlsx"


def with_one_more(workbook: Workbook, number: int) -> Workbook:
    """Return a workbook after one more score, so that no two saves write the same bytes."""
    edit = SetEntry(
        "agreed", 0, "T-001", workbook.assessment.model.codes[0], Entry(LEVELS[0], "", f"No. {number}")
    )
    state, _ = edit.apply(workbook.assessment)
    change = Change(workbook.history.last_sequence + 1, edit, "Chair", "2018-02-23T10:42:00Z")
    return replace(workbook, assessment=state, history=workbook.history.with_change(change))


def saving(child: ChildProcess, workbook: Workbook, path: Path) -> Callable[[], None]:
    """Return a save of something else each time, so that the vault keeps a copy of each."""
    changed = (with_one_more(workbook, number) for number in count())
    kept = Vault()

    def task() -> None:
        before = len(kept.copies(IDENTITY))
        answer = child.ask(save, (next(changed), path, file_digest(path)), 60)
        assert isinstance(answer, Saved), answer
        assert len(kept.copies(IDENTITY)) == before + 1

    task()
    return task


def opening(child: ChildProcess, path: Path) -> Callable[[], None]:
    def task() -> None:
        answer = child.ask(load, (path,), 60)
        assert isinstance(answer, ReadResult), answer
        assert answer.findings == ()

    return task


def openpyxl_reads(path: Path) -> None:
    book = openpyxl.load_workbook(path, read_only=True)
    for sheet in book:
        for row in sheet.iter_rows(values_only=True):
            tuple(row)
    book.close()


def openpyxl_writes(cells: list[tuple[str, list[tuple[object, ...]]]]) -> None:
    book = openpyxl.Workbook(write_only=True)
    for name, rows in cells:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(io.BytesIO())


def cells_of(path: Path) -> list[tuple[str, list[tuple[object, ...]]]]:
    book = openpyxl.load_workbook(path, data_only=True)
    return [(sheet.title, list(sheet.iter_rows(values_only=True))) for sheet in book]


def test_that_saving_and_opening_are_quick(child: ChildProcess, path: Path, figures: Figures) -> None:
    size = f"{THEMES} × {CRITERIA}, 50 × 20 changes"
    saved = figures.best_time(saving(child, versioned_workbook(50), path), REPEATS)
    opened = figures.best_time(opening(child, path), REPEATS)
    cells = cells_of(path)
    written = figures.best_time(lambda: openpyxl_writes(cells))
    read = figures.best_time(lambda: openpyxl_reads(path))
    lines = (
        ("save, child included", saved, SAVE_REACH, "openpyxl writes its cells", written),
        ("open, child included", opened, OPEN_REACH, "openpyxl reads its cells", read),
    )
    for what, ours, reach, peer, theirs in lines:
        reached = (f"{ours * 1e3:.0f} ms", f"≤ {reach * 1e3:.0f} ms")
        figures.add(what, size, *reached, f"{peer}: {theirs * 1e3:.0f} ms", f"{ours / theirs:.2f}")
    assert saved <= SAVE_REACH
    assert opened <= OPEN_REACH


def test_that_time_grows_with_the_changes_and_not_with_the_versions(
    child: ChildProcess, path: Path, figures: Figures
) -> None:
    times = {}
    for versions, changes in ((50, 20), (100, 20), (1_000, 1)):
        file = path.with_name(f"{versions}.xlsx")
        saved = figures.best_time(saving(child, versioned_workbook(versions, changes), file), REPEATS)
        times[versions] = saved + figures.best_time(opening(child, file), REPEATS)
        size = f"{versions} × {changes} changes"
        figures.add("save and open", size, f"{times[versions] * 1e3:.0f} ms", "grows with the changes")
    assert times[100] <= LINEAR * times[50]
    assert times[1_000] <= LINEAR * times[50]
