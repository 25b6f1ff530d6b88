"""What a reader noticed in a file, as a table for people and as JSON.

Here: both forms. Not here: finding it (``storage.workbook.reader``).
"""

from __future__ import annotations

from collections.abc import Sequence

from smp_workbench.cli.answer import Json
from smp_workbench.cli.plain_table import aligned
from smp_workbench.storage.workbook.finding import Finding


def finding_table(findings: Sequence[Finding]) -> str:
    """Return the findings for people, one a line."""
    rows = [("Sheet", "Cell", "What")]
    rows += [(finding.sheet, finding.cell, finding.sentence.english()) for finding in findings]
    return aligned(rows)


def finding_data(finding: Finding) -> Json:
    """Return one finding for other programs."""
    return {
        "sheet": finding.sheet,
        "cell": finding.cell,
        "ref": finding.ref,
        "field": finding.field,
        "scorer": finding.scorer,
        "round": finding.round,
        "before": finding.before,
        "after": finding.after,
        "accepted": finding.accepted,
        "sentence": finding.sentence.english(),
    }
