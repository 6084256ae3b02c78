"""Forms: opened within three seconds, stacked, filled in, answered with errors, updates and pushes."""

import pytest
from aiohttp import web
from stand_in_bot import CARD, Stage, modal, on_stage, question, refusal, text

from adapters.playground.clock import HandClock
from adapters.playground.slack_things import NotPossible

CHANNEL = "C0COACHES"
COACH = "U0COACH01"


async def trigger(on: Stage) -> str:
    """A fresh trigger id, from a press on a button."""
    posted = await on.client.chat_postMessage(channel=CHANNEL, text="card", blocks=CARD)
    await on.playground.press(COACH, channel=CHANNEL, ts=posted["ts"], action_id="request.accept")
    return on.bot.last["trigger_id"]


async def opened(on: Stage, view: dict | None = None) -> str:
    answer = await on.client.views_open(trigger_id=await trigger(on), view=view or modal())
    return answer["view"]["id"]


@on_stage(clock=HandClock())
async def test_a_trigger_lives_three_seconds_and_works_once(on: Stage) -> None:
    late = await trigger(on)
    on.playground.clock.advance(3.1)
    assert (await refusal(on.client.views_open(trigger_id=late, view=modal())))[
        "error"
    ] == "expired_trigger_id"
    just = await trigger(on)
    on.playground.clock.advance(2.9)
    assert (await on.client.views_open(trigger_id=just, view=modal()))["ok"]
    again = await refusal(on.client.views_open(trigger_id=just, view=modal()))
    made_up = await refusal(on.client.views_open(trigger_id="1.2.3", view=modal()))
    assert (again["error"], made_up["error"]) == ("exchanged_trigger_id", "invalid_trigger_id")


@on_stage()
async def test_a_view_that_is_refused_does_not_use_up_the_trigger(on: Stage) -> None:
    trigger_id = await trigger(on)
    answer = await refusal(on.client.views_open(trigger_id=trigger_id, view=modal(title=text("x" * 25))))
    assert answer["error"] == "invalid_arguments"
    assert (await on.client.views_open(trigger_id=trigger_id, view=modal()))["ok"]


@on_stage()
async def test_three_views_can_be_stacked_and_not_four(on: Stage) -> None:
    view_id = await opened(on, modal({"type": "actions", "elements": CARD[1]["elements"]}))
    for _ in range(2):
        await on.playground.press(COACH, view_id=view_id, action_id="request.accept")
        pushed = await on.client.views_push(trigger_id=on.bot.last["trigger_id"], view=modal())
    assert pushed["view"]["root_view_id"] == view_id
    await on.playground.press(COACH, view_id=view_id, action_id="request.accept")
    fourth = on.client.views_push(trigger_id=on.bot.last["trigger_id"], view=modal())
    assert (await refusal(fourth))["error"] == "push_limit_reached"
    assert len(on.world.modals.of(COACH)) == 3


@on_stage()
async def test_an_update_needs_the_hash_it_names_and_keeps_what_was_typed(on: Stage) -> None:
    view_id = await opened(on, modal(question("motivation"), question("name")))
    on.bot.answers.append(web.json_response({"response_action": "errors", "errors": {"name": "Again"}}))
    await on.playground.submit(COACH, view_id, {"motivation": "first", "name": "second"})
    [seen] = on.world.modals.of(COACH)

    wider = modal(question("motivation"), question("email", {"type": "email_text_input"}))
    stale = await refusal(on.client.views_update(view_id=view_id, view=wider, hash="0.old"))
    assert stale["error"] == "hash_conflict"
    answer = await on.client.views_update(view_id=view_id, view=wider, hash=seen.hash)
    values = answer["view"]["state"]["values"]
    assert values["motivation"]["motivation"]["value"] == "first"
    assert values["email"]["email"]["value"] is None
    assert "name" not in values
    gone = await refusal(on.client.views_update(view_id="V0", view=wider))
    assert gone["error"] == "not_found"


@on_stage()
async def test_slacks_own_client_refuses_what_it_can_see_and_the_bot_never_hears(on: Stage) -> None:
    fields = modal(
        question("motivation", {"min_length": 3, "max_length": 5}),
        question("email", {"type": "email_text_input"}, optional=True),
    )
    view_id = await opened(on, fields)
    before = len(on.bot.heard)
    for values, field in (
        ({}, "motivation"),
        ({"motivation": "xx"}, "motivation"),
        ({"motivation": "xxxxxx"}, "motivation"),
        ({"motivation": "xxx", "email": "no address"}, "email"),
    ):
        status, answer = await on.playground.submit(COACH, view_id, values)
        assert (status, answer["response_action"], list(answer["errors"])) == (0, "errors", [field])
    assert len(on.bot.heard) == before
    assert await on.playground.submit(COACH, view_id, {"motivation": "xxxxx", "email": ""}) == (200, {})
    assert on.bot.last["type"] == "view_submission"
    assert on.world.modals.of(COACH) == []


