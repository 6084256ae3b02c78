"""The page's calls to the pretend Teams: what a person sees, what they can do, and who may call."""

import asyncio
import json
from typing import Any

import pytest
from aiohttp import web
from teams_stage import (
    CARD,
    CHANNEL,
    FORM,
    Client,
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

ORIGIN = "http://127.0.0.1:4711"


class TeamsPage:
    def __init__(self, on: TeamsStage) -> None:
        self._url = f"{on.playground.url}/playground/"
        self._session = on.client.session

    async def state(self, user: str) -> dict[str, Any]:
        async with self._session.get(f"{self._url}state", params={"as": user}) as response:
            assert response.status == 200
            return await response.json()

    async def room(self, user: str, name: str = CHANNEL) -> dict[str, Any]:
        listed = (await self.state(user))["conversations"]
        return next(each for each in listed if each["id"] == name)

    async def post(self, path: str, **body: Any) -> tuple[int, dict[str, Any]]:
        async with self._session.post(self._url + path, json=body) as response:
            return response.status, await response.json()

    async def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[int, Any, str]:
        async with self._session.request(method, self._url + path, headers=headers) as response:
            return response.status, response.headers, await response.text()


@in_teams()
async def test_the_state_shows_what_that_person_sees_and_no_more(on: TeamsStage) -> None:
    page, (first, second, _) = TeamsPage(on), on.world.coaches
    activity = await on.posted()
    await on.client.send(on.world.dm(on.world.candidate).id, text="for the candidate", summary="news")
    await on.playground.react(second, CHANNEL, activity, "heart")
    mine, outside = await page.state(first), await page.state(on.world.visitor)
    assert (mine["platform"], mine["me"], mine["language"]) == ("teams", first, "nl")
    assert (mine["workspace"]["id"], mine["bot"]) == (on.world.tenant, on.world.bot_user)
    assert [person["role"] for person in mine["people"]] == [
        "candidate",
        *["coach"] * 3,
        *["admin"] * 2,
        "candidate",
    ]
    assert all(person["installed"] for person in mine["people"])
    [shown] = (await page.room(first))["messages"]
    assert (shown["ts"], shown["activity"], shown["thread"]) == (activity,) * 3
    assert (shown["cards"], shown["replaced"], shown["username"]) == ([CARD], False, "Klik")
    assert shown["reactions"] == [{"name": "heart", "users": [second]}]
    assert [each["kind"] for each in outside["conversations"]] == ["dm"]
    assert "for the candidate" not in json.dumps([mine, outside])
    [told] = (await page.room(on.world.candidate, on.world.dm(on.world.candidate).id))["messages"]
    assert (told["text"], told["summary"]) == ("for the candidate", "news")


@in_teams()
async def test_the_page_presses_and_the_presser_sees_another_card(on: TeamsStage) -> None:
    page, (first, second, _) = TeamsPage(on), on.world.coaches
    activity = await on.posted()
    where = {"as": first, "conversation": CHANNEL, "activity": activity}
    on.bot.will_answer(shows(card(text("Yours"))), tells("Too late"))
    assert await page.post("press", **where, action=0) == (200, {"ok": True})
    assert (await page.room(first))["messages"][0]["cards"] == [card(text("Yours"))]
    assert (await page.room(second))["messages"][0]["cards"] == [CARD]
    where = {"as": second, "channel": CHANNEL, "ts": activity}
    assert await page.post("press", **where, action="/actions/0") == (200, {"ok": True, "notice": "Too late"})
    [notice] = (await page.state(second))["notices"]
    assert (notice["text"], notice["activity"]) == ("Too late", activity)
    assert await page.post("resend") == (200, {"ok": True})
    assert on.bot.last["from"]["aadObjectId"] == second
    on.bot.answers.append(web.Response(status=500))
    status, said = await page.post("press", **where, action=execute())
    assert (status, said["ok"]) == (502, False)


@in_teams()
async def test_inputs_on_a_card_are_refused_by_the_client_first(on: TeamsStage) -> None:
    page, coach = TeamsPage(on), on.world.coaches[0]
    field = question("words", isRequired=True, errorMessage="Say a little.")
    activity = await on.posted(card(field, actions=[execute("coach.submit")]))
    where = {"as": coach, "conversation": CHANNEL, "activity": activity, "action": "coach.submit"}
    assert await page.post("press", **where) == (200, {"ok": False, "errors": {"words": "Say a little."}})
    on.bot.will_answer(tells("Thank you"))
    assert (await page.post("press", **where, inputs={"words": "x"}))[1]["ok"]
    assert on.bot.last["value"]["action"]["data"]["words"] == "x"


@in_teams()
async def test_the_page_fills_in_a_dialog_and_sees_its_errors(on: TeamsStage) -> None:
    page, candidate = TeamsPage(on), on.world.candidate
    room = on.world.dm(candidate).id
    sent = await on.client.send(room, card(actions=[opens()]))
    on.bot.will_answer(dialog(FORM))
    where = {"as": candidate, "conversation": room, "activity": sent.body["id"]}
    status, said = await page.post("press", **where, action=0)
    assert (status, said["ok"]) == (200, True)
    [shown] = (await page.state(candidate))["dialogs"]
    assert (shown["id"], shown["title"], shown["card"]) == (said["dialog"], "Find a coach", FORM)
    assert (await page.state(on.world.visitor))["dialogs"] == []

    submit = {"as": candidate, "dialog": shown["id"]}
    refused = await page.post("submit", **submit, inputs={"motivation": ""})
    assert refused == (200, {"ok": False, "errors": {"motivation": "Say a little."}, "dialog": shown["id"]})
    assert (await page.state(candidate))["dialogs"][0]["errors"] == {"motivation": "Say a little."}
    on.bot.will_answer({"task": {"type": "message", "value": "Thank you"}})
    said = (await page.post("submit", **submit, inputs={"motivation": "short"}))[1]
    assert said == {"ok": True, "dialog": shown["id"], "message": "Thank you"}
    assert await page.post("close", **submit) == (200, {"ok": True})
    assert (await page.state(candidate))["dialogs"] == []


@in_teams()
async def test_the_page_speaks_reacts_and_answers_for_a_file(on: TeamsStage) -> None:
    page, coach = TeamsPage(on), on.world.coaches[0]
    room = on.world.dm(coach).id
    assert await page.post("say", **{"as": coach, "text": "hello"}) == (200, {"ok": True})
    await page.post("command", **{"as": coach, "command": "/klik", "text": "help"})
    await page.post("say", **{"as": coach, "conversation": CHANNEL, "text": "help", "mention": True})
    assert [heard.activity["text"] for heard in on.bot.heard] == ["hello", "/klik help", "<at>Klik</at> help"]
    activity = await on.posted()
    react = {"as": coach, "conversation": CHANNEL, "activity": activity, "name": "like"}
    assert await page.post("react", **react) == (200, {"ok": True})
    assert await page.post("react", **react, remove=True) == (200, {"ok": True})
    assert on.bot.last["reactionsRemoved"] == [{"type": "like"}]
    offer = {
        "contentType": "application/vnd.microsoft.teams.card.file.consent",
        "name": "export.html",
        "content": {"description": "Your data", "sizeInBytes": 5},
    }
    sent = await on.client.send(room, attachments=[offer])
    files = (await page.room(coach, room))["messages"][-1]["files"]
    assert files == [{"id": 0, "title": "export.html", "size": 5, "state": "asked", "url": ""}]
    where = {"as": coach, "conversation": room, "activity": sent.body["id"]}
    assert await page.post("consent", **where, accept=True) == (200, {"ok": True})
    assert (await page.room(coach, room))["messages"][-1]["files"][0]["state"] == "accepted"


@in_teams()
async def test_the_page_changes_people_and_the_channel(on: TeamsStage) -> None:
    page, coach = TeamsPage(on), on.world.coaches[0]
    for action in ("leave", "join", "deactivate", "reactivate", "uninstall", "install"):
        assert await page.post("people", **{"as": coach, "action": action}) == (200, {"ok": True})
    assert (await page.post("people", **{"as": coach, "action": "locale", "locale": "en-US"}))[0] == 200
    assert on.world.people[coach].locale == "en-US"
    await page.post("people", **{"as": coach, "action": "uninstall"})
    assert (await page.room(coach, on.world.dm(coach).id))["blocked"] is True
    assert await page.post("channel", private=False, shared=True) == (200, {"ok": True})
    assert (on.world.coaches_channel.is_private, on.world.coaches_channel.is_shared) == (False, True)
    assert await page.post("channel", deleted=True) == (200, {"ok": True})
    assert (await page.room(coach))["is_archived"] is True
    assert await page.post("channel", deleted=False) == (200, {"ok": True})


NOBODY = {"as": "nobody", "conversation": CHANNEL, "activity": "1", "action": 0}


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("say", {}),
        ("say", {"as": "nobody", "text": "x"}),
        ("say", {"as": "@coach", "text": "  "}),
        ("say", {"as": "@visitor", "text": "x", "conversation": CHANNEL}),
        ("command", {"as": "@coach"}),
        ("press", NOBODY),
        ("press", NOBODY | {"as": "@coach"}),
        ("press", NOBODY | {"as": "@coach", "action": None}),
        ("press", NOBODY | {"as": "@coach", "action": [0]}),
        ("press", NOBODY | {"as": "@coach", "inputs": []}),
        ("press", NOBODY | {"as": "@coach", "card": -1}),
        ("press", {"as": "@coach", "action": 0}),
        ("submit", {"as": "@coach", "dialog": "x", "inputs": {}}),
        ("submit", {"as": "@coach"}),
        ("close", {"as": "@coach", "dialog": "x"}),
        ("react", {"as": "@coach", "conversation": CHANNEL, "activity": "1", "name": "like"}),
        ("consent", {"as": "@coach", "conversation": CHANNEL, "activity": "1", "accept": True}),
        ("consent", {"as": "@coach", "conversation": CHANNEL, "activity": "1"}),
        ("people", {"as": "@coach", "action": "dance"}),
        ("people", {"as": "@coach", "action": "install"}),
        ("people", {"as": "@coach", "action": "locale", "locale": "xx"}),
        ("channel", {"private": "no"}),
        ("channel", {"deleted": False}),
        ("resend", {}),
        ("faults", {"method": "*", "kind": "earthquake"}),
        ("faults", {"method": "*", "kind": "status", "times": "many"}),
    ],
)
def test_bad_input_gets_one_sentence_from_teams(path: str, body: dict[str, Any]) -> None:
    async def story(on: TeamsStage) -> None:
        names = {"@coach": on.world.coaches[0], "@visitor": on.world.visitor}
        given = {
            key: names.get(value, value) if isinstance(value, str) else value for key, value in body.items()
        }
        status, answer = await TeamsPage(on).post(path, **given)
        assert (status, answer["ok"]) == (400, False)
        assert answer["error"].endswith(".")
        assert on.bot.heard == []

    played_in_teams(story)


