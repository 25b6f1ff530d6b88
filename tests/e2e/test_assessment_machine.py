"""Random edits of the whole closed set, undo, redo, versions, save and open, in any order.

What must hold after every step: an edit taken back leaves what was there; the history done again
gives the state; changes are numbered without a gap. After a save and an open, the assessment, its
content hash, its history and its ranking are the same, and nothing is found to differ.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from smp_workbench.domain import edit as closed_set
from smp_workbench.domain.assessment import Assessment, Comparison, Marking, Reference
from smp_workbench.domain.edit import EDIT_KINDS, Edit
from smp_workbench.domain.scorecard import NOT_KNOWN, SECOND_STAGE, Entry, Round, Scorer
from smp_workbench.domain.scoring_model import ScoringModel
from smp_workbench.domain.second_stage import SecondStage
from smp_workbench.domain.theme import Decision, EvidenceNote, Theme
from smp_workbench.domain.version import History, Workbook
from smp_workbench.errors import Refusal
from smp_workbench.scoring.rank import rank_assessment
from smp_workbench.session.session import Session
from smp_workbench.storage.exact_form import content_hash
from smp_workbench.storage.saving import load, save
from tests.factory import IDENTITY, levels, restoring, second_stage_model, small_model


def repeated(drawn: tuple[str, int]) -> str:
    """Return a long text from a short recipe, which is what a failing run prints."""
    char, count = drawn
    return char * count


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12) | st.sampled_from(
    [
        "",
        "=1+1",
        "\tfor partners",
        "\N{FIRE}" * 90,
        "\u200b",
        "Burglary",
        "burglary",
        " Fraud ",
        "ASB",
        "_x0041_",
        "a\tb",
        "\ufffe",
        "two\nlines",
    ]
)
NOTES = NAMES | st.sampled_from([("x", 201), ("x", 32_001), ("\N{FIRE}", 9_000)]).map(repeated)
ANSWERS = st.sampled_from([None, NOT_KNOWN, *(Fraction(text) for text in ("0", "1", "2", "4", "1/3", "7"))])
REFS = st.integers(1, 9).map(lambda number: f"T-{number:03d}")
SCORERS = st.integers(1, 4).map(lambda number: f"S-{number:02d}")
NOTE_IDS = st.integers(1, 5).map(lambda number: f"E-{number:03d}")
REFERENCE_IDS = st.sampled_from(["R-01", "R-02", "R 3"])
CODES = st.sampled_from(["H1", "H2", "L1", "X9"])
STAGE_CODES = st.sampled_from(["V1", "V2", "H1", "L1"])
CONFIDENCES = st.sampled_from(["", "low", "high", "certain"])
OUTCOMES = st.sampled_from(["", "priority", "watch", "not taken", "perhaps"])
PLACES = st.none() | st.integers(0, 6)
ENTRIES = st.builds(Entry, ANSWERS, CONFIDENCES, NOTES)
ROUNDS = st.lists(st.tuples(NAMES, st.booleans()), max_size=3).map(
    lambda drawn: tuple(Round(number, *one) for number, one in enumerate(drawn, 1))
)


def other_models() -> tuple[ScoringModel, ...]:
    """Return models with another formula, other levels, and other criteria, which some scores do not fit."""
    first = small_model()
    coarser = tuple(
        replace(criterion, levels=levels(0, 2, 4)) if criterion.code == "H1" else criterion
        for criterion in first.criteria
    )
    other = (first.criteria[0], replace(first.criteria[1], code="X9", name="Environmental harm"))
    return (
        first,
        replace(small_model("mean(harm) + max(L1, 1) / 3"), version="1.1"),
        replace(first, version="2.0", criteria=coarser),
        replace(first, version="3.0", criteria=other, totals=(), formula="H1 + X9"),
    )


# By number, because whoever prints a strategy prints all that it draws from.
MODELS = st.integers(0, len(other_models()) - 1).map(lambda number: other_models()[number])
SMALLEST = replace(
    small_model("H1"), groups=small_model().groups[:1], criteria=small_model().criteria[:1], totals=()
)
OTHER_STATES = REFS.map(lambda ref: Assessment("f" * 32, SMALLEST, themes=(Theme(ref, "Fraud"),)))
CARRIED = st.sampled_from([(("H2", "X9"),), (("X9", "H2"),), (("L1", "X9"),), (("H2", "X9"), ("L1", "H2"))])
STAGE_MODELS = (second_stage_model(), second_stage_model("V1 * V2 + max(H1, 2)"), small_model())
STAGES = st.builds(
    # By number, because whoever prints a strategy prints all that it draws from.
    lambda number, leading: SecondStage(STAGE_MODELS[number], leading),
    st.integers(0, len(STAGE_MODELS) - 1),
    st.integers(0, 4),
)
THEMES = st.builds(
    Theme,
    REFS,
    NAMES,
    NAMES,
    NOTES,
    st.booleans(),
    st.builds(Decision, OUTCOMES, NOTES),
    NAMES,
    NAMES,
    NAMES,
)
EVIDENCE = st.builds(EvidenceNote, NOTE_IDS, REFS, CODES | st.just(""), NOTES, NAMES, NAMES, NAMES)
PEOPLE = st.builds(Scorer, SCORERS, NAMES, st.sampled_from([(), (1,), (1, 2)]), st.just("") | NAMES)

ASKED: dict[type[Edit], st.SearchStrategy[Edit]] = {
    closed_set.SetEntry: st.builds(
        closed_set.SetEntry, SCORERS | st.just("agreed"), st.integers(0, 2), REFS, CODES, ENTRIES
    )
    | st.builds(closed_set.SetEntry, st.just("agreed"), st.just(0), REFS, CODES, ENTRIES)
    | st.builds(closed_set.SetEntry, st.just(SECOND_STAGE), st.just(0), REFS, STAGE_CODES, ENTRIES),
    closed_set.AddTheme: st.builds(closed_set.AddTheme, THEMES, PLACES),
    closed_set.RemoveTheme: st.builds(closed_set.RemoveTheme, REFS),
    closed_set.ChangeTheme: st.builds(
        closed_set.ChangeTheme,
        REFS,
        st.sampled_from(["name", "short", "description", "lead_agency", "lead_officer", "last_year"]),
        NOTES,
    ),
    closed_set.SetScored: st.builds(closed_set.SetScored, REFS, st.booleans()),
    closed_set.SetDecision: st.builds(closed_set.SetDecision, REFS, st.builds(Decision, OUTCOMES, NOTES)),
    closed_set.MoveTheme: st.builds(closed_set.MoveTheme, REFS, st.integers(-1, 8)),
    closed_set.AddScorer: st.builds(closed_set.AddScorer, PEOPLE, PLACES),
    closed_set.RemoveScorer: st.builds(closed_set.RemoveScorer, SCORERS),
    closed_set.ChangeScorer: st.builds(closed_set.ChangeScorer, PEOPLE),
    closed_set.SetRounds: st.builds(closed_set.SetRounds, ROUNDS),
    closed_set.AddNote: st.builds(closed_set.AddNote, EVIDENCE, PLACES),
    closed_set.ChangeNote: st.builds(closed_set.ChangeNote, EVIDENCE),
    closed_set.RemoveNote: st.builds(closed_set.RemoveNote, NOTE_IDS),
    closed_set.SetDetail: st.builds(
        closed_set.SetDetail, st.sampled_from(["title", "area", "period"]), NAMES
    ),
    closed_set.SetMarking: st.builds(
        closed_set.SetMarking,
        st.builds(Marking, st.sampled_from(["OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET"]), NAMES),
        NAMES,
    ),
    closed_set.SetCutLine: st.builds(closed_set.SetCutLine, st.integers(-1, 12)),
    closed_set.SetTolerance: st.builds(closed_set.SetTolerance, st.integers(-1, 3)),
    closed_set.SetComparison: st.builds(
        closed_set.SetComparison,
        st.none() | st.builds(Comparison, st.integers(-1, 2), NAMES, st.just("") | REFERENCE_IDS),
    ),
    closed_set.AddReference: st.builds(
        closed_set.AddReference,
        st.builds(Reference, REFERENCE_IDS, NAMES, NAMES, st.just("0" * 64), OTHER_STATES),
        PLACES,
    ),
    closed_set.RemoveReference: st.builds(closed_set.RemoveReference, REFERENCE_IDS),
    closed_set.SetModel: st.builds(closed_set.SetModel, MODELS)
    | st.builds(closed_set.SetModel, MODELS, CARRIED),
    closed_set.SetSecondStage: st.builds(closed_set.SetSecondStage, st.none() | STAGES | STAGES),
    closed_set.SetLeading: st.builds(closed_set.SetLeading, st.integers(0, 6)),
}
"""What a person can ask for. The kinds that bring something back come up when these are undone."""

EDITS = st.one_of(*ASKED.values())
BATCHES = st.builds(closed_set.Batch, st.just("Paste"), st.lists(EDITS, min_size=1, max_size=3).map(tuple))


def test_that_the_machine_knows_the_whole_closed_set() -> None:
    taken_back = {closed_set.ReturnTheme, closed_set.ReturnScorer, closed_set.ReturnModel}
    from_history = {closed_set.RestoreContent}
    settling = {closed_set.DecideConflict, closed_set.LeaveConflict, closed_set.SettleReview}
    from_copies = settling | {closed_set.Reopen}
    assert set(ASKED) | taken_back | from_history | from_copies | {closed_set.Batch} == set(EDIT_KINDS)


class AssessmentMachine(RuleBasedStateMachine):
    """A session as people use it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="smp-machine-"))
        self.path = self.folder / "assessment.xlsx"
        self.digest: str | None = None
        self.undone: list[Edit] = []
        self.done: list[Edit] = []

    @initialize(names=st.lists(st.sampled_from(["Burglary", "Fraud", "ASB", "Arson"]), unique=True))
    def begin(self, names: list[str]) -> None:
        start = Assessment(IDENTITY, small_model())
        self.session = Session(Workbook(start, History(start)), "Chair")
        for number, name in enumerate(names, 1):
            self.make(closed_set.AddTheme(Theme(f"T-{number:03d}", name)))

    @rule(edit=EDITS)
    def edit(self, edit: Edit) -> None:
        self.try_to(edit)

    @rule(edit=BATCHES)
    def edit_together(self, edit: Edit) -> None:
        self.try_to(edit)

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        self.undone.append(self.applied(self.done.pop()))

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        self.done.append(self.applied(self.undone.pop()))

    @rule(name=NAMES)
    def commit(self, name: str) -> None:
        self.unless_refused(lambda: self.session.commit(name, "because"))

    @precondition(lambda self: self.session.history.versions)
    @rule(place=st.integers(0, 99), why=st.sampled_from(["", "The away day was right"]))
    def restore(self, place: int, why: str) -> None:
        versions = self.session.history.versions
        version = versions[place % len(versions)]

        def restored() -> None:
            self.make(restoring(self.session.workbook, version.number, why))
            assert content_hash(self.session.assessment) == version.content

        self.unless_refused(restored)

    @rule()
    def save(self) -> None:
        self.digest = save(self.session.workbook, self.path, self.digest).digest

    @precondition(lambda self: self.digest)
    @rule()
    def save_and_open(self) -> None:
        self.save()
        result = load(self.path)
        before = self.session
        assert result.findings == ()
        assert result.digest == self.digest
        assert result.workbook == before.workbook
        assert content_hash(result.workbook.assessment) == content_hash(before.assessment)
        self.session = Session(result.workbook, "Deputy")
        assert self.session.ranking == before.ranking
        assert self.session.assessment.issued == before.assessment.issued

    def try_to(self, edit: Edit) -> None:
        """Make the edit if it may be made; a refusal must change nothing."""
        self.unless_refused(lambda: self.make(edit))

    def unless_refused(self, step: Callable[[], object]) -> None:
        before = self.session.workbook
        try:
            step()
        except Refusal:
            assert self.session.workbook == before

    def make(self, edit: Edit) -> None:
        self.done.append(self.applied(edit))
        self.undone.clear()

    def applied(self, edit: Edit) -> Edit:
        """Return the inverse of an edit just made, having seen that it leads back."""
        before = self.session.assessment
        announcement = self.session.apply(edit)
        back, _ = announcement.inverse.apply(self.session.assessment)
        assert back == before
        assert content_hash(back) == content_hash(before)
        return announcement.inverse

    @invariant()
    def history_leads_to_the_state(self) -> None:
        history = self.session.history
        assert [change.sequence for change in history.changes] == list(range(1, len(history.changes) + 1))
        assert history.state_at(history.last_sequence) == self.session.assessment
        for version in history.versions:
            assert content_hash(history.state_at(version.sequence)) == version.content

    @invariant()
    def ranking_is_of_the_state(self) -> None:
        assert self.session.ranking == rank_assessment(self.session.assessment)

    def teardown(self) -> None:
        if hasattr(self, "session"):
            self.save()
            self.save_and_open()
        shutil.rmtree(self.folder)


TestAssessmentMachine = AssessmentMachine.TestCase
TestAssessmentMachine.settings = settings(max_examples=12, stateful_step_count=40)
