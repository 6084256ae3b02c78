"""The Bot Connector's own calls, as Microsoft's client makes them and as a hand-made one does."""

import asyncio
from typing import Any

import pytest
from botbuilder.schema import Activity, ChannelAccount, ConversationParameters
from botframework.connector import ConnectorClient
from botframework.connector.teams import TeamsConnectorClient
from msrest.authentication import BasicTokenAuthentication
from teams_stage import CARD, CARD_TYPE, CHANNEL, TeamsStage, card, in_teams, message, text

from adapters.playground.teams_cast import TEAM, TENANT

TEAM_PATH = f"teams/{TEAM.replace(':', '%3A')}"


def opening(person: str, **more: Any) -> dict[str, Any]:
    return {"isGroup": False, "members": [{"id": person}], "tenantId": TENANT, **more}


@in_teams()
async def test_microsofts_own_client_opens_posts_changes_deletes_and_looks_around(on: TeamsStage) -> None:
    credentials = BasicTokenAuthentication({"access_token": on.client.token})
    client = ConnectorClient(credentials, base_url=on.playground.service_url)
    teams = TeamsConnectorClient(credentials, base_url=on.playground.service_url)
    coach = on.world.person(on.world.coaches[0])

    def work() -> None:
        calls = client.conversations
        opened = calls.create_conversation(
            ConversationParameters(
                is_group=False,
                members=[ChannelAccount(id=coach.address)],
                tenant_id=TENANT,
                channel_data={"tenant": {"id": TENANT}},
            )
        )
        sent = calls.send_to_conversation(opened.id, Activity(type="message", text="hello"))
        calls.update_activity(opened.id, sent.id, Activity(type="message", text="hello again"))
        kept = calls.send_to_conversation(opened.id, Activity(type="message", text="kept"))
        calls.delete_activity(opened.id, sent.id)
        calls.reply_to_activity(opened.id, kept.id, Activity(type="message", text="and a reply"))
        posted = calls.create_conversation(
            ConversationParameters(
                is_group=True,
                channel_data={"channel": {"id": CHANNEL}},
                activity=Activity(type="message", text="in the channel"),
            )
        )
        assert posted.id == f"{CHANNEL};messageid={posted.activity_id}"
        members = calls.get_conversation_members(CHANNEL)
        assert [each.name for each in members] == [
            "Coach 1",
            "Coach 2",
            "Coach 3",
            "Beheerder",
            "Beheerder 2",
        ]
        paged = calls.get_conversation_paged_members(CHANNEL, page_size=3)
        assert len(paged.members) == 3
        rest = calls.get_conversation_paged_members(CHANNEL, continuation_token=paged.continuation_token)
        assert [each.name for each in rest.members] == ["Beheerder", "Beheerder 2"]
        [general, ours] = teams.teams.get_teams_channels(TEAM).conversations
        assert (general.id, ours.id) == (TEAM, CHANNEL)
        assert teams.teams.get_team_details(TEAM).id == TEAM

    await asyncio.to_thread(work)
    assert [sent.text for sent in on.world.shown(on.world.dm(coach.id).id)] == ["kept", "and a reply"]
    assert [sent.text for sent in on.world.shown(CHANNEL)] == ["in the channel"]


@in_teams()
async def test_a_chat_is_opened_once_and_only_with_a_tenant_and_an_id_of_this_bot(on: TeamsStage) -> None:
    coach = on.world.person(on.world.coaches[0])
    first = await on.client.call("POST", "conversations", opening(coach.address))
    second = await on.client.call("POST", "conversations", opening(coach.address, activity=message(CARD)))
    assert (first.status, second.status) == (201, 201)
    assert first.body["id"] == second.body["id"] == on.world.dm(coach.id).id
    assert on.world.shown(first.body["id"])[0].ts == second.body["activityId"]

    in_data = opening(coach.address, tenantId=None, channelData={"tenant": {"id": TENANT}})
    assert (await on.client.call("POST", "conversations", in_data)).status == 201
    refused: list[tuple[dict[str, Any], int]] = [
        (opening(coach.address, tenantId=None), 400),
        (opening(coach.address, tenantId="99999999-2222-4333-8444-555555555555"), 403),
        (opening(coach.mail), 400),
        (opening(coach.id), 400),
        (opening("29:nobody"), 400),
        ({"tenantId": TENANT, "members": []}, 400),
        ({"isGroup": True, "channelData": {"channel": {"id": CHANNEL}}}, 400),
        ({"isGroup": True, "channelData": {"channel": {"id": "19:other@thread.tacv2"}}}, 404),
    ]
    for asked, status in refused:
        assert (await on.client.call("POST", "conversations", asked)).status == status, asked


