"""An assessment as a flat map from path to text, and the order of its lists.

Here: walking the frozen records field by field, so that a field added to them later is compared
without anyone remembering to.
Not here: comparing (``session.difference``), and any form that can be read back (``storage``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from fractions import Fraction
from typing import Final, TypeAlias

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.number import exact_text
from smp_workbench.domain.open_item_words import (
    HIDDEN_VALUE,
    hidden_round,
    key_words,
    review_told,
    source_words,
    value_words,
)
from smp_workbench.domain.scorecard import BLANK, Round, Scorecard, Scorer
from smp_workbench.domain.scoring_model import Band, Criterion, Group, Level, Total
from smp_workbench.domain.second_stage import SecondStage
from smp_workbench.domain.theme import EvidenceNote, Theme

Path: TypeAlias = tuple[str, ...]
"""Names of fields and keys of things, such as ``("themes", "T-001", "decision", "because")``."""

Listed: TypeAlias = Theme | Scorer | Round | EvidenceNote | Criterion | Group | Total | Level | Band
"""What stands in lists and has a key of its own."""

_NOT_CONTENT: Final = ("identity", "issued")


@dataclass(frozen=True, slots=True)
class Flat:
    """Leaves and lists of an assessment.

    Attributes
    ----------
    leaves
        Path to text, in the order of the fields; an empty text is left out. A score is at
        ``("agreed", ref, code, part)``, ``("cards", scorer, round, ref, code, part)`` or
        ``("second_stage", "agreed", ref, code, part)``.
    lists
        Path of each list to its keys, in their order. The second stage, which comes and goes as a
        whole, counts as the only key of a list at ``()``.
    """

    leaves: Mapping[Path, str]
    lists: Mapping[Path, tuple[str, ...]]


def flatten(assessment: Assessment) -> Flat:
    """Return the flat form; identity and issued refs are no content and are left out."""
    lists: dict[Path, tuple[str, ...]] = {}
    leaves: dict[Path, str] = {}
    for field in fields(assessment):
        if field.name in _NOT_CONTENT:
            continue
        if field.name == "agreed":
            pairs = _scores(("agreed",), assessment.agreed, assessment)
        elif field.name == "cards":
            pairs = _cards(assessment)
        elif field.name == "second_stage":
            lists[()] = (field.name,) if assessment.second_stage else ()
            pairs = _second_stage((field.name,), assessment.second_stage, assessment, lists)
        elif field.name in ("conflicts", "reviews"):
            pairs = _open_items(assessment) if field.name == "conflicts" else iter(())
        elif field.name == "brought":
            pairs = iter([((field.name,), _counted(assessment.brought))])
        elif field.name == "references":
            lists[("references",)] = tuple(one.id for one in assessment.references)
            pairs = _references(assessment)
        else:
            pairs = _walk((field.name,), getattr(assessment, field.name), lists)
        leaves.update(pair for pair in pairs if pair[1])
    return Flat(leaves, lists)


def _walk(path: Path, thing: object, lists: dict[Path, tuple[str, ...]]) -> Iterator[tuple[Path, str]]:
    if is_dataclass(thing):
        for field in fields(thing):
            yield from _walk((*path, field.name), getattr(thing, field.name), lists)
    elif isinstance(thing, tuple) and all(isinstance(one, Listed) for one in thing):
        lists[path] = tuple(map(_key, thing))
        for one in thing:
            yield from _walk((*path, _key(one)), one, lists)
    else:
        yield path, _text(thing)


def _second_stage(
    path: Path, stage: SecondStage | None, assessment: Assessment, lists: dict[Path, tuple[str, ...]]
) -> Iterator[tuple[Path, str]]:
    if stage is None:
        return
    yield (*path, "leading"), str(stage.leading)
    yield from _walk((*path, "model"), stage.model, lists)
    yield from _scores((*path, "agreed"), stage.agreed, assessment)


def _references(assessment: Assessment) -> Iterator[tuple[Path, str]]:
    """Yield what other assessments are called; what is kept of each is told by its hash."""
    for one in assessment.references:
        for name, text in (("name", one.title), ("file", one.file), ("content", one.content)):
            yield ("references", one.id, name), text


def _open_items(assessment: Assessment) -> Iterator[tuple[Path, str]]:
    """Yield what copies left open; of cards that are not revealed only a mark that differs if they do."""
    for place, conflict in enumerate(assessment.conflicts):
        values = (conflict.base, *(proposal.value for proposal in conflict.proposals))
        hidden = any(hidden_round(conflict.key, value, assessment) for value in values)
        proposed = (f"{value_words(one.value)} by {source_words(one.sources)}" for one in conflict.proposals)
        text = " / ".join((value_words(conflict.base), *proposed))
        told = _mark(text) if hidden else text
        yield ("conflict", str(place + 1), key_words(conflict.key, assessment)), told
    for place, review in enumerate(assessment.reviews):
        text = f"{review_told(review)} ({source_words(review.sources)})"
        told = _mark(text) if hidden_round(review.key, review.value, assessment) else text
        yield ("from a copy", str(place + 1), key_words(review.key, assessment)), told


def _counted(brought: tuple[str, ...]) -> str:
    """Return how many copies came back, with a mark that is another one for other copies."""
    count = "1 copy" if len(brought) == 1 else f"{len(brought)} copies"
    known = hashlib.sha256(" ".join(brought).encode()).hexdigest()[:8]
    return f"{count} (known by {known})" if brought else ""


def _mark(text: str) -> str:
    return f"{HIDDEN_VALUE} ({hashlib.sha256(text.encode()).hexdigest()[:8]})"


def _cards(assessment: Assessment) -> Iterator[tuple[Path, str]]:
    for card in assessment.cards:
        yield from _scores(("cards", card.scorer, str(card.round)), card, assessment)


def _scores(path: Path, card: Scorecard, assessment: Assessment) -> Iterator[tuple[Path, str]]:
    """Yield a card's entries in the order of themes and criteria; their own order means nothing."""
    for theme in assessment.themes:
        row = card.entries.get(theme.ref, {})
        for code in assessment.model_of(card.scorer).codes:
            entry = row.get(code, BLANK)
            yield (*path, theme.ref, code, "level"), _text(entry.level)
            yield (*path, theme.ref, code, "confidence"), entry.confidence
            yield (*path, theme.ref, code, "reason"), entry.reason


def _key(thing: object) -> str:
    match thing:
        case Theme():
            return thing.ref
        case Scorer() | EvidenceNote():
            return thing.id
        case Criterion() | Group() | Total():
            return thing.code
        case Round():
            return str(thing.number)
        case Level():
            return exact_text(thing.value)
        case Band():
            return exact_text(thing.at_least)
        case _:
            raise TypeError(type(thing))


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Fraction():
            return exact_text(value)
        case tuple():
            return ", ".join(map(_text, value))
        case _:
            return str(value)
