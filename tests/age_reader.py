"""Opens an age file as https://c2sp.org/age says, apart from the code that makes them."""

import base64
import hashlib
import hmac

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305


def opened(armoured: str, passphrase: str) -> bytes:
    """Raises `ValueError` or `InvalidTag` when anything is not as it should be."""
    lines = armoured.strip().splitlines()
    if (lines[0], lines[-1]) != ("-----BEGIN AGE ENCRYPTED FILE-----", "-----END AGE ENCRYPTED FILE-----"):
        raise ValueError("no armour")
    raw = base64.b64decode("".join(lines[1:-1]))
    version, recipient, wrapped, rest = raw.split(b"\n", 3)
    footer, _, body = rest.partition(b"\n")
    _, kind, salt, factor = recipient.split(b" ")
    if version != b"age-encryption.org/v1" or kind != b"scrypt":
        raise ValueError("no age file with a passphrase")
    key = hashlib.scrypt(
        passphrase.encode(), salt=version + b"/scrypt" + _base64(salt), n=2 ** int(factor), r=8, p=1, dklen=32
    )
    file_key = ChaCha20Poly1305(key).decrypt(bytes(12), _base64(wrapped), None)
    header = b"\n".join((version, recipient, wrapped, b"---"))
    mac = hmac.digest(_hkdf(file_key, b"", b"header"), header, "sha256")
    if not hmac.compare_digest(mac, _base64(footer.removeprefix(b"--- "))):
        raise ValueError("the header was changed")
    return _stream(ChaCha20Poly1305(_hkdf(file_key, body[:16], b"payload")), body[16:])


def _stream(cipher: ChaCha20Poly1305, sealed: bytes) -> bytes:
    size = 64 * 1024 + 16
    chunks = [sealed[start : start + size] for start in range(0, len(sealed), size)]
    return b"".join(
        cipher.decrypt(number.to_bytes(11, "big") + bytes([number == len(chunks) - 1]), chunk, None)
        for number, chunk in enumerate(chunks)
    )


def _hkdf(secret: bytes, salt: bytes, info: bytes) -> bytes:
    """RFC 5869, one block."""
    return hmac.digest(hmac.digest(salt or bytes(32), secret, "sha256"), info + b"\1", "sha256")


def _base64(text: bytes) -> bytes:
    return base64.b64decode(text + b"=" * (-len(text) % 4))
