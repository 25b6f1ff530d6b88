"""Every field of an assessment that can be compared by itself: its key and the value it holds.

Here: taking an assessment apart into keys and values.
Not here: themes, scorers and notes that come or go as a whole (``whole``), and putting values back
(``placing``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.open_item import Key, Value
from smp_workbench.domain.scorecard import Scorecard


def fields_of(state: Assessment) -> dict[Key, Value]:
    """Return the value of each field, scores apart, that its themes, people and settings have."""
    fields: dict[Key, Value] = {
        Key("title"): state.title,
        Key("area"): state.area,
        Key("period"): state.period,
        Key("marking"): state.marking.classification,
        Key("handling"): state.marking.handling,
        Key("cut line"): state.cut_line,
        Key("tolerance"): state.tolerance,
        Key("model"): state.model,
    }
    fields.update(_theme_fields(state))
    for scorer in state.scorers:
        fields[Key("scorer name", scorer=scorer.id)] = scorer.name
        fields[Key("scorer agency", scorer=scorer.id)] = scorer.agency
        fields[Key("present", scorer=scorer.id)] = scorer.present
    for round_ in state.rounds:
        fields[Key("round name", round=round_.number)] = round_.name
        fields[Key("revealed", round=round_.number)] = round_.revealed
    if state.second_stage:
        fields[Key("leading")] = state.second_stage.leading
    return fields


def _theme_fields(state: Assessment) -> Iterator[tuple[Key, Value]]:
    for theme in state.themes:
        ref = theme.ref
        yield Key("name", ref), theme.name
        yield Key("short", ref), theme.short
        yield Key("description", ref), theme.description
        yield Key("lead_agency", ref), theme.lead_agency
        yield Key("lead_officer", ref), theme.lead_officer
        yield Key("last_year", ref), theme.last_year
        yield Key("scored", ref), theme.scored
        yield Key("decision", ref), theme.decision


def cards_of(state: Assessment) -> Mapping[tuple[str, int], Scorecard]:
    """Return every card by scorer and round, the agreed scores and the second stage's too."""
    return {(card.scorer, card.round): card for card in state.every_card}


def projected(order: tuple[str, ...], onto: tuple[str, ...]) -> tuple[str, ...]:
    """Return ``onto`` with those refs that are in ``order`` too put in that order, in the places they have.

    Examples
    --------
    >>> projected(("c", "a"), onto=("a", "b", "c", "d"))
    ('c', 'b', 'a', 'd')
    """
    known = frozenset(onto)
    named = [ref for ref in order if ref in known]
    within, following = frozenset(named), iter(named)
    return tuple(next(following) if ref in within else ref for ref in onto)


def order_of(state: Assessment) -> tuple[str, ...]:
    """Return the refs of the themes in the order of record."""
    return tuple(theme.ref for theme in state.themes)
