"""``versions FILE``: the named states in a workbook, and whether there is a draft after them.

Here: the list in both forms. Not here: making versions (``session``).
"""

from __future__ import annotations

import argparse

from smp_workbench.cli.answer import Answer, Json
from smp_workbench.cli.parser import some_name
from smp_workbench.cli.plain_table import aligned
from smp_workbench.cli.source import named_workbook
from smp_workbench.domain.assessment import Reference
from smp_workbench.domain.version import Version, Workbook
from smp_workbench.storage.exact_form import content_hash


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the workbook."""
    parser.add_argument("file", metavar="FILE", type=some_name, help="a workbook (.xlsx)")


def run(options: argparse.Namespace) -> Answer:
    """List the versions, oldest first."""
    file: str = options.file
    workbook = named_workbook(file).workbook
    history = workbook.history
    latest = history.latest
    fresh = history.last_sequence - (latest.sequence if latest else 0)
    data: Json = {
        "identity": workbook.assessment.identity,
        "title": workbook.assessment.title,
        "versions": [_version(version) for version in history.versions],
        "kept_for_comparing": [_reference(one) for one in workbook.assessment.references],
        "draft": {"content": content_hash(workbook.assessment), "changes": fresh} if workbook.draft else None,
    }
    return Answer(_plain(workbook, fresh), data)


def _version(version: Version) -> Json:
    return {
        "number": version.number,
        "name": version.name,
        "who": version.who,
        "when": version.when,
        "why": version.why,
        "tool": version.tool,
        "sequence": version.sequence,
        "content": version.content,
        "parents": list(version.parents),
    }


def _reference(reference: Reference) -> Json:
    return {
        "id": reference.id,
        "title": reference.title,
        "file": reference.file,
        "identity": reference.state.identity,
        "content": reference.content,
        "themes": len(reference.state.themes),
    }


def _plain(workbook: Workbook, fresh: int) -> str:
    versions = workbook.history.versions
    rows = [("No.", "Name", "Who", "When", "Hash", "From", "Why")]
    rows += [
        (
            str(version.number),
            version.name,
            version.who,
            _day_and_time(version.when),
            version.content[:8],
            " ".join(parent[:8] for parent in version.parents),
            version.why,
        )
        for version in versions
    ]
    lines = [workbook.assessment.title, aligned(rows, right=(0,)) if versions else "No versions yet."]
    if workbook.draft and versions:
        changes = "1 change" if fresh == 1 else f"{fresh} changes"
        lines.append(f"Draft: {changes} after version {versions[-1].number}.")
    lines += [
        f"Kept for comparing: {one.title}, from {one.file} ({one.content[:8]})."
        for one in workbook.assessment.references
    ]
    return "\n".join(line for line in lines if line)


def _day_and_time(when: str) -> str:
    """Return ``2018-02-23T10:42:00Z`` as ``2018-02-23 10:42 UTC``."""
    return f"{when[:10]} {when[11:16]} UTC" if len(when) >= 16 else when
