"""Which theme of one assessment is which of another.

Here: giving one assessment the refs and ids of another, so that the two can be put side by side.
Not here: comparing them (``session.difference``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Final

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.scorecard import Scorecard

LIKE: Final = 0.6
"""How alike two names must be, from 0 to 1, to be one theme renamed; difflib's usual cut-off."""


def with_refs_of(pattern: Assessment, other: Assessment) -> Assessment:
    """Return ``other`` with the refs of ``pattern`` where the two speak of the same thing.

    Parameters
    ----------
    pattern
        The assessment whose refs, scorer ids and note ids are taken.
    other
        Another assessment, such as last year's workbook. One with the same identity is returned
        as it is: there a ref is the same theme for ever.

    Returns
    -------
    Assessment
        Themes and scorers are matched by name, whatever its case; what is left over by ref, if the
        names are at least alike. Whatever has no counterpart and would bear a taken ref has
        ``(before)`` behind its own, so the result is for comparing and for nothing else.
    """
    if pattern.identity == other.identity:
        return other
    refs = _matched(
        [(theme.ref, theme.name) for theme in pattern.themes],
        [(theme.ref, theme.name) for theme in other.themes],
    )
    scorers = _matched(
        [(scorer.id, scorer.name) for scorer in pattern.scorers],
        [(scorer.id, scorer.name) for scorer in other.scorers],
    )
    second = other.second_stage
    moved = replace(
        other,
        themes=tuple(replace(theme, ref=refs[theme.ref]) for theme in other.themes),
        scorers=tuple(replace(scorer, id=scorers[scorer.id]) for scorer in other.scorers),
        evidence=tuple(replace(note, ref=refs[note.ref]) for note in other.evidence),
        agreed=_with_refs(other.agreed, refs),
        second_stage=second and replace(second, agreed=_with_refs(second.agreed, refs)),
        cards=tuple(replace(_with_refs(card, refs), scorer=scorers[card.scorer]) for card in other.cards),
    )
    notes = _matched(_notes(pattern), _notes(moved))
    return replace(moved, evidence=tuple(replace(note, id=notes[note.id]) for note in moved.evidence))


def _with_refs(card: Scorecard, refs: Mapping[str, str]) -> Scorecard:
    return replace(card, entries={refs[ref]: row for ref, row in card.entries.items()})


def _notes(assessment: Assessment) -> list[tuple[str, str]]:
    return [
        (note.id, f"{note.ref}\n{note.criterion}\n{note.text}\n{note.figure}") for note in assessment.evidence
    ]


def _matched(pattern: Sequence[tuple[str, str]], other: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    """Return for each ref of ``other`` its counterpart's; both are pairs of ref and name."""
    by_name = {name.casefold(): ref for ref, name in pattern}
    matched = {ref: by_name[name.casefold()] for ref, name in other if name.casefold() in by_name}
    left = {ref: name for ref, name in pattern if ref not in matched.values()}
    for ref, name in other:
        if ref in matched:
            continue
        alike = ref in left and SequenceMatcher(None, left[ref].casefold(), name.casefold()).ratio() >= LIKE
        taken = any(ref == kept for kept, _ in pattern)
        matched[ref] = ref if alike or not taken else f"{ref} (before)"
    return matched
