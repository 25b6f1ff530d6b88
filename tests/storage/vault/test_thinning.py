"""All copies of 48 hours stay, then one a day for 30 days, then one a month; and no more than fit."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from smp_workbench.storage.vault.kept_copy import KeptCopy, copy_name
from smp_workbench.storage.vault.thinning import ALL_OF, DAILY, outlived, too_many

NOW = datetime(2018, 6, 30, 12, tzinfo=UTC)


def copy(age: timedelta, size: int = 1, identity: str = "a" * 32) -> KeptCopy:
    when = NOW - age
    return KeptCopy(Path("vault", identity, copy_name(when, f"{when.timestamp():064.3f}")), when, "", size)


AGES = st.lists(
    st.integers(-3600, 86_400 * 400).map(lambda s: copy(timedelta(seconds=s))), max_size=60, unique=True
)


def stay(copies: list[KeptCopy], now: datetime = NOW) -> list[KeptCopy]:
    goes = set(outlived(copies, now))
    return [one for one in copies if one not in goes]


def test_that_everything_of_48_hours_stays() -> None:
    copies = [copy(timedelta(minutes=minute)) for minute in range(0, 48 * 60, 7)]
    assert outlived(copies, NOW) == ()


def test_that_the_last_of_each_day_stays_for_a_month() -> None:
    morning, noon, evening = (copy(timedelta(days=5, hours=hours)) for hours in (11, 8, 1))
    assert outlived([evening, morning, noon], NOW) == (morning, noon)


def test_that_the_last_of_each_month_stays_for_ever() -> None:
    days = [copy(timedelta(days=age)) for age in (785, 780, 775, 100, 95)]
    assert stay(days) == [copy(timedelta(days=775)), copy(timedelta(days=95))]


def test_that_a_copy_from_the_future_stays() -> None:
    assert outlived([copy(timedelta(days=-900)), copy(timedelta(days=-901))], NOW) == ()


@given(AGES)
def test_that_thinning_keeps_the_latest_and_leaves_nothing_for_a_second_time(copies: list[KeptCopy]) -> None:
    left = stay(copies)
    assert outlived(left, NOW) == ()
    if copies:
        assert max(copies, key=lambda one: one.when) in left


@given(AGES, st.integers(0, 86_400 * 200))
def test_that_thinning_in_between_takes_nothing_that_would_be_there_without(
    copies: list[KeptCopy], later: int
) -> None:
    then = NOW + timedelta(seconds=later)
    assert stay(stay(copies), then) == stay(copies, then)


@given(AGES)
def test_that_the_rule_keeps_no_more_than_it_says(copies: list[KeptCopy]) -> None:
    older = [one for one in stay(copies) if NOW - one.when > ALL_OF]
    daily = [one for one in older if NOW - one.when <= DAILY]
    monthly = [one for one in older if NOW - one.when > DAILY]
    assert len({one.when.date() for one in daily}) == len(daily)
    assert len({(one.when.year, one.when.month) for one in monthly}) == len(monthly)


def test_that_the_oldest_go_where_space_is_short_and_no_assessment_loses_its_latest() -> None:
    first, second, third = (copy(timedelta(days=age), 40) for age in (9, 8, 7))
    lone = copy(timedelta(days=300), 40, "b" * 32)
    of_each = {"a" * 32: (first, second, third), "b" * 32: (lone,)}
    assert too_many(of_each, 160) == ()
    assert too_many(of_each, 100) == (first, second)
    assert too_many(of_each, 1) == (first, second)


def test_that_a_copy_that_came_back_stays_30_days_and_takes_no_state_s_place() -> None:
    when = NOW - timedelta(days=3)
    back = [
        KeptCopy(
            Path("vault", copy_name(when + timedelta(minutes=n), f"{n:064x}", returned=True)), when, "", 1
        )
        for n in range(3)
    ]
    state = KeptCopy(Path("vault", copy_name(when, "a" * 64)), when - timedelta(hours=1), "", 1)
    assert outlived([state, *back], NOW) == ()
    assert state not in too_many({"one": [state, *back]}, 1)
