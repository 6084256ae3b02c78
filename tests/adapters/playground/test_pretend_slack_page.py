"""The page's calls: what a person sees, what they can do, the wire, faults; and who may call."""

import asyncio
import json
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from stand_in_bot import CARD, TOKEN, Stage, modal, on_stage, played

CHANNEL = "C0COACHES"
COACH = "U0COACH01"


class Page:
    def __init__(self, on: Stage) -> None:
        self._url = on.playground.url
        self.session = aiohttp.ClientSession()

    async def __aenter__(self) -> "Page":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.session.close()

    async def state(self, user: str = COACH) -> dict[str, Any]:
        async with self.session.get(f"{self._url}/playground/state", params={"as": user}) as response:
            assert response.status == 200
            return await response.json()

    async def post(self, path: str, **body: Any) -> tuple[int, dict[str, Any]]:
        async with self.session.post(f"{self._url}/playground/{path}", json=body) as response:
            return response.status, await response.json()

    async def get(self, path: str, **headers: str) -> tuple[int, str]:
        async with self.session.get(self._url + path, headers=headers) as response:
            return response.status, await response.text()


def conversation(state: dict[str, Any], name: str) -> dict[str, Any]:
    return next(each for each in state["conversations"] if each["id"] == name)


@on_stage()
async def test_the_state_shows_what_that_person_sees_and_no_more(on: Stage) -> None:
    posted = await on.client.chat_postMessage(channel=CHANNEL, text="card", blocks=CARD)
    await on.client.chat_postEphemeral(channel=CHANNEL, user=COACH, text="just you")
    await on.client.chat_postMessage(channel="D0CANDIDATE", text="for the candidate")
    await on.playground.react("U0COACH02", CHANNEL, posted["ts"], "wave")
    async with Page(on) as page:
        mine, other, outside = [await page.state(user) for user in (COACH, "U0COACH02", on.world.visitor)]
    assert (mine["workspace"]["name"], mine["language"], mine["me"]) == ("Loopbaan", "nl", COACH)
    assert [person["role"] for person in mine["people"]] == [
        "candidate",
        *["coach"] * 3,
        *["admin"] * 2,
        "candidate",
    ]
    shown, private = conversation(mine, CHANNEL)["messages"]
    assert shown["reactions"] == [{"name": "wave", "users": ["U0COACH02"]}]
    assert (shown["username"], shown["blocks"], shown["ephemeral"]) == ("Klik", CARD, False)
    assert (private["text"], private["ephemeral"]) == ("just you", True)
    assert len(conversation(other, CHANNEL)["messages"]) == 1
    assert [each["id"] for each in outside["conversations"]] == ["D0VISITOR"]
    assert "for the candidate" not in json.dumps([mine, other, outside])


@on_stage()
async def test_what_others_wrote_is_unread_until_one_does_something_there(on: Stage) -> None:
    async with Page(on) as page:
        await on.client.chat_postMessage(channel="D0COACH01", text="one")
        await on.client.chat_postMessage(channel="D0COACH01", text="two")
        assert conversation(await page.state(), "D0COACH01")["unread"] == 2
        await page.post("say", **{"as": COACH, "text": "read", "channel": "D0COACH01"})
        assert conversation(await page.state(), "D0COACH01")["unread"] == 0


@on_stage()
async def test_a_deleted_message_is_shown_as_such_without_its_words(on: Stage) -> None:
    posted = await on.client.chat_postMessage(channel=CHANNEL, text="gone", blocks=CARD)
    await on.client.chat_delete(channel=CHANNEL, ts=posted["ts"])
    async with Page(on) as page:
        [message] = conversation(await page.state(), CHANNEL)["messages"]
    assert (message["deleted"], message["text"], message["blocks"]) == (True, "", [])


