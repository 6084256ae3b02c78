"""What a person does to a card, what the bot hears of it, and what the person then sees."""

from typing import Any

import pytest
from aiohttp import web
from teams_stage import (
    CARD,
    CHANNEL,
    FORM,
    TeamsStage,
    card,
    dialog,
    execute,
    in_teams,
    opens,
    played_in_teams,
    question,
    shows,
    tells,
    text,
)

from adapters.playground.slack_things import NotPossible

MATCHED = card(text("Matched"))


@in_teams()
async def test_a_click_is_an_invoke_with_the_buttons_data(on: TeamsStage) -> None:
    activity, coach = await on.posted(), on.world.coaches[0]
    on.bot.will_answer(tells("Thank you"))
    status, _ = await on.playground.press(coach, CHANNEL, activity, action=0)
    assert status == 200
    told = on.bot.last
    assert (told["type"], told["name"], told["replyToId"]) == ("invoke", "adaptiveCard/action", activity)
    assert told["value"]["trigger"] == "manual"
    action = told["value"]["action"]
    assert (action["type"], action["verb"]) == ("Action.Execute", "request.accept")
    assert action["data"] == {"action": "request.accept", "value": "K-7F3KQ2", "once": "one"}
    assert told["conversation"]["id"] == f"{CHANNEL};messageid={activity}"
    assert (told["channelId"], told["serviceUrl"]) == ("msteams", on.playground.service_url)
    assert told["from"]["aadObjectId"] == coach
    assert told["channelData"]["tenant"]["id"] == on.world.tenant
    assert told["channelData"]["channel"]["id"] == CHANNEL


@in_teams()
async def test_the_clickers_card_is_replaced_for_the_clicker_alone(on: TeamsStage) -> None:
    clicker, other = on.world.coaches[:2]
    activity = await on.posted()
    on.bot.will_answer(shows(MATCHED))
    await on.playground.press(clicker, CHANNEL, activity, action="request.accept")
    [sent] = on.world.shown(CHANNEL)
    assert sent.cards_for(clicker) == [MATCHED]
    assert sent.cards_for(other) == [CARD]
    assert not sent.edited

    changed = card(text("Somebody was first"))
    assert (await on.client.update(f"{CHANNEL};messageid={activity}", activity, changed)).status == 200
    [sent] = on.world.shown(CHANNEL)
    assert sent.cards_for(clicker) == sent.cards_for(other) == [changed]


@in_teams()
async def test_a_text_in_answer_is_a_notice_for_the_clicker(on: TeamsStage) -> None:
    clicker, other = on.world.coaches[:2]
    activity = await on.posted()
    on.bot.will_answer(tells("Somebody was first"))
    await on.playground.press(clicker, CHANNEL, activity, action="/actions/0")
    [notice] = on.world.notices.of(clicker)
    assert (notice.text, notice.channel, notice.ts) == ("Somebody was first", CHANNEL, activity)
    assert on.world.notices.of(other) == []
    assert on.world.shown(CHANNEL)[0].cards_for(clicker) == [CARD]


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": MATCHED},
        {"statusCode": 200, "type": "application/vnd.microsoft.card.adaptive", "value": "Matched"},
        {"statusCode": 500, "type": "application/vnd.microsoft.error", "value": {"message": "no"}},
        shows({**MATCHED, "version": "1.2"}),
        shows(card({"type": "Hologram"})),
    ],
)
def test_an_answer_that_teams_could_not_show_is_told_apart(answer: dict[str, Any]) -> None:
    async def story(on: TeamsStage) -> None:
        activity, coach = await on.posted(), on.world.coaches[0]
        on.bot.will_answer(answer)
        status, said = await on.playground.press(coach, CHANNEL, activity, action=0)
        assert (status, said["ok"]) == (200, False)
        assert said["error"]
        assert on.world.shown(CHANNEL)[0].cards_for(coach) == [CARD]

    played_in_teams(story)


@in_teams()
async def test_a_click_on_an_older_client_takes_the_fallback(on: TeamsStage) -> None:
    activity, coach = await on.posted(), on.world.coaches[0]
    on.playground.people.old_clients.add(coach)
    status, _ = await on.playground.press(coach, CHANNEL, activity, action=0)
    told = on.bot.last
    assert (status, told["type"], told["replyToId"]) == (200, "message", activity)
    assert told["value"]["action"] == "request.accept"
    assert "text" not in told


