"""How long a platform asks to be left alone, in every spelling."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.pausing import pause

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PAUSES = {
    "30": 30.0,
    "1.5": 1.5,
    " 7 ": 7.0,
    "0": 1.0,
    "-1": 1.0,
    "999999": 900.0,
    "1e400": 30.0,
    "nan": 30.0,
    "abc": 30.0,
    "": 30.0,
    format_datetime(NOW + timedelta(seconds=90), usegmt=True): 90.0,
    format_datetime(NOW - timedelta(days=1), usegmt=True): 1.0,
    format_datetime(NOW + timedelta(seconds=60)).removesuffix(" +0000"): 60.0,
    "inf": 30.0,
    "Sun, 99 Nov 2026 99:00:00 GMT": 30.0,
}


@pytest.mark.parametrize("said", PAUSES)
def test_retry_after_is_read_in_every_spelling_and_kept_between_a_second_and_a_quarter(said: str) -> None:
    assert pause(said, now=NOW.timestamp) == PAUSES[said]


@given(st.text(max_size=40))
def test_no_retry_after_can_break_anything(said: str) -> None:
    seconds = pause(said, now=NOW.timestamp)
    assert seconds is not None
    assert 1.0 <= seconds <= 900.0


def test_where_nothing_is_said_there_is_no_pause_to_keep() -> None:
    assert pause(None, now=NOW.timestamp) is None
