"""What reaches the bot: signed as Slack signs, repeated as Slack repeats, typed as Slack passes it on."""

import asyncio
import json

import pytest
from aiohttp import web
from slack_sdk.signature import Clock, SignatureVerifier
from stand_in_bot import CARD, SECRET, Heard, Stage, button, on_stage

from adapters.playground.clock import HandClock
from adapters.playground.slack_things import NotPossible

CHANNEL = "C0COACHES"


async def card(on: Stage) -> str:
    return (await on.client.chat_postMessage(channel=CHANNEL, text="card", blocks=CARD))["ts"]


@on_stage()
async def test_a_press_reaches_the_bot_signed_as_slack_signs_it(on: Stage) -> None:
    ts, coach = await card(on), on.world.coaches[0]
    status, _ = await on.playground.press(coach, channel=CHANNEL, ts=ts, action_id="request.accept")
    assert status == 200
    heard = on.bot.heard[-1]
    assert SignatureVerifier(SECRET).is_valid_request(heard.body, heard.headers)
    assert not SignatureVerifier("another secret").is_valid_request(heard.body, heard.headers)
    assert not SignatureVerifier(SECRET).is_valid_request(heard.body + b" ", heard.headers)
    assert heard.payload["actions"][0]["value"] == "K-7F3KQ2"
    assert heard.payload["user"]["id"] == coach
    assert heard.payload["message"]["ts"] == ts


@on_stage()
async def test_text_beyond_ascii_survives_every_way_to_the_bot(on: Stage) -> None:
    words = "Één café & 100% “ja” + 😀 = a/b?"
    blocks = [{"type": "actions", "elements": [button(value=words)]}]
    posted = await on.client.chat_postMessage(channel=CHANNEL, text=words, blocks=blocks)
    coach = on.world.coaches[0]
    await on.playground.press(coach, channel=CHANNEL, ts=posted["ts"], action_id="request.accept")
    assert on.bot.last["actions"][0]["value"] == words
    await on.playground.command(coach, "/klik", "één + twee")
    assert on.bot.last["text"] == "één + twee"
    await on.playground.say(coach, "é 😀")
    assert on.bot.heard[-1].event["text"] == "é 😀"


@on_stage()
async def test_typed_text_arrives_escaped_and_with_addresses_as_links(on: Stage) -> None:
    candidate = on.world.candidate
    await on.playground.say(candidate, "<@U1> & a@voorbeeld.test of https://voorbeeld.test/?a=1&b=2")
    event = on.bot.heard[-1].event
    assert event["text"] == (
        "&lt;@U1&gt; &amp; <mailto:a@voorbeeld.test|a@voorbeeld.test> "
        "of <https://voorbeeld.test/?a=1&amp;b=2>"
    )
    assert (event["channel_type"], event["user"], event["channel"]) == ("im", candidate, "D0CANDIDATE")
    assert "bot_id" not in event


@on_stage(clock=HandClock())
async def test_an_event_that_is_not_taken_comes_back_at_slacks_times(on: Stage) -> None:
    clock = on.playground.clock
    on.bot.answers.extend(web.Response(status=500) for _ in range(3))
    status, _ = await on.playground.say(on.world.candidate, "hello")
    assert status == 500
    await clock.somebody_sleeps()  # the first repeat came at once and failed too
    assert len(on.bot.heard) == 2
    clock.advance(59)
    assert clock.sleepers == 1
    clock.advance(1)
    await on.bot.has_heard(3)
    await clock.somebody_sleeps()
    clock.advance(299)
    assert clock.sleepers == 1
    clock.advance(1)
    await on.bot.has_heard(4)
    first, *repeats = on.bot.heard
    assert "x-slack-retry-num" not in first.headers
    assert [each.headers["x-slack-retry-num"] for each in repeats] == ["1", "2", "3"]
    assert {each.headers["x-slack-retry-reason"] for each in repeats} == {"http_error"}
    assert {each.body for each in repeats} == {first.body}
    # Each is signed for its own moment.
    verifier = SignatureVerifier(SECRET, _at(clock.now()))
    assert verifier.is_valid_request(repeats[-1].body, repeats[-1].headers)
    assert not verifier.is_valid_request(first.body, first.headers)