@in_teams()
async def test_the_wire_and_the_faults_are_for_the_page_too(on: TeamsStage) -> None:
    page = TeamsPage(on)
    await on.client.send(CHANNEL, text=on.client.token)
    _, _, body = await page.ask("wire")
    entries = json.loads(body)["entries"]
    assert [entry["what"] for entry in entries] == ["token", "sendToConversation"]
    assert on.client.token not in body
    assert (await page.ask("wire?after=x"))[0] == 400
    fault = {"method": "sendToConversation", "kind": "status", "status": 429, "retry_after": 7, "times": 5}
    assert await page.post("faults", **fault) == (200, {"ok": True})
    assert (await on.client.send(CHANNEL, CARD)).headers["Retry-After"] == "7"
    assert (await page.ask("faults", "DELETE"))[0] == 200
    assert (await on.client.send(CHANNEL, CARD)).status == 201


@in_teams()
async def test_the_stream_tells_of_every_change_in_the_tenant(on: TeamsStage) -> None:
    async with on.client.session.get(on.playground.url + "/playground/stream") as stream:
        assert stream.content_type == "text/event-stream"

        async def revision() -> int:
            assert await stream.content.readline() == b"event: changed\n"
            data = await stream.content.readline()
            await stream.content.readline()
            return int(json.loads(data.removeprefix(b"data: "))["revision"])

        first = await revision()
        await on.client.send(CHANNEL, CARD)
        assert await asyncio.wait_for(revision(), 5) > first


