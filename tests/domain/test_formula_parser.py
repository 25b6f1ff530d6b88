"""Reading formulas, and the answer to each thing that is no formula."""

from __future__ import annotations

import pickle
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smp_workbench.domain.formula import (
    Call,
    Choice,
    Comparison,
    FormulaFault,
    Name,
    Negative,
    Number,
    Operation,
    walk,
)
from smp_workbench.domain.formula_parser import DEEPEST, MOST_OPERATIONS, parse_formula
from smp_workbench.domain.formula_vocabulary import Vocabulary
from tests.factory import small_model

WORDS = Vocabulary.of(small_model())
H1, H2 = Name("H1", "criterion"), Name("H2", "criterion")


def number(text: str) -> Number:
    return Number(Fraction(text))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("H1", H1),
        (" 0.10 ", number("1/10")),
        ("harm_total", Name("harm_total", "total")),
        ("H1+H2*2", Operation("+", H1, Operation("*", H2, number("2")))),
        ("(H1+H2)*2", Operation("*", Operation("+", H1, H2), number("2"))),
        ("H1-H2-2", Operation("-", Operation("-", H1, H2), number("2"))),
        ("H1/H2/2", Operation("/", Operation("/", H1, H2), number("2"))),
        ("-H1*H2", Operation("*", Negative(H1), H2)),
        ("H1--H2", Operation("-", H1, Negative(H2))),
        ("sum(harm,\n  H1)", Call("sum", (Name("harm", "group"), H1))),
        (
            "if(H1>=2, H1, max(H2, 1))",
            Choice(Comparison(">=", H1, number("2")), H1, Call("max", (H2, number("1")))),
        ),
    ],
)
def test_that_a_formula_becomes_its_tree(text: str, tree: object) -> None:
    assert parse_formula(text, WORDS) == tree


def test_that_nodes_know_their_place_in_the_text() -> None:
    tree = parse_formula("if(H1 >= 2, -H1, max(H2, 1) * 3)", WORDS)
    assert [(type(node).__name__, node.position) for node in walk(tree)] == [
        ("Choice", 1),
        ("Comparison", 7),
        ("Name", 4),
        ("Number", 10),
        ("Negative", 13),
        ("Name", 14),
        ("Operation", 29),
        ("Call", 18),
        ("Name", 22),
        ("Number", 26),
        ("Number", 31),
    ]


@pytest.mark.parametrize(
    ("text", "position", "what", "remedy"),
    [
        ("", 1, "The formula is empty.", "sum(harm)"),
        ("  \n", 1, "The formula is empty.", "sum(harm)"),
        ("H1 +", 5, "The formula stops where a number or a name is due.", "drop the last sign"),
        ("H1 + * 2", 6, "“*” stands where a number, a name or an opening bracket is due.", "take it out"),
        ("H1 H2", 4, "A sign is missing before “H2”.", "Put + - * or /"),
        ("H1 (2)", 1, "“H1” is not a function.", "to multiply, write *"),
        ("H7", 1, "There is no criterion, group or total “H7”.", "Did you mean H"),
        (
            "2 * harm_totl",
            5,
            "There is no criterion, group or total “harm_totl”.",
            "Did you mean harm_total?",
        ),
        ("h1", 1, "There is no criterion, group or total “h1”.", "Did you mean H1?"),
        ("Sum(harm)", 1, "“Sum” is not a function.", "sum, mean, max"),
        ("Zebra", 1, "There is no criterion, group or total “Zebra”.", "The names are: H1, H2, L1, harm"),
        ("2 * (H1 + H2", 5, "The bracket that opens here is never closed.", "Add a )"),
        ("max(H1, H2", 4, "The bracket that opens here is never closed.", "Add a )"),
        ("H1 + H2)", 8, "This bracket closes nothing.", "open one before"),
        ("sum", 1, "“sum” needs its arguments in brackets.", "Write sum( … )."),
        ("sum()", 1, "“sum” has nothing in its brackets.", "Name a group"),
        ("if()", 1, "“if” has nothing in its brackets.", ""),
        ("H1, H2", 3, "A comma can stand only between the arguments of a function.", "decimal point"),
        ("H1 > 2", 4, "A comparison can stand only at the beginning of “if”.", "if(a >= b"),
        (
            "if((H1 > 2), 1, 2)",
            8,
            "A comparison can stand only at the beginning of “if”.",
            "without brackets",
        ),
        ("if(H1 > 2 > 1, 1, 2)", 11, "A comparison can stand only at the beginning of “if”.", "if(a >= b"),
        ("if(H1, 1, 2)", 6, "“if” begins with a comparison, such as H1 >= 3.", "if(a >= b"),
        ("if(H1 > 2, 1)", 13, "“if” needs three parts", "value if not"),
        ("if(H1 > 2)", 10, "“if” needs three parts", "value if not"),
        ("if(H1 > 2, 1, 2, 3)", 16, "A comma can stand only", "“if” takes three arguments"),
        ("H1 == 2", 4, "“==” is not a sign of the formula language.", "Write = instead."),
        ("H1 × H2", 4, "“×” is not a sign of the formula language.", "Write * instead."),
        ("if(H1 ≤ 2, 1, 2)", 7, "“≤” is not a sign of the formula language.", "Write <= instead."),
        ("H1 ** 2", 4, "“**” is not a sign", "Write * instead."),
        ("H1 & H2", 4, "“&” cannot stand in a formula.", "numbers, names"),
        ("H1 + \x00", 6, "“U+0000” cannot stand in a formula.", "numbers, names"),
        ("H1 + é", 6, "“é” cannot stand in a formula.", "numbers, names"),
        ("=sum(harm)", 1, "“=” stands where a number", "take it out"),
        ("1e400", 1, "“1e400” is not a number.", "at most one point"),
        ("2H1", 1, "“2H1” is not a number.", "* between a number and a name"),
        (".5 * H1", 1, "“.5” is not a number.", "such as 0.25"),
        ("1.2.3", 1, "“1.2.3” is not a number.", "at most one point"),
        ("5.", 1, "“5.” is not a number.", "at most one point"),
        ("H1 * 1234567890123456", 6, "“1234567890123456” has more than 15 digits.", "shorter number"),
        ("NaN", 1, "There is no criterion, group or total “NaN”.", ""),
        ("inf + H1", 1, "There is no criterion, group or total “inf”.", ""),
        ("__import__", 1, "“_” cannot stand in a formula.", "numbers, names"),
    ],
)
def test_that_a_fault_says_where_what_and_how_to_mend_it(
    text: str, position: int, what: str, remedy: str
) -> None:
    with pytest.raises(FormulaFault) as caught:
        parse_formula(text, WORDS, "totals.t1")
    assert caught.value.position == position
    assert caught.value.field == "totals.t1"
    assert caught.value.what.english().startswith(what)
    assert remedy in caught.value.remedy.english()
    assert str(caught.value).startswith(f"totals.t1, character {position}: {what}")


