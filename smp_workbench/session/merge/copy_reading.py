"""Reading what came back: one function for every kind of copy there is.

Here: from a path to a copy, or one clear error.
Not here: how each kind of file is read (``storage``), and what becomes of a copy (``bring_back``).
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from smp_workbench.errors import ScoringCopy, Sentence
from smp_workbench.session.merge.copy_read import AnyCopy, CardRead, CopyRead, copy_names
from smp_workbench.session.merge.unread import NOT_READ
from smp_workbench.storage.my_scores.reader import ReturnedCard, load_card_copy
from smp_workbench.storage.process_limit import limited
from smp_workbench.storage.saving import load
from smp_workbench.storage.workbook.finding import Finding


def read_copy(path: Path, name: str = "", password: str = "") -> AnyCopy:
    """Return what a file that came back holds.

    Parameters
    ----------
    name
        What it is called in the merge; that of the file if empty.
    password
        For a file that is protected with one.

    Raises
    ------
    WorkbenchError
        If the file cannot be had, or is nothing that was ever sent out: what is wrong and what to do.
    """
    shown = name or copy_names([path])[0]
    try:
        read = load(path, password)
    except ScoringCopy:
        with limited(path.name):
            return _card_read(load_card_copy(path, password), shown)
    return CopyRead(shown, read.workbook, read.findings)


def _card_read(returned: ReturnedCard, name: str) -> CardRead:
    key = returned.sent.key
    findings = tuple(
        replace(finding, scorer=key.scorer, round=key.round, sentence=_said(finding))
        for finding in returned.findings
        if not finding.accepted
    )
    who = returned.sent.scorer.name
    return CardRead(
        name, key.identity, key.base, returned.card, returned.sent.refs, who, key.sequence, findings
    )


def _said(finding: Finding) -> Sentence:
    """Return a sentence that tells nothing of what is on the card: it may be hidden until revealed."""
    return Sentence(NOT_READ, {"field": finding.field}) if finding.scorer else finding.sentence
