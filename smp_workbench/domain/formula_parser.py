"""A formula's text read into its tree.

Here: the parser, a recursive descent with bounded depth.
Not here: cutting the text (``domain.formula_token``), which names there are
(``domain.formula_vocabulary``), and what may stand where (``domain.formula_check``).

Grammar::

    expression = term {("+" | "-") term}
    term       = factor {("*" | "/") factor}
    factor     = "-" factor | number | name | "(" expression ")" | choice | call
    call       = function "(" expression {"," expression} ")"
    choice     = "if" "(" expression relation expression "," expression "," expression ")"
    relation   = "<" | "<=" | ">" | ">=" | "=" | "!="
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final, NoReturn, TypeGuard

from smp_workbench.domain.formula import (
    FUNCTIONS,
    WORDS,
    Call,
    Choice,
    Comparison,
    FormulaFault,
    Function,
    Name,
    Negative,
    Node,
    Number,
    Operation,
    Operator,
    Relation,
)
from smp_workbench.domain.formula_token import Token, tokens
from smp_workbench.domain.formula_vocabulary import Vocabulary

DEEPEST: Final = 30
"""Brackets, calls and minus signs inside one another; spreadsheets take 64."""

MOST_OPERATIONS: Final = 100
"""Signs and calls in one formula: more than a person can check; totals take the rest."""

_INSTEAD: Final = {
    "and": "Put one if inside another: if(a >= b, if(c > d, x, y), y).",
    "or": "Put one if inside another: if(a >= b, x, if(c > d, x, y)).",
    "not": "Exchange the two values: if(a >= b, y, x).",
}
"""Words that join or turn conditions in other languages, in capitals too, and what does so in this one."""


def parse_formula(text: str, vocabulary: Vocabulary, field: str = "formula") -> Node:
    """Return the tree of a formula.

    Parameters
    ----------
    text
        At most 2,000 characters.
    vocabulary
        The names it may use.
    field
        Where it stands in the model, for the fault: ``formula`` or ``totals.<code>``.

    Raises
    ------
    FormulaFault
        At the first place that is no formula, with how to mend it.

    Examples
    --------
    >>> tree = parse_formula("2 * H1", Vocabulary({"H1": "criterion"}))
    >>> tree.left
    Number(value=Fraction(2, 1), position=1)
    """
    return _Parser(tokens(text, field), vocabulary, field).formula()


class _Parser:
    """Reads tokens from left to right; each method reads one rule of the grammar."""

    def __init__(self, tokens_: tuple[Token, ...], vocabulary: Vocabulary, field: str) -> None:
        self._tokens = tokens_
        self._place = 0
        self._vocabulary = vocabulary
        self._field = field
        self._depth = 0
        self._operations = 0

    def formula(self) -> Node:
        if self._ended():
            self._fail(
                "The formula is empty.", "Write how the score comes from the criteria, such as sum(harm)."
            )
        node = self._expression()
        if not self._ended():
            self._fail_after_value()
        return node

    # --- rules ---------------------------------------------------------------------------------

    def _expression(self) -> Node:
        node = self._term()
        while _is_addition(sign := self._next.text):
            position = self._operation().position
            node = Operation(sign, node, self._term(), position)
        return node

    def _term(self) -> Node:
        node = self._factor()
        while _is_multiplication(sign := self._next.text):
            position = self._operation().position
            node = Operation(sign, node, self._factor(), position)
        return node

    def _factor(self) -> Node:
        token = self._next
        if token.text == "-":
            self._deeper(self._operation())
            node: Node = Negative(self._factor(), token.position)
            self._depth -= 1
            return node
        if token.kind == "number":
            return Number(Fraction(self._take().text), token.position)
        if token.kind == "name":
            return self._word() if token.text in WORDS else self._name()
        if token.text == "(":
            self._deeper(self._take())
            node = self._expression()
            self._close(token)
            return node
        return self._fail_without_value()

    def _name(self) -> Name:
        if self._is_condition_word():
            self._fail_condition_word()
        token = self._take()
        if self._next.text == "(":
            self._fail(
                "“{found}” is not a function.",
                "The functions are {functions} and if; to multiply, write *.",
                token,
                functions=", ".join(FUNCTIONS),
            )
        kind = self._vocabulary.kinds.get(token.text)
        if kind is None:
            self._fail_unknown(token)
        return Name(token.text, kind, token.position)

    def _word(self) -> Node:
        token = self._operation()
        if self._next.text != "(":
            self._fail("“{found}” needs its arguments in brackets.", "Write {found}( … ).", token)
        opening = self._take()
        self._deeper(opening)
        if self._next.text == ")":
            self._fail("“{found}” has nothing in its brackets.", "Name a group or some criteria.", token)
        function = token.text
        node = self._call(token, function) if _is_function(function) else self._choice(token)
        self._close(opening)
        return node

    def _call(self, token: Token, function: Function) -> Call:
        arguments = [self._expression()]
        while self._next.text == ",":
            self._take()
            arguments.append(self._expression())
        return Call(function, tuple(arguments), token.position)

    def _choice(self, token: Token) -> Choice:
        left = self._expression()
        relation = self._next.text
        if not _is_relation(relation):
            self._fail(
                "“if” begins with a comparison, such as H1 >= 3.",
                "Write if(a >= b, value if so, value if not), without brackets round the comparison.",
            )
        position = self._operation().position
        condition = Comparison(relation, left, self._expression(), position)
        then = self._argument_of_choice()
        return Choice(condition, then, self._argument_of_choice(), token.position)

    def _argument_of_choice(self) -> Node:
        if self._next.text == ")":
            self._fail(
                "“if” needs three parts: a comparison, the value if it holds, and the value if not.",
                "Write if(a >= b, value if so, value if not).",
            )
        if self._next.text != ",":
            self._fail_after_value()
        self._take()
        return self._expression()

    # --- tokens --------------------------------------------------------------------------------

    @property
    def _next(self) -> Token:
        return self._tokens[self._place]

    def _ended(self) -> bool:
        return self._next.kind == "end"

    def _take(self) -> Token:
        token = self._next
        self._place += 1
        return token

    def _operation(self) -> Token:
        self._operations += 1
        if self._operations > MOST_OPERATIONS:
            self._fail(
                "The formula has more than {most} signs and functions.",
                "Use sum, or give parts of the formula names of their own, as totals.",
                most=MOST_OPERATIONS,
            )
        return self._take()

    def _deeper(self, token: Token) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            self._fail(
                "The formula has more than {most} brackets inside one another.",
                "Leave out brackets that are not needed, or give the inner part a name, as a total.",
                token,
                most=DEEPEST,
            )

    def _close(self, opening: Token) -> None:
        if self._next.text != ")":
            if not self._ended():
                self._fail_after_value()
            self._fail(
                "The bracket that opens here is never closed.", "Add a ) where it should end.", opening
            )
        self._take()
        self._depth -= 1

    # --- faults --------------------------------------------------------------------------------

    def _fail(self, what: str, remedy: str, token: Token | None = None, **args: object) -> NoReturn:
        token = token or self._next
        raise FormulaFault(what, remedy, field=self._field, position=token.position, found=token.text, **args)

    def _is_condition_word(self) -> bool:
        """Whether “and”, “or” or “not” comes next, and is no name of this model."""
        token = self._next
        known = token.text in self._vocabulary.kinds
        return token.kind == "name" and token.text.casefold() in _INSTEAD and not known

    def _fail_condition_word(self) -> NoReturn:
        word = self._next.text
        self._fail("“{found}” is no word of a formula.", _INSTEAD[word.casefold()])

    def _fail_unknown(self, token: Token) -> NoReturn:
        if token.text == self._vocabulary.own:
            self._fail(
                "A total cannot use itself.",
                "Take “{found}” out of its own formula; it may use criteria, groups and totals before it.",
                token,
            )
        if token.text in self._vocabulary.later:
            self._fail(
                "The total “{found}” is not known yet here.",
                "A total may use only totals that stand before it: change their order.",
                token,
            )
        near = self._vocabulary.nearest(token.text)
        self._fail(
            "There is no criterion, group or total “{found}”.",
            "Did you mean {near}?" if near else "The names are: {names}.",
            token,
            near=near,
            names=", ".join(list(self._vocabulary.kinds)[:30]),
        )

    def _fail_without_value(self) -> NoReturn:
        if self._ended():
            self._fail(
                "The formula stops where a number or a name is due.", "Finish it, or drop the last sign."
            )
        self._fail(
            "“{found}” stands where a number, a name or an opening bracket is due.",
            "Add what is missing before it, or take it out.",
        )

    def _fail_after_value(self) -> NoReturn:
        token = self._next
        if self._is_condition_word():
            self._fail_condition_word()
        if _is_relation(token.text):
            self._fail(
                "A comparison can stand only at the beginning of “if”.",
                "Write if(a >= b, value if so, value if not), without brackets round the comparison.",
            )
        if token.text == ")":
            self._fail("This bracket closes nothing.", "Take it out, or open one before.")
        if token.text == ",":
            self._fail(
                "A comma can stand only between the arguments of a function.",
                "Write a decimal point in numbers; “if” takes three arguments.",
            )
        self._fail("A sign is missing before “{found}”.", "Put + - * or / between two values.")


def _is_addition(text: str) -> TypeGuard[Operator]:
    return text in ("+", "-")


def _is_multiplication(text: str) -> TypeGuard[Operator]:
    return text in ("*", "/")


def _is_function(text: str) -> TypeGuard[Function]:
    return text in FUNCTIONS


def _is_relation(text: str) -> TypeGuard[Relation]:
    return text in ("<", "<=", ">", ">=", "=", "!=")
