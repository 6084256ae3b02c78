"""A file about a person reaches that person's chat, on either platform, survives a bad day, and is taken away again."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from adapters.playground import erasing_story
from adapters.playground.slack_faults import Fault
from adapters.playground.teams_things import FILE_CONSENT, FILE_INFO
from bot.model import Account, Platform
from bot.notices import Notice, NoticeKind
from bot.ports.files import FileKind
from bot.ports.unit import Unit
from tests.faults.patience import in_the_end
from tests.installation import House, klik_with_coaches
from tests.stories.two_platforms import BothHouses, both_with_coaches

DATA = b"<p>everything about me</p>"


async def promises(house: House, account: Account) -> UUID:
    """What an answer to a data request does: keep the file, promise its reference."""

    def work(unit: Unit) -> UUID:
        now = house.clock.now()
        person = unit.people.find(account)
        assert person is not None
        ends = now + timedelta(days=7)
        file = unit.files.keep(
            person.id, FileKind.PACKAGE, DATA, media_type="text/html", now=now, expires_at=ends
        )
        unit.outbox.promise(Notice(NoticeKind.FILE, person.account_id, about=file), now=now)
        return file

    return await house.store.perform(work)


@pytest.mark.parametrize(
    "trouble",
    [
        None,
        Fault("upload", "status", status=503),
        Fault("upload", "store_then_drop"),
        Fault("files.completeUploadExternal", "store_then_drop"),
    ],
    ids=["a good day", "no upload", "upload lost", "answer lost"],
)
async def test_on_slack_there_is_one_file_in_the_conversation_whatever_the_day(
    tmp_path: Path, trouble: Fault | None
) -> None:
    async with klik_with_coaches(tmp_path) as house:
        if trouble:
            house.playground.faults.order(trouble)
        world = house.playground.world
        await promises(house, Account(Platform.SLACK, world.team_id, house.candidate.user))

        def files() -> list[bytes]:
            shown = [file["id"] for each in house.candidate.messages() for file in each.files]
            return [world.contents[file] for file in shown if file in world.files]

        await in_the_end(house, lambda: files() and not (trouble and not house.playground.faults.fired))
        await in_the_end(
            house,
            lambda: (
                len(house.playground.wire.calls("files.completeUploadExternal"))
                > bool(trouble and "complete" in trouble.method)
            ),
        )
        await in_the_end(house, lambda: files() == [DATA])


async def test_on_teams_the_file_is_in_the_onedrive_of_who_said_yes(tmp_path: Path) -> None:
    async with both_with_coaches(tmp_path) as house:
        house.teams.faults.order(Fault("upload", "status", status=503))
        await promises(house.slack, on_teams(house))
        (card,) = await asked(house)

        await house.teams.consent(house.candidate.user, None, card, accept=True)

        await in_the_end(house.slack, lambda: kinds(house, FILE_INFO))
        assert list(house.teams.world.contents.values()) == [DATA]
        await house.teams.until(lambda: not kinds(house, FILE_CONSENT))
        assert house.teams.faults.fired


async def test_a_file_that_arrives_while_somebody_is_erased_is_taken_back(tmp_path: Path) -> None:
    """The erasure has looked for what stands where; nobody else would find this one (R-086)."""
    async with both_with_coaches(tmp_path) as house:
        await promises(house.slack, on_teams(house))
        (card,) = await asked(house)
        house.teams.faults.order(Fault("deleteActivity", "delay", seconds=6))
        await house.teams.consent(house.candidate.user, None, card, accept=True)
        await house.teams.until(lambda: kinds(house, FILE_INFO))

        await house.candidate.says(erasing_story.ASKS.nl)
        await house.candidate.presses("data.erase_now", on=await house.candidate.finds("data.erase_now"))

        await house.candidate.sees(erasing_story.DONE.nl)
        await house.teams.until(lambda: not kinds(house, FILE_INFO), timeout=20)
        assert house.teams.faults.fired


async def test_who_says_no_gets_no_file_and_it_is_thrown_away(tmp_path: Path) -> None:
    async with both_with_coaches(tmp_path) as house:
        file = await promises(house.slack, on_teams(house))
        (card,) = await asked(house)
        await house.teams.consent(house.candidate.user, None, card, accept=False)
        await house.candidate.sees("het bestand is niet opgeslagen")
        assert await house.slack.store.read(lambda unit: unit.files.find(file)) is None
        assert house.teams.world.contents == {}


def on_teams(house: BothHouses) -> Account:
    return Account(Platform.TEAMS, house.teams.world.tenant, house.candidate.user)


def kinds(house: BothHouses, kind: str) -> list[str]:
    """The messages with a card of this kind in the candidate's chat."""
    return [
        each.ts
        for each in house.candidate.messages()
        if any(card["contentType"] == kind for card in each.attachments)
    ]


async def asked(house: BothHouses) -> list[str]:
    return await house.teams.until(lambda: kinds(house, FILE_CONSENT)) or []
