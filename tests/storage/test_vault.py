"""A value opens in its own place with its own person's key, and nowhere else, and never half (F-061 to F-064, F-069)."""

import shutil
import sqlite3
import threading
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.ids import new_id
from storage.errors import Damaged, Forgotten, NoKey, Unreadable
from storage.keys import Keys
from storage.vault import Cell, Vault
from tests.storage.conftest import OpenKeys

ON_ONE_VAULT = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=60
)
CANARY = "Kanarie 7f3a"


@pytest.fixture
def subject(vault: Vault) -> UUID:
    subject = new_id()
    vault.new_subject(subject)
    return subject


@pytest.fixture
def cell(subject: UUID) -> Cell:
    return Cell("contact", "email", new_id(), subject, new_id())


@ON_ONE_VAULT
@given(value=st.text(max_size=3_000))
def test_what_is_sealed_opens_again_whatever_the_script(vault: Vault, cell: Cell, value: str) -> None:
    assert vault.open(vault.seal(value, cell), cell) == value


@pytest.mark.parametrize("value", ["", "\0", "👩‍👩‍👧‍👦", "e\u0301", "\u202eabc", "x" * 20_000])
def test_odd_texts_come_back_unchanged(vault: Vault, cell: Cell, value: str) -> None:
    assert vault.open(vault.seal(value, cell), cell) == value


def test_half_a_character_is_refused_without_repeating_the_text(vault: Vault, cell: Cell) -> None:
    with pytest.raises(ValueError, match=r"contact\.email holds half a character") as caught:
        vault.seal(CANARY + "\ud800", cell)
    assert CANARY not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_length_does_not_tell_what_was_chosen(vault: Vault, cell: Cell) -> None:
    assert len({len(vault.seal(value, cell)) for value in ("vrouw", "man", "x", "zeg ik liever niet")}) == 1


def test_the_sealed_bytes_hold_nothing_of_the_value(vault: Vault, cell: Cell) -> None:
    sealed = vault.seal(CANARY, cell)
    assert CANARY.encode() not in sealed
    assert sealed != vault.seal(CANARY, cell), "nor can two equal values be seen to be equal"


@pytest.mark.parametrize("part", ["table", "column", "row", "network"])
def test_a_value_moved_to_another_place_does_not_open(vault: Vault, cell: Cell, part: str) -> None:
    other = replace(cell, **{part: new_id() if part in ("row", "network") else "other"})
    sealed = vault.seal(CANARY, cell)
    assert vault.open(sealed, cell) == CANARY
    with pytest.raises(Damaged):
        vault.open(sealed, other)


def test_values_swapped_between_two_people_open_for_neither(vault: Vault, cell: Cell) -> None:
    other = replace(cell, row=new_id(), subject=new_id())
    vault.new_subject(other.subject)
    mine, theirs = vault.seal("mine", cell), vault.seal("theirs", other)
    assert (vault.open(mine, cell), vault.open(theirs, other)) == ("mine", "theirs")
    for sealed, place in ((theirs, cell), (mine, other)):
        with pytest.raises(Damaged):
            vault.open(sealed, place)


def test_every_part_of_the_place_is_in_the_context(cell: Cell) -> None:
    others = [replace(cell, **{part: "other"}) for part in ("table", "column")]
    others += [replace(cell, **{part: new_id()}) for part in ("row", "subject", "network")]
    assert len({each.context() for each in (cell, *others)}) == 6


def test_column_and_table_names_cannot_be_shifted_into_each_other(vault: Vault, cell: Cell) -> None:
    sealed = vault.seal(CANARY, replace(cell, table="ab", column="c"))
    with pytest.raises(Damaged):
        vault.open(sealed, replace(cell, table="a", column="bc"))


