"""The steps of an away day's hour, by keyboard.

Here: which keys do what, and what is to be seen before the next.
Not here: what must come of it (``test_scripted_hour``).
"""

from __future__ import annotations

from pathlib import Path

from smp_workbench.storage.model_file import shipped_model
from tests.desktop import PATIENCE
from tests.person import Person

NAMES = (
    "Anti-social behaviour", "Burglary", "Child sexual exploitation", "Domestic abuse", "Fire setting",
    "Fraud", "Gangs", "Hate crime", "Killed or seriously injured", "Mental health", "Modern slavery",
    "Organised crime groups", "Other violent crime", "Robbery", "Sexual offences", "Shoplifting",
    "Substance misuse", "Vehicle crime",
)  # fmt: skip
MODEL, OTHER_MODEL = shipped_model("smp-thematic"), shipped_model("smp-thematic-sum")
CODES = MODEL.codes
PASTED = 4
"""Columns that come from a spreadsheet; the others are typed."""
MAIN = "Away day"
"""How the main window's title begins, before the workbook is saved and after."""
GRID = "Agreed scores"
RETHOUGHT = ("H1", "H2", "H3")
"""Criteria on which the second theme is scored otherwise on second thoughts."""


def level(row: int, column: int) -> int:
    """Return the level of a theme on a criterion, both from 0: an even spread from 1 to 5."""
    return (row * 7 + column * 3 + row * column) % 5 + 1


def other_level(row: int, column: int) -> int:
    return level(row, column) % 5 + 1


def ref(row: int) -> str:
    return f"T-{row + 1:03d}"


def go_to(person: Person, row: int, code: str) -> None:
    """Go to a score in the grid, from the first theme's name."""
    person.press("ctrl+Home", *["Down"] * row, *["Tab"] * (CODES.index(code) + 1))
    person.find([ref(row), code], "cell")
    person.find(GRID, "focus")


def begin(person: Person) -> None:
    """Begin an assessment under the first model, with a title and 18 themes."""
    person.find([ref(0), CODES[0]], "cell")
    person.program.wait_for_window("Strategic assessment")  # the first start shows the sample
    person.open("ctrl+n", "New assessment")
    person.press("Home", "ctrl+Return")
    person.type("Away day")
    person.press("ctrl+Return")
    person.type("\n".join(NAMES))
    person.accept(MAIN)
    person.find(len(NAMES), "themes")


def score(person: Person) -> None:
    """Paste the first columns from a spreadsheet after a look at what will change, and type the others."""
    block = [[str(level(row, column)) for column in range(PASTED)] for row in range(len(NAMES))]
    person.desktop.copy("\n".join("\t".join(row) for row in block))
    go_to(person, 0, CODES[0])
    person.open("ctrl+v", "Paste scores")
    assert f"{len(NAMES) * PASTED} scores change" in person.program.seen["says"]
    person.accept(MAIN)
    go_to(person, 0, CODES[PASTED])
    for row in range(len(NAMES)):  # each figure goes on to the next cell, after the last to the next theme
        levels = [str(level(row, column)) for column in range(PASTED, len(CODES))]
        person.press(*["Tab"] * (PASTED if row else 0), *levels)
    go_to(person, 17, "P3")
    person.type("?")
    person.find("?", "level")


def explain(person: Person) -> None:
    """Write a reason, how good the evidence is, an evidence note and two decisions."""
    go_to(person, 0, "H1")
    person.press("r")
    person.type("Two stabbings since November")
    person.press("ctrl+Return")
    person.find(GRID, "focus")
    person.press("c", "End", "Escape")
    person.find(GRID, "focus")
    person.press("ctrl+shift+e")
    person.type("Offences recorded\t812\tPolice data\tto October 2017\n")
    person.press("Escape")
    person.find(GRID, "focus")
    for row, letter, because in ((0, "p", "Residents ask for it"), (16, "w", "New outreach in April")):
        go_to(person, row, "H1")
        person.press("alt+5", "Home", "Right", "Right", letter, "Right")
        person.type(f"{because}\n")
        person.press("Escape")
        person.find(GRID, "focus")


def commit(person: Person, number: int, name: str, why: str) -> None:
    person.open("ctrl+m", "Commit")
    person.type(f"{name}\t{why}")
    person.accept(MAIN)
    person.find(number, "versions")


def think_again(person: Person) -> None:
    """Score a theme otherwise, once by the list of levels, and commit that."""
    go_to(person, 1, RETHOUGHT[0])
    person.press("F2")
    person.program.wait(lambda seen: bool(seen["popup"]), "the list of levels")
    person.press("Home", *["Down"] * (other_level(1, 0) - 1), "Return")
    person.program.wait(lambda seen: not seen["popup"], "the list to go")
    go_to(person, 1, RETHOUGHT[1])
    person.press(*[str(other_level(1, column)) for column in range(1, len(RETHOUGHT))])
    commit(person, 2, "Second thoughts", "Repeat victims came to light")


def look_back(person: Person) -> None:
    """Look at the first version in place of the assessment, and come back."""
    go_to(person, 1, "H1")
    person.find(str(other_level(1, 0)), "level")
    person.press("alt+7", "End", "Return")
    person.find(1, "viewed")
    person.find(str(level(1, 0)), "level")
    person.press("alt+Home")
    person.find(0, "viewed")
    person.find(str(other_level(1, 0)), "level")


def compare(person: Person) -> str:
    """Compare the two versions; return the table of moves as another program pastes it."""
    person.press("alt+7", "End", "shift+Up")
    person.tab_to("Compare the two…")
    person.open("space", "Compare versions")
    person.press("ctrl+c")
    person.program.wait(lambda seen: "Copied" in seen["says"], "the table to be copied")
    person.open("Escape", MAIN)
    person.press("Escape")
    person.find(GRID, "focus")
    return person.desktop.copied()


def restore(person: Person) -> None:
    person.press("alt+7", "End")
    person.tab_to("Restore…")
    person.open("space", "Restore version 1")
    person.type("The away day stands")
    person.accept(MAIN)
    person.find(3, "versions")


def switch(person: Person) -> None:
    """Put the second shipped model in place, which has the same criteria."""
    person.open("ctrl+shift+m", "Switch")
    person.press("Home", "Down")
    person.accept(MAIN)
    person.find(OTHER_MODEL.id, "model")


def print_pages(person: Person, path: Path) -> None:
    """Print into a file, found among all commands by typing a part of its name."""
    person.press("ctrl+k")
    person.program.wait(lambda seen: "ommand" in seen["window"] + seen["popup"], "the command palette")
    person.type("pdf\n")
    person.choose_file(path, "Save the pages as")
    person.program.wait(lambda seen: str(path) in seen["status"], "the pages")


def spend(person: Person, workbook: Path, pages: Path) -> tuple[str, str]:
    """Spend the whole hour and quit; return the table of moves that was copied, and what printing said."""
    begin(person)
    score(person)
    explain(person)
    commit(person, 1, "Away day", "As the room left it")
    think_again(person)
    look_back(person)
    moves = compare(person)
    restore(person)
    switch(person)
    print_pages(person, pages)
    printed = str(person.program.seen["status"])
    person.press("ctrl+s")
    person.choose_file(workbook, "Save the workbook as")
    person.find(str(workbook), "file")
    person.program.wait_for_window(MAIN)
    person.desktop.press("ctrl+q")
    assert person.program.process.wait(PATIENCE) == 0
    return moves, printed
