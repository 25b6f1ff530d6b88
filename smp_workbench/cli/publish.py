"""``publish FILE``: what others would see in a workbook; with ``--out COPY`` a copy that may be shared.

Here: the list and the copy in both forms.
Not here: what is looked for (``session.sharing_check``) and what the copy holds (``session.publication``).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from smp_workbench.cli.answer import FINDINGS, FINE, Answer, Json, UsageFault
from smp_workbench.cli.parser import some_name
from smp_workbench.cli.target import refuse_target, some_path
from smp_workbench.domain.assessment import CLASSIFICATIONS, Marking
from smp_workbench.domain.text import printable
from smp_workbench.session.publication import Terms, left_out, publication_copy
from smp_workbench.session.session import utc_now
from smp_workbench.session.sharing_check import Listed, check_before_sharing, still_listed
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.named_file import content_of
from smp_workbench.storage.sharing.listing import Listing, list_contents
from smp_workbench.storage.sharing.publishing import publish
from smp_workbench.storage.workbook.package_check import LARGEST_FILE
from smp_workbench.storage.workbook.reader import read_workbook


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the workbook, and the terms of a copy."""
    parser.add_argument("file", metavar="FILE", type=some_name, help="the workbook (.xlsx)")
    parser.add_argument(
        "--out", metavar="COPY", type=some_path, help="write a publication copy; must not exist"
    )
    terms = parser.add_argument_group("the copy")
    terms.add_argument("--cleared-by", metavar="WHO", help="agency or role that allowed it; is printed in it")
    terms.add_argument("--marking", choices=CLASSIFICATIONS, help="the marking it goes out under")
    terms.add_argument("--handling", metavar="TEXT", default="", help="handling words after the marking")
    terms.add_argument("--reasons", action="store_true", help="keep the reasons for agreed scores")
    terms.add_argument("--no-evidence", action="store_true", help="leave the evidence notes out")
    terms.add_argument("--lead-officers", action="store_true", help="keep the names of lead officers")


def run(options: argparse.Namespace) -> Answer:
    """List what others would see, or write a copy; 1 where a person should look at something."""
    _refuse_half(options)
    path, out = Path(options.file), options.out
    if out is not None:
        refuse_target(out)
    data = content_of(path, LARGEST_FILE)
    workbook = read_workbook(data, path.name).workbook
    if out is None:
        listing = list_contents(data, path.name)
        listed = check_before_sharing(listing, workbook)
        head = f"{path.name}, as others would see it:"
        return _answer(head, listed, {"file": str(path), **_listing(listing)})
    marking = Marking(options.marking, options.handling)
    terms = Terms(
        options.cleared_by, marking, options.reasons, not options.no_evidence, options.lead_officers
    )
    copy = publication_copy(workbook, terms, utc_now())
    proof = publish(copy, left_out(workbook, terms), out)
    listed = (*still_listed(proof.still), *check_before_sharing(proof.listing, copy))
    written: dict[str, Json] = {
        "file": str(path),
        "out": str(out),
        "identity": copy.assessment.identity,
        "content": content_hash(copy.assessment),
        "left_out_but_there": [{"text": one.text, "cells": one.cells} for one in proof.still],
        **_listing(proof.listing),
    }
    head = f"Wrote {out}, looked through again. As others will see it:"
    return _answer(head, listed, written)


def _refuse_half(options: argparse.Namespace) -> None:
    """Stop where a copy is asked for without its terms, or terms without a copy."""
    if options.out is None:
        if options.cleared_by or options.marking or options.handling:
            raise UsageFault("Where is the copy to be written?", "Name a new file with --out.")
        return
    if not options.marking:
        raise UsageFault("Under which marking does the copy go out?", "Say it with --marking.")
    if not (options.cleared_by or "").strip():
        raise UsageFault("Who cleared the copy?", "Name the agency or role with --cleared-by.")


def _answer(head: str, listed: Sequence[Listed], data: dict[str, Json]) -> Answer:
    data["list"] = [{"look": one.warns, "sentence": one.what.english(), "where": one.where} for one in listed]
    look = [_line(one.what.english(), one.where) for one in listed if one.warns]
    rest = [_line(one.what.english(), one.where) for one in listed if not one.warns]
    lines = [head, *(["", "To be looked at:", *look] if look else []), "", "Also there:", *rest]
    return Answer("\n".join(lines), data, FINDINGS if look else FINE)


def _line(sentence: str, where: str) -> str:
    return f"  {sentence}  [{printable(where, 200)}]" if where else f"  {sentence}"


def _listing(listing: Listing) -> dict[str, Json]:
    return {
        "marking": listing.marking,
        "unmarked": listing.unmarked,
        "sheets": [
            {"name": one.name, "hidden": one.hidden, "rows": one.hidden_rows, "columns": one.hidden_columns}
            for one in listing.sheets
        ],
        "names": [one.where for one in listing.names],
        "comments": [{"cell": one.where, "text": one.text} for one in listing.comments],
        "people": [{"as": one.where, "name": one.text} for one in listing.people],
        "properties": [{"name": one.where, "text": one.text} for one in listing.properties],
        "beside": [{"part": one.where, "what": one.text} for one in listing.beside],
        "personal_details": [
            {"kind": one.detail.kind, "text": one.detail.text, "cells": one.cells} for one in listing.details
        ],
    }
