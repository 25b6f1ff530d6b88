"""What a merge takes, in lines: settings first, scores after, nothing of a card that is not revealed."""

from __future__ import annotations

from fractions import Fraction

from smp_workbench.domain.edit import SetCutLine, SetEntry
from smp_workbench.domain.open_item import Source
from smp_workbench.domain.scorecard import Entry
from smp_workbench.session.merge.engine import merge
from smp_workbench.session.merge.returned import Returned
from smp_workbench.session.merge.taken_words import TakenLine, taken_lines
from tests.factory import agreed, applied, small_assessment

START = small_assessment()


def test_that_what_is_taken_is_told_with_from_and_to_settings_first() -> None:
    edits = agreed("T-002", "H1", 4, "More now"), SetCutLine(2)
    merged = merge(START, [Returned(Source("deputy.xlsx", "Deputy"), applied(START, *edits), START)])
    who = "deputy.xlsx (Deputy)"
    assert taken_lines(tuple(merged.applied), merged.state) == (
        TakenLine("cut line", "1", "2", who),
        TakenLine("Fraud, Physical harm", "0", "4 (More now)", who),
    )


def test_that_of_a_hidden_card_only_the_number_is_told() -> None:
    secret = Entry(Fraction(4), "", "Only for us")
    card = [SetEntry("S-01", 1, "T-001", code, secret) for code in ("H1", "H2")]
    merged = merge(START, [Returned(Source("police.xlsx", "Police"), applied(START, *card), START)])
    (line,) = taken_lines(tuple(merged.applied), merged.state)
    assert (line.before, line.value, line.values) == ("", "", 2)
    assert "Only for us" not in str(line)
