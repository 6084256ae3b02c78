"""What the Messenger does in a Teams that keeps its rules: post, change, delete, open a chat, look at a channel."""

import asyncio
import time
from dataclasses import replace

import pytest
from teams_tenant import CHANNEL, Tenant, tenant, texts_in, view

from adapters.playground.slack_faults import Fault
from adapters.playground.teams_cast import APP_ID, COACHES_CHANNEL, TEAM, TENANT
from adapters.teams.outbound import TeamsMessenger
from adapters.teams.pace import Limits, Pace
from bot.errors import Ambiguous, Gone, Misconfigured, NotSent, Refused, TryLater
from bot.model import Account, ChannelState, Place, Platform, SentMessage
from bot.views import Button
from bot.words import Language


async def chat(on: Tenant, user: str) -> Place:
    return await on.messenger.direct(on.account(user))


async def test_a_post_in_the_channel_begins_a_thread_and_is_changed_and_taken_away_by_its_id() -> None:
    async with tenant() as on:
        sent = await on.messenger.post(CHANNEL, view("Aanvraag K-7F3KQ2"))
        assert sent.place == CHANNEL
        assert sent.place.address == on.teams.service_url
        (shown,) = on.shown(COACHES_CHANNEL)
        assert (shown.ts, shown.summary) == (sent.message, "Aanvraag K-7F3KQ2")
        await on.messenger.update(sent, view("Er is een coach"))
        assert texts_in(on.shown(COACHES_CHANNEL)[0].cards) == ["Er is een coach"]
        await on.messenger.delete(sent)
        assert on.shown(COACHES_CHANNEL) == []


async def test_what_is_gone_already_needs_no_taking_away() -> None:
    async with tenant() as on:
        sent = await on.messenger.post(CHANNEL, view("Aanvraag"))
        await on.messenger.delete(sent)
        await on.messenger.delete(sent)
        with pytest.raises(Gone):
            await on.messenger.update(sent, view("Nog iets"))


async def test_a_chat_is_opened_with_the_tenant_and_is_the_same_one_twice() -> None:
    async with tenant() as on:
        place = await chat(on, on.candidate)
        assert place == Place(Platform.TEAMS, TENANT, on.dm(on.candidate))
        assert await chat(on, on.candidate) == place
        await on.messenger.post(place, view("Hallo"))
        assert texts_in(on.shown(place.conversation)[0].cards) == ["Hallo"]
        body = on.calls("createConversation")[0]["body"]
        assert body["channelData"] == {"tenant": {"id": TENANT}}
        assert body["bot"] == {"id": on.teams.world.bot_user}


async def test_somebody_who_never_said_a_word_is_looked_up_among_the_coaches() -> None:
    async with tenant() as on:
        nameless = Account(Platform.TEAMS, TENANT, on.teams.world.admin)
        assert (await on.messenger.direct(nameless)).conversation == on.dm(on.teams.world.admin)
        with pytest.raises(Gone):
            await on.messenger.direct(Account(Platform.TEAMS, TENANT, on.candidate))


async def test_the_address_and_language_are_those_of_the_last_word() -> None:
    async with tenant() as on:
        account = on.account(on.candidate)
        assert await on.messenger.language(account) is None
        await on.teams.say(on.candidate, "Hoi")
        assert await on.messenger.language(account) is Language.NL
        await on.teams.comings.set_locale(on.candidate, "en-US")
        await on.teams.say(on.candidate, "Hi")
        assert await on.messenger.language(account) is Language.EN
        await on.messenger.post(await chat(on, on.candidate), view("Hallo"))
        sent = on.shown(on.dm(on.candidate))[-1]
        await on.teams.react(on.candidate, None, sent.ts, "like")
        assert await on.messenger.language(account) is Language.EN
        without = Account(Platform.TEAMS, TENANT, on.candidate)
        assert (await on.messenger.direct(without)).conversation == on.dm(on.candidate)


async def test_a_conversation_that_moved_to_another_server_is_found_there() -> None:
    """Also with a message that was posted where it was before (issue 3, part 5: refreshed on every inbound activity)."""
    async with tenant() as on:
        before = replace(CHANNEL, address="http://127.0.0.1:1/old/")
        with pytest.raises(TryLater):
            await on.messenger.post(before, view("Aanvraag"))
        here = replace(CHANNEL, address=on.teams.service_url)
        on.messenger.heard(on.account(on.coach), place=here, language=None)
        sent = await on.messenger.post(before, view("Aanvraag"))
        await on.messenger.update(SentMessage(before, sent.message), view("Er is een coach"))
        assert texts_in(on.shown(COACHES_CHANNEL)[0].cards) == ["Er is een coach"]


