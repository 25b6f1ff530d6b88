"""A scoring model as TOML text that reads back equal.

Here: writing, in the form of the shipped files: one level a line, so that people can edit it.
Not here: reading (``storage.model_file``) and saving to disk.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction

from smp_workbench.domain.number import decimal_text
from smp_workbench.domain.scoring_model import Criterion, Level, ScoringModel


def write_model(model: ScoringModel) -> str:
    """Return the model as TOML text.

    Parameters
    ----------
    model
        One that has been read: ``short`` names are not empty, and no text ends in blanks.

    Returns
    -------
    str
        ``storage.model_file.parse_model`` makes an equal model from it.
    """
    return "\n".join(_lines(model)) + "\n"


def toml_number(number: Fraction) -> str:
    """Return an exact number as it stands in a model file: a decimal where it is one, else in quotes.

    Examples
    --------
    >>> toml_number(Fraction(5, 2)), toml_number(Fraction(1, 3)), toml_number(Fraction(4))
    ('2.5', '"1/3"', '4')
    """
    text = decimal_text(number)
    return _quoted(text) if "/" in text else text


def _quoted(text: str) -> str:
    """Return a TOML basic string; JSON's escapes are among TOML's, and it leaves only U+007F raw."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _lines(model: ScoringModel) -> Iterator[str]:
    yield from _pairs(id=model.id, version=model.version, title=model.title, formula=model.formula)
    yield from _pairs(tie_rule=model.tie_rule, note=model.note)
    given = model.provenance
    yield from ("", "[provenance]")
    yield from _pairs(origin=given.origin, source=given.source, author=given.author, licence=given.licence)
    yield from _pairs(
        supplied_by=given.supplied_by, adapted_from=given.adapted_from, base_origin=given.base_origin
    )
    for group in model.groups:
        yield from ("", "[[groups]]")
        yield from _pairs(code=group.code, name=group.name, short=group.short)
        yield f"weight = {toml_number(group.weight)}"
    for criterion in model.criteria:
        yield from _criterion(criterion)
    for total in model.totals:
        yield from ("", "[[totals]]")
        yield from _pairs(code=total.code, name=total.name, short=total.short)
        yield from _pairs(formula=total.formula, group=total.group)
    for band in model.bands:
        yield from ("", "[[bands]]", f"at_least = {toml_number(band.at_least)}")
        yield from _pairs(label=band.label)


def _criterion(criterion: Criterion) -> Iterator[str]:
    yield from ("", "[[criteria]]")
    yield from _pairs(code=criterion.code, name=criterion.name, short=criterion.short)
    yield from _pairs(question=criterion.question, group=criterion.group)
    yield from (f"weight = {toml_number(criterion.weight)}", "levels = [")
    yield from (f"  {{ {_level(level)} }}," for level in criterion.levels)
    yield "]"


def _level(level: Level) -> str:
    value = f"value = {toml_number(level.value)}"
    return ", ".join((value, *_pairs(label=level.label, definition=level.definition)))


def _pairs(**texts: str) -> Iterator[str]:
    """Yield a line for each text that is not empty."""
    yield from (f"{key} = {_quoted(text)}" for key, text in texts.items() if text)
