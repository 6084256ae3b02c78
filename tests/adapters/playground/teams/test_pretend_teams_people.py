"""What people type and react with, where the bot hears it, and how they and the channel come and go."""

import pytest
from aiohttp import web
from teams_stage import CARD, CHANNEL, TeamsStage, in_teams

from adapters.playground.clock import HandClock
from adapters.playground.slack_things import NotPossible
from adapters.playground.teams_cast import TEAM


@in_teams()
async def test_what_is_typed_in_a_personal_chat_reaches_the_bot_as_it_is(on: TeamsStage) -> None:
    candidate = on.world.person(on.world.candidate)
    status, _ = await on.playground.say(candidate.id, "één <b>&</b> 😀 https://voorbeeld.test")
    told = on.bot.last
    assert (status, told["type"], told["text"]) == (200, "message", "één <b>&</b> 😀 https://voorbeeld.test")
    assert told["conversation"]["conversationType"] == "personal"
    assert told["from"] == {"id": candidate.address, "name": "Kandidaat", "aadObjectId": candidate.id}
    assert told["recipient"]["id"] == on.world.bot_user
    assert told["locale"] == "nl-NL"
    [sent] = on.world.shown(on.world.dm(candidate.id).id)
    assert (sent.ts, sent.text) == (told["id"], told["text"])
    await on.playground.command(candidate.id, "/klik", "help")
    assert on.bot.last["text"] == "/klik help"
    with pytest.raises(NotPossible):
        await on.playground.say(candidate.id, "  ")
    with pytest.raises(NotPossible):
        await on.playground.say(candidate.id, "hello", CHANNEL)


@in_teams()
async def test_in_a_channel_the_bot_hears_only_what_mentions_it(on: TeamsStage) -> None:
    coach = on.world.coaches[0]
    await on.playground.say(coach, "among ourselves", CHANNEL)
    assert on.bot.heard == []
    await on.playground.say(coach, "@Klik help", CHANNEL)
    await on.playground.command(coach, "/klik", "status", CHANNEL)
    assert [heard.activity["text"] for heard in on.bot.heard] == [
        "<at>Klik</at> help",
        "<at>Klik</at> /klik status",
    ]
    told = on.bot.heard[0].activity
    assert told["conversation"]["id"] == f"{CHANNEL};messageid={told['id']}"
    [mention] = [each for each in told["entities"] if each["type"] == "mention"]
    assert mention["mentioned"]["id"] == on.world.bot_user
    assert [sent.text for sent in on.world.shown(CHANNEL)] == [
        "among ourselves",
        "Klik help",
        "Klik /klik status",
    ]
    first = on.world.shown(CHANNEL)[0].ts
    await on.playground.say(coach, "in the thread", CHANNEL, mention=True, thread=first)
    assert on.bot.last["conversation"]["id"] == f"{CHANNEL};messageid={first}"


@in_teams()
async def test_a_reaction_names_the_message_and_not_the_person(on: TeamsStage) -> None:
    activity, coach = await on.posted(), on.world.person(on.world.coaches[0])
    await on.playground.react(coach.id, CHANNEL, activity, "like")
    told = on.bot.last
    assert (told["type"], told["reactionsAdded"]) == ("messageReaction", [{"type": "like"}])
    assert (told["replyToId"], told["conversation"]["id"]) == (activity, CHANNEL)
    assert told["from"] == {"id": coach.address, "aadObjectId": coach.id}
    assert on.world.message(CHANNEL, activity).reactions == {"like": (coach.id,)}
    with pytest.raises(NotPossible):
        await on.playground.react(coach.id, CHANNEL, activity, "like")
    with pytest.raises(NotPossible):
        await on.playground.react(coach.id, CHANNEL, activity, "white_check_mark")
    await on.playground.unreact(coach.id, CHANNEL, activity, "like")
    assert on.bot.last["reactionsRemoved"] == [{"type": "like"}]
    assert "reactionsAdded" not in on.bot.last
    assert on.world.message(CHANNEL, activity).reactions == {}


@in_teams()
async def test_a_reaction_to_a_colleague_is_not_the_bots_business(on: TeamsStage) -> None:
    first, second = on.world.coaches[:2]
    await on.playground.say(first, "among ourselves", CHANNEL)
    [sent] = on.world.shown(CHANNEL)
    await on.playground.react(second, CHANNEL, sent.ts, "heart")
    assert on.world.message(CHANNEL, sent.ts).reactions == {"heart": (second,)}
    assert on.bot.heard == []