@in_teams()
async def test_a_click_may_come_twice_under_another_id(on: TeamsStage) -> None:
    activity, coach = await on.posted(), on.world.coaches[0]
    on.bot.will_answer(tells("one"), tells("two"))
    await on.playground.press(coach, CHANNEL, activity, action=0)
    assert (await on.playground.resend())[0] == 200
    first, second = [heard.activity for heard in on.bot.heard]
    assert first["id"] != second["id"]
    assert {**first, "id": ""} == {**second, "id": ""}
    await on.playground.say(coach, "hello")
    await on.playground.resend()
    assert on.bot.last["name"] == "adaptiveCard/action"


@in_teams()
async def test_a_button_that_was_just_redrawn_can_still_be_pressed_by_who_saw_it(on: TeamsStage) -> None:
    activity, coach = await on.posted(), on.world.coaches[0]
    await on.client.update(f"{CHANNEL};messageid={activity}", activity, MATCHED)
    with pytest.raises(NotPossible):
        await on.playground.press(coach, CHANNEL, activity, action=0)
    await on.playground.press(coach, CHANNEL, activity, action=execute())
    assert on.bot.last["value"]["action"]["data"]["value"] == "K-7F3KQ2"


@in_teams()
async def test_what_is_filled_in_goes_with_the_click_and_empty_ones_do_not(on: TeamsStage) -> None:
    choices = [{"title": each, "value": each} for each in ("a", "b", "c")]
    fields = [
        question("words"),
        question("empty"),
        question("kept", value="as it was"),
        question("many", "Input.ChoiceSet", choices=choices, isMultiSelect=True),
        question("tick", "Input.Toggle", title="Yes", valueOn="yes", valueOff="no"),
        question("other", "Input.Toggle", title="Yes"),
        question("count", "Input.Number"),
    ]
    activity, coach = await on.posted(card(*fields, actions=[execute("coach.submit")])), on.world.coaches[0]
    given = {"words": "één & <twee>", "many": ["a", "c"], "tick": True, "count": 3}
    await on.playground.press(coach, CHANNEL, activity, action=0, inputs=given)
    data = on.bot.last["value"]["action"]["data"]
    assert {name: data[name] for name in data if name not in ("action", "value", "once")} == {
        "words": "één & <twee>",
        "kept": "as it was",
        "many": "a,c",
        "tick": "yes",
        "other": "false",
        "count": "3",
    }
    for odd in ({"nothing": "x"}, {"many": ["d"]}, {"tick": "perhaps"}, {"words": {}}):
        with pytest.raises(NotPossible):
            await on.playground.press(coach, CHANNEL, activity, action=0, inputs=odd)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (question("x", isRequired=True), ""),
        (question("x", maxLength=3), "four"),
        (question("x", regex="^[0-9]+$"), "four"),
        (question("x", "Input.Number", min=1), "0"),
        (question("x", "Input.Number", max=5), 6),
        (question("x", "Input.Number"), "four"),
        (question("x", "Input.Toggle", title="Yes", isRequired=True), False),
    ],
)
def test_teams_own_client_refuses_before_the_bot_hears_of_it(field: dict[str, Any], value: Any) -> None:
    async def story(on: TeamsStage) -> None:
        sure = {**field, "errorMessage": "Not yet."}
        activity, coach = await on.posted(card(sure, actions=[execute()])), on.world.coaches[0]
        answer = await on.playground.press(coach, CHANNEL, activity, action=0, inputs={"x": value})
        assert answer == (0, {"errors": {"x": "Not yet."}})
        assert on.bot.heard == []

    played_in_teams(story)


@in_teams()
async def test_an_action_without_inputs_is_never_refused_for_them(on: TeamsStage) -> None:
    never_mind = {**execute("request.cancel"), "associatedInputs": "None"}
    drawn = card(question("x", isRequired=True), actions=[never_mind, execute()])
    activity, coach = await on.posted(drawn), on.world.coaches[0]
    on.bot.will_answer(tells("Never mind"))
    assert (await on.playground.press(coach, CHANNEL, activity, action=0))[0] == 200
    assert (await on.playground.press(coach, CHANNEL, activity, action=1))[0] == 0


