"""By when: 28 calendar days from receipt in any channel, counted in Amsterdam, never reset (T1, R-086e; GDPR art. 12(3))."""

from datetime import UTC, datetime, timedelta

from dateutil.relativedelta import relativedelta

from bot.context import AMSTERDAM
from bot.ports.cases import Case

TERM = timedelta(days=28)
# Days after receipt on which the admins are reminded of what is still open.
WARNED_ON = (14, 21, 26)
# Whoever decides nothing lets Klik speak: a day before the date, so that the person hears it in time.
SPEAKS_BEFORE = timedelta(days=1)
MOST_EXTRA = relativedelta(months=2)
OWN_EXTRA = relativedelta(months=1)


def due(received_at: datetime) -> datetime:
    """The same hour on the wall in Amsterdam, 28 days on: a night in which the clock changes adds or takes nothing."""
    return later(received_at, TERM)


def warnings(received_at: datetime) -> list[datetime]:
    return [later(received_at, timedelta(days=days)) for days in WARNED_ON]


def latest(case: Case) -> datetime:
    """An extension may not go beyond this: two months after the first term (art. 12(3))."""
    return later(due(case.received_at), MOST_EXTRA)


def later(moment: datetime, by: timedelta | relativedelta) -> datetime:
    return (moment.astimezone(AMSTERDAM) + by).astimezone(UTC)
