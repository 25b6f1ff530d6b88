"""Make the sample assessment from the readable files beside this one.

    python -m resources.samples.make_sample          write maidstone-2018.xlsx
    python -m resources.samples.make_sample --check  compare it with what would be written now

Here: replaying the sample's two years through an open session, with a clock of its own, so that the
workbook holds a history like any other.
Not here: any score, word or figure (``maidstone_2018/``). The running program never needs this file.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from smp_workbench.domain.assessment import Comparison, Marking
from smp_workbench.domain.edit import (
    AddNote,
    AddScorer,
    AddTheme,
    Batch,
    ChangeTheme,
    Edit,
    SetComparison,
    SetCutLine,
    SetDecision,
    SetDetail,
    SetEntry,
    SetMarking,
    SetRounds,
    SetSecondStage,
)
from smp_workbench.domain.scorecard import AGREED, NOT_KNOWN, SECOND_STAGE, Answer, Entry, Round, Scorer
from smp_workbench.domain.second_stage import SecondStage
from smp_workbench.domain.theme import Decision, EvidenceNote, Theme
from smp_workbench.domain.version import Workbook
from smp_workbench.session.session import Session, new_workbook
from smp_workbench.storage.model_file import shipped_model
from smp_workbench.storage.quick_form import quick_path, read_quick, write_quick
from smp_workbench.storage.workbook.writer import workbook_bytes

HERE: Final = Path(__file__).resolve().parent
SOURCE: Final = HERE / "maidstone_2018"
TARGET: Final = HERE / "maidstone-2018.xlsx"
MODULE: Final = "resources.samples.make_sample"

Table = Mapping[str, Any]  # what tomllib gives; the edits check every field of it


class Clock:
    """A clock that stands at a moment of the story and moves on by a minute when it is read."""

    def __init__(self) -> None:
        self.now = datetime.min.replace(tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the next minute."""
        self.now += timedelta(minutes=1)
        return self.now


def sample() -> Workbook:
    """Return the sample assessment: version 1 is last year, version 2 the away day, then a draft."""
    said: Table = tomllib.loads((SOURCE / "sample.toml").read_text(encoding="utf-8"))
    clock = Clock()
    session = Session(new_workbook(shipped_model(said["model"]), said["identity"]), said["who"], clock)
    for part, story in ((said["last_year"], _last_year), (said["this_year"], _this_year)):
        clock.now = part.get("begun", part["when"])
        for edit in story(said):
            if isinstance(edit, SetRounds):
                clock.now = max(clock.now, part["when"])
            session.apply(edit)
        session.commit(part["version"], part["why"])
    clock.now = said["this_year"]["after"]
    for edit in _draft(said):
        session.apply(edit)
    return session.workbook


def _last_year(said: Table) -> Iterator[Edit]:
    year = said["last_year"]
    yield SetDetail("title", year["title"])
    yield SetDetail("area", said["area"])
    yield SetDetail("period", year["period"])
    yield SetMarking(Marking("OFFICIAL", said["handling"]))
    yield SetCutLine(said["cut_line"])
    known = [theme for theme in said["themes"] if not theme.get("new")]
    yield Batch("Add the themes", tuple(AddTheme(_theme(said, theme)) for theme in known))
    yield from _agreed("agreed_2017.csv", {})
    for theme in known:
        yield SetDecision(theme["ref"], Decision(theme["decision_2017"], theme.get("because_2017", "")))


def _this_year(said: Table) -> Iterator[Edit]:
    year = said["this_year"]
    yield SetDetail("title", year["title"])
    yield SetDetail("period", year["period"])
    known = [theme for theme in said["themes"] if not theme.get("new")]
    kept = [
        ChangeTheme(theme["ref"], "last_year", theme.get("last_year", theme["decision_2017"]))
        for theme in known
    ]
    cleared = [SetDecision(theme["ref"], Decision()) for theme in known]
    yield Batch("Begin 2018-19", (*kept, *cleared))
    for theme in said["themes"]:
        if theme.get("new"):
            yield AddTheme(_theme(said, theme), theme.get("position"))
    yield SetComparison(Comparison(1, year["comparison"]))
    for number, note in enumerate(said["evidence"], 1):
        fields = {**note, "source": said["sources"][note["source"]]}
        yield AddNote(EvidenceNote(f"E-{number:03d}", **fields))
    yield SetRounds((Round(1, year["round"]),))
    for scorer in said["scorers"]:
        yield AddScorer(Scorer(scorer["id"], scorer["name"], (1,)))
    yield from _cards(said)
    yield SetRounds((Round(1, year["round"], revealed=True),))
    yield from _agreed("agreed_2018.csv", _reasons(said, AGREED))
    yield from _second_stage(said)
    for theme in said["themes"]:
        yield SetDecision(theme["ref"], Decision(theme["decision_2018"], theme.get("because_2018", "")))


