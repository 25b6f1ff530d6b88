"""Why themes moved, in words: one sentence a theme, and the order in which causes are taken.

Here: sentences of the core, for the command line and the window alike.
Not here: the causes themselves (``session.cause``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from smp_workbench.errors import Sentence
from smp_workbench.session.cause import Cause, Move, Part, Place

CAUSE_NAMES: Final[Mapping[Cause, str]] = {
    "own scores": "own scores",
    "other scores": "other themes' scores",
    "weights": "weights",
    "model": "scoring model",
    "not scored": "what is not scored",
    "themes": "themes added or removed",
    "cut line": "cut line",
}

ORDER_OF_CAUSES: Final = (
    "Causes are taken one after another: a theme's own scores, other themes' scores, weights, the rest of the"
    " scoring model, what is not scored, themes added or removed, the cut line. The parts of a move add up to"
    " it exactly; another order could share it differently."
)


def move_sentence(move: Move) -> Sentence:
    """Return a theme's move with its parts, such as "Fraud: 4 to 2 (own scores 4 to 1; weights 1 to 2)."."""
    parts = "; ".join(part_words(part) for part in move.parts)
    args = {"theme": move.name, "old": move.before.text, "new": move.after.text, "parts": parts}
    match move.standing:
        case "new":
            text = "{theme}: new, {new}." if move.after.text else "{theme}: new, not ranked."
        case "gone":
            text = "{theme}: gone, was {old}." if move.before.text else "{theme}: gone, was not ranked."
        case "both" if not parts:
            text = "{theme}: {new}, unmoved." if move.after.text else "{theme}: not ranked."
        case "both" if move.before.text == move.after.text:
            text = "{theme}: {new} as before ({parts})."
        case "both":
            args |= {"old": place_words(move.before), "new": place_words(move.after)}
            text = "{theme}: {old} to {new} ({parts})."
    return Sentence(text, args)


def part_words(part: Part) -> str:
    """Return a cause's part, such as "weights 3 to 1" or "cut line 5, now above the line"."""
    old, new = part.before, part.after
    moved = place_words(new) if old.text == new.text else f"{place_words(old)} to {place_words(new)}"
    side = ""
    if old.above != new.above:
        side = ", now above the line" if new.above else ", no longer above the line"
    return f"{CAUSE_NAMES[part.cause]} {moved}{side}"


def place_words(place: Place) -> str:
    """Return a rank as written, or that there is none."""
    return place.text or "not ranked"
