"""Scores from CSV: what spreadsheets write is taken, what may be a mistake is refused with its place."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import AddTheme, SetEntry
from smp_workbench.domain.scorecard import AGREED, NOT_KNOWN, Answer
from smp_workbench.domain.scoring_model import Level
from smp_workbench.errors import UnreadableFile
from smp_workbench.storage.csv_sheet import LARGEST_FILE
from smp_workbench.storage.score_csv import read_scores
from tests.factory import IDENTITY, applied, small_model

MODEL = small_model()
PLAIN = "ref,theme,H1,H2,L1\nT-001,Burglary,2,4,2\nT-002,Fraud,0,8,1/3\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "scores.csv"


def read(file: Path, content: str | bytes) -> Assessment:
    """Return the assessment that a file's content makes."""
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return applied(Assessment(IDENTITY, MODEL), *read_scores(file, MODEL))


def answers(assessment: Assessment, ref: str) -> list[Answer]:
    return [assessment.agreed.entry(ref, code).level for code in MODEL.codes]


def fault(file: Path, content: str | bytes) -> str:
    with pytest.raises(UnreadableFile) as refused:
        read(file, content)
    return str(refused.value)


def test_that_each_row_becomes_a_theme_and_its_agreed_scores(file: Path) -> None:
    read(file, PLAIN)
    first, *_ = edits = read_scores(file, MODEL)
    assert isinstance(first, AddTheme)
    assert [type(edit) for edit in edits].count(SetEntry) == 6
    assert {edit.scorer for edit in edits if isinstance(edit, SetEntry)} == {AGREED}


def test_that_levels_are_read_exactly(file: Path) -> None:
    assert answers(read(file, PLAIN), "T-002") == [Fraction(0), Fraction(8), Fraction(1, 3)]
    assert answers(read(file, PLAIN.replace("2,4,2", "2.0,4.00,2")), "T-001") == [2, 4, 2]


def test_that_a_blank_is_not_scored_and_a_question_mark_not_known(file: Path) -> None:
    assert answers(read(file, "ref,theme,H1,H2,L1\nT-001,Burglary,, ? ,2\n"), "T-001") == [None, NOT_KNOWN, 2]


@pytest.mark.parametrize(
    "content",
    [
        codecs.BOM_UTF8 + PLAIN.encode(),
        PLAIN.encode("utf-16"),
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace("\n", "\r").encode(),
        PLAIN.replace(",", ";").encode(),
        PLAIN.replace(",", "\t").encode(),
        PLAIN.replace("\n", ",,\n").encode(),
        PLAIN.replace("L1\n", "L1,,\n").encode(),
        PLAIN.replace("\n", "\n\n,,,,\n").encode(),
        b"\r\n \r\n,,\r\n" + PLAIN.encode(),
        b"sep=;\r\n" + PLAIN.replace(",", ";").encode(),
        b'\xef\xbb\xbf"SEP=\t"\n\n' + PLAIN.replace(",", "\t").encode(),
        b"sep=|\r" + PLAIN.replace("\n", "\r").replace(",", "|").encode(),
        PLAIN.replace("ref,theme,H1", "REF, Theme ,h1").encode(),
        b'"ref","theme","H1","H2","L1"\n"T-001","Burglary","2","4","2"\n"T-002","Fraud","0","8","1/3"',
        b"theme,L1,H2,H1,ref\nBurglary,2,4,2,T-001\nFraud,1/3,8,0,T-002\n",
    ],
    ids=[
        "mark",
        "utf-16",
        "crlf",
        "cr",
        "semicolon",
        "tab",
        "commas",
        "header commas",
        "blank rows",
        "blank rows first",
        "separator said",
        "tab said",
        "bar said",
        "capitals",
        "quoted",
        "order",
    ],
)
def test_that_what_spreadsheets_write_reads_alike(file: Path, content: bytes) -> None:
    assert read(file, content) == read(file, PLAIN)


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("+2", Fraction(2)),
        ("\N{FULLWIDTH DIGIT TWO}", Fraction(2)),
        ("\N{ARABIC-INDIC DIGIT TWO}", Fraction(2)),
        ("2\N{NO-BREAK SPACE}", Fraction(2)),
        ("\N{ZERO WIDTH SPACE}2", Fraction(2)),
        ("\N{FULLWIDTH QUESTION MARK}", NOT_KNOWN),
        ("\N{ZERO WIDTH SPACE}", None),
    ],
)
def test_that_a_level_is_read_as_in_a_workbook(file: Path, cell: str, answer: Answer) -> None:
    assessment = read(file, f"ref,theme,H1,H2,L1\nT-001,Burglary,{cell},,\n")
    assert answers(assessment, "T-001") == [answer, None, None]


def test_that_a_theme_without_a_ref_gets_one_that_no_row_has(file: Path) -> None:
    made = read(file, "ref,theme,H1,H2,L1\n,Burglary,,,\nT-007,Fraud,,,\n,ASB,,,\nX1,Hate,,,\n")
    assert [theme.ref for theme in made.themes] == ["T-008", "T-007", "T-009", "X1"]
    assert made.next_ref("T") == "T-010"
    assert [theme.ref for theme in read(file, "theme,H1,H2,L1\nASB,1,1,1\n").themes] == ["T-001"]


