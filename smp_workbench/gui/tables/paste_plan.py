"""What pasting a block would change, cell by cell, before anything is changed.

Here: the changes, what is refused and why, and what an empty cell leaves as it is.
Not here: where values land (``pasted_block``) and showing it (``dialogs.paste_preview_dialog``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

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
class KeptScore:
    """One score that keeps its level because its cell of the block is empty."""

    theme: str
    criterion: str
    before: Answer


Outcome: TypeAlias = PastedScore | RefusedValue | KeptScore


@dataclass(frozen=True, slots=True)
class PastePlan:
    """All that a block would do.

    Attributes
    ----------
    outcomes
        In the order of the block. Scores that are so already are none, nor blanks that stay blank.
    same
        How many scores are so already.
    passed
        Names of the totals that the block holds too.
    """

    outcomes: tuple[Outcome, ...]
    same: int = 0
    passed: tuple[str, ...] = ()

    @property
    def changes(self) -> tuple[PastedScore, ...]:
        """What would change."""
        return tuple(one for one in self.outcomes if isinstance(one, PastedScore))

    @property
    def refusals(self) -> tuple[RefusedValue, ...]:
        """What cannot stand where it lands."""
        return tuple(one for one in self.outcomes if isinstance(one, RefusedValue))

    @property
    def kept(self) -> tuple[KeptScore, ...]:
        """What an empty cell leaves as it is."""
        return tuple(one for one in self.outcomes if isinstance(one, KeptScore))

    @property
    def edits(self) -> tuple[SetEntry, ...]:
        """The edits of all changes."""
        return tuple(change.edit for change in self.changes)

    def on_card(self, scorer: str) -> PastePlan:
        """Return the same on the card of another scorer."""
        outcomes = (
            replace(one, edit=replace(one.edit, scorer=scorer)) if isinstance(one, PastedScore) else one
            for one in self.outcomes
        )
        return replace(self, outcomes=tuple(outcomes))


def paste_plan(shown: ShownScores, rows: Rows, row: int, column: int) -> PastePlan:
    """Return what pasting a block would do; see :func:`block_landings` for arguments and refusals."""
    landings = block_landings(shown, rows, row, column)
    outcomes = [(landing, _outcome(shown, landing)) for landing in landings.values]
    same = sum(outcome is None and bool(landing.text) for landing, outcome in outcomes)
    passed = tuple(column_name(shown.columns[place]) for place in landings.passed)
    return PastePlan(tuple(outcome for _, outcome in outcomes if outcome is not None), same, passed)


def _outcome(shown: ShownScores, landing: Landing) -> Outcome | None:
    """Return what one value would change, why it cannot stand there, or None if nothing is to be said."""
    described, theme = shown.columns[landing.column], shown.theme(landing.row)
    if described.criterion is None:
        return None
    entry = shown.assessment.agreed.entry(theme.ref, described.code)
    if not landing.text:
        blank = entry.level is None
        return None if blank else KeptScore(theme.label, described.criterion.name, entry.level)
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
