"""A file handed over in Teams: asked first, put where the person says, shown as theirs; and what a broken day does to it."""

from typing import Any

import pytest
from teams_tenant import NotingDoor, Tenant, tenant

from adapters.playground.slack_faults import Fault
from adapters.teams import files
from adapters.teams.files import Uploads
from bot.errors import Gone, Refused, TryLater
from bot.events import FileAnswered
from bot.ids import new_id
from bot.model import SentMessage
from bot.outcome import Answer
from bot.ports.messenger import Parcel
from bot.views import Reply, Say, View

PARCEL = Parcel(
    new_id(),
    "klik-my-data.html",
    "What Klik holds about you",
    "A file of yours.",
    "<p>Kanarie ✓</p>".encode(),
)


async def offered(on: Tenant) -> SentMessage:
    place = await on.messenger.direct(on.account(on.candidate))
    return await on.messenger.offer(place, PARCEL)


async def answered(on: Tenant, sent: SentMessage, *, yes: bool) -> FileAnswered:
    status, _ = await on.teams.consent(on.candidate, None, sent.message, accept=yes)
    assert status == 200
    event = on.door.heard[-1]
    assert isinstance(event, FileAnswered)
    return event


def kinds(on: Tenant) -> list[str]:
    shown = on.shown(on.dm(on.candidate))
    return [each["contentType"] for message in shown for each in message.attachments]


async def test_the_person_is_asked_and_nothing_of_the_file_is_sent_yet() -> None:
    async with tenant() as on:
        sent = await offered(on)
        assert kinds(on) == [files.CONSENT]
        (card,) = on.shown(on.dm(on.candidate))[0].attachments
        assert card["name"] == PARCEL.name
        assert card["content"] == {
            "description": PARCEL.text,
            "sizeInBytes": len(PARCEL.data),
            "acceptContext": {"file": str(PARCEL.id)},
            "declineContext": {"file": str(PARCEL.id)},
        }
        assert await on.messenger.hand_over(sent, PARCEL) is None
        assert on.calls("upload") == []


async def test_after_a_yes_it_goes_where_they_said_and_the_question_goes_away() -> None:
    async with tenant() as on:
        event = await answered(on, await offered(on), yes=True)
        assert (event.file, event.is_accepted) == (str(PARCEL.id), True)
        assert event.account == on.account(on.candidate)
        sent = await on.messenger.hand_over(event.offered, PARCEL)
        assert sent is not None
        assert list(on.teams.world.contents.values()) == [PARCEL.data]
        assert kinds(on) == [files.INFO]
        (card,) = on.shown(on.dm(on.candidate))[0].attachments
        async with on.session.get(card["contentUrl"]) as answer:
            assert await answer.read() == PARCEL.data
        await on.messenger.delete(sent)
        assert kinds(on) == []


async def test_the_address_it_may_go_to_is_in_no_repr() -> None:
    async with tenant() as on:
        event = await answered(on, await offered(on), yes=True)
        room = files.room_of(event.offered)
        assert room is not None
        assert "/upload/" in room.upload
        assert "/upload/" not in f"{event!r} {room!r}"


async def test_a_no_is_told_and_offers_no_place() -> None:
    async with tenant() as on:
        event = await answered(on, await offered(on), yes=False)
        assert not event.is_accepted
        assert await on.messenger.hand_over(event.offered, PARCEL) is None
        assert on.calls("upload") == []


@pytest.mark.parametrize("yes", [True, False])
async def test_an_offer_is_taken_away_whatever_was_said_to_it(yes: bool) -> None:
    async with tenant() as on:
        event = await answered(on, await offered(on), yes=yes)
        assert kinds(on) == [files.CONSENT]
        await on.messenger.delete(event.offered)
        assert kinds(on) == []
        await on.messenger.delete(event.offered)


async def test_what_the_core_says_to_it_is_said_in_the_chat() -> None:
    def says(_: Answer) -> Reply:
        return Say(View("Niet meer", ()))

    async with tenant(NotingDoor(says_of=says)) as on:
        await answered(on, await offered(on), yes=False)
        await on.teams.until(lambda: len(on.shown(on.dm(on.candidate))) == 2)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault("upload", "status", status=404), Gone),
        (Fault("upload", "status", status=401), Gone),
        (Fault("upload", "status", status=429, retry_after="7"), TryLater),
        (Fault("upload", "status", status=503), TryLater),
        (Fault("upload", "store_then_drop", times=2), TryLater),
        (Fault("upload", "status", status=400), Refused),
    ],
    ids=lambda each: f"{each.kind}-{each.status}" if isinstance(each, Fault) else "",
)
async def test_whatever_the_place_answers_says_what_may_be_done_about_it(
    fault: Fault, error: type[Exception]
) -> None:
    async with tenant() as on:
        event = await answered(on, await offered(on), yes=True)
        on.teams.faults.order(fault)
        with pytest.raises(error) as raised:
            await on.messenger.hand_over(event.offered, PARCEL)
        if fault.retry_after:
            assert getattr(raised.value, "after", None) == 7
        assert kinds(on) == [files.CONSENT], "nothing is said before the file is there"


