"""A coach takes a pause: in days, weeks or until a date, as people write it, in both languages."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.coaches.joining import read_until
from bot.context import Context
from bot.outcome import Said
from bot.rules import Rules
from tests.conversation import Actor, House

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def until(typed: str) -> datetime | None:
    return read_until(typed, Context(Rules(), NOW))


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("14", 14),
        ("1 dag", 1),
        ("10 dagen", 10),
        ("2 weken", 14),
        ("1 week", 7),
        ("week", 7),
        ("3 weeks", 21),
        ("a week", None),
        ("1 maand", 30),
        ("5 days", 5),
    ],
)
def test_a_pause_of_so_long(typed: str, days: int | None) -> None:
    assert until(typed) == (NOW + timedelta(days=days) if days else None)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1-12-2026", (2026, 12, 1)),
        ("2026-12-01", (2026, 12, 1)),
        ("tot 1-12-2026", (2026, 12, 1)),
        ("until 2026-12-01", (2026, 12, 1)),
        ("15/6/2026", (2026, 6, 15)),
        ("31-12-26", (2026, 12, 31)),
    ],
)
def test_a_pause_until_a_date(typed: str, day: tuple[int, int, int]) -> None:
    found = until(typed)
    assert found is not None
    assert (found.year, found.month, found.day) == day


@pytest.mark.parametrize(
    "odd",
    [
        "",
        "0",
        "000",
        "morgen",
        "32-13-2026",
        "31-2-2027",
        "1-1-2020",
        "2-3-2026",
        "9999",
        "99999 weken",
        "١٤",
        "²",
        "-5",
        "1-2-3-4",
        "1-1-99999",
        "1-1-99999999999999999999",
        "0-0-0",
        "🦆",
        "9" * 5000,
    ],
)
def test_anything_else_is_no_pause(odd: str) -> None:
    assert until(odd) is None


@pytest.mark.parametrize("typed", ["pauze 2 weken", "pause 2 weeks", "pause 14", "pauze 16-3-2026"])
def test_a_typed_pause_says_until_when(town: House, coach: Actor, typed: str) -> None:
    assert coach.types(f"/klik {typed}") is Said.PAUSE_SET
    assert coach.hears == "Je staat op pauze tot 16 maart. Je lopende matches gaan door."
    assert coach.types("/klik coach") is Said.COACH_OVERVIEW
    assert "Pauze tot: 16 maart" in coach.hears


@pytest.mark.parametrize("off", ["uit", "off", "stop", "UIT"])
def test_a_pause_is_ended_by_a_word(town: House, coach: Actor, off: str) -> None:
    coach.types("/klik pauze 14")
    assert coach.types(f"/klik pauze {off}") is Said.PAUSE_ENDED
    assert coach.hears == "Je doet weer mee."
    coach.types("/klik coach")
    assert "Pauze tot" not in coach.hears


def test_without_a_date_the_choice_is_shown(coach: Actor) -> None:
    assert coach.types("/klik pauze") is Said.COACH_OVERVIEW
    assert "[Pauze: 14 dagen]" in coach.hears
    coach.presses("coach.pause", "14")
    assert coach.types("/klik pauze") is Said.COACH_OVERVIEW
    assert "[Weer meedoen]" in coach.hears
    assert coach.presses("coach.pause") is Said.PAUSE_ENDED
