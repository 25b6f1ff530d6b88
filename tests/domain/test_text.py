"""Text is kept as it was typed, or refused with the place of the fault."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smp_workbench.domain.text import clean_name, clean_note, clean_ref, printable
from smp_workbench.errors import Refusal


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "שלום", "👩‍👩‍👧 ok", "é", "e\u0301", ""]
)
def test_that_a_note_keeps_harmless_text_letter_for_letter(text: str) -> None:
    assert clean_note(text, "The reason") == text


def test_that_every_line_end_becomes_a_newline() -> None:
    assert clean_note("a\r\nb\rc\nd", "The reason") == "a\nb\nc\nd"


@given(st.text(max_size=300))
def test_that_cleaning_twice_changes_nothing_more(text: str) -> None:
    try:
        once = clean_note(text, "The reason")
    except Refusal:
        return
    assert clean_note(once, "The reason") == once
    assert once.encode("utf-8").decode("utf-8") == once


@pytest.mark.parametrize(
    "bad", ["\x00", "\x0b", "\x1f", "\x7f", "\x85", "\ud800", "\ufffe", "\uffff", "\ufdd0", "\U0001ffff"]
)
def test_that_an_unsafe_character_is_refused_with_its_place(bad: str) -> None:
    with pytest.raises(Refusal, match=f"U\\+{ord(bad):04X}, at place 3"):
        clean_note(f"ab{bad}", "The reason")


def test_that_length_is_counted_as_a_spreadsheet_counts() -> None:
    assert clean_note("x" * 32_000, "The reason")
    assert clean_note("😀" * 16_000, "The reason")
    with pytest.raises(Refusal, match="32,001"):
        clean_note("x" * 32_001, "The reason")


def test_that_a_name_is_one_line_without_spaces_at_its_ends() -> None:
    assert clean_name("  Road safety ", "The name") == "Road safety"
    with pytest.raises(Refusal):
        clean_name("a\tb", "The name")


@pytest.mark.parametrize("ref", ["T-014", "A1", "x_1.2"])
def test_that_a_plain_ref_is_taken(ref: str) -> None:
    assert clean_ref(ref) == ref


@pytest.mark.parametrize("ref", ["", "-1", "=1", "T 1", "x" * 21, "é", "T-1\n"])
def test_that_an_odd_ref_is_refused(ref: str) -> None:
    with pytest.raises(Refusal, match="cannot be a ref"):
        clean_ref(ref)


def test_that_any_text_can_be_shown_in_a_sentence() -> None:
    assert printable("a\x00\ud800") == "aU+0000U+D800"
    assert len(printable("x" * 500)) == 61
