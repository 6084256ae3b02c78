"""A file handed over in the DM on Slack: uploaded first, shown when its id is kept, and taken away for good."""

import asyncio

import pytest
from aiohttp import web
from slack_that import slack_that
from slack_workspace import CANDIDATE, Workspace, workspace

from adapters.playground.slack_faults import Fault
from bot.errors import Ambiguous, Gone, Refused, TryLater
from bot.ids import new_id
from bot.model import Place, Platform
from bot.ports.messenger import Parcel

PARCEL = Parcel(
    new_id(),
    "klik-my-data.html",
    "What Klik holds about you",
    "A file of yours.",
    "<p>Kanarie ✓</p>".encode(),
)


def files_in(space: Workspace, place: Place) -> list[str]:
    """The ids of the files that whoever reads this conversation can open."""
    shown = space.slack.world.shown(place.conversation)
    return [file["id"] for each in shown for file in each.files if file["id"] in space.slack.world.files]


def test_a_file_is_seen_when_it_is_handed_over_and_not_before() -> None:
    async def story() -> None:
        async with workspace() as space:
            place = await space.messenger.direct(CANDIDATE)
            offered = await space.messenger.offer(place, PARCEL)
            assert files_in(space, place) == []
            assert await space.messenger.hand_over(offered, PARCEL) == offered
            assert files_in(space, place) == [offered.message]
            assert space.slack.world.contents[offered.message] == PARCEL.data
            (shown,) = space.slack.world.shown(place.conversation)
            assert shown.text == PARCEL.text
            assert shown.files[0]["title"] == PARCEL.title
            assert shown.files[0]["name"] == PARCEL.name

    asyncio.run(story())


@pytest.mark.parametrize("is_handed", [True, False])
def test_it_is_taken_away_and_that_twice_is_no_error(is_handed: bool) -> None:
    async def story() -> None:
        async with workspace() as space:
            place = await space.messenger.direct(CANDIDATE)
            offered = await space.messenger.offer(place, PARCEL)
            if is_handed:
                await space.messenger.hand_over(offered, PARCEL)
            assert offered.message in space.slack.world.contents
            await space.messenger.delete(offered)
            assert space.slack.world.contents == {}
            assert files_in(space, place) == []
            await space.messenger.delete(offered)
            with pytest.raises(Gone):
                await space.messenger.hand_over(offered, PARCEL)

    asyncio.run(story())


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault("upload", "status", status=503), TryLater),
        (Fault("upload", "store_then_drop"), TryLater),
        (Fault("files.getUploadURLExternal", "status", status=429, retry_after="7"), TryLater),
        (Fault("files.getUploadURLExternal", "store_then_drop"), TryLater),
        (Fault("files.completeUploadExternal", "status", status=429, retry_after="7"), TryLater),
        (Fault("files.completeUploadExternal", "store_then_drop"), Ambiguous),
        (Fault("files.completeUploadExternal", "garbage"), Ambiguous),
    ],
    ids=lambda each: f"{each.method}-{each.kind}" if isinstance(each, Fault) else "",
)
def test_whatever_goes_wrong_on_the_way_says_what_may_be_done_about_it(
    fault: Fault, error: type[Exception]
) -> None:
    async def story() -> None:
        async with workspace() as space:
            place = await space.messenger.direct(CANDIDATE)
            space.slack.faults.order(fault)
            with pytest.raises(error):
                await space.messenger.hand_over(await space.messenger.offer(place, PARCEL), PARCEL)
            assert space.slack.faults.fired == [fault]

    asyncio.run(story())


def test_the_token_does_not_go_along_with_the_bytes() -> None:
    async def story() -> None:
        seen: list[str] = []

        async def answer(request: web.Request) -> web.Response:
            method = request.match_info["method"]
            if method == "files.getUploadURLExternal":
                return web.json_response({"ok": True, "file_id": "F1", "upload_url": f"{here(request)}put"})
            seen.append(f"{method}{request.headers.get('Authorization', '')}")
            return web.json_response({"ok": True})

        async with slack_that(answer) as messenger:
            await messenger.offer(Place(Platform.SLACK, "T1", "D1"), PARCEL)
        assert seen == ["put"]

    asyncio.run(story())


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.test/upload",
        "https://files.slack.com.evil.test/upload",
        "http://files.slack.com/upload",
        "https://files.slack.com:8443/upload",
        "https://me@files.slack.com/upload",
        "https://[::1/upload",
        "",
    ],
)
def test_the_bytes_go_to_slack_and_to_nobody_else(url: str) -> None:
    async def story() -> None:
        async def answer(_: web.Request) -> web.Response:
            return web.json_response({"ok": True, "file_id": "F1", "upload_url": url})

        async with slack_that(answer) as messenger:
            with pytest.raises(Refused, match="upload_host"):
                await messenger.offer(Place(Platform.SLACK, "T1", "D1"), PARCEL)

    asyncio.run(story())


def here(request: web.Request) -> str:
    return f"http://{request.host}/api/"