@on_stage()
async def test_the_page_speaks_commands_presses_and_reacts_for_a_person(on: Stage) -> None:
    ts = (await on.client.chat_postMessage(channel=CHANNEL, text="card", blocks=CARD))["ts"]
    where = {"as": COACH, "channel": CHANNEL, "ts": ts}
    async with Page(on) as page:
        assert await page.post("say", **{"as": COACH, "text": "hello"}) == (200, {"ok": True})
        assert on.bot.heard[-1].event["text"] == "hello"
        assert await page.post("command", **{"as": COACH, "command": "/klik", "text": "help"}) == (
            200,
            {"ok": True},
        )
        assert on.bot.last["command"] == "/klik"
        press = {**where, "block_id": "buttons", "action_id": "request.accept", "value": None}
        assert await page.post("press", **press) == (200, {"ok": True})
        assert on.bot.last["actions"][0]["value"] == "K-7F3KQ2"
        assert await page.post("react", **where, name="wave") == (200, {"ok": True})
        assert await page.post("react", **where, name="wave", remove=True) == (200, {"ok": True})
        assert on.bot.heard[-1].event["type"] == "reaction_removed"


@on_stage()
async def test_the_page_fills_in_a_form_and_sees_its_errors(on: Stage) -> None:
    ts = (await on.client.chat_postMessage(channel=CHANNEL, text="card", blocks=CARD))["ts"]
    async with Page(on) as page:
        await page.post("press", **{"as": COACH, "channel": CHANNEL, "ts": ts, "action_id": "request.accept"})
        answer = await on.client.views_open(trigger_id=on.bot.last["trigger_id"], view=modal())
        view_id = answer["view"]["id"]
        typed = {"motivation": {"motivation": {"type": "plain_text_input", "value": "short"}}}
        submit = {"as": COACH, "view_id": view_id, "values": typed}

        on.bot.answers.append(
            web.json_response({"response_action": "errors", "errors": {"motivation": "Longer"}})
        )
        assert await page.post("submit", **submit) == (200, {"ok": False, "errors": {"motivation": "Longer"}})
        [view] = (await page.state())["views"]
        assert (view["id"], view["errors"]) == (view_id, {"motivation": "Longer"})
        assert view["state"]["values"] == typed

        on.bot.answers.append(web.Response(status=500))
        status, answer = await page.post("submit", **submit)
        assert (status, answer["ok"], answer["errors"]) == (502, False, {})
        assert await page.post("submit", **submit) == (200, {"ok": True})
        assert (await page.state())["views"] == []


@on_stage()
async def test_the_page_changes_people_and_the_channel(on: Stage) -> None:
    async with Page(on) as page:
        for action in ("leave", "join", "deactivate", "reactivate"):
            assert await page.post("people", **{"as": COACH, "action": action}) == (200, {"ok": True})
        assert await page.post("people", **{"as": COACH, "action": "locale", "locale": "en-US"}) == (
            200,
            {"ok": True},
        )
        assert on.world.people[COACH].locale == "en-US"
        assert await page.post("channel", private=False, shared=True) == (200, {"ok": True})
        assert (on.world.coaches_channel.is_private, on.world.coaches_channel.is_shared) == (False, True)
        state = await page.state()
        assert conversation(state, CHANNEL)["is_private"] is False


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("say", {}),
        ("say", {"as": "U0NOBODY", "text": "x"}),
        ("say", {"as": COACH, "text": "  "}),
        ("say", {"as": "U0VISITOR", "text": "x", "channel": CHANNEL}),
        ("command", {"as": COACH}),
        ("press", {"as": COACH, "action_id": "request.accept"}),
        ("press", {"as": COACH, "action_id": "request.accept", "channel": CHANNEL, "ts": "1.1"}),
        ("submit", {"as": COACH, "view_id": "V0", "values": {}}),
        ("submit", {"as": COACH, "view_id": "V0", "values": []}),
        ("close", {"as": COACH, "view_id": "V0"}),
        ("react", {"as": COACH, "channel": CHANNEL, "ts": "1.1", "name": "wave"}),
        ("people", {"as": COACH, "action": "dance"}),
        ("people", {"as": COACH, "action": "locale", "locale": "xx"}),
        ("channel", {"private": "no"}),
        ("faults", {"method": "*", "kind": "earthquake"}),
        ("faults", {"method": "*", "kind": "status", "times": "many"}),
    ],
)
def test_bad_input_gets_one_sentence(path: str, body: dict[str, Any]) -> None:
    async def story(on: Stage) -> None:
        async with Page(on) as page:
            status, answer = await page.post(path, **body)
        assert (status, answer["ok"]) == (400, False)
        assert answer["error"].endswith(".")
        assert on.bot.heard == []

    played(story)


