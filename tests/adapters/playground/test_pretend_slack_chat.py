"""Messages, conversations and people, seen through Slack's own client."""

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient
from stand_in_bot import CARD, TOKEN, Stage, on_stage, refusal

CHANNEL = "C0COACHES"


@on_stage()
async def test_a_posted_message_stands_in_the_channel_with_everything_that_was_sent(on: Stage) -> None:
    metadata = {"event_type": "request", "event_payload": {"reference": "K-7F3KQ2"}}
    answer = await on.client.chat_postMessage(
        channel=CHANNEL, text="card", blocks=CARD, metadata=metadata, unfurl_links=False, unfurl_media=False
    )
    [sent] = on.world.shown(CHANNEL)
    assert (answer["channel"], answer["ts"]) == (CHANNEL, sent.ts)
    assert answer["message"]["bot_id"] == "B0KLIKBOT"
    assert (sent.text, sent.blocks, sent.metadata) == ("card", CARD, metadata)
    assert (sent.unfurl_links, sent.unfurl_media) == (False, False)


@on_stage()
async def test_a_users_id_opens_the_dm_with_that_user(on: Stage) -> None:
    candidate = on.world.candidate
    opened = await on.client.conversations_open(users=candidate)
    posted = await on.client.chat_postMessage(channel=candidate, text="hello")
    assert posted["channel"] == opened["channel"]["id"] == "D0CANDIDATE"
    assert [sent.text for sent in on.world.shown("D0CANDIDATE", candidate)] == ["hello"]


@on_stage()
async def test_text_without_blocks_removes_the_blocks_and_marks_the_message_as_edited(on: Stage) -> None:
    posted = await on.client.chat_postMessage(channel=CHANNEL, text="card", blocks=CARD)
    await on.client.chat_update(channel=CHANNEL, ts=posted["ts"], text="other", blocks=CARD)
    [sent] = on.world.shown(CHANNEL)
    assert (sent.text, sent.blocks, sent.edited) == ("other", CARD, None)

    await on.client.chat_update(channel=CHANNEL, ts=posted["ts"], text="withdrawn")
    [sent] = on.world.shown(CHANNEL)
    assert (sent.text, sent.blocks) == ("withdrawn", [])
    assert sent.edited is not None


@on_stage()
async def test_a_deleted_message_keeps_nothing_of_what_it_said(on: Stage) -> None:
    posted = await on.client.chat_postMessage(channel=CHANNEL, text="kanarie", blocks=CARD)
    assert "kanarie" in repr(on.world.messages)
    await on.client.chat_delete(channel=CHANNEL, ts=posted["ts"])
    assert on.world.shown(CHANNEL) == []
    assert "kanarie" not in repr(on.world.messages)
    again = await refusal(on.client.chat_delete(channel=CHANNEL, ts=posted["ts"]))
    assert again["error"] == "message_not_found"


@on_stage()
async def test_an_ephemeral_message_is_seen_by_its_addressee_and_cannot_be_updated(on: Stage) -> None:
    first, second, _ = on.world.coaches
    sent = await on.client.chat_postEphemeral(channel=CHANNEL, user=first, text="just you")
    assert [each.text for each in on.world.shown(CHANNEL, first)] == ["just you"]
    assert on.world.shown(CHANNEL, second) == []
    answer = await refusal(on.client.chat_update(channel=CHANNEL, ts=sent["message_ts"], text="x"))
    assert answer["error"] == "message_not_found"
    stranger = on.world.visitor
    answer = await refusal(on.client.chat_postEphemeral(channel=CHANNEL, user=stranger, text="x"))
    assert answer["error"] == "user_not_in_channel"


@on_stage()
async def test_only_the_bots_own_messages_can_be_updated_or_deleted(on: Stage) -> None:
    await on.playground.say(on.world.candidate, "mine")
    [sent] = on.world.shown("D0CANDIDATE")
    updated = await refusal(on.client.chat_update(channel=sent.channel, ts=sent.ts, text="x"))
    deleted = await refusal(on.client.chat_delete(channel=sent.channel, ts=sent.ts))
    assert (updated["error"], deleted["error"]) == ("cant_update_message", "cant_delete_message")