@on_stage()
async def test_every_field_is_in_the_submission_filled_in_or_not(on: Stage) -> None:
    options = [{"text": text(name), "value": name} for name in ("work", "study", "balance")]
    fields = modal(
        question("motivation"),
        question("topics", {"type": "multi_static_select", "options": options}),
        question("region", {"type": "static_select", "options": options}, optional=True),
        question("agree", {"type": "checkboxes", "options": options[:1]}, optional=True),
        question("name", {"initial_value": "as it was"}),
    )
    view_id = await opened(on, fields)
    await on.playground.submit(COACH, view_id, {"motivation": "a < b", "topics": ["work", "study"]})
    view = on.bot.last["view"]
    assert view["callback_id"] == "request.submit"
    assert view["state"]["values"] == {
        "motivation": {"motivation": {"type": "plain_text_input", "value": "a < b"}},
        "topics": {"topics": {"type": "multi_static_select", "selected_options": options[:2]}},
        "region": {"region": {"type": "static_select", "selected_option": None}},
        "agree": {"agree": {"type": "checkboxes", "selected_options": []}},
        "name": {"name": {"type": "plain_text_input", "value": "as it was"}},
    }


@on_stage()
async def test_values_may_come_in_slacks_own_shape(on: Stage) -> None:
    view_id = await opened(on)
    typed = {"motivation": {"motivation": {"type": "plain_text_input", "value": "typed"}}}
    await on.playground.submit(COACH, view_id, typed)
    assert on.bot.last["view"]["state"]["values"] == typed
    with pytest.raises(NotPossible):
        await on.playground.submit(COACH, await opened(on), {"salary": "x"})


@on_stage()
async def test_errors_keep_the_form_open_with_what_was_typed(on: Stage) -> None:
    view_id = await opened(on)
    on.bot.answers.append(
        web.json_response({"response_action": "errors", "errors": {"motivation": "Longer"}})
    )
    status, answer = await on.playground.submit(COACH, view_id, {"motivation": "short"})
    assert (status, answer["errors"]) == (200, {"motivation": "Longer"})
    [view] = on.world.modals.of(COACH)
    assert view.errors == {"motivation": "Longer"}
    assert view.values["motivation"]["motivation"]["value"] == "short"


@on_stage()
async def test_the_answer_to_a_submission_can_update_push_or_clear(on: Stage) -> None:
    view_id = await opened(on)

    async def answered(action: str, **more: object) -> list[str]:
        on.bot.answers.append(web.json_response({"response_action": action, **more}))
        top = on.world.modals.of(COACH)[-1]
        await on.playground.submit(COACH, top.id, {"motivation": "x"})
        return [view.definition["callback_id"] for view in on.world.modals.of(COACH)]

    assert await answered("push", view=modal(callback_id="second")) == ["request.submit", "second"]
    assert await answered("update", view=modal(callback_id="third")) == ["request.submit", "third"]
    assert await answered("clear") == []
    with pytest.raises(NotPossible):
        await on.playground.submit(COACH, view_id, {"motivation": "x"})


@on_stage()
async def test_an_answer_that_slack_would_not_show_is_reported(on: Stage) -> None:
    view_id = await opened(on)
    for bad in (
        {"response_action": "update", "view": modal(title=text("x" * 25))},
        {"response_action": "errors", "errors": {"salary": "There is no such field"}},
        {"response_action": "dance"},
    ):
        on.bot.answers.append(web.json_response(bad))
        _, answer = await on.playground.submit(COACH, view_id, {"motivation": "x"})
        assert answer["error"] == "invalid_arguments"
    assert [view.id for view in on.world.modals.of(COACH)] == [view_id]


@on_stage()
async def test_closing_a_form_is_told_only_when_asked_for(on: Stage) -> None:
    before = len(on.bot.heard)
    await on.playground.close(COACH, await opened(on))
    assert [heard.payload["type"] for heard in on.bot.heard[before:]] == ["block_actions"]
    view_id = await opened(on, modal(notify_on_close=True))
    await on.playground.close(COACH, view_id)
    assert (on.bot.last["type"], on.bot.last["view"]["id"]) == ("view_closed", view_id)
    assert on.world.modals.of(COACH) == []


@on_stage()
async def test_a_choice_in_a_form_is_told_with_what_is_filled_in_so_far(on: Stage) -> None:
    options = [{"text": text(name), "value": name} for name in ("one", "two")]
    choice = question("topics", {"type": "radio_buttons", "options": options}, dispatch_action=True)
    view_id = await opened(on, modal(question("motivation"), choice))
    await on.playground.press(
        COACH,
        view_id=view_id,
        action_id="topics",
        selected_option=options[1],
        values={"motivation": "typed"},
    )
    told = on.bot.last
    assert told["actions"][0]["selected_option"] == options[1]
    assert told["container"] == {"type": "view", "view_id": view_id}
    values = told["view"]["state"]["values"]
    assert values["motivation"]["motivation"]["value"] == "typed"
    assert values["topics"]["topics"]["selected_option"] == options[1]


@on_stage()
async def test_a_home_tab_is_published_and_keeps_its_id(on: Stage) -> None:
    home = {"type": "home", "blocks": CARD}
    first = await on.client.views_publish(user_id=COACH, view=home)
    second = await on.client.views_publish(user_id=COACH, view=home, hash=first["view"]["hash"])
    assert first["view"]["id"] == second["view"]["id"]
    stale = on.client.views_publish(user_id=COACH, view=home, hash=first["view"]["hash"])
    assert (await refusal(stale))["error"] == "hash_conflict"
    await on.playground.press(COACH, view_id=first["view"]["id"], action_id="request.accept")
    assert on.bot.last["view"]["type"] == "home"
    await on.playground.comings.open_home(COACH)
    assert on.bot.heard[-1].event["view"]["id"] == first["view"]["id"]
