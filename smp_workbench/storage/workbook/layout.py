"""Where everything stands in the workbook: sheets, tables, columns and headers.

Here: the one description that the writer and the reader share.
Not here: how it looks and what its formulas say (``writer`` and the ``sheet_`` modules), and how
cells are judged (``reader``).

Every sheet has the same build: the protective marking in row 1, the title in row 2, a hint in row 3,
row 4 for headings over columns, then one table whose header is row 5. A sheet is found by its header
row, a column by its header, a row by its ref or its other key; position means nothing.

A criterion's header begins with its code and a space, ``H1 Physical harm``; a total's, whose code is a
word, ends with it, ``Harm total [harm_total]``; every other header is fixed. Codes are unique within a
model, so the headers of a sheet are. (Only the Ranking, which people print and the reader never needs,
has its totals without codes.)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, get_args

from smp_workbench.domain.scoring_model import ScoringModel

MARKING_ROW: Final = 1
"""Rows as a spreadsheet counts them, from 1."""
TITLE_ROW: Final = 2
HINT_ROW: Final = 3
HEADING_ROW: Final = 4
HEADER_ROW: Final = 5
FIRST_ROW: Final = 6
"""First row of data. A table without data has one empty row."""

SheetName: TypeAlias = Literal[
    "Ranking", "Scores", "Second stage", "Sensitivity", "Open items", "Themes", "Evidence", "Reasons",
    "Scorecards", "Scorers", "Guidance", "Second stage guidance", "Model", "Second stage model", "Versions",
    "Changes", "About", "My scores",
]  # fmt: skip
Part: TypeAlias = Literal["", "level", "total", "confidence", "reason"]

PROGRAM: Final = "SMP Workbench"
"""With what the item ``Made with`` of About begins; the version follows."""
IDENTITY_NAME: Final = "SMP_identity"
"""The custom document property and the defined name that hold the assessment's identity."""
CUT_LINE_NAME: Final = "Cut_line"
"""The defined name of the About cell that holds the cut line; the Ranking's formulas read it."""
LEADING_NAME: Final = "Leading_themes"
"""The same for how many leading themes the second stage looks at; its own sheet reads it."""

NOT_KNOWN_TEXT: Final = "?"
SCORED, NOT_SCORED = "scored", "not scored"
"""Words of the Themes sheet's column Kind."""
ROUND_KIND, SCORER_KIND = "round", "scorer"
"""Words of the Scorers sheet's column Kind."""
REVEALED, HIDDEN = "revealed", "hidden until revealed"
"""Words of the Scorers sheet's column Cards, in the row of a round."""
SEALED_UNTIL: Final = "sealed until round {round} is revealed"
"""What stands in place of a theme in the row of a sealed card."""
START_KIND: Final = "start"
"""Kind of the first row of Changes, whose exact form is the assessment before its first change."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes
    ----------
    key
        Its name in code; for a column of a criterion or a total, that one's code.
    part
        What of the criterion or total it holds; empty for a fixed column.
    """

    key: str
    header: str
    part: Part = ""


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """One sheet and its table.

    Attributes
    ----------
    columns
        From column A on, headers unique whatever their case.
    """

    name: SheetName
    columns: tuple[Column, ...]

    @property
    def table(self) -> str:
        """Name of the Excel table."""
        return f"{''.join(map(str.capitalize, self.name.split()))}Table"

    @property
    def address(self) -> str:
        """Name of the sheet as formulas write it."""
        return f"'{self.name}'" if " " in self.name else self.name

    @property
    def headers(self) -> tuple[str, ...]:
        """Texts of the header row."""
        return tuple(column.header for column in self.columns)

    def position(self, key: str, part: Part = "") -> int:
        """Return the place of a column, from 0."""
        for place, column in enumerate(self.columns):
            if (column.key, column.part) == (key, part):
                return place
        raise KeyError((self.name, key, part))


def fixed_columns(**headers: str) -> tuple[Column, ...]:
    """Return columns by their keys; a header is what people read."""
    return tuple(Column(key, header) for key, header in headers.items())


THEMES: Final = SheetLayout(
    "Themes",
    fixed_columns(
        ref="Ref", order="Order", name="Theme", short="Short name", kind="Kind", decision="Decision",
        because="Because", lead_agency="Lead agency", lead_officer="Lead officer",
        last_year="Last year", description="Description",
    ),
)  # fmt: skip
"""One row per theme. ``order`` is its place in the order of record, from 1."""

EVIDENCE: Final = SheetLayout(
    "Evidence",
    fixed_columns(
        id="Note", ref="Ref", theme="Theme", criterion="Criterion", criterion_name="Criterion name",
        text="Text", figure="Figure", source="Source", date="Date",
    ),
)  # fmt: skip
"""One row per note, in the order of record. ``criterion`` is a code, or empty for the theme as a whole."""

REASONS: Final = SheetLayout(
    "Reasons",
    fixed_columns(
        ref="Ref", theme="Theme", criterion="Criterion", criterion_name="Criterion name",
        confidence="Confidence", reason="Reason",
    ),
)  # fmt: skip
"""One row for each agreed entry that has a confidence or a reason, also of themes that are not scored."""