@in_teams()
async def test_a_post_in_the_channel_is_changed_and_deleted_in_its_own_thread(on: TeamsStage) -> None:
    activity = await on.posted()
    thread = f"{CHANNEL};messageid={activity}"
    assert (await on.client.update(CHANNEL, activity, CARD)).code == "ActivityNotFoundInConversation"
    assert (await on.client.update(thread, activity, card(text("Matched")))).status == 200
    [sent] = on.world.shown(CHANNEL)
    assert (sent.edited, sent.cards) == (True, [card(text("Matched"))])

    replied = await on.client.send(thread, text="in the thread")
    assert on.world.message(CHANNEL, replied.body["id"]).thread == activity
    path = f"conversations/{thread.replace(':', '%3A')}/activities"
    answered = await on.client.call("POST", f"{path}/{activity}", message(text="a reply"))
    assert on.world.message(CHANNEL, answered.body["id"]).thread == activity

    assert (await on.client.call("DELETE", f"{path}/{activity}")).status == 200
    assert [each.text for each in on.world.shown(CHANNEL)] == ["in the thread", "a reply"]
    gone = on.world.messages[CHANNEL][activity]
    assert (gone.deleted, gone.attachments) == (True, [])
    assert (await on.client.update(thread, activity, CARD)).status == 404
    assert (await on.client.call("DELETE", f"{path}/{activity}")).status == 404


@in_teams()
async def test_what_somebody_else_wrote_is_not_the_bots_to_change(on: TeamsStage) -> None:
    candidate = on.world.candidate
    await on.playground.say(candidate, "mine")
    [sent] = on.world.shown(on.world.dm(candidate).id)
    assert (await on.client.update(sent.channel, sent.ts, CARD)).status == 403
    assert (
        await on.client.call("DELETE", f"conversations/{sent.channel}/activities/{sent.ts}")
    ).status == 403
    assert on.world.shown(sent.channel) == [sent]


@in_teams()
async def test_without_a_good_token_nothing_is_done(on: TeamsStage) -> None:
    for token in ("", "wrong", on.playground.token()):
        refused = await on.client.call(
            "POST", f"conversations/{CHANNEL}/activities", message(CARD), Authorization=f"Bearer {token}"
        )
        assert refused.status == 401
    assert on.world.shown(CHANNEL) == []
    assert (await on.client.send(CHANNEL, CARD)).status == 201
    on.playground.tokens.revoke()
    assert (await on.client.send(CHANNEL, CARD)).status == 401
    await on.client.log_in()
    assert (await on.client.send(CHANNEL, CARD)).status == 201


@in_teams()
async def test_somebody_who_removed_the_bot_cannot_be_written_to(on: TeamsStage) -> None:
    coach = on.world.person(on.world.coaches[0])
    room = on.world.dm(coach.id).id
    sent = await on.client.send(room, CARD)
    assert sent.status == 201
    await on.playground.uninstall(coach.id)
    for refused in (
        await on.client.send(room, CARD),
        await on.client.update(room, sent.body["id"], CARD),
        await on.client.call("POST", "conversations", opening(coach.address)),
    ):
        assert refused.status == 403
        assert '"subCode": "MessageWritesBlocked"' in refused.body["message"]
    await on.playground.install(coach.id)
    assert (await on.client.send(room, CARD)).status == 201
    await on.playground.deactivate(coach.id)
    assert (await on.client.send(room, CARD)).code == "ConversationNotFound"


@in_teams()
async def test_a_deleted_channel_is_not_found_and_a_team_without_the_bot_is_closed(on: TeamsStage) -> None:
    activity = await on.posted()
    await on.playground.comings.delete_channel()
    assert (await on.client.send(CHANNEL, CARD)).status == 404
    assert (await on.client.update(f"{CHANNEL};messageid={activity}", activity, CARD)).status == 404
    assert len((await on.client.call("GET", f"{TEAM_PATH}/conversations")).body["conversations"]) == 1
    await on.playground.comings.restore_channel()
    assert (await on.client.send(CHANNEL, CARD)).status == 201
    await on.playground.comings.remove_bot()
    assert (await on.client.send(CHANNEL, CARD)).code == "BotNotInConversationRoster"
    assert (await on.client.call("GET", TEAM_PATH)).status == 403
    assert (await on.client.call("GET", "teams/other")).status == 404


