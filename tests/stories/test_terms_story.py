"""Another retention term than two years: set with a reason, told to the person, told again when it changes (R-081)."""

import asyncio
from datetime import timedelta
from pathlib import Path

from bot.words import Language, Words
from tests.stories.seats import On, Town, everywhere, town_on

LONGER = Words(
    nl="langer dan twee jaar, tot 1 {month} {year}", en="longer than two years, until 1 {month} {year}"
)
MONTHS = Words(nl="maart mei", en="March May")
CLAIM = Words(nl="nodig bij een rechtsvordering", en="needed for a legal claim")
COMPLAINT = Words(nl="een klacht uitgezocht", en="a complaint is still being looked into")
TOLD = Words(nl="; verteld", en="; told")
AUTHORITY = "autoriteitpersoonsgegevens.nl"


async def sets(town: Town, reason: str, *, month: int, year: int) -> None:
    await town.admin.asks("/avg retention")
    await town.admin.presses("term.set")
    until = f"01-{month:02}-{year}"
    await town.admin.fills_in("term.set", {"person": town.candidate.user, "reason": reason, "until": until})


@everywhere
async def test_r_081_the_person_is_told_why_and_until_when_and_again_when_that_changes(
    tmp_path: Path, platform: On, language: Language
) -> None:
    async with town_on(tmp_path, platform, language=language) as town:
        await town.posts()
        house = town.house.slack
        now = house.clock.now()
        # To the middle of a summer: two years of the candidate's silence are over before those of the admin's form.
        house.later(days=(now.replace(year=now.year + 1, month=7, day=1) - now) / timedelta(days=1))
        year = house.clock.now().year + 2
        first, second = MONTHS.of(language).split()

        await sets(town, "claim", month=3, year=year)
        told = await town.candidate.sees(LONGER.of(language, month=first, year=year))
        assert CLAIM.of(language) in told
        assert AUTHORITY in told

        await sets(town, "complaint", month=5, year=year)
        again = await town.candidate.sees(LONGER.of(language, month=second, year=year))
        assert COMPLAINT.of(language) in again
        told = COMPLAINT.of(language) + TOLD.of(language)
        async with asyncio.timeout(60):
            while told not in await listed(town, COMPLAINT.of(language)):
                pass


async def listed(town: Town, reason: str) -> str:
    """What `/avg retention` says of terms, asked anew."""
    await town.admin.asks("/avg retention")
    return await town.admin.sees(reason)


JUMPED = Words(nl="De klok is meer dan 48 uur verder", en="The clock is more than 48 hours ahead")
ALMOST = Words(nl="Je deed hier bijna twee jaar niets", en="You did nothing here for almost two years")
STAYS = Words(nl="je gegevens blijven", en="your data stay")
GONE = Words(nl="Je deed hier twee jaar niets meer", en="You did nothing here for two years")


async def says_that_the_clock_is_right(town: Town) -> None:
    """Nothing is removed before: so much time at once may be a mistake (F-032)."""
    await town.admin.asks("/avg retention")
    await town.admin.presses("retention.confirm")


@everywhere
async def test_r_079_whoever_is_silent_is_warned_and_stays_with_one_press(
    tmp_path: Path, platform: On, language: Language
) -> None:
    async with town_on(tmp_path, platform, language=language) as town:
        await town.posts()
        town.house.slack.later(days=705)
        await town.admin.asks("/avg retention")
        await town.admin.sees(JUMPED.of(language))
        assert ALMOST.of(language) not in town.candidate.text()
        await says_that_the_clock_is_right(town)
        await town.candidate.sees(ALMOST.of(language))
        await town.candidate.presses("retention.stay")
        await town.candidate.hears(STAYS.of(language))

        town.house.slack.later(days=40)
        await says_that_the_clock_is_right(town)
        await town.coach.sees(GONE.of(language))
        assert GONE.of(language) not in town.candidate.text()
