"""Texts of a group: put together for people, taken apart again without loss."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from smp_workbench.storage.my_scores.group_text import apart, together
from tests.factory import small_model

HARM = small_model().criteria_of("harm")
BOTH = {"H1", "H2"}
WORDS = st.text(st.sampled_from("aB1 :\nH2"), max_size=12)


def test_that_what_all_scores_say_alike_stands_once() -> None:
    assert together({"H1": "Worse", "H2": "Worse"}, HARM, BOTH) == "Worse"
    assert apart("Worse", HARM, BOTH) == {"H1": "Worse", "H2": "Worse"}


def test_that_differing_texts_stand_after_their_codes() -> None:
    text = together({"H1": "Worse\nin winter", "H2": "Same"}, HARM, BOTH)
    assert text == "H1: Worse\n  in winter\nH2: Same"
    assert apart(text, HARM, BOTH) == {"H1": "Worse\nin winter", "H2": "Same"}


def test_that_a_text_without_a_code_is_about_the_scores_that_are_given() -> None:
    assert apart("Worse", HARM, {"H2"}) == {"H2": "Worse"}
    assert apart("Worse", HARM) == {"H1": "Worse", "H2": "Worse"}, "about the group while nothing is scored"


def test_that_people_may_write_a_name_for_a_code_and_a_text_for_the_rest() -> None:
    text = "In general worse\nfinancial harm: about the same"
    assert apart(text, HARM, BOTH) == {"H1": "In general worse", "H2": "about the same"}


def test_that_a_colon_after_other_words_is_no_code() -> None:
    assert apart("Note: worse", HARM, BOTH) == {"H1": "Note: worse", "H2": "Note: worse"}


@given(st.dictionaries(st.sampled_from(["H1", "H2"]), WORDS), st.sets(st.sampled_from(["H1", "H2"])))
def test_that_what_was_put_together_comes_apart_again(texts: dict[str, str], scored: set[str]) -> None:
    given_texts = {code: text for code, text in texts.items() if text}
    assert apart(together(texts, HARM, scored), HARM, scored) == given_texts
