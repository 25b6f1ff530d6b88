"""The merge: one assessment made of the receiving one and any number of copies, by fixed rules.

Here: which claim is taken, which is a conflict, and which is only listed.
Not here: what a copy claims (``claim``), finding what it began from (``merge_base``), files.

Nothing here asks who was first: copies are sorted by name, values by what they say, and no clock is read.
A field that nobody changed stays; changed by one side it is taken; changed alike it is taken; changed
differently it goes back to its base until a person decides, with every value kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.fit import fitting_note, fitting_row
from smp_workbench.domain.open_item import HERE, Conflict, Key, Proposal, Review, ReviewKind, Source, Value
from smp_workbench.domain.scorecard import Entry
from smp_workbench.domain.text import folded_name
from smp_workbench.domain.theme import EvidenceNote
from smp_workbench.session.merge.canonical import canonical, in_order
from smp_workbench.session.merge.claim import claims_of, unknown_claims
from smp_workbench.session.merge.claim_whole import new_notes
from smp_workbench.session.merge.field import fields_of, order_of, projected
from smp_workbench.session.merge.placing import placed, with_notes, with_rounds
from smp_workbench.session.merge.returned import Applied, Claim, Returned
from smp_workbench.session.merge.whole import same_note


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a merge.

    Attributes
    ----------
    state
        The assessment, with what is open in it.
    applied
        What was taken by itself.
    notes
        How many evidence notes are new.
    """

    state: Assessment
    applied: tuple[Applied, ...]
    notes: int


def merge(ours: Assessment, copies: Iterable[Returned]) -> Merged:
    """Return the receiving assessment with what the copies changed.

    The result is the same whatever the order of the copies; a copy that changed nothing changes
    nothing; a copy that is merged again changes nothing more.

    Parameters
    ----------
    ours
        The receiving assessment.
    copies
        Of the same assessment, each with a name of its own.
    """
    returned = sorted(copies, key=lambda copy: copy.source)
    begun = with_rounds(ours, _rounds(ours, returned))
    claims = [claim for copy in returned for claim in claims_of(copy, begun)]
    merging = _Merging(begun, _without_taken_names(claims, begun))
    merging.list_unknown(claim for copy in returned for claim in unknown_claims(copy, begun))
    merging.list_again(returned)
    notes = _new_notes(returned, begun)
    state = with_notes(placed(begun, merging.values), notes)
    state = replace(state, conflicts=merging.all_conflicts(), reviews=merging.all_reviews())
    return Merged(state, tuple(sorted(merging.applied, key=_place)), len(notes))


