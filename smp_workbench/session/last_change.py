"""Who changed a score last, and when.

Here: finding the latest change of one agreed score, or one of the second stage, that still stands.
Not here: the whole list of changes (the workbook's Changes sheet).
"""

from __future__ import annotations

from collections.abc import Iterator

from smp_workbench.domain.edit import (
    Batch,
    DecideConflict,
    Edit,
    Reopen,
    RestoreContent,
    SetEntry,
    SetSecondStage,
)
from smp_workbench.domain.open_item import Key
from smp_workbench.domain.scorecard import AGREED, BLANK, SECOND_STAGE, Entry
from smp_workbench.domain.second_stage import SecondStage
from smp_workbench.domain.version import Change, History


def last_change(history: History, ref: str, criterion: str, scorer: str = AGREED) -> Change | None:
    """Return the latest change of the agreed score of a theme and criterion, or None.

    A change that the same person has taken back is left out together with its taking back: after undo
    whoever set the score before is named again.

    Parameters
    ----------
    history
        Changes inside batches count.
    ref, criterion
        The score; unknown ones have no change.
    scorer
        ``AGREED``, or ``SECOND_STAGE`` for a score of the second stage.
    """
    start = history.start
    first = start.agreed.entry(ref, criterion)
    states = [first if scorer == AGREED else _stage_entry(start.second_stage, ref, criterion)]
    standing: list[Change] = []
    for change in history.changes:
        if _is_of_another(change.edit, ref, criterion):  # nearly all of a long history
            continue
        for edit in _parts(change.edit):
            agreed = scorer == AGREED
            entry = _entry_set(edit, ref, criterion) if agreed else _stage_set(edit, ref, criterion)
            if entry is None or (not isinstance(edit, SetEntry) and entry == states[-1]):
                continue
            if standing and standing[-1].who == change.who and states[-2] == entry:
                standing.pop()
                states.pop()
            else:
                standing.append(change)
                states.append(entry)
    return standing[-1] if standing else None


def _is_of_another(edit: Edit, ref: str, criterion: str) -> bool:
    return isinstance(edit, SetEntry) and (edit.ref != ref or edit.criterion != criterion)


def _entry_set(edit: Edit, ref: str, criterion: str) -> Entry | None:
    """Return what an edit sets an agreed score to, or None if it leaves it."""
    match edit:
        case SetEntry() if (edit.scorer, edit.ref, edit.criterion) == (AGREED, ref, criterion):
            return edit.entry
        case DecideConflict(Key("score", of, code, of_scorer), Entry() as entry):
            return entry if (of_scorer, of, code) == (AGREED, ref, criterion) else None
        case RestoreContent() if ref in edit.rows:
            return edit.rows[ref].get(criterion, BLANK)
        case _:
            return None


def _stage_set(edit: Edit, ref: str, criterion: str) -> Entry | None:
    """Return what an edit sets a score of the second stage to, or None if it leaves it."""
    match edit:
        case SetEntry() if (edit.scorer, edit.ref, edit.criterion) == (SECOND_STAGE, ref, criterion):
            return edit.entry
        case DecideConflict(Key("score", of, code, of_scorer), Entry() as entry):
            return entry if (of_scorer, of, code) == (SECOND_STAGE, ref, criterion) else None
        case SetSecondStage():
            return _stage_entry(edit.stage, ref, criterion)
        case RestoreContent() if edit.second_stage is not None:
            return _stage_entry(next(iter(edit.second_stage), None), ref, criterion)
        case _:
            return None


def _stage_entry(stage: SecondStage | None, ref: str, criterion: str) -> Entry:
    return stage.agreed.entry(ref, criterion) if stage is not None else BLANK


def _parts(edit: Edit) -> Iterator[Edit]:
    if isinstance(edit, Batch):
        for part in edit.edits:
            yield from _parts(part)
    elif isinstance(edit, Reopen):
        yield from _parts(edit.content) if edit.content else ()
    else:
        yield edit
