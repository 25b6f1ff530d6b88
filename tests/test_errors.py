"""Errors are sentences: what is wrong, what to do, in any language, also across processes."""

from __future__ import annotations

import pickle

import pytest

from smp_workbench.errors import ModelFault, Refusal, SaveFailed, Sentence, UnreadableFile, WorkbenchError

CHILDREN = [Refusal, ModelFault, UnreadableFile, SaveFailed]


def test_that_an_error_reads_as_what_is_wrong_and_what_to_do() -> None:
    error = WorkbenchError("There is no theme {ref}.", "Choose one of {count}.", ref="T-9", count=18)
    assert str(error) == "There is no theme T-9. Choose one of 18."


def test_that_an_error_without_a_remedy_ends_after_the_first_sentence() -> None:
    assert str(Refusal("A level must be a number.")) == "A level must be a number."


def test_that_a_sentence_is_translated_before_it_is_filled() -> None:
    french = {"There is no theme {ref}.": "Le thème {ref} n'existe pas."}
    sentence = Sentence("There is no theme {ref}.", {"ref": "T-9"})
    assert sentence.translated(lambda text: french[text]) == "Le thème T-9 n'existe pas."


def test_that_braces_in_an_argument_stay_as_they_were_typed() -> None:
    assert (
        str(WorkbenchError("There is no theme {name}.", name="{0} {name}")) == "There is no theme {0} {name}."
    )


@pytest.mark.parametrize("kind", [WorkbenchError, *CHILDREN])
def test_that_an_error_crosses_a_process_whole(kind: type[WorkbenchError]) -> None:
    sent = kind("Row {row} has no Ref.", "Give it one.", row=7)
    arrived = pickle.loads(pickle.dumps(sent))
    assert type(arrived) is kind
    assert str(arrived) == "Row 7 has no Ref. Give it one."
    assert arrived.what.args == {"row": 7}


@pytest.mark.parametrize("kind", CHILDREN)
def test_that_each_door_can_catch_every_error_as_one(kind: type[WorkbenchError]) -> None:
    with pytest.raises(WorkbenchError):
        raise kind("No.")
