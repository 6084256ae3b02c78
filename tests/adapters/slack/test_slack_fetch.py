"""A CV put in a form on Slack: only of who sent the form, from Slack's own store, with our token and no further (R-038)."""

import asyncio
from typing import Any

import pytest
from aiohttp import web
from slack_that import slack_that

from adapters.slack.outbound import SlackMessenger
from bot.cv.refusal import Reason, Refused
from bot.errors import TryLater
from bot.model import Account, Platform

CANDIDATE = Account(Platform.SLACK, "T1", "U1")
Json = dict[str, Any]


def fetched(file: Json | None, *, status: int = 200, seen: list[str] | None = None) -> bytes:
    """Slack says this of the file; its bytes stand beside the Web API."""

    async def answer(request: web.Request) -> web.Response:
        heard = seen if seen is not None else []
        if "files.info" not in request.path:
            heard.append(request.headers.get("Authorization", ""))
            return web.Response(status=status, body=b"%PDF-", content_type="application/pdf")
        heard.append(request.query.get("file", ""))
        if file is None:
            return web.json_response({"ok": False, "error": "file_not_found"})
        where = {"url_private_download": f"http://{request.host}/api/cv"}
        return web.json_response({"ok": True, "file": where | file})

    async def story() -> bytes:
        async with slack_that(answer) as messenger:
            assert isinstance(messenger, SlackMessenger)
            return await messenger.fetch(CANDIDATE, "F1")

    return asyncio.run(story())


def test_ones_own_file_is_fetched_with_the_token_of_the_bot() -> None:
    seen: list[str] = []
    assert fetched({"user": "U1"}, seen=seen) == b"%PDF-"
    assert seen[0] == "F1"
    assert seen[1].startswith("Bearer ")


@pytest.mark.parametrize(
    "file",
    [
        None,
        {"user": "U2"},
        {},
        {"user": "U1", "url_private_download": "https://evil.test/cv"},
        {"user": "U1", "url_private_download": ""},
    ],
)
def test_anybody_elses_file_or_one_that_stands_elsewhere_is_not_fetched(file: Json | None) -> None:
    seen: list[str] = []
    with pytest.raises(Refused) as caught:
        fetched(file, seen=seen)
    assert caught.value.reason is Reason.NO_FETCH
    assert seen == ["F1"], "nothing was asked but what Slack knows of the file"


def test_a_store_that_is_away_means_later() -> None:
    with pytest.raises(TryLater):
        fetched({"user": "U1"}, status=503)
