"""The formula's tree: what a scoring model's formula says, as frozen nodes with their place in the text.

Here: the nodes, walking over them, the words of the language, and the fault that names a place.
Not here: reading text into a tree (``domain.formula_parser``), what names and arguments may stand
where (``domain.formula_check``), computing (``scoring``), and writing it as a spreadsheet formula
(``storage``).

Every name in a tree is resolved: a :class:`Name` knows whether it is a criterion, a group or a total.
Positions count characters of the source text from 1 and do not take part in comparing trees.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final, Literal, TypeAlias

from smp_workbench.errors import ModelFault

Operator: TypeAlias = Literal["+", "-", "*", "/"]
Relation: TypeAlias = Literal["<", "<=", ">", ">=", "=", "!="]
Function: TypeAlias = Literal["sum", "mean", "max", "min", "product", "wsum", "wmean"]
NameKind: TypeAlias = Literal["criterion", "group", "total"]

FUNCTIONS: Final[tuple[Function, ...]] = ("sum", "mean", "max", "min", "product", "wsum", "wmean")
WORDS: Final[tuple[str, ...]] = (*FUNCTIONS, "if")
"""Words of the language: no criterion, group or total may be called so, in any case."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number written in the formula, exact and never negative."""

    value: Fraction
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    """A criterion or total (its value), or a group (all its criteria, inside a function)."""

    code: str
    kind: NameKind
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Negative:
    """Minus in front of a value."""

    operand: Node
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Operation:
    """Two values and a sign between them; ``position`` is the sign's."""

    operator: Operator
    left: Node
    right: Node
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    """A function over one or more arguments, of which some may be groups."""

    function: Function
    arguments: tuple[Node, ...]
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The condition of a choice; ``position`` is the sign's."""

    relation: Relation
    left: Node
    right: Node
    position: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """``if(condition, then, otherwise)``."""

    condition: Comparison
    then: Node
    otherwise: Node
    position: int = field(default=0, compare=False)


Node: TypeAlias = Number | Name | Negative | Operation | Call | Choice
"""Anything that has a value."""


class FormulaFault(ModelFault):
    """A fault at a place in a formula.

    Examples
    --------
    >>> fault = FormulaFault("There is no {name}.", "Use H1.", field="formula", position=5, name="H7")
    >>> fault.field, fault.position
    ('formula', 5)
    >>> str(fault)
    'formula, character 5: There is no H7. Use H1.'
    """

    @property
    def field(self) -> str:
        """The part of the model: ``formula``, or ``totals.`` and a total's code."""
        return str(self.what.args["field"])

    @property
    def position(self) -> int:
        """The character of that text, from 1; one past its end if something is missing there."""
        return int(str(self.what.args["position"]))

    def __str__(self) -> str:
        return f"{self.field}, character {self.position}: {super().__str__()}"


def parts(node: Node | Comparison) -> tuple[Node | Comparison, ...]:
    """Return the nodes directly under a node, in the order of the text."""
    match node:
        case Negative():
            return (node.operand,)
        case Operation() | Comparison():
            return (node.left, node.right)
        case Call():
            return node.arguments
        case Choice():
            return (node.condition, node.then, node.otherwise)
        case _:
            return ()


def walk(node: Node | Comparison) -> Iterator[Node | Comparison]:
    """Yield a node and everything under it, in the order of the text.

    Examples
    --------
    >>> tree = Operation("+", Name("H1", "criterion"), Number(Fraction(2)))
    >>> [type(node).__name__ for node in walk(tree)]
    ['Operation', 'Name', 'Number']
    """
    waiting = [node]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(reversed(parts(current)))
