"""The room of a rehearsed away day: real windows, one after the other, in which keys score.

Here: the day, what a killed window leaves to be typed again, and a disk that is full for a while.
Not here: the copies and the oracle (``rehearsal``), the keyboard (``tests.person``).

Whoever scores looks after each kill how far it came, and goes on from there.
"""

from __future__ import annotations

import os
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import AddScorer, AddTheme, Batch, Edit, SetDetail, SetEntry, SetRounds
from smp_workbench.domain.scorecard import AGREED, Round, Scorer
from smp_workbench.domain.theme import Theme
from smp_workbench.session.session import Session, new_workbook
from smp_workbench.storage.model_file import shipped_model
from smp_workbench.storage.saving import save
from tests.desktop import PATIENCE, Desktop
from tests.e2e.hour import GRID
from tests.person import Person
from tests.program import START, open_program
from tests.trials.plain_hash import plain_hash

THEMES: Final = 18
ROOM: Final = 14
"""Themes that the room scores; the deputies score the others, and two of the room's."""
CARDS: Final = 10
DELAY: Final = 3
"""Milliseconds between two keys that are cut short by a kill."""
LAST_BREATH: Final = 0.02
"""Seconds that the window lives at most after the key at which it is to be killed."""
FULL: Final = "SMP_REHEARSAL_FULL"
FULL_DISK: Final = f"""
import errno, os
_real = os.fsync
def fsync(handle):
    if os.path.exists(os.environ["{FULL}"]):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    _real(handle)
os.fsync = fsync
"""
"""What Python loads first in each process of the program: while a file is there, nothing reaches the disk."""


class Wrong(Exception):  # it is what the trial finds, not a fault in it
    """Something that the oracle says otherwise."""


@dataclass
class Cut:
    """A theme that was being scored when the window was killed: the keys, and how many were confirmed."""

    number: int
    keys: list[str]
    states: list[Assessment]
    began: int
    durable: int


@dataclass
class Day:
    """One day.

    Attributes
    ----------
    plain
        What the room has agreed so far, as nouns and edits alone.
    rows
        How many themes are scored in all, one after the other and again.
    killed_at
        In which of them the window is killed.
    start
        What each program runs.
    """

    folder: Path
    chance: random.Random
    plain: Assessment
    rows: int
    killed_at: frozenset[int]
    row: int = 0
    start: str = START
    scored: int = 0
    confirmed: int = 0
    kills: int = 0
    cut: Cut | None = None

    @property
    def file(self) -> Path:
        """The room's workbook."""
        return self.folder / "Away day.xlsx"

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all criteria."""
        return self.plain.model.codes

    def otherwise(self, state: Assessment, ref: str, code: str) -> tuple[str, SetEntry]:
        """Return a key that changes a score, and the edit that it makes."""
        entry, levels = state.agreed.entry(ref, code), state.model.criterion(code).levels
        places = [place for place, level in enumerate(levels) if level.value != entry.level]
        place = self.chance.choice(places)
        return str(place + 1), SetEntry(AGREED, 0, ref, code, replace(entry, level=levels[place].value))

    def keys(self, number: int) -> tuple[list[str], list[Assessment]]:
        """Return keys that score one theme anew, and the state before them and after each."""
        keys, states = [], [self.plain]
        for code in self.codes:
            key, edit = self.otherwise(states[-1], ref_of(number), code)
            keys.append(key)
            states.append(edit.apply(states[-1])[0])
        return keys, states


def begin_day(folder: Path, chance: random.Random, scores: int, kills: int) -> Day:
    """Begin with themes that nobody has scored, and with everyone who will."""
    session = Session(new_workbook(shipped_model("smp-thematic")))
    people = [Scorer(scorer_of(number), f"Agency {number}") for number in range(1, CARDS + 1)]
    themes = [Theme(ref_of(row), f"Theme {row + 1}") for row in range(THEMES)]
    edits: list[Edit] = [SetDetail("title", "Away day"), SetRounds((Round(1),))]
    session.apply(Batch("Begin", (*edits, *map(AddScorer, people), *map(AddTheme, themes))))
    rows = max(kills + 3, -(-scores // len(session.assessment.model.codes)))
    killed_at = frozenset((number + 1) * rows // (kills + 1) - 1 for number in range(kills))
    day = Day(folder, chance, session.assessment, rows, killed_at)
    save(session.workbook, day.file, None)
    return day


# --- the room ------------------------------------------------------------------------------------


def spend_day(day: Day, desktop: Desktop) -> None:
    """Score in one window after another until all is scored; save and quit."""
    while day.row < day.rows:
        with open_program(desktop, str(day.file), start=day.start) as program:
            person = Person(desktop, program)
            look(day, person)
            while day.row < day.rows:
                number, day.row = day.row, day.row + 1
                if number in day.killed_at:
                    score_and_kill(day, person, number % ROOM)
                    break
                score(day, person, number)
            else:
                quit_saved(person)


def score(day: Day, person: Person, number: int) -> None:
    """Score one theme, and now and then do what rooms do besides."""
    if number == day.rows // 2:
        fill_disk(day, person, number % ROOM)
        return
    keys, states = day.keys(number % ROOM)
    type_row(day, person, number % ROOM, keys)
    day.plain = states[-1]
    if number % 7 == 3:
        explain(day, person, number % ROOM)
    elif number % 7 == 5:
        person.press("ctrl+s")


def look(day: Day, person: Person) -> None:
    """Compare what a window shows with what the room has agreed; go on where it was cut short."""
    seen = person.program.wait(lambda seen: seen["settled"] and seen["window"] and seen["file"], "its start")
    cut, day.cut = day.cut, None
    states = cut.states if cut else [day.plain]
    kept = seen["sequence"] - cut.began if cut else 0
    durable = cut.durable if cut else 0
    if not durable <= kept < len(states) or seen["content"] != plain_hash(states[kept]):
        raise Wrong(f"{durable} scores of a theme were confirmed, and {kept} came back: {seen}")
    if cut:
        day.confirmed += durable
        day.scored += kept
        if cut.keys[kept:]:
            type_row(day, person, cut.number, cut.keys[kept:], kept)
        day.plain = states[-1]


def type_row(day: Day, person: Person, number: int, keys: Sequence[str], first: int = 0) -> None:
    """Type a theme's scores from one criterion on."""
    before = person.program.seen["sequence"]
    go_to(person, number, first)
    person.press(*keys)
    person.program.wait(lambda seen: seen["sequence"] == before + len(keys), "the scores")
    day.scored += len(keys)


