"""What becomes of a message: every answer Slack, its proxies or a broken wire can give, and what the courier is told."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st
from slack_workspace import CANDIDATE, CHANNEL, COACH, TOKEN, US, view, workspace

from adapters.playground.slack_faults import Fault
from adapters.slack import codes
from adapters.slack.outbound import Identity, SlackMessenger
from adapters.slack.pace import NO_LIMITS, Limits, Pace
from adapters.slack.web_api import WebApi, quiet
from bot.errors import Ambiguous, Gone, Misconfigured, NotSent, Refused, TryLater
from bot.model import Account, ChannelState, Place, Platform, SentMessage
from bot.ports.messenger import Messenger
from bot.words import Language

PLACE = Place(Platform.SLACK, US.workspace, CHANNEL)
SENT = SentMessage(PLACE, "1.2")
CANARY = "kanarie-7f3a"
Json = dict[str, Any]


@asynccontextmanager
async def slack_that(
    answer: Callable[[web.Request], Awaitable[web.StreamResponse]], *, patience: float = 5.0
) -> AsyncIterator[SlackMessenger]:
    """A Messenger in front of a Slack that answers every call the same way."""
    application = web.Application()
    application.router.add_route("*", "/api/{method}", answer)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/api/"
    try:
        async with aiohttp.ClientSession() as session:
            api = WebApi(TOKEN, session=session, api_url=url, limits=NO_LIMITS, timeout=patience)
            yield SlackMessenger(api)
    finally:
        await runner.cleanup()


def says(
    status: int = 200, **headers: str
) -> Callable[..., Callable[[web.Request], Awaitable[web.Response]]]:
    def with_body(
        body: bytes, kind: str = "application/json"
    ) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def answer(_: web.Request) -> web.Response:
            return web.Response(status=status, body=body, headers={"Content-Type": kind} | headers)

        return answer

    return with_body


async def drop(request: web.Request) -> web.Response:
    await request.read()
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


async def never(_: web.Request) -> web.Response:
    await asyncio.Event().wait()
    return web.Response()


async def half(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Length": "1000", "Content-Type": "application/json"})
    await response.prepare(request)
    await response.write(b'{"ok": tr')
    assert request.transport is not None
    request.transport.close()
    return response


UNREADABLE = {
    "garbage": says()(b"<html>", "text/html"),
    "garbage that claims to be json": says()(b"<html>"),
    "half an answer": half,
    "nothing": says()(b""),
    "a list": says()(b"[]"),
    "plain text": says()(b"ok", "text/plain"),
    "a number": says()(b"7"),
    "neither ok nor error": says()(b"{}"),
    "an error that is a list": says()(b'{"ok":false,"error":["x"]}'),
    "another charset": says()(b'{"ok":true,"x":"\xff\xfe"}', "application/json; charset=utf-8"),
    "a charset nobody has": says()(b'{"ok":true}', "application/json; charset=klingon"),
    "ok without a ts": says()(b'{"ok":true}'),
    "a dropped connection": drop,
    "no answer in time": never,
    "500": says(500)(b'{"ok":false,"error":"internal_error"}'),
    "502": says(502)(b"<html>", "text/html"),
    "503 that says ok": says(503)(b'{"ok":true,"ts":"1.2"}'),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_a_post_of_which_nobody_knows_how_it_ended_is_ambiguous(case: str) -> None:
    async def story() -> None:
        async with slack_that(UNREADABLE[case], patience=0.3) as messenger:
            with pytest.raises(Ambiguous):
                await messenger.post(PLACE, view("Hoi"))

    asyncio.run(story())


REPEATABLE: dict[str, Callable[[SlackMessenger], Awaitable[object]]] = {
    "update": lambda messenger: messenger.update(SENT, view("Hoi")),
    "delete": lambda messenger: messenger.delete(SENT),
    "direct": lambda messenger: messenger.direct(CANDIDATE),
    "language": lambda messenger: messenger.language(CANDIDATE),
    "inspect": lambda messenger: messenger.inspect(PLACE),
    "identify": lambda messenger: messenger.identify(),
}


@pytest.mark.parametrize("act", REPEATABLE)
@pytest.mark.parametrize(
    "case", ["garbage", "a dropped connection", "no answer in time", "500", "half an answer"]
)
def test_what_may_be_done_twice_is_simply_tried_later(case: str, act: str) -> None:
    async def story() -> None:
        async with slack_that(UNREADABLE[case], patience=0.3) as messenger:
            with pytest.raises(TryLater):
                await REPEATABLE[act](messenger)

    asyncio.run(story())


def test_nobody_listening_means_nothing_was_sent() -> None:
    async def story() -> None:
        async with aiohttp.ClientSession() as session:
            api = WebApi(TOKEN, session=session, api_url="http://127.0.0.1:9/api/", limits=NO_LIMITS)
            with pytest.raises(TryLater):
                await SlackMessenger(api).post(PLACE, view("Hoi"))

    asyncio.run(story())


CODES: tuple[tuple[str, type[NotSent]], ...] = (
    ("ratelimited", TryLater),
    ("internal_error", TryLater),
    ("fatal_error", TryLater),
    ("service_unavailable", TryLater),
    ("channel_not_found", Gone),
    ("is_archived", Gone),
    ("not_in_channel", Gone),
    ("user_disabled", Gone),
    ("cannot_dm_bot", Gone),
    ("message_not_found", Gone),
    ("cant_update_message", Gone),
    ("edit_window_closed", Gone),
    ("invalid_auth", Misconfigured),
    ("not_authed", Misconfigured),
    ("token_revoked", Misconfigured),
    ("account_inactive", Misconfigured),
    ("missing_scope", Misconfigured),
    ("ekm_access_denied", Misconfigured),
    ("invalid_blocks", Refused),
    ("msg_too_long", Refused),
    ("msg_blocks_too_long", Refused),
    ("no_text", Refused),
    ("cant_delete_message", Refused),
    ("made_up_tomorrow", Refused),
)


@pytest.mark.parametrize(("code", "expected"), CODES)
def test_every_code_of_slack_s_has_its_consequence_and_nothing_else_is_kept(
    code: str, expected: type[NotSent]
) -> None:
    async def story() -> None:
        body = f'{{"ok":false,"error":"{code}","needed":"{CANARY}"}}'.encode()
        async with slack_that(says()(body)) as messenger:
            with pytest.raises(expected) as refused:
                await messenger.post(PLACE, view(CANARY))
            error = refused.value
            assert type(error) is expected
            assert error.code == code
            assert CANARY not in repr(error) + str(error)
            assert error.__cause__ is None
            assert error.__suppress_context__

    asyncio.run(story())


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
    "Sun, 99 Nov 2026 99:00:00 GMT": 30.0,
}


@pytest.mark.parametrize("said", PAUSES)
def test_retry_after_is_read_in_every_spelling_and_kept_between_a_second_and_a_quarter(said: str) -> None:
    assert codes.pause(said, now=NOW.timestamp) == PAUSES[said]


@given(st.text(max_size=40))
def test_no_retry_after_can_break_anything(said: str) -> None:
    pause = codes.pause(said, now=NOW.timestamp)
    assert pause is not None
    assert 1.0 <= pause <= 900.0


def test_a_429_pauses_that_channel_until_then_and_no_other() -> None:
    async def story() -> None:
        moment = [1000.0]
        async with workspace() as space:
            api = WebApi(
                TOKEN,
                session=space.session,
                api_url=space.slack.api_url,
                limits=NO_LIMITS,
                now=lambda: moment[0],
            )
            messenger = SlackMessenger(api)
            space.slack.faults.order(Fault("chat.postMessage", "status", status=429, retry_after="60"))
            with pytest.raises(TryLater) as first:
                await messenger.post(PLACE, view("Hoi"))
            with pytest.raises(TryLater) as second:
                await messenger.post(PLACE, view("Hoi"))
            assert (first.value.after, second.value.after) == (60.0, 60.0)
            # Slack was not asked while it wanted to be left alone, and another channel goes on.
            assert len(space.calls("chat.postMessage")) == 1
            room = await messenger.direct(CANDIDATE)
            await messenger.post(room, view("Hoi"))
            moment[0] += 60.0
            await messenger.post(PLACE, view("Hoi"))
            assert len(space.calls("chat.postMessage")) == 3

    asyncio.run(story())


def test_a_429_without_a_time_is_half_a_minute() -> None:
    async def story() -> None:
        async with workspace() as space:
            space.slack.faults.order(Fault("chat.postMessage", "status", status=429))
            with pytest.raises(TryLater) as refused:
                await space.messenger.post(PLACE, view("Hoi"))
            assert refused.value.after == 30.0

    asyncio.run(story())


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


@pytest.mark.parametrize(("playground", "language"), [("nl", Language.NL), ("en", Language.EN)])
def test_the_language_is_the_one_of_the_person_s_slack(playground: str, language: Language) -> None:
    async def story() -> None:
        async with workspace(language=playground) as space:
            assert await space.messenger.language(CANDIDATE) is language
            space.slack.world.change_person(CANDIDATE.user, locale="de-DE")
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


def test_the_bucket_of_a_channel_empties_and_says_when_to_come_back() -> None:
    async def story() -> None:
        pace = Pace(Limits(burst=2.0, patience=0.01), now=time.time)
        for _ in range(2):
            await pace.admit("chat.postMessage", channel="C1")
        with pytest.raises(TryLater) as refused:
            await pace.admit("chat.postMessage", channel="C1")
        assert refused.value.code == "paced"
        await pace.admit("chat.postMessage", channel="C2")

    asyncio.run(story())


def test_the_bucket_of_a_method_is_shared_by_all_channels() -> None:
    async def story() -> None:
        pace = Pace(Limits(per_minute={"chat.update": 2.0}, patience=0.01), now=time.time)
        for channel in ("C1", "C2"):
            await pace.admit("chat.update", channel=channel)
        with pytest.raises(TryLater):
            await pace.admit("chat.update", channel="C3")
        await pace.admit("chat.delete", channel="C3")

    asyncio.run(story())


def test_without_limits_nothing_waits() -> None:
    async def story() -> None:
        pace = Pace(NO_LIMITS, now=time.time)
        for _ in range(1000):
            await pace.admit("chat.postMessage", channel="C1")

    asyncio.run(story())


def test_the_slack_messenger_is_a_messenger() -> None:
    async def story() -> None:
        async with workspace() as space:
            messenger: Messenger = space.messenger
            assert messenger.platform is Platform.SLACK

    asyncio.run(story())


def test_a_library_s_logger_says_that_something_happened_and_never_what(
    caplog: pytest.LogCaptureFixture,
) -> None:
    logger = quiet("klik.test.library")
    with caplog.at_level(logging.DEBUG):
        logger.warning("advice about %s", CANARY)
        logger.error("failed with %s", CANARY, exc_info=ValueError(CANARY))
    assert [record.getMessage() for record in caplog.records] == ["slack.library"]
    assert CANARY not in caplog.text
