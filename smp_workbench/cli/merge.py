"""``merge FILE COPY... --out OUT``: copies that came back made one with their workbook.

Here: what was taken, what is in conflict and what is to be looked at, in both forms.
Not here: the rules (``session.merge``), and deciding what is open, which is a person's.

Of a card that is not revealed only ``hidden`` is told.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from smp_workbench.cli.answer import FINDINGS, FINE, Answer, Json, UsageFault, counted
from smp_workbench.cli.parser import some_name
from smp_workbench.cli.plain_table import aligned
from smp_workbench.cli.reading import read_apart
from smp_workbench.cli.source import named_workbook
from smp_workbench.cli.target import refuse_target, some_path
from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.number import exact_text
from smp_workbench.domain.open_item import Conflict, Key, Review, Source, Value
from smp_workbench.domain.open_item_words import (
    hidden_round,
    hidden_words,
    key_words,
    review_words,
    source_words,
    value_words,
)
from smp_workbench.domain.scorecard import NOT_KNOWN, Entry
from smp_workbench.domain.text import printable
from smp_workbench.session.merge.bring_back import BroughtBack, bring_back
from smp_workbench.session.merge.copy_read import AnyCopy, copy_names
from smp_workbench.session.merge.copy_reading import read_copy
from smp_workbench.session.merge.returned import Applied
from smp_workbench.session.session import Session
from smp_workbench.storage.saving import save
from smp_workbench.storage.vault.keeping import keep_returned


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the workbook, its copies and the file to write."""
    parser.add_argument(
        "file", metavar="FILE", type=some_name, help="the workbook (.xlsx) that receives the copies"
    )
    parser.add_argument("copies", metavar="COPY", nargs="+", type=some_name, help="a copy that came back")
    parser.add_argument(
        "--out",
        metavar="OUT",
        required=True,
        type=some_path,
        help="the workbook to write; must not exist",
    )


def run(options: argparse.Namespace) -> Answer:
    """Write the merged workbook; 1 while it has conflicts or items to look at."""
    file: str = options.file
    out: Path = options.out
    refuse_target(out)
    session = Session(named_workbook(file).workbook)
    brought = bring_back(session.workbook, _read(options.copies))
    named = zip(options.copies, copy_names([Path(copy) for copy in options.copies]), strict=True)
    troubles = [keep_returned(session.assessment, Path(copy), shown) for copy, shown in named]
    if brought.edit:
        session.apply(brought.edit)
    saved = save(session.workbook, out, None)
    state, name = session.assessment, Path(file).name
    data: Json = {
        "applied": [_applied(one, state, name) for one in brought.merged.applied],
        "conflicts": [_conflict(one, state, name) for one in state.conflicts],
        "review": [_review(one, state, name) for one in state.reviews],
        "result_hash": saved.content,
    }
    code = FINDINGS if state.conflicts or state.reviews else FINE
    said = [str(trouble) for trouble in troubles if trouble][:1]
    return Answer("\n".join((*said, *_lines(brought, state, out))), data, code)


def _read(copies: Sequence[str]) -> tuple[AnyCopy, ...]:
    """Return the copies, each under the name of its file, or its path where two have one name."""
    if len(set(copies)) < len(copies):
        raise UsageFault("One copy is named twice.", "Name each copy once.")
    paths = [Path(copy) for copy in copies]
    named = zip(paths, copy_names(paths), strict=True)
    return tuple(read_apart(path, partial(read_copy, name=name)) for path, name in named)


# --- JSON --------------------------------------------------------------------------------------


def _applied(one: Applied, state: Assessment, receiving: str) -> Json:
    return {
        **_place(one.key),
        "before": _value(one.key, one.before, state),
        "value": _value(one.key, one.value, state),
        "from": _from(one.sources, receiving),
    }


def _conflict(one: Conflict, state: Assessment, receiving: str) -> Json:
    values: list[Json] = [
        {
            "value": _value(one.key, proposal.value, state),
            "from": name,
            **_beside(one.key, proposal.value, state),
        }
        for proposal in one.proposals
        for name in _from(proposal.sources, receiving)
    ]
    return {**_place(one.key), "base": _value(one.key, one.base, state), "values": values}


