"""Check before sharing: what others would see in a workbook, as a list for a person.

Here: one list from what the file shows and from what its assessment holds; what deserves a second look
stands first.
Not here: looking into the file (``storage.sharing.listing``), and making a copy to share (``publication``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.text import printable
from smp_workbench.domain.version import History, Workbook
from smp_workbench.errors import Sentence

if TYPE_CHECKING:  # the window takes the list without loading what reads workbooks
    from smp_workbench.storage.sharing.listing import ListedSheet, Listing, Spot
    from smp_workbench.storage.sharing.proof import StillThere

_SOME: Final = 3
"""Places that are named before the others are counted."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list.

    Attributes
    ----------
    warns
        Whether a person should look at it before the file goes out.
    where
        Cells, a part of the file, or names; empty for the file as a whole.
    """

    warns: bool
    what: Sentence
    where: str = ""


def check_before_sharing(listing: Listing, workbook: Workbook) -> tuple[Listed, ...]:
    """Return what others would see; what deserves a second look comes first.

    Parameters
    ----------
    listing
        What the file shows.
    workbook
        What was read from it.
    """
    every = (*_of_file(listing), *_of_assessment(workbook))
    return tuple(sorted(every, key=lambda one: not one.warns))


def still_listed(still: Sequence[StillThere]) -> tuple[Listed, ...]:
    """Return what was left out of a copy and stands in it all the same, for a person to look at."""
    said = "“{text}” was left out, but another text names it."
    return tuple(
        Listed(True, Sentence(said, {"text": printable(one.text)}), places(one.cells)) for one in still
    )


def _of_file(listing: Listing) -> Iterator[Listed]:
    if listing.marking:
        yield Listed(False, Sentence("Marked {marking}.", {"marking": listing.marking}))
    else:
        yield Listed(True, Sentence("There is no protective marking on the first sheet."))
    if listing.unmarked:
        yield Listed(True, Sentence("Sheets carry another marking, or none."), ", ".join(listing.unmarked))
    for found in listing.details:
        said = {"kind": found.detail.kind, "text": printable(found.detail.text)}
        yield Listed(True, Sentence("“{text}” may be a {kind}.", said), places(found.cells))
    yield from _sheets(listing.sheets)
    for spot in listing.comments:
        yield _told(True, "There is a comment: “{text}”.", spot)
    for spot in listing.people:
        yield _told(True, "The file names somebody: {text}.", spot)
    for spot in listing.beside:
        yield _told(True, "There is {text} in the file.", spot)
    for spot in listing.properties:
        yield _told(False, "The file's properties say “{text}”.", spot)
    if listing.names:
        named = ", ".join(spot.where for spot in listing.names)
        yield Listed(False, Sentence("Cells with names: {count}.", {"count": len(listing.names)}), named)


def _sheets(sheets: Sequence[ListedSheet]) -> Iterator[Listed]:
    for sheet in sheets:
        if sheet.hidden:
            yield Listed(True, Sentence("A sheet is hidden."), sheet.name)
        if sheet.hidden_rows or sheet.hidden_columns:
            counts = {"rows": sheet.hidden_rows, "columns": sheet.hidden_columns}
            said = "Lines of a sheet are hidden (rows: {rows}, columns: {columns})."
            yield Listed(True, Sentence(said, counts), sheet.name)
    named = ", ".join(sheet.name for sheet in sheets)
    yield Listed(False, Sentence("Sheets: {count}.", {"count": len(sheets)}), named)


def _told(warns: bool, said: str, spot: Spot) -> Listed:
    return Listed(warns, Sentence(said, {"text": printable(spot.text)}), spot.where)


def _of_assessment(workbook: Workbook) -> Iterator[Listed]:
    yield from _history(workbook.history)
    yield from _people(workbook.assessment)
    assessment = workbook.assessment
    still_open = len(assessment.conflicts) + len(assessment.reviews)
    if still_open:
        yield _counted(True, "What came back and is not decided yet: {count}.", still_open)
    for one in assessment.references:
        said = "Another assessment is kept for comparing: {title}."
        yield Listed(True, Sentence(said, {"title": one.title}), one.file)
    if workbook.sensitivity.labels or workbook.sensitivity.properties:
        yield Listed(True, Sentence("The file carries a sensitivity label of an organisation."))
    reasons = sum(bool(entry.reason) for row in assessment.agreed.entries.values() for entry in row.values())
    if reasons:
        yield _counted(False, "Reasons for agreed scores: {count}.", reasons)
    if assessment.evidence:
        yield _counted(False, "Evidence notes: {count}.", len(assessment.evidence))


def _history(history: History) -> Iterator[Listed]:
    authors = [*(change.who for change in history.changes), *(one.who for one in history.versions)]
    written_by = ", ".join(dict.fromkeys(filter(None, authors)))
    if history.changes:
        said = "Every change is there, with what was before it and who made it: {count}."
        yield _counted(True, said, len(history.changes), written_by)
    elif written_by:
        yield Listed(True, Sentence("A version names who made it."), written_by)


def _people(assessment: Assessment) -> Iterator[Listed]:
    scorers = ", ".join(scorer.name for scorer in assessment.scorers)
    if assessment.cards:
        yield _counted(
            True, "Scorecards, each with its scorer's name: {count}.", len(assessment.cards), scorers
        )
    elif scorers:
        yield Listed(True, Sentence("Scorers are named."), scorers)
    if any(not assessment.round_revealed(card.round) for card in assessment.cards):
        yield Listed(True, Sentence("Cards that are not revealed yet are packed in the file, not encrypted."))
    officers = list(dict.fromkeys(theme.lead_officer for theme in assessment.themes if theme.lead_officer))
    if officers:
        yield Listed(True, Sentence("Lead officers are named."), ", ".join(officers))


def _counted(warns: bool, said: str, count: int, where: str = "") -> Listed:
    return Listed(warns, Sentence(said, {"count": count}), where)


def places(cells: Sequence[str]) -> str:
    """Return the first few places by name and the others by number.

    Examples
    --------
    >>> places(["Themes!B6"]), places(["A!A1", "A!A2", "A!A3", "A!A4", "A!A5"])
    ('Themes!B6', 'A!A1, A!A2, A!A3 and 2 more')
    """
    named = ", ".join(cells[:_SOME])
    return named if len(cells) <= _SOME else f"{named} and {len(cells) - _SOME} more"
