"""``send FILE --to SCORER --out COPY``: a copy for one person to score in, or a whole one for a deputy.

Here: which copy, and what it holds, in both forms.
Not here: what may go out (``storage.my_scores``), and bringing copies back (``merge``).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from smp_workbench.cli.answer import Answer, Json, UsageFault, counted
from smp_workbench.cli.parser import some_name
from smp_workbench.cli.source import named_workbook
from smp_workbench.cli.target import refuse_target, some_path
from smp_workbench.domain.card_copy import CardCopy
from smp_workbench.domain.version import Workbook
from smp_workbench.storage.my_scores.card_copy import card_copy, likely_round, named_scorer
from smp_workbench.storage.my_scores.sending import keep_sent, send_card, send_whole


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the workbook, whom the copy is for, what it holds, and the file to write."""
    parser.add_argument("file", metavar="FILE", type=some_name, help="the workbook (.xlsx)")
    parser.add_argument("--to", metavar="SCORER", type=some_name, help="whom it is for: id or name")
    parser.add_argument(
        "--whole", action="store_true", help="the whole workbook, for a deputy; --to is not needed then"
    )
    parser.add_argument(
        "--themes",
        metavar="REF,REF...",
        type=some_name,
        help="only these themes; all that are scored without it",
    )
    parser.add_argument(
        "--round",
        metavar="N",
        type=int,
        help="the round of scoring; the latest without it, one more begins a new one",
    )
    parser.add_argument(
        "--out", metavar="COPY", required=True, type=some_path, help="the copy to write; must not exist"
    )


def run(options: argparse.Namespace) -> Answer:
    """Write the copy."""
    out: Path = options.out
    refuse_target(out)
    if options.whole and (options.themes or options.round is not None):
        raise UsageFault(
            "A whole copy holds every theme and round.", "Leave out --themes and --round, or --whole."
        )
    if not options.whole and options.to is None:
        raise UsageFault("It is not said whom the copy is for.", "Add --to SCORER, or --whole for a deputy.")
    workbook = named_workbook(options.file).workbook
    return _whole(workbook, options.to, out) if options.whole else _card(workbook, options, out)


def _card(workbook: Workbook, options: argparse.Namespace, out: Path) -> Answer:
    state = workbook.assessment
    scorer = named_scorer(state, options.to)
    number = likely_round(state) if options.round is None else options.round
    refs = [ref.strip() for ref in (options.themes or "").split(",") if ref.strip()]
    copy = card_copy(workbook, scorer.id, number, refs)
    sent = send_card(copy, out)
    keep_sent(workbook, out.name)
    data: Json = {
        "file": str(sent.path),
        "whole": False,
        "scorer": {"id": scorer.id, "name": scorer.name},
        "round": number,
        "themes": list(copy.refs),
        "base": sent.base,
    }
    return Answer("\n".join(_lines(copy, sent.path)), data)


def _lines(copy: CardCopy, path: Path) -> list[str]:
    given = sum(entry.level is not None for row in copy.card.entries.values() for entry in row.values())
    themes, notes = counted(len(copy.refs), "theme"), counted(len(copy.state.evidence), "evidence note")
    own = f"{counted(given, 'score')} of their own"
    return [
        f"Wrote {path}: {themes} for {copy.scorer.name} to score, round {copy.key.round}.",
        f"It holds the guidance, {notes} and {own}; nobody else's scores or reasons, and no agreed scores.",
        "It is filled in with any spreadsheet program; “merge” brings it back.",
    ]


def _whole(workbook: Workbook, to: str | None, out: Path) -> Answer:
    scorer = named_scorer(workbook.assessment, to) if to else None
    sent = send_whole(workbook, out)
    data: Json = {
        "file": str(sent.path),
        "whole": True,
        "scorer": {"id": scorer.id, "name": scorer.name} if scorer else None,
        "round": None,
        "themes": [theme.ref for theme in workbook.assessment.themes],
        "base": sent.base,
    }
    whom = f" for {scorer.name}" if scorer else ""
    lines = (
        f"Wrote {sent.path}: the whole workbook{whom}, with every scorecard and every version.",
        "Cards that are not revealed are packed in it, which is no encryption; “merge” brings it back.",
    )
    return Answer("\n".join(lines), data)
