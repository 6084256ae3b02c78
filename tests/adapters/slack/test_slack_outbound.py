"""What becomes of a message: every answer Slack, its proxies or a broken wire can give, and what the courier is told."""

import asyncio
from typing import Any

import pytest
from aiohttp import web
from slack_that import says, slack_that
from slack_workspace import CANDIDATE, CHANNEL, COACH, US, view, workspace

from adapters.playground.slack_faults import Fault
from adapters.slack.outbound import Identity, SlackMessenger
from bot.errors import Ambiguous, Gone
from bot.model import Account, ChannelState, Place, Platform, SentMessage
from bot.ports.messenger import Messenger
from bot.words import Language

PLACE = Place(Platform.SLACK, US.workspace, CHANNEL)
SENT = SentMessage(PLACE, "1.2")
CANARY = "kanarie-7f3a"
Json = dict[str, Any]


def test_a_message_is_posted_once_even_where_the_connection_breaks_after_it() -> None:
    async def story() -> None:
        async with workspace() as space:
            space.slack.faults.order(Fault("chat.postMessage", "store_then_drop"))
            with pytest.raises(Ambiguous):
                await space.messenger.post(PLACE, view("Hoi"))
            assert len(space.slack.world.shown(CHANNEL)) == 1

    asyncio.run(story())


def test_a_message_is_posted_changed_and_taken_away() -> None:
    async def story() -> None:
        async with workspace() as space:
            sent = await space.messenger.post(PLACE, view("Eerst"))
            (shown,) = space.slack.world.shown(CHANNEL)
            assert (sent.place, sent.message, shown.text) == (PLACE, shown.ts, "Eerst")
            await space.messenger.update(sent, view("Dan"))
            (shown,) = space.slack.world.shown(CHANNEL)
            assert shown.text == "Dan"
            await space.messenger.delete(sent)
            assert space.slack.world.shown(CHANNEL) == []
            # Gone is gone: taking it away again is no error.
            await space.messenger.delete(sent)
            with pytest.raises(Gone):
                await space.messenger.update(sent, view("Nog eens"))

    asyncio.run(story())


def test_a_dm_is_opened_once_and_remembered() -> None:
    async def story() -> None:
        async with workspace() as space:
            first = await space.messenger.direct(CANDIDATE)
            assert await space.messenger.direct(CANDIDATE) == first
            assert first.conversation.startswith("D")
            assert len(space.calls("conversations.open")) == 1
            with pytest.raises(Gone):
                await space.messenger.direct(Account(Platform.SLACK, US.workspace, "U0NOBODY"))

    asyncio.run(story())


def test_whose_dm_is_which_is_in_memory_for_a_day() -> None:
    async def story() -> None:
        async with workspace() as space:
            now = [0.0]
            messenger = SlackMessenger(space.messenger.api, timer=lambda: now[0])
            for later, asked in ((0, 1), (24 * 3600 - 1, 1), (1, 2)):
                now[0] += later
                assert (await messenger.direct(CANDIDATE)).conversation.startswith("D")
                assert len(space.calls("conversations.open")) == asked

    asyncio.run(story())


@pytest.mark.parametrize(("playground", "language"), [("nl", Language.NL), ("en", Language.EN)])
def test_the_language_is_the_one_of_the_person_s_slack(playground: str, language: Language) -> None:
    async def story() -> None:
        async with workspace(language=playground) as space:
            assert await space.messenger.language(CANDIDATE) is language
            space.slack.world.change_person(CANDIDATE.user, locale="de-DE")
            assert await space.messenger.language(CANDIDATE) is language, "asked once an hour"
            space.messenger.forget_language(CANDIDATE)
            assert await space.messenger.language(CANDIDATE) is None

    asyncio.run(story())


def test_a_private_channel_of_this_workspace_is_usable_and_lists_its_members_without_us() -> None:
    async def story() -> None:
        async with workspace() as space:
            report = await space.messenger.inspect(PLACE, members=True)
            assert report.state is ChannelState.USABLE
            assert report.members is not None
            assert COACH in report.members
            assert US.user not in {account.user for account in report.members}
            assert US.user in space.slack.world.conversations[CHANNEL].members
            assert (await space.messenger.inspect(PLACE)).members is None

    asyncio.run(story())


def test_members_are_read_page_by_page() -> None:
    async def story() -> None:
        async def answer(request: web.Request) -> web.Response:
            if request.match_info["method"] == "conversations.info":
                return web.json_response({"ok": True, "channel": {"id": "C1", "is_private": True}})
            page = int(request.query.get("cursor", "0"))
            following = str(page + 1) if page < 2 else ""
            listed = [f"U{page}A", f"U{page}B"]
            return web.json_response(
                {"ok": True, "members": listed, "response_metadata": {"next_cursor": following}}
            )

        async with slack_that(answer) as messenger:
            messenger.identity = Identity(US.workspace, user="U1B", bot="B1")
            report = await messenger.inspect(PLACE, members=True)
            assert report.members is not None
            assert [account.user for account in report.members] == ["U0A", "U0B", "U1A", "U2A", "U2B"]

    asyncio.run(story())


PRIVATE = {"id": "C1", "is_private": True, "is_member": True, "is_shared": False, "is_archived": False}
CHANNELS = (
    ({}, ChannelState.USABLE),
    ({"is_private": False, "is_group": True}, ChannelState.USABLE),
    ({"is_private": False}, ChannelState.PUBLIC),
    ({"is_ext_shared": True}, ChannelState.SHARED),
    ({"is_org_shared": True}, ChannelState.SHARED),
    ({"is_pending_ext_shared": True}, ChannelState.SHARED),
    ({"pending_shared": ["T2"]}, ChannelState.SHARED),
    ({"is_private": False, "is_ext_shared": True}, ChannelState.SHARED),
    ({"is_archived": True}, ChannelState.ARCHIVED),
    ({"is_member": False}, ChannelState.NOT_A_MEMBER),
)


@pytest.mark.parametrize(("more", "state"), CHANNELS)
def test_only_a_private_unshared_channel_klik_is_in_is_usable(more: Json, state: ChannelState) -> None:
    async def story() -> None:
        async def answer(_: web.Request) -> web.Response:
            return web.json_response({"ok": True, "channel": PRIVATE | more})

        async with slack_that(answer) as messenger:
            assert (await messenger.inspect(PLACE)).state is state

    asyncio.run(story())


@pytest.mark.parametrize(
    ("code", "state"),
    [
        ("channel_not_found", ChannelState.MISSING),
        ("not_in_channel", ChannelState.NOT_A_MEMBER),
        ("is_archived", ChannelState.ARCHIVED),
    ],
)
def test_a_channel_slack_does_not_show_is_reported_and_not_raised(code: str, state: ChannelState) -> None:
    async def story() -> None:
        async with slack_that(says()(f'{{"ok":false,"error":"{code}"}}'.encode())) as messenger:
            assert (await messenger.inspect(PLACE)).state is state

    asyncio.run(story())


def test_the_slack_messenger_is_a_messenger() -> None:
    async def story() -> None:
        async with workspace() as space:
            messenger: Messenger = space.messenger
            assert messenger.platform is Platform.SLACK

    asyncio.run(story())
