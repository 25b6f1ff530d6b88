"""``new``: a workbook made from a scoring model and a CSV file of scores.

Here: putting the two together. Not here: reading the CSV (``storage.score_csv``) and writing the
workbook (``storage.saving``).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from smp_workbench.cli.answer import Answer, Json, counted
from smp_workbench.cli.called_alike import called_alike
from smp_workbench.cli.parser import some_name
from smp_workbench.cli.source import named_model
from smp_workbench.cli.target import refuse_target, some_path
from smp_workbench.domain.assessment import LIKELY_CUT_LINE, MOST_THEMES
from smp_workbench.domain.edit import Batch, SetCutLine
from smp_workbench.domain.text import printable
from smp_workbench.session.session import Session, new_workbook
from smp_workbench.storage.saving import save
from smp_workbench.storage.score_csv import read_scores


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the model, the scores, the workbook to write and the cut line."""
    parser.add_argument(
        "--model", metavar="ID|FILE", required=True, type=some_name, help="a shipped model, or a model file"
    )
    parser.add_argument(
        "--scores",
        metavar="FILE.csv",
        required=True,
        type=some_path,
        help="columns ref, theme and the criterion codes; blank = not scored, ? = not known",
    )
    parser.add_argument(
        "--out",
        metavar="FILE.xlsx",
        required=True,
        type=some_path,
        help="the workbook to write; must not exist",
    )
    parser.add_argument(
        "--cut",
        metavar="N",
        type=_cut_line,
        default=LIKELY_CUT_LINE,
        help="how many themes the plan can take",
    )


def run(options: argparse.Namespace) -> Answer:
    """Write the workbook, with the imported scores as its version 1."""
    out: Path = options.out
    scores: Path = options.scores
    refuse_target(out)
    model = named_model(options.model)
    session = Session(new_workbook(model))
    name = printable(scores.name)
    session.apply(Batch(f"Import {name}", read_scores(scores, model)))
    if session.assessment.cut_line != options.cut:
        session.apply(SetCutLine(options.cut))
    session.commit("Imported scores", f"Read from {name}")
    saved = save(session.workbook, out, None)
    ranking = session.ranking
    data: Json = {
        "file": str(saved.path),
        "identity": session.assessment.identity,
        "model": {"id": model.id, "version": model.version},
        "cut_line": ranking.cut_line,
        "themes": len(ranking.themes),
        "scored": ranking.scored,
        "content": saved.content,
    }
    shown = f'"{saved.path}"' if " " in str(saved.path) else str(saved.path)
    text = (
        f"Wrote {shown}: {counted(len(ranking.themes), 'theme')}, {ranking.scored} scored.\n"
        f"See the ranking with: smp-workbench rank {shown}"
    )
    return Answer(text, data, note=called_alike(model))


def _cut_line(text: str) -> int:
    """Return the cut line, or tell argparse that it is none."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= MOST_THEMES):
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number from 1 to {MOST_THEMES}")
    return int(text)
