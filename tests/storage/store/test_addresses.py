"""Where a platform gives addresses, the last one heard is kept, sealed with the identity, and never part of it."""

from datetime import UTC, datetime

import pytest

from bot.model import Account, Place, Platform
from tests.storage.store.house import House

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def account(address: str) -> Account:
    return Account(Platform.TEAMS, "tenant", "user", address=address)


def test_the_last_address_of_an_account_is_the_one_that_is_used(house: House) -> None:
    first = house.store.run(lambda unit: unit.people.admit(account("old"), now=NOW))
    again = house.store.run(lambda unit: unit.people.admit(account("new"), now=NOW))
    assert again.id == first.id
    kept = house.store.look(lambda unit: unit.people.account(first.account_id))
    assert (kept.user, kept.address) == ("user", "new")


def test_a_conversation_keeps_its_address(house: House) -> None:
    person = house.store.run(lambda unit: unit.people.admit(account("there"), now=NOW))
    place = Place(Platform.TEAMS, "tenant", "conversation", address="https://one.example")
    house.store.run(lambda unit: unit.people.keep_direct(person.account_id, place))
    kept = house.store.look(lambda unit: unit.people.direct(person.account_id))
    assert kept == place
    assert kept is not None
    assert kept.address == "https://one.example"


@pytest.mark.parametrize(("heard", "kept"), [("https://two.example", "https://two.example"), ("", "")])
def test_a_known_channel_is_reached_where_it_was_last_heard(house: House, heard: str, kept: str) -> None:
    place = Place(Platform.TEAMS, "tenant", "channel")
    channel = house.store.run(lambda unit: unit.channels.keep(place, now=NOW))
    house.store.run(
        lambda unit: unit.channels.reached(Place(Platform.TEAMS, "tenant", "channel", address=heard))
    )
    assert house.store.look(lambda unit: unit.channels.by_id(channel.id)).place.address == kept
