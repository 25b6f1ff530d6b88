"""The exact form: what is written is read back equal, and damage is told from content."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from smp_workbench.domain.assessment import Assessment
from smp_workbench.errors import UnreadableFile
from smp_workbench.storage.exact_form import content_hash, read_edit, read_exact, write_exact
from tests.factory import agreed, applied, small_assessment


def test_that_an_assessment_is_read_back_equal_with_its_issued_refs() -> None:
    before = small_assessment()
    after = read_exact(write_exact(before), Assessment, "The assessment")
    assert after == before
    assert after.issued == before.issued


def test_that_the_hash_knows_content_and_nothing_else() -> None:
    before = small_assessment()
    assert content_hash(replace(before, issued={"T": 99})) == content_hash(before)
    assert content_hash(replace(before, title="Another")) != content_hash(before)


def test_that_the_order_in_which_scores_were_entered_does_not_matter() -> None:
    one = applied(small_assessment(), agreed("T-003", "L1", 1), agreed("T-003", "H2", 4))
    other = applied(small_assessment(), agreed("T-003", "H2", 4), agreed("T-003", "L1", 1))
    assert content_hash(one) == content_hash(other)


def test_that_numbers_are_written_as_exact_text() -> None:
    plain = json.loads(write_exact(small_assessment()))
    assert plain["agreed"]["entries"]["T-002"]["L1"] == {"level": "1/3"}
    assert plain["agreed"]["entries"]["T-003"]["H2"] == {"level": "?"}


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "null", '{"kind":"Explode"}', '{"kind":"SetCutLine"}',
        '{"kind":"SetCutLine","cut_line":"5"}', '{"kind":"SetCutLine","cut_line":true}',
        '{"kind":"SetCutLine","cut_line":5,"more":1}', '{"kind":["x"]}',
        '{"kind":"SetEntry","scorer":"agreed","round":0,"ref":"T","criterion":"H","entry":{"level":"1e999"}}',
        '{"kind":"SetEntry","scorer":"agreed","round":0,"ref":"T","criterion":"H","entry":{"level":1.5}}',
        '{"kind":"SetEntry","scorer":"agreed","round":0,"ref":"T","criterion":"H","entry":{"level":"1/0"}}',
        '{"kind":"Batch","name":"x","edits":' + "[" * 5000 + "]" * 5000 + "}",
    ],
)  # fmt: skip
def test_that_a_damaged_edit_is_one_clear_error(text: str) -> None:
    with pytest.raises(UnreadableFile, match="Change 7 cannot be read"):
        read_edit(text, "Change 7")
