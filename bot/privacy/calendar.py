"""Dates as people write them, and terms in calendar years as people in Amsterdam count them (R-079): the same day and hour.

29 February has no such day in most years. A term of years then ends with the last hour of that month, as European law
counts it (Regulation (EEC, Euratom) 1182/71, art. 3(2)(c)): at the end of 28 February. Never 730 days.
"""

from datetime import UTC, date, datetime, timedelta

from babel.dates import parse_date

from bot.context import AMSTERDAM

_ALMOST = timedelta(microseconds=1)
# Before it, a year is a slip of the pen.
EARLIEST = 1900


def years_after(moment: datetime, years: int) -> datetime:
    """When a term of so many years that began at `moment` is over."""
    here = moment.astimezone(AMSTERDAM)
    return _moved(here, here.year + years).astimezone(UTC)


def years_before(now: datetime, years: int) -> datetime:
    """The last beginning of a term of so many years that is over `now`: whatever began by then is due."""
    here = now.astimezone(AMSTERDAM)
    moved = _moved(here, here.year - years)
    is_leap_day = (here.month, here.day) == (2, 29)
    return (moved - _ALMOST if is_leap_day and moved.day != here.day else moved).astimezone(UTC)


def _moved(here: datetime, year: int) -> datetime:
    try:
        return here.replace(year=year)
    except ValueError:  # 29 February: the first moment after the month
        return datetime(year, 3, 1, tzinfo=AMSTERDAM)


def read_date(typed: str) -> date | None:
    """A date as people write it ("1-12-2026", "2026-12-01"); None when it is none, or of no year that is meant here."""
    try:
        day = parse_date(typed, locale="nl", format="short")
    except (ValueError, IndexError, OverflowError):
        return None
    return day if day.year >= EARLIEST else None