async def test_a_question_that_will_not_go_away_does_not_send_the_file_twice() -> None:
    async with tenant() as on:
        event = await answered(on, await offered(on), yes=True)
        on.teams.faults.order(Fault("deleteActivity", "status", status=500))
        assert await on.messenger.hand_over(event.offered, PARCEL) is not None
        assert len(on.calls("upload")) == 1


ODD: tuple[tuple[str, Any], ...] = (
    ("no value", None),
    ("no place for it", {"action": "accept", "context": {"file": "x"}}),
    ("a place that is none", {"action": "accept", "context": {"file": "x"}, "uploadInfo": {"uploadUrl": 7}}),
    ("no file", {"action": "decline", "context": "x"}),
    ("another act", {"action": "maybe", "context": {"file": "x"}}),
)


@pytest.mark.parametrize(("name", "value"), ODD, ids=[name for name, _ in ODD])
async def test_an_answer_that_is_none_reaches_nobody(name: str, value: Any) -> None:
    async with tenant() as on:
        await answered(on, await offered(on), yes=False)
        heard = len(on.door.heard)
        activity = {**(on.teams.last_activity or {}), "id": f"f:{name}", "value": value}
        assert await on.signed(activity) == 501
        assert len(on.door.heard) == heard


async def test_an_answer_from_a_channel_reaches_nobody() -> None:
    async with tenant() as on:
        await answered(on, await offered(on), yes=False)
        heard = len(on.door.heard)
        said = on.teams.last_activity or {}
        room = {**said["conversation"], "conversationType": "channel"}
        assert await on.signed({**said, "id": "f:other", "conversation": room}) == 501
        assert await on.signed({**said, "id": "f:other"}) == 200, "and the same in the chat does"
        assert len(on.door.heard) == heard + 1


async def test_when_klik_fails_the_person_hears_it_and_may_answer_again() -> None:
    async with tenant() as on:
        sent = await offered(on)
        on.door.fails = lambda _: RuntimeError("broken")
        status, _ = await on.teams.consent(on.candidate, None, sent.message, accept=True)
        assert status == 500
        await on.teams.until(lambda: len(on.shown(on.dm(on.candidate))) == 2)


URLS = (
    ("https://contoso-my.sharepoint.com/personal/x/_api/v2.0/uploadSession?guid=1&tempauth=2", True),
    ("https://contoso-my.sharepoint.com:443/x", True),
    ("https://contoso-my.sharepoint.com:8443/x", False),
    ("http://contoso-my.sharepoint.com/x", False),
    ("https://sharepoint.com.evil.test/x", False),
    ("https://evilsharepoint.com/x", False),
    ("https://me@contoso-my.sharepoint.com/x", False),
    ("https://evil.test\\.sharepoint.com/x", False),
    ("https://[::1/x", False),
    ("http://127.0.0.1:80/x", False),
    ("", False),
)


@pytest.mark.parametrize(("url", "is_theirs"), URLS, ids=[url or "nothing" for url, _ in URLS])
async def test_the_bytes_go_to_microsofts_hosts_and_to_nobody_else(url: str, is_theirs: bool) -> None:
    async with tenant() as on:
        uploads = Uploads(on.session, hosts=("*.sharepoint.com",), now=lambda: 0.0)
        assert uploads.allows(url) is is_theirs
        if not is_theirs:
            with pytest.raises(Refused, match="upload_host"):
                await uploads.put(url, PARCEL.data)


async def test_an_address_on_another_host_gets_nothing_even_after_a_yes() -> None:
    async with tenant() as on:
        event = await answered(on, await offered(on), yes=True)
        room = files.Room("https://evil.test/x", "https://evil.test/y", "1", "html")
        elsewhere = SentMessage(event.offered.place, files.with_room("1", room))
        with pytest.raises(Refused, match="upload_host"):
            await on.messenger.hand_over(elsewhere, PARCEL)