def test_that_a_new_ref_is_none_that_a_row_has_in_other_letters(file: Path) -> None:
    made = read(file, "ref,theme,H1,H2,L1\nt-001,Burglary,,,\n,Fraud,,,\n")
    assert [theme.ref for theme in made.themes] == ["t-001", "T-002"]
    longest = "t-1000000000"
    rows = f"T-999999999,Burglary,,,\n{longest},Fraud,,,\n,ASB,,,\n"
    made = read(file, "ref,theme,H1,H2,L1\n" + rows)
    assert [theme.ref for theme in made.themes] == ["T-999999999", longest, "T-1000000001"]


def test_that_decimal_levels_are_told_as_decimals(file: Path) -> None:
    halves = tuple(Level(Fraction(value), value) for value in ("1", "2.5", "1/3"))
    model = replace(MODEL, criteria=(replace(MODEL.criteria[0], levels=halves), *MODEL.criteria[1:]))
    file.write_text(PLAIN.replace("2,4,2", "3,4,2"), encoding="utf-8")
    with pytest.raises(UnreadableFile, match=r"Write one of 1, 2\.5, 1/3, \? for not known"):
        read_scores(file, model)
    file.write_text(PLAIN.replace("2,4,2", '"2,5",4,2'), encoding="utf-8")
    with pytest.raises(UnreadableFile, match=r"“2,5” .* Write a point in decimals, not a comma: one of 1, 2"):
        read_scores(file, model)


def test_that_a_quoted_cell_may_hold_separators_and_quotation_marks(file: Path) -> None:
    made = read(file, 'ref,theme,H1,H2,L1\nT-001,"Gangs, and ""county lines""",1,1,1\n')
    assert made.themes[0].name == 'Gangs, and "county lines"'


def test_that_a_name_wrapped_in_its_cell_is_one_line(file: Path) -> None:
    made = read(file, 'ref,theme,H1,H2,L1\nT-001,"Gangs and\r\n county lines",1,1,1\n')
    assert made.themes[0].name == "Gangs and county lines"


def test_that_text_that_looks_like_a_formula_stays_text(file: Path) -> None:
    made = read(file, "ref,theme,H1,H2,L1\nT-001,=1+1,1,1,1\nT-002,@SUM(A1),1,1,1\n")
    assert [theme.name for theme in made.themes] == ["=1+1", "@SUM(A1)"]


def test_that_a_row_without_scores_may_stop_early(file: Path) -> None:
    assert answers(read(file, "ref,theme,H1,H2,L1\nT-001,Burglary\n"), "T-001") == [None, None, None]


