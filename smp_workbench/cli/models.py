"""``models``: the scoring models that come with the program.

Here: the list in both forms. Not here: reading model files (``storage.model_file``).
"""

from __future__ import annotations

import argparse

from smp_workbench.cli.answer import Answer, Json, json_number
from smp_workbench.cli.plain_table import aligned
from smp_workbench.domain.scoring_model import NOT_OFFICIAL, Criterion, ScoringModel
from smp_workbench.storage.model_file import shipped_models


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take no arguments."""
    del parser


def run(options: argparse.Namespace) -> Answer:
    """List the models, the thematic one first."""
    del options
    models = shipped_models()
    rows = [("Id", "Version", "Criteria", "Title", "")]
    rows += [(m.id, m.version, str(len(m.criteria)), m.title, "*" if m.illustrative else "") for m in models]
    text = aligned(rows, right=(2,))
    if any(model.illustrative for model in models):
        text += f"\n\n* {NOT_OFFICIAL}"
    return Answer(text, [_model(model) for model in models])


def _model(model: ScoringModel) -> Json:
    return {
        "id": model.id,
        "version": model.version,
        "title": model.title,
        "illustrative": model.illustrative,
        "formula": model.formula,
        "criteria": [_criterion(criterion) for criterion in model.criteria],
    }


def _criterion(criterion: Criterion) -> Json:
    levels = [{"value": json_number(level.value), "label": level.label} for level in criterion.levels]
    return {"code": criterion.code, "name": criterion.name, "group": criterion.group, "levels": levels}
