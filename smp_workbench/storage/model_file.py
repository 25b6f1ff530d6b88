"""Scoring models as files: reading and checking one, and the models that come with the program.

Here: the fields of a model file (its format is explained in ``scoring_models/README.md``). What is
read has been checked and compiled: a model that this module returns works.
Not here: the file's text (``model_encoding``), strict types (``model_table``), places (``toml_place``),
what must fit together (``model_check``), the formula (``scoring.compiled_model``) and writing
(``model_text``).
"""

from __future__ import annotations

import re
import tomllib
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Final, cast, get_args

from smp_workbench import paths
from smp_workbench.domain.formula import FormulaFault
from smp_workbench.domain.scoring_model import (
    Band,
    BaseOrigin,
    Criterion,
    Group,
    Level,
    Origin,
    Provenance,
    ScoringModel,
    Total,
)
from smp_workbench.domain.text import printable
from smp_workbench.errors import ModelFault
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.storage.model_check import find_misfits
from smp_workbench.storage.model_encoding import LARGEST_FILE, decoded
from smp_workbench.storage.model_table import DecimalText, ModelSource, ModelTable
from smp_workbench.storage.model_text import write_model
from smp_workbench.storage.named_file import content_of
from smp_workbench.storage.toml_place import Field, find_places
from smp_workbench.storage.workbook.score_formula import refuse_unwritable

__all__ = ["parse_model", "read_model", "shipped_model", "shipped_models", "write_model"]

_FIRST: Final = ("smp-thematic", "smp-thematic-sum", "smp-tactical", "smp-second-stage")
"""Ids of shipped models in the order in which a list offers them; any others follow by id."""

_BASES: Final = tuple(filter(None, get_args(BaseOrigin)))
_ONE: Final = Fraction(1)
_TOML_PLACE: Final = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def read_model(path: Path) -> ScoringModel:
    """Return the scoring model of a file.

    Raises
    ------
    UnreadableFile
        If the system does not let the file be read.
    ModelFault
        If it is too large or no text in UTF-8, or for any reason of :func:`parse_model`.
    """
    name = printable(path.name)
    return parse_model(decoded(content_of(path, LARGEST_FILE), name), name)


def parse_model(text: str, file_name: str) -> ScoringModel:
    """Return the scoring model of a TOML text.

    Parameters
    ----------
    text
        In the format of ``scoring_models/README.md``. Decimals are read exactly.
    file_name
        For the sentence of a fault.

    Raises
    ------
    ModelFault
        For the first thing that is wrong: file, line, field, what is wrong and how to mend it.
    """
    plain = re.sub(r"\r+\n", "\n", text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}"))
    values = _parsed(plain, file_name)
    source = ModelSource(file_name, find_places(plain))
    model = _model(ModelTable(source, values))
    for misfit in find_misfits(model):
        what, remedy = misfit.what, misfit.remedy
        raise source.fault(misfit.field, what.text, remedy.text, **{**what.args, **remedy.args})
    try:
        compiled = compile_model(model)
        refuse_unwritable(compiled)
    except FormulaFault as fault:
        raise _placed(fault, source, model) from None
    if not compiled.used:
        raise source.fault_within(
            ("formula",),
            0,
            "this formula uses no criterion, so every theme would have the same score.",
            "Write codes of criteria, groups or totals in it, such as sum({group}).",
            group=model.groups[0].code,
        )
    return model


def shipped_models() -> tuple[ScoringModel, ...]:
    """Return the models that come with the program, the thematic partnership model first."""
    ids = {path.stem for path in paths.scoring_models().glob("*.toml")}
    known = [one for one in _FIRST if one in ids]
    return tuple(shipped_model(one) for one in known + sorted(ids.difference(known)))


def shipped_model(model_id: str) -> ScoringModel:
    """Return the shipped model with this id (its file is called so), or refuse an unknown one."""
    ids = {path.stem: path for path in paths.scoring_models().glob("*.toml")}
    if model_id not in ids:
        raise ModelFault(
            "No scoring model called “{id}” comes with the program.",
            "Choose one of {ids}, or give the name of a model file.",
            id=model_id,
            ids=", ".join(sorted(ids)),
        )
    return _read_once(ids[model_id])


@cache
def _read_once(path: Path) -> ScoringModel:
    return read_model(path)


