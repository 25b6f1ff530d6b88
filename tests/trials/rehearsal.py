"""A whole away day at full speed: scored by keys, killed, on a full disk, twelve copies merged and decided.

Here: the copies, and the oracle that the day must end in. Not here: the room (``rehearsal_room``), the hash
of the oracle (``plain_hash``), and the size that belongs to CI (``test_rehearsal``).

Copies go out first. Then the real window scores by keys that the X server presses; it is killed with SIGKILL
in the midst of them, and once the disk is full. At the end ten scorers' cards and two whole copies come back,
and where a deputy differs from the room, that is decided. The same acts are applied to plain nouns beside it,
with no file, journal or merge. ``--naive`` confirms edits that are only in memory, to show that it can fail.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Final

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import Batch, SetEntry
from smp_workbench.domain.scorecard import AGREED, Answer, Entry
from smp_workbench.session.card_session import opened_session
from smp_workbench.session.session import Session
from smp_workbench.storage.either_file import load_either, save_either
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.my_scores.card_copy import card_copy
from smp_workbench.storage.my_scores.grid_layout import MY_SCORES
from smp_workbench.storage.my_scores.sending import send_card, send_whole
from smp_workbench.storage.saving import load, save
from tests.desktop import Desktop, open_desktop
from tests.person import Person
from tests.program import ROOT, open_program
from tests.storage.workbook.mangled import Spot, typed
from tests.trials.kill_window import CARELESS
from tests.trials.plain_hash import plain_hash
from tests.trials.rehearsal_room import (
    CARDS,
    FULL,
    FULL_DISK,
    ROOM,
    THEMES,
    Day,
    Wrong,
    begin_day,
    quit_saved,
    ref_of,
    scorer_of,
    spend_day,
)

A_MINUTE: Final = 12
"""Scores that a room agrees in a minute at most, one in five seconds."""
DEPUTIES: Final = 2


def send_out(day: Day) -> list[Path]:
    """Write the copies that go out before the day, ten cards and two whole workbooks."""
    workbook, paths = load(day.file).workbook, []
    for number in range(1, CARDS + 1):
        paths.append(day.folder / f"Agency {number}.xlsx")
        send_card(card_copy(workbook, scorer_of(number), 1), paths[-1])
    for number in range(1, DEPUTIES + 1):
        paths.append(day.folder / f"Deputy {number}.xlsx")
        send_whole(workbook, paths[-1])
    return paths


def fill_in(day: Day, base: Assessment, paths: Sequence[Path]) -> tuple[list[list[SetEntry]], list[SetEntry]]:
    """Fill in every copy; return what each says as edits, and which scores of the room a deputy disputes."""
    said = [_card(day, number) for number in range(1, CARDS + 1)]
    for place, edits in enumerate(said):
        (_in_sheet if place % 2 else _in_program)(paths[place], edits)
    disputed = [day.otherwise(day.plain, ref_of(place), day.codes[place])[1] for place in range(3)]
    disputed = [replace(one, entry=Entry(one.entry.level)) for one in disputed]
    for place, path in enumerate(paths[CARDS:]):
        rows = (ROOM, ROOM + 1 + place)  # the first alike, the second of each deputy's own
        edits = [day.otherwise(base, ref_of(row), code)[1] for row in rows for code in day.codes]
        alike = said[CARDS][: len(day.codes)] if place else edits[: len(day.codes)]
        edits[: len(day.codes)] = alike
        said.append([*edits, *(disputed if place == 0 else ())])
        session = Session(load(path).workbook, f"Deputy {place + 1}")
        for edit in said[-1]:
            session.apply(edit)
        save(session.workbook, path, load(path).digest)
    return said, disputed


def _card(day: Day, number: int) -> list[SetEntry]:
    edits = []
    for row in range(THEMES):
        for code in day.codes:
            level = day.chance.choice(day.plain.model.criterion(code).levels).value
            edits.append(SetEntry(scorer_of(number), 1, ref_of(row), code, Entry(level)))
    return edits


def _in_sheet(path: Path, edits: Sequence[SetEntry]) -> None:
    cells: dict[Spot, object] = {
        (MY_SCORES, one.ref, one.criterion): _number(one.entry.level) for one in edits
    }
    path.write_bytes(typed(path.read_bytes(), cells))


def _in_program(path: Path, edits: Sequence[SetEntry]) -> None:
    opened = load_either(path)
    session = opened_session(opened.workbook, "")
    session.apply(Batch("Score", tuple(replace(one, scorer=AGREED, round=0) for one in edits)))
    save_either(session.workbook, path, opened.digest)


def _number(level: Answer) -> object:
    return int(level) if isinstance(level, Fraction) and level.denominator == 1 else str(level)


# --- merging, deciding, and what must come of it ------------------------------------------------------


def bring_back(day: Day, paths: Sequence[Path], disputed: Sequence[SetEntry]) -> Path:
    """Merge all copies as the command line does; look at what it leaves to be decided."""
    out = day.folder / "Merged.xlsx"
    command = [sys.executable, "-m", "smp_workbench", "merge", str(day.file), *map(str, paths)]
    ran = subprocess.run(
        [*command, "--out", str(out), "--json"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if ran.returncode != 1:
        raise Wrong(f"merging ended with {ran.returncode}: {ran.stderr[-2000:]}")
    told = json.loads(ran.stdout)
    places = {(one["ref"], one["criterion"]) for one in told["conflicts"]}
    if told["review"] or places != {(one.ref, one.criterion) for one in disputed}:
        raise Wrong(f"merging left open {told['conflicts']} and {told['review']}")
    return out


def decide(desktop: Desktop, merged: Path) -> None:
    """Take what the room scored wherever a deputy differs, in the panel of what is to be decided."""
    with open_program(desktop, str(merged)) as program:
        person = Person(desktop, program)
        seen = program.wait(lambda seen: seen["settled"] and seen["window"] and seen["file"], "its start")
        person.press("alt+0", "ctrl+a", "m")
        program.wait(lambda now: now["sequence"] > seen["sequence"], "the decisions")
        quit_saved(person)


def expected(day: Day, base: Assessment, said: Sequence[Sequence[SetEntry]]) -> str:
    """Return the hash of what must come of it: the room's scores, the cards, the deputies' other themes."""
    brought = tuple(sorted(plain_hash(_after(base, edits)) for edits in said))
    room = {ref_of(row) for row in range(ROOM)}
    taken = [one for edits in said for one in edits if one.scorer != AGREED or one.ref not in room]
    return plain_hash(replace(_after(day.plain, taken), brought=brought))


def _after(state: Assessment, edits: Sequence[SetEntry]) -> Assessment:
    for edit in edits:
        state, _ = edit.apply(state)
    return state


def rehearse(minutes: int, kills: int, seed: int, *, naive: bool = False) -> Day:
    """Spend one day and compare what is left of it with the oracle.

    Raises
    ------
    Wrong
        If anything is otherwise.
    """
    with tempfile.TemporaryDirectory(prefix="smp-trial-") as root, open_desktop(Path(root)) as desktop:
        folder = Path(root)
        _settle_in(folder)
        day = begin_day(folder, random.Random(seed), minutes * A_MINUTE, kills)
        day.start = CARELESS if naive else day.start
        base, paths = day.plain, send_out(day)
        spend_day(day, desktop)
        said, disputed = fill_in(day, base, paths)
        merged = bring_back(day, paths, disputed)
        decide(desktop, merged)
        if content_hash(load(merged).workbook.assessment) != expected(day, base, said):
            raise Wrong("what was merged and decided is not what was scored")
        return day


def _settle_in(folder: Path) -> None:
    """Have every process find folders of its own, and a disk that can be full."""
    for variable in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        os.environ[variable] = str(folder / variable.lower())
        Path(os.environ[variable]).mkdir()
    loaded_first = folder / "loaded first"
    loaded_first.mkdir()
    (loaded_first / "sitecustomize.py").write_text(FULL_DISK)
    os.environ.update({"PYTHONPATH": str(loaded_first), FULL: str(folder / "full")})


def main() -> int:
    """Run from the command line; see the README of this folder."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=int, default=120, help="of scoring, at twelve scores a minute")
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--seed", type=int, default=2018)
    parser.add_argument("--naive", action="store_true", help="confirm before writing, to see it fail")
    options = parser.parse_args()
    started = time.perf_counter()
    try:
        day = rehearse(options.minutes, options.kills, options.seed, naive=options.naive)
    except (Wrong, AssertionError) as wrong:
        sys.stdout.write(f"rehearsed in vain: {wrong}\n")
        return 1
    sys.stdout.write(
        f"{options.minutes} minutes rehearsed in {time.perf_counter() - started:.0f} s: {day.scored} scores, "
        f"{day.kills} kills, a full disk, {CARDS + DEPUTIES} copies merged and decided: "
        "the content is the oracle's\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