@in_teams()
async def test_only_the_named_page_of_this_machine_may_call(on: TeamsStage) -> None:
    page = TeamsPage(on)
    assert (await page.ask("state"))[0] == 200
    assert (await page.ask("state", Origin=ORIGIN))[0] == 403
    on.playground.page_origin = ORIGIN
    for origin in (ORIGIN, "http://localhost:4711"):
        status, headers, _ = await page.ask("state", Origin=origin)
        assert (status, headers["Access-Control-Allow-Origin"]) == (200, origin)
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    status, headers, _ = await page.ask("say", "OPTIONS", Origin=ORIGIN, **asked)
    assert (status, headers["Access-Control-Allow-Headers"]) == (204, "content-type")
    async with on.client.session.get(
        f"{on.playground.url}/playground/stream", headers={"Origin": ORIGIN}
    ) as stream:
        assert stream.headers["Access-Control-Allow-Origin"] == ORIGIN

    for origin in ("http://127.0.0.1:4712", "https://127.0.0.1:4711", "http://elsewhere.test:4711", "null"):
        status, headers, _ = await page.ask("state", Origin=origin)
        assert (status, "Access-Control-Allow-Origin" in headers) == (403, False)
        assert (await page.ask("say", "OPTIONS", Origin=origin, **asked))[0] == 403
    assert (await page.ask("state", Host="elsewhere.test"))[0] == 403
    refused = await Client(on.playground, on.client.session).call("GET", "teams/x", Origin=ORIGIN)
    assert refused.status == 403
    with pytest.raises(ValueError, match="this machine"):
        on.playground.page_origin = "http://192.0.2.1:4711"