@in_teams()
async def test_people_come_and_go_and_the_bot_hears_it(on: TeamsStage) -> None:
    coach, playground = on.world.person(on.world.coaches[0]), on.playground
    await playground.leave(coach.id)
    left = on.bot.last
    who = {"id": coach.address, "aadObjectId": coach.id}
    assert (left["type"], left["membersRemoved"]) == ("conversationUpdate", [who])
    assert left["channelData"]["eventType"] == "teamMemberRemoved"
    assert left["channelData"]["team"]["id"] == left["conversation"]["id"] == TEAM
    activity = await on.posted()
    with pytest.raises(NotPossible):
        await playground.press(coach.id, CHANNEL, activity, action=0)
    await playground.join(coach.id)
    assert on.bot.last["membersAdded"] == [who]
    with pytest.raises(NotPossible):
        await playground.join(coach.id)


@in_teams()
async def test_installing_and_removing_the_bot_is_told(on: TeamsStage) -> None:
    candidate = on.world.candidate
    await on.playground.uninstall(candidate)
    assert (on.bot.last["type"], on.bot.last["action"]) == ("installationUpdate", "remove")
    with pytest.raises(NotPossible):
        await on.playground.say(candidate, "hello")
    await on.playground.install(candidate)
    contact, installed = [heard.activity for heard in on.bot.heard[-2:]]
    assert {"id": on.world.bot_user} in contact["membersAdded"]
    assert (installed["type"], installed["action"]) == ("installationUpdate", "add")
    assert (await on.playground.say(candidate, "hello"))[0] == 200


@in_teams()
async def test_the_channel_and_the_team_have_their_own_endings(on: TeamsStage) -> None:
    comings = on.playground.comings
    await comings.delete_channel()
    deleted = on.bot.last
    assert (deleted["channelData"]["eventType"], deleted["channelData"]["channel"]["id"]) == (
        "channelDeleted",
        CHANNEL,
    )
    with pytest.raises(NotPossible):
        await on.playground.say(on.world.coaches[0], "@Klik help", CHANNEL)
    await comings.restore_channel()
    await comings.remove_bot()
    assert on.bot.heard[-2].activity["membersRemoved"] == [{"id": on.world.bot_user}]
    assert on.bot.last["action"] == "remove"
    await comings.add_bot()
    await comings.delete_team()
    assert on.bot.last["channelData"]["eventType"] == "teamDeleted"
    assert all(heard.activity["channelData"]["tenant"]["id"] == on.world.tenant for heard in on.bot.heard)
    assert on.world.coaches_channel.is_archived


@in_teams()
async def test_accounts_change_without_a_word_to_the_bot(on: TeamsStage) -> None:
    coach = on.world.coaches[0]
    await on.playground.comings.set_locale(coach, "en-US")
    await on.playground.deactivate(coach)
    with pytest.raises(NotPossible):
        await on.playground.say(coach, "hello")
    await on.playground.reactivate(coach)
    assert on.bot.heard == []
    await on.playground.say(coach, "hello")
    assert on.bot.last["locale"] == "en-US"
    with pytest.raises(NotPossible):
        await on.playground.comings.set_locale(coach, "xx")


@in_teams()
async def test_every_person_is_known_by_other_ids_than_the_others(on: TeamsStage) -> None:
    people = on.world.people.values()
    assert [person.role for person in people] == ["candidate", *["coach"] * 3, "admin", "admin", "candidate"]
    for names in ({each.id for each in people}, {each.address for each in people}):
        assert len(names) == 7
    rooms = {on.world.dm(each.id).id for each in people}
    assert len(rooms) == 7
    assert not any(each.id in room or each.address in room for each in people for room in rooms)


@in_teams(clock=HandClock())
async def test_activity_ids_grow_even_while_time_stands_still(on: TeamsStage) -> None:
    ids = [await on.posted(CARD) for _ in range(3)]
    assert ids == sorted(set(ids))


@in_teams()
async def test_a_bot_that_fails_is_told_apart_and_nothing_is_repeated_unasked(on: TeamsStage) -> None:
    on.bot.answers.append(web.Response(status=500))
    assert (await on.playground.say(on.world.candidate, "hello"))[0] == 500
    assert len(on.bot.heard) == 1
    on.playground.deliveries.retry_pauses = (0.0, 0.0)
    on.bot.answers.extend([web.Response(status=500), web.Response(status=500)])
    await on.playground.say(on.world.candidate, "again")
    await on.playground.until(lambda: len(on.bot.heard) == 4)
    assert len({heard.body for heard in on.bot.heard[1:]}) == 1


@in_teams()
async def test_without_a_bot_there_is_no_answer_and_no_crash(on: TeamsStage) -> None:
    on.playground.bot_url = "http://127.0.0.1:1"
    assert await on.playground.say(on.world.candidate, "hello") == (0, {})
    [entry] = [each for each in on.playground.wire.after(0) if each.direction == "to_bot"]
    assert entry.fault == "connection_failed"
