"""What is said of the cut line, title and paragraph, read back and held against every score that can move.

Here: every score of every theme moved by one level, scored with a pencil; and reading the English.
Not here: sentences about one score or one weight (``brute_words``), and how many assessments are tried
(``tests/trials``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from smp_workbench.scoring.contest import contest
from smp_workbench.scoring.contest_words import paragraph, title
from smp_workbench.scoring.tip import Tips
from tests.scoring.brute_tipping import Scores, above, with_level
from tests.scoring.plain_score import Pencil
from tests.scoring.random_assessment import RandomAssessment

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

_BY_ONE = "whichever score moves by one level"
_OWN = "One level on one of (?:its|their) own scores"
_OTHER = "One level on a score of another theme"
_TITLES = {
    "nothing": "No score, moved by one level, takes a theme across the cut line",
    "every": "The plan can take every theme that is scored",
    "none": "No theme is fully scored yet",
    "join": rf"The (?:(?P<staying>\w+) themes|(?P<one>theme)) above the line stays? {_BY_ONE};"
    r" (?P<joins>\w+) more can join (?:it|them) only by a tie",
    "fall": rf"(?P<staying>\w+) themes? stays? above the line {_BY_ONE};"
    r" (?P<falls>\w+) more can fall below it",
    "between": rf"(?P<staying>\w+) of TOP stays? {_BY_ONE}; the other (?:(?P<places>\w+) places are|place is)"
    r" between (?P<between>\w+) themes",
    "open": r"TOP (?:places are|is) between (?P<between>\w+) themes",
}
_SAID = {
    "so far": r"So far (?P<scored>\d+) of (?P<total>\d+) themes (?:is|are) scored, and only .+ compared\.",
    "none": r"Score a theme on every criterion first\.",
    "every": r"The plan can take every theme that is scored, so none can cross the line\.",
    "tie": r"A tie puts (?P<above>\w+) themes above the line: (?P<names>.+) stand level\.",
    "staying": rf"(?P<names>.+) stays? in TOP {_BY_ONE}, (?:its|their) own or another theme's\.",
    "leaves": rf"{_OWN} takes (?:any of these out of TOP: (?P<names>.+)|(?P<name>\S+) out of TOP)\.",
    "put out": rf"{_OTHER} puts (?:any of these out of TOP: (?P<names>.+)|(?P<name>\S+) out of TOP)\.",
    "enters": rf"{_OWN} brings (?:any of these into TOP: (?P<names>.+)|(?P<name>\S+) into TOP)\.",
    "let in": rf"{_OTHER} lets (?:any of these into TOP: (?P<names>.+)|(?P<name>\S+) into TOP)\.",
    "joins": r"One level on one score brings (?:any of these|(?P<name>\S+)) into TOP only by a tie,"
    r" which puts nobody out(?:: (?P<names>.+))?\.",
    "between": r"So (?:the other (?:(?P<places>\w+) places|(?P<one>place)) in )?TOP (?:is|places are|are)"
    r" between these (?P<between>\w+) themes\.",
    "nothing": r"No score, moved by one level, takes a theme across the cut line\.",
    "one": r".+ if \S+ goes from \S+ to \S+\.|With .+\.|No single weight changes TOP\.",
}


@dataclass(frozen=True)
class Line:
    """What is so; themes as row numbers.

    Attributes
    ----------
    groups
        By the word for it: staying, leaves, put out, enters, let in, joins, tie.
    """

    scored: int
    above: int
    places: int
    groups: Mapping[str, set[int]]

    @property
    def falls(self) -> int:
        return len(self.groups["leaves"] | self.groups["put out"])

    @property
    def between(self) -> int:
        return self.falls + len(self.groups["enters"] | self.groups["let in"])


def line_of(assessment: RandomAssessment, now: Scores) -> Line:
    """Try every score of every theme one level down and up."""
    line, pencil = assessment.cut_line, Pencil(assessment.compiled)
    inside = {row for row in now if above(now, line, row)}
    out: dict[bool, set[int]] = {True: set(), False: set()}
    taken: dict[bool, set[int]] = {True: set(), False: set()}
    shared: set[int] = set()
    for mover, then in _moves(assessment, pencil, now):
        after = {row for row in now if above(then, line, row)}
        for row in inside - after:
            out[row == mover].add(row)
        for row in after - inside:
            (taken[row == mover] if inside - after else shared).add(row)
    last = [row for row in inside if len(inside) > line and now[row] == min(now[one] for one in inside)]
    staying = inside - out[True] - out[False]
    groups = {
        "staying": staying,
        "leaves": out[True],
        "put out": out[False] - out[True],
        "enters": taken[True],
        "let in": taken[False] - taken[True],
        "joins": shared - taken[True] - taken[False],
        "tie": set(last),
    }
    return Line(len(now), len(inside), max(line - len(staying), 0), groups)


def _moves(assessment: RandomAssessment, pencil: Pencil, now: Scores) -> Iterator[tuple[int, Scores]]:
    rows = assessment.positions.tolist()
    for row in now:
        for column, criterion in enumerate(pencil.model.criteria):
            for level in (rows[row][column] - 1, rows[row][column] + 1):
                if rows[row][column] >= 0 and 0 <= level < len(criterion.levels):
                    yield row, {**now, row: pencil.score(with_level(rows[row], column, level))}


def cut_line_faults(
    assessment: RandomAssessment, tips: Tips, now: Scores, row_of: Mapping[str, int]
) -> Iterator[str]:
    """Yield whatever the title or the paragraph says that is not so, and what is so and not said.

    Parameters
    ----------
    now, row_of
        The score of every complete row, and the row of every theme's name.
    """
    found = contest(tips)
    true = line_of(assessment, now)
    yield from _title_faults(title(found).english(), true, assessment.cut_line)
    said: dict[str, re.Match[str]] = {}
    for sentence in paragraph(found):
        text = sentence.english()
        kind, read = _read(_SAID, text, assessment.cut_line)
        if read is None:
            yield f"cannot be read: {text}"
        elif kind in said and kind != "one":
            yield f"said twice: {text}"
        else:
            said[kind] = read
            yield from _sentence_faults(kind, read, true, assessment.cut_line, row_of)
    yield from (f"not said: {one}" for one in _wanted(true, assessment, len(row_of)) ^ (set(said) - {"one"}))


def _wanted(true: Line, assessment: RandomAssessment, total: int) -> set[str]:
    """Return the kinds of sentences that a paragraph has to have."""
    if not true.scored:
        return {"none"}
    so_far = {"so far"} if true.scored < total else set()
    if true.scored <= assessment.cut_line:
        return so_far | {"every"}
    kinds = so_far | {kind for kind, rows in true.groups.items() if rows}
    if true.between and true.places:
        kinds.add("between")
    return kinds if true.between or true.groups["joins"] else kinds | {"nothing"}


def _title_faults(text: str, true: Line, line: int) -> Iterator[str]:
    kind, read = _read(_TITLES, text, line)
    staying = len(true.groups["staying"])
    if read is None:
        yield f"cannot be read: {text}"
        return
    if not true.scored or true.scored <= line:
        wanted = "every" if true.scored else "none"
    elif not true.between:
        wanted = "join" if true.groups["joins"] else "nothing"
    elif staying and not true.places:
        wanted = "fall"
    else:
        wanted = "between" if staying else "open"
    numbers = {"staying": staying, "places": true.places, "between": true.between, "falls": true.falls}
    numbers["joins"] = len(true.groups["joins"])
    if kind != wanted or not _numbers_hold(read, numbers):
        yield f"not so: {text}"
    if kind == "between" and not read["places"] and true.places != 1:
        yield f"wrong number: {text}"


def _sentence_faults(
    kind: str, read: re.Match[str], true: Line, line: int, row_of: Mapping[str, int]
) -> Iterator[str]:
    numbers = {"above": true.above, "places": true.places, "between": true.between}
    numbers |= {"scored": true.scored, "total": len(row_of)}
    if not _numbers_hold(read, numbers) or (
        kind == "between" and read.groupdict()["one"] and true.places != 1
    ):
        yield f"wrong number: {read[0]}"
    if kind not in true.groups:
        return
    known = read.groupdict()
    names, more = _names(known.get("name") or known["names"])
    rows = {row_of[name] for name in names}
    if not rows <= true.groups[kind] or len(names) + more != len(true.groups[kind]):
        yield f"not so: {read[0]}"


def _read(patterns: Mapping[str, str], text: str, line: int) -> tuple[str, re.Match[str] | None]:
    top = "[Tt]he top place" if line == 1 else f"[Tt]he top {NUMBERS[line]}"
    for kind, pattern in patterns.items():
        read = re.fullmatch(pattern.replace("TOP", top), text)
        if read is not None:
            return kind, read
    return "", None


def _numbers_hold(read: re.Match[str], numbers: Mapping[str, int]) -> bool:
    return all(
        said is None or name not in numbers or said.lower() in (str(numbers[name]), NUMBERS[numbers[name]])
        for name, said in read.groupdict().items()
    )


def _names(text: str) -> tuple[list[str], int]:
    """Return the names of a list, and how many more it says there are."""
    names = re.split(r", | and ", text)
    more = re.fullmatch(r"(\d+) more", names[-1])
    return (names[:-1], int(more[1])) if more else (names, 0)
