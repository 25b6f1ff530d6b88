"""The publication copy: what of an assessment may leave the partnership, and nothing else.

Here: the terms of a copy, the copy as a workbook, and everything that was left out of it.
Not here: writing it and proving it (``storage.sharing.publishing``), and the plan's public edition.

The copy is an assessment of its own, with an identity of its own: it can never be taken for a copy that
comes back, and nothing in it leads to the history it came from but eight characters of its hash.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from smp_workbench import __version__
from smp_workbench.domain.assessment import Assessment, Marking
from smp_workbench.domain.scorecard import Entry, Scorecard
from smp_workbench.domain.text import clean_name
from smp_workbench.domain.version import History, Version, Workbook
from smp_workbench.errors import Refusal
from smp_workbench.session.session import utc_text
from smp_workbench.storage.exact_form import content_hash

_SHORTEST_REASON: Final = 12
"""Characters. A shorter reason ("see above") may well stand elsewhere by chance."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a publication copy is allowed to show.

    Attributes
    ----------
    marking
        Under which it goes out.
    cleared_by
        Agency or role that allowed it; it is printed in the copy.
    reasons
        Whether the reasons for agreed scores go with it.
    evidence
        Whether the evidence notes do.
    lead_officers
        Whether the names of lead officers do.
    """

    cleared_by: str
    marking: Marking = field(default_factory=Marking)
    reasons: bool = False
    evidence: bool = True
    lead_officers: bool = False


def publication_copy(workbook: Workbook, terms: Terms, moment: datetime) -> Workbook:
    """Return a workbook of its own that holds what may be shown.

    Left out are the history, scorers and their cards, rounds, who wrote what, what other years are
    compared with, labels of other programs, and whatever the terms do not allow.

    Raises
    ------
    Refusal
        If nobody cleared it, a text of the terms cannot be kept, or something that came back is not decided.
    """
    before = workbook.assessment
    cleared_by = clean_name(terms.cleared_by, "Cleared by", required=True)
    handling = clean_name(terms.marking.handling, "The handling words")
    still_open = len(before.conflicts) + len(before.reviews)
    if still_open:
        raise Refusal(
            "{count} of what came back is not decided yet.",
            "Decide it first, so that the copy shows what was agreed.",
            count="1 item" if still_open == 1 else f"{still_open} items",
        )
    after = Assessment(
        identity=uuid.uuid4().hex,
        model=before.model,
        title=before.title,
        area=before.area,
        period=before.period,
        marking=replace(terms.marking, handling=handling),
        cut_line=before.cut_line,
        themes=tuple(
            theme if terms.lead_officers else replace(theme, lead_officer="") for theme in before.themes
        ),
        agreed=_card(before.agreed, terms),
        evidence=before.evidence if terms.evidence else (),
        second_stage=before.second_stage
        and replace(before.second_stage, agreed=_card(before.second_stage.agreed, terms)),
    )
    latest = workbook.history.latest
    of = f"version {latest.number}" if latest else "a draft"
    if latest and workbook.draft:
        of = f"a draft after {of}"
    version = Version(
        number=1,
        name=f"Publication copy of {of} ({content_hash(before)[:8]})",
        who="",
        when=utc_text(moment),
        why=f"Cleared by {cleared_by} for sharing under {after.marking.text}.",
        tool=f"SMP Workbench {__version__}",
        sequence=0,
        content=content_hash(after),
    )
    return Workbook(after, History(after, versions=(version,)))


def left_out(workbook: Workbook, terms: Terms) -> tuple[str, ...]:
    """Return every name and reason that a copy on these terms leaves out, each once."""
    return tuple(dict.fromkeys(_left_out(workbook, terms)))


def _left_out(workbook: Workbook, terms: Terms) -> Iterator[str]:
    assessment, history = workbook.assessment, workbook.history
    names = [
        *(change.who for change in history.changes),
        *(version.who for version in history.versions),
        *(scorer.name for scorer in assessment.scorers),
        *(() if terms.lead_officers else (theme.lead_officer for theme in assessment.themes)),
    ]
    yield from (name for name in names if name and name != terms.cleared_by.strip())
    agreed = (assessment.agreed, *((stage.agreed,) if (stage := assessment.second_stage) else ()))
    for card in (*assessment.cards, *(() if terms.reasons else agreed)):
        reasons = (entry.reason for row in card.entries.values() for entry in row.values())
        yield from (reason for reason in reasons if len(reason) >= _SHORTEST_REASON)


def _card(card: Scorecard, terms: Terms) -> Scorecard:
    """Return a card with its levels and confidence, and its reasons where they may be shown."""
    if terms.reasons:
        return card
    bare: dict[str, Mapping[str, Entry]] = {}
    for ref, row in card.entries.items():
        kept = {code: replace(entry, reason="") for code, entry in row.items()}
        full = {code: entry for code, entry in kept.items() if not entry.empty}
        if full:
            bare[ref] = full
    return replace(card, entries=bare)
