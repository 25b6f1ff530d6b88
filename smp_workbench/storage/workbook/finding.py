"""What a reader noticed in a file: one difference, one sentence.

Here: the finding, and the list that a reading fills. Not here: what counts as a difference (the
``_difference`` modules) and how findings are shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from smp_workbench.errors import Argument, Sentence


@dataclass(frozen=True, slots=True)
class Finding:
    """One cell, or one thing, that is not as the program saved it.

    Attributes
    ----------
    sheet, cell
        Where it is, such as ``Scores`` and ``F9``; ``cell`` is empty for a sheet as a whole, and
        both are for the file as a whole.
    ref
        The theme it is about, or empty.
    field
        What of it: a criterion's code, or the header of the column; empty if there is none.
    before, after
        As text: what was saved, and what is in the file now.
    sentence
        What was noticed and what became of it.
    accepted
        Whether the file's value counts: it is then in the assessment, and in its history under the
        change named "Edited outside the program". A value that is not accepted is not in the
        assessment; the sentence says what to do.
    """

    sheet: str
    cell: str
    ref: str
    field: str
    before: str
    after: str
    sentence: Sentence
    accepted: bool = True


class FindingList:
    """The findings of one reading, in the order in which they were made."""

    def __init__(self) -> None:
        self._findings: list[Finding] = []

    def add(self, finding: Finding) -> None:
        """Add one finding."""
        self._findings.append(finding)

    def say(self, sheet: str, cell: str, text: str, *, accepted: bool = False, **args: Argument) -> None:
        """Add a finding about the file, a sheet or a cell that is about no theme's field.

        Parameters
        ----------
        text
            Template of the sentence; ``{sheet}`` and ``{cell}`` are given.
        **args
            Values for the template's other fields.
        """
        sentence = Sentence(text, {"sheet": sheet, "cell": cell, **args})
        self.add(Finding(sheet, cell, "", "", "", "", sentence, accepted))

    @property
    def all(self) -> tuple[Finding, ...]:
        """Every finding."""
        return tuple(self._findings)

    def __len__(self) -> int:
        return len(self._findings)
