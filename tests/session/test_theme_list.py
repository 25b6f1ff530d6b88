"""A pasted list gives one theme a name, however the names stood in their cells."""

from __future__ import annotations

import pytest

from smp_workbench.errors import Refusal
from smp_workbench.session.theme_list import Repeat, added_themes, listed_names, repeated_names
from tests.factory import small_assessment


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hate crime\r\n\r\n Arson \r\n", ["Hate crime", "Arson"]),
        ('"Serious\nviolence"\r\nArson\r\n', ["Serious violence", "Arson"]),
        ('Arson\n"So-called ""honour""\n  based abuse"\n', ["Arson", 'So-called "honour" based abuse']),
        ('12" knives\nArson\n"County lines"\n', ['12" knives', "Arson", '"County lines"']),
        ('"Big\nArson\nHate crime\n', ['"Big', "Arson", "Hate crime"]),
        ('Arson\n"\n"\n', ["Arson", '"', '"']),
    ],
)
def test_that_a_name_of_several_lines_is_one_name_and_a_mark_alone_joins_none(
    text: str, names: list[str]
) -> None:
    assert listed_names(text) == names
    assert [edit.theme.name for edit in added_themes(small_assessment(), 'Arson\n"Serious\nviolence"')] == [
        "Arson",
        "Serious violence",
    ]


@pytest.mark.parametrize(
    ("text", "repeats"),
    [
        ("Hate crime\n\nArson\nhate  crime", [Repeat(4, 1, "Hate crime")]),
        ('"Serious\nviolence"\nArson\nSerious violence\n', [Repeat(4, 1, "Serious violence")]),
        ("Arson\nFraud\nArson", [Repeat(2, 0, "Fraud"), Repeat(3, 1, "Arson")]),
        ("Arson\nHate crime", []),
    ],
)
def test_that_every_repeated_name_is_found_with_its_line(text: str, repeats: list[Repeat]) -> None:
    assert repeated_names(small_assessment(), text) == repeats


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Arson\n\narson", "Line 3 repeats line 1, “Arson”."),
        (
            "Fraud\nArson\nArson",
            "Line 1 repeats a theme that is there already, “Fraud”. Line 3 repeats line 2, “Arson”.",
        ),
        (
            "A\n" * 6,
            "".join(f"Line {line} repeats line 1, “A”. " for line in (2, 3, 4))
            + "2 more lines repeat names.",
        ),
    ],
)
def test_that_repeated_names_are_refused_by_their_lines_and_not_by_refs(text: str, told: str) -> None:
    with pytest.raises(Refusal) as refused:
        added_themes(small_assessment(), text)
    assert str(refused.value) == f"{told} Give each theme a name of its own."
