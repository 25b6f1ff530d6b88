"""What differs between two assessments, said part by part.

Here: the parts that differ, from the flat forms of both, and the ranks that moved.
Not here: the flat form (``session.flat_form``), which theme of one assessment is which of another
(``session.counterpart``), and explaining a move by its causes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.scorecard import AGREED, SECOND_STAGE
from smp_workbench.domain.text import printable
from smp_workbench.errors import Argument, Sentence
from smp_workbench.scoring.rank import rank_assessment
from smp_workbench.session.counterpart import with_refs_of
from smp_workbench.session.flat_form import Flat, Path, flatten

Kind: TypeAlias = Literal[
    "assessment", "model", "theme added", "theme removed", "theme renamed", "theme",
    "decision", "score", "second stage", "evidence", "scorer", "round", "order", "rank",
]  # fmt: skip

HIDDEN = "hidden"
"""Stands for whatever is on a card that is not revealed."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs.

    Attributes
    ----------
    subject
        Ref of the theme, or id of the scorer, round or note; empty for the assessment as a whole.
    field
        What of it: a criterion's code for a score, else words such as "lead agency".
    before, after
        As text; empty where there is nothing. On a card that is not revealed both are "hidden".
    scorer, round
        Whose card a score is on: ``agreed`` and 0 for the agreed scores, ``second stage`` and 0 for
        those of the second stage; empty and 0 elsewhere.
    """

    kind: Kind
    subject: str
    field: str
    before: str
    after: str
    sentence: Sentence
    scorer: str = ""
    round: int = 0


def difference(before: Assessment, after: Assessment) -> tuple[Difference, ...]:
    """Return everything that differs, the ranks last.

    Parameters
    ----------
    before, after
        Two states of one assessment, or two assessments; in that case themes and scorers are
        matched by name. Identity is not compared. A card counts as revealed if it is in ``after``.

    Returns
    -------
    tuple of Difference
        Empty if and only if the contents are equal, identity apart.
    """
    before = with_refs_of(after, before)
    return (*_Comparison(before, after).all(), *_moves(before, after))


class _Comparison:
    """Two flat forms side by side, and the names that sentences need."""

    def __init__(self, before: Assessment, after: Assessment) -> None:
        self.before, self.after = flatten(before), flatten(after)
        both = (before, after)  # the later name of a thing wins
        self.themes = {theme.ref: theme.label for state in both for theme in state.themes}
        self.scorers = {scorer.id: scorer.name for state in both for scorer in state.scorers}
        self.criteria = {one.code: one.name for state in both for one in state.model.criteria}
        stages = [state.second_stage for state in both if state.second_stage]
        self.stage_criteria = {one.code: one.name for stage in stages for one in stage.model.criteria}
        self.revealed = {str(round_.number) for round_ in after.rounds if round_.revealed}

    def all(self) -> Iterator[Difference]:
        removed, added = _only_in(self.before, self.after), _only_in(self.after, self.before)
        for path in removed:
            yield self._listed(path, _label(self.before, path), "")
        for path in added:
            yield self._listed(path, "", _label(self.after, path))
        told: set[Path] = {*removed, *added}
        for path in dict.fromkeys((*self.after.leaves, *self.before.leaves)):
            old, new = self.before.leaves.get(path, ""), self.after.leaves.get(path, "")
            if old == new or self._within(path, told):
                continue
            if path[0] == "cards" and path[2] not in self.revealed:
                told.add(path[:3])
                yield self._hidden(path[1], path[2])
            else:
                yield self._leaf(path, old, new)
        yield from self._orders()

    def _within(self, path: Path, told: set[Path]) -> bool:
        """Whether a path belongs to something that was named as a whole; scores go with their theme."""
        if any(path[:length] in told for length in range(1, len(path) + 1)):
            return True
        return _is_score(path) and ("themes", path[-3]) in told

    def _listed(self, path: Path, old: str, new: str) -> Difference:
        args: dict[str, Argument] = {"what": _words(path), "name": _brief(new or old)}
        match path:
            case ("themes", ref) if new:
                return Difference("theme added", ref, "", old, new, Sentence("New theme {name}.", args))
            case ("themes", ref):
                return Difference("theme removed", ref, "", old, new, Sentence("Theme {name} removed.", args))
            case ("second_stage",):
                sentence = Sentence("The second stage was begun." if new else "The second stage was ended.")
                return Difference("second stage", "", "", old, new, sentence)
            case ("second_stage", *_):
                text = (
                    "Second stage, new: {what}, {name}." if new else "Second stage, removed: {what}, {name}."
                )
                args["what"] = _words(path[1:])
                return Difference("second stage", "", _words(path[1:]), old, new, Sentence(text, args))
            case ("references", _):
                text = "Kept to compare with: {name}." if new else "No longer kept to compare with: {name}."
                return Difference("assessment", "", "compared with", old, new, Sentence(text, args))
            case ("model", *_):
                kind: Kind = "model"
            case _:
                kind = _KINDS[path[0]]
        text = "New: {what}, {name}." if new else "Removed: {what}, {name}."
        subject = "" if kind == "model" else path[1]
        return Difference(
            kind, subject, _words(path[1:]) if kind == "model" else "", old, new, Sentence(text, args)
        )

    def _hidden(self, scorer: str, number: str) -> Difference:
        args: dict[str, Argument] = {"scorer": self.scorers.get(scorer, scorer), "number": number}
        sentence = Sentence("{scorer}, round {number}: hidden scores differ.", args)
        return Difference("score", "", "", HIDDEN, HIDDEN, sentence, scorer, int(number))

    def _leaf(self, path: Path, old: str, new: str) -> Difference:
        if _is_score(path):
            return self._score(path, old, new)
        kind, subject, field, what = self._place(path)
        return Difference(kind, subject, field, old, new, _told(what, old, new))

    def _place(self, path: Path) -> tuple[Kind, str, str, str]:
        """Return kind, subject and field of a leaf that is no score, and what a sentence calls it."""
        match path:
            case ("themes", ref, "name"):
                return "theme renamed", ref, "name", ref
            case ("themes", ref, "decision", part):
                field = "decision" if part == "outcome" else part
                return "decision", ref, field, f"{self.themes[ref]}, {field}"
            case ("themes", ref, part):
                return "theme", ref, _words((part,)), f"{self.themes[ref]}, {_words((part,))}"
            case (("scorers" | "rounds" | "evidence") as several, key, part):
                return _KINDS[several], key, _words((part,)), _words(path)
            case ("model", *rest):
                field = _words(tuple(rest))
                return "model", "", field, f"scoring model, {field}"
            case _:
                return self._place_of_whole(path)

    @staticmethod
    def _place_of_whole(path: Path) -> tuple[Kind, str, str, str]:
        """Return the same for what is of the assessment as a whole, or of its second stage."""
        if path[0] != "second_stage":
            return "assessment", "", _words(path), _words(path)
        field = "leading themes" if path[1:] == ("leading",) else _words(path[1:])
        return "second stage", "", field, f"second stage, {field}"

    def _score(self, path: Path, old: str, new: str) -> Difference:
        *card, ref, code, part = path
        scorer, number = AGREED, 0
        names = [self.themes[ref], self.criteria.get(code, "")]
        if card[0] == "cards":
            scorer, number = card[1], int(card[2])
            names += [self.scorers[scorer], f"round {number}"]
        elif card[0] == "second_stage":
            scorer = SECOND_STAGE
            names = ["second stage", self.themes[ref], self.stage_criteria[code]]
        if part == "level":
            field, what = code, ", ".join(names)
            args: dict[str, Argument] = {"what": what, "old": old or "blank", "new": new or "blank"}
            sentence = Sentence("{what}: {old} to {new}.", args)
        else:
            field, what = f"{code} {part}", ", ".join([*names, part])
            sentence = _told(what, old, new)
        return Difference("score", ref, field, old, new, sentence, scorer, number)

    def _orders(self) -> Iterator[Difference]:
        for path, keys in self.after.lists.items():
            earlier = self.before.lists.get(path, ())
            old, new = [key for key in earlier if key in keys], [key for key in keys if key in earlier]
            if old != new:
                args: dict[str, Argument] = {"what": _words(path)}
                sentence = Sentence("The order of {what} differs.", args)
                yield Difference("order", "", _words(path), ", ".join(old), ", ".join(new), sentence)


_WORDS = {"last_year": "last year's decision", "brought": "copies brought back"}
_KINDS: dict[str, Kind] = {"scorers": "scorer", "rounds": "round", "evidence": "evidence"}


def _is_score(path: Path) -> bool:
    return path[0] in ("agreed", "cards") or path[:2] == ("second_stage", "agreed")


def _only_in(one: Flat, other: Flat) -> list[Path]:
    """Return the paths of things that only one list holds, without what is inside such a thing."""
    found: list[Path] = []
    for path, keys in one.lists.items():
        if any(path[: len(outer)] == outer for outer in found):
            continue
        known = other.lists.get(path, ())
        found += [(*path, key) for key in keys if key not in known]
    return found


def _label(flat: Flat, path: Path) -> str:
    for name in ("name", "label", "text", "figure"):
        if label := flat.leaves.get((*path, name)):
            return label
    return path[-1]


def _told(what: str, old: str, new: str) -> Sentence:
    """Return the sentence for two texts; each is cut there if it is long."""
    args: dict[str, Argument] = {"what": what, "old": _brief(old), "new": _brief(new)}
    if old and new:
        return Sentence("{what}: {old} to {new}.", args)
    return Sentence("{what}: now {new}." if new else "{what}: no longer {old}.", args)


def _words(path: Path) -> str:
    """Return a path as people say it: field names are plain words, keys stay as they are."""
    return " ".join(_WORDS.get(part, part.replace("_", " ")) for part in path)


def _brief(text: str) -> str:
    return f"“{printable(' '.join(text.split())).rstrip('.')}”"


def _moves(before: Assessment, after: Assessment) -> Iterator[Difference]:
    """Yield the themes in both rankings whose rank, or range of ranks, differs."""
    earlier = {theme.ref: theme.rank_text for theme in rank_assessment(before).themes}
    names = {theme.ref: theme.label for theme in after.themes}
    for theme in rank_assessment(after).themes:
        old, new = earlier.get(theme.ref, theme.rank_text), theme.rank_text
        if old != new:
            args: dict[str, Argument] = {"theme": names[theme.ref], "old": old, "new": new}
            yield Difference(
                "rank", theme.ref, "rank", old, new, Sentence("{theme}: rank {old} to {new}.", args)
            )
