"""A file is fetched from the platform's own hosts, no further, and no more of it than a CV may have (F-118)."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

import aiohttp
import pytest
from aiohttp import web

from adapters.downloading import download, is_allowed
from adapters.teams.offers import PICTURE, Offers
from bot.cv.checking import MOST_BYTES
from bot.cv.refusal import Reason, Refused
from bot.errors import TryLater
from bot.model import Account, Platform

SLACK = frozenset({"files.slack.com"})
ONEDRIVE = frozenset({".sharepoint.com"})
CANDIDATE = Account(Platform.TEAMS, "tenant", "user")
Serve = Callable[[web.Request], Awaitable[web.StreamResponse]]


@pytest.mark.parametrize(
    ("url", "hosts", "allowed"),
    [
        ("https://files.slack.com/files-pri/T0-F0/cv.pdf", SLACK, True),
        ("https://files.slack.com:443/x", SLACK, True),
        ("http://files.slack.com/x", SLACK, False),
        ("https://files.slack.com:8443/x", SLACK, False),
        ("https://files.slack.com.example.org/x", SLACK, False),
        ("https://files.slack.com@example.org/x", SLACK, False),
        ("https://example.org/files.slack.com", SLACK, False),
        ("https://network-my.sharepoint.com/x", ONEDRIVE, True),
        ("https://sharepoint.com.example.org/x", ONEDRIVE, False),
        ("https://evilsharepoint.com/x", ONEDRIVE, False),
        ("https://127.0.0.1/x", ONEDRIVE, False),
        ("http://169.254.169.254/x", ONEDRIVE, False),
        ("file:///etc/passwd", ONEDRIVE, False),
        ("https://[", ONEDRIVE, False),
        ("", ONEDRIVE, False),
        ("http://127.0.0.1:8080/x", frozenset({"127.0.0.1:8080"}), True),
        ("http://127.0.0.1:8081/x", frozenset({"127.0.0.1:8080"}), False),
    ],
)
def test_only_the_platforms_own_hosts_are_asked(url: str, hosts: frozenset[str], allowed: bool) -> None:
    assert is_allowed(url, hosts) is allowed


def fetched(
    serve: Serve, *, through: Callable[[aiohttp.ClientSession, str], Awaitable[bytes]] | None = None
) -> bytes:
    async def once() -> bytes:
        app = web.Application()
        app.router.add_get("/cv", serve)
        app.router.add_get("/elsewhere", _elsewhere)
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        port = runner.addresses[0][1]
        try:
            async with aiohttp.ClientSession() as session:
                url = f"http://127.0.0.1:{port}/cv"
                if through is not None:
                    return await through(session, url)
                return await download(session, url, hosts=frozenset({f"127.0.0.1:{port}"}))
        finally:
            await runner.cleanup()

    return asyncio.run(once())


async def _elsewhere(_: web.Request) -> web.Response:
    return web.Response(body=b"what was not asked for", content_type="application/pdf")


async def good(_: web.Request) -> web.Response:
    return web.Response(body=b"%PDF-", content_type="application/pdf")


async def redirected(_: web.Request) -> web.Response:
    raise web.HTTPFound("/elsewhere")


async def sign_in(_: web.Request) -> web.Response:
    return web.Response(text="<html>", content_type="text/html")


async def gone(_: web.Request) -> web.Response:
    return web.Response(status=404)


async def endless(request: web.Request) -> web.StreamResponse:
    """Says nothing of its length, and goes on."""
    response = web.StreamResponse(headers={"Content-Type": "application/pdf"})
    await response.prepare(request)
    with suppress(ConnectionError):
        for _ in range(10 * MOST_BYTES // 65536):
            await response.write(bytes(65536))
    return response


async def overloaded(_: web.Request) -> web.Response:
    return web.Response(status=503)


async def slowed(_: web.Request) -> web.Response:
    return web.Response(status=429)


def test_what_is_there_is_fetched() -> None:
    assert fetched(good) == b"%PDF-"


@pytest.mark.parametrize(
    ("serve", "reason"),
    [
        (redirected, Reason.NO_FETCH),
        (sign_in, Reason.NO_FETCH),
        (gone, Reason.NO_FETCH),
        (endless, Reason.TOO_LARGE),
    ],
)
def test_what_is_no_file_or_too_much_is_refused(serve: Serve, reason: Reason) -> None:
    with pytest.raises(Refused) as caught:
        fetched(serve)
    assert caught.value.reason is reason


@pytest.mark.parametrize("serve", [overloaded, slowed])
def test_a_platform_that_is_away_means_later(serve: Serve) -> None:
    with pytest.raises(TryLater):
        fetched(serve)


def test_in_teams_a_file_is_fetched_by_a_reference_that_opens_nothing() -> None:
    async def through(session: aiohttp.ClientSession, url: str) -> bytes:
        offers = Offers(session, hosts=("127.0.0.1",))
        offers.note(CANDIDATE, "reference", url=url)
        return await offers.fetch(CANDIDATE, "reference")

    assert fetched(good, through=through) == b"%PDF-"


def test_a_picture_in_a_message_of_teams_is_refused_without_a_word_to_anybody() -> None:
    async def through(session: aiohttp.ClientSession, _: str) -> bytes:
        return await Offers(session, hosts=("127.0.0.1",)).fetch(CANDIDATE, PICTURE)

    with pytest.raises(Refused) as caught:
        fetched(good, through=through)
    assert caught.value.reason is Reason.OTHER_KIND


@pytest.mark.parametrize("hosts", [("127.0.0.1",), ("*.sharepoint.com",)])
def test_in_teams_another_persons_reference_or_another_host_opens_nothing(hosts: tuple[str, ...]) -> None:
    other = Account(Platform.TEAMS, "tenant", "other")

    async def through(session: aiohttp.ClientSession, url: str) -> bytes:
        offers = Offers(session, hosts=hosts)
        offers.note(other if "127.0.0.1" in hosts else CANDIDATE, "reference", url=url)
        return await offers.fetch(CANDIDATE, "reference")

    with pytest.raises(Refused) as caught:
        fetched(good, through=through)
    assert caught.value.reason is Reason.NO_FETCH
