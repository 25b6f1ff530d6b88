"""How well a command answers what somebody has typed.

Here: a pure score, by words. Not here: which commands there are (``actions.command_list``).

Every word that was typed must be found: at the beginning of a word of the name or of the menus that lead to
it, inside the name, at the beginning of a word of the hint, as initials ("mtu": Move the theme up), or spread
over one word of the name ("udo").
"""

from __future__ import annotations

import re
from typing import Final

_WORDS: Final = re.compile(r"\w+")
_FIRST, _BEGINS, _PATH, _INSIDE, _HINT, _INITIALS, _SPREAD = 100, 90, 80, 70, 50, 40, 20
_LEAST_SPREAD: Final = 3
"""Letters below which being spread over a word says nothing."""


def match(typed: str, name: str, path: str = "", hint: str = "") -> int | None:
    """Return how well a name answers what was typed, or None if it does not.

    Parameters
    ----------
    path
        The menus in which it stands.
    hint
        Other words that a person may remember.

    Examples
    --------
    >>> match("und", "Undo: ASB 2 to 3"), match("und", "Round")
    (100, 70)
    >>> match("panel next", "Go to the next panel"), match("mtu", "Move the theme up")
    (180, 40)
    >>> match("xyz", "Undo") is None
    True
    """
    names, menus, others = _words(name), _words(path), _words(hint)
    total = 0
    for word in _words(typed):
        worth = _worth(word, names, menus, others)
        if not worth:
            return None
        total += worth
    return total


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.casefold())


def _worth(word: str, names: list[str], menus: list[str], others: list[str]) -> int:
    for worth, words in ((_FIRST, names[:1]), (_BEGINS, names), (_PATH, menus)):
        if any(one.startswith(word) for one in words):
            return worth
    if any(word in name for name in names):
        return _INSIDE
    if any(other.startswith(word) for other in others):
        return _HINT
    if len(word) > 1 and _is_spread(word, "".join(name[0] for name in names)):
        return _INITIALS
    spread = len(word) >= _LEAST_SPREAD and any(_is_spread(word, name) for name in names)
    return _SPREAD if spread else 0


def _is_spread(word: str, name: str) -> bool:
    """Return whether a word's letters stand in a name in this order, beginning with its first."""
    letters = iter(name)
    return name[:1] == word[0] and all(letter in letters for letter in word)