class _Merging:
    """One merge on its way: what each field will be, and what stays open."""

    def __init__(self, ours: Assessment, claims: Sequence[Claim]) -> None:
        self._live = fields_of(ours) | {Key("order"): order_of(ours)}
        self._ours = ours
        self.values: dict[Key, Value] = {}
        self.applied: list[Applied] = []
        self.conflicts = {one.key: one for one in ours.conflicts}
        self._reviews: defaultdict[tuple[object, ...], list[Review]] = defaultdict(list)
        for review in ours.reviews:
            self._add(review)
        by_key: defaultdict[Key, list[Claim]] = defaultdict(list)
        for claim in claims:
            if claim.listed is None:
                by_key[claim.key].append(self._in_place(claim))
        for key, together in by_key.items():
            self._settle(key, together)
        for claim in claims:
            if claim.listed is not None:
                self._list(claim, claim.listed)

    def list_unknown(self, claims: Iterable[Claim]) -> None:
        """List everything in which copies differ whose base is not known."""
        for claim in claims:
            self._list(claim, "base unknown")

    def list_again(self, copies: Iterable[Returned]) -> None:
        """List what could not be read, and what the copies themselves have open."""
        for copy in copies:
            known = copy.base.reviews if copy.base else ()
            opened = (review for review in copy.state.reviews if review not in known)
            for review in (*copy.unread, *opened):
                self._add(review)

    def all_conflicts(self) -> tuple[Conflict, ...]:
        """Return every open conflict."""
        return in_order(self.conflicts.values())

    def all_reviews(self) -> tuple[Review, ...]:
        """Return everything that is listed."""
        return in_order(review for alike in self._reviews.values() for review in alike)

    def _in_place(self, claim: Claim) -> Claim:
        """Return a claim on the order of the themes that are here; any other as it is."""
        if (
            claim.key.field != "order"
            or not isinstance(claim.value, tuple)
            or not isinstance(claim.base, tuple)
        ):
            return claim
        here = order_of(self._ours)
        base, value = (projected(tuple(map(str, one)), here) for one in (claim.base, claim.value))
        return replace(claim, base=base, value=value)

    def _now(self, key: Key) -> Value:
        """Return what a field holds here; None for what is not here."""
        match key.field:
            case "score":
                return self._ours.card(key.scorer, key.round).entry(key.ref, key.criterion)
            case "note":
                return next((note for note in self._ours.evidence if note.id == key.ref), None)
            case _:
                return self._live.get(key)

    def _settle(self, key: Key, claims: list[Claim]) -> None:
        """Take what a field's claims agree on, or open a conflict."""
        live = self._now(key)
        differing = [claim for claim in claims if claim.value != live]
        if key in self.conflicts:
            self._propose(self.conflicts[key], claims)
        elif not differing:
            return
        elif key.field == "marking":  # only raised ones get here, and the highest counts at once
            self._take(key, live, claims)
        elif all(claim.base == live for claim in differing) and _alike(differing):
            self._take(key, live, differing)
        else:
            oldest = min(claims, key=lambda claim: (claim.age, canonical(claim.base)))
            changed_here = any(claim.base != live for claim in differing)
            mine = (Proposal(live, (HERE,)),) if changed_here else ()
            self._propose(Conflict(key, oldest.base, mine), claims)
            if self._has_place(key, oldest.base):
                self.values[key] = oldest.base

    def _has_place(self, key: Key, value: Value) -> bool:
        """Whether a field can go back to a value: its level, criterion and theme may be gone here."""
        if isinstance(value, EvidenceNote):
            there = any(theme.ref == value.ref for theme in self._ours.themes)
            return there and fitting_note(value, self._ours) == value
        if isinstance(value, Entry):
            return bool(fitting_row({key.criterion: value}, self._ours.model_of(key.scorer)))
        return True

    def _take(self, key: Key, live: Value, claims: list[Claim]) -> None:
        value = claims[0].value
        self.values[key] = value
        self.applied.append(Applied(key, live, value, _sources(claims)))

    def _propose(self, conflict: Conflict, claims: list[Claim]) -> None:
        """Keep a conflict with the values of claims among what is proposed."""
        proposals = list(conflict.proposals)
        for claim in claims:
            place = next((n for n, one in enumerate(proposals) if one.value == claim.value), None)
            if place is None:
                proposals.append(Proposal(claim.value, _united(claim.sources)))
            else:
                known = proposals[place]
                proposals[place] = replace(known, sources=_united(known.sources + claim.sources))
        self.conflicts[conflict.key] = replace(conflict, proposals=in_order(proposals))

    def _list(self, claim: Claim, kind: ReviewKind) -> None:
        conflict = self.conflicts.get(claim.key)
        if conflict and any(one.value == claim.value for one in conflict.proposals):
            self._propose(conflict, [claim])
            return
        if claim.key.field not in ("theme", "scorer", "second stage") and claim.value == self._now(claim.key):
            return
        told = claim.key.field in ("compared with", "kept for comparing")
        self._add(
            Review(
                kind, claim.key, claim.value, claim.sources, f"The copy has: {claim.value}." if told else ""
            )
        )

    def _add(self, review: Review) -> None:
        """Add an item, or only whom it comes from if it is listed already."""
        listed = self._reviews[review.kind, review.key, review.text]
        for place, known in enumerate(listed):
            if known.value == review.value:
                listed[place] = replace(known, sources=_united(known.sources + review.sources))
                return
        listed.append(replace(review, sources=_united(review.sources)))


def _place(applied: Applied) -> tuple[str | int, ...]:
    key = applied.key
    return key.field, key.scorer, key.round, key.ref, key.criterion


def _alike(claims: list[Claim]) -> bool:
    return all(claim.value == claims[0].value for claim in claims)


def _sources(claims: Iterable[Claim]) -> tuple[Source, ...]:
    return _united(tuple(source for claim in claims for source in claim.sources))


def _united(sources: tuple[Source, ...]) -> tuple[Source, ...]:
    return tuple(sorted(set(sources)))


def _rounds(ours: Assessment, copies: Iterable[Returned]) -> int:
    """Return how many rounds there will be: those that copies have begun are begun here too."""
    begun = [
        len(copy.state.rounds)
        for copy in copies
        if copy.base and len(copy.state.rounds) > len(copy.base.rounds)
    ]
    return max([len(ours.rounds), *begun])


def _new_notes(copies: Iterable[Returned], ours: Assessment) -> list[EvidenceNote]:
    notes: list[EvidenceNote] = []
    for copy in copies:
        if copy.base:
            for note in new_notes(copy, copy.base, ours):
                if not any(same_note(note, other) for other in notes):
                    notes.append(replace(note, id=""))
    return sorted(notes, key=canonical)


def _without_taken_names(claims: list[Claim], ours: Assessment) -> list[Claim]:
    """Return the claims; a name that another thing has, or is to have, is only listed."""
    taken: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for theme in ours.themes:
        taken["name", folded_name(theme.name)].add(theme.ref)
    for scorer in ours.scorers:
        taken["scorer name", folded_name(scorer.name)].add(scorer.id)
    named = [claim for claim in claims if claim.key.field in ("name", "scorer name")]
    for claim in named:
        for value in (claim.base, claim.value):
            taken[claim.key.field, folded_name(str(value))].add(claim.key.ref or claim.key.scorer)
    return [_listed_if_taken(claim, taken) for claim in claims]


def _listed_if_taken(claim: Claim, taken: Mapping[tuple[str, str], set[str]]) -> Claim:
    if claim.key.field not in ("name", "scorer name") or claim.listed:
        return claim
    several = any(
        len(taken[claim.key.field, folded_name(str(value))]) > 1 for value in (claim.base, claim.value)
    )
    return replace(claim, listed="name taken") if several else claim