@in_teams()
async def test_actions_are_counted_in_document_order(on: TeamsStage) -> None:
    row = {"type": "ActionSet", "actions": [execute("first"), execute("second")]}
    column = {"type": "Column", "items": [row], "selectAction": execute("zeroth")}
    more = {"type": "Action.ShowCard", "title": "More", "card": card(actions=[execute("fourth")])}
    drawn = card({"type": "ColumnSet", "columns": [column]}, actions=[more, execute("fifth")])
    activity, coach = await on.posted(drawn), on.world.coaches[0]
    heard = []
    for number in (0, 1, 2, 4, 5):
        await on.playground.press(coach, CHANNEL, activity, action=number)
        heard.append(on.bot.last["value"]["action"]["verb"])
    assert heard == ["zeroth", "first", "second", "fourth", "fifth"]
    await on.playground.press(coach, CHANNEL, activity, action="/actions/0/card/actions/0")
    assert on.bot.last["value"]["action"]["verb"] == "fourth"
    for odd in (3, 6, -1, True, "/actions/9", "/body", "unknown"):
        with pytest.raises(NotPossible):
            await on.playground.press(coach, CHANNEL, activity, action=odd)


# -- dialogs


async def opened(on: TeamsStage) -> str:
    candidate = on.world.candidate
    sent = await on.client.send(on.world.dm(candidate).id, card(actions=[opens()]))
    on.bot.will_answer(dialog(FORM))
    await on.playground.press(candidate, None, sent.body["id"], action=0)
    [shown] = on.world.dialogs.of(candidate)
    return shown.id


@in_teams()
async def test_a_button_with_task_fetch_opens_a_dialog(on: TeamsStage) -> None:
    await opened(on)
    told = on.bot.last
    assert (told["type"], told["name"]) == ("invoke", "task/fetch")
    assert told["value"]["data"]["action"] == "request.form"
    assert told["value"]["context"] == {"theme": "default"}
    assert told["conversation"]["conversationType"] == "personal"
    [shown] = on.world.dialogs.of(on.world.candidate)
    assert (shown.title, shown.card) == ("Find a coach", FORM)


@in_teams()
async def test_a_dialog_is_sent_refused_redrawn_and_closed(on: TeamsStage) -> None:
    candidate, name = on.world.candidate, await opened(on)
    heard = len(on.bot.heard)
    status, said = await on.playground.submit(candidate, name, {"motivation": "much longer than twenty"})
    assert (status, said) == (0, {"errors": {"motivation": "Say a little."}})
    assert len(on.bot.heard) == heard
    [shown] = on.world.dialogs.of(candidate)
    assert shown.values == {"motivation": "much longer than twenty"}

    again = card(text("Too short"), FORM["body"][0], actions=FORM["actions"])
    on.bot.will_answer(dialog(again))
    await on.playground.submit(candidate, name, {"motivation": "short"})
    told = on.bot.last
    assert told["name"] == "task/submit"
    assert told["value"]["data"] == {"form": "request.submit", "once": "three", "motivation": "short"}
    [shown] = on.world.dialogs.of(candidate)
    assert (shown.id, shown.card, shown.values, shown.errors) == (name, again, {}, {})

    on.bot.will_answer({"task": {"type": "message", "value": "Thank you"}})
    await on.playground.submit(candidate, name, {"motivation": "long enough"})
    [shown] = on.world.dialogs.of(candidate)
    assert (shown.message, shown.card) == ("Thank you", None)
    with pytest.raises(NotPossible):
        await on.playground.submit(candidate, name, {})
    await on.playground.close(candidate, name)
    assert on.world.dialogs.of(candidate) == []


@in_teams()
async def test_an_empty_answer_closes_the_dialog_and_a_failed_one_does_not(on: TeamsStage) -> None:
    candidate, name = on.world.candidate, await opened(on)
    on.bot.answers.append(web.Response(status=500))
    status, said = await on.playground.submit(candidate, name, {"motivation": "long enough"})
    assert (status, said["ok"]) == (500, False)
    [shown] = on.world.dialogs.of(candidate)
    assert shown.values == {"motivation": "long enough"}
    on.bot.answers.append(web.Response())
    assert (await on.playground.submit(candidate, name, {}))[0] == 200
    assert on.world.dialogs.of(candidate) == []
    with pytest.raises(NotPossible):
        await on.playground.close(candidate, name)


@in_teams()
async def test_a_dialog_that_cannot_be_shown_is_told_apart(on: TeamsStage) -> None:
    candidate = on.world.candidate
    sent = await on.client.send(on.world.dm(candidate).id, card(actions=[opens()]))
    odd: list[dict[str, Any]] = [
        {"task": {"type": "continue", "value": {"card": FORM}}},
        {"task": {"type": "message", "value": {}}},
        {"other": 1},
        dialog(card({"type": "Hologram"})),
    ]
    for answer in odd:
        on.bot.will_answer(answer)
        status, said = await on.playground.press(candidate, None, sent.body["id"], action=0)
        assert (status, said["ok"]) == (200, False)
    assert on.world.dialogs.of(candidate) == []