async def test_who_said_nothing_for_a_day_is_in_memory_no_longer() -> None:
    async with tenant() as on:
        now = [0.0]
        messenger = TeamsMessenger(on.messenger.connector, app_id=APP_ID, timer=lambda: now[0])
        account = on.account(on.candidate)
        for _ in range(2):
            messenger.heard(account, place=CHANNEL, language=Language.NL)
            now[0] += 24 * 3600 - 1
            assert await messenger.language(account) is Language.NL
        now[0] += 1
        assert await messenger.language(account) is None
        with pytest.raises(Gone):
            await messenger.direct(Account(Platform.TEAMS, TENANT, on.candidate))


async def test_before_anybody_spoke_a_pretend_teams_is_nowhere_yet_and_a_word_tells() -> None:
    async with tenant(speak=False) as on:
        with pytest.raises(TryLater):
            await on.messenger.post(CHANNEL, view("Aanvraag"))
        await on.teams.say(on.candidate, "Hoi")
        assert await on.messenger.post(CHANNEL, view("Aanvraag"))


async def test_a_channel_tells_who_is_in_it_page_by_page() -> None:
    async with tenant() as on:
        report = await on.messenger.inspect(CHANNEL, members=True)
        members = on.teams.world.coaches_channel.members
        assert report.state is ChannelState.USABLE
        assert report.members is not None
        assert {account.user for account in report.members} == set(members)
        assert all('"29:' in account.address for account in report.members)
        assert (await on.messenger.inspect(CHANNEL)).members is None


async def test_a_channel_shared_with_others_is_seen_once_its_team_is_known() -> None:
    async with tenant() as on:
        await on.teams.comings.reshape_channel(shared=True)
        sent = await on.messenger.post(CHANNEL, view("Aanvraag", Button("Ja", "request.accept")))
        await on.teams.press(on.coach, COACHES_CHANNEL, sent.message, action="request.accept")
        assert on.messenger.teams == {COACHES_CHANNEL: TEAM}
        assert (await on.messenger.inspect(CHANNEL)).state is ChannelState.SHARED
        await on.teams.comings.reshape_channel(shared=False, private=True)
        assert (await on.messenger.inspect(CHANNEL)).state is ChannelState.USABLE


async def test_a_channel_that_is_gone_and_one_without_klik_are_told_apart() -> None:
    async with tenant() as on:
        await on.teams.comings.remove_bot()
        assert (await on.messenger.inspect(CHANNEL)).state is ChannelState.NOT_A_MEMBER
        await on.teams.comings.add_bot()
        await on.teams.comings.delete_channel()
        report = await on.messenger.inspect(CHANNEL, members=True)
        assert (report.state, report.members) == (ChannelState.MISSING, ())


async def test_who_removed_klik_or_left_is_gone_and_that_is_no_fault() -> None:
    async with tenant() as on:
        place = await chat(on, on.candidate)
        await on.teams.uninstall(on.candidate)
        with pytest.raises(Gone, match="MessageWritesBlocked"):
            await on.messenger.post(place, view("Hallo"))
        with pytest.raises(Gone):
            await chat(on, on.candidate)
        await on.teams.deactivate(on.coach)
        with pytest.raises(Gone):
            await chat(on, on.coach)


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault("createConversation", "status", status=429, retry_after="7"), TryLater),
        (Fault("createConversation", "status", status=412), TryLater),
        (Fault("createConversation", "status", status=503), Ambiguous),
        (Fault("createConversation", "status", status=500), Ambiguous),
        (Fault("createConversation", "status", status=408), Ambiguous),
        (Fault("createConversation", "status", status=400), Refused),
        (Fault("createConversation", "status", status=413), Refused),
        (Fault("createConversation", "status", status=404), Gone),
        (Fault("createConversation", "status", status=401, times=2), Misconfigured),
        (Fault("createConversation", "store_then_drop"), Ambiguous),
        (Fault("createConversation", "garbage"), Ambiguous),
        (Fault("token", "status", status=503), TryLater),
        (Fault("token", "status", status=401), Misconfigured),
        (Fault("token", "garbage"), TryLater),
    ],
    ids=lambda value: f"{value.method}-{value.kind}-{value.status}" if isinstance(value, Fault) else "",
)
async def test_what_teams_answers_to_a_post_is_one_of_the_courier_s_words(
    fault: Fault, expected: type[Exception]
) -> None:
    async with tenant() as on:
        on.teams.faults.order(fault)
        with pytest.raises(expected) as raised:
            await on.messenger.post(CHANNEL, view("Geheim: 06-12345678"))
        assert "06" not in str(raised.value)
        assert raised.value.__cause__ is None
        # It is asked once, except for the one more time after a token that was refused.
        assert len(on.calls(fault.method)) == (
            2 if fault.method == "createConversation" and fault.status == 401 else 1
        )