def _at(moment: float) -> Clock:
    class Then(Clock):
        def now(self) -> float:
            return moment

    return Then()


@on_stage(clock=HandClock())
async def test_a_bot_that_is_slow_gets_the_event_again_and_may_refuse_that(on: Stage) -> None:
    on.playground.deliveries.patience = 0.05
    released = asyncio.Event()

    async def slow(_: Heard) -> web.Response:
        on.playground.deliveries.patience = 3
        await released.wait()
        return web.Response()

    on.bot.answers.extend([slow, web.Response(status=500, headers={"X-Slack-No-Retry": "1"})])
    status, _ = await on.playground.say(on.world.candidate, "hello")
    assert status == 0
    await on.bot.has_heard(2)
    released.set()
    assert on.bot.heard[1].headers["x-slack-retry-reason"] == "http_timeout"
    entries = await on.playground.until(lambda: on.playground.wire.after(1))
    assert (entries[0].status, len(on.bot.heard)) == (500, 2)


@on_stage()
async def test_a_press_is_never_repeated_by_slack(on: Stage) -> None:
    ts = await card(on)
    on.bot.answers.append(web.Response(status=500))
    coach = on.world.coaches[0]
    status, _ = await on.playground.press(coach, channel=CHANNEL, ts=ts, action_id="request.accept")
    assert status == 500
    await on.playground.press(coach, channel=CHANNEL, ts=ts, action_id="request.accept")
    assert len(on.bot.heard) == 2
    triggers = {heard.payload["trigger_id"] for heard in on.bot.heard}
    assert len(triggers) == 2


@on_stage()
async def test_the_last_request_can_be_repeated_byte_for_byte_or_forged(on: Stage) -> None:
    await on.playground.say(on.world.candidate, "hello")
    assert await on.playground.repeat() == (200, b"")
    first, second = on.bot.heard
    assert first.body == second.body
    assert first.headers["x-slack-signature"] == second.headers["x-slack-signature"]

    other = json.loads(first.body)
    other["event"]["text"] = "something else"
    signed = on.playground.sign(json.dumps(other).encode())
    await on.playground.deliver_raw(signed.body, signed.headers)
    forged = on.bot.heard[-1]
    assert forged.payload["event_id"] == first.payload["event_id"]
    assert SignatureVerifier(SECRET).is_valid_request(forged.body, forged.headers)
    old = on.playground.sign(b"{}", timestamp=1)
    assert old.headers["X-Slack-Request-Timestamp"] == "1"


@on_stage()
async def test_a_commands_answer_is_shown_to_the_person_alone(on: Stage) -> None:
    coach, other = on.world.coaches[:2]
    on.bot.answers.append(web.json_response({"text": "Only you read this", "blocks": CARD}))
    await on.playground.command(coach, "/klik", "a <b>", channel=CHANNEL)
    assert [sent.text for sent in on.world.shown(CHANNEL, coach)] == ["Only you read this"]
    assert on.world.shown(CHANNEL, other) == []
    told = on.bot.last
    assert (told["command"], told["text"], told["channel_name"]) == ("/klik", "a &lt;b&gt;", "privategroup")

    on.bot.answers.append(web.Response(status=500))
    await on.playground.command(coach, "/klik", "help")
    [failed] = on.world.shown("D0COACH01", coach)
    assert "dispatch_failed" in failed.text


@on_stage()
async def test_reactions_reach_the_bot_with_the_message_they_are_on(on: Stage) -> None:
    ts, coach = await card(on), on.world.coaches[0]
    await on.playground.react(coach, CHANNEL, ts, ":raising_hand:")
    added = on.bot.heard[-1].event
    assert added["item"] == {"type": "message", "channel": CHANNEL, "ts": ts}
    assert (added["type"], added["reaction"], added["user"]) == ("reaction_added", "raising_hand", coach)
    assert added["item_user"] == "U0KLIKBOT"
    with pytest.raises(NotPossible):
        await on.playground.react(coach, CHANNEL, ts, "raising_hand")
    await on.playground.unreact(coach, CHANNEL, ts, "raising_hand")
    assert on.bot.heard[-1].event["type"] == "reaction_removed"
    assert on.world.message(CHANNEL, ts).reactions == {}


