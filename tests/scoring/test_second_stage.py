"""The second stage: who leads, by exact ranks with ties at the edge, and how they rank beside the first."""

from __future__ import annotations

from fractions import Fraction

import pytest

from smp_workbench.domain.assessment import Assessment
from smp_workbench.domain.edit import AddTheme, Batch, SetEntry, SetLeading, SetScored, SetSecondStage
from smp_workbench.domain.scorecard import NOT_KNOWN, SECOND_STAGE, Answer, Entry
from smp_workbench.domain.second_stage import SecondStage
from smp_workbench.domain.theme import Theme
from smp_workbench.scoring.rank import rank_assessment
from smp_workbench.scoring.second_stage import as_second_stage, could_lead, leading_themes, looked_at
from smp_workbench.storage.model_file import shipped_model
from smp_workbench.storage.soundness import refuse_unsound
from tests.factory import agreed, applied, second_stage_model, small_assessment, small_model

FIRST = applied(
    small_assessment(),
    AddTheme(Theme("T-004", "Arson")),
    *(agreed("T-004", code, level) for code, level in (("H1", 2), ("H2", 4), ("L1", 2))),
)
"""T-001 and T-004 tie for first, T-002 follows, T-003 is not fully scored."""


def staged(leading: int, **answers: tuple[Answer, ...]) -> Assessment:
    """Return the assessment with levels of the second stage by the number of the theme (``T1``)."""
    codes = second_stage_model().codes
    return applied(
        FIRST,
        SetSecondStage(SecondStage(second_stage_model(), leading)),
        *(
            SetEntry(SECOND_STAGE, 0, f"T-00{theme[1:]}", code, Entry(answer))
            for theme, row in answers.items()
            for code, answer in zip(codes, row, strict=True)
        ),
    )


@pytest.mark.parametrize(
    ("leading", "refs"),
    [
        (1, ["T-001", "T-004"]),
        (2, ["T-001", "T-004"]),
        (3, ["T-001", "T-004", "T-002"]),
        (9, ["T-001", "T-004", "T-002"]),
    ],
)
def test_that_themes_lead_by_rank_and_a_tie_at_the_edge_makes_them_more(
    leading: int, refs: list[str]
) -> None:
    assert [theme.ref for theme in leading_themes(rank_assessment(FIRST), leading)] == refs


def test_that_a_theme_that_is_not_fully_scored_only_could_lead() -> None:
    ranking = rank_assessment(FIRST)
    (blank,) = [theme for theme in ranking.themes if theme.rank is None]
    assert [theme.ref for theme in could_lead(ranking, blank.best)] == ["T-003"]
    assert could_lead(ranking, blank.best - 1) == ()


def test_that_the_leading_themes_rank_by_the_small_model_alone() -> None:
    whole = staged(
        3,
        T1=(Fraction(1), Fraction(1, 3), Fraction(2)),
        T2=(Fraction(4), Fraction(3), Fraction(5)),
        T4=(Fraction(2), Fraction(1, 3), Fraction(1)),
    )
    first = rank_assessment(whole)
    assert first == rank_assessment(FIRST)
    second = looked_at(whole, first)
    assert second is not None
    ranking = rank_assessment(second)
    assert [(theme.ref, theme.rank_text, theme.score) for theme in ranking.themes] == [
        ("T-002", "1", Fraction(4)),
        ("T-001", "2=", Fraction(10, 9)),
        ("T-004", "2=", Fraction(10, 9)),
    ]


def test_that_blank_and_not_known_leave_a_range() -> None:
    whole = staged(3, T1=(NOT_KNOWN, Fraction(3), None))
    second = looked_at(whole, rank_assessment(whole))
    assert second is not None
    place = rank_assessment(second).of("T-001")
    assert place is not None
    assert (place.score, place.low, place.high) == (None, Fraction(5, 3), Fraction(4))
    assert (place.missing, place.not_known) == (1, 1)


def test_that_what_leads_no_longer_keeps_its_scores() -> None:
    row = (Fraction(1), Fraction(3), Fraction(2))
    whole = applied(
        staged(3, T2=row), agreed("T-003", "H1", 4), agreed("T-003", "H2", 8), agreed("T-003", "L1", 2)
    )
    assert [theme.ref for theme in leading_themes(rank_assessment(whole), 3)] == ["T-003", "T-001", "T-004"]
    assert whole.card(SECOND_STAGE, 0).entry("T-002", "V1").level == 1
    unscored = applied(whole, SetScored("T-001", scored=False))
    assert [theme.ref for theme in leading_themes(rank_assessment(unscored), 3)] == [
        "T-003",
        "T-004",
        "T-002",
    ]


def test_that_without_a_second_stage_nothing_is_looked_at() -> None:
    assert looked_at(FIRST, rank_assessment(FIRST)) is None


def test_that_the_shipped_second_stage_says_what_stands_in_both() -> None:
    model = shipped_model("smp-second-stage")
    assert "stand in the first model and again here" in model.note
    assert model.criteria != small_model().criteria


def test_that_the_second_stage_is_a_whole_assessment_of_its_own() -> None:
    whole = staged(2, T1=(Fraction(1), Fraction(3), Fraction(2)), T2=(Fraction(2), None, None))
    second = looked_at(whole, rank_assessment(whole))
    assert second is not None
    refuse_unsound(second)
    edit = agreed("T-001", "V1", 4)
    after = applied(whole, as_second_stage(Batch("Paste", (edit,))))
    assert looked_at(after, rank_assessment(after)) == applied(second, edit)
    assert after.agreed == whole.agreed
    assert as_second_stage(SetLeading(3)) == SetLeading(3)
