"""A pasted list gives one theme a name, however the names stood in their cells."""

from __future__ import annotations

import pytest

from smp_workbench.session.theme_list import added_themes, listed_names
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
