"""What bringing copies back would do, counted: in all, and for each copy.

Here: the counts, and what a copy began from in words.
Not here: the merge (``engine``), and showing the counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from smp_workbench.domain.open_item import Source
from smp_workbench.domain.version import History, Workbook
from smp_workbench.errors import Sentence
from smp_workbench.session.merge.bring_back import BroughtBack
from smp_workbench.session.merge.returned import Returned
from smp_workbench.session.merge.taken_words import TakenLine, taken_lines


@dataclass(frozen=True, slots=True)
class CopySummary:
    """What one copy would do.

    Attributes
    ----------
    who
        Who changed it last, as far as it says.
    base
        What it began from.
    taken
        Changes of it that are taken, with or without others who made them too.
    conflicts
        Fields in conflict for which it proposes a value.
    reviews
        Items of it to look at.
    """

    name: str
    who: str
    base: Sentence
    taken: int
    conflicts: int
    reviews: int


@dataclass(frozen=True, slots=True)
class MergeSummary:
    """What all copies together would do.

    Attributes
    ----------
    copies
        In the order in which they were given.
    taken
        Changes that are taken, new evidence notes among them.
    conflicts, reviews
        What would be open then, with what is open already.
    lines
        What is taken, to be read; not always all of it.
    notes
        New evidence notes that are taken, of which there are no lines.
    """

    copies: tuple[CopySummary, ...]
    taken: int
    conflicts: int
    reviews: int
    lines: tuple[TakenLine, ...] = ()
    notes: int = 0


def merge_summary(workbook: Workbook, brought: BroughtBack) -> MergeSummary:
    """Count what bringing copies back into a workbook would do."""
    merged = brought.merged
    taken = _by_copy(one.sources for one in merged.applied)
    conflicts = _by_copy(
        (source for proposal in one.proposals for source in proposal.sources)
        for one in merged.state.conflicts
    )
    reviews = _by_copy(one.sources for one in merged.state.reviews)
    copies = tuple(
        CopySummary(
            name := copy.source.copy,
            copy.source.who,
            _again() if name in brought.again else base_words(workbook.history, copy),
            taken[name],
            conflicts[name],
            reviews[name],
        )
        for copy in brought.returned
    )
    state = merged.state
    return MergeSummary(
        copies,
        len(merged.applied) + merged.notes,
        len(state.conflicts),
        len(state.reviews),
        taken_lines(tuple(merged.applied), state),
        merged.notes,
    )


def base_words(history: History, copy: Returned) -> Sentence:
    """Return what a copy began from: a version of the receiving workbook, and how many changes after it."""
    if copy.base is None:
        return Sentence("not known: all that differs is listed")
    if copy.kept:
        return Sentence("a state kept on this computer only")
    before = [version for version in history.versions if version.sequence <= copy.age]
    changes = copy.age - (before[-1].sequence if before else 0)
    number = before[-1].number if before else 0
    if not before:
        text = "{changes} changes after the start" if changes else "the start"
    elif not changes:
        text = "version {number}"
    else:
        text = "version {number} and {changes} changes" if changes != 1 else "version {number} and 1 change"
    return Sentence(text, {"number": number, "changes": changes})


def _again() -> Sentence:
    return Sentence("brought back before, just as it is")


def _by_copy(each: Iterable[Iterable[Source]]) -> Counter[str]:
    """Count, for each copy, the things of which it is a source."""
    return Counter(name for sources in each for name in {source.copy for source in sources})
