"""No statement of the store goes through a whole table or a whole network (storage 4: 250 to 3,500 times slower).

Without statistics SQLite takes `network_id = ?` for a narrow choice, so a plan must name more than that.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Delete, Select, Update
from sqlalchemy.dialects import sqlite

from storage.store import (
    cases,
    channels,
    coaches,
    files,
    grants,
    holdings,
    invoices,
    outbox,
    people,
    reach,
    register,
    requests,
    sending,
    statements,
    tickets,
)
from tests.clock import SetClock
from tests.storage.store.house import House

MODULES = (
    cases,
    channels,
    coaches,
    files,
    grants,
    holdings,
    invoices,
    outbox,
    people,
    reach,
    register,
    requests,
    sending,
    statements,
    tickets,
)
# Only ever run with a WHERE added.
FRAGMENTS = {
    "statements._WHOLE",
    "people._PERSON_OF",
    "requests._HEAD",
    "grants._GRANT",
    "coaches._GRANTS",
    "invoices._FILED",
}
# All of what is few, all that is in a partial index, or the last few of a key.
WHOLE = {
    "cases._OPEN_ONES",
    "files._OF_KIND",
    "holdings._FORGET.notice.1",
    "invoices._NEWEST",
    "reach._OWNED.notice.1",
    "reach._ROWS.admin_role.1",
    "reach._ROWS.approval.0",
    "reach._ROWS.approval.1",
    "reach._ROWS.approval.3",
    "reach._ROWS.notice.1",
    "register._ALL",
    "register._ANY",
    "statements._ALL",
    "statements._DRAFT",
    "statements._LAST",
    "channels._ALL",
    "coaches._ALL",
    "outbox._WAITING",
    "outbox._NEXT_DUE",
    "requests._ON_ITS_WAY",
    "tickets._LOAD",
    "tickets._UNCLOSED",
}


def _statements(name: str, found: object) -> Iterator[tuple[str, Any]]:
    """A statement under its name; of a table of them, each under its own: `reach._ROWS.audit.0`."""
    match found:
        case Select() | Update() | Delete():
            yield name, found
        case dict():
            for key, each in found.items():
                yield from _statements(f"{name}.{key}", each)
        case list() | tuple():
            for number, each in enumerate(found):
                yield from _statements(f"{name}.{number}", each)


STATEMENTS = {
    name: statement
    for module in MODULES
    for variable, found in vars(module).items()
    for name, statement in _statements(f"{module.__name__.rpartition('.')[2]}.{variable}", found)
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One for all: nothing is written."""
    house = House(tmp_path_factory.mktemp("plans"), SetClock())
    yield house
    house.close()


def objections(plan: list[str]) -> list[str]:
    return [step for step in plan if step.startswith("SCAN") or step.endswith("(network_id=?)")]


@pytest.mark.parametrize("name", sorted(STATEMENTS.keys() - FRAGMENTS - WHOLE))
def test_a_statement_goes_straight_to_its_rows(house: House, name: str) -> None:
    plan = _plan(house, STATEMENTS[name])
    assert any("SEARCH" in step for step in plan)
    assert objections(plan) == []


@pytest.mark.parametrize("name", sorted(FRAGMENTS | WHOLE))
def test_what_does_go_through_all_rows_is_noticed(house: House, name: str) -> None:
    assert objections(_plan(house, STATEMENTS[name])) != []


@pytest.mark.parametrize(
    ("name", "index"),
    [
        ("coaches._STANDING", "COVERING INDEX ix_request_grant_coach"),
        ("outbox._PROMISED", "ix_notice_said"),
        ("outbox._LEASE", "ix_notice_due"),
        ("outbox._NEXT_DUE", "ix_notice_due"),
        ("outbox._WAITING", "ix_notice_due"),
        ("outbox._FORGET", "ix_notice_done"),
        ("outbox._PARKED", "ix_notice_parked"),
        ("people._LAST_CONSENT", "ix_consent_person"),
        ("reach._ROWS.audit.0", "ix_audit_about"),
        ("cases._OPEN_ONES", "ix_data_case_due"),
        ("tickets._UNCLOSED", "ix_ticket_unclosed"),
        ("tickets._LOAD", "ix_ticket_unclosed"),
    ],
)
def test_a_statement_uses_the_index_that_was_made_for_it(house: House, name: str, index: str) -> None:
    plan = _plan(house, STATEMENTS[name])
    assert any(index in step for step in plan), plan


def _plan(house: House, statement: Select[Any] | Update | Delete) -> list[str]:
    # SQLite plans by the shape of a statement, not by its values; a key itself is never changed.
    keys = ["state"] if isinstance(statement, Update) and "state" in statement.table.c else None
    compiled = statement.compile(dialect=sqlite.dialect(), column_keys=keys)
    text = re.sub(r"__\[POSTCOMPILE_\w+\]", "?, ?", str(compiled))
    values = (None,) * text.count("?")
    return house.raw(
        lambda connection: [
            row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", values)
        ]
    )
