"""Names for rows and for requests: made by us, never by a sequence, and they tell nothing about anybody."""

import secrets
import uuid

from uuid_utils.compat import uuid7

# No I, L, O, U, 0 or 1: nothing that is misread aloud or in a small font.
REFERENCE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
REFERENCE_LENGTH = 6


def new_id() -> uuid.UUID:
    """A UUIDv7: rows made together lie together (storage 4: 14 times less log per insert than a UUIDv4)."""
    return uuid7()


def new_reference(letter: str = "K") -> str:
    """`K-7F3KQ2`: random, never sequential. Unique per network by the database; a clash is drawn again."""
    return f"{letter}-" + "".join(secrets.choice(REFERENCE_ALPHABET) for _ in range(REFERENCE_LENGTH))


def code_of(secret: bytes, letters: int = 8) -> str:
    """`ABCD-EFGH`: letters of as many random bytes, to be read from one screen or paper and typed on another."""
    return code_as_typed(
        "".join(REFERENCE_ALPHABET[byte % len(REFERENCE_ALPHABET)] for byte in secret[:letters])
    )


def code_as_typed(text: str) -> str:
    """What `code_of` gave, however its case and dash were typed."""
    letters = "".join(letter for letter in text.upper() if letter.isalnum())
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))
