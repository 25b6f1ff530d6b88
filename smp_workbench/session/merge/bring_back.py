"""Copies brought back into their workbook: all of them at once, as one edit.

Here: from workbooks that were read to the one edit, and what is to be told of it.
Not here: reading files (``storage``), the rules (``engine``), asking and showing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from smp_workbench.domain.edit import Batch, Edit, RestoreContent
from smp_workbench.domain.open_item import Source
from smp_workbench.domain.text import printable
from smp_workbench.domain.version import Workbook
from smp_workbench.errors import Refusal
from smp_workbench.session.merge.canonical import canonical, in_order
from smp_workbench.session.merge.copy_read import AnyCopy, CardRead
from smp_workbench.session.merge.engine import Merged, merge
from smp_workbench.session.merge.merge_base import find_base, state_of_hash
from smp_workbench.session.merge.placing import with_rounds
from smp_workbench.session.merge.returned import Returned
from smp_workbench.session.merge.unread import unread
from smp_workbench.session.merge.vault_base import state_in_vault
from smp_workbench.storage.exact_form import content_hash

_LONGEST_NAME: Final = 100


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """What bringing copies back would do.

    Attributes
    ----------
    edit
        The one step; None if nothing would change.
    again
        Names of copies that were brought back before, just as they are.
    base_unknown
        Names of copies of which it is not known what they began from.
    returned
        Every copy as it was understood, in the order in which they were given.
    """

    edit: Edit | None
    merged: Merged
    again: tuple[str, ...]
    base_unknown: tuple[str, ...]
    returned: tuple[Returned, ...]


def bring_back(workbook: Workbook, copies: Sequence[AnyCopy]) -> BroughtBack:
    """Return what bringing copies back into a workbook would do; nothing is changed yet.

    Raises
    ------
    Refusal
        If a copy is of another assessment.
    """
    return brought_back(workbook, [understood(workbook, copy) for copy in copies])


def brought_back(workbook: Workbook, copies: Sequence[Returned]) -> BroughtBack:
    """Return what bringing back copies that are understood already would do; nothing is changed yet."""
    ours, returned = workbook.assessment, tuple(copies)
    contents = {copy.source.copy: copy.content for copy in returned}
    again = tuple(sorted(name for name, content in contents.items() if content in ours.brought))
    fresh = [copy for copy in returned if copy.source.copy not in again]
    merged = merge(ours, fresh)
    if merged.state != ours:
        present = content_hash(ours)
        added = {contents[copy.source.copy] for copy in fresh if _says_anything(copy)} - {present}
        state = replace(merged.state, brought=tuple(sorted({*ours.brought, *added})))
        merged = replace(merged, state=state)
    unknown = tuple(sorted(copy.source.copy for copy in fresh if copy.base is None))
    return BroughtBack(_edit(workbook, merged, fresh), merged, again, unknown, returned)


def _says_anything(copy: Returned) -> bool:
    return copy.state != copy.base or bool(copy.unread)


def refuse_other(workbook: Workbook, copy: AnyCopy) -> None:
    """Stop at a copy of another assessment."""
    if copy.identity != workbook.assessment.identity:
        raise Refusal(
            "“{name}” is no copy of this workbook: it holds another assessment.",
            "Bring back copies of this one only.",
            name=printable(copy.name, _LONGEST_NAME),
        )


def understood(workbook: Workbook, copy: AnyCopy) -> Returned:
    """Return what a copy says now and what it began from.

    Raises
    ------
    Refusal
        If it is of another assessment.
    """
    refuse_other(workbook, copy)
    returned = _returned(workbook, copy)
    return replace(returned, content=_content(returned))


def _content(copy: Returned) -> str:
    """Return by what a copy is known again: what it says, and what of it could not be read."""
    content = content_hash(copy.state)
    if not copy.unread:
        return content
    left = in_order(replace(review, sources=()) for review in copy.unread)
    return hashlib.sha256(f"{content} {canonical(left)}".encode()).hexdigest()


def _returned(workbook: Workbook, copy: AnyCopy) -> Returned:
    if isinstance(copy, CardRead):
        return _returned_card(workbook, copy)
    found = find_base(workbook, copy.workbook)
    changes = copy.workbook.history.changes
    age = found[1] if found else 0
    who = changes[-1].who if changes and changes[-1].sequence > age else ""
    source = Source(copy.name, who)
    return Returned(
        source, copy.workbook.assessment, found[0] if found else None, age, unread(source, copy.findings)
    )


def _returned_card(workbook: Workbook, copy: CardRead) -> Returned:
    """Return a card as the copy it would be had the whole of its base gone out with it."""
    found = state_of_hash(workbook, copy.base, copy.sequence)
    kept = None if found else state_in_vault(copy.identity, copy.base, copy.sequence)
    base, age = found or (kept, copy.sequence if kept else 0)
    under = workbook.assessment if base is None else base
    listed = unread(Source(copy.name, copy.who), copy.findings)
    if any(copy.card.entries.values()) or any(
        one.value for one in listed if one.kind == "new"
    ):  # a card as it was sent out begins no round
        under = with_rounds(under, copy.card.round)
    rows = {ref: copy.card.entries.get(ref, {}) for ref in copy.refs}
    others = {
        ref: row
        for ref, row in under.card(copy.card.scorer, copy.card.round).entries.items()
        if ref not in rows
    }
    state = under.with_card(
        replace(copy.card, entries=others | {ref: row for ref, row in rows.items() if row})
    )
    return Returned(Source(copy.name, copy.who), state, base, age, listed, kept=kept is not None)


def _edit(workbook: Workbook, merged: Merged, copies: Sequence[Returned]) -> Edit | None:
    if merged.state == workbook.assessment:
        return None
    name = f"Bring back {copies[0].source.copy}" if len(copies) == 1 else f"Bring back {len(copies)} copies"
    content = RestoreContent.leading_to(merged.state, workbook.assessment, "what copies brought back")
    return Batch(name, (content,))
