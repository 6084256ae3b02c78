"""A file opens whole or not at all, and is gone with its key (faults 1.3: truncation must fail)."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import Connection, delete, select, update

from bot.ids import new_id
from bot.ports.files import MOST_BYTES, FileKind
from storage.errors import Damaged, Forgotten, Unreadable
from storage.store import stored_subjects
from storage.store.files import PIECE, PIECE_SIZE
from tests.storage.store.house import House

CANARY = b"a canary inside a file "
BIG = CANARY * 9_000


def keep(house: House, data: bytes = BIG, *, person: UUID | None = None, about: UUID | None = None) -> UUID:
    now = house.clock.now()
    return house.do(
        lambda unit: unit.files.keep(
            person,
            FileKind.CV,
            data,
            media_type="application/pdf",
            now=now,
            expires_at=now + timedelta(hours=72),
            about=about,
        )
    )


def reopened(house: House, file: UUID) -> bytes:
    return house.do(lambda unit: unit.files.open(file))


def pieces(connection: Connection, file: UUID) -> list[bytes]:
    found = select(PIECE.c.sealed_data).where(PIECE.c.file_id == file).order_by(PIECE.c.number)
    return list(connection.execute(found).scalars())


@pytest.mark.parametrize("size", [1, PIECE_SIZE - 1, PIECE_SIZE, PIECE_SIZE + 1, 3 * PIECE_SIZE])
def test_a_file_comes_back_byte_for_byte(house: House, size: int) -> None:
    data = bytes(number % 251 for number in range(size))
    assert reopened(house, keep(house, data)) == data


def test_what_is_known_of_a_file_is_whose_and_until_when_and_no_name(house: House) -> None:
    person, request = house.admit("U0CANDIDATE"), new_id()
    file = keep(house, person=person.id, about=request)
    (mine,) = house.do(lambda unit: unit.files.of(person.id))
    assert mine == house.do(lambda unit: unit.files.find(file))
    assert house.do(lambda unit: unit.files.about(request)) == [mine]
    assert (mine.size, mine.expires_at) == (len(BIG), house.clock.now() + timedelta(hours=72))


def test_nothing_of_a_file_stands_in_the_open(house: House) -> None:
    file = keep(house)
    sealed = house.raw(lambda connection: b"".join(pieces(connection, file)))
    assert len(sealed) > len(BIG)
    assert CANARY not in sealed
    assert not any(CANARY in path.read_bytes() for path in house.folder.glob("klik.db*"))


def test_a_file_of_which_the_end_is_cut_off_does_not_open(house: House) -> None:
    file = keep(house)
    last = len(BIG) // PIECE_SIZE
    house.raw(lambda c: c.execute(delete(PIECE).where(PIECE.c.file_id == file, PIECE.c.number == last)))
    with pytest.raises(Damaged):
        reopened(house, file)


def test_a_cut_that_hides_itself_in_the_count_does_not_open_either(house: House) -> None:
    """Whoever has the file can change the count beside the pieces; being the last one is sealed."""
    file = keep(house)
    last = len(BIG) // PIECE_SIZE
    house.raw(lambda c: c.execute(delete(PIECE).where(PIECE.c.file_id == file, PIECE.c.number == last)))
    house.raw(lambda c: c.exec_driver_sql(f"UPDATE file SET pieces = {last}"))
    with pytest.raises(Damaged):
        reopened(house, file)


def test_pieces_that_changed_places_do_not_open(house: House) -> None:
    file = keep(house)
    first, second, *_ = house.raw(lambda connection: pieces(connection, file))
    for number, sealed in ((0, second), (1, first)):
        here = update(PIECE).where(PIECE.c.file_id == file, PIECE.c.number == number)
        house.raw(lambda c, here=here, sealed=sealed: c.execute(here.values(sealed_data=sealed)))
    with pytest.raises(Damaged):
        reopened(house, file)


def test_a_piece_of_another_file_does_not_open(house: House) -> None:
    mine, other = keep(house), keep(house)
    theirs = house.raw(lambda connection: pieces(connection, other))[0]
    here = update(PIECE).where(PIECE.c.file_id == mine, PIECE.c.number == 0)
    house.raw(lambda connection: connection.execute(here.values(sealed_data=theirs)))
    with pytest.raises(Unreadable):
        reopened(house, mine)
    assert reopened(house, other) == BIG


def test_a_destroyed_file_is_gone_with_its_key(house: House) -> None:
    file = keep(house)
    sealed = house.raw(lambda connection: pieces(connection, file))
    assert house.keys.of([file])
    assert house.do(lambda unit: unit.files.destroy(file)) is True
    assert house.do(lambda unit: unit.files.find(file)) is None
    assert house.raw(lambda connection: pieces(connection, file)) == []
    assert not house.keys.of([file]), "a copy of the database does not open it again"
    assert house.do(lambda unit: unit.files.destroy(file)) is False
    with pytest.raises(LookupError):
        reopened(house, file)
    assert sealed


def test_a_file_whose_key_alone_is_gone_says_so(house: House) -> None:
    file = keep(house)
    house.vault.forget(file)
    with pytest.raises(Forgotten):
        reopened(house, file)


def test_a_file_is_destroyed_at_its_moment_and_not_before(house: House) -> None:
    file = keep(house)
    house.clock.move(timedelta(hours=72, seconds=-1))
    assert house.do(lambda unit: unit.files.expire(now=house.clock.now())) == 0
    assert reopened(house, file) == BIG
    house.clock.move(timedelta(seconds=1))
    assert house.do(lambda unit: unit.files.expire(now=house.clock.now())) == 1
    assert house.do(lambda unit: unit.files.find(file)) is None


def test_the_key_of_a_file_that_is_kept_is_no_orphan(house: House) -> None:
    file = keep(house)
    nobodys = new_id()
    house.vault.new_subject(nobodys)
    stored = stored_subjects(house.reading)([file, nobodys])
    assert file in stored
    assert nobodys not in stored


@pytest.mark.parametrize("size", [0, MOST_BYTES + 1])
def test_a_file_that_is_empty_or_too_large_is_refused(house: House, size: int) -> None:
    with pytest.raises(ValueError, match="bytes"):
        keep(house, bytes(size))
