"""The 28 days of a data request, on Slack and on Teams: warned, told in time, late, longer with a reason, refused with one."""

from datetime import timedelta
from pathlib import Path

from bot.context import AMSTERDAM
from bot.words import Language, Words
from tests.stories.seats import On, Town, everywhere, town_on

AUTHORITY = "autoriteitpersoonsgegevens.nl"
NEAR = Words(nl="loopt nog, en de termijn nadert", en="is still open, and its term is near")
LONGER = Words(nl="kost meer tijd", en="takes longer")
MANY = Words(nl="er liggen nu veel verzoeken", en="there are many requests now")
LATE = Words(nl="niet gelukt", en="did not manage")
REFUSED = Words(nl="kunnen we niet uitvoeren", en="We cannot carry out")
UNFOUNDED = Words(nl="ongegrond of buitensporig", en="unfounded or excessive")


async def letter_of(town: Town) -> None:
    """By post, from the candidate, who says in the chat that it is theirs."""
    today = f"{town.house.slack.clock.now().astimezone(AMSTERDAM):%d-%m-%Y}"
    letter = {"kind": "rectification", "via": "post", "received": today, "person": town.candidate.user}
    await town.admin.asks("/avg requests")
    await town.admin.presses("case.log")
    await town.admin.fills_in("case.log", letter)
    await town.candidate.presses("case.yes")


async def opens_the_case(town: Town) -> None:
    await town.admin.asks("/avg requests")
    await town.admin.presses("case.show")


@everywhere
async def test_r_087_who_hears_nothing_from_an_admin_hears_it_from_klik(
    tmp_path: Path, platform: On, language: Language
) -> None:
    async with town_on(tmp_path, platform, language=language) as town:
        await letter_of(town)
        town.house.slack.later(days=14, minutes=1)
        await town.admin.sees(NEAR.of(language))
        town.house.slack.later(days=13)
        assert AUTHORITY in await town.candidate.sees(LONGER.of(language))
        assert LATE.of(language) not in town.candidate.text()
        town.house.slack.later(days=32)
        assert AUTHORITY in await town.candidate.sees(LATE.of(language))


@everywhere
async def test_an_extension_has_a_reason_and_a_refusal_has_one_and_both_say_where_to_complain(
    tmp_path: Path, platform: On, language: Language
) -> None:
    async with town_on(tmp_path, platform, language=language) as town:
        await letter_of(town)
        until = town.house.slack.clock.now() + timedelta(days=50)
        await opens_the_case(town)
        await town.admin.presses("case.extend")
        await town.admin.fills_in("case.extend", {"reason": "many", "until": f"{until:%d-%m-%Y}"})
        told = await town.candidate.sees(LONGER.of(language))
        assert MANY.of(language) in told
        assert AUTHORITY in told

        await opens_the_case(town)
        await town.admin.presses("case.refuse")
        await town.admin.fills_in("case.refuse", {"reason": "unfounded"})
        told = await town.candidate.sees(REFUSED.of(language))
        assert UNFOUNDED.of(language) in told
        assert AUTHORITY in told