def _placed(fault: FormulaFault, source: ModelSource, model: ScoringModel) -> ModelFault:
    """Return a fault of a formula with its place in the file."""
    formulas: dict[str, Field] = {"formula": ("formula",)}
    for position, total in enumerate(model.totals):
        formulas[f"totals.{total.code}"] = ("totals", position, "formula")
    return source.fault_within(
        formulas[fault.field], fault.position - 1, fault.what.text, fault.remedy.text, **fault.what.args
    )


def _parsed(text: str, file: str) -> dict[str, object]:
    """Return the values of a TOML text, floats as they are written."""
    try:
        return tomllib.loads(text, parse_float=DecimalText)
    except RecursionError:
        problem = "brackets stand inside one another too deeply"
    except ValueError as fault:  # TOMLDecodeError, or a whole number with thousands of digits
        problem = str(fault)
    lines = text.split("\n")
    line, column = len(lines), 1
    if place := _TOML_PLACE.search(problem):
        problem = problem[: place.start()]
        line, column = int(place[1] or line), int(place[2] or column)
    raise ModelFault(
        "{file}, line {line}, column {column}: this is not TOML ({problem}).",
        _advice(problem, lines[line - 1]),
        file=file,
        line=line,
        column=column,
        problem=problem,
    )


def _advice(problem: str, line: str) -> str:
    """Return how to mend a text that is not TOML: the slips that people make most, then the README."""
    if "Cannot overwrite" in problem:
        return "The field stands twice: keep one of them."
    if re.search(r"=\s*[“”‘’]", line):
        return 'Write straight quotation marks ("), not curly ones.'
    if re.search(r"=\s*-?[0-9]+,[0-9]", line):
        return "Write a point in decimals, as in 2.5, not a comma."
    if "Illegal character '\\n'" in problem:
        return "End the text with the quotation mark that it begins with."
    return "Compare the line with the example in the README of the scoring models."


def _model(file: ModelTable) -> ScoringModel:
    file.only(
        "id", "version", "title", "formula", "tie_rule", "note",
        "provenance", "groups", "criteria", "totals", "bands",
    )  # fmt: skip
    file.choice("tie_rule", ("competition",), "competition")
    return ScoringModel(
        id=file.name("id"),
        version=file.name("version"),
        title=file.name("title"),
        formula=file.note("formula"),
        note=file.note("note", required=False),
        provenance=_provenance(file.table("provenance")),
        groups=tuple(_group(table) for table in file.tables("groups")),
        criteria=tuple(_criterion(table) for table in file.tables("criteria")),
        totals=tuple(_total(table) for table in file.tables("totals", required=False)),
        bands=tuple(_band(table) for table in file.tables("bands", required=False)),
    )


def _provenance(table: ModelTable) -> Provenance:
    table.only("origin", "source", "author", "licence", "supplied_by", "adapted_from", "base_origin")
    base = table.choice("base_origin", _BASES) if "base_origin" in table.values else ""
    return Provenance(
        origin=cast("Origin", table.choice("origin", get_args(Origin))),
        source=table.note("source"),
        author=table.name("author"),
        licence=table.name("licence"),
        supplied_by=table.name("supplied_by", required=False),
        adapted_from=table.name("adapted_from", required=False),
        base_origin=cast("BaseOrigin", base),
    )


def _group(table: ModelTable) -> Group:
    table.only("code", "name", "short", "weight")
    name = table.name("name")
    short = table.name("short", required=False) or name
    return Group(table.name("code"), name, short, table.number("weight", _ONE))


def _criterion(table: ModelTable) -> Criterion:
    table.only("code", "name", "short", "question", "group", "weight", "levels")
    name = table.name("name")
    return Criterion(
        code=table.name("code"),
        name=name,
        short=table.name("short", required=False) or name,
        question=table.note("question"),
        group=table.name("group"),
        levels=tuple(_level(level) for level in table.tables("levels")),
        weight=table.number("weight", _ONE),
    )


def _level(table: ModelTable) -> Level:
    table.only("value", "label", "definition")
    return Level(table.number("value"), table.name("label"), table.note("definition", required=False))


def _total(table: ModelTable) -> Total:
    table.only("code", "name", "short", "formula", "group")
    name = table.name("name")
    return Total(
        code=table.name("code"),
        name=name,
        short=table.name("short", required=False) or name,
        formula=table.note("formula"),
        group=table.name("group", required=False),
    )


def _band(table: ModelTable) -> Band:
    table.only("at_least", "label")
    return Band(table.number("at_least"), table.name("label"))