def score_and_kill(day: Day, person: Person, number: int) -> None:
    """Kill the window in the midst of scoring a theme."""
    program = person.program
    keys, states = day.keys(number)
    go_to(person, number, 0)
    began, pressed = program.seen["sequence"], program.seen["keys"]
    typing = person.desktop.begin_pressing(*keys, delay=DELAY)
    at = pressed + day.chance.randint(2, len(keys))
    program.wait(lambda seen: seen["keys"] >= at, "the key at which it is killed")
    program.listen_for(day.chance.uniform(0, LAST_BREATH))
    program.kill()
    typing.wait()
    day.kills += 1
    day.cut = Cut(number, keys, states, began, max(program.seen["durable"] - began, 0))


def quit_saved(person: Person) -> None:
    """Save and quit."""
    person.press("ctrl+s")
    person.desktop.press("ctrl+q")
    if person.program.process.wait(PATIENCE) != 0:
        raise Wrong(f"it did not end well: {person.program.seen}")


def explain(day: Day, person: Person, number: int) -> None:
    """Write a reason for a theme's first score, and take another score back again."""
    text = f"As the room saw it in round {day.scored}"
    go_to(person, number, 0)
    person.press("r", "ctrl+a")
    person.type(text)
    person.press("ctrl+Return")
    person.find(GRID, "focus")
    entry = replace(day.plain.agreed.entry(ref_of(number), day.codes[0]), reason=text)
    day.plain, _ = SetEntry(AGREED, 0, ref_of(number), day.codes[0], entry).apply(day.plain)
    key, _ = day.otherwise(day.plain, ref_of(number), day.codes[1])
    go_to(person, number, 1)
    before = person.program.seen["sequence"]
    person.press(key, "ctrl+z")
    person.program.wait(lambda seen: seen["sequence"] == before + 2, "the score that was taken back")


def fill_disk(day: Day, person: Person, number: int) -> None:
    """Have nothing reach the disk while a theme is scored and saved; then there is room again."""
    full = Path(os.environ[FULL])
    keys, states = day.keys(number)
    full.touch()
    type_row(day, person, number, keys)
    day.plain = states[-1]
    person.program.wait(lambda seen: seen["pending"] > 0, "the scores that wait")
    person.press("ctrl+s")
    person.program.wait(lambda seen: any("safe" in line for line in seen["says"]), "what the save says")
    full.unlink()
    person.press("Return")  # Try again
    person.program.wait(lambda seen: not seen["pending"] and not seen["says"], "the save")


def go_to(person: Person, row: int, column: int) -> None:
    """Put the grid's focus on a score."""
    person.press("ctrl+Home", *["Down"] * row, *["Tab"] * (column + 1))
    person.program.wait(lambda seen: seen["cell"][0] == ref_of(row) and seen["focus"] == GRID, "the score")


def ref_of(row: int) -> str:
    """Return the ref of a theme, from 0."""
    return f"T-{row + 1:03d}"


def scorer_of(number: int) -> str:
    """Return the id of a scorer, from 1."""
    return f"S-{number:02d}"
