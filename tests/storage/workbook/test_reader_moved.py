"""Rows of scores in the places of others stop the reading; honest scoring never does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from random import Random

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import AddScorer, AddTheme, Batch, Edit, SetEntry, SetRounds
from smp_workbench.domain.scorecard import AGREED, Answer, Entry, Round, Scorer
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.domain.theme import Theme
from smp_workbench.errors import UnreadableFile
from smp_workbench.storage.model_file import shipped_models
from smp_workbench.storage.workbook.layout import FIRST_ROW
from smp_workbench.storage.workbook.moved_row import Levels, refuse_moved_rows
from smp_workbench.storage.workbook.reader import ReadResult, read_workbook
from smp_workbench.storage.workbook.writer import workbook_bytes
from tests.factory import IDENTITY, agreed
from tests.storage.workbook.mangled import column_of, mangled, row_of, typed
from tests.storage.workbook.rich_workbook import make_workbook, rich_edits, rich_workbook

THEMES = 10
SCORERS = ("S-01", "S-02")

Rearrange = Callable[[Sequence[Sequence[object]]], Sequence[Sequence[object]]]


def read(data: bytes) -> ReadResult:
    return read_workbook(data, "returned.xlsx")


@pytest.fixture(scope="module")
def data() -> bytes:
    return workbook_bytes(rich_workbook())


def shipped(name: str) -> ScoringModel:
    return next(model for model in shipped_models() if model.id == name)


def scored(model: ScoringModel) -> bytes:
    """Return a workbook with every theme scored at random, by the room and by two scorers."""
    random = Random(7)
    edits: list[Edit] = [AddTheme(Theme(f"T-{n:03d}", f"Theme {n}")) for n in range(1, THEMES + 1)]
    edits.append(SetRounds((Round(1, "First", revealed=True),)))
    edits += [AddScorer(Scorer(scorer, f"Agency {scorer}", (1,))) for scorer in SCORERS]
    for scorer, round_number in ((AGREED, 0), *((scorer, 1) for scorer in SCORERS)):
        entries = [
            SetEntry(scorer, round_number, f"T-{n:03d}", one.code, Entry(random.choice(one.levels).value))
            for n in range(1, THEMES + 1)
            for one in model.criteria
        ]
        edits.append(Batch("Scores", tuple(entries)))
    return workbook_bytes(make_workbook(edits, Assessment(IDENTITY, model)))


def rearranged(data: bytes, sheet_name: str, model: ScoringModel, rows: range, way: Rearrange) -> bytes:
    """Return the file with the level columns of some rows in another order, refs where they were."""

    def change(book: openpyxl.Workbook) -> None:
        sheet: Worksheet = book[sheet_name]
        columns = [column_of(sheet, code) for code in model.codes]
        block = [[sheet.cell(row, column).value for column in columns] for row in rows]
        for row, values in zip(rows, way(block), strict=True):
            for column, value in zip(columns, values, strict=True):
                sheet.cell(row, column).value = value

    return mangled(data, change)


def by_first_level(block: Sequence[Sequence[object]]) -> Sequence[Sequence[object]]:
    return sorted(block, key=lambda row: str(row[0]), reverse=True)


def one_down(block: Sequence[Sequence[object]]) -> Sequence[Sequence[object]]:
    return [block[0], *block[:-1]]


@pytest.mark.parametrize("way", [by_first_level, one_down])
@pytest.mark.parametrize("name", ["fife-4x4", "smp-second-stage", "smp-thematic"])
def test_that_sorted_or_shifted_scores_stop_the_reading_whatever_the_model(name: str, way: Rearrange) -> None:
    model = shipped(name)
    data = scored(model)
    agreed_rows = range(FIRST_ROW, FIRST_ROW + THEMES)
    card_rows = range(FIRST_ROW, FIRST_ROW + len(SCORERS) * THEMES)
    assert read(data).findings == ()
    for sheet, rows in (("Scores", agreed_rows), ("Scorecards", card_rows)):
        with pytest.raises(UnreadableFile, match="without their refs"):
            read(rearranged(data, sheet, model, rows, way))


def test_that_one_sorted_card_stops_the_reading_though_another_was_scored_anew() -> None:
    model = shipped("smp-second-stage")
    own = range(FIRST_ROW, FIRST_ROW + THEMES)
    others = range(FIRST_ROW + THEMES, FIRST_ROW + 2 * THEMES)
    data = rearranged(scored(model), "Scorecards", model, own, by_first_level)
    highest = [one.levels[-1].value for one in model.criteria]
    anew = rearranged(
        data, "Scorecards", model, others, lambda block: [list(map(int, highest)) for _ in block]
    )
    with pytest.raises(UnreadableFile, match=r"S-01, round 1, T-\d+ beside S-01, round 1"):
        read(anew)


PAIRS = ((1, 2), (3, 4), (2, 2), (4, 1), (3, 3), (1, 4), (2, 4), (4, 4), (2, 1), (3, 1), (1, 1), (4, 3))


def told(saved: Sequence[Levels], now: Sequence[Levels]) -> bool:
    """Whether rows of scores are taken for moved ones."""
    keys = [(AGREED, 0, f"T-{n:03d}") for n in range(len(saved))]
    try:
        refuse_moved_rows("Scores", dict(zip(keys, saved, strict=True)), dict(zip(keys, now, strict=True)))
    except UnreadableFile:
        return True
    return False


@pytest.mark.parametrize("incomplete", [(4,), (4, 8), (0, 4, 8)])
@pytest.mark.parametrize("way", ["sorted", "one down"])
def test_that_moved_rows_stop_the_reading_though_themes_are_incomplete(
    incomplete: tuple[int, ...], way: str
) -> None:
    rows: list[Levels] = [
        (None if n in incomplete else Fraction(one), Fraction(other)) for n, (one, other) in enumerate(PAIRS)
    ]
    moved = [rows[-1], *rows[:-1]]
    if way == "sorted":
        moved = sorted(rows, key=lambda row: (str(row[0]), str(row[1])))
    assert told(rows, moved)


def test_that_themes_cleared_while_others_are_scored_are_no_alarm() -> None:
    rows: list[Levels] = [(Fraction(one), Fraction(other)) for one, other in PAIRS]
    cleared: list[Levels] = [(None, row[1]) for row in rows]
    swapped = [rows[1], rows[0], rows[6], rows[3], rows[4], rows[5], rows[2], *cleared[7:]]
    assert not told(rows, swapped)


def test_that_one_theme_scored_as_another_was_is_no_alarm_however_many_criteria() -> None:
    rows: list[Levels] = [tuple(Fraction((n + place) % 4) for place in range(10)) for n in range(4)]
    anew = tuple(Fraction(4) for _ in range(10))
    assert not told(rows, [rows[1], anew, *rows[2:]])


def test_that_honest_scoring_on_a_model_of_two_criteria_is_hardly_ever_an_alarm() -> None:
    random = Random(3)
    levels = [level.value for level in shipped("fife-4x4").criteria[0].levels]
    alarms = 0
    for _ in range(2_000):
        saved = {("agreed", 0, str(n)): _row(random, levels) for n in range(THEMES)}
        now: dict[tuple[str, int, str], Levels | None] = dict(saved)
        for key in random.sample(list(saved), random.randint(1, THEMES)):
            now[key] = _row(random, levels)
        try:
            refuse_moved_rows("Scores", saved, now)
        except UnreadableFile:
            alarms += 1
    assert alarms <= 4


def _row(random: Random, levels: Sequence[Fraction]) -> tuple[Answer, ...]:
    return tuple(random.choices(levels, k=2))


def test_that_a_level_swapped_between_two_themes_is_scoring() -> None:
    for name in ("fife-4x4", "smp-thematic"):
        model = shipped(name)
        data = scored(model)
        scores = read(data).workbook.assessment.agreed
        code = model.codes[0]
        one, other = (
            "T-001",
            next(ref for ref in scores.entries if scores.entry(ref, code) != scores.entry("T-001", code)),
        )
        cells = {
            ("Scores", ref, code): int(str(scores.entry(source, code).level))
            for ref, source in ((one, other), (other, one))
        }
        assert len(read(typed(data, cells)).findings) == 2


def test_that_scores_away_from_their_refs_stop_the_reading(data: bytes) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Scores"]
        one, other = row_of(sheet, "T-001"), row_of(sheet, "T-002")
        for column in range(3, 6):
            first, second = sheet.cell(one, column), sheet.cell(other, column)
            first.value, second.value = second.value, first.value

    with pytest.raises(UnreadableFile, match="without their refs"):
        read(mangled(data, change))


def test_that_scores_shifted_by_a_row_stop_the_reading() -> None:
    edits = (
        *rich_edits(),
        *(agreed("T-003", code, level) for code, level in (("H1", 3), ("H2", 1), ("L1", 1))),
    )

    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Scores"]
        for row in range(10, 6, -1):
            for column in range(3, 6):
                sheet.cell(row, column).value = sheet.cell(row - 1, column).value
        for column in range(3, 6):
            sheet.cell(6, column).value = None

    with pytest.raises(UnreadableFile, match="without their refs"):
        read(mangled(workbook_bytes(make_workbook(edits)), change))


def test_that_two_themes_scored_alike_are_no_alarm(data: bytes) -> None:
    same = {("Scores", "T-001", code): value for code, value in (("H1", 0), ("H2", 8), ("L1", 1 / 3))}
    result = read(typed(data, same))
    assert [finding.accepted for finding in result.findings] == [True] * 3