@ON_ONE_VAULT
@given(data=st.data())
def test_one_flipped_bit_anywhere_is_noticed(vault: Vault, cell: Cell, data: st.DataObject) -> None:
    sealed = bytearray(vault.seal(CANARY, cell))
    bit = data.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[bit // 8] ^= 1 << (bit % 8)
    with pytest.raises(Damaged):
        vault.open(bytes(sealed), cell)


@ON_ONE_VAULT
@given(data=st.data())
def test_one_byte_too_few_or_too_many_is_noticed(vault: Vault, cell: Cell, data: st.DataObject) -> None:
    sealed = vault.seal(CANARY, cell)
    end = data.draw(st.integers(0, len(sealed) - 1))
    extra = data.draw(st.binary(min_size=1, max_size=20))
    for changed in (sealed[:end], sealed + extra, extra + sealed):
        with pytest.raises(Damaged):
            vault.open(changed, cell)


@ON_ONE_VAULT
@given(garbage=st.binary(max_size=200))
def test_bytes_that_were_never_sealed_do_not_open(vault: Vault, cell: Cell, garbage: bytes) -> None:
    with pytest.raises(Damaged):
        vault.open(garbage, cell)


def test_an_error_names_row_and_column_and_not_the_value(vault: Vault, cell: Cell) -> None:
    sealed = vault.seal(CANARY, cell)
    with pytest.raises(Damaged) as caught:
        vault.open(sealed, replace(cell, column="phone"))
    assert "contact.phone" in str(caught.value)
    assert str(cell.row) in str(caught.value)
    assert (caught.value.table, caught.value.column, caught.value.row) == ("contact", "phone", cell.row)
    assert CANARY not in f"{caught.value!r} {caught.value}"


def test_one_damaged_value_does_not_hide_the_others(vault: Vault, cell: Cell) -> None:
    other = replace(cell, column="phone")
    erased = replace(cell, subject=new_id())
    vault.new_subject(erased.subject)
    sealed = [
        (vault.seal("a", cell), other),
        (vault.seal("b", other), other),
        (vault.seal("c", erased), erased),
    ]
    vault.forget(erased.subject)
    damaged, whole, forgotten = vault.open_each(sealed)
    assert isinstance(damaged, Damaged)
    assert whole == "b"
    assert isinstance(forgotten, Forgotten)
    with pytest.raises(Damaged):
        vault.open_all(sealed)


def test_many_values_of_many_people_open_in_their_order(vault: Vault, cell: Cell) -> None:
    cells = [replace(cell, row=new_id(), subject=new_id()) for _ in range(30)]
    for each in cells:
        vault.new_subject(each.subject)
    sealed = [(vault.seal(str(number), each), each) for number, each in enumerate(cells)]
    assert vault.open_all(sealed) == [str(number) for number in range(30)]
    assert vault.open_all([]) == []


def test_values_of_two_people_are_not_sealed_in_one_go(vault: Vault, cell: Cell) -> None:
    other = replace(cell, subject=new_id())
    with pytest.raises(ValueError, match="not all about the same person"):
        vault.seal_all(cell.subject, [("a", cell), ("b", other)])


def test_nothing_is_sealed_for_somebody_without_a_key(vault: Vault, cell: Cell) -> None:
    with pytest.raises(NoKey):
        vault.seal(CANARY, replace(cell, subject=new_id()))


def test_whoever_is_forgotten_cannot_be_read_or_written_any_more(vault: Vault, cell: Cell) -> None:
    sealed = vault.seal(CANARY, cell)
    assert vault.open(sealed, cell) == CANARY
    vault.forget(cell.subject)
    with pytest.raises(Forgotten):
        vault.open(sealed, cell)
    with pytest.raises(NoKey):
        vault.seal(CANARY, cell)


def test_forgetting_reaches_a_second_vault_on_the_same_keys_at_once(
    vault: Vault, start: OpenKeys, cell: Cell
) -> None:
    replica = Vault(start(data_exist=True))
    sealed = vault.seal(CANARY, cell)
    assert replica.open(sealed, cell) == CANARY
    vault.forget(cell.subject)
    with pytest.raises(Forgotten):
        replica.open(sealed, cell)


@pytest.mark.parametrize("damage", ["wrapped = zeroblob(60)", "wrapped = x''", "master = 'another'"])
def test_a_damaged_key_is_told_from_an_erased_one(
    vault: Vault, cell: Cell, keys_file: Path, damage: str
) -> None:
    sealed = vault.seal(CANARY, cell)
    with sqlite3.connect(keys_file) as connection:
        connection.execute(f"UPDATE subject_key SET {damage}")
    with pytest.raises(Damaged):
        vault.open(sealed, cell)
    with pytest.raises(NoKey):
        vault.seal(CANARY, cell)


def test_a_newer_key_seals_and_the_older_one_still_opens(vault: Vault, keys: Keys, cell: Cell) -> None:
    before = vault.seal("before", cell)
    keys.make(cell.subject)
    after = vault.seal("after", cell)
    assert before[1:17] != after[1:17], "sealed with another key"
    assert vault.open_all([(before, cell), (after, cell)]) == ["before", "after"]


def test_a_copy_of_the_keys_from_before_the_erasure_is_the_only_thing_that_still_opens(
    vault: Vault, start: OpenKeys, cell: Cell, keys_file: Path
) -> None:
    sealed = vault.seal(CANARY, cell)
    copy = keys_file.with_name("copy.db")
    shutil.copy(keys_file, copy)
    vault.forget(cell.subject)
    with pytest.raises(Forgotten):
        Vault(start(data_exist=True)).open(sealed, cell)
    shutil.copy(copy, keys_file)  # why copies of keys.db are latest-only
    assert Vault(start(data_exist=True)).open(sealed, cell) == CANARY


def test_a_lookup_is_the_same_for_equal_values_and_differs_for_everything_else(vault: Vault) -> None:
    index = vault.lookup("email", "a@example.test")
    assert len(index) == 16
    assert index == vault.lookup("email", "a@example.test")
    others = [vault.lookup("email", "b@example.test"), vault.lookup("phone", "a@example.test")]
    assert index not in others


def test_a_lookup_survives_a_restart_and_differs_between_installations(
    vault: Vault, start: OpenKeys, keys_file: Path
) -> None:
    index, mac = vault.lookup("email", "a@example.test"), vault.mac("audit", b"entry")
    again = Vault(start(data_exist=True))
    assert (again.lookup("email", "a@example.test"), again.mac("audit", b"entry")) == (index, mac)
    keys_file.unlink()
    elsewhere = Vault(start())
    assert elsewhere.lookup("email", "a@example.test") != index
    assert elsewhere.mac("audit", b"entry") != mac


def test_a_mac_depends_on_its_purpose(vault: Vault) -> None:
    assert len(vault.mac("audit", b"x")) == 32
    assert vault.mac("audit", b"x") != vault.mac("inbox", b"x")


def test_many_threads_seal_and_open_at_once(vault: Vault, cell: Cell) -> None:
    outcomes: list[str | Unreadable] = []

    def work(number: int) -> None:
        own = replace(cell, subject=new_id())
        vault.new_subject(own.subject)
        outcomes.append(vault.open(vault.seal(str(number), own), own))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes, key=str) == sorted(str(number) for number in range(20))
