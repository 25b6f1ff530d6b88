"""What every edit is: a frozen request that makes a new assessment and knows its own undoing.

Here: the contract, and a named batch of edits that counts as one.
Not here: the edits themselves (``edit_setting``, ``edit_model``, ``edit_theme``, ``edit_scoring``,
``edit_evidence``) and the closed set of them all (``edit``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.text import clean_name
from smp_workbench.errors import Sentence


@runtime_checkable
class Edit(Protocol):
    """One change a person can ask for.

    Every edit in the closed set is a frozen dataclass whose fields are all it needs: it can be
    written down, sent, and applied again to the same assessment with the same result.
    """

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """Return the new assessment, and the edit that takes this one back.

        Raises
        ------
        Refusal
            If the edit would make the assessment wrong. Nothing has changed then.
        """
        ...

    def describe(self, assessment: Assessment) -> Sentence:
        """Return the edit's name for the undo list, told against the assessment it applies to.

        A card that is not revealed yet is never told: only that it is hidden.
        """
        ...


@dataclass(frozen=True, slots=True)
class Batch:
    """Several edits that are one step to a person, such as a paste.

    Attributes
    ----------
    name
        What the step is called, such as "Paste 12 scores".
    """

    name: str
    edits: tuple[Edit, ...]

    def apply(self, assessment: Assessment) -> tuple[Assessment, Edit]:
        """Apply every edit in turn; if one is refused, none has happened."""
        clean_name(self.name, "The step's name", required=True)
        inverses: list[Edit] = []
        for edit in self.edits:
            assessment, inverse = edit.apply(assessment)
            inverses.append(inverse)
        return assessment, Batch(self.name, tuple(reversed(inverses)))

    def describe(self, assessment: Assessment) -> Sentence:
        """Return the step's own name."""
        return Sentence("{name}", {"name": self.name})
