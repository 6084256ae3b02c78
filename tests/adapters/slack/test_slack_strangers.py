"""Who and what Klik does not act for: other workspaces, itself, names that lead nowhere; and the start."""

import asyncio

import pytest
from slack_acts import block_actions, press, told
from slack_workspace import CANDIDATE, US, view, workspace

from adapters.slack.app import NotStarted


def test_another_workspace_changes_nothing_and_is_told_so_politely() -> None:
    async def story() -> None:
        async with workspace() as space:
            message = {"type": "message", "channel": "D1", "channel_type": "im", "user": "U9", "text": "Hoi"}
            stranger = {"id": "T9STRANGE"}
            command = b"command=%2Fklik&text=status&team_id=T9STRANGE&user_id=U9&trigger_id=1"
            event = await space.event(message, team_id="T9STRANGE")
            typed = await space.signed(command, kind="application/x-www-form-urlencoded")
            pressed = await space.interaction(block_actions(team=stranger))
            sent = await space.interaction(
                block_actions(type="view_submission", team=stranger, view={"id": "V1", "hash": "h"})
            )
            assert event == (200, b"")
            assert (typed[0], pressed[0], sent[0]) == (200, 200, 200)
            assert b"eigen workspace" in typed[1]
            assert b"eigen workspace" in sent[1]
            assert space.door.heard == []
            assert space.app.counts.foreign == 4
            # The same event of our own workspace is heard: the refusal is about the workspace alone.
            await space.event(message)
            assert len(space.door.heard) == 1

    asyncio.run(story())


def test_a_slack_connect_guest_is_an_account_of_their_own_workspace() -> None:
    async def story() -> None:
        async with workspace() as space:
            await space.interaction(block_actions(user={"id": "U9", "team_id": "T9STRANGE"}))
            (heard,) = space.door.heard
            assert heard.account.workspace == "T9STRANGE"  # type: ignore[union-attr]

    asyncio.run(story())


@pytest.mark.parametrize(
    "kind",
    ["app_home_opened", "team_join", "pin_added", "tokens_revoked", "app_uninstalled", "made_up_tomorrow"],
)
def test_an_event_nobody_waits_for_gets_its_200(kind: str) -> None:
    async def story() -> None:
        async with workspace() as space:
            assert await space.event({"type": kind, "user": "U1", "channel": "C1"}) == (200, b"")
            assert space.door.heard == []

    asyncio.run(story())


def test_what_leads_nowhere_any_more_gets_a_polite_sentence() -> None:
    async def story() -> None:
        async with workspace() as space:
            assert await press(space, action="OldButton") == 200
            assert "Hier hoort niets meer bij" in await told(space)
            _, answer = await space.slack.command(CANDIDATE.user, "/other", "")
            assert "Hier hoort niets meer bij" in answer["text"]
            for kind in ("shortcut", "message_action", "view_closed", "block_suggestion", "made_up_tomorrow"):
                payload = block_actions(type=kind, callback_id="x", view={"callback_id": "x"}, action_id="x")
                assert (await space.interaction(payload))[0] == 200
            assert space.door.heard == []

    asyncio.run(story())


def test_the_bot_does_not_hear_itself() -> None:
    async def story() -> None:
        async with workspace() as space:
            room = await space.messenger.direct(CANDIDATE)
            sent = await space.messenger.post(room, view("Eerst"))
            await space.messenger.update(sent, view("Dan"))
            await space.messenger.delete(sent)
            wire = space.slack.wire
            echoes = await space.slack.until(
                lambda: [e for e in wire.after(0) if e.direction == "to_bot"][2:] and wire.after(0)
            )
            assert "Eerst" in str(echoes)
            assert space.door.heard == []

    asyncio.run(story())


def test_before_the_start_slack_is_asked_to_come_back() -> None:
    async def story() -> None:
        async with workspace(start=False) as space:
            message = {"type": "message", "channel": "D1", "channel_type": "im", "user": "U1", "text": "Hoi"}
            assert (await space.event(message))[0] == 503
            await space.app.start()
            assert (await space.event(message))[0] == 200

    asyncio.run(story())


def test_a_token_slack_does_not_take_is_a_sentence_with_a_way_out() -> None:
    async def story() -> None:
        async with workspace(start=False) as space:
            space.slack.world.refuses_with = "account_inactive"
            with pytest.raises(NotStarted) as refused:
                await space.app.start()
            for sentence in (refused.value.words.nl, refused.value.words.en):
                assert "account_inactive" in sentence
                assert "SLACK_BOT_TOKEN" in sentence

    asyncio.run(story())


def test_a_press_or_a_form_without_a_name_is_answered_and_harms_nothing() -> None:
    async def story() -> None:
        async with workspace() as space:
            assert (await space.interaction(block_actions(actions=[{"value": "x"}])))[0] == 200
            assert (await space.interaction(block_actions(type="view_submission", view={"id": "V1"})))[
                0
            ] == 200
            assert space.door.heard == []

    asyncio.run(story())


def test_a_token_of_another_workspace_than_the_settings_name_does_not_start() -> None:
    async def story() -> None:
        async with workspace(start=False, named="T9OTHER") as space:
            with pytest.raises(NotStarted) as refused:
                await space.app.start()
            for sentence in (refused.value.words.nl, refused.value.words.en):
                assert "T9OTHER" in sentence
                assert US.workspace in sentence
            assert not space.app.is_ready
        async with workspace(start=False, named="") as space:
            await space.app.start()
            assert space.app.is_ready

    asyncio.run(story())
