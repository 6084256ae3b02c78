"""Rows whose term is over: what the sweep removes, and what `/avg retention` counts (R-078). Terms come from the catalogue."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, bindparam, exists, false, func, or_, select

from bot.privacy import catalogue
from bot.privacy.calendar import years_before
from bot.privacy.purposes import Term
from storage.store.reach import TABLES, term_of
from storage.store.rows import Rows, mine
from storage.tables.declare import table_of
from storage.tables.people import PersonRow

PERSON = table_of(PersonRow)

# These end with the person: at the latest so many years after their own last act.
WITH_THE_PERSON = frozenset({Term.ACTIVE_2Y, Term.REQUEST, Term.COACH, Term.ROLE})
# The sweep comes by every hour; what it has had two chances to remove is late.
GRACE = timedelta(hours=2)


def began_before(term: Term, now: datetime) -> datetime:
    """The moment before which a term must have begun to be over."""
    row = catalogue.term(term)
    if row.years:
        return years_before(now, row.years)
    return now - timedelta(days=row.days)


def counted(table: Table) -> list[Column[Any]]:
    """The moments that a row's own term is counted from, or that it ends at."""
    return [column for column in table.c if column.info.get("term")]


def is_over(table: Table) -> ColumnElement[bool]:
    """For `began` and `now`: any of the row's moments has passed."""
    return or_(
        *(
            column <= bindparam("began" if column.info["term"] == "starts" else "now", type_=column.type)
            for column in counted(table)
        )
    )


def still_proves(table: Table) -> ColumnElement[bool]:
    """The newest proof of its kind about somebody who is still with Klik: what it proves is not over."""
    same = _SAME.get(table.name)
    if same is None:
        return false()
    newer = table.alias()
    [at] = counted(table)
    follows = (newer.c[name].is_not_distinct_from(table.c[name]) for name in ("network_id", *same))
    return exists().where(PERSON.c.network_id == table.c.network_id, PERSON.c.id == table.c.person_id) & ~(
        exists().where(*follows, newer.c[at.name] > at)
    )


# What a later row of these replaces.
_SAME = {"presentation": ("person_id",), "consent": ("person_id", "purpose", "request_id")}

_COUNT = {
    table.name: (
        term_of(table),
        select(func.count()).where(mine(table), is_over(table), ~still_proves(table)),
    )
    for table in TABLES
    if counted(table)
}
_PEOPLE = select(func.count()).where(
    mine(PERSON),
    PERSON.c.active_at <= bindparam("began"),
    or_(
        PERSON.c.kept_until.is_(None), PERSON.c.kept_until <= bindparam("now", type_=PERSON.c.kept_until.type)
    ),
)


def overdue(rows: Rows, now: datetime) -> Mapping[str, int]:
    """By table; a person stands for everything of theirs."""
    late = now - GRACE
    counts = {
        name: int(rows.value(statement, began=began_before(term, late), now=late))
        for name, (term, statement) in _COUNT.items()
    }
    counts["person"] = int(rows.value(_PEOPLE, began=began_before(Term.ACTIVE_2Y, late), now=late))
    return {name: count for name, count in counts.items() if count}
