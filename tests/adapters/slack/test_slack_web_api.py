"""Every answer Slack, its proxies or a broken wire can give to a call, and what the courier is told."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from slack_that import says, slack_that
from slack_workspace import CANDIDATE, CHANNEL, TOKEN, US, view

from adapters.slack.outbound import SlackMessenger
from adapters.slack.pace import NO_LIMITS
from adapters.slack.web_api import WebApi, quiet
from bot.errors import Ambiguous, Gone, Misconfigured, NotSent, Refused, TryLater
from bot.model import Place, Platform, SentMessage

PLACE = Place(Platform.SLACK, US.workspace, CHANNEL)


SENT = SentMessage(PLACE, "1.2")


CANARY = "kanarie-7f3a"


Json = dict[str, Any]


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


def test_a_library_s_logger_says_that_something_happened_and_never_what(
    caplog: pytest.LogCaptureFixture,
) -> None:
    logger = quiet("klik.test.library")
    with caplog.at_level(logging.DEBUG):
        logger.warning("advice about %s", CANARY)
        logger.error("failed with %s", CANARY, exc_info=ValueError(CANARY))
    assert [record.getMessage() for record in caplog.records] == ["slack.library"]
    assert CANARY not in caplog.text