@on_stage()
async def test_the_wire_shows_both_directions_without_tokens(on: Stage) -> None:
    await on.client.chat_postMessage(channel="D0COACH01", text=TOKEN)
    await on.playground.say(COACH, "hello")
    async with Page(on) as page:
        _, text = await page.get("/playground/wire")
        first, second = json.loads(text)["entries"]
        assert (first["direction"], first["what"], first["response"]["ok"]) == (
            "from_bot",
            "chat.postMessage",
            True,
        )
        assert (second["direction"], second["what"], second["status"]) == ("to_bot", "events", 200)
        assert TOKEN not in text
        _, later = await page.get(f"/playground/wire?after={first['n']}")
        assert [entry["n"] for entry in json.loads(later)["entries"]] == [second["n"]]
        assert (await page.get("/playground/wire?after=x"))[0] == 400


@on_stage()
async def test_faults_can_be_ordered_and_cleared_from_the_page(on: Stage) -> None:
    async with Page(on) as page:
        fault = {"method": "users.info", "kind": "status", "status": 429, "retry_after": 7, "times": 5}
        assert await page.post("faults", **fault) == (200, {"ok": True})
        async with page.session.get(on.playground.api_url + "users.info") as response:
            assert (response.status, response.headers["Retry-After"]) == (429, "7")
        async with page.session.delete(on.playground.url + "/playground/faults") as response:
            assert await response.json() == {"ok": True}
        async with page.session.get(on.playground.api_url + "users.info") as response:
            assert response.status == 200


@on_stage()
async def test_the_stream_tells_of_every_change(on: Stage) -> None:
    async with Page(on) as page, page.session.get(on.playground.url + "/playground/stream") as stream:
        assert stream.content_type == "text/event-stream"

        async def revision() -> int:
            assert await stream.content.readline() == b"event: changed\n"
            data = await stream.content.readline()
            await stream.content.readline()
            return int(json.loads(data.removeprefix(b"data: "))["revision"])

        first = await revision()
        await on.client.chat_postMessage(channel=CHANNEL, text="x")
        assert await asyncio.wait_for(revision(), 5) > first


def test_the_page_and_its_files_are_served_with_nothing_from_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "page").mkdir()
    (tmp_path / "page.html").write_text("<!doctype html><title>Klik</title>")
    (tmp_path / "page" / "main.js").write_text("export {};")

    async def story(on: Stage) -> None:
        async with Page(on) as page:
            async with page.session.get(on.playground.url + "/") as response:
                assert "<title>Klik</title>" in await response.text()
                assert "default-src 'self'" in response.headers["Content-Security-Policy"]
            assert await page.get("/static/main.js") == (200, "export {};")

    played(story, page=tmp_path)


@on_stage()
async def test_another_site_or_name_is_refused(on: Stage) -> None:
    async with Page(on) as page:
        assert (await page.get("/playground/state"))[0] == 200
        assert (await page.get("/playground/state", Origin="http://elsewhere.test"))[0] == 403
        assert (await page.get("/playground/state", Host="elsewhere.test"))[0] == 403
        url = on.playground.url + "/playground/say"
        body = json.dumps({"as": COACH, "text": "x"})
        async with page.session.post(url, data=body, headers={"Content-Type": "text/plain"}) as response:
            assert response.status == 400
    assert on.bot.heard == []
