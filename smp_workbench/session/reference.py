"""Another assessment as something to compare with: made from its workbook, matched with ours.

Here: what is kept of it, which of its themes is which of ours, and its state under our refs.
Not here: keeping it (``domain.edit.AddReference``), why themes moved (``session.cause``).

Themes are matched by ref only in copies of the same assessment; between two assessments T-001 is one
thing here and another there, and a name that is nearly the same may be another theme. So names must be
the same, in any case; what has no counterpart is listed for a person to see.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from smp_workbench.domain.assessment import Assessment, Reference
from smp_workbench.domain.edit_reference import bare_state
from smp_workbench.domain.text import same_name
from smp_workbench.storage.exact_form import content_hash


def make_reference(ours: Assessment, theirs: Assessment, title: str, file: str) -> Reference:
    """Return another assessment as it is kept for comparing with this one.

    Parameters
    ----------
    title
        How the screen calls it.
    file
        Name of its workbook, without folders.
    """
    reference = Reference(ours.next_ref("R"), title, file, content_hash(theirs), bare_state(theirs))
    return replace(reference, pairs=counterparts(reference, ours))


def counterparts(reference: Reference, ours: Assessment) -> Mapping[str, str]:
    """Return the ref there of each theme here that has a counterpart.

    Pairs that were found when the other assessment was read hold; themes that came or were renamed
    since are matched by name.
    """
    there = {theme.ref: theme.name for theme in reference.state.themes}
    if reference.state.identity == ours.identity:
        return {theme.ref: theme.ref for theme in ours.themes if theme.ref in there}
    known = {theme.ref for theme in ours.themes}
    pairs = {ref: other for ref, other in reference.pairs.items() if ref in known and other in there}
    for theme in ours.themes:
        left = {ref: name for ref, name in there.items() if ref not in pairs.values()}
        found = [ref for ref, name in left.items() if same_name(name, theme.name)]
        if theme.ref not in pairs and found:
            pairs[theme.ref] = found[0]
    return pairs


def unmatched(reference: Reference, ours: Assessment) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of the themes without a counterpart: those here, and those there."""
    pairs = counterparts(reference, ours)
    taken = set(pairs.values())
    here = tuple(theme.name for theme in ours.themes if theme.ref not in pairs)
    return here, tuple(theme.name for theme in reference.state.themes if theme.ref not in taken)


def state_beside(reference: Reference, ours: Assessment) -> Assessment:
    """Return the other assessment's state with our refs and identity, so that the two can be compared.

    A theme there without a counterpart here has the reference's id before its own ref.
    """
    back = {other: ref for ref, other in counterparts(reference, ours).items()}
    refs = {theme.ref: back.get(theme.ref, f"{reference.id} {theme.ref}") for theme in reference.state.themes}
    state = reference.state
    rows = {refs[ref]: row for ref, row in state.agreed.entries.items() if ref in refs}
    return replace(
        state,
        identity=ours.identity,
        themes=tuple(replace(theme, ref=refs[theme.ref]) for theme in state.themes),
        agreed=replace(state.agreed, entries=rows),
    )
