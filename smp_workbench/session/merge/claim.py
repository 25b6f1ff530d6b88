"""What a copy changed since it went out, as claims on the fields of the receiving assessment.

Here: settings, themes, people and scores that both have; each change is one claim.
Not here: what came or went as a whole (``claim_whole``), and what becomes of a claim (``engine``).
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from smp_workbench.domain.assessment import CLASSIFICATIONS, Assessment
from smp_workbench.domain.open_item import Key, ReviewKind, Source, Value
from smp_workbench.domain.scorecard import AGREED, BLANK, SECOND_STAGE, Entry
from smp_workbench.session.merge.claim_whole import new_notes, whole_claims
from smp_workbench.session.merge.field import cards_of, fields_of, order_of, projected
from smp_workbench.session.merge.returned import Claim, Returned


def claims_of(copy: Returned, ours: Assessment) -> Iterator[Claim]:
    """Yield what a copy claims; without a base, everything that differs from the receiving assessment."""
    if copy.base is None:
        return
    sources = (copy.source,)
    for key, base, value, listed in _changes(copy.state, copy.base, ours):
        yield Claim(key, base, value, sources, listed, copy.age)
    yield from whole_claims(copy, copy.base, ours)
    yield from _open_claims(copy, copy.base)


def unknown_claims(copy: Returned, ours: Assessment) -> Iterator[Claim]:
    """Yield everything in which a copy of unknown base differs; none of it may be taken by itself."""
    if copy.base is not None:
        return
    sources = (copy.source,)
    for key, base, value, _ in _changes(copy.state, ours, ours):
        yield Claim(key, base, value, sources, "base unknown")
    for claim in whole_claims(copy, ours, ours):
        yield Claim(claim.key, claim.base, claim.value, sources, "base unknown")
    for note in new_notes(copy, ours, ours):
        yield Claim(Key("note", note.id), None, note, sources, "base unknown")


_Change = tuple[Key, Value, Value, ReviewKind | None]


def _changes(state: Assessment, base: Assessment, ours: Assessment) -> Iterator[_Change]:
    yield from _field_changes(state, base, ours)
    yield from _order_change(state, base, ours)
    yield from _score_changes(state, base, ours)


def _field_changes(state: Assessment, base: Assessment, ours: Assessment) -> Iterator[_Change]:
    """Yield changed fields that are in all three; a round that only the copy has was blank before."""
    before, here = fields_of(base), fields_of(ours)
    for key, value in fields_of(state).items():
        if key in before:
            if key in here and value != before[key]:
                yield key, before[key], value, _listed(key, before[key], value)
        elif key.field == "round name" and value:
            yield key, "", value, None
        elif key.field == "revealed" and value:
            yield key, False, True, "reveal"


def _listed(key: Key, base: Value, value: Value) -> ReviewKind | None:
    """Return why a changed field is never taken by itself; None where it may be."""
    match key.field:
        case "model":
            return "altered"
        case "revealed":
            return "reveal"
        case "marking":
            order: tuple[Value, ...] = CLASSIFICATIONS
            return "lower marking" if order.index(value) < order.index(base) else None
        case "handling":
            return "lower marking" if base and not value else None
        case _:
            return "cleared" if base and value == "" else _cleared_decision(base, value)


def _cleared_decision(base: Value, value: Value) -> ReviewKind | None:
    outcome, before = getattr(value, "outcome", None), getattr(base, "outcome", None)
    return "cleared" if before and outcome == "" else None


def _order_change(state: Assessment, base: Assessment, ours: Assessment) -> Iterator[_Change]:
    """Yield the order of the themes, of those that all three have, as it would be here."""
    here, first = order_of(ours), frozenset(order_of(base))
    common = first.intersection(order_of(state), here)
    before = projected(tuple(ref for ref in order_of(base) if ref in here), here)
    # What a copy lacks stands where the base has it: where it stands here, a conflict may change.
    after = projected(tuple(ref for ref in order_of(state) if ref in common), before)
    if before != after:
        yield Key("order"), before, after, None


def _score_changes(state: Assessment, base: Assessment, ours: Assessment) -> Iterator[_Change]:
    """Yield changed scores of themes and scorers that mean the same in all three."""
    before, after = cards_of(base), cards_of(state)
    refs = frozenset(order_of(base)).intersection(order_of(state), order_of(ours))
    scorers = frozenset(one.id for one in base.scorers).intersection(
        (one.id for one in state.scorers), (one.id for one in ours.scorers)
    )
    staged = base.second_stage and state.second_stage and ours.second_stage
    known = {AGREED, *scorers, *([SECOND_STAGE] if staged else [])}
    gone = {one.number for one in base.rounds} - {one.number for one in ours.rounds}
    for scorer, number in dict.fromkeys((*before, *after)):
        if scorer not in known:
            continue
        old, new = before.get((scorer, number)), after.get((scorer, number))
        for ref in refs:
            was = old.entries.get(ref, {}) if old else {}
            now = new.entries.get(ref, {}) if new else {}
            if was == now:
                continue
            for code in dict.fromkeys((*was, *now)):
                first, last = was.get(code, BLANK), now.get(code, BLANK)
                if first != last:
                    yield (
                        Key("score", ref, code, scorer, number), first, last,
                        "no place" if number in gone else _listed_score(ours, scorer, code, first, last),
                    )  # fmt: skip


def _listed_score(ours: Assessment, scorer: str, code: str, base: Entry, entry: Entry) -> ReviewKind | None:
    criterion = ours.model_of(scorer).criterion(code)
    if criterion is None:
        return "no place"
    if isinstance(entry.level, Fraction) and criterion.position_of(entry.level) is None:
        return "no place"
    if entry.level is None and base.level is not None:
        return "cleared"
    lost = (base.reason and not entry.reason) or (base.confidence and not entry.confidence)
    return "cleared" if lost and entry.level == base.level else None


def _open_claims(copy: Returned, base: Assessment) -> Iterator[Claim]:
    """Yield the proposals of conflicts that were opened in the copy itself."""
    known = {one.key: one for one in base.conflicts}
    for conflict in copy.state.conflicts:
        before = known[conflict.key].proposals if conflict.key in known else ()
        for proposal in conflict.proposals:
            if proposal not in before and proposal.value != conflict.base:
                sources = tuple(
                    Source(copy.source.copy, one.who) if not one.copy else one for one in proposal.sources
                )
                yield Claim(conflict.key, conflict.base, proposal.value, sources, None, copy.age)
