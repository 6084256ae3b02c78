"""What coaches read is shown whole or not at all: never cut where the candidate cannot see it (F-100)."""

import pytest

from bot.matching.form import MOTIVATION_MAX, SHOWN_MAX, TAKEN_OUT_MAX, fits
from bot.outcome import Said
from bot.privacy.open_field import people_count
from tests.conversation import Actor, Courier
from tests.furniture import REQUEST

# Each is short and leaves a long placeholder behind, or many.
GROWING = ("€5 ", "@ab ", "a@b.nl ", "bij AH, ", "👨‍👩‍👧‍👦")


@pytest.mark.parametrize("growing", GROWING)
def test_a_story_that_grows_too_long_is_told_at_its_field_and_nothing_is_kept(
    candidate: Actor, growing: str
) -> None:
    candidate.opens_the_form()
    story = growing * (MOTIVATION_MAX // people_count(growing))
    assert candidate.sends({**REQUEST, "motivation": story}) is Said.INVALID
    assert candidate.errors.keys() == {"motivation"}
    assert "minder namen en getallen" in candidate.errors["motivation"]
    assert candidate.requests() == []


def test_so_many_words_to_take_out_besides_are_told_where_they_were_typed(
    candidate: Actor, courier: Courier
) -> None:
    story = "ik wil en ik kan en " * 40
    candidate.asks(motivation=story)
    courier.runs()
    candidate.presses("request.remove")
    assert candidate.sends({"removed": "wil\nkan"}) is Said.INVALID
    assert candidate.errors.keys() == {"removed"}


def test_the_limits_themselves_fit() -> None:
    assert fits("a" * SHOWN_MAX)
    assert not fits("a" * (SHOWN_MAX + 1))
    assert not fits("😀" * (SHOWN_MAX // 2 + 1))
    assert fits("[naam]" * TAKEN_OUT_MAX)
    assert not fits("[naam]" * (TAKEN_OUT_MAX + 1))
