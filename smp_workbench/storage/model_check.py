"""Whether the parts of a scoring model fit together, whichever file it comes from.

Here: identity, codes, groups, weights, levels, bands and provenance; each finding says which field
it is about, so that a reader can turn it into a place in its own file.
Not here: the formulas (``scoring.compiled_model``), and the types of single fields (the readers').
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final, TypeAlias, TypeVar

from smp_workbench.domain.formula import WORDS
from smp_workbench.domain.scoring_model import Criterion, Group, ScoringModel, Total
from smp_workbench.domain.text import printable
from smp_workbench.errors import Argument, Sentence
from smp_workbench.storage.csv_sheet import REF, THEME
from smp_workbench.storage.model_table import nearest
from smp_workbench.storage.model_text import toml_number
from smp_workbench.storage.toml_place import Field

_Thing = TypeVar("_Thing", bound=Group | Criterion | Total)
_Parts: TypeAlias = tuple[tuple[str, Sequence[_Thing]], ...]
"""Arrays of the model with their names in its file."""

CODE_FORM: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,23}")
_ID_FORM: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_VERSION_FORM: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,19}")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not fit: the field, what is wrong and how to mend it."""

    field: Field
    what: Sentence
    remedy: Sentence


def find_misfits(model: ScoringModel) -> Iterator[Finding]:
    """Yield what does not fit together in a model, in the order of the file; nothing if all does.

    Parameters
    ----------
    model
        Its texts are clean and its numbers exact; its formulas may be anything.
    """
    yield from _identity(model)
    yield from _provenance(model)
    for part, things in (("groups", model.groups), ("criteria", model.criteria)):
        if not things:
            yield _finding(
                (part,), "a model needs one of these at least.", "Add a table [[{part}]].", part=part
            )
    yield from _codes(model)
    yield from _groups(model)
    yield from _weights(model)
    for position, criterion in enumerate(model.criteria):
        yield from _levels(("criteria", position), criterion)
    yield from _rising(("bands",), "at_least", [band.at_least for band in model.bands])


def _finding(field: Field, what: str, remedy: str, **args: Argument) -> Finding:
    return Finding(field, Sentence(what, args), Sentence(remedy, args))


def _identity(model: ScoringModel) -> Iterator[Finding]:
    if not _ID_FORM.fullmatch(model.id):
        yield _finding(
            ("id",),
            "“{id}” cannot be the id of a model.",
            "Use up to 40 small letters, digits and dashes, such as kent-thematic.",
            id=printable(model.id),
        )
    if not _VERSION_FORM.fullmatch(model.version):
        yield _finding(
            ("version",),
            "“{version}” cannot be the version of a model.",
            "Use up to 20 letters, digits, dots and dashes, such as 1.0.",
            version=printable(model.version),
        )


def _provenance(model: ScoringModel) -> Iterator[Finding]:
    given = model.provenance
    for origin, key, text, needed in (
        ("supplied", "supplied_by", given.supplied_by, True),
        ("adapted", "adapted_from", given.adapted_from, True),
        ("adapted", "base_origin", given.base_origin, False),
    ):
        if (given.origin == origin) == bool(text) or not (text or needed):
            continue
        if text:
            what, remedy = "only a model whose origin is {origin} has this field.", "Take it out."
        else:
            what, remedy = "a model whose origin is {origin} needs this field.", "Add it: {key} = …"
        yield _finding(("provenance", key), what, remedy, origin=origin, key=key)


def _codes(model: ScoringModel) -> Iterator[Finding]:
    taken: dict[str, str] = {}
    coded: _Parts[Group | Criterion | Total] = (
        ("groups", model.groups),
        ("criteria", model.criteria),
        ("totals", model.totals),
    )
    for part, things in coded:
        for position, code in enumerate(thing.code for thing in things):
            if reason := _why_no_code(code, taken):
                yield Finding((part, position, "code"), *reason)
            elif part == "criteria" and code.lower() in (REF, THEME):
                yield _finding(
                    (part, position, "code"),
                    "“{code}” is the name of a column that every file of scores has.",
                    "Choose another code; otherwise no file could hold this criterion's scores.",
                    code=code,
                )
            taken.setdefault(code.lower(), code)


