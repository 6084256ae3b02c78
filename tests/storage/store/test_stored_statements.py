"""What is published is frozen by the database itself (R-032); version 1 is the supplied text, byte for byte (R-090, T8)."""

import hashlib
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from bot.ids import new_id
from bot.ports.statements import Draft, Statement
from bot.privacy import seed
from bot.words import Language
from tests.storage.store.house import House

SUPPLIED = Path(seed.__file__).parent / "statement_1.nl.txt"
NEXT = date(2027, 1, 1)
TEXTS = {Language.NL: "De nieuwe verklaring.\n", Language.EN: "The new statement.\n"}


def draft(in_force: date = NEXT) -> Draft:
    return Draft(new_id(), in_force, TEXTS, ("newsletter",))


def publish(house: House, drafted: Draft) -> Statement:
    house.do(lambda unit: unit.statements.keep_draft(drafted, now=house.clock.now()))
    return house.do(lambda unit: unit.statements.publish(drafted.id, now=house.clock.now()))


def test_r_090_version_1_is_the_supplied_text_byte_for_byte(house: House) -> None:
    first = house.do(lambda unit: unit.statements.find(1))
    assert first is not None
    text = house.do(lambda unit: unit.statements.text(first.id, Language.NL))
    assert text.encode() == SUPPLIED.read_bytes()
    assert first.digest == hashlib.sha256(SUPPLIED.read_bytes()).digest()
    assert first.digest.hex() == "6795b5b9123c10d89a409a9eb28c54ab73f41758f7a34400900b8a2c08232094"


@pytest.mark.parametrize(
    ("day", "version"),
    [
        (date(2020, 11, 4), None),
        (date(2020, 11, 5), 1),
        (date(2026, 12, 31), 1),
        (date(2027, 1, 1), 2),
        (date(2099, 1, 1), 2),
    ],
)
def test_which_version_held_can_be_asked_of_any_day(house: House, day: date, version: int | None) -> None:
    publish(house, draft())
    found = house.do(lambda unit: unit.statements.in_force(day))
    assert (found and found.version) == version


def test_a_draft_holds_nowhere_and_may_be_replaced_or_dropped(house: House) -> None:
    for drafted in (draft(), draft(date(2028, 1, 1))):
        house.do(lambda unit, each=drafted: unit.statements.keep_draft(each, now=house.clock.now()))
        assert house.do(lambda unit: unit.statements.draft()) == drafted
    assert [each.version for each in house.do(lambda unit: unit.statements.all())] == [1]
    assert house.do(lambda unit: unit.statements.in_force(date(2029, 1, 1))).version == 1
    assert house.do(lambda unit: unit.statements.drop_draft()) is True
    assert house.do(lambda unit: unit.statements.draft()) is None


def test_the_next_version_has_the_next_number_and_its_texts(house: House) -> None:
    second = publish(house, draft())
    assert (second.version, second.in_force, second.widens) == (2, NEXT, ("newsletter",))
    assert house.do(lambda unit: unit.statements.text(second.id, Language.EN)) == TEXTS[Language.EN]
    assert house.do(lambda unit: unit.statements.draft()) is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE statement SET in_force = '2021-01-01' WHERE version = 1",
        "UPDATE statement SET published_at = NULL WHERE version = 1",
        "DELETE FROM statement WHERE version = 1",
        "UPDATE statement_text SET text = 'changed'",
        "UPDATE statement_text SET digest = x'00'",
        "DELETE FROM statement_text",
        "INSERT OR REPLACE INTO statement_text SELECT network_id, statement_id, language, 'changed', digest "
        "FROM statement_text",
        "INSERT OR REPLACE INTO statement SELECT network_id, id, version, '2021-01-01', widens, made_at, published_at "
        "FROM statement",
        "INSERT INTO statement_text SELECT network_id, statement_id, 'fr', text, digest FROM statement_text "
        "WHERE language = 'nl'",
    ],
)
def test_r_032_a_published_version_cannot_be_changed_in_any_way(house: House, statement: str) -> None:
    publish(house, draft())
    with sqlite3.connect(house.folder / "klik.db") as connection:
        before = connection.execute("SELECT * FROM statement_text ORDER BY 2, 3").fetchall()
        with pytest.raises(sqlite3.IntegrityError, match="immutable"):
            connection.execute(statement)
        assert connection.execute("SELECT * FROM statement_text ORDER BY 2, 3").fetchall() == before
    assert len(before) == 4


def test_two_versions_cannot_begin_on_one_day(house: House) -> None:
    publish(house, draft())
    with pytest.raises(IntegrityError):
        publish(house, draft())
    assert [each.version for each in house.do(lambda unit: unit.statements.all())] == [1, 2]


def test_what_is_published_already_cannot_be_published_again(house: House) -> None:
    second = publish(house, draft())
    with pytest.raises(LookupError):
        house.do(lambda unit: unit.statements.publish(second.id, now=house.clock.now()))
