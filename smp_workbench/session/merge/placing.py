"""Values put into an assessment, many at once.

Here: the receiving assessment with the values that count, whole and consistent in itself.
Not here: which values count (``engine``), and one value that a person decides on
(``domain.field_value``, which checks it).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from smp_workbench.domain.assessment import CLASSIFICATIONS, Assessment, Marking
from smp_workbench.domain.edit_theme import with_field
from smp_workbench.domain.open_item import Key, Value
from smp_workbench.domain.scorecard import Entry, Round, Scorer
from smp_workbench.domain.theme import Decision, EvidenceNote, Theme

Kind = TypeVar("Kind")


def placed(state: Assessment, values: Mapping[Key, Value]) -> Assessment:
    """Return the assessment with each field at its value; every field is one that it has."""
    scores = {key: value for key, value in values.items() if key.field == "score"}
    others = {key: value for key, value in values.items() if key.field != "score"}
    return _with_settings(_with_things(_with_scores(state, scores), others), others)


def with_rounds(state: Assessment, number: int) -> Assessment:
    """Return the assessment with at least this many rounds; those that are begun have no name."""
    begun = tuple(Round(one) for one in range(len(state.rounds) + 1, number + 1))
    return replace(state, rounds=state.rounds + begun) if begun else state


def with_notes(state: Assessment, notes: list[EvidenceNote]) -> Assessment:
    """Return the assessment with notes at the end of the list, under ids that were never used."""
    for note in notes:
        added = replace(note, id=state.next_ref("E"))
        state = replace(state, evidence=(*state.evidence, added)).with_issued(added.id)
    return state


def _with_scores(state: Assessment, values: Mapping[Key, Value]) -> Assessment:
    """Return the assessment with these entries; each card's outline is copied once."""
    cards: defaultdict[tuple[str, int], dict[str, dict[str, Entry]]] = defaultdict(dict)
    for key, value in values.items():
        card = state.card(key.scorer, key.round)
        rows = cards[key.scorer, key.round]
        row = rows.setdefault(key.ref, dict(card.entries.get(key.ref, {})))
        row[key.criterion] = _is(value, Entry)
    for (scorer, number), rows in cards.items():
        card = state.card(scorer, number)
        entries = dict(card.entries)
        for ref, row in rows.items():
            entries[ref] = {code: entry for code, entry in row.items() if not entry.empty}
        state = state.with_card(replace(card, entries={ref: row for ref, row in entries.items() if row}))
    return state


def _with_things(state: Assessment, values: Mapping[Key, Value]) -> Assessment:
    """Return the assessment with the fields of its themes, notes, scorers and rounds."""
    themes = {theme.ref: theme for theme in state.themes}
    notes = {note.id: note for note in state.evidence}
    scorers = {scorer.id: scorer for scorer in state.scorers}
    rounds = {one.number: one for one in state.rounds}
    for key, value in values.items():
        match key.field:
            case "note":
                notes[key.ref] = _is(value, EvidenceNote)
            case "scorer name" | "scorer agency" | "present":
                scorers[key.scorer] = _scorer(scorers[key.scorer], key, value)
            case "round name":
                rounds[key.round] = replace(rounds[key.round], name=_is(value, str))
            case _ if key.ref:
                themes[key.ref] = _theme(themes[key.ref], key, value)
    return replace(
        state,
        themes=tuple(themes.values()),
        evidence=tuple(notes.values()),
        scorers=tuple(scorers.values()),
        rounds=tuple(rounds.values()),
    )


def _scorer(scorer: Scorer, key: Key, value: Value) -> Scorer:
    if isinstance(value, str):
        return replace(scorer, agency=value) if key.field == "scorer agency" else replace(scorer, name=value)
    return replace(scorer, present=tuple(_is(one, int) for one in _is(value, tuple)))


def _theme(theme: Theme, key: Key, value: Value) -> Theme:
    match key.field:
        case "scored":
            return replace(theme, scored=_is(value, bool))
        case "decision":
            return replace(theme, decision=_is(value, Decision))
        case "name" | "short" | "description" | "lead_agency" | "lead_officer" | "last_year":
            return with_field(theme, key.field, _is(value, str))
        case _:
            raise TypeError(key)


def _with_settings(state: Assessment, values: Mapping[Key, Value]) -> Assessment:
    for key, value in values.items():
        match key.field:
            case "title":
                state = replace(state, title=_is(value, str))
            case "area":
                state = replace(state, area=_is(value, str))
            case "period":
                state = replace(state, period=_is(value, str))
            case "cut line":
                state = replace(state, cut_line=_is(value, int))
            case "tolerance":
                state = replace(state, tolerance=_is(value, int))
            case "marking" | "handling":
                state = replace(state, marking=_marking(state.marking, key, value))
            case "leading" if state.second_stage:
                state = replace(state, second_stage=replace(state.second_stage, leading=_is(value, int)))
            case "order":
                known = {theme.ref: theme for theme in state.themes}
                state = replace(state, themes=tuple(known[str(ref)] for ref in _is(value, tuple)))
    return state


def _marking(marking: Marking, key: Key, value: Value) -> Marking:
    if key.field == "handling":
        return replace(marking, handling=_is(value, str))
    return replace(marking, classification=next(one for one in CLASSIFICATIONS if one == value))


def _is(value: object, kind: type[Kind]) -> Kind:
    """Return a value that is of its field's kind: it was read from a field of that name."""
    if not isinstance(value, kind):
        raise TypeError(value)
    return value
