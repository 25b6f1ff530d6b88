"""Places of TOML values: every value is found where it stands, however it is written."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smp_workbench.storage.toml_place import Field, Place, find_places

AWKWARD = '''\
# "a comment = [with" {signs}
title = "quotes \\" and # no comment"   # a comment
path = 'C:\\raw'
"quoted key" = 1
dotted.inner.'deep' = 2
when = 1979-05-27 07:32:00
long = """
first \\
   joined ""quotes""
last"""
raw = \'\'\'
it's raw\'\'\'
list = [ 1, [2, "]"], # ] }
  3,
]
table = { a = 1, b.c = [ { d = "}" } ], e = {} }

[one.two]
x = 1
[[many]]
[[many]]
y = -0.5e3
[[many.inner]]
z = true
[ many . other ]
w = inf
'''


def fields_of(value: object, field: Field = ()) -> dict[Field, object]:
    """Return every value inside a value, by its field."""
    found = {field: value} if field else {}
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inner:
        found.update(fields_of(part, (*field, key)))
    return found


def test_that_places_know_every_field_that_tomllib_knows() -> None:
    assert set(find_places(AWKWARD).spans) == set(fields_of(tomllib.loads(AWKWARD)))


def test_that_places_hold_the_text_of_each_value() -> None:
    places = find_places(AWKWARD)
    for field, value in fields_of(tomllib.loads(AWKWARD)).items():
        if not isinstance(value, dict | list):
            begin, end = places.spans[field]
            assert tomllib.loads(f"x = {AWKWARD[begin:end]}")["x"] == value


def test_that_a_place_is_a_line_and_a_column_from_one() -> None:
    places = find_places(AWKWARD)
    assert places.of(("title",)) == Place(2, 9)
    assert places.of(("list", 2)) == Place(14, 3)
    assert places.of(("many", 1, "y")) == Place(22, 5)


def test_that_a_missing_field_is_placed_where_it_should_stand() -> None:
    places = find_places(AWKWARD)
    assert places.of(("many", 1, "nothing")) == Place(21, 1)
    assert places.of(("nothing", 3, "at all")) == Place(1, 1)


def test_that_a_place_inside_a_text_counts_escapes_and_joined_lines() -> None:
    text = 'plain = "a+b"\nescaped = "\\u0061\\t+"\nlong = """\na \\\n   +\n+"""\nraw = \'a\\+\''
    values = tomllib.loads(text)
    places = find_places(text)
    for key, value in values.items():
        for index, sign in enumerate(value):
            place = places.within((key,), index)
            assert sign != "+" or text.split("\n")[place.line - 1][place.column - 1] == "+"


def test_that_a_place_past_the_end_of_a_text_is_its_closing_quote() -> None:
    assert find_places('formula = "H1 +"').within(("formula",), 4) == Place(1, 16)


@pytest.mark.parametrize("end", ["b = [1,", "b = [\r\n 1]", "= 1", "[]", "b = {c = ,}", "b", "?", '"'])
def test_that_places_of_what_is_no_toml_end_where_it_ends(end: str) -> None:
    assert find_places(f"a = 1\n{end}").of(("a",)) == Place(1, 5)


keys = st.text("ab-_1", min_size=1, max_size=3)
texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=5)
scalars = texts.map(lambda text: f"'{text.replace(chr(39), '')}'") | st.integers().map(str)


def array_text(parts: list[str]) -> str:
    return "[\n" + ", # ]\n".join(parts) + "]"


def inline_text(parts: dict[str, str]) -> str:
    return "{" + ", ".join(f"{key} = {part}" for key, part in parts.items()) + "}"


values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3).map(array_text)
        | st.dictionaries(keys, inner, max_size=3).map(inline_text)
    ),
    max_leaves=8,
)


@given(
    st.dictionaries(keys, values, max_size=4), st.lists(st.dictionaries(keys, values, max_size=3), max_size=3)
)
def test_that_places_agree_with_tomllib_on_any_text(head: dict[str, str], rows: list[dict[str, str]]) -> None:
    blocks = [head, *rows]
    text = "\n[[row]]\n".join(
        "\n".join(f"{key} = {value}" for key, value in block.items()) for block in blocks
    )
    assert set(find_places(text).spans) == set(fields_of(tomllib.loads(text)))
