"""Two calendar years in Amsterdam: to the second, over a leap day, over summer time."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.context import AMSTERDAM
from bot.privacy.calendar import years_after, years_before

MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def amsterdam(*numbers: int) -> datetime:
    return datetime(*numbers, tzinfo=AMSTERDAM)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("began", "over"),
    [
        (amsterdam(2026, 3, 2, 9, 15, 1), amsterdam(2028, 3, 2, 9, 15, 1)),
        (amsterdam(2024, 2, 28, 13), amsterdam(2026, 2, 28, 13)),
        (amsterdam(2024, 2, 29, 0, 0, 1), amsterdam(2026, 3, 1)),
        (amsterdam(2024, 2, 29, 23, 59, 59), amsterdam(2026, 3, 1)),
        (amsterdam(2026, 2, 28, 12), amsterdam(2028, 2, 28, 12)),
        # Half past midnight in Amsterdam is still the day before in UTC.
        (amsterdam(2026, 7, 1, 0, 30), amsterdam(2028, 7, 1, 0, 30)),
        # The winter's hour and the summer's: the same time on the clock.
        (amsterdam(2026, 3, 30, 12), amsterdam(2028, 3, 30, 12)),
    ],
)
def test_two_years_are_over_at_the_same_hour_of_the_same_day(began: datetime, over: datetime) -> None:
    assert years_after(began, 2) == over
    assert years_before(over, 2) >= began
    assert years_before(over - timedelta(seconds=1), 2) < began


def test_29_february_four_years_on_is_29_february() -> None:
    assert years_after(amsterdam(2024, 2, 29, 12), 4) == amsterdam(2028, 2, 29, 12)


@given(began=MOMENTS, ahead=st.timedeltas(timedelta(-3), timedelta(3)))
def test_what_is_due_and_when_it_is_due_agree(began: datetime, ahead: timedelta) -> None:
    """Of an hour that the clock has twice, either may be meant."""
    over = years_after(began, 2)
    now = over + ahead
    is_due = years_before(now, 2) >= began
    assert is_due == (now >= over) or abs(ahead) <= timedelta(hours=1)


@given(MOMENTS)
def test_two_years_are_never_more_than_two_years_and_a_day(began: datetime) -> None:
    assert (
        timedelta(days=730) - timedelta(hours=1)
        <= years_after(began, 2) - began
        <= timedelta(days=731, hours=1)
    )
