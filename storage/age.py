"""A package for somebody outside, as an age file with a passphrase: whoever gets it opens it with `age --decrypt`.

The format is https://c2sp.org/age (version 1, scrypt recipient, ASCII armour); the pieces are `cryptography`'s.
"""

import base64
import os
import secrets
from hmac import digest

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from bot.ids import REFERENCE_ALPHABET

_VERSION = "age-encryption.org/v1"
# The passphrase is drawn by us, with more than a hundred bits: the work factor need not make up for a weak one.
_LOG_N = 14
_CHUNK = 64 * 1024
_COLUMNS = 64
_BEGIN, _END = "-----BEGIN AGE ENCRYPTED FILE-----", "-----END AGE ENCRYPTED FILE-----"


def new_passphrase() -> str:
    """Six groups of four letters that are not misread: 118 bits."""
    letters = [secrets.choice(REFERENCE_ALPHABET) for _ in range(24)]
    return "-".join("".join(letters[start : start + 4]) for start in range(0, 24, 4))


def encrypted(plain: bytes, passphrase: str) -> str:
    """Armoured text, to be handed over beside the passphrase, never together with it."""
    file_key = os.urandom(16)
    header = _header(file_key, passphrase)
    mac = digest(_derived(file_key, b"", b"header"), header.encode(), "sha256")
    nonce = os.urandom(16)
    body = _stream(_derived(file_key, nonce, b"payload"), plain)
    return _armoured(f"{header} {_base64(mac)}\n".encode() + nonce + body)


def _header(file_key: bytes, passphrase: str) -> str:
    salt = os.urandom(16)
    kdf = Scrypt(salt=f"{_VERSION}/scrypt".encode() + salt, length=32, n=2**_LOG_N, r=8, p=1)
    wrapped = ChaCha20Poly1305(kdf.derive(passphrase.encode())).encrypt(bytes(12), file_key, None)
    return f"{_VERSION}\n-> scrypt {_base64(salt)} {_LOG_N}\n{_base64(wrapped)}\n---"


def _stream(key: bytes, plain: bytes) -> bytes:
    """In chunks, each with its number in the nonce and the last one marked: nothing can be cut off or moved."""
    chunks = [plain[start : start + _CHUNK] for start in range(0, max(len(plain), 1), _CHUNK)]
    cipher = ChaCha20Poly1305(key)
    return b"".join(
        cipher.encrypt(number.to_bytes(11, "big") + bytes([number == len(chunks) - 1]), chunk, None)
        for number, chunk in enumerate(chunks)
    )


def _derived(key: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=salt or None, info=info).derive(key)


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode().rstrip("=")


def _armoured(data: bytes) -> str:
    text = base64.b64encode(data).decode()
    lines = [text[start : start + _COLUMNS] for start in range(0, len(text), _COLUMNS)]
    return "\n".join((_BEGIN, *lines, _END)) + "\n"
