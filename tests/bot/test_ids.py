"""Ids sort by time; references can be read aloud."""

import re
from datetime import UTC, timedelta
from uuid import UUID

from bot.clock import SystemClock
from bot.ids import REFERENCE_ALPHABET, new_id, new_reference
from tests.clock import SetClock


def test_an_id_is_a_standard_uuid_of_version_seven() -> None:
    assert type(new_id()) is UUID
    assert new_id().version == 7


def test_ids_made_one_after_the_other_sort_in_that_order_and_never_repeat() -> None:
    made = [new_id() for _ in range(10_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_a_reference_is_k_dash_and_six_letters_or_digits_that_look_like_nothing_else() -> None:
    references = {new_reference() for _ in range(2_000)}
    assert all(re.fullmatch(rf"K-[{REFERENCE_ALPHABET}]{{6}}", each) for each in references)
    assert not set("ILOU01") & set("".join(references).replace("K-", ""))
    assert set("".join(references)) - {"-"} == set(REFERENCE_ALPHABET), "every letter is used"
    assert len(references) > 1_990, "30 to the sixth: a clash in 2,000 draws is rare"


def test_the_machines_clock_is_aware_and_in_utc() -> None:
    now = SystemClock().now()
    assert now.tzinfo is UTC


def test_a_set_clock_stands_still_until_it_is_moved() -> None:
    clock = SetClock()
    before = clock.now()
    assert clock.now() == before
    clock.move(timedelta(hours=1))
    assert clock.now() - before == timedelta(hours=1)