def _draft(said: Table) -> Iterator[Edit]:
    decided = {theme["ref"]: theme["decision_2018"] for theme in said["themes"]}
    for change in said["draft"]:
        if "because" in change:
            yield SetDecision(change["ref"], Decision(decided[change["ref"]], change["because"]))
        else:
            entry = Entry(_answer(change["level"]), change["confidence"], change["reason"])
            yield SetEntry(AGREED, 0, change["ref"], change["criterion"], entry)


def _theme(said: Table, theme: Table) -> Theme:
    return Theme(
        theme["ref"],
        theme["name"],
        short=theme.get("short", ""),
        description=f"{theme['description']} {said['caution']}",
        scored=theme.get("scored", True),
        lead_agency=theme.get("lead_agency", ""),
    )


def _agreed(file: str, reasons: Mapping[tuple[str, str], Table]) -> Iterator[Edit]:
    """Yield a step for each theme: all its agreed scores."""
    for row in _rows(file):
        yield Batch(f"Agree {row['theme']}", tuple(_entries(AGREED, 0, row, reasons)))


def _second_stage(said: Table) -> Iterator[Edit]:
    """Yield a step for each leading theme; some of it is left open, as in a room that ran out of time."""
    yield SetSecondStage(SecondStage(shipped_model(said["second_stage"]), 2 * said["cut_line"]))
    reasons = _reasons(said, SECOND_STAGE)
    for row in _rows("second_stage_2018.csv"):
        yield Batch(f"Second stage: {row['theme']}", tuple(_entries(SECOND_STAGE, 0, row, reasons)))


def _cards(said: Table) -> Iterator[Edit]:
    """Yield a step for each scorer: the whole card, as entered from paper."""
    for scorer in said["scorers"]:
        reasons = _reasons(said, scorer["id"])
        rows = [row for row in _rows("cards_2018.csv") if row["scorer"] == scorer["id"]]
        entries = [edit for row in rows for edit in _entries(scorer["id"], 1, row, reasons)]
        yield Batch("Enter a card", tuple(entries))


def _entries(
    scorer: str, number: int, row: Mapping[str, str], reasons: Mapping[tuple[str, str], Table]
) -> Iterator[Edit]:
    for code, text in row.items():
        if code in ("scorer", "ref", "theme") or not text:
            continue
        said = reasons.get((row["ref"], code), {})
        entry = Entry(_answer(text), said.get("confidence", ""), said.get("reason", ""))
        yield SetEntry(scorer, number, row["ref"], code, entry)


def _reasons(said: Table, card: str) -> Mapping[tuple[str, str], Table]:
    return {(one["ref"], one["criterion"]): one for one in said["reasons"] if one["card"] == card}


def _rows(file: str) -> Iterator[Mapping[str, str]]:
    with (SOURCE / file).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _answer(text: str) -> Answer:
    return NOT_KNOWN if text == NOT_KNOWN.value else Fraction(text)


def stale() -> list[str]:
    """Return the files and parts that are not what the readable files and the program make now.

    The workbook is compared part by part and not by its bytes, which follow the packing library too.
    """
    made = sample()
    if not TARGET.exists():
        return [TARGET.name]
    then, now = _parts(TARGET.read_bytes()), _parts(workbook_bytes(made))
    parts = [name for name in sorted(then.keys() | now.keys()) if then.get(name) != now.get(name)]
    return parts or ([] if read_quick(TARGET) == made else [quick_path(TARGET).name])


def _parts(content: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def main(argv: list[str] | None = None) -> int:
    """Write the sample, or say whether the committed one is what would be written now."""
    parser = argparse.ArgumentParser(description="Make the sample assessment.")
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    if not parser.parse_args(argv).check:
        made = sample()
        TARGET.write_bytes(workbook_bytes(made))
        write_quick(made, TARGET)
        return 0
    if different := stale():
        sys.stderr.write(
            f"{TARGET.name} is not what its files and the program make now ({', '.join(different)} differs)."
            f" Run: python -m {MODULE}\n"
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