@on_stage()
async def test_where_the_bot_cannot_write_slack_says_why(on: Stage) -> None:
    async def post() -> str:
        return (await refusal(on.client.chat_postMessage(channel=CHANNEL, text="x")))["error"]

    assert (await on.client.chat_postMessage(channel=CHANNEL, text="x"))["ok"]
    on.world.change_channel(CHANNEL, is_archived=True)
    assert await post() == "is_archived"
    on.world.change_channel(CHANNEL, is_archived=False)
    await on.playground.comings.remove_bot()
    assert await post() == "channel_not_found"
    on.world.change_channel(CHANNEL, is_private=False)
    assert await post() == "not_in_channel"
    answer = await refusal(on.client.chat_postMessage(channel="C0NOWHERE", text="x"))
    assert answer["error"] == "channel_not_found"


@on_stage()
async def test_a_message_needs_words_and_an_update_has_its_own_limit(on: Stage) -> None:
    posted = await on.client.chat_postMessage(channel=CHANNEL, text="x" * 40_001)
    assert len(on.world.shown(CHANNEL)[0].text) == 40_000
    nothing = await refusal(on.client.api_call("chat.postMessage", json={"channel": CHANNEL, "text": ""}))
    long = await refusal(on.client.chat_update(channel=CHANNEL, ts=posted["ts"], text="x" * 4001))
    assert (nothing["error"], long["error"]) == ("no_text", "msg_too_long")
    assert (await on.client.chat_update(channel=CHANNEL, ts=posted["ts"], text="x" * 4000))["ok"]


@on_stage()
async def test_a_call_may_come_as_query_form_or_json(on: Stage) -> None:
    url = on.playground.api_url + "chat.postMessage"
    fields = {"channel": CHANNEL, "text": "hello", "blocks": '[{"type": "divider", "block_id": "line"}]'}
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    async with aiohttp.ClientSession() as session:
        for sent in (
            session.get(url, params={**fields, "token": TOKEN}),
            session.post(url, data={**fields, "token": TOKEN}),
            session.post(url, data=fields, headers=bearer),
            session.post(
                url, json={**fields, "blocks": [{"type": "divider", "block_id": "line"}]}, headers=bearer
            ),
        ):
            async with sent as response:
                assert (await response.json())["ok"]
        async with session.post(
            url, data="{", headers={**bearer, "Content-Type": "application/json"}
        ) as response:
            assert (await response.json())["error"] == "invalid_json"
        async with session.post(url, data={**fields, "blocks": "["}, headers=bearer) as response:
            assert (await response.json())["error"] == "invalid_blocks_format"
    shown = on.world.shown(CHANNEL)
    assert len(shown) == 4
    assert {str(sent.blocks) for sent in shown} == {"[{'type': 'divider', 'block_id': 'line'}]"}


@on_stage()
async def test_the_token_is_looked_at_first(on: Stage) -> None:
    for token, error in (("", "not_authed"), ("xoxb-other", "invalid_auth")):
        client = AsyncWebClient(token=token, base_url=on.playground.api_url, retry_handlers=[])
        assert (await refusal(client.auth_test()))["error"] == error
    assert (await on.client.auth_test())["bot_id"] == "B0KLIKBOT"
    await on.playground.comings.uninstall()
    assert (await refusal(on.client.auth_test()))["error"] == "account_inactive"


@on_stage()
async def test_a_method_needs_its_scope(on: Stage) -> None:
    posted = await on.client.chat_postMessage(channel=CHANNEL, text="x")
    answer = await refusal(on.client.reactions_add(channel=CHANNEL, timestamp=posted["ts"], name="wave"))
    assert (answer["error"], answer["needed"]) == ("missing_scope", "reactions:write")
    assert "chat:write" in answer["provided"].split(",")
    granted = (await on.client.auth_test()).headers["x-oauth-scopes"]
    assert granted == answer["provided"]


@on_stage(scopes=("chat:write", "reactions:read", "reactions:write"))
async def test_with_its_scope_the_bot_can_react_once(on: Stage) -> None:
    posted = await on.client.chat_postMessage(channel=CHANNEL, text="x")
    await on.client.reactions_add(channel=CHANNEL, timestamp=posted["ts"], name="wave")
    again = await refusal(on.client.reactions_add(channel=CHANNEL, timestamp=posted["ts"], name="wave"))
    assert again["error"] == "already_reacted"
    got = await on.client.reactions_get(channel=CHANNEL, timestamp=posted["ts"])
    assert got["message"]["reactions"] == [{"name": "wave", "users": ["U0KLIKBOT"], "count": 1}]


