"""The start is refused whenever stored data would stay closed (F-065 to F-067)."""

import base64
import os
import sqlite3
from pathlib import Path
from uuid import UUID

import pytest

from bot.ids import new_id
from storage.errors import CannotStart
from storage.keys import Keys
from storage.master import make_master_key
from storage.vault import Cell, Vault
from tests.storage.conftest import OpenKeys


def cell_of(subject: UUID) -> Cell:
    return Cell("contact", "name", new_id(), subject, new_id())


def another_key() -> bytes:
    return base64.b64encode(os.urandom(32))


def test_everybody_has_another_key(keys: Keys) -> None:
    subjects = [new_id() for _ in range(20)]
    for subject in subjects:
        keys.make(subject)
    assert len({found[0].key for found in keys.of(subjects).values()}) == 20


def test_without_a_key_file_the_first_start_says_how_to_make_one(start: OpenKeys, master_file: Path) -> None:
    master_file.unlink()
    with pytest.raises(CannotStart, match="openssl rand -base64 32"):
        start()
    assert not master_file.exists()


def test_a_missing_key_file_is_never_replaced_once_there_are_data(start: OpenKeys, master_file: Path) -> None:
    start().make(new_id())
    key = master_file.read_bytes()
    master_file.unlink()
    with pytest.raises(CannotStart, match="never makes a new one over existing data"):
        start()
    assert not master_file.exists()
    master_file.write_bytes(key)
    master_file.chmod(0o600)
    assert start(data_exist=True)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644, 0o777])
def test_a_key_file_that_others_may_read_is_refused(start: OpenKeys, master_file: Path, mode: int) -> None:
    master_file.chmod(mode)
    with pytest.raises(CannotStart, match="chmod 600"):
        start()


@pytest.mark.parametrize("mode", [0o600, 0o400])
def test_a_key_file_that_only_its_owner_may_read_is_accepted(
    start: OpenKeys, master_file: Path, mode: int
) -> None:
    master_file.chmod(mode)
    assert start()


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n", b"canary7f3a", base64.b64encode(b"canary7f3a"), b"canary7f3a!" * 4, b"\xff" * 44],
)
def test_a_key_file_without_a_proper_key_is_refused_and_not_repeated(
    start: OpenKeys, master_file: Path, content: bytes
) -> None:
    master_file.write_bytes(content)
    with pytest.raises(CannotStart, match=r"is empty|is no key") as caught:
        start()
    assert "canary7f3a" not in str(caught.value)


def test_a_bad_line_is_named_by_its_number(start: OpenKeys, master_file: Path) -> None:
    master_file.write_bytes(master_file.read_bytes() + b"\nnonsense\n")
    with pytest.raises(CannotStart, match="Line 3"):
        start()


def test_the_same_key_twice_is_refused(start: OpenKeys, master_file: Path) -> None:
    master_file.write_bytes(master_file.read_bytes() * 2)
    with pytest.raises(CannotStart, match="twice"):
        start()


def test_a_master_key_is_never_overwritten(master_file: Path) -> None:
    with pytest.raises(FileExistsError):
        make_master_key(master_file)


def test_the_key_of_another_installation_is_refused(start: OpenKeys, master_file: Path) -> None:
    start().make(new_id())
    master_file.write_bytes(another_key())
    with pytest.raises(CannotStart, match="another master key"):
        start(data_exist=True)


def test_a_new_key_on_the_first_line_wraps_what_is_new_and_the_old_one_still_opens(
    start: OpenKeys, master_file: Path
) -> None:
    old, new = new_id(), new_id()
    vault = Vault(start())
    vault.new_subject(old)
    cell, other = cell_of(old), cell_of(new)
    sealed, index = vault.seal("before", cell), vault.lookup("mail", "a@example.test")
    old_key = master_file.read_bytes()
    master_file.write_bytes(another_key() + b"\n" + old_key)
    vault = Vault(start(data_exist=True))
    vault.new_subject(new)
    assert vault.open(sealed, cell) == "before"
    assert vault.open(vault.seal("after", other), other) == "after"
    assert vault.lookup("mail", "a@example.test") == index, (
        "a change of master key leaves every index as it is"
    )


def test_taking_away_an_older_key_that_is_still_in_use_is_refused(start: OpenKeys, master_file: Path) -> None:
    start().make(new_id())
    new_key = another_key()
    master_file.write_bytes(new_key + b"\n" + master_file.read_bytes())
    start(data_exist=True)
    master_file.write_bytes(new_key)
    with pytest.raises(CannotStart, match="lacks an older key"):
        start(data_exist=True)


@pytest.mark.parametrize("leave_empty", [False, True])
def test_a_lost_key_database_is_never_replaced_once_there_are_data(
    start: OpenKeys, keys_file: Path, leave_empty: bool
) -> None:
    start().make(new_id())
    keys_file.unlink()
    if leave_empty:
        keys_file.touch()
    with pytest.raises(CannotStart, match=r"keys\.db is missing"):
        start(data_exist=True)


def test_a_key_database_of_no_keys_is_refused_once_there_are_data(start: OpenKeys, keys_file: Path) -> None:
    sqlite3.connect(keys_file).execute("CREATE TABLE canary (master TEXT, sealed BLOB)").connection.commit()
    with pytest.raises(CannotStart, match="holds no keys"):
        start(data_exist=True)


def test_a_key_database_that_is_no_database_is_refused(start: OpenKeys, keys_file: Path) -> None:
    keys_file.write_bytes(b"this is no database, whatever its name says" * 100)
    with pytest.raises(CannotStart, match="is damaged"):
        start(data_exist=True)


@pytest.mark.parametrize(
    ("table", "column", "words"),
    [("canary", "sealed", "canary does not open"), ("secret", "wrapped", "does not open")],
)
def test_a_damaged_canary_or_secret_stops_the_start(
    start: OpenKeys, keys_file: Path, table: str, column: str, words: str
) -> None:
    start().make(new_id())
    with sqlite3.connect(keys_file) as connection:
        connection.execute(f"UPDATE {table} SET {column} = zeroblob(60)")
    with pytest.raises(CannotStart, match=words):
        Vault(start(data_exist=True))
