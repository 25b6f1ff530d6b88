"""The states in which the screens are drawn: an empty assessment, one theme, 130, a tie at the line.

Here: assessments that show what a window looks like when things are not as in the sample.
Not here: drawing (``screens``). Every score here is made up by a rule, for looking at only.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from smp_workbench.domain.edit import AddTheme, Batch, Edit, SetCutLine, SetDetail, SetEntry
from smp_workbench.domain.scorecard import AGREED, NOT_KNOWN, Entry
from smp_workbench.domain.theme import Theme
from smp_workbench.domain.version import Workbook
from smp_workbench.gui.sample import empty_workbook, sample_workbook
from smp_workbench.session.session import Session

_MOST: Final = 130
_LONG_NAME: Final = "Serious acquisitive crime against older people who live alone in rural parishes"


def _a_day() -> datetime:
    """Return the moment of every change here, so that the pictures are the same whenever they are drawn."""
    return datetime(2018, 2, 23, 10, 42, tzinfo=UTC)


def states() -> dict[str, Workbook]:
    """Return each state by its name, which becomes part of the picture's name."""
    return {
        "sample": sample_workbook(),
        "empty": empty_workbook(),
        "one_theme": _made_up(1, scored=0),
        "not_yet_scored": _made_up(18, scored=0),
        "half_scored": _made_up(18, scored=9),
        "tie_at_line": _tied(),
        "130_themes": _made_up(_MOST, scored=_MOST - 7),
    }


def _made_up(count: int, scored: int) -> Workbook:
    """Return themes whose levels follow a rule; those after ``scored`` are only begun."""
    session = Session(empty_workbook(), clock=_a_day)
    edits: list[Edit] = [SetDetail("title", "An assessment for looking at")]
    for number in range(1, count + 1):
        ref = f"T-{number:03d}"
        name = _LONG_NAME if number == count else f"Theme {number}"
        edits.append(AddTheme(Theme(ref, name)))
        edits += _levels(session, ref, number, whole=number <= scored)
    session.apply(Batch("Begin", tuple(edits)))
    return session.workbook


def _levels(session: Session, ref: str, number: int, *, whole: bool) -> list[Edit]:
    criteria = session.assessment.model.criteria
    edits: list[Edit] = []
    for place, criterion in enumerate(criteria if whole else criteria[: number % 4]):
        level = criterion.levels[(number * 7 + place * place * 3) % len(criterion.levels)]
        answer = NOT_KNOWN if not whole and place == 1 else level.value
        edits.append(SetEntry(AGREED, 0, ref, criterion.code, Entry(answer)))
    return edits


def _tied() -> Workbook:
    """Return three themes with the same levels across a line of two."""
    session = Session(empty_workbook(), clock=_a_day)
    edits: list[Edit] = [SetCutLine(2)]
    for number, name in enumerate(("Burglary", "Robbery", "Fraud", "Hate crime"), start=1):
        ref = f"T-{number:03d}"
        edits.append(AddTheme(Theme(ref, name)))
        edits += _levels(session, ref, 1 if number == 1 else 2, whole=True)
    session.apply(Batch("Begin", tuple(edits)))
    return session.workbook
