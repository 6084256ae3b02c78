"""Whoever has the database file has nobody: no plaintext in any byte of it, and what is wiped is gone from it."""

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.ids import new_id
from bot.model import Place, Platform, SentMessage
from bot.notices import NoticeKind
from bot.ports.unit import Unit
from bot.words import Language
from storage.errors import Damaged, Forgotten
from tests.storage.store.cast import CONTACT, PROFILE, PUBLIC, WORKSPACE, account
from tests.storage.store.house import House

USER = "U0CANARYUSER"
DIRECT = Place(Platform.SLACK, WORKSPACE, "D0CANARYDIRECT")
TIMESTAMP, IN_CHANNEL = "1767999999.000100", "1767999999.000200"
HERE = new_id()
CANARIES = (
    USER,
    DIRECT.conversation,
    TIMESTAMP,
    IN_CHANNEL,
    PUBLIC.motivation,
    CONTACT.name,
    *(word for word in (CONTACT.email, CONTACT.phone) if word),
    CONTACT.motivation,
    *CONTACT.optional.values(),
    PROFILE.name,
    PROFILE.line,
)
OPEN = "wording-of-7f3a"  # stands open in the ledger: shows that the search finds what is there


def test_no_byte_of_the_file_tells_who_or_what(house: House) -> None:
    _save_everything(house)
    assert _found_by_the_vault(house) >= set(CANARIES)
    content = _bytes(house.folder)
    assert OPEN.encode() in content
    assert [
        word for word in CANARIES if word.encode() in content or word.encode("utf-16-le") in content
    ] == []


def test_wiped_words_are_gone_from_the_bytes_of_the_file(house: House) -> None:
    request = house.ask()
    house.raw(
        lambda connection: (
            connection.exec_driver_sql("UPDATE contact SET sealed_name = 'canary-before'").rowcount
        )
    )
    house.raw(
        lambda connection: (
            connection.exec_driver_sql("UPDATE request SET sealed_region = 'canary-region'").rowcount
        )
    )
    sealed = _sealed_motivation(house)
    content = _bytes(house.folder)
    assert sealed in content
    assert b"canary-before" in content
    assert b"canary-region" in content
    house.do(lambda unit: unit.requests.wipe(request.id))
    content = _bytes(house.folder)
    assert request.reference.encode() in content
    assert sealed not in content
    assert b"canary-" not in content


def test_a_value_moved_to_another_row_does_not_open_there(house: House) -> None:
    first, second = house.ask("U1"), house.ask("U2")
    assert house.do(lambda unit: unit.requests.contact(second.id)) == CONTACT
    house.raw(
        lambda connection: (
            connection.exec_driver_sql(
                "UPDATE contact SET sealed_name = (SELECT sealed_name FROM contact WHERE request_id = ?)",
                (first.id.hex,),
            ).rowcount
        )
    )
    assert house.do(lambda unit: unit.requests.contact(first.id)) == CONTACT
    with pytest.raises(Damaged, match=rf"contact\.sealed_name of row {second.id}"):
        house.do(lambda unit: unit.requests.contact(second.id))


def test_a_damaged_value_is_an_error_that_names_its_place_and_the_others_still_open(house: House) -> None:
    person, other = house.admit("U1"), house.admit("U2")
    house.raw(
        lambda connection: (
            connection.exec_driver_sql(
                "UPDATE account SET sealed_user = substr(sealed_user, 1, 40) WHERE id = ?",
                (person.account_id.hex,),
            ).rowcount
        )
    )
    with pytest.raises(Damaged, match=rf"account\.sealed_user of row {person.account_id}"):
        house.do(lambda unit: unit.people.account(person.account_id))
    assert house.do(lambda unit: unit.people.account(other.account_id)) == account("U2")


def test_without_a_persons_key_nothing_of_that_person_opens_and_others_do(house: House) -> None:
    gone, other = house.ask("U1"), house.ask("U2")
    house.vault.forget(gone.candidate)
    with pytest.raises(Forgotten, match=rf"request\.sealed_motivation of row {gone.id}"):
        house.do(lambda unit: unit.requests.find(gone.id))
    found = house.do(lambda unit: unit.requests.find(other.id))
    assert found is not None
    assert found.public == PUBLIC


def _save_everything(house: House) -> None:
    now = house.clock.now()
    person = house.admit(USER)
    house.ask(USER)
    house.coach(USER)
    sent = SentMessage(DIRECT, TIMESTAMP)

    def work(unit: Unit) -> None:
        unit.people.keep_direct(person.account_id, DIRECT)
        unit.consents.record(person.id, "share", given=True, wording=OPEN, language=Language.NL, now=now)
        unit.messages.keep(
            NoticeKind.STATUS, to=person.account_id, about=person.id, sent=sent, owner=person.id, now=now
        )
        in_channel = replace(sent, message=IN_CHANNEL)
        unit.messages.keep(NoticeKind.BROADCAST, to=HERE, about=HERE, sent=in_channel, owner=None, now=now)
        unit.inbox.record(f"slack:{USER}:{TIMESTAMP}", b"m", "[]", now=now)

    house.do(work)


def _found_by_the_vault(house: House) -> set[str]:
    """The positive control: with the keys, all of it is there."""
    person = house.admit(USER)

    def work(unit: Any) -> set[str]:
        [request] = unit.requests.listed(["open"])
        contact, words = unit.requests.contact(request.id), unit.requests.find(request.id).public
        profile = unit.coaches.find(person.id).profile
        sent = unit.messages.find(NoticeKind.STATUS, to=person.account_id, about=person.id).sent
        known = {
            unit.people.account(person.account_id).user,
            unit.people.direct(person.account_id).conversation,
        }
        known |= {contact.name, contact.email, contact.phone, contact.motivation, *contact.optional.values()}
        in_channel = unit.messages.find(NoticeKind.BROADCAST, to=HERE, about=HERE).sent
        known.add(in_channel.message)
        return known | {words.motivation, profile.name, profile.line, sent.message, sent.place.conversation}

    return house.do(work)


def _sealed_motivation(house: House) -> bytes:
    [sealed] = house.raw(
        lambda connection: connection.exec_driver_sql("SELECT sealed_motivation FROM request").scalars().all()
    )
    return bytes(sealed)


def _bytes(folder: Path) -> bytes:
    """The database and its log, after everything is moved from the one to the other, as an erasure ends."""
    database = sqlite3.connect(folder / "klik.db")
    [result] = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    database.close()
    assert result[0] == 0, "somebody was in the way"
    return b"".join(path.read_bytes() for path in sorted(folder.glob("klik.db*")))
