"""What a press costs the one writer: statements and commits are counted, because times depend on the neighbours."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from bot.model import Request
from bot.outcome import Said
from bot.ports.unit import Unit
from storage.store.unit import StoredUnit
from tests.conversation import House

# One transaction: the delivery is looked up and recorded, the coach and the request are read, the grant is decided
# and written, the act goes on the trail, and what is promised goes into the outbox.
WON_MOST, TAKEN_MOST = 14, 6


def driver(town: House) -> sqlite3.Connection:
    def own(unit: Unit) -> sqlite3.Connection:
        connection = cast(StoredUnit, unit)._rows.connection
        return cast(sqlite3.Connection, connection.connection.driver_connection)

    return town.do(own)


@contextmanager
def counted(town: House) -> Iterator[list[str]]:
    """Every statement of the writer's; what a trigger does of itself shows the same statement once more."""
    said: list[str] = []

    def hear(statement: str) -> None:
        if not said or said[-1] != statement:
            said.append(statement)

    connection = driver(town)
    connection.set_trace_callback(hear)
    yield said
    connection.set_trace_callback(None)


def commits(said: list[str]) -> int:
    return said.count("COMMIT")


def asked(said: list[str]) -> int:
    return sum(each.startswith(("SELECT", "INSERT", "UPDATE", "DELETE")) for each in said)


def key_commits(town: House) -> int:
    """SQLite counts the changes of a file in its header (https://www.sqlite.org/fileformat.html, 1.3.7)."""
    return int.from_bytes((town.folder / "keys.db").read_bytes()[24:28], "big")


def test_an_accept_that_wins_is_one_commit_of_a_few_statements(town: House, posted: Request) -> None:
    town.moves(hours=1)  # a yes within seconds of the post is looked at by itself
    before = key_commits(town)
    with counted(town) as said:
        assert town.person("U0FIRST").presses("request.accept", str(posted.id)) is Said.WON
    assert any("INTO request_grant" in each for each in said)
    assert any("INTO audit" in each for each in said)
    assert commits(said) == 1
    assert asked(said) <= WON_MOST, "\n".join(said)
    assert key_commits(town) == before


def test_an_accept_that_is_too_late_is_one_commit_of_fewer_still(town: House, posted: Request) -> None:
    assert town.person("U0FIRST").presses("request.accept", str(posted.id)) is Said.WON
    with counted(town) as said:
        assert town.person("U0SECOND").presses("request.accept", str(posted.id)) is Said.TAKEN
    assert commits(said) == 1
    assert 0 < asked(said) <= TAKEN_MOST, "\n".join(said)


def test_only_somebody_new_costs_a_commit_of_the_keys(town: House) -> None:
    """The control of the above: a new person does show there."""
    before = key_commits(town)
    town.person("U0NEWCOMER").says("hoi")
    assert key_commits(town) > before
