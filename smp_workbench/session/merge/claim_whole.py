"""What came or went as a whole in a copy: themes, scorers, notes, rounds, the second stage.

Here: one claim for each, nearly all of them to be listed for a person.
Not here: fields of what stayed (``claim``).

An id identifies something only if it is in the base: what has it in two copies since may be two things.
"""

from __future__ import annotations

from collections.abc import Iterator

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.fit import fitting_note
from smp_workbench.domain.open_item import Key, ReviewKind, Value
from smp_workbench.domain.theme import EvidenceNote
from smp_workbench.session.merge.returned import Claim, Returned
from smp_workbench.session.merge.whole import same_note, same_theme, whole_scorer, whole_theme


def whole_claims(copy: Returned, base: Assessment, ours: Assessment) -> Iterator[Claim]:
    """Yield a claim for each thing that is new, missing or altered as a whole in a copy."""
    yield from _theme_claims(copy, base, ours)
    yield from _scorer_claims(copy, base, ours)
    yield from _note_claims(copy, base, ours)
    yield from _stage_claims(copy, base, ours)
    yield from _told_only(copy, base)
    rounds = len(copy.state.rounds)
    if rounds < min(len(base.rounds), len(ours.rounds)):
        yield Claim(Key("rounds"), len(base.rounds), rounds, (copy.source,), "missing")


def new_notes(copy: Returned, base: Assessment, ours: Assessment) -> Iterator[EvidenceNote]:
    """Yield the notes that are new in a copy, beside themes that mean the same here, without their ids.

    A note that says the same as one that is here already is none, also where that is open to be decided;
    one whose criterion is not here stands beside its theme.
    """
    known = {note.id for note in base.evidence}
    refs = {theme.ref for theme in base.themes} & {theme.ref for theme in ours.themes}
    here = (*ours.evidence, *_put_back(ours))
    for note in copy.state.evidence:
        if note.id in known or note.ref not in refs:
            continue
        placed = fitting_note(note, ours)
        if not any(same_note(placed, other) for other in here):
            yield placed


def _put_back(ours: Assessment) -> Iterator[EvidenceNote]:
    """Yield notes as they were here until a copy differed."""
    for conflict in ours.conflicts:
        for proposal in conflict.proposals:
            if isinstance(proposal.value, EvidenceNote) and any(not one.copy for one in proposal.sources):
                yield proposal.value


def _theme_claims(copy: Returned, base: Assessment, ours: Assessment) -> Iterator[Claim]:
    sources = (copy.source,)
    first = {theme.ref for theme in base.themes}
    here = {theme.ref for theme in ours.themes}
    there = {theme.ref for theme in copy.state.themes}
    scorers = {scorer.id for scorer in base.scorers}
    added = [whole_theme(ours, theme.ref, scorers) for theme in ours.themes if theme.ref not in first]
    for ref in sorted(first & here - there):
        yield Claim(Key("theme", ref), whole_theme(base, ref, scorers), None, sources, "missing")
    for theme in copy.state.themes:
        whole = whole_theme(copy.state, theme.ref, scorers)
        key = Key("theme", theme.ref)
        if theme.ref not in first:
            if not any(same_theme(whole, other) for other in added):
                yield Claim(key, None, whole, sources, "new")
        elif theme.ref not in here and whole != whole_theme(base, theme.ref, scorers):
            yield Claim(key, None, whole, sources, "gone here")


def _scorer_claims(copy: Returned, base: Assessment, ours: Assessment) -> Iterator[Claim]:
    sources = (copy.source,)
    first = {scorer.id for scorer in base.scorers}
    here = {scorer.id for scorer in ours.scorers}
    there = {scorer.id for scorer in copy.state.scorers}
    refs = {theme.ref for theme in base.themes}
    for scorer_id in sorted(first & here - there):
        key = Key("scorer", scorer=scorer_id)
        yield Claim(key, whole_scorer(base, scorer_id, refs), None, sources, "missing")
    for scorer in copy.state.scorers:
        key, whole = Key("scorer", scorer=scorer.id), whole_scorer(copy.state, scorer.id, refs)
        if scorer.id not in first:
            yield Claim(key, None, whole, sources, "new")
        elif scorer.id not in here and whole != whole_scorer(base, scorer.id, refs):
            yield Claim(key, None, whole, sources, "gone here")


def _note_claims(copy: Returned, base: Assessment, ours: Assessment) -> Iterator[Claim]:
    sources = (copy.source,)
    before = {note.id: note for note in base.evidence}
    here = {note.id: note for note in ours.evidence}
    there = {note.id: note for note in copy.state.evidence}
    refs = {theme.ref for theme in base.themes} & {theme.ref for theme in ours.themes}
    kept = {theme.ref for theme in copy.state.themes}
    for note_id, note in before.items():
        key, after = Key("note", note_id), there.get(note_id)
        if after is None:
            if note_id in here and note.ref in kept:
                yield Claim(key, note, None, sources, "missing")
        elif after != note and after.ref in refs:
            placed = not after.criterion or ours.model.criterion(after.criterion) is not None
            listed: ReviewKind | None = "gone here" if note_id not in here else None if placed else "no place"
            yield Claim(key, note, after, sources, listed, copy.age)


def _stage_claims(copy: Returned, base: Assessment, ours: Assessment) -> Iterator[Claim]:
    before, after, here = base.second_stage, copy.state.second_stage, ours.second_stage
    if after in (before, here):
        return
    key, sources = Key("second stage"), (copy.source,)
    if after is None:
        yield Claim(key, before, None, sources, "missing")
    elif before is None:
        yield Claim(key, None, after, sources, "new")
    elif here is None:
        yield Claim(key, None, after, sources, "gone here")
    elif before.model != after.model:
        yield Claim(key, before, after, sources, "altered")


def _told_only(copy: Returned, base: Assessment) -> Iterator[Claim]:
    """Yield what means something only in the copy's own file: it is told in words."""
    settings: list[tuple[Key, Value, Value]] = [
        (Key("compared with"), _compared(base), _compared(copy.state)),
        (Key("kept for comparing"), _kept(base), _kept(copy.state)),
    ]
    for key, before, after in settings:
        if before != after:
            yield Claim(key, before, after, (copy.source,), "altered")


def _compared(state: Assessment) -> str:
    """Return what a state is compared with, in words; the number is one of its own file."""
    comparison = state.comparison
    if comparison is None:
        return "nothing"
    return comparison.label or comparison.reference or f"version {comparison.version}"


def _kept(state: Assessment) -> str:
    return "; ".join(f"{one.title} ({one.file}, {one.content[:8]})" for one in state.references)