@in_teams()
async def test_a_member_is_found_by_any_of_three_names_and_only_where_they_are(on: TeamsStage) -> None:
    coach = on.world.person(on.world.coaches[0])
    path = f"conversations/{CHANNEL}/members"
    for name in (coach.address, coach.id, coach.mail):
        found = (await on.client.call("GET", f"{path}/{name}")).body
        assert (found["id"], found["aadObjectId"]) == (coach.address, coach.id)
        assert (found["tenantId"], found["userRole"]) == (TENANT, "user")
    stranger = on.world.person(on.world.visitor)
    assert (await on.client.call("GET", f"{path}/{stranger.id}")).code == "MemberNotFoundInConversation"
    own = f"conversations/{on.world.dm(stranger.id).id}/members"
    assert [each["aadObjectId"] for each in (await on.client.call("GET", own)).body] == [stranger.id]
    paged = await on.client.call("GET", f"conversations/{CHANNEL}/pagedmembers?pageSize=0")
    assert paged.status == 400
    activity = await on.posted()
    told = await on.client.call("GET", f"conversations/{CHANNEL}/activities/{activity}/members")
    assert len(told.body) == 5


@in_teams()
async def test_typing_shows_until_the_next_message(on: TeamsStage) -> None:
    room = on.world.dm(on.world.candidate).id
    assert (
        await on.client.call("POST", f"conversations/{room}/activities", {"type": "typing"})
    ).status == 201
    assert room in on.world.typing
    assert on.world.shown(room) == []
    await on.client.send(room, CARD)
    assert room not in on.world.typing


@in_teams()
async def test_what_is_no_message_is_refused(on: TeamsStage) -> None:
    odd: list[tuple[Any, int]] = [
        (message(), 400),
        ({"type": "trace", "text": "x"}, 400),
        ({"type": "message", "text": ["x"]}, 400),
        ({"type": "message", "attachments": ["x"]}, 400),
        ({"type": "message", "attachments": [{"contentType": "image/png", "contentUrl": "x"}]}, 400),
        (message(text="x" * 29000), 413),
        (message(card(*[text("é" * 700)] * 21)), 413),
        ([message(CARD)], 400),
    ]
    for asked, status in odd:
        answered = await on.client.call("POST", f"conversations/{CHANNEL}/activities", asked)
        assert answered.status == status, asked
    assert on.world.shown(CHANNEL) == []
    assert (await on.client.send(CHANNEL, card(*[text("é" * 600)] * 21))).status == 201


@in_teams()
async def test_a_file_is_offered_allowed_and_put_in_its_place(on: TeamsStage) -> None:
    admin = on.world.admin
    room = on.world.dm(admin).id
    offer = {
        "contentType": "application/vnd.microsoft.teams.card.file.consent",
        "name": "export.html",
        "content": {"description": "Your data", "sizeInBytes": 5, "acceptContext": {"about": "A-1"}},
    }
    assert (await on.client.send(CHANNEL, attachments=[offer])).status == 400
    unnamed = {**offer, "name": ""}
    assert (await on.client.send(room, attachments=[unnamed])).status == 400
    sent = await on.client.send(room, attachments=[offer])
    await on.playground.consent(admin, None, sent.body["id"], accept=True)
    told = on.bot.last
    assert (told["name"], told["value"]["action"]) == ("fileConsent/invoke", "accept")
    assert told["value"]["context"] == {"about": "A-1"}
    url = told["value"]["uploadInfo"]["uploadUrl"]

    async def put(content: bytes, **headers: str) -> int:
        async with on.client.session.put(url, data=content, headers=headers) as response:
            return response.status

    assert await put(b"12345") == 416
    token = f"Bearer {on.client.token}"
    assert await put(b"12345", Authorization=token, **{"Content-Range": "bytes 0-4/5"}) == 401
    assert on.world.contents == {}
    assert await put(b"12345", **{"Content-Range": "bytes 0-4/5"}) == 201
    assert list(on.world.contents.values()) == [b"12345"]
    info = {
        "contentType": "application/vnd.microsoft.teams.card.file.info",
        "name": "export.html",
        "contentUrl": told["value"]["uploadInfo"]["contentUrl"],
        "content": {"uniqueId": "1", "fileType": "html"},
    }
    assert (await on.client.send(room, attachments=[info])).status == 201
    async with on.client.session.get(info["contentUrl"]) as response:
        assert await response.read() == b"12345"


@in_teams()
async def test_a_file_that_is_declined_gets_no_place(on: TeamsStage) -> None:
    admin = on.world.admin
    offer = {
        "contentType": "application/vnd.microsoft.teams.card.file.consent",
        "name": "export.html",
        "content": {"description": "Your data", "sizeInBytes": 5, "declineContext": {"about": "A-1"}},
    }
    sent = await on.client.send(on.world.dm(admin).id, attachments=[offer])
    await on.playground.consent(admin, None, sent.body["id"], accept=False)
    assert on.bot.last["value"] == {"type": "fileUpload", "action": "decline", "context": {"about": "A-1"}}
    assert on.world.files == {}
    with pytest.raises(Exception, match="Nobody asks"):
        await on.playground.consent(admin, None, sent.body["id"], accept=True)
    assert CARD_TYPE not in str(on.world.shown(on.world.dm(admin).id))
