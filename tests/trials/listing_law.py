"""Whatever is another in an assessment that was read than it was saved must have been said.

Here: comparing the two field by field, and the findings with that.
Not here: what stands in the file (``mangled_law``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.number import exact_text
from smp_workbench.domain.scorecard import AGREED, NOT_KNOWN, Answer, Scorecard
from smp_workbench.session.merge.field import fields_of
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.workbook.finding import Finding

CardKey: TypeAlias = tuple[str, int]
"""Scorer and round."""
_ANEW = "Versions begin anew"
_SAME = "they say just what was saved."


def unlisted_changes(saved: Assessment, now: Assessment, findings: Sequence[Finding]) -> Iterator[str]:
    """Yield whatever is another in the assessment than it was saved, and that no finding says.

    Where the history cannot be used and the sheets alone were read, one finding says so, and whether they
    are as they were saved; if it says that they are, they must be.
    """
    anew = [finding for finding in findings if _ANEW in finding.sentence.text]
    if anew:
        said_same = anew[0].sentence.args.get("same") == _SAME
        if said_same and content_hash(replace(now, comparison=saved.comparison)) != content_hash(saved):
            yield "the sheets are said to say just what was saved, and do not"
        return
    accepted = [finding for finding in findings if finding.accepted]
    yield from _unlisted_scores(saved, now, accepted)
    refs = {finding.ref for finding in accepted}
    was, is_now = fields_of(saved), fields_of(now)
    for one in was.keys() | is_now.keys():
        if was.get(one) != is_now.get(one) and one.ref not in refs:
            yield f"{one} is another, and that is not said"
    if content_hash(saved) != content_hash(now) and not accepted:
        yield "something is another, and nothing is said to count"


def _unlisted_scores(saved: Assessment, now: Assessment, accepted: Sequence[Finding]) -> Iterator[str]:
    levels = {(one.scorer, one.round, one.ref, one.field, one.before) for one in accepted}
    refs = {(one.scorer, one.round, one.ref) for one in accepted}
    before = cards_of(saved)
    for key, card in cards_of(now).items():
        old = before.get(key, Scorecard(*key, {}))
        who = "" if key[0] == AGREED else key[0]
        for ref in {*card.entries, *old.entries}:
            for code in {*card.entries.get(ref, {}), *old.entries.get(ref, {})}:
                was, entry = old.entry(ref, code), card.entry(ref, code)
                said = (who, key[1], ref, code, answer_text(was.level)) in levels
                if was.level != entry.level and not said:
                    yield f"{who} {ref} {code} was {was.level}, is {entry.level}, and that is not said"
                if was != entry and (who, key[1], ref) not in refs:
                    yield f"{who} {ref} {code} has another reason or confidence, and that is not said"


def cards_of(state: Assessment) -> dict[CardKey, Scorecard]:
    """Return every card, the agreed scores and the second stage's too."""
    return {(card.scorer, card.round): card for card in state.every_card}


def answer_text(answer: Answer) -> str:
    """Return an answer as findings have it."""
    return "" if answer is None else "?" if answer is NOT_KNOWN else exact_text(answer)