@pytest.mark.parametrize("status", [408, 500, 502, 503, 504])
async def test_what_may_be_done_twice_is_simply_tried_again_later(status: int) -> None:
    async with tenant() as on:
        sent = await on.messenger.post(CHANNEL, view("Aanvraag"))
        on.teams.faults.order(Fault("updateActivity", "status", status=status))
        with pytest.raises(TryLater):
            await on.messenger.update(sent, view("Er is een coach"))
        on.teams.faults.order(Fault("getPagedMembers", "status", status=status))
        with pytest.raises(TryLater):
            await on.messenger.inspect(CHANNEL)


async def test_a_token_that_was_taken_back_is_asked_for_once_more_and_the_message_goes_out() -> None:
    async with tenant() as on:
        await on.messenger.post(CHANNEL, view("Een"))
        on.teams.tokens.revoke()
        await on.messenger.post(CHANNEL, view("Twee"))
        assert [texts_in(shown.cards) for shown in on.shown(COACHES_CHANNEL)] == [["Een"], ["Twee"]]
        assert len(on.calls("token")) == 2


async def test_one_token_serves_many_messages_and_is_renewed_before_it_ends() -> None:
    async with tenant() as on:
        await asyncio.gather(*(on.messenger.post(CHANNEL, view(str(n))) for n in range(5)))
        assert len(on.calls("token")) == 1
        on.moment[0] += 3600 - 500
        await on.messenger.post(CHANNEL, view("Nog een"))
        await on.teams.until(lambda: len(on.calls("token")) == 2)


async def test_a_wait_that_teams_asks_for_is_kept_for_that_conversation_alone() -> None:
    async with tenant() as on:
        place = await chat(on, on.candidate)
        on.teams.faults.order(Fault("sendToConversation", "status", status=429, retry_after="60"))
        with pytest.raises(TryLater) as told:
            await on.messenger.post(place, view("Een"))
        assert told.value.after == 60
        asked = len(on.calls("sendToConversation"))
        with pytest.raises(TryLater):
            await on.messenger.post(place, view("Twee"))
        assert len(on.calls("sendToConversation")) == asked
        assert await on.messenger.post(CHANNEL, view("Drie"))
        on.moment[0] += 61
        assert await on.messenger.post(place, view("Twee"))


async def test_too_many_messages_in_one_conversation_are_put_off_by_ourselves() -> None:
    limits = Limits(burst=2, per_second=0.001, patience=0.01)
    async with tenant(limits=limits) as on:
        for _ in range(2):
            await on.messenger.post(CHANNEL, view("Aanvraag"))
        with pytest.raises(TryLater, match="paced"):
            await on.messenger.post(CHANNEL, view("Aanvraag"))
        assert len(on.shown(COACHES_CHANNEL)) == 2
        assert await chat(on, on.coach)


async def test_too_many_messages_in_one_tenant_are_put_off_whoever_they_are_for() -> None:
    pace = Pace(Limits(burst=None, tenant_per_second=1.0, patience=0.01), now=time.time)
    await pace.admit(TENANT, conversation="19:one")
    with pytest.raises(TryLater, match="paced"):
        await pace.admit(TENANT, conversation="19:two")
    await pace.admit("another tenant", conversation="19:two")


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/teams/",
        "http://smba.trafficmanager.net/emea/",
        "https://127.0.0.1@evil.example/",
        "https://evil.example\\@127.0.0.1/",
        "https://127.0.0.1.evil.example/",
        "nonsense",
    ],
)
async def test_our_token_is_sent_to_no_server_we_do_not_know(url: str) -> None:
    async with tenant() as on:
        elsewhere = replace(CHANNEL, address=url)
        with pytest.raises(Refused, match="service_url"):
            await on.messenger.post(elsewhere, view("Aanvraag"))
        with pytest.raises(NotSent):
            await on.messenger.update(SentMessage(elsewhere, "1"), view("Aanvraag"))
        assert on.calls("token") == []
