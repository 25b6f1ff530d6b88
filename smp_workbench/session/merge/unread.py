"""What a copy's file holds besides what was read of it: themes that it proposes, and what could not be read.

Here: an item to look at for each, with all that stood there.
Not here: finding it (``storage``), and what becomes of the items (``engine``, a person).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from smp_workbench.domain.open_item import Key, Review, Source, WholeTheme
from smp_workbench.domain.scorecard import Entry
from smp_workbench.domain.text import clean_note, folded_name, printable
from smp_workbench.errors import Refusal
from smp_workbench.storage.workbook.finding import Finding

NOT_READ: Final = "What stands there for {field} could not be read and stays as it was sent."
_LONGEST: Final = 30_000


def unread(source: Source, findings: Sequence[Finding]) -> tuple[Review, ...]:
    """Return what was found in a copy and not taken."""
    left = [finding for finding in findings if not finding.accepted]
    return (*_new_themes(source, left), *_not_read(source, left))


def _new_themes(source: Source, findings: Sequence[Finding]) -> Iterator[Review]:
    """Yield each theme that the copy proposes once, whether its row stands on one sheet or on several."""
    rows: defaultdict[str, list[WholeTheme]] = defaultdict(list)
    for finding in findings:
        if finding.new:
            rows[folded_name(finding.new.theme.theme.name)].append(finding.new.theme)
    for together in rows.values():
        fullest = max(together, key=lambda one: len(repr(one.theme)))
        entries: dict[str, Mapping[str, Entry]] = {}
        for one in together:
            for card, row in one.rows.items():
                entries[card] = {**entries.get(card, {}), **row}
        yield Review("new", Key("theme"), replace(fullest, rows=entries), (source,))


def _not_read(source: Source, findings: Sequence[Finding]) -> Iterator[Review]:
    """Yield what could not be read: what it is about as a sentence, what stood there as the value."""
    for finding in findings:
        if finding.new is None or not finding.new.whole:
            place = f"{finding.sheet} {finding.cell}".strip()
            said = finding.sentence.english()
            key = Key("file", finding.ref, "", finding.scorer, finding.round)
            text = f"{place}: {said}" if place else said
            yield Review("not read", key, _held(finding.after), (source,), text)


def _held(text: str) -> str | None:
    """Return what stood in a cell as text that can be kept; None for nothing."""
    if not text:
        return None
    try:
        return clean_note(text, "The text")
    except Refusal:
        return printable(text, _LONGEST)