@on_stage()
async def test_people_come_and_go_and_the_bot_hears_it(on: Stage) -> None:
    coach, playground = on.world.coaches[0], on.playground
    await playground.leave(coach)
    assert on.bot.heard[-1].event["type"] == "member_left_channel"
    with pytest.raises(NotPossible):
        await playground.press(coach, channel=CHANNEL, ts=await card(on), action_id="request.accept")
    await playground.join(coach)
    assert on.bot.heard[-1].event["type"] == "member_joined_channel"
    await playground.deactivate(coach)
    assert on.bot.heard[-1].event["user"]["deleted"] is True
    with pytest.raises(NotPossible):
        await playground.say(coach, "hello")
    await playground.reactivate(coach)
    await playground.comings.set_locale(coach, "en-US")
    assert on.bot.heard[-1].event["user"]["locale"] == "en-US"


@on_stage()
async def test_the_channel_and_the_app_have_their_own_endings(on: Stage) -> None:
    comings = on.playground.comings
    await comings.share(shared=True)
    await comings.share(shared=False)
    await comings.archive()
    await comings.uninstall()
    kinds = [heard.event["type"] for heard in on.bot.heard]
    assert kinds == [
        "channel_shared",
        "channel_unshared",
        "group_archive",
        "tokens_revoked",
        "app_uninstalled",
    ]
    ids = [heard.payload["event_id"] for heard in on.bot.heard]
    assert len(set(ids)) == 5


@on_stage()
async def test_in_a_public_channel_membership_is_not_told_for_lack_of_scope(on: Stage) -> None:
    coach = on.world.coaches[0]
    await on.playground.leave(coach)
    assert len(on.bot.heard) == 1
    await on.playground.comings.publicise(private=False)
    await on.playground.join(coach)
    assert len(on.bot.heard) == 1


@on_stage()
async def test_the_bots_own_messages_in_a_dm_come_back_to_it(on: Stage) -> None:
    on.playground.deliveries.echo = True
    posted = await on.client.chat_postMessage(channel="D0CANDIDATE", text="one")
    await on.bot.has_heard(1)
    await on.client.chat_update(channel="D0CANDIDATE", ts=posted["ts"], text="two")
    await on.bot.has_heard(2)
    await on.client.chat_delete(channel="D0CANDIDATE", ts=posted["ts"])
    await on.bot.has_heard(3)
    plain, changed, deleted = [heard.event for heard in on.bot.heard]
    assert (plain["bot_id"], plain["text"]) == ("B0KLIKBOT", "one")
    assert (changed["subtype"], changed["message"]["text"]) == ("message_changed", "two")
    assert (deleted["subtype"], deleted["deleted_ts"]) == ("message_deleted", posted["ts"])


@on_stage()
async def test_the_address_is_verified_with_a_challenge(on: Stage) -> None:
    async def echo(heard: Heard) -> web.Response:
        return web.json_response({"challenge": heard.payload["challenge"]})

    on.bot.answers.append(echo)
    answer = await on.playground.deliveries.verify_url()
    assert answer.json["challenge"] == on.bot.last["challenge"]
    assert on.bot.last["type"] == "url_verification"


@on_stage()
async def test_a_button_that_was_just_redrawn_can_still_be_pressed_by_who_saw_it(on: Stage) -> None:
    ts, coach = await card(on), on.world.coaches[0]
    await on.client.chat_update(channel=CHANNEL, ts=ts, text="matched")
    with pytest.raises(NotPossible):
        await on.playground.press(coach, channel=CHANNEL, ts=ts, action_id="request.accept")
    await on.playground.press(coach, channel=CHANNEL, ts=ts, action_id="request.accept", value="K-7F3KQ2")
    assert on.bot.last["actions"][0]["value"] == "K-7F3KQ2"


@on_stage()
async def test_without_a_bot_there_is_no_answer_and_no_crash(on: Stage) -> None:
    on.playground.deliveries.retry_pauses = ()
    on.playground.bot_url = "http://127.0.0.1:1"
    assert await on.playground.say(on.world.candidate, "hello") == (0, {})
    [entry] = on.playground.wire.after(0)
    assert entry.fault == "connection_failed"
