"""A copy that goes out to one scorer: what it holds, and where it belongs.

Here: the nouns. Not here: what is taken out before (``storage.my_scores.card_copy``), and the file.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.scorecard import Round, Scorecard, Scorer
from smp_workbench.domain.sensitivity import UNLABELLED, Sensitivity


@dataclass(frozen=True, slots=True)
class CopyKey:
    """Where a copy belongs.

    Attributes
    ----------
    identity
        Of the assessment.
    base
        Content hash of the state from which it was sent out.
    sequence
        After how many changes that was: where the base is looked for first.
    scorer, round
        Whose card it is.
    sent
        Content hash of what the copy held when it went out.
    """

    identity: str
    base: str
    sequence: int
    scorer: str
    round: int
    sent: str

    @property
    def text(self) -> str:
        """The line."""
        return (
            f"copy of {self.identity} from {self.base} after {self.sequence} "
            f"for {self.scorer} in round {self.round} with {self.sent}"
        )

    @property
    def own_identity(self) -> str:
        """The identity under which this computer keeps what is done with the copy.

        No other copy has it: nothing of one person's card is to be taken for a state of the assessment.
        """
        return hashlib.sha256(self.text.encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class CardCopy:
    """One scorer's card as it goes out.

    Attributes
    ----------
    key
        Where it belongs.
    state
        All that the copy holds: the themes it is about, the scoring model, their evidence, the scorer
        and this one card.
    whole
        Whether it is about every theme that is scored.
    sensitivity
        Labels of Office, which each file gets from the one before.
    when
        Of the last change before it went out; empty if there is none.
    """

    key: CopyKey
    state: Assessment
    whole: bool
    sensitivity: Sensitivity = UNLABELLED
    when: str = ""

    @property
    def scorer(self) -> Scorer:
        """Whose card it is."""
        return self.state.scorers[0]

    @property
    def round(self) -> Round:
        """The round of scoring that it is for."""
        return self.state.rounds[-1]

    @property
    def card(self) -> Scorecard:
        """What they have entered already."""
        return self.state.card(self.key.scorer, self.key.round)

    @property
    def refs(self) -> tuple[str, ...]:
        """The themes it is about."""
        return tuple(theme.ref for theme in self.state.themes)
