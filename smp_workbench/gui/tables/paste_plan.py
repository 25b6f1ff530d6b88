"""What pasting a block would change, cell by cell, before anything is changed.

Here: the changes, what is refused and why, and how many cells stay as they are.
Not here: where values land (``pasted_block``) and showing it (``dialogs.paste_preview_dialog``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from smp_workbench.domain.edit import SetEntry
from smp_workbench.domain.scorecard import AGREED, Answer, Entry
from smp_workbench.errors import Refusal
from smp_workbench.gui.tables.pasted_block import block_landings
from smp_workbench.gui.tables.pasted_value import Landing, Rows, answer_of
from smp_workbench.gui.tables.score_words import column_name
from smp_workbench.gui.tables.shown_scores import ShownScores


@dataclass(frozen=True, slots=True)
class PastedScore:
    """One score that a block would change.

    Attributes
    ----------
    before
        What stands there now.
    """

    theme: str
    criterion: str
    before: Answer
    edit: SetEntry


@dataclass(frozen=True, slots=True)
class RefusedValue:
    """One value of a block that cannot stand where it lands.

    Attributes
    ----------
    text
        The value as it was copied.
    why
        What is wrong with it and what to do.
    """

    theme: str
    criterion: str
    before: Answer
    text: str
    why: Refusal


@dataclass(frozen=True, slots=True)
class PastePlan:
    """All that a block would do.

    Attributes
    ----------
    changes, refused
        In the order of the block.
    same
        How many scores are so already.
    kept
        How many scores keep their level because their cell of the block is empty.
    passed
        Names of the totals that the block holds too.
    """

    changes: tuple[PastedScore, ...]
    refused: tuple[RefusedValue, ...] = ()
    same: int = 0
    kept: int = 0
    passed: tuple[str, ...] = ()

    @property
    def edits(self) -> tuple[SetEntry, ...]:
        """The edits of all changes."""
        return tuple(change.edit for change in self.changes)


def paste_plan(shown: ShownScores, rows: Rows, row: int, column: int) -> PastePlan:
    """Return what pasting a block would do; see :func:`block_landings` for arguments and refusals."""
    landings = block_landings(shown, rows, row, column)
    changes: list[PastedScore] = []
    refused: list[RefusedValue] = []
    same = kept = 0
    for landing, outcome in zip(landings.values, _outcomes(shown, landings.values), strict=True):
        if isinstance(outcome, PastedScore):
            changes.append(outcome)
        elif isinstance(outcome, RefusedValue):
            refused.append(outcome)
        elif landing.text:
            same += 1
        else:
            kept += shown.answer(landing.row, landing.column) is not None
    passed = tuple(column_name(shown.columns[place]) for place in landings.passed)
    return PastePlan(tuple(changes), tuple(refused), same, kept, passed)


def _outcomes(
    shown: ShownScores, landings: tuple[Landing, ...]
) -> Iterator[PastedScore | RefusedValue | None]:
    for landing in landings:
        yield _outcome(shown, landing) if landing.text else None


def _outcome(shown: ShownScores, landing: Landing) -> PastedScore | RefusedValue | None:
    """Return what one value would change, why it cannot stand there, or None if it is there already."""
    described, theme = shown.columns[landing.column], shown.theme(landing.row)
    if described.criterion is None:
        return None
    entry = shown.assessment.agreed.entry(theme.ref, described.code)
    if not theme.scored:
        words = "{theme} is not scored: it is cross-cutting by nature.", "Choose Score this theme first."
        not_scored = Refusal(*words, theme=theme.label)
        return RefusedValue(theme.label, described.criterion.name, entry.level, landing.text, not_scored)
    try:
        answer = answer_of(described.criterion, landing.text)
    except Refusal as why:
        return RefusedValue(theme.label, described.criterion.name, entry.level, landing.text, why)
    if entry.level == answer:
        return None
    changed = Entry(answer, entry.confidence, entry.reason)
    edit = SetEntry(AGREED, 0, theme.ref, described.code, changed)
    return PastedScore(theme.label, described.criterion.name, entry.level, edit)
