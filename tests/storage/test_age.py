"""A package is an age file: it opens with its passphrase, and with nothing added, cut off or changed."""

import base64

import pytest
from cryptography.exceptions import InvalidTag

from storage.age import encrypted, new_passphrase
from tests.age_reader import opened

KANARIE = b"Kanarie Vogelzang"


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 200_000])
def test_what_went_in_comes_out(size: int) -> None:
    plain = KANARIE * (size // len(KANARIE) + 1)
    passphrase = new_passphrase()
    assert opened(encrypted(plain[:size], passphrase), passphrase) == plain[:size]


def test_nothing_of_it_can_be_read_without_the_passphrase() -> None:
    armoured = encrypted(KANARIE, new_passphrase())
    raw = base64.b64decode("".join(armoured.splitlines()[1:-1]))
    assert KANARIE not in raw
    with pytest.raises(InvalidTag):
        opened(armoured, new_passphrase())


@pytest.mark.parametrize("at", [-1, -20, 70, 120])
def test_a_changed_byte_is_noticed(at: int) -> None:
    passphrase = new_passphrase()
    lines = encrypted(KANARIE, passphrase).splitlines()
    raw = bytearray(base64.b64decode("".join(lines[1:-1])))
    raw[at] ^= 1
    changed = "\n".join((lines[0], base64.b64encode(bytes(raw)).decode(), lines[-1]))
    with pytest.raises((InvalidTag, ValueError)):
        opened(changed, passphrase)


def test_every_passphrase_is_another_and_reads_aloud() -> None:
    drawn = {new_passphrase() for _ in range(50)}
    assert len(drawn) == 50
    assert all(len(each) == 29 and not set("IOLU01") & set(each) for each in drawn)
