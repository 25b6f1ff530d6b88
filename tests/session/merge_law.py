"""The laws of merging, each as one check of one case, written without the engine's own parts.

Here: what must hold of every merge. Not here: making cases (``merge_case``).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import RestoreContent
from smp_workbench.domain.open_item import Value, WholeScorer, WholeTheme
from smp_workbench.domain.scorecard import AGREED, NOT_KNOWN, Entry
from smp_workbench.domain.second_stage import SecondStage
from smp_workbench.domain.theme import EvidenceNote, Theme
from smp_workbench.session.merge.engine import merge
from smp_workbench.storage.exact_form import read_edit, write_edit
from smp_workbench.storage.soundness import refuse_unsound
from tests.session.merge_case import BASE, MergeCase

Atom = tuple[object, ...]


def check_laws(case: MergeCase) -> None:
    """Check every law that holds of any merge."""
    ours, copies = case.ours, case.copies
    merged = merge(ours, copies).state
    for order in list(itertools.permutations(copies))[1:6]:
        assert merge(ours, order).state == merged, "the order of the copies matters"
    again = merge(merged, copies).state
    assert again == merged, "the same copies again change something"
    unchanged = [replace(copy, state=copy.base or ours) for copy in copies]
    assert merge(ours, unchanged).state == ours, "an unchanged copy changes something"
    check_nothing_lost(case, merged)
    check_agreed_scores(case, merged)
    refuse_unsound(merged)
    edit = RestoreContent.leading_to(merged, ours, "what copies brought back")
    after, inverse = read_edit(write_edit(edit), "The edit").apply(ours)
    assert after == merged
    assert inverse.apply(after)[0] == ours, "the merge cannot be undone exactly"


def check_nothing_lost(case: MergeCase, merged: Assessment) -> None:
    """Check that every distinct value of any input is in the result, or in the history behind it."""
    bases = [copy.base for copy in case.copies if copy.base]
    kept = {repr(atom) for state in (merged, case.ours, *bases) for atom in atoms(state)}
    kept |= {repr(atom) for atom in _open_atoms(merged)}
    notes = {repr(replace(note, id="", criterion="")) for note in _notes(merged)}
    for copy in case.copies:
        alike = _new_themes(copy.state).keys() & _new_themes(case.ours).keys()
        refs = {_new_themes(copy.state)[one] for one in alike}
        for atom in atoms(copy.state):
            assert repr(atom) in kept or refs.intersection(map(str, atom)), (
                f"{copy.source.copy}: {atom} is lost"
            )
        for note in copy.state.evidence:
            assert repr(replace(note, id="", criterion="")) in notes | {
                repr(replace(one, id="", criterion=""))
                for state in (case.ours, *bases)
                for one in state.evidence
            }, f"{copy.source.copy}: {note} is lost"


def _new_themes(state: Assessment) -> dict[str, str]:
    """Return the ref of each theme that the base lacks by what it says, whatever ref it was given."""
    first = {theme.ref for theme in BASE.themes}
    return {
        repr(
            (
                replace(theme, ref=""),
                sorted(
                    repr((card.scorer, card.round, sorted(map(repr, card.entries[theme.ref].items()))))
                    for card in state.every_card
                    if theme.ref in card.entries
                ),
                sorted(repr(replace(one, id="", ref="")) for one in state.evidence if one.ref == theme.ref),
            )
        ): theme.ref
        for theme in state.themes
        if theme.ref not in first
    }


def check_agreed_scores(case: MergeCase, merged: Assessment) -> None:
    """Check each agreed score of a theme that all have against the rule, said once more."""
    everywhere = [BASE, case.ours, merged, *(copy.state for copy in case.copies)]
    refs = set.intersection(*({theme.ref for theme in state.themes} for state in everywhere))
    known = {conflict.key: conflict for conflict in merged.conflicts}
    for ref, criterion in itertools.product(refs, case.ours.model.criteria):
        base = next(copy.base for copy in case.copies if copy.base).agreed.entry(ref, criterion.code)
        live, ours = (state.agreed.entry(ref, criterion.code) for state in (merged, case.ours))
        claimed = [copy.state.agreed.entry(ref, criterion.code) for copy in case.copies]
        values = {repr(one) for one in (ours, *claimed) if one != base and not _listed(one, base, criterion)}
        opened = [
            key for key in known if (key.scorer, key.ref, key.criterion) == (AGREED, ref, criterion.code)
        ]
        if ours != base and _listed(ours, base, criterion):
            values.add(repr(ours))
        if len(values) > 1:
            fits = base.level in (None, NOT_KNOWN) or base.level in [one.value for one in criterion.levels]
            kept = base if fits else ours  # the model was changed here: what was has no place any more
            assert live == kept, f"{ref} {criterion.code}: a conflict does not keep its base"
            assert opened
        elif values:
            assert repr(live) in values, f"{ref} {criterion.code}: a change is not taken"
            assert not opened
        else:
            assert live == ours == base


def _listed(entry: Entry, base: Entry, criterion: object) -> bool:
    lost = (base.reason and not entry.reason) or (base.confidence and not entry.confidence)
    values = [level.value for level in criterion.levels]  # type: ignore[attr-defined]
    unfit = entry.level not in (None, *values) and str(entry.level) != "?"
    return (
        unfit or (entry.level is None and base.level is not None) or bool(lost and entry.level == base.level)
    )


def check_one_by_one(case: MergeCase) -> None:
    """Check that copies brought back one after the other, in any order, come to the same values."""
    results = []
    for order in itertools.permutations(case.copies):
        state = case.ours
        for copy in order:
            state = merge(state, [copy]).state
        results.append(_without_sources(state))
    together = _without_sources(merge(case.ours, case.copies).state)
    assert all(result == together for result in results), "one by one is not the same as together"


def _without_sources(state: Assessment) -> object:
    conflicts = tuple(
        (conflict.key, conflict.base, sorted(repr(one.value) for one in conflict.proposals))
        for conflict in state.conflicts
    )
    reviews = sorted(repr((one.kind, one.key, one.value, one.text)) for one in state.reviews)
    return replace(state, conflicts=(), reviews=()), conflicts, reviews


def atoms(state: Assessment) -> Iterator[Atom]:
    """Yield everything that a state says of its themes, scores and settings, each with what it is said of."""
    for theme in state.themes:
        yield from _theme_atoms(theme)
    for card in state.every_card:
        for ref, row in card.entries.items():
            for code, entry in row.items():
                yield "score", card.scorer, card.round, ref, code, entry
    for scorer in state.scorers:
        yield "scorer", scorer.id, scorer.name
        yield "scorer agency", scorer.id, scorer.agency
    yield from (("title", state.title), ("area", state.area), ("period", state.period))
    yield from (
        ("cut line", state.cut_line),
        ("tolerance", state.tolerance),
        ("marking", state.marking.classification),
    )
    yield "handling", state.marking.handling
    yield "model", state.model


def _theme_atoms(theme: Theme) -> Iterator[Atom]:
    for name in ("name", "short", "description", "lead_agency", "lead_officer", "last_year", "decision"):
        yield name, theme.ref, getattr(theme, name)


def _open_atoms(state: Assessment) -> Iterator[Atom]:
    """Yield the same of everything that is kept until somebody decides."""
    values = [(one.key, proposal.value) for one in state.conflicts for proposal in one.proposals]
    for key, value in (*values, *((one.key, one.value) for one in state.reviews)):
        match value:
            case Entry():
                yield "score", key.scorer, key.round, key.ref, key.criterion, value
            case WholeTheme() | WholeScorer() | SecondStage():
                yield from _whole_atoms(value)
            case _:
                field = "scorer" if key.field == "scorer name" else key.field
                named = key.scorer if field in ("scorer", "scorer agency") else key.ref
                yield (field, named, value) if named else (field, value)


def _whole_atoms(value: WholeTheme | WholeScorer | SecondStage) -> Iterator[Atom]:
    if isinstance(value, WholeTheme):
        yield from _theme_atoms(value.theme)
        for card, row in value.rows.items():
            scorer, _, number = card.removeprefix("new ").rpartition(" ")
            for code, entry in row.items():
                yield "score", scorer, int(number), value.theme.ref, code, entry
        return
    if isinstance(value, WholeScorer):
        yield "scorer", value.scorer.id, value.scorer.name
        yield "scorer agency", value.scorer.id, value.scorer.agency
    for card_ in value.cards if isinstance(value, WholeScorer) else (value.agreed,):
        for ref, row in card_.entries.items():
            for code, entry in row.items():
                yield "score", card_.scorer, card_.round, ref, code, entry


def _notes(state: Assessment) -> Iterator[EvidenceNote]:
    yield from state.evidence
    values: list[Value] = [proposal.value for one in state.conflicts for proposal in one.proposals]
    for value in (*values, *(one.value for one in state.reviews)):
        if isinstance(value, EvidenceNote):
            yield value
        elif isinstance(value, WholeTheme):
            yield from value.notes