def test_that_a_hundred_and_thirty_themes_are_read(file: Path) -> None:
    rows = "".join(f"T-{n:03d},Theme {n},{n % 5},4,2\n" for n in range(1, 131))
    assert len(read(file, "ref,theme,H1,H2,L1\n" + rows).themes) == 130


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (PLAIN.replace("H2", "H22"), "line 1: there is no column “H22” in small. Did you mean H2?"),
        (
            PLAIN.replace("L1", "Total"),
            "line 1: there is no column “Total” in small. The columns are ref, theme,",
        ),
        ("ref,theme,H1,L1\nT-001,Burglary,1,1\n", "line 1: there is no column H2. The first line must name"),
        ("ref,H1,H2,L1\nT-001,1,1,1\n", "line 1: there is no column theme."),
        ("Burglary,1,1,1\n", "line 1: there is no column “Burglary” in small."),
        (PLAIN.replace("H2", "H1"), "line 1: the column H1 is there twice."),
        (PLAIN.replace("T-002", "T-001"), "line 3: the ref T-001 is on line 2 too."),
        (PLAIN.replace("Fraud", "burglary"), "line 3: the theme “burglary” is on line 2 too."),
        (PLAIN.replace("Fraud", "BURGLARY"), "line 3: the theme “BURGLARY” is on line 2 too."),
        (PLAIN.replace("T-002", "T 002"), "line 3: “T 002” cannot be a ref."),
        (PLAIN.replace("Fraud", ""), "line 3: The theme's name is empty."),
        (PLAIN.replace("Fraud", "Fr\x07aud"), "line 3: The theme's name has a character that cannot be kept"),
        (
            PLAIN.replace("2,4,2", "2,3,2"),
            "line 2: column H2: “3” is no level of Financial harm. Write one of 0, 1,",
        ),
        (PLAIN.replace("2,4,2", "2,n/a,2"), "line 2: column H2: “n/a” is no level"),
        (PLAIN.replace("2,4,2", "2,4e0,2"), "line 2: column H2: “4e0” is no level"),
        (
            PLAIN.replace(",", ";").replace("1/3", "0,5"),
            "line 3: column L1: “0,5” is no level of Frequency. Write a point",
        ),
        (PLAIN.replace("2,4,2", "2,4"), "line 2: there are 4 cells under 5 headers."),
        (PLAIN.replace("2,4,2", "2,4,2,1"), "line 2: there is a cell without a header."),
        (
            PLAIN.replace("theme,", "theme,,").replace("lary,", "lary,9,"),
            "line 2: there is a cell without a header.",
        ),
        (PLAIN + 'T-003,"Hate,1,1,1\n', "line 4: the quotation marks do not fit together"),
        ("ref,theme,H1,H2,L1\n", "line 1: there is no theme in it."),
        ("", "line 1: the file is empty. Write a header, and one row for each theme"),
        ("\ufeff\r\n ; ;\r\n", "line 1: the file is empty."),
        ("sep=;\r\n", "line 1: the file is empty."),
        ("\n\n,,\nBurglary,1\n", "line 4: there is no column “Burglary” in small."),
        ("sep=,\n\n" + PLAIN.replace("2,4,2", "2,3,2"), "line 4: column H2: “3” is no level"),
        (PLAIN.replace("T-002", "t-001"), "line 3: the ref t-001 differs from T-001 on line 2 only by"),
        (
            PLAIN.replace("Fraud", "Café").encode("cp1252"),
            "line 3: a letter is not in UTF-8. Save it again as",
        ),
        (b"\xff\xfe\x00\xd8", "line 1: a letter is not in UTF-8."),
        (b"PK\x03\x04" + bytes(range(256)), "line 1: this is a workbook, not a CSV file."),
        (b"\0" * 100, "line 1: there is a character that no text has (NUL). Check that it is a CSV file"),
        (PLAIN.replace("Fr", "F\0r"), "line 3: there is a character that no text has (NUL)."),
        (
            PLAIN.encode("utf-16-le"),
            "line 1: the letters are in UTF-16, but the mark",
        ),
        (
            PLAIN.encode("utf-16-be"),
            "line 1: the letters are in UTF-16, but the mark",
        ),
        (
            PLAIN.replace("Fraud", "x" * 200_000),
            "line 3: a cell has more than 131,072 characters. Look for a quotation mark that nothing closes",
        ),
        (b"," * LARGEST_FILE + b",", "line 1: the file is too large for scores."),
    ],
)
def test_that_what_may_be_a_mistake_is_refused_with_its_place(
    file: Path, content: str | bytes, sentence: str
) -> None:
    assert fault(file, content).startswith(f"scores.csv, {sentence}")


@pytest.mark.parametrize(
    "twin", ["Cafe\N{COMBINING ACUTE ACCENT} crime", "Café  crime", "CAFÉ\N{NO-BREAK SPACE}crime"]
)
def test_that_names_that_look_alike_are_refused_with_their_lines(file: Path, twin: str) -> None:
    file.write_text(f"ref,theme,H1,H2,L1\n,Café crime,,,\n,Fraud,,,\n,{twin},,,\n", encoding="utf-8")
    with pytest.raises(UnreadableFile, match=r"line 4: .* line 2\."):
        read_scores(file, small_model())


def test_that_the_line_of_a_fault_counts_line_ends_inside_cells(file: Path) -> None:
    broken = 'ref,theme,H1,H2,L1\nT-001,"A\nB",1,1,1\n'
    assert fault(file, broken.replace('"A\nB"', "A") + "T-002,B,9,1,1\n").startswith("scores.csv, line 3:")
    spaced = 'ref,theme,H1,H2,L1\n"\nT-001\n",Burglary,1,1,1\nT-002,Fraud,9,1,1\n'
    assert fault(file, spaced).startswith("scores.csv, line 5: column H1")


def test_that_more_themes_than_an_assessment_holds_are_refused(file: Path) -> None:
    rows = "".join(f",Theme {n},1,1,1\n" for n in range(1000))
    assert fault(file, "ref,theme,H1,H2,L1\n" + rows).startswith(
        "scores.csv, line 1001: there are 1000 themes."
    )


def test_that_a_missing_file_is_said_so(file: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"“scores.csv” is not there\. Look for it in"):
        read_scores(file, MODEL)


TELLING = ["", "?", "1", "1/3", '"', "T-001", "ref", "theme", "H1", "\x00", "é"]
CELL = st.one_of(st.sampled_from(TELLING), st.text(max_size=5))
ROWS = st.lists(st.lists(CELL, max_size=7), max_size=6)


@given(rows=ROWS, separator=st.sampled_from(",;\t"), header=st.booleans())
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_that_any_content_is_read_or_refused_in_words(
    file: Path, rows: list[list[str]], separator: str, header: bool
) -> None:
    lines = [separator.join(row) for row in rows]
    if header:
        lines.insert(0, separator.join(("ref", "theme", *MODEL.codes)))
    content = "\n".join(lines).encode("utf-8", "surrogatepass")
    try:
        made = read(file, content)
    except UnreadableFile as refused:
        sentence = str(refused)
    else:
        sentence = f"scores.csv, line {len(made.themes)}"
    assert re.match(r"scores\.csv, line [1-9]", sentence)
