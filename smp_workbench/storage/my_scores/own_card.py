"""One scorer's copy as a workbook of their own, so that they can score in the program.

Here: making it of a copy that was read, and the copy and the card of it again.
Not here: the file on the disk (``card_file``), what may be changed in it (``session.card_session``).

In such a workbook the scorer's own card stands where the agreed scores stand in another. Everything that
shows, ranks, changes, undoes and journals agreed scores does so with theirs; nothing had to learn of cards.
"""

from __future__ import annotations

from dataclasses import replace

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.card_copy import CardCopy
from smp_workbench.domain.scorecard import AGREED, Scorecard
from smp_workbench.domain.version import History, Workbook


def own_workbook(sent: CardCopy, card: Scorecard) -> Workbook:
    """Return the workbook in which one scorer's card is scored.

    Parameters
    ----------
    sent
        As it went out.
    card
        As it is now.

    Returns
    -------
    Workbook
        Under the copy's own identity, and named as what it is, so that no list of recovered work, no picture
        and no table that is copied from it passes for the assessment's. The line takes in all
        themes: where the plan's line is belongs to the agreed scores.
    """
    start = replace(
        sent.state,
        identity=sent.key.own_identity,
        title=f"Own scores of {sent.scorer.name}: {sent.state.title}".removesuffix(": "),
        cut_line=max(1, len(sent.state.themes)),
        agreed=Scorecard(AGREED, 0, card.entries),
        cards=(),
    )
    return Workbook(start, History(start), sent.sensitivity, sent)


def own_card(sent: CardCopy, assessment: Assessment) -> Scorecard:
    """Return the scorer's card of such a workbook."""
    return Scorecard(sent.key.scorer, sent.key.round, assessment.agreed.entries)
