"""What reaches Klik unsigned, old, odd, huge or malformed is refused cheaply, counted, and written nowhere."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import aiohttp
import pytest
from aiohttp import web
from slack_acts import our_log
from slack_workspace import CANDIDATE, FORM_TYPE, OLD_SECRET, SECRET, envelope_of, signed, workspace

from adapters.slack.verify import LIMIT, Counts, NotVerified, Verifier
from bot.events import MessageReceived

Handler = Callable[[web.Request], Awaitable[web.Response]]
CANARY = "kanarie-7f3a"
MESSAGE = {"type": "message", "channel": "D1", "channel_type": "im", "user": "U1", "text": CANARY}
BODY = json.dumps(envelope_of(MESSAGE)).encode()


def test_what_slack_signed_is_heard() -> None:
    async def story() -> None:
        async with workspace() as space:
            assert await space.signed(BODY) == (200, b"")
            (heard,) = space.door.heard
            assert isinstance(heard, MessageReceived)
            assert space.app.counts.taken == 1

    asyncio.run(story())


UNSIGNED = {
    "no headers": {"Content-Type": "application/json"},
    "empty signature": signed(BODY) | {"X-Slack-Signature": ""},
    "another secret": signed(BODY, secret="another"),
    "another body": signed(BODY + b" "),
    "another version": signed(BODY) | {"X-Slack-Signature": "v1=" + "0" * 64},
    "in capitals": signed(BODY) | {"X-Slack-Signature": signed(BODY)["X-Slack-Signature"].upper()},
    "letters for a time": signed(BODY) | {"X-Slack-Request-Timestamp": "abc"},
    "no time": signed(BODY) | {"X-Slack-Request-Timestamp": ""},
    "a time with a sign": signed(BODY) | {"X-Slack-Request-Timestamp": "-5"},
    "a time in other digits": signed(BODY) | {"X-Slack-Request-Timestamp": "١٧٩٥٣٦٢٧١١"},
    "a time without end": signed(BODY) | {"X-Slack-Request-Timestamp": "1" * 5000},
    "a signature beyond ascii": signed(BODY) | {"X-Slack-Signature": "v0=é" + "0" * 63},
    "too old": signed(BODY, age=400),
    "from the future": signed(BODY, age=-4000),
    "unsigned and deep": {"Content-Type": "application/json"},
}


@pytest.mark.parametrize("case", UNSIGNED)
def test_a_request_slack_did_not_sign_is_a_401_and_changes_nothing(case: str) -> None:
    async def story() -> None:
        body = b"[" * 200_000 if case == "unsigned and deep" else BODY
        async with workspace() as space:
            with our_log() as log:
                status, answer = await space.post(body, UNSIGNED[case])
            assert (status, answer) == (401, b"")
            assert space.door.heard == []
            assert space.calls("chat.postMessage") == []
            assert CANARY not in log.getvalue()
            counts = space.app.counts
            assert counts.unsigned + counts.forged + counts.stale == 1
            assert counts.taken == 0

    asyncio.run(story())


@pytest.mark.parametrize("age", [299, -299])
def test_five_minutes_either_way_are_forgiven(age: float) -> None:
    async def story() -> None:
        async with workspace() as space:
            assert (await space.signed(BODY, age=age))[0] == 200

    asyncio.run(story())


def test_the_window_follows_the_injected_clock() -> None:
    async def story() -> None:
        async with workspace() as space:
            space.moment[0] = 600.0
            assert (await space.signed(BODY))[0] == 401
            assert space.app.counts.stale == 1

    asyncio.run(story())


def test_two_secrets_are_valid_while_one_replaces_the_other() -> None:
    async def story(secrets: tuple[str, ...], *, old: int) -> None:
        async with workspace(secrets=secrets) as space:
            assert (await space.signed(BODY, secret=SECRET))[0] == 200
            assert (await space.signed(BODY, secret=OLD_SECRET))[0] == old

    asyncio.run(story((SECRET, OLD_SECRET), old=200))
    asyncio.run(story((SECRET,), old=401))


@pytest.mark.parametrize("secrets", [(), ("",), (SECRET, "")])
def test_an_empty_secret_is_no_secret(secrets: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="empty"):
        Verifier(secrets, now=lambda: 0.0, counts=Counts())


def test_a_replay_reaches_the_door_under_the_same_delivery() -> None:
    async def story() -> None:
        async with workspace() as space:
            await space.slack.say(CANDIDATE.user, "Hoi")
            assert (await space.slack.repeat())[0] == 200
            first, second = space.door.heard
            assert first.delivery == second.delivery

    asyncio.run(story())


def test_a_body_of_two_megabytes_is_refused_unread() -> None:
    async def story() -> None:
        async with workspace() as space:
            body = b"x" * (2 * LIMIT)
            assert (await space.signed(body))[0] == 413
            assert (await space.post(body, {"Content-Type": "application/json"}))[0] == 413
            assert space.app.counts.too_large == 2
            # One of exactly the limit is read and judged by its content.
            assert (await space.signed(b"x" * LIMIT))[0] == 400

    asyncio.run(story())


def test_a_body_that_does_not_say_its_length_is_counted_while_it_comes() -> None:
    async def story() -> None:
        sent = 0

        async def pieces() -> object:
            nonlocal sent
            for _ in range(100):
                sent += 65536
                yield b"x" * 65536

        async with workspace() as space:
            headers = signed(b"")
            # The server may also close while we are still sending, which is as good.
            with suppress(aiohttp.ClientConnectionError):
                async with space.session.post(space.url, data=pieces(), headers=headers) as answer:
                    assert answer.status == 413
            assert space.app.counts.too_large == 1

    asyncio.run(story())


@pytest.mark.parametrize(("said", "statuses"), [("5", {400, 401}), ("999999", {408})])
def test_a_length_that_lies_gains_nothing(said: str, statuses: set[int]) -> None:
    async def story() -> None:
        counts = Counts()
        verifier = Verifier((SECRET,), now=time.time, counts=counts, patience=0.05)
        bodies: list[bytes] = []

        async def handle(request: web.Request) -> web.Response:
            try:
                bodies.append(await verifier.body_of(request))
            except NotVerified as refused:
                return web.Response(status=refused.status)
            return web.Response()

        async with served(handle) as port:
            assert await raw_status(port, signed(BODY) | {"Content-Length": said}) in statuses
            assert bodies == []
            assert await raw_status(port, signed(BODY) | {"Content-Length": str(len(BODY))}) == 200
            assert bodies == [BODY]

    asyncio.run(story())


@asynccontextmanager
async def served(handle: Handler) -> AsyncIterator[int]:
    application = web.Application()
    application.router.add_post("/", handle)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()


async def raw_status(port: int, headers: dict[str, str]) -> int:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    lines = "".join(f"{name}: {value}\r\n" for name, value in ({"Host": "klik"} | headers).items())
    writer.write(f"POST / HTTP/1.1\r\n{lines}\r\n".encode() + BODY)
    answer = await reader.readline()
    writer.close()
    return int(answer.split()[1])


def test_only_post_is_answered() -> None:
    async def story() -> None:
        async with workspace() as space, space.session.get(space.url) as answer:
            assert answer.status == 405

    asyncio.run(story())


def test_slack_s_challenge_and_certificate_check_are_answered_without_the_door() -> None:
    async def story() -> None:
        async with workspace() as space:
            answer = await space.slack.deliveries.verify_url()
            assert answer.status == 200
            assert answer.body.decode().startswith("challenge")
            checked = await space.signed(b"ssl_check=1&token=x", kind=FORM_TYPE)
            assert checked == (200, b"")
            assert space.door.heard == []

    asyncio.run(story())
