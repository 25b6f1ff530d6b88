"""What a reader noticed in a file: one difference, one sentence.

Here: the finding, and the list that a reading fills. Not here: what counts as a difference (the
``_difference`` modules) and how findings are shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from smp_workbench.domain.open_item import WholeTheme
from smp_workbench.errors import Argument, Sentence, TouchedFile

MOST_FINDINGS: Final = 50_000
"""More than all cells of 130 themes, 20 criteria and 8 cards."""


@dataclass(frozen=True, slots=True)
class NewRow:
    """A theme that somebody typed into a row of its own.

    Attributes
    ----------
    theme
        With its levels; it has no ref until it is accepted.
    whole
        Whether that is all the row holds.
    """

    theme: WholeTheme
    whole: bool


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
    scorer, round
        Whose card it is about: empty and 0 for the agreed scores and for all else.
    new
        The theme that a row of no known ref proposes, where it has a name.
    """

    sheet: str
    cell: str
    ref: str
    field: str
    before: str
    after: str
    sentence: Sentence
    accepted: bool = True
    scorer: str = ""
    round: int = 0
    new: NewRow | None = None


class FindingList:
    """The findings of one reading, in the order in which they were made."""

    def __init__(self) -> None:
        self._findings: list[Finding] = []

    def add(self, finding: Finding) -> None:
        """Add one finding.

        Raises
        ------
        UnreadableFile
            If there are more than any person could have made.
        """
        if len(self._findings) >= MOST_FINDINGS:
            raise TouchedFile(
                "The file differs from what was saved in more than {most:,} places.",
                "Go back to an earlier copy.",
                most=MOST_FINDINGS,
            )
        self._findings.append(finding)

    def say(self, sheet: str, cell: str, text: str, **args: Argument) -> None:
        """Add a finding about the file, a sheet or a cell that is about no theme's field.

        Parameters
        ----------
        text
            Template of the sentence.
        **args
            Values for its fields.
        """
        self.add(Finding(sheet, cell, "", "", "", "", Sentence(text, args), accepted=False))

    def list_cell(
        self,
        sheet: str,
        cell: str,
        text: str,
        *,
        ref: str = "",
        field: str = "",
        before: str = "",
        after: str,
    ) -> None:
        """Add a finding about what stands in a cell and is not kept; the sentence needs no values."""
        self.add(Finding(sheet, cell, ref, field, before, after, Sentence(text), accepted=False))

    @property
    def all(self) -> tuple[Finding, ...]:
        """Every finding."""
        return tuple(self._findings)

    def __len__(self) -> int:
        return len(self._findings)