def test_that_a_total_may_use_only_totals_before_it() -> None:
    first, second = (Vocabulary.of(small_model(), totals_before=place) for place in (0, 1))
    assert parse_formula("harm_total", second) == Name("harm_total", "total")
    with pytest.raises(FormulaFault, match=r"“likelihood_total” is not known yet here.*change their order"):
        parse_formula("likelihood_total", first)


def test_that_a_total_may_not_use_itself() -> None:
    second = Vocabulary.of(small_model(), totals_before=1)
    with pytest.raises(FormulaFault, match=r"A total cannot use itself\. Take “likelihood_total” out"):
        parse_formula("2 * likelihood_total", second)


@pytest.mark.parametrize(
    ("text", "word", "remedy"),
    [
        ("if(H1 >= 2 and L1 > 1, 2, 3)", "and", "if(a >= b, if(c > d, x, y), y)"),
        ("if(H1 >= 2 OR L1 > 1, 2, 3)", "OR", "if(a >= b, x, if(c > d, x, y))"),
        ("if(AND(H1 >= 2, L1 > 1), 2, 3)", "AND", "if(a >= b, if(c > d, x, y), y)"),
        ("if(not H1 >= 2, 2, 3)", "not", "if(a >= b, y, x)"),
    ],
)
def test_that_joined_conditions_are_answered_with_a_way_that_works(text: str, word: str, remedy: str) -> None:
    names = Vocabulary.of(small_model())
    with pytest.raises(FormulaFault, match=f"“{word}” is no word of a formula") as caught:
        parse_formula(text, names)
    assert remedy in caught.value.remedy.english()
    works = remedy.translate(str.maketrans({"x": "1", "y": "0", "a": "H1", "b": "2", "c": "L1", "d": "1"}))
    parse_formula(works, names)


def test_that_a_criterion_may_be_called_like_a_word_of_other_languages() -> None:
    assert parse_formula("or + 1", Vocabulary({"or": "criterion"}))


@pytest.mark.parametrize(
    "text",
    [
        "(" * 900 + "H1" + ")" * 900,
        "-" * 1000 + "H1",
        "sum(" * 300 + "H1" + ")" * 300,
        "(" * 1000,
        "if(" * 300,
    ],
)
def test_that_nesting_without_end_is_refused_kindly(text: str) -> None:
    with pytest.raises(FormulaFault, match=f"more than {DEEPEST} brackets inside one another"):
        parse_formula(text, WORDS)


def test_that_a_thousand_brackets_do_not_exhaust_the_stack() -> None:
    with pytest.raises(FormulaFault, match="2,000 is the most"):
        parse_formula("(" * 1000 + "H1" + ")" * 1000, WORDS)


def test_that_nesting_that_a_person_might_write_is_read() -> None:
    assert parse_formula("(" * DEEPEST + "H1" + ")" * DEEPEST, WORDS) == H1


def test_that_brackets_beside_one_another_are_not_nested() -> None:
    for part in ("(H1)", "-H1", "sum(H1)"):
        parse_formula("+".join([part] * (DEEPEST + 5)), WORDS)


def test_that_a_formula_longer_than_a_person_can_check_is_refused() -> None:
    parse_formula("+".join(["H1"] * (MOST_OPERATIONS + 1)), WORDS)
    with pytest.raises(FormulaFault, match="more than 100 signs and functions"):
        parse_formula("+".join(["H1"] * (MOST_OPERATIONS + 2)), WORDS)
    with pytest.raises(FormulaFault, match="has 2,001 characters; 2,000 is the most"):
        parse_formula("H1" + " " * 1999, WORDS)


def test_that_a_fault_crosses_processes_whole() -> None:
    with pytest.raises(FormulaFault) as caught:
        parse_formula("H1 +", WORDS)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.field, again.position) == (str(caught.value), "formula", 5)


@given(st.text(alphabet="H12ab(),+-*/<>=!. \n€sumifx_harm", max_size=80))
def test_that_any_text_is_a_tree_or_a_fault_inside_the_text(text: str) -> None:
    try:
        places = [node.position for node in walk(parse_formula(text, WORDS))]
    except FormulaFault as fault:
        places = [fault.position - 1 or 1]  # one past the end if something is missing there
    assert all(1 <= place <= max(len(text), 1) for place in places)
