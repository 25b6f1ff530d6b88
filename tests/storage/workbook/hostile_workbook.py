"""Texts that spreadsheet programs like to take for something else, in every text field there is.

Here: the strings, and a workbook that holds them.
Not here: looking whether they came through (``test_writer_text.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import product

from smp_workbench.domain.assessment import Assessment, Comparison, Marking
from smp_workbench.domain.scorecard import AGREED, Entry, Round, Scorecard, Scorer
from smp_workbench.domain.scoring_model import Band, Provenance, ScoringModel
from smp_workbench.domain.theme import Decision, EvidenceNote, Theme
from smp_workbench.domain.version import History, Version, Workbook
from tests.factory import IDENTITY, small_model

PAYLOADS = (
    "1+1", "SUM(A1:A9)", 'HYPERLINK("http://example.org","click")', "cmd|' /C calc'!A0",
    'DDE("cmd";"/C calc";"x")', 'WEBSERVICE("http://example.org")', "IMPORTXML(A1,B1)", "A1", "1", "TRUE",
    "'Sheet'!A1", "[1]Sheet1!A1", '"text"', "{1,2}", "#REF!", "RAND()", "NOW()", "x", "(1)", "-1",
)  # fmt: skip
STARTS = ("=", "+", "-", "@", "==", "=+", "'=", "\N{FULLWIDTH EQUALS SIGN}", "|", "%", "\N{MINUS SIGN}")
ODDITIES = (
    "_x0041_", "_x000D_", "_x005F_x0041_", "_x0041_x0042_", "x005F_", "<r>&</r>", "<r><t>x</t></r>",
    "<b>bold</b>", "&amp;", "]]>", "<!--", "5", "4,5", "1/2", "1E5", "12:30", "0x1F", "NaN", "None", "TRUE",
    "#N/A", "#DIV/0!", "http://example.org", "mailto:nobody@example.org", "internal:Sheet1!A1",
    "{=SUM(A1:B1)}", "'quoted", '"', "%s {0}", "\\n", "a" * 150, "\N{GRINNING FACE}" * 70,
    "\N{HEBREW LETTER SHIN}\N{HEBREW LETTER LAMED}\N{HEBREW LETTER VAV}\N{HEBREW LETTER FINAL MEM}",
    "\N{RIGHT-TO-LEFT OVERRIDE}gpj.exe", "zero\N{ZERO WIDTH SPACE}width", "e\N{COMBINING ACUTE ACCENT}",
    "no\N{NO-BREAK SPACE}break", "\N{FAMILY}\N{ZERO WIDTH JOINER}\N{BOY}", "line\N{LINE SEPARATOR}end",
)  # fmt: skip
NAMES = tuple(dict.fromkeys((*(start + body for start, body in product(STARTS, PAYLOADS)), *ODDITIES)))
"""One line each, as names may be."""

NOTES = (
    "\t=1+1", "\n=1+1", " =1+1", "a\tb\nc\n", "  both ends  ", "\n\n", "x" * 32_000,
    "\N{GRINNING FACE}" * 16_000, "=" + "1+" * 15_999 + "1", "<r>" + "x" * 31_990 + "</r>", "_x0041_" * 4_500,
)  # fmt: skip
"""Of several lines or very long, as notes may be."""


def hostile_workbook(*left_out: str) -> Workbook:
    """Return a workbook in whose every text field one of the texts stands, over the themes all of them."""
    names = tuple(name for name in NAMES if name not in left_out)
    model = hostile_model("=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0")
    themes = tuple(_theme(place, name) for place, name in enumerate(names, 1))
    notes = tuple(dict.fromkeys((*names, *NOTES)))
    evidence = tuple(
        EvidenceNote(
            f"E-{place:03d}", themes[place % len(themes)].ref, "H1", note, names[0], names[1], names[2]
        )
        for place, note in enumerate(notes, 1)
    )
    rows = {
        theme.ref: {"H1": Entry(Fraction(1), "low", note)}
        for theme, note in zip(themes, _cycle(notes), strict=False)
    }
    scorers = tuple(Scorer(f"S-{place:03d}", name, (1, 2)) for place, name in enumerate(names, 1))
    state = Assessment(
        IDENTITY, model, names[0], names[1], names[2], Marking("OFFICIAL", names[3]), 5,
        Comparison(0, names[4]), themes, scorers, (Round(1, names[5], revealed=True), Round(2, names[6])),
        Scorecard(AGREED, 0, rows),
        (Scorecard("S-001", 1, rows), Scorecard("S-001", 2, rows)), evidence,
    )  # fmt: skip
    version = Version(1, names[0], names[1], "2018-02-23T10:42:00Z", names[2], names[3], 0, "0" * 64)
    return Workbook(state, History(state, versions=(version,)))


def hostile_model(one: str, other: str, third: str, model: ScoringModel | None = None) -> ScoringModel:
    """Return a model, the small one if none is named, with these texts in all its fields of words."""
    model = model or small_model()
    criteria = tuple(
        replace(
            criterion, name=f"{one} {criterion.code}", short=other, question=third,
            levels=tuple(replace(level, label=one, definition=other) for level in criterion.levels),
        )
        for criterion in model.criteria
    )  # fmt: skip
    return replace(
        model, version=one, title=other, note=third, criteria=criteria,
        groups=tuple(replace(group, name=one, short=f"{other} {group.code}") for group in model.groups),
        totals=tuple(replace(total, name=third, short=one) for total in model.totals),
        bands=(Band(Fraction(0), one),),
        provenance=Provenance("adapted", one, other, third, adapted_from=one),
    )  # fmt: skip


def texts_by_place(state: Assessment) -> Mapping[tuple[str, str, str], str]:
    """Return what must stand in the file: by sheet, ref or id, and column."""
    found = {}
    for theme in state.themes:
        for key in ("name", "short", "description", "lead_agency", "lead_officer", "last_year"):
            found["Themes", theme.ref, key] = getattr(theme, key)
        found["Themes", theme.ref, "because"] = theme.decision.because
        found["Reasons", theme.ref, "reason"] = state.agreed.entry(theme.ref, "H1").reason
    for note in state.evidence:
        for key in ("text", "figure", "source", "date"):
            found["Evidence", note.id, key] = getattr(note, key)
    found |= {("Scorers", scorer.id, "name"): scorer.name for scorer in state.scorers}
    return found


def _theme(place: int, name: str) -> Theme:
    note = NOTES[place % len(NOTES)] if place <= len(NOTES) else name
    decision = Decision("watch", note)
    return Theme(f"T-{place:03d}", name, name, note, decision=decision, lead_agency=name, lead_officer=name,
                 last_year=name)  # fmt: skip


def _cycle(notes: tuple[str, ...]) -> Iterator[str]:
    while True:
        yield from notes
