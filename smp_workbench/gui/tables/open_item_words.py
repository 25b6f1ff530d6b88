"""What is said of conflicts and items of copies in the window.

Here: short words for the table and whole ones for the item in focus, in the language of the screen.
Not here: the table (``open_item_table``); of a card that is not revealed no value is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final, NamedTuple, TypeAlias

from PySide6.QtCore import QCoreApplication

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit_scoring import answer_text
from smp_workbench.domain.open_item import HERE, Conflict, Key, Review, ReviewKind, Source, Value
from smp_workbench.domain.open_item_words import (
    field_words,
    hidden_round,
    hidden_words,
    key_words,
    review_words,
    value_words,
)
from smp_workbench.domain.scorecard import AGREED, SECOND_STAGE, Entry
from smp_workbench.domain.scoring_model import Criterion
from smp_workbench.domain.text import printable

OpenItem: TypeAlias = Conflict | Review
_LONGEST: Final = 120
_WHOLE: Final = 2_000
MINE_KEY: Final = "M"
_LETTERS: Final = "ABCDEGHIJKNPQRSUVWXZ"
"""Of what copies propose, in their order: those that are no key for something else in the list."""
CONFLICT: Final = "conflict"
"""Kind of a conflict, beside those of :data:`ReviewKind`."""

_KINDS: Final[dict[str, str]] = {
    CONFLICT: "Conflict",
    "cleared": "Cleared",
    "missing": "Missing",
    "new": "New",
    "gone here": "Removed here",
    "altered": "Altered",
    "no place": "No place",
    "name taken": "Name taken",
    "lower marking": "Lower marking",
    "reveal": "Revealed",
    "base unknown": "Base unknown",
    "not read": "Not read",
}


class Proposed(NamedTuple):
    """A value that can be chosen, and whose it is."""

    value: Value
    sources: tuple[Source, ...]


def translate(text: str) -> str:
    """Return words about copies in the language of the screen."""
    return QCoreApplication.translate("copies", text)


def kind_words(kind: str) -> str:
    """Return what kind of item it is, in a word or two."""
    return translate(_KINDS[kind])


def kind_of(item: OpenItem) -> ReviewKind | str:
    """Return the kind of an item; ``CONFLICT`` for a conflict."""
    return CONFLICT if isinstance(item, Conflict) else item.kind


def people_of(item: OpenItem) -> frozenset[str]:
    """Return who proposes a value, or whose copy holds it."""
    if isinstance(item, Review):
        return frozenset(map(person_words, item.sources))
    return frozenset(person_words(source) for one in item.proposals for source in one.sources)


def person_words(source: Source) -> str:
    """Return a person by name, by the file that came back where the name is not known."""
    return source.who or source.copy or translate("mine")


def mine(conflict: Conflict) -> Proposed | None:
    """Return what this workbook itself proposes; None where only copies do."""
    found = (one for one in conflict.proposals if HERE in one.sources)
    return next((Proposed(one.value, one.sources) for one in found), None)


def theirs(conflict: Conflict) -> tuple[Proposed, ...]:
    """Return what copies propose, in their order."""
    return tuple(Proposed(one.value, one.sources) for one in conflict.proposals if HERE not in one.sources)


def letter_of(place: int) -> str:
    """Return the letter of what copies propose, by its place from 0; empty after the last letter."""
    return _LETTERS[place : place + 1]


def place_of(letter: str) -> int | None:
    """Return the place that a letter stands for; None for one that is the key for something else."""
    place = _LETTERS.find(letter) if letter else -1
    return place if place >= 0 else None


def lettered(conflict: Conflict) -> list[tuple[str, Proposed]]:
    """Return every proposal after the key that takes it, mine first, wherever it is shown."""
    own = mine(conflict)
    first = [(MINE_KEY, own)] if own else []
    return first + [(letter_of(place), one) for place, one in enumerate(theirs(conflict))]


def theme_words(item: OpenItem, assessment: Assessment) -> str:
    """Return the theme that an item is about; empty where it is about none."""
    ref = item.key.ref
    known = next((theme.label for theme in assessment.themes if theme.ref == ref), "")
    if known or not ref:
        return known
    note = next((note for note in assessment.evidence if note.id == ref), None)
    return assessment.theme(note.ref).label if note else ref


def what_words(key: Key, assessment: Assessment) -> str:
    """Return what of its theme, or of the assessment, an item is about."""
    if key.field != "score":
        scorer = next((one.name for one in assessment.scorers if one.id == key.scorer), key.scorer)
        return ", ".join(part for part in (scorer, field_words(key)) if part)
    criterion = criterion_of(key, assessment)
    name = criterion.name if criterion else key.criterion
    if key.scorer in (AGREED, SECOND_STAGE):
        return name
    scorer = next((one.name for one in assessment.scorers if one.id == key.scorer), key.scorer)
    return f"{name}, {scorer}"


def criterion_of(key: Key, assessment: Assessment) -> Criterion | None:
    """Return the criterion of a score; None for anything else, and where it is there no longer."""
    if key.field != "score" or (key.scorer == SECOND_STAGE and assessment.second_stage is None):
        return None
    return assessment.model_of(key.scorer).criterion(key.criterion)


def brief_value(key: Key, value: Value, assessment: Assessment) -> str:
    """Return a value for the table: a score's level alone."""
    if hidden_round(key, value, assessment):
        return printable(translate(hidden_words(value)), _LONGEST)
    if isinstance(value, Entry):
        return answer_text(value.level)
    return printable(" ".join(value_words(value).split()), _LONGEST)