def _why_no_code(code: str, taken: dict[str, str]) -> tuple[Sentence, Sentence] | None:
    args = {"code": printable(code), "other": taken.get(code.lower(), "")}
    if not CODE_FORM.fullmatch(code):
        what = "“{code}” cannot be a code."
        remedy = "Begin with a letter; then up to 23 letters, digits or underscores, such as H1."
    elif code.lower() in WORDS:
        what = "“{code}” is a word of the formula language."
        remedy = "Choose another code."
    elif args["other"] == code:
        what = "the code “{code}” stands twice in this model."
        remedy = "Give each group, criterion and total a code of its own."
    elif args["other"]:
        what = "the codes “{other}” and “{code}” differ only by small and capital letters."
        remedy = "Give each group, criterion and total a code that nobody can mistake for another."
    else:
        return None
    return Sentence(what, args), Sentence(remedy, args)


def _groups(model: ScoringModel) -> Iterator[Finding]:
    known = [group.code for group in model.groups]
    belonging: _Parts[Criterion | Total] = (("criteria", model.criteria), ("totals", model.totals))
    for part, things in belonging:
        for position, thing in enumerate(things):
            if thing.group not in known and (thing.group or part == "criteria"):
                yield _unknown_group((part, position, "group"), thing.group, known)
    for position, group in enumerate(model.groups):
        if not model.criteria_of(group.code):
            yield _finding(
                ("groups", position),
                "no criterion belongs to the group “{code}”.",
                "Take the group out, or give it a criterion.",
                code=printable(group.code),
            )


def _unknown_group(field: Field, code: str, known: Sequence[str]) -> Finding:
    guess = nearest(code, known)
    return _finding(
        field,
        "there is no group “{code}”.",
        "Did you mean “{guess}”?" if guess else "Add the group, or write one of {known}.",
        code=printable(code),
        guess=guess,
        known=", ".join(known) or "none yet",
    )


def _weights(model: ScoringModel) -> Iterator[Finding]:
    weighted: _Parts[Group | Criterion] = (("groups", model.groups), ("criteria", model.criteria))
    for part, things in weighted:
        for position, thing in enumerate(things):
            if thing.weight < 0:
                yield _finding(
                    (part, position, "weight"),
                    "a weight cannot be less than 0, and this one is {weight}.",
                    "Write 0 or more; a higher level must never lower a score through its weight.",
                    weight=toml_number(thing.weight),
                )
    if not any(group.weight for group in model.groups):
        yield _finding(
            ("groups", 0, "weight"), "no group has a weight.", "Give one at least a weight over 0."
        )
    for position, group in enumerate(model.groups):
        if not any(criterion.weight for criterion in model.criteria_of(group.code)):
            yield _finding(
                ("groups", position),
                "no criterion of the group “{code}” has a weight.",
                "Give one of them at least a weight over 0.",
                code=printable(group.code),
            )


def _levels(field: Field, criterion: Criterion) -> Iterator[Finding]:
    if len(criterion.levels) < 2:
        yield _finding(
            (*field, "levels"),
            "“{criterion}” has fewer than two levels.",
            "Give it two at least: with one there is nothing to choose.",
            criterion=printable(criterion.name),
        )
    yield from _rising((*field, "levels"), "value", [level.value for level in criterion.levels])
    labels: set[str] = set()
    for position, level in enumerate(criterion.levels):
        if level.label in labels:
            yield _finding(
                (*field, "levels", position, "label"),
                "“{label}” labels two levels of “{criterion}”.",
                "Give each level a label of its own.",
                label=printable(level.label),
                criterion=printable(criterion.name),
            )
        labels.add(level.label)


def _rising(field: Field, key: str, values: Sequence[Fraction]) -> Iterator[Finding]:
    """Yield each value that is not higher than the one before it."""
    for position, (before, value) in enumerate(pairwise(values), start=1):
        if value <= before:
            yield _finding(
                (*field, position, key),
                "{value} comes after {before}, but each must be higher than the one before.",
                "Put them in rising order, lowest first, each value once.",
                value=toml_number(value),
                before=toml_number(before),
            )