GUIDANCE: Final = SheetLayout(
    "Guidance",
    fixed_columns(
        criterion="Criterion", name="Criterion name", group="Group", question="Question",
        level="Level", label="Label", definition="Definition",
    ),
)  # fmt: skip
"""For each criterion its levels by rising value, then one row for ``?``; drop-downs may point here."""

MODEL: Final = SheetLayout(
    "Model",
    fixed_columns(
        kind="Kind", code="Code", name="Name", short="Short name", group="Group", number="Number",
        exact="Exact number", text="Text",
    ),
)  # fmt: skip
"""One row per thing, enough to rebuild the model exactly:

=============  ============  ==========  =========  ==========  ==============  ================
kind           code          name        short      group       exact (number)  text
=============  ============  ==========  =========  ==========  ==============  ================
model          field                                                            the field's value
provenance     field                                                            the field's value
group          its code      its name    its short              weight
criterion      its code      its name    its short  group code  weight          question
level          criterion's   label                              value           definition
total          its code      its name    its short  group code                  formula
band                         label                              at least
=============  ============  ==========  =========  ==========  ==============  ================

Fields of ``model``: id, version, title, formula, tie_rule, note. Those that are empty are left out.
``exact`` is the exact number as text, ``number`` the same for the eye.
"""

VERSIONS: Final = SheetLayout(
    "Versions",
    fixed_columns(
        number="Number", name="Name", who="Who", when="When (UTC)", why="Why", tool="Tool",
        sequence="Last change", content="Content hash", parents="Parent hashes",
    ),
)  # fmt: skip
"""One row per version. ``parents`` are separated by spaces."""

CHANGES: Final = SheetLayout(
    "Changes",
    fixed_columns(
        version="Version", sequence="Sequence", kind="Kind", ref="Ref", field="Field", scorer="Scorer",
        round="Round", old="Old", new="New", reason="Reason", who="Who", when="When (UTC)",
        part="Part", parts="Parts", exact="Exact form",
    ),
)  # fmt: skip
"""One row per change, after one of kind ``start`` with sequence 0.

``exact`` is the exact form (``step``) of the start, or of the change with who made it and when, and of
the versions that end there, packed (``packing``) where it tells of hidden cards. One that is longer
than a cell goes on in rows below with the same sequence and kind:
``part`` counts them from 1 to ``parts``, and only the first has the other columns filled. Both are
empty where one cell is enough.
``version`` is the first version that holds the change, empty for a draft's. ``old``, ``new`` and
``reason`` are for the reader's eye and may be shortened; the exact form alone counts.
"""

ABOUT: Final = SheetLayout("About", fixed_columns(item="Item", value="Value", note="What it means"))

AboutItem: TypeAlias = Literal[
    "Title", "Area", "Period", "Protective marking", "Handling", "Cut line", "Tolerance",
    "Compared with version", "Comparison's name", "Kept for comparing", "Conflicts to decide",
    "Items to look at", "Scoring model",
    "Standing of the model", "Second stage", "Leading themes", "Identity", "Format", "State", "History",
    "Last change", "Sensitivity sheet", "Made with",
]  # fmt: skip
"""Items of About that say something of this assessment; the other rows explain the file in words.

``Compared with version``: 0 is the latest, empty no comparison. ``Identity``, ``Format`` (a number),
``State`` (content hash of what the file holds, drafts too), ``History`` (hash of every exact form on
Changes), ``Last change`` (sequence number) and ``Sensitivity sheet`` (hash of it) are for the program.
``Protective marking`` and ``Handling`` are the marking's two parts. ``Second stage`` and ``Leading themes``
(how many it looks at) are there only with a second stage, ``Kept for comparing`` only with other
assessments, the two after it only with something that copies left open.
"""

CARD_PART: Final[dict[Part, str]] = {"confidence": "Confidence: ", "reason": "Reason: "}
"""What stands before the code in the header of a Scorecards column: ``Reason: H1``."""


def ranking_layout(model: ScoringModel) -> SheetLayout:
    """Return the Ranking, with the totals of groups only.

    Every cell of it follows from other sheets, so the reader never needs it.
    """
    return SheetLayout(
        "Ranking",
        (
            *fixed_columns(rank="Rank", ref="Ref", theme="Theme", score="Score"),
            *_group_totals(model),
            *fixed_columns(line="Cut line", decision="Decision", outlook="Could be, when last saved"),
        ),
    )


def scores_layout(model: ScoringModel) -> SheetLayout:
    """Return Scores: one row per theme that is scored, in the order of record.

    Levels are in the columns of part ``level``; everything to their right follows from them. That is
    a formula, apart from ``outlook`` (what an incomplete theme could score, as it was when the file
    was saved) and ``ref_order`` (the place of the ref among all refs, by which ties are ordered). What
    matters most is nearest to the levels, so that a narrow screen shows it and a page can end after it.
    What a theme that is not scored had been given stands in Changes only.
    """
    return SheetLayout(
        "Scores",
        (
            *fixed_columns(ref="Ref", theme="Theme"),
            *level_columns(model),
            *fixed_columns(score="Score", rank="Rank"),
            *total_columns(model),
            *fixed_columns(
                check="Check", outlook="Could be, when last saved", ranking_score="Score for ranking",
                order="Order", ref_order="Ref order",
            ),
        ),
    )  # fmt: skip


