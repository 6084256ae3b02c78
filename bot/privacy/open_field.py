"""What an open field may hold: no citizen service number, and no more than fits, as people and as computers count (R-041)."""

import re

import regex
from stdnum.nl import bsn

_NINE_DIGITS = re.compile(r"(?<!\d)(?:\d[ .-]?){8}\d(?!\d)")
# A letter with its accents takes a few bytes, an emoji of two people with their skin some thirty-five. More is a pile.
BYTES_EACH = 36


def holds_bsn(text: str) -> bool:
    """Nine digits that pass the eleven-test: only who the law allows may keep those (UAVG art. 46)."""
    return any(bsn.is_valid(found) for found in _NINE_DIGITS.findall(text))


def people_count(text: str) -> int:
    """Characters as people count them: graphemes, not bytes or code points (F-101)."""
    return len(regex.findall(r"\X", text))


def is_piled_up(text: str, *, most: int) -> bool:
    """Few characters to the eye, and far more bytes than as many characters can need."""
    return len(text.encode()) > most * BYTES_EACH
