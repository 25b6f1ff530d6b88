"""``check FILE``: what was changed in a workbook outside the program, or what is doubtful in a model file.

Here: the findings in both forms, and what a workbook's plan still needs. Not here: finding them in a
workbook (``storage.workbook.reader``), the rule of decisions (``domain.open_decision``), and faults that
make a model useless (``storage.model_file`` refuses those).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from smp_workbench.cli.answer import FINDINGS, Answer, Json, counted
from smp_workbench.cli.called_alike import called_alike, own_called_alike
from smp_workbench.cli.finding_text import finding_data, finding_table
from smp_workbench.cli.parser import some_name
from smp_workbench.cli.source import named_workbook
from smp_workbench.domain.number import decimal_text, places_apart, plain_text
from smp_workbench.domain.open_decision import OpenDecision, open_decisions
from smp_workbench.domain.scoring_model import Band, ScoringModel
from smp_workbench.errors import Sentence
from smp_workbench.scoring.compiled_model import compile_model
from smp_workbench.scoring.descent import Descent, descents
from smp_workbench.scoring.rank import rank_assessment
from smp_workbench.scoring.span import Span
from smp_workbench.storage.model_file import read_model


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the workbook or the model file."""
    parser.add_argument(
        "file", metavar="FILE", type=some_name, help="a workbook (.xlsx) or a scoring model (.toml)"
    )


def run(options: argparse.Namespace) -> Answer:
    """List the findings; none is exit code 0, any is 1, whatever is still to be decided."""
    file: str = options.file
    if file.lower().endswith(".toml"):
        return _checked_model(Path(file))
    read = named_workbook(file)
    findings, assessment = read.findings, read.workbook.assessment
    still_open = open_decisions(assessment, rank_assessment(assessment))
    data: Json = {
        "file": file,
        "kind": "workbook",
        "findings": [finding_data(finding) for finding in findings],
        "open_decisions": [_open_decision(one) for one in still_open],
    }
    notes, alike = _plan_notes(still_open), own_called_alike(assessment.model)
    if not findings:
        return Answer(f"{file}: nothing was changed outside the program.{notes}", data, note=alike)
    found = f"{file}: {counted(len(findings), 'finding')}\n\n{finding_table(findings)}{notes}"
    return Answer(found, data, FINDINGS, note=alike)


def find_doubts(model: ScoringModel) -> Iterator[Sentence]:
    """Yield what works but is perhaps not meant: nothing that would make the model useless.

    Examples are a criterion that cannot change the score, a level that a room could not tell from
    its neighbours, a higher level that lowers the score, and a band that no score reaches.
    """
    compiled = compile_model(model)
    for criterion in model.criteria:
        args = {"code": criterion.code, "name": criterion.name}
        if criterion.code not in compiled.used:
            yield Sentence("{code} {name} is scored, but the formula does not use it.", args)
        for level in criterion.levels:
            if not level.definition.strip():
                shown = args | {"level": decimal_text(level.value), "label": level.label}
                yield Sentence("{code} {name}: level {level} ({label}) has no definition.", shown)
    yield from map(_lowered, descents(compiled))
    yield from _band_doubts(model.bands, compiled.span)


def _lowered(found: Descent) -> Sentence:
    places = places_apart((found.before, found.after))
    return Sentence(
        "{code} {name}: a higher level can lower the score: level {higher} instead of {lower} takes one from"
        " {before} to {after}.",
        {
            "code": found.criterion.code,
            "name": found.criterion.name,
            "lower": decimal_text(found.lower.value),
            "higher": decimal_text(found.higher.value),
            "before": plain_text(found.before, places),
            "after": plain_text(found.after, places),
        },
    )


def _band_doubts(bands: Sequence[Band], span: Span) -> Iterator[Sentence]:
    for band in bands:
        if band.at_least > span.high:
            places = places_apart((band.at_least, span.high))
            yield Sentence(
                "No score reaches the band {label}: it starts at {start}, the highest is {highest}.",
                {
                    "label": band.label,
                    "start": plain_text(band.at_least, places),
                    "highest": plain_text(span.high, places),
                },
            )
    if bands and bands[0].at_least > span.low:
        places = places_apart((bands[0].at_least, span.low))
        args = {"lowest": plain_text(span.low, places), "start": plain_text(bands[0].at_least, places)}
        yield Sentence("Scores from {lowest} to {start} are in no band.", args)


def _checked_model(path: Path) -> Answer:
    model = read_model(path)
    sentences = [doubt.english() for doubt in find_doubts(model)]
    if alike := called_alike(model):
        sentences.insert(0, alike)
    data: Json = {
        "file": str(path),
        "kind": "scoring model",
        "model": {"id": model.id, "version": model.version},
        "findings": [{"sentence": sentence} for sentence in sentences],
    }
    works = (
        f"{path}: {model.id} {model.version} works: {counted(len(model.criteria), 'criterion', 'criteria')}."
    )
    if not sentences:
        return Answer(works, data)
    return Answer("\n".join([works, *sentences]), data, FINDINGS)


def _plan_notes(still_open: Sequence[OpenDecision]) -> str:
    """Return what the plan still needs, as lines after the findings; empty if it can be final."""
    if not still_open:
        return ""
    lines = [f"  {one.sentence.english()}" for one in still_open]
    return "\n".join(["\n\nThe plan cannot be final yet:", *lines])


def _open_decision(one: OpenDecision) -> Json:
    return {"ref": one.ref, "theme": one.theme, "need": one.need, "sentence": one.sentence.english()}
