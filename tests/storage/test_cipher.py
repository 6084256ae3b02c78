"""Contexts cannot be confused, lengths tell little, keys for different purposes differ."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.cipher import DoesNotOpen, decrypt, derive, encrypt, new_key, pad, tuple_bytes, unpad

PARTS = st.lists(st.binary(max_size=8), max_size=4)


@given(PARTS, PARTS)
def test_two_different_tuples_never_become_the_same_bytes(one: list[bytes], two: list[bytes]) -> None:
    assert (tuple_bytes(*one) == tuple_bytes(*two)) == (one == two)


def test_moving_a_separator_from_one_part_to_the_next_makes_another_tuple() -> None:
    assert tuple_bytes(b"a|b", b"c") != tuple_bytes(b"a", b"b|c")


@given(st.binary(max_size=10_000))
def test_padding_comes_off_again(plain: bytes) -> None:
    assert unpad(pad(plain)) == plain


@pytest.mark.parametrize(
    ("length", "padded"),
    [(0, 64), (60, 64), (61, 256), (252, 256), (253, 1024), (1021, 4096), (4092, 4096), (4093, 8192)],
)
def test_a_value_is_padded_to_the_next_bucket(length: int, padded: int) -> None:
    assert len(pad(b"x" * length)) == padded


@given(st.binary(max_size=70))
def test_bytes_that_were_never_padded_are_refused_or_cut_but_never_overrun(padded: bytes) -> None:
    try:
        assert len(unpad(padded)) <= len(padded)
    except DoesNotOpen:
        assert len(padded) < 4 or int.from_bytes(padded[:4], "big") > len(padded) - 4


def test_the_same_text_is_never_sealed_to_the_same_bytes_twice() -> None:
    key = new_key()
    assert len({encrypt(key, b"same", b"here") for _ in range(500)}) == 500


def test_another_key_or_another_context_opens_nothing() -> None:
    key = new_key()
    sealed = encrypt(key, b"text", b"here")
    assert decrypt(key, sealed, b"here") == b"text"
    for wrong_key, context in ((new_key(), b"here"), (key, b"there")):
        with pytest.raises(DoesNotOpen):
            decrypt(wrong_key, sealed, context)


def test_keys_for_different_purposes_differ_and_stay_the_same_from_start_to_start() -> None:
    secret = os.urandom(32)
    labels = [(b"lookup", b"mail"), (b"lookup", b"phone"), (b"mac", b"mail"), (b"lookupmail", b"")]
    assert len({derive(secret, *each) for each in labels}) == len(labels)
    assert derive(secret, b"mac", b"audit") == derive(secret, b"mac", b"audit")