def proposed_words(item: OpenItem, assessment: Assessment, *, keys: bool = False) -> str:
    """Return every proposed value with whose it is, mine first.

    Parameters
    ----------
    keys
        Whether each stands after the key that takes it, as in the list.
    """
    if isinstance(item, Review):
        if item.text:
            held = f" “{brief_value(item.key, item.value, assessment)}”" if item.shows_value else ""
            return printable(" ".join(item.text.split()), _LONGEST) + held
        return _with_people(item.key, Proposed(item.value, item.sources), assessment)
    told, before = [], list[Value]()
    for key, one in lettered(item):
        beside = beside_words(item.key, one.value, before, assessment)  # before names, which may be cut off
        parts = (
            brief_value(item.key, one.value, assessment),
            beside and f"({beside})",
            people_words(one.sources),
        )
        words = " ".join(part for part in parts if part)
        told.append(f"{key}: {words}" if keys and key else words)
        before.append(one.value)
    return "   ".join(told)


def beside_words(key: Key, value: Value, before: Sequence[Value], assessment: Assessment) -> str:
    """Return what alone makes a proposal another one than those told before; empty if its level does."""
    if not isinstance(value, Entry) or hidden_round(key, value, assessment):
        return ""
    alike = [one for one in before if isinstance(one, Entry) and one.level == value.level]
    if not alike:
        return ""
    if all(one.reason == value.reason for one in alike):
        return translate("same level, other confidence")
    return translate("same level, other reason")


def people_words(sources: tuple[Source, ...]) -> str:
    """Return people, each once."""
    return ", ".join(dict.fromkeys(map(person_words, sources)))


def _with_people(key: Key, proposed: Proposed, assessment: Assessment) -> str:
    return f"{brief_value(key, proposed.value, assessment)} {people_words(proposed.sources)}"


def whole_words(item: OpenItem, assessment: Assessment) -> str:
    """Return all that there is to know of an item, as HTML: each value, who wants it, and why."""
    head = f"<p><b>{_html(key_words(item.key, assessment))}</b></p>"
    if isinstance(item, Review):
        held = _value_html(item.key, item.value, item.sources, assessment) if item.shows_value else ""
        why = f"<p>{_html(review_words(item))}</p>"
        return head + why + held
    before = translate("Before: {value}").format(value=_whole_value(item.key, item.base, assessment))
    lines = [head, f"<p>{before}</p>"]
    for mark, one in lettered(item):
        lines.append(_value_html(item.key, one.value, one.sources, assessment, mark))
    return "".join(lines)


def _value_html(
    key: Key, value: Value, sources: tuple[Source, ...], assessment: Assessment, mark: str = ""
) -> str:
    """Return one value on a line of its own, after the key that takes it."""
    names = "; ".join(_source_words(source) for source in sources)
    marked = f"<b>{mark}</b>&nbsp; " if mark else ""
    return f"<p>{marked}{_whole_value(key, value, assessment)}<br>{_html(names)}</p>"


def _whole_value(key: Key, value: Value, assessment: Assessment) -> str:
    if hidden_round(key, value, assessment):
        return _html(translate(hidden_words(value)))
    if not isinstance(value, Entry):
        return _html(value_words(value))
    criterion = criterion_of(key, assessment)
    label = next((one.label for one in criterion.levels if one.value == value.level), "") if criterion else ""
    level = " ".join(part for part in (answer_text(value.level), label) if part)
    confidence = value.confidence and translate("{level} confidence").format(level=value.confidence)
    told = ", ".join(_html(part) for part in (level, confidence) if part)
    return f"{told}<br>“{_html(value.reason)}”" if value.reason else told


def _source_words(source: Source) -> str:
    name = source.copy or translate("this workbook")
    return f"{source.who} ({name})" if source.who else name


def _html(text: str) -> str:
    return escape(printable(text, _WHOLE)).replace("\n", "<br>")