def _review(one: Review, state: Assessment, receiving: str) -> Json:
    return {
        "kind": one.kind,
        **_place(one.key),
        "value": _value(one.key, one.value, state) if one.shows_value else "",
        "from": _from(one.sources, receiving),
        "sentence": review_words(one),
    }


def _place(key: Key) -> dict[str, Json]:
    """Return what a key names; what is no score also says which field it is."""
    place: dict[str, Json] = {
        "scorer": key.scorer,
        "round": key.round,
        "ref": key.ref,
        "criterion": key.criterion,
    }
    return place if key.field == "score" else {**place, "field": key.field}


def _value(key: Key, value: Value, state: Assessment) -> str:
    """Return a value as text: a score's level exactly, and nothing for a blank."""
    if hidden_round(key, value, state):
        return hidden_words(value)
    if isinstance(value, Entry):
        level = value.level
        return "" if level is None else str(level) if level is NOT_KNOWN else exact_text(level)
    return value if isinstance(value, str) else value_words(value)


def _beside(key: Key, value: Value, state: Assessment) -> dict[str, Json]:
    """Return the confidence and the reason that stand beside a level, where there are any."""
    if not isinstance(value, Entry) or hidden_round(key, value, state):
        return {}
    beside: dict[str, Json] = {"confidence": value.confidence, "reason": value.reason}
    return {name: said for name, said in beside.items() if said}


def _from(sources: tuple[Source, ...], receiving: str) -> list[str]:
    return [source.copy or receiving for source in sources]


# --- for people --------------------------------------------------------------------------------


def _lines(brought: BroughtBack, state: Assessment, out: Path) -> Iterator[str]:
    for name in brought.again:
        yield f"{name} was brought back before, just as it is; it says nothing new."
    for name in brought.base_unknown:
        yield f"{name}: what it began from is not known; all that differs is listed, nothing was taken."
    notes = counted(brought.merged.notes, "new evidence note")
    yield f"Wrote {out}: {counted(len(brought.merged.applied), 'change')} taken, {notes}."
    if rows := list(_applied_rows(brought, state)):
        yield f"\n{aligned([('Taken', 'Was', 'Is now', 'From'), *rows])}"
    if hidden := len(brought.merged.applied) - len(rows):
        yield f"Of these, {counted(hidden, 'score')} on cards that are not revealed: hidden until they are."
    if state.conflicts:
        yield f"\n{counted(len(state.conflicts), 'conflict')} to decide; each keeps the value before:\n"
        yield aligned([("What", "Before", "Proposed", "By"), *_conflict_rows(state)])
    if state.reviews:
        yield f"\n{counted(len(state.reviews), 'item')} to look at; none of it was taken:\n"
        yield aligned([("What", "In the copy", "From", "Why"), *_review_rows(state)])


def _applied_rows(brought: BroughtBack, state: Assessment) -> Iterator[tuple[str, ...]]:
    """Yield what was taken, apart from hidden scores, of which there is nothing to tell but how many."""
    for one in brought.merged.applied:
        if any(hidden_round(one.key, value, state) for value in (one.before, one.value)):
            continue
        shown = (_shown(one.key, value, state) for value in (one.before, one.value))
        yield key_words(one.key, state), *shown, source_words(one.sources)


def _conflict_rows(state: Assessment) -> Iterator[tuple[str, ...]]:
    for one in state.conflicts:
        what, before = key_words(one.key, state), _shown(one.key, one.base, state)
        for proposal in one.proposals:
            yield what, before, _shown(one.key, proposal.value, state), source_words(proposal.sources)
            what = before = ""


def _review_rows(state: Assessment) -> Iterator[tuple[str, ...]]:
    for one in state.reviews:
        shown = _shown(one.key, one.value, state) if one.shows_value else ""
        yield key_words(one.key, state), shown, source_words(one.sources), review_words(one)


def _shown(key: Key, value: Value, state: Assessment) -> str:
    return printable(hidden_words(value) if hidden_round(key, value, state) else value_words(value))
