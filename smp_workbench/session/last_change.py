"""Who changed a score last, and when.

Here: finding the latest change of one agreed score in the history.
Not here: the whole list of changes (the workbook's Changes sheet).
"""

from __future__ import annotations

from collections.abc import Iterator

from smp_workbench.domain.edit import Batch, Edit, SetEntry
from smp_workbench.domain.scorecard import AGREED
from smp_workbench.domain.version import Change, History


def last_change(history: History, ref: str, criterion: str) -> Change | None:
    """Return the latest change of the agreed score of a theme and criterion, or None.

    Parameters
    ----------
    history
        Searched from its end; changes inside batches count.
    ref, criterion
        The score; unknown ones have no change.
    """
    for change in reversed(history.changes):
        for edit in _parts(change.edit):
            if isinstance(edit, SetEntry) and (edit.scorer, edit.ref, edit.criterion) == (
                AGREED,
                ref,
                criterion,
            ):
                return change
    return None


def _parts(edit: Edit) -> Iterator[Edit]:
    if isinstance(edit, Batch):
        for part in edit.edits:
            yield from _parts(part)
    else:
        yield edit
