"""Change workbooks and returned copies as spreadsheet users do, through LibreOffice, and read them.

    python -m tests.trials.mangled --trials 200

Here: a run of many with its counts; ``--first`` chooses others.
Not here: what is done to a file (``mangling``), what must come of it (``mangled_law``), and the size that
CI runs (``test_mangled``).

A trial is known by its number, which draws the assessment, the table and what is done to it. Kinds follow
each other; from the second round of them on something else is done besides, and now and then the file
goes through another format on its way.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from smp_workbench.domain.scorecard import AGREED
from smp_workbench.errors import UnreadableFile
from smp_workbench.storage.my_scores.grid_layout import MY_SCORES
from smp_workbench.storage.my_scores.reader import read_card_copy
from smp_workbench.storage.workbook.reader import read_workbook
from tests.libreoffice import Change, LibreOffice
from tests.trials.mangled_law import Result, faults, sheets_of
from tests.trials.mangling import HARMLESS, OTHERS, Kind
from tests.trials.mangling_grid import grid_of
from tests.trials.witnessed import Witnessed, witnessed

KINDS: Final[Mapping[str, Kind]] = {**HARMLESS, **OTHERS}
_STATES: Final = 10
"""Different assessments."""
_TABLES: Final = ("Scores", "Scores", MY_SCORES, MY_SCORES, "Scorecards", "Second stage")


@dataclass(frozen=True)
class Outcome:
    """One trial: what was done, what came of it, and what is wrong with that."""

    number: int
    did: str
    refused: bool
    findings: int
    wrong: Sequence[str]


def trial(number: int, office: LibreOffice, folder: Path) -> Outcome:
    """Do one."""
    chance = random.Random(number)
    case, table = _case(number % _STATES), chance.choice(_TABLES)
    copy = table == MY_SCORES
    saved, data = (case.copy.state, case.copy_data) if copy else (case.state, case.data)
    stage = saved.second_stage if table == "Second stage" else None
    grid = grid_of(data, table, (stage.model if stage else saved.model).codes)
    names = [tuple(KINDS)[number % len(KINDS)]]
    if number >= len(KINDS) and chance.random() < 0.5:
        names.append(chance.choice(tuple(KINDS)))
    steps = [KINDS[name](chance, grid) for name in names]
    through = ".ods" if chance.random() < 0.2 else ".xlsx"
    try:
        back = _mangled(office, folder, data, [change for step in steps for change in step], through)
    except RuntimeError:  # what was to be done next cannot be done any more
        names = names[:1]
        back = _mangled(office, folder, data, steps[0], through)
    result = _answer(back, case, copy=copy)
    harmless = all(name in HARMLESS for name in names)
    own = (case.copy.key.scorer, case.copy.key.round) if copy else (AGREED, 0)
    sent = _sent(office, folder, number % _STATES, copy=copy)
    wrong = faults(saved, sent, back, result, harmless=harmless, own=own)
    did = f"{table}: {', then '.join(names)}{' through ' + through if through != '.xlsx' else ''}"
    return Outcome(number, did, result.state is None, len(result.findings), wrong)


@cache
def _case(seed: int) -> Witnessed:
    return witnessed(seed)


def _sent(office: LibreOffice, folder: Path, seed: int, *, copy: bool) -> dict[str, Counter[tuple[str, ...]]]:
    """Return what stands on the sheets of a file that was only opened and saved."""
    if (seed, copy) not in _SENT:
        data = _case(seed).copy_data if copy else _case(seed).data
        _SENT[seed, copy] = sheets_of(_mangled(office, folder, data, (), ".xlsx"))
    return _SENT[seed, copy]


_SENT: Final[dict[tuple[int, bool], dict[str, Counter[tuple[str, ...]]]]] = {}


def _mangled(
    office: LibreOffice, folder: Path, data: bytes, changes: Sequence[Change], through: str
) -> bytes:
    sent, back, between = folder / "sent.xlsx", folder / "back.xlsx", folder / "between.ods"
    sent.write_bytes(data)
    if through == ".xlsx":
        return office.edit(sent, changes, back).read_bytes()
    return office.resave(office.edit(sent, changes, between), back).read_bytes()


def _answer(back: bytes, case: Witnessed, *, copy: bool) -> Result:
    """Return what the program says of a file."""
    try:
        if not copy:
            read = read_workbook(back, "back.xlsx")
            return Result(read.workbook.assessment, read.findings)
        card = read_card_copy(back, "back.xlsx")
        return Result(replace(case.copy.state, cards=(card.card,)), card.findings)
    except UnreadableFile as refusal:
        return Result(None, refusal=refusal)


def run(numbers: Iterable[int]) -> list[Outcome]:
    """Do many, with one LibreOffice."""
    office = LibreOffice()
    try:
        with tempfile.TemporaryDirectory() as folder:
            return [trial(number, office, Path(folder)) for number in numbers]
    finally:
        office.close()


def main() -> int:
    """Do as many as the command line asks for and print the counts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--trials", type=int, default=len(KINDS))
    parser.add_argument("--first", type=int, default=0, help="the number of the first")
    parser.add_argument("--each", action="store_true", help="a line for each")
    options = parser.parse_args()
    begun = time.monotonic()
    outcomes = run(range(options.first, options.first + options.trials))
    for one in outcomes:
        if options.each:
            found = "refused" if one.refused else f"{one.findings} findings"
            sys.stdout.write(f"{one.number:5} {one.did}: {found}\n")
        sys.stdout.writelines(f"{one.number:5} {one.did}: WRONG: {wrong}\n" for wrong in one.wrong[:5])
    came = Counter("refused" if one.refused else "listed" if one.findings else "as saved" for one in outcomes)
    wrong = sum(bool(one.wrong) for one in outcomes)
    sys.stdout.write(
        f"{len(outcomes)} manglings of {len(KINDS)} kinds in {time.monotonic() - begun:.0f} s: "
        f"{came['refused']} refused, {came['listed']} listed, {came['as saved']} read as saved; "
        f"{wrong} wrong\n"
    )
    return 1 if wrong or not outcomes else 0


if __name__ == "__main__":
    sys.exit(main())
