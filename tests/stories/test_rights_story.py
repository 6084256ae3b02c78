"""Somebody's rights by chat, on Slack and on Teams, in both languages: look, copy, take along, correct, change, restrict …"""

import io
import zipfile
from pathlib import Path

from adapters.playground.teams_things import FILE_CONSENT
from bot.words import Language, Words
from tests.stories.seats import On, TeamsSeat, Town, everywhere, town_on

COMING = Words(nl="Ik maak je kopie", en="I am making your copy")
GOT = Words(nl="Wie kreeg je gegevens", en="Who got your data")
CORRECTED = Words(nl="Het staat er nu zoals je het schreef", en="It now stands as you wrote it")
ASKED = Words(nl="gevraagd de oude gegevens te vervangen", en="asked to replace the old details")
REPLACED = Words(nl="de oude gegevens vervangen zijn", en="the old details have been replaced")
DOWN = Words(nl="je oproep er even af", en="your post is down")
NEW_WORDS = Words(
    nl="Ik wil graag leren hoe ik rustig blijf als het druk wordt op mijn werk.",
    en="I would like to learn how to stay calm when my work gets busy.",
)
RESTRICTED = Words(nl="doet er verder niets mee", en="does nothing else with them")
ON_HOLD = Words(nl="ligt even stil", en="is on hold")
LIFTED = Words(nl="Klik gaat weer verder", en="Klik goes on again")
OBJECTED = Words(nl="Je bezwaar is uitgevoerd", en="Your objection is carried out")
CONSENTS = Words(nl="Je toestemmingen", en="Your consents")
ENDED = Words(nl="is gestopt", en="has ended")
NEW = "nieuw.adres@voorbeeld.nl"


async def file_of(town: Town, *, number: int) -> zipfile.ZipFile:
    """The candidate's newest file, once there are so many; on Teams after their yes."""
    seat = town.candidate
    if isinstance(seat, TeamsSeat):
        world, actor = town.house.teams.world, seat.actor

        def asked() -> str | None:
            cards = [
                each.ts
                for each in actor.messages()
                if any(card["contentType"] == FILE_CONSENT for card in each.attachments)
            ]
            return cards[-1] if cards else None

        card = await town.house.teams.until(asked)
        assert card
        await town.house.teams.consent(seat.user, None, card, accept=True)
        await town.house.teams.until(lambda: not asked())
        found = await town.house.teams.until(
            lambda: list(world.contents.values()) if len(world.contents) == number else None
        )
    else:
        slack = town.house.slack
        contents = slack.playground.world.contents
        found = await slack.playground.until(
            lambda: (
                [contents[file["id"]] for each in slack.candidate.messages() for file in each.files]
                if sum(len(each.files) for each in slack.candidate.messages()) == number
                else None
            )
        )
    assert found
    return zipfile.ZipFile(io.BytesIO(found[-1]))


async def matched(town: Town) -> None:
    """The coach has the details."""
    await town.posts()
    if isinstance(town.coach, TeamsSeat):
        card = await town.coach.actor.finds("request.accept", channel=town.house.channel)
        await town.coach.actor.presses("request.accept", on=card)
    else:
        channel = town.house.slack.playground.world.coaches_channel.id
        await town.house.slack.coaches[0].presses("request.accept", channel=channel)
    await town.coach.sees(town.house.script.email)


@everywhere
async def test_look_copy_take_along_and_who_got_it(tmp_path: Path, platform: On, language: Language) -> None:
    async with town_on(tmp_path, platform, language=language) as town:
        await matched(town)
        script, candidate = town.house.script, town.candidate
        await candidate.asks("/klik my-data")
        await candidate.presses("data.view")
        assert script.email in await candidate.window(script.email)
        assert script.email not in candidate.text(), "what is held does not stay in the conversation"

        await candidate.presses("data.copy")
        await candidate.hears(COMING.of(language))
        copy = await file_of(town, number=1)
        assert {"mijn-gegevens.html", "my-data.pdf", "data.json"} <= set(copy.namelist())
        for name in ("mijn-gegevens.html", "my-data.html", "data.json"):
            assert script.email in copy.read(name).decode()

        await candidate.presses("data.take_along")
        along = await file_of(town, number=2)
        assert along.namelist() == ["data.json"]
        assert script.email in along.read("data.json").decode()

        await candidate.presses("data.recipients")
        assert script.coach_name.format(number="") in await candidate.sees(GOT.of(language))


@everywhere
async def test_correct_change_restrict_object_and_withdraw_a_consent(
    tmp_path: Path, platform: On, language: Language
) -> None:
    async with town_on(tmp_path, platform, language=language) as town:
        await matched(town)
        script, candidate, coach = town.house.script, town.candidate, town.coach
        await candidate.asks("/klik my-data")
        await candidate.presses("data.correct")
        await candidate.fills_in("data.correct", {"name": script.name, "phone": script.phone, "email": NEW})
        await candidate.window(CORRECTED.of(language))
        await coach.sees(NEW)
        assert script.email not in coach.text()
        await candidate.sees(ASKED.of(language))
        await coach.presses("match.corrected")
        await candidate.sees(REPLACED.of(language))

        await candidate.presses("data.restrict")
        await candidate.hears(RESTRICTED.of(language))
        await coach.sees(ON_HOLD.of(language))
        assert NEW not in coach.text()
        await candidate.presses("data.lift")
        await candidate.hears(LIFTED.of(language))
        await coach.sees(NEW)

        await candidate.presses("data.object")
        await candidate.hears(OBJECTED.of(language))

        await candidate.presses("data.consents")
        await candidate.sees(CONSENTS.of(language))
        await candidate.presses("consents.off")
        await coach.sees(ENDED.of(language))
        assert NEW not in coach.text()


@everywhere
async def test_new_words_are_previewed_before_any_coach_reads_them(
    tmp_path: Path, platform: On, language: Language
) -> None:
    async with town_on(tmp_path, platform, language=language) as town:
        await town.posts()
        candidate, new = town.candidate, NEW_WORDS.of(language)
        await candidate.asks("/klik my-data")
        await candidate.presses("data.change")
        await candidate.fills_in("data.change", {"motivation": new, "topics": ["career_change"]})
        await candidate.window(DOWN.of(language))
        await candidate.sees(new)
        await candidate.presses("request.publish")
        slack = town.house.slack
        channel = slack.playground.world.coaches_channel.id
        await slack.coaches[0].sees(new, channel=channel)
