"""``recover``: what a run of the program that did not end cleanly has left on this computer.

Here: listing it, and writing one of them to a new file.
Not here: finding and bringing back (``session.recovery``). Nothing is removed: whatever was left stays until
the window brings it back, or a person discards it there.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from smp_workbench import paths
from smp_workbench.cli.answer import FINDINGS, FINE, Answer, Json, UsageFault, counted
from smp_workbench.cli.parser import some_name
from smp_workbench.cli.plain_table import aligned
from smp_workbench.cli.target import refuse_target, some_path
from smp_workbench.domain.text import printable
from smp_workbench.session.recovery import LeftBehind, Recovered, left_behind, recover
from smp_workbench.session.session import Session
from smp_workbench.storage.either_file import save_either
from smp_workbench.storage.journal.place import hold_journal
from smp_workbench.storage.saving import Saved

_ID: int = 8


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take which one is to be written, and where to."""
    parser.add_argument(
        "which", nargs="?", metavar="WHICH", type=some_name,
        help="what the list calls it; not needed if there is only one",
    )  # fmt: skip
    parser.add_argument(
        "--out", metavar="FILE", type=some_path, help="write it to this workbook; must not exist"
    )


def run(options: argparse.Namespace) -> Answer:
    """List what was left behind, or write one of it to a file."""
    left = left_behind()
    if options.out is not None:
        refuse_target(options.out)
        return _written(_chosen(left, options.which or ""), options.out)
    if options.which:
        left = (_chosen(left, options.which),)
    data: Json = {"folder": str(paths.journals()), "recoverable": [_json(one) for one in left]}
    return Answer(_listed(left), data)


def _chosen(left: Sequence[LeftBehind], which: str) -> LeftBehind:
    found = [one for one in left if _id(one).startswith(which)] if len(which) != 1 else []
    if len(found) == 1:
        return found[0]
    if not left:
        raise UsageFault("Nothing was left behind on this computer.", "There is nothing to recover.")
    raise UsageFault(
        "“{which}” stands for {count} of what was left behind."
        if which
        else "{count} assessments were left behind.",
        "See “recover”, and write what it calls the one that is meant.",
        which=printable(which),
        count=len(found) if which else len(left),
    )


def _written(left: LeftBehind, out: Path) -> Answer:
    """Write what was left behind to a new file, with what its workbook holds besides."""
    held = hold_journal(left.journal)
    if held is None:
        raise UsageFault("It is not there any more, or is open in a window.", "See “recover”.")
    try:
        back = recover(left.journal)
        session = Session(back.workbook)
        if back.brought is not None and back.brought.edit is not None:
            session.apply(back.brought.edit)
        saved = save_either(session.workbook, out, None)
    finally:
        held.release()
    state = session.assessment
    is_open = bool(state.conflicts or state.reviews)
    return Answer(
        "\n".join(_told(back, out)), _written_json(left, back, saved), FINDINGS if is_open else FINE
    )


# --- both forms ---------------------------------------------------------------------------------


def _listed(left: Sequence[LeftBehind]) -> str:
    if not left:
        return "Nothing was left behind: every run of the program ended cleanly, or is still open."
    rows = [("Which", "Assessment", "Holds", "Of", "Workbook")]
    rows += [
        (
            _id(one),
            printable(one.title) or "Untitled",
            _amount(one.changes, one.versions),
            one.when,
            str(one.path) if one.path else "never saved",
        )
        for one in left
        if one.fault is None
    ]
    table = [aligned(rows)] if len(rows) > 1 else []
    faults = [f"{_id(one)}  {one.fault}" for one in left if one.fault is not None]
    kept = f"Kept in {paths.journals()}. “recover WHICH --out FILE” writes one to a workbook."
    return "\n".join((*table, *faults, kept))


def _told(back: Recovered, out: Path) -> list[str]:
    """Return what was written, and what could not be."""
    lines = [f"{_amount(len(back.steps), back.new_versions)} were brought back and written to {out.name}."]
    if back.brought is not None and back.was_at is not None:
        brought = back.brought
        lines.append(
            f"{back.was_at.name} was changed by somebody else since: {counted(brought.taken, 'change')} of "
            f"theirs taken, {brought.conflicts + brought.reviews} left to be decided."
        )
    elif back.standing == "moved on" and back.was_at is not None:
        lines.append(f"{back.was_at.name} holds something else now, and was left as it is.")
    if back.damaged:
        lines.append(f"The journal is damaged from line {back.damaged} on; the rest could not be read.")
    elif back.torn:
        lines.append("The last entry was half written and never confirmed; it was left out.")
    lines.append("What was left behind is still there: the window offers it at its next start.")
    return lines


def _amount(changes: int, versions: int) -> str:
    parts = [counted(changes, "change")] if changes or not versions else []
    return " and ".join([*parts, counted(versions, "version")] if versions else parts)


def _id(left: LeftBehind) -> str:
    return left.journal.stem.rpartition("-")[2][:_ID]


def _json(left: LeftBehind) -> Json:
    return {
        "which": _id(left),
        "journal": str(left.journal),
        "title": left.title,
        "identity": left.identity,
        "file": str(left.path) if left.path else None,
        "changes": left.changes,
        "versions": left.versions,
        "when": left.when,
        "fault": str(left.fault) if left.fault else None,
    }


def _written_json(left: LeftBehind, back: Recovered, saved: Saved) -> Json:
    brought = back.brought
    return {
        "which": _id(left),
        "out": str(saved.path),
        "changes": len(back.steps),
        "versions": back.new_versions,
        "file": str(back.was_at) if back.was_at else None,
        "standing": back.standing,
        "torn": back.torn,
        "damaged": back.damaged,
        "taken": brought.taken if brought else 0,
        "to_decide": brought.conflicts + brought.reviews if brought else 0,
        "result_hash": saved.content,
    }
