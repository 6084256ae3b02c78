"""All that is held about one person is found, and all of it goes: derived from the columns, so also what is added next year."""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Table, func, select

from bot.ports.holdings import HeldValue
from bot.privacy import catalogue
from bot.privacy.purposes import Term
from storage.store import reach
from storage.store.overdue import WITH_THE_PERSON, counted
from storage.store.reach import TABLES, finders, is_proof, links, term_of
from storage.tables.declare import sealed_for
from tests.storage.store.cast import account
from tests.storage.store.house import House
from tests.storage.store.planting import NOBODYS, plant, word

# Not reached from a person, and why that is right.
UNREACHED = dict.fromkeys(NOBODYS, "nobody is in it, as all its columns say") | {
    "incident": "what went wrong; nobody it happened to is named, and what admins did is in the audit trail",
    "inbox": "the blind index of a delivery, without whose it was",
}
# Links that no search starts from, because the row is found by another one.
FOUND_OTHERWISE = {
    "message.to_id": "by owner_id, or by what the message is about",
    "request_grant.account_id": "by person_id",
    "notice.to_id": "by its partial indexes",
    "notice.about_id": "by its partial indexes",
    "notice.lease_owner": "a courier is nobody",
    "ticket.handler_id": "an admin's work, in the audit trail",
    "ticket.not_for_id": "by person_id of who complained",
}
PROVEN_OTHERWISE = {
    "audit.actor_id": "by about_id",
    "audit.case_id": "by about_id",
    "consent.request_id": "by person_id",
    "disclosure.request_id": "by subject_id",
    "disclosure.case_id": "by subject_id",
    "disclosure_order.request_id": "by subject_id",
    "disclosure_order.asked_by": "an admin's act, in the audit trail",
    "legal_hold.order_id": "by subject_id",
    "legal_hold.placed_by": "an admin's act, in the audit trail",
    "invoice.filed_by": "an admin's act, in the audit trail",
    "look.case_id": "by person_id",
    "erasure.case_id": "by person_id",
    "duty.account_id": "by person_id",
    "duty.settled_by": "an admin's act, in the audit trail",
    "data_case.asked_id": "by person_id, once they said that it is theirs",
    "data_case.opened_by": "an admin's act, in the audit trail",
    "data_case.decided_by": "an admin's act, in the audit trail",
}


PROOF = {table.name for table in TABLES if is_proof(table)} - UNREACHED.keys()
# What a legal hold keeps has a copy, a key and an end of its own.
STAYS = PROOF | {"held_value"}
REACHED = {table.name for table in TABLES} - UNREACHED.keys()
# Under the network's key, or one of the row's own: such proof has a moment of its own at which that key goes.
UNDER_ANOTHER_KEY = {
    table.name for table in TABLES if table.name in STAYS and sealed_for(table) != "person_id"
}


def sealed_words(user: str, *, besides: Collection[str] = UNREACHED) -> set[str]:
    sealed = (c for table in TABLES for c in table.c if c.name.startswith("sealed_"))
    return {word(user, column) for column in sealed if column.table.name not in besides}


def words(held: Sequence[HeldValue]) -> set[str]:
    """Every text; a file's content as text as well."""
    return {
        each.value.decode() if isinstance(each.value, bytes) else str(each.value)
        for each in held
        if not isinstance(each.value, bytes) or each.column == "sealed_data"
    }


def collect(house: House, person: UUID) -> list[HeldValue]:
    now = house.clock.now()
    return list(house.do(lambda unit: unit.holdings.collect(person, now=now)))


def sizes(house: House) -> Mapping[str, int]:
    return {
        table.name: house.raw(lambda c, t=table: c.execute(select(func.count()).select_from(t)).scalar_one())  # type: ignore[misc]
        for table in TABLES
    }


# -- nothing is overlooked


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_is_reached_from_a_person_or_listed_with_a_reason(table: Table) -> None:
    assert bool(reach.ways(table, owned=False)) != (table.name in UNREACHED)


def test_every_link_is_followed_or_listed_with_a_reason() -> None:
    silent = {
        str(c) for table in TABLES if table.name not in UNREACHED for c in links(table) if not finders(c)
    }
    assert silent == FOUND_OTHERWISE.keys() | PROVEN_OTHERWISE.keys()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_r_078_every_table_has_a_term_and_a_moment_from_which_it_counts(table: Table) -> None:
    term = term_of(table)
    row = catalogue.term(term)
    if term in WITH_THE_PERSON:
        assert reach.ways(table, owned=True), "it goes with the person, and is not reached from one"
    elif row.years or row.days or term is Term.SET:
        assert counted(table) or table.foreign_keys, "no moment says when it began or ends"
    else:
        assert term is Term.NETWORK


def test_every_sealed_value_of_a_person_is_collected_and_nobody_elses(house: House) -> None:
    mine, theirs = plant(house, "U0CANARY"), plant(house, "U0OTHER")
    held = collect(house, mine)
    assert all(value.is_readable for value in held)
    assert len(sealed_words("U0CANARY")) > 25
    assert sealed_words("U0CANARY") - words(held) == set()
    assert sealed_words("U0OTHER") - words(collect(house, theirs)) == set()
    assert not any("U0OTHER" in text for text in words(held))
    assert {each.table for each in held} == REACHED


