"""``check FILE``: what was changed in a workbook outside the program, or what is doubtful in a model file.

Here: the findings in both forms. Not here: finding them in a workbook (``storage.workbook.reader``),
and faults that make a model useless (``storage.model_file`` refuses those).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from smp_workbench.cli.answer import FINDINGS, Answer, Json
from smp_workbench.cli.plain_table import aligned
from smp_workbench.cli.source import named_workbook
from smp_workbench.domain.number import plain_text
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.errors import Sentence
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.storage.model_file import read_model
from smp_workbench.storage.workbook.finding import Finding


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the workbook or the model file."""
    parser.add_argument("file", metavar="FILE", help="a workbook (.xlsx) or a scoring model (.toml)")


def run(options: argparse.Namespace) -> Answer:
    """List the findings; none is exit code 0, any is 1."""
    file: str = options.file
    if file.lower().endswith(".toml"):
        return _checked_model(Path(file))
    findings = named_workbook(file).findings
    data: Json = {"file": file, "kind": "workbook", "findings": [_finding(finding) for finding in findings]}
    if not findings:
        return Answer(f"{file}: nothing was changed outside the program.", data)
    rows = [("Sheet", "Cell", "What")]
    rows += [(finding.sheet, finding.cell, finding.sentence.english()) for finding in findings]
    return Answer(f"{file}: {_count(len(findings), 'finding')}\n\n{aligned(rows)}", data, FINDINGS)


def find_doubts(model: ScoringModel) -> Iterator[Sentence]:
    """Yield what works but is perhaps not meant: nothing that would make the model useless.

    Examples are a criterion that cannot change the score, a level that a room could not tell from
    its neighbours, and a band that no score reaches.
    """
    compiled = compile_model(model)
    for criterion in model.criteria:
        args = {"code": criterion.code, "name": criterion.name}
        if criterion.code not in compiled.used:
            yield Sentence("{code} {name} is scored, but the formula does not use it.", args)
        for level in criterion.levels:
            if not level.definition.strip():
                shown = args | {"level": plain_text(level.value), "label": level.label}
                yield Sentence("{code} {name}: level {level} ({label}) has no definition.", shown)
    for band in model.bands:
        if band.at_least > compiled.span.high:
            args = {"label": band.label, "start": plain_text(band.at_least)}
            args["highest"] = plain_text(compiled.span.high)
            yield Sentence(
                "No score reaches the band {label}: it starts at {start}, the highest is {highest}.", args
            )
    if model.bands and model.bands[0].at_least > compiled.span.low:
        args = {"lowest": plain_text(compiled.span.low), "start": plain_text(model.bands[0].at_least)}
        yield Sentence("Scores from {lowest} to {start} are in no band.", args)


def _checked_model(path: Path) -> Answer:
    model = read_model(path)
    sentences = [doubt.english() for doubt in find_doubts(model)]
    data: Json = {
        "file": str(path),
        "kind": "scoring model",
        "model": {"id": model.id, "version": model.version},
        "findings": [{"sentence": sentence} for sentence in sentences],
    }
    works = (
        f"{path}: {model.id} {model.version} works: {_count(len(model.criteria), 'criterion', 'criteria')}."
    )
    if not sentences:
        return Answer(works, data)
    return Answer("\n".join([works, *sentences]), data, FINDINGS)


def _finding(finding: Finding) -> Json:
    return {
        "sheet": finding.sheet,
        "cell": finding.cell,
        "ref": finding.ref,
        "field": finding.field,
        "before": finding.before,
        "after": finding.after,
        "accepted": finding.accepted,
        "sentence": finding.sentence.english(),
    }


def _count(number: int, one: str, more: str = "") -> str:
    return f"{number} {one if number == 1 else more or one + 's'}"
