"""Words that many sentences of the core are made of: numbers, lists of names, the top five.

Here: small pieces of sentences, and how an English name behaves inside one.
Not here: the sentences (``scoring.tipping_words``, ``scoring.caution_words``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from smp_workbench.errors import Sentence

NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
"""Numbers that are written as words; greater ones are written in figures."""


_PREPOSITIONS: Final = (
    "of|against|from|in|on|to|by|for|with|at|around|about|among|between|within|without|under|over|near|into"
    "|through|after|before|during|via|towards|involving|including|affecting|relating|linked|related|caused"
    "|committed|missing|who|that|which|where"
)
_AFTER_HEAD: Final = re.compile(rf"\s*[(\[:;\u2013\u2014]|\s+[-/]\s+|\s+(?:{_PREPOSITIONS})\s", re.IGNORECASE)
"""What follows the head of a name: brackets, a colon or dash, or words that tell of what, where or whose."""

_JOINED: Final = re.compile(r"\s(?:and|&)\s", re.IGNORECASE)
_PLURAL: Final = frozenset({"children", "people", "men", "women", "thieves"})
_SINGULAR: Final = frozenset({"news", "series"})

MOST_NAMED: Final = 5
"""Names in a list that may be long; of more it is said how many."""


def number(count: int, *, begins: bool = False) -> Sentence:
    """Return a count as it stands in a sentence, or as it begins one.

    Examples
    --------
    >>> number(5).english(), number(5, begins=True).english(), number(12).english()
    ('five', 'Five', '12')
    """
    if count >= len(NUMBERS):
        return Sentence("{count}", {"count": count})
    return Sentence(NUMBERS[count].capitalize() if begins else NUMBERS[count])


def top(cut_line: int) -> Sentence:
    """Return what is above the cut line.

    Examples
    --------
    >>> top(5).english(), top(1).english(), top(12).english()
    ('the top five', 'the top place', 'the top 12')
    """
    if cut_line == 1:
        return Sentence("the top place")
    return Sentence("the top {count}", {"count": number(cut_line)})


def a_place(cut_line: int) -> Sentence:
    """Return one of the places above the cut line.

    Examples
    --------
    >>> a_place(5).english(), a_place(1).english()
    ('a place in the top five', 'the top place')
    """
    return top(1) if cut_line == 1 else Sentence("a place in {top}", {"top": top(cut_line)})


def last_places(places: int, cut_line: int) -> Sentence:
    """Return the places just above the cut line.

    Examples
    --------
    >>> last_places(1, 5).english(), last_places(2, 5).english(), last_places(1, 1).english()
    ('the last place in the top five', 'the last two places in the top five', 'the top place')
    """
    if places >= cut_line:
        return top(cut_line)
    args = {"count": number(places), "top": top(cut_line)}
    return Sentence("the last place in {top}" if places == 1 else "the last {count} places in {top}", args)


def listed(names: Sequence[str]) -> Sentence:
    """Return names as a list that reads well; one name at least.

    Examples
    --------
    >>> listed(["Fraud"]).english(), listed(["Burglary", "Fraud", "ASB"]).english()
    ('Fraud', 'Burglary, Fraud and ASB')
    """
    *others, last = names
    if not others:
        return Sentence("{name}", {"name": last})
    return Sentence("{names} and {last}", {"names": ", ".join(others), "last": last})


def listed_briefly(names: Sequence[str]) -> Sentence:
    """Return names as a list, the first five of many; one name at least.

    Examples
    --------
    >>> listed_briefly(["Fraud", "ASB"]).english(), listed_briefly(list("ABCDEFGH")).english()
    ('Fraud and ASB', 'A, B, C, D, E and 3 more')
    """
    if len(names) <= MOST_NAMED:
        return listed(names)
    args = {"names": ", ".join(names[:MOST_NAMED]), "more": len(names) - MOST_NAMED}
    return Sentence("{names} and {more} more", args)


def is_plural(name: str) -> bool:
    """Whether an English name takes a plural verb, judged by its head; a guess that reads well.

    Examples
    --------
    >>> [is_plural(name) for name in ("OCGs", "Gangs and CSE", "Thefts from shops", "Children at risk")]
    [True, True, True, True]
    >>> [is_plural(name) for name in ("Domestic abuse", "Theft from vehicles", "Fear of crime and disorder")]
    [False, False, False]
    """
    head = _AFTER_HEAD.split(name.strip(), maxsplit=1)[0]
    _, _, last = head.rpartition(" ")
    if _JOINED.search(head) or last.lower() in _PLURAL:
        return True
    return last.endswith("s") and not last.endswith(("ss", "is", "us")) and last.lower() not in _SINGULAR


def inside(name: str) -> str:
    """Return a name as it stands inside a sentence: with a small letter, unless it is an abbreviation.

    Examples
    --------
    >>> inside("Physical harm"), inside("CSE risk"), inside("MoRiLE score")
    ('physical harm', 'CSE risk', 'MoRiLE score')
    """
    first = name.partition(" ")[0]
    return name[:1].lower() + name[1:] if first[1:] == first[1:].lower() and len(first) > 1 else name