def test_a_value_shows_nothing_in_a_log(house: House) -> None:
    held = collect(house, plant(house, "U0CANARY"))
    assert sealed_words("U0CANARY") & words(held)
    assert not any(said in repr(held) for said in words(held) & sealed_words("U0CANARY"))


def test_what_does_not_open_any_more_is_said_and_not_left_out(house: House) -> None:
    person = plant(house, "U0CANARY")
    before = {(each.table, each.row, each.column) for each in collect(house, person)}
    house.vault.forget(person)
    after = {(each.table, each.row, each.column): each.is_readable for each in collect(house, person)}
    assert after.keys() == before
    assert not any(
        ok for (table, _, column), ok in after.items() if column == "sealed_name" and table == "contact"
    )


# -- and all of it goes


def test_a_person_who_is_forgotten_is_in_no_table_but_as_a_random_id_in_a_proof(house: House) -> None:
    person = plant(house, "U0CANARY")
    assert {each.table for each in collect(house, person)} == REACHED
    counts = house.do(lambda unit: unit.holdings.count(person))
    gone = house.do(lambda unit: unit.holdings.forget(person))
    assert gone == counts
    assert gone.keys() == REACHED - STAYS
    left = collect(house, person)
    assert {each.table for each in left} == STAYS
    assert not sealed_words("U0CANARY", besides=UNDER_ANOTHER_KEY) & words(left)


def test_forgetting_one_person_takes_nothing_of_another(house: House) -> None:
    mine, theirs = plant(house, "U0CANARY"), plant(house, "U0OTHER")
    before = collect(house, theirs)
    house.do(lambda unit: unit.holdings.forget(mine))
    assert collect(house, theirs) == before


def test_forgetting_twice_is_harmless(house: House) -> None:
    person = plant(house, "U0CANARY")
    assert house.do(lambda unit: unit.holdings.forget(person))
    before = sizes(house)
    assert house.do(lambda unit: unit.holdings.forget(person)) == {}
    assert sizes(house) == before


def test_the_keys_go_with_the_person_also_those_of_their_files(house: House) -> None:
    person = plant(house, "U0CANARY")
    file = house.do(lambda unit: unit.files.of(person)[0].id)
    assert set(house.keys.of([person, file])) == {person, file}
    house.do(lambda unit: unit.holdings.forget(person))
    assert house.keys.of([person, file]) == {}


def test_a_coach_who_goes_stays_a_random_id_in_the_candidates_match(house: House) -> None:
    request, coach = house.ask(), house.coach("U0COACH")
    assert house.claim(request.id, coach)
    house.do(lambda unit: unit.holdings.forget(coach.person))
    grant = house.do(lambda unit: unit.grants.of_request(request.id))
    assert grant is not None
    assert grant.coach == coach.person
    assert house.do(lambda unit: unit.coaches.find(coach.person)) is None
    assert house.do(lambda unit: unit.people.find(account("U0COACH"))) is None


def test_a_candidate_who_goes_takes_the_match_and_leaves_the_coach(house: House) -> None:
    request, coach = house.ask(), house.coach("U0COACH")
    assert house.claim(request.id, coach)
    house.do(lambda unit: unit.holdings.forget(request.candidate))
    assert house.do(lambda unit: unit.grants.of_request(request.id)) is None
    assert house.do(lambda unit: unit.coaches.find(coach.person)) is not None


def test_a_match_tells_the_candidate_nothing_of_the_coach(house: House) -> None:
    request, coach = house.ask(), house.coach("U0COACH")
    assert house.claim(request.id, coach)
    held = collect(house, request.candidate)
    assert any(each.table == "request_grant" for each in held)
    assert coach.person not in {each.value for each in held}
    assert coach.account_id not in {each.value for each in held}


# -- what is overdue


def test_nothing_is_overdue_in_its_term(house: House) -> None:
    plant(house, "U0CANARY")
    now = house.clock.now()
    assert house.do(lambda unit: unit.holdings.overdue(now=now)) == {}


def test_every_table_with_a_term_of_its_own_is_counted_when_it_is_over(house: House) -> None:
    plant(house, "U0CANARY")
    house.clock.move(timedelta(days=365 * 8))
    now = house.clock.now()
    late: Any = house.do(lambda unit: unit.holdings.overdue(now=now))
    own = {t.name for t in TABLES if counted(t)} - NOBODYS - {"inbox"}
    assert own - late.keys() == {"consent", "presentation"}, (
        "the newest proof about somebody who is still here"
    )
    assert late["person"] == 1
    person = house.admit("U0CANARY").id
    house.do(lambda unit: unit.holdings.forget(person))
    late = house.do(lambda unit: unit.holdings.overdue(now=now))
    assert {"consent", "presentation"} <= late.keys()
    assert "person" not in late
