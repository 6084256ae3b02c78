"""The playground's payloads have no key that Slack's recorded payloads lack (slackapi/java-slack-sdk, MIT)."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from stand_in_bot import CARD, Stage, modal, played

CHANNEL = "C0COACHES"
# Bodies whose inner shape is the bot's own doing, or differs per block.
OPEN = {"blocks", "state", "metadata", "text", "title", "submit", "close", "event_payload"}
# In Slack's documentation and not in the recordings: the sender's app, and the blocks of a view.
NOT_RECORDED = ("message.app_id", "view.blocks")


def recordings() -> Path:
    root = Path(__file__).resolve().parents[3]
    folder = Path(os.environ.get("KLIK_SHARED", root.parent / "shared")) / "fixtures" / "slack"
    if not folder.is_dir():
        pytest.skip(
            "Slack's recorded payloads are not here: set KLIK_SHARED to the folder that holds fixtures."
        )
    return folder


def unknown_keys(ours: Any, theirs: Any, at: str = "") -> list[str]:
    if isinstance(ours, list):
        sample = theirs[0] if isinstance(theirs, list) and theirs else {}
        return [found for each in ours for found in unknown_keys(each, sample, f"{at}[]")]
    if not isinstance(ours, dict) or not isinstance(theirs, dict):
        return []
    found = [f"{at}.{key}".lstrip(".") for key in ours if key not in theirs]
    for key in ours.keys() & theirs.keys() - OPEN:
        found += unknown_keys(ours[key], theirs[key], f"{at}.{key}".lstrip("."))
    return sorted(key for key in found if not key.endswith(NOT_RECORDED))


def compare(ours: dict[str, Any], recording: str, *required: str) -> None:
    theirs = json.loads((recordings() / recording).read_text())
    assert unknown_keys(ours, theirs) == []
    assert set(required) <= set(ours)


def test_the_comparison_finds_a_key_that_slack_does_not_have() -> None:
    theirs = {"event": {"item": {"ts": ""}}, "list": [{"a": 1}]}
    ours = {"event": {"item": {"ts": "1", "stamp": "2"}}, "list": [{"b": 1}], "extra": 1}
    assert unknown_keys(ours, theirs) == ["event.item.stamp", "extra", "list[].b"]


def test_events_have_slacks_shape() -> None:
    recordings()

    async def story(on: Stage) -> None:
        coach, play = on.world.coaches[0], on.playground
        ts = (await on.client.chat_postMessage(channel=CHANNEL, text="card", blocks=CARD))["ts"]
        await play.say(on.world.candidate, "hello")
        await play.react(coach, CHANNEL, ts, "wave")
        await play.unreact(coach, CHANNEL, ts, "wave")
        await play.leave(coach)
        await play.join(coach)
        await play.deactivate(coach)
        await play.comings.open_home(on.world.admin)
        await play.comings.share(shared=True)
        await play.comings.archive()
        await play.comings.uninstall()
        names = "Message ReactionAdded ReactionRemoved MemberLeftChannel MemberJoinedChannel UserChange "
        names += "AppHomeOpened ChannelShared GroupArchive TokensRevoked AppUninstalled"
        envelope = (
            "token",
            "team_id",
            "api_app_id",
            "event",
            "type",
            "event_id",
            "event_time",
            "authorizations",
        )
        assert len(names.split()) == len(on.bot.heard)
        for name, heard in zip(names.split(), on.bot.heard, strict=True):
            compare(heard.payload, f"events/{name}.json", *envelope)

    played(story)


def test_messages_changed_and_deleted_have_slacks_shape() -> None:
    recordings()

    async def story(on: Stage) -> None:
        on.playground.deliveries.echo = True
        posted = await on.client.chat_postMessage(channel="D0CANDIDATE", text="one", blocks=CARD)
        await on.bot.has_heard(1)
        await on.client.chat_update(channel="D0CANDIDATE", ts=posted["ts"], text="two")
        await on.bot.has_heard(2)
        await on.client.chat_delete(channel="D0CANDIDATE", ts=posted["ts"])
        await on.bot.has_heard(3)
        compare(on.bot.heard[1].payload, "events/MessageChanged.json", "event")
        compare(on.bot.heard[2].payload, "events/MessageDeleted.json", "event")

    played(story)


def test_interactions_have_slacks_shape() -> None:
    recordings()

    async def story(on: Stage) -> None:
        coach = on.world.coaches[0]
        common = ("type", "user", "team", "api_app_id", "token")
        ts = (await on.client.chat_postMessage(channel=CHANNEL, text="card", blocks=CARD))["ts"]
        await on.playground.press(coach, channel=CHANNEL, ts=ts, action_id="request.accept")
        pressed = on.bot.last
        compare(pressed, "interactions/BlockAction.json", *common, "trigger_id", "response_url", "actions")
        view = modal(notify_on_close=True)
        opened = await on.client.views_open(trigger_id=pressed["trigger_id"], view=view)
        await on.playground.submit(coach, opened["view"]["id"], {"motivation": "x"})
        compare(on.bot.last, "interactions/ViewSubmission.json", *common, "trigger_id", "view")
        await on.playground.press(coach, channel=CHANNEL, ts=ts, action_id="request.accept")
        opened = await on.client.views_open(trigger_id=on.bot.last["trigger_id"], view=view)
        await on.playground.close(coach, opened["view"]["id"])
        compare(on.bot.last, "interactions/ViewClosed.json", *common, "view", "is_cleared")
        await on.playground.command(coach, "/klik", "help")
        told = ("command", "text", "user_id", "channel_id", "team_id", "trigger_id", "response_url")
        compare(on.bot.last, "interactions/SlashCommand.json", *told)

    played(story)


def test_answers_have_slacks_shape() -> None:
    recordings()

    async def story(on: Stage) -> None:
        client, user = on.client, on.world.candidate
        ts = (await client.chat_postMessage(channel=CHANNEL, text="x"))["ts"]
        upload = await client.files_getUploadURLExternal(filename="a.csv", length=1)
        calls = {
            "auth.test": client.auth_test(),
            "users.info": client.users_info(user=user, include_locale=True),
            "conversations.info": client.conversations_info(channel=CHANNEL, include_num_members=True),
            "conversations.members": client.conversations_members(channel=CHANNEL),
            "chat.getPermalink": client.chat_getPermalink(channel=CHANNEL, message_ts=ts),
            "chat.postEphemeral": client.chat_postEphemeral(channel=CHANNEL, user=on.world.admin, text="x"),
            "chat.delete": client.chat_delete(channel=CHANNEL, ts=ts),
        }
        compare(upload.data, "api/files.getUploadURLExternal.json", "upload_url", "file_id")
        for method, call in calls.items():
            compare((await call).data, f"api/{method}.json", "ok")
        done = await client.files_upload_v2(content="x", filename="a.csv")
        compare({"files": done["files"]}, "api/files.completeUploadExternal.json", "files")

    played(story)
