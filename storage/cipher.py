"""The few cryptographic building blocks: contexts, padding, AES-256-GCM with a fresh nonce, derived keys."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_SIZE = 32
NONCE_SIZE = 12
TAG_SIZE = 16
_BUCKETS = (64, 256, 1024, 4096)
_COUNT = 4


class DoesNotOpen(Exception):
    """Wrong key, wrong context, or changed bytes: the cipher cannot tell which, and says nothing (faults 1.3)."""


def tuple_bytes(*parts: bytes) -> bytes:
    """Each part behind its length, so that ("a|b", "c") and ("a", "b|c") differ."""
    return b"".join([piece for part in parts for piece in (len(part).to_bytes(_COUNT, "big"), part)])


def new_key() -> bytes:
    return os.urandom(KEY_SIZE)


def derive(secret: bytes, *labels: bytes) -> bytes:
    """One secret, many keys: each for one purpose (RFC 5869)."""
    return HKDF(SHA256(), KEY_SIZE, salt=None, info=tuple_bytes(b"klik", *labels)).derive(secret)


def encrypt(key: bytes, plain: bytes, context: bytes) -> bytes:
    nonce = os.urandom(NONCE_SIZE)
    return nonce + AESGCM(key).encrypt(nonce, plain, context)


def decrypt(key: bytes, sealed: bytes, context: bytes) -> bytes:
    if len(sealed) < NONCE_SIZE + TAG_SIZE:
        raise DoesNotOpen
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_SIZE], sealed[NONCE_SIZE:], context)
    except InvalidTag:
        raise DoesNotOpen from None


def pad(plain: bytes) -> bytes:
    """Up to the next bucket, so that a length tells no gender and no town."""
    size = _COUNT + len(plain)
    bucket = next((bucket for bucket in _BUCKETS if size <= bucket), -(-size // _BUCKETS[-1]) * _BUCKETS[-1])
    return (len(plain).to_bytes(_COUNT, "big") + plain).ljust(bucket, b"\0")


def unpad(padded: bytes) -> bytes:
    end = _COUNT + int.from_bytes(padded[:_COUNT], "big")
    if len(padded) < _COUNT or end > len(padded):
        raise DoesNotOpen
    return padded[_COUNT:end]