def scorecards_layout(
    model: ScoringModel, confident: Iterable[str] = (), reasoned: Iterable[str] = ()
) -> SheetLayout:
    """Return Scorecards: one row per scorer, round and theme.

    A card that is not revealed is one row with neither ref nor levels, whose ``sealed`` holds the
    whole card packed (``packing.pack`` of its exact form), in as many rows as ``part`` and ``parts``
    say. Cards are by scorer then round.

    Parameters
    ----------
    confident, reasoned
        Codes of the criteria for which a shown card gives a confidence, or a reason: only these have
        the columns ``Confidence: H1`` and ``Reason: H1``.
    """
    confidence = tuple(card_column(code, "confidence") for code in confident)
    reason = tuple(card_column(code, "reason") for code in reasoned)
    return SheetLayout(
        "Scorecards",
        (
            *fixed_columns(scorer="Scorer", name="Agency or role", round="Round", ref="Ref", theme="Theme"),
            *level_columns(model),
            *confidence,
            *reason,
            *fixed_columns(part="Part", parts="Parts", sealed="Sealed"),
        ),
    )


SHEETS: Final[tuple[SheetName, ...]] = get_args(SheetName)[:-1]
"""In the order in which they stand; My scores stands in a recipient's copy alone (``my_scores``)."""

CODED_SHEETS: Final[tuple[SheetName, ...]] = ("Scores", "Second stage", "Scorecards")
"""Those whose headers hold the codes of criteria and totals."""

STAGE_SHEETS: Final[tuple[SheetName, ...]] = ("Second stage", "Second stage guidance", "Second stage model")
"""Those that only an assessment with a second stage has."""


def coded_header(code: str, name: str) -> str:
    """Return the header of a criterion's column.

    Examples
    --------
    >>> coded_header("H1", "Physical harm")
    'H1 Physical harm'
    >>> coded_header("Score", "for ranking")  # would be the fixed header's twin
    'Score: for ranking'
    >>> coded_header("H1", "Physical harm [new]")  # would be taken for the header of a total
    'Physical harm [new] [H1]'
    """
    if name.endswith("]"):
        return total_header(code, name)
    header = f"{code} {name}"
    return f"{code}: {name}" if header.casefold() in _FIXED_PHRASES else header


def total_header(code: str, name: str) -> str:
    """Return the header of a total's column: the name, which is read, before the code.

    Examples
    --------
    >>> total_header("harm_total", "Harm total")
    'Harm total [harm_total]'
    """
    return f"{name} [{code}]"


def header_code(header: str) -> str:
    """Return the code that the header of a criterion's or total's column holds.

    Examples
    --------
    >>> header_code("H1 Physical harm"), header_code("Score: for ranking")
    ('H1', 'Score')
    >>> header_code("Harm total [harm_total]")
    'harm_total'
    """
    if header.endswith("]"):
        return header.removesuffix("]").rpartition("[")[2]
    return header.split(" ", 1)[0].removesuffix(":")


def level_columns(model: ScoringModel) -> tuple[Column, ...]:
    """Return a column for each criterion's levels."""
    return tuple(Column(one.code, coded_header(one.code, one.name), "level") for one in model.criteria)


def total_columns(model: ScoringModel) -> tuple[Column, ...]:
    """Return a column for each total."""
    return tuple(Column(one.code, total_header(one.code, one.name), "total") for one in model.totals)


def _group_totals(model: ScoringModel) -> tuple[Column, ...]:
    """Return the totals of groups under the shortest names that differ: group's, total's, or coded."""
    totals = [total for total in model.totals if total.group]
    shorts = {group.code: group.short for group in model.groups}
    coded = [total_header(total.code, total.name) for total in totals]
    for headers in ([shorts.get(total.group, "") for total in totals], [total.name for total in totals]):
        folded = {header.casefold() for header in headers}
        if len(folded) == len(totals) and folded.isdisjoint(_RANKING_HEADERS | {""}):
            coded = headers
            break
    return tuple(Column(total.code, header, "total") for total, header in zip(totals, coded, strict=True))


def card_column(code: str, part: Part) -> Column:
    """Return the column of a criterion's confidence or reason beside its levels."""
    return Column(code, CARD_PART[part] + code, part)


_FIXED_PHRASES: Final = frozenset(
    {"score for ranking", "could be, when last saved", "ref order", "agency or role", "cut line", "looked at"}
)
"""Fixed headers of more than one word on the sheets that also have coded ones, in lower case."""

_RANKING_HEADERS: Final = frozenset(
    {"rank", "ref", "theme", "score", "cut line", "decision", "could be, when last saved"}
)
"""Fixed headers of the Ranking, in lower case."""