@on_stage()
async def test_what_the_bot_may_know_about_a_channel_depends_on_its_kind(on: Stage) -> None:
    info = await on.client.conversations_info(channel=CHANNEL, include_num_members=True)
    assert info["channel"]["is_private"] is True
    assert info["channel"]["is_member"] is True
    assert info["channel"]["num_members"] == 6
    await on.playground.comings.share(shared=True)
    assert (await on.client.conversations_info(channel=CHANNEL))["channel"]["is_ext_shared"] is True
    await on.playground.comings.publicise(private=False)
    answer = await refusal(on.client.conversations_info(channel=CHANNEL))
    assert (answer["error"], answer["needed"]) == ("missing_scope", "channels:read")


@on_stage()
async def test_members_come_a_page_at_a_time(on: Stage) -> None:
    found: list[str] = []
    cursor = ""
    while True:
        page = await on.client.conversations_members(channel=CHANNEL, limit=2, cursor=cursor)
        assert len(page["members"]) <= 2
        found += page["members"]
        cursor = page["response_metadata"]["next_cursor"]
        if not cursor:
            break
    assert found == list(on.world.coaches_channel.members)
    bad = await refusal(on.client.conversations_members(channel=CHANNEL, cursor="other"))
    assert bad["error"] == "invalid_cursor"


@on_stage()
async def test_a_persons_locale_is_told_when_asked_for_and_an_address_never(on: Stage) -> None:
    coach = on.world.coaches[0]
    plain = await on.client.users_info(user=coach)
    asked = await on.client.users_info(user=coach, include_locale=True)
    assert "locale" not in plain["user"]
    assert asked["user"]["locale"] == "nl-NL"
    assert asked["user"]["profile"]["display_name"] == "Coach 1"
    assert "email" not in asked["user"]["profile"]
    assert (await on.client.users_info(user=on.world.admin))["user"]["is_admin"] is True
    assert (await refusal(on.client.users_info(user="U0NOBODY")))["error"] == "user_not_found"


@on_stage()
async def test_a_deactivated_person_cannot_be_opened_yet_an_old_dm_still_takes_a_message(on: Stage) -> None:
    """As reported in slackapi/python-slack-sdk#1156."""
    coach = on.world.coaches[0]
    await on.playground.deactivate(coach)
    assert (await refusal(on.client.conversations_open(users=coach)))["error"] == "user_disabled"
    assert (await on.client.chat_postMessage(channel="D0COACH01", text="x"))["ok"]
    assert (await refusal(on.client.conversations_open(users="U0KLIKBOT")))["error"] == "cannot_dm_bot"


@on_stage()
async def test_a_permalink_names_channel_and_message(on: Stage) -> None:
    posted = await on.client.chat_postMessage(channel=CHANNEL, text="x")
    link = (await on.client.chat_getPermalink(channel=CHANNEL, message_ts=posted["ts"]))["permalink"]
    assert link.endswith(f"/archives/{CHANNEL}/p{posted['ts'].replace('.', '')}")


@on_stage()
async def test_a_file_goes_up_in_three_steps_and_can_be_deleted(on: Stage) -> None:
    done = await on.client.files_upload_v2(
        channel="D0CANDIDATE", content="a,b\n1,2\n", filename="data.csv", initial_comment="Your data"
    )
    file_id = done["file"]["id"]
    assert on.world.contents[file_id] == b"a,b\n1,2\n"
    [sent] = on.world.shown("D0CANDIDATE")
    assert (sent.text, sent.files[0]["title"]) == ("Your data", "data.csv")
    await on.client.files_delete(file=file_id)
    assert on.world.contents == {}
    assert (await refusal(on.client.files_delete(file=file_id)))["error"] == "file_not_found"


@on_stage()
async def test_an_unknown_method_is_named_as_such(on: Stage) -> None:
    answer = await refusal(on.client.api_call("chat.shout"))
    assert answer["error"] == "unknown_method"


@pytest.mark.parametrize(("language", "name"), [("nl", "Kandidaat"), ("en", "Candidate")])
def test_people_are_roles_in_the_language_of_the_workspace(language: str, name: str) -> None:
    from adapters.playground.slack_world import World

    world = World(language=language)
    assert world.people[world.candidate].name == name
    assert len(world.coaches) == 3
    assert set(world.coaches) < set(world.coaches_channel.members)
    assert world.visitor not in world.coaches_channel.members
