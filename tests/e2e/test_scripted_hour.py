"""An away day's hour by keyboard alone; it ends in what the same edits give without a window.

Here: the program in a process of its own on a screen of its own, with keys that the X server presses, and
what must come of it: the assessment, its versions, the moves that were compared, the printed pages.
Not here: which keys (``hour``), and what each step does in detail (``tests/gui``).
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from smp_workbench import paths
from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import (
    AddNote,
    AddTheme,
    Edit,
    SetCutLine,
    SetDecision,
    SetDetail,
    SetEntry,
    SetModel,
)
from smp_workbench.domain.scorecard import AGREED, NOT_KNOWN, Entry
from smp_workbench.domain.theme import Decision, EvidenceNote, Theme
from smp_workbench.scoring.rank import rank_assessment
from smp_workbench.session.session import Session, new_workbook
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.saving import load
from tests.desktop import found, open_desktop
from tests.e2e.hour import CODES, MODEL, NAMES, OTHER_MODEL, RETHOUGHT, level, other_level, ref, spend
from tests.factory import restoring
from tests.person import Person
from tests.program import open_program

pytestmark = [
    pytest.mark.timeout(400),  # a quarter of a minute where the machine is free; it waits for what it needs
    pytest.mark.skipif(sys.platform != "linux", reason="needs an X server"),
]

# --- the same without a window --------------------------------------------------------------------


def first_edits() -> list[Edit]:
    """Return what is done until the first version, as plain data."""
    edits: list[Edit] = [SetDetail("title", "Away day"), SetCutLine(5)]
    edits += [AddTheme(Theme(ref(row), name)) for row, name in enumerate(NAMES)]
    for row in range(len(NAMES)):
        edits += [scored(row, column, level(row, column)) for column in range(len(CODES))]
    first = Entry(MODEL.criteria[0].levels[level(0, 0) - 1].value, "high", "Two stabbings since November")
    note = EvidenceNote("E-001", ref(0), "H1", "Offences recorded", "812", "Police data", "to October 2017")
    return [
        *edits,
        SetEntry(AGREED, 0, ref(17), "P3", Entry(NOT_KNOWN)),
        SetEntry(AGREED, 0, ref(0), "H1", first),
        AddNote(note),
        SetDecision(ref(0), Decision("priority", "Residents ask for it")),
        SetDecision(ref(16), Decision("watch", "New outreach in April")),
    ]


def scored(row: int, column: int, place: int) -> SetEntry:
    criterion = MODEL.criteria[column]
    return SetEntry(AGREED, 0, ref(row), criterion.code, Entry(criterion.levels[place - 1].value))


def hour_without_window(identity: str) -> Session:
    core = Session(new_workbook(MODEL, identity))
    apply(core, first_edits())
    core.commit("Away day", "As the room left it")
    apply(core, [scored(1, column, other_level(1, column)) for column in range(len(RETHOUGHT))])
    core.commit("Second thoughts", "Repeat victims came to light")
    core.apply(restoring(core.workbook, 1))
    core.commit("Restored from version 1", "The away day stands")
    core.apply(SetModel(OTHER_MODEL))
    return core


def apply(core: Session, edits: Sequence[Edit]) -> None:
    for edit in edits:
        core.apply(edit)


def moves_between(before: Assessment, after: Assessment) -> dict[str, list[str]]:
    """Return each theme's two ranks and its move, as the table of moves writes them."""
    places = [{one.name: one for one in rank_assessment(state).themes} for state in (before, after)]
    moves = {}
    for name in NAMES:
        old, new = (place[name] for place in places)
        moved = (old.rank or 0) - (new.rank or 0)
        mark = f"↑{moved}" if moved > 0 else f"↓{-moved}" if moved < 0 else "–"
        moves[name] = [old.rank_text, new.rank_text, mark]
    return moves


def pages_of(path: Path) -> list[str]:
    ran = subprocess.run(
        [found("pdftotext"), "-layout", path, "-"], capture_output=True, text=True, check=True
    )
    return ran.stdout.split("\f")[:-1]


def test_that_an_hour_by_keyboard_ends_in_what_the_same_edits_give_without_a_window(tmp_path: Path) -> None:
    workbook, pages = tmp_path / "Away day.xlsx", tmp_path / "Pages.pdf"
    with open_desktop(tmp_path / "screen") as desktop, open_program(desktop) as program:
        copied, said = spend(Person(desktop, program), workbook, pages)
    saved = load(workbook).workbook
    core = hour_without_window(saved.assessment.identity)
    assert saved.assessment == core.assessment
    assert content_hash(saved.assessment) == content_hash(core.assessment)
    kept = [(one.number, one.name, one.why, one.content) for one in core.history.versions]
    assert [(one.number, one.name, one.why, one.content) for one in saved.history.versions] == kept
    states = [core.history.state_at(version.sequence) for version in core.history.versions]
    heads, *rows = (line.split("\t") for line in copied.splitlines())
    assert heads[:4] == ["Theme", "Version 1", "Version 2", "Moved"]
    assert {row[0]: row[1:4] for row in rows} == moves_between(states[0], states[1])
    printed = pages_of(pages)
    assert said.startswith(f"{len(printed)} pages")
    assert "Away day" in printed[0]
    assert [name for name in NAMES if name not in "".join(printed)] == []
    assert not list(paths.journals().iterdir())
