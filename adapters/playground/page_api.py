"""The calls of the playground's page: state, stream, acts as a person, the wire, faults; and its files.

For this machine's own browser only: another site's page, or a name that points here, is refused."""

import asyncio
import base64
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.helpers import content_disposition_header

from adapters.playground.history import Wire
from adapters.playground.page_state import state
from adapters.playground.slack_comings import Comings
from adapters.playground.slack_faults import KINDS, Fault, Faults
from adapters.playground.slack_people import Answer, People
from adapters.playground.slack_things import Json, NotPossible
from adapters.playground.slack_world import World

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
# Nothing on the page may come from or go to anywhere else.
POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
BEHIND = "Klik gaf geen antwoord. · Klik did not answer."


class PageApi:
    def __init__(
        self, world: World, *, people: People, comings: Comings, wire: Wire, faults: Faults, page: Path
    ) -> None:
        self._world = world
        self._people = people
        self._comings = comings
        self._wire = wire
        self._faults = faults
        self._page = page

    def routes(self) -> list[web.AbstractRouteDef]:
        acts = {
            "say": self._say,
            "share": self._share,
            "upload": self._upload,
            "command": self._command,
            "press": self._press,
            "submit": self._submit,
            "close": self._close,
            "react": self._react,
            "people": self._person,
            "channel": self._channel,
            "faults": self._order_fault,
        }
        posts = [web.post(f"/playground/{name}", answering(act)) for name, act in acts.items()]
        static = self._page / "page"
        files = [web.static("/static", static)] if static.is_dir() else []
        return [
            web.get("/", self._index),
            web.get("/playground/state", self._state),
            web.get("/playground/stream", self._stream),
            web.get("/playground/wire", self._wire_entries),
            web.get("/playground/files/{file}", self._file),
            web.delete("/playground/faults", self._clear_faults),
            *posts,
            *files,
        ]

    async def _index(self, _: web.Request) -> web.StreamResponse:
        page = self._page / "page.html"
        if not page.is_file():
            return web.Response(status=404, text="The playground's page is not installed.")
        policy = f"{POLICY}; connect-src 'self' {self._world.teams_url}".rstrip()
        headers = {"Content-Security-Policy": policy, "Cache-Control": "no-store"}
        return web.FileResponse(page, headers=headers)

    async def _state(self, request: web.Request) -> web.StreamResponse:
        try:
            return _json(state(self._world, request.query.get("as", self._world.candidate)))
        except NotPossible as refusal:
            return _json({"ok": False, "error": str(refusal)}, status=400)

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        response = web.StreamResponse(headers=headers)
        await response.prepare(request)
        while True:
            data = json.dumps({"revision": self._world.revision})
            try:
                await response.write(f"event: changed\ndata: {data}\n\n".encode())
            except (ConnectionError, asyncio.CancelledError):
                return response
            await self._world.next_change()

    async def _wire_entries(self, request: web.Request) -> web.StreamResponse:
        after = request.query.get("after", "0")
        if not after.isdigit():
            return _json({"ok": False, "error": "“after” is a number."}, status=400)
        entries = [vars(entry) for entry in self._wire.after(int(after))]
        return web.Response(text=self._wire.masked({"entries": entries}), content_type="application/json")

    async def _file(self, request: web.Request) -> web.StreamResponse:
        """To keep, never to show: what is in it is nobody's page."""
        file = request.match_info["file"]
        content = self._world.contents.get(file)
        if content is None or file not in self._world.files:
            return _json({"ok": False, "error": "There is no such file."}, status=404)
        return download(content, str(self._world.files[file]["name"]))

    # -- acts

    async def _say(self, given: Json) -> Json:
        await self._people.say(_word(given, "as"), _word(given, "text"), channel=given.get("channel"))
        return {"ok": True}

    async def _share(self, given: Json) -> Json:
        text = str(given.get("text") or "")
        user, name = _word(given, "as"), _word(given, "name")
        await self._people.share(user, name, given_bytes(given), given.get("channel"), text=text)
        return {"ok": True}

    async def _upload(self, given: Json) -> Json:
        """For a form's field; what it names is this answer."""
        file = self._people.upload(_word(given, "as"), _word(given, "name"), given_bytes(given))
        return {"ok": True, "file": {name: file[name] for name in ("id", "name", "size")}}

    async def _command(self, given: Json) -> Json:
        text = str(given.get("text") or "")
        user, word = _word(given, "as"), _word(given, "command")
        await self._people.command(user, word, text, channel=given.get("channel"))
        return {"ok": True}

    async def _press(self, given: Json) -> Json:
        pressed = {key: value for key, value in given.items() if key not in ("as", "action_id")}
        pressed = {key: value for key, value in pressed.items() if value is not None}
        answer = await self._people.press(_word(given, "as"), action_id=_word(given, "action_id"), **pressed)
        return _plain(answer)

    async def _submit(self, given: Json) -> Json:
        values = given.get("values")
        if not isinstance(values, dict):
            raise NotPossible("“values” is an object, as in view.state.values.")
        status, said = await self._people.submit(_word(given, "as"), _word(given, "view_id"), values)
        if said.get("response_action") == "errors" and said.get("ok", True):
            return {"ok": False, "errors": said["errors"]}
        answer = _plain((status, said))
        return answer if answer["ok"] else {**answer, "errors": {}}

    async def _close(self, given: Json) -> Json:
        await self._people.close(_word(given, "as"), _word(given, "view_id"))
        return {"ok": True}

    async def _react(self, given: Json) -> Json:
        act = self._people.unreact if given.get("remove") else self._people.react
        await act(_word(given, "as"), _word(given, "channel"), _word(given, "ts"), _word(given, "name"))
        return {"ok": True}

    async def _person(self, given: Json) -> Json:
        user = _word(given, "as")
        match given.get("action"):
            case "leave":
                await self._comings.leave(user)
            case "join":
                await self._comings.join(user)
            case "deactivate":
                await self._comings.deactivate(user)
            case "reactivate":
                await self._comings.reactivate(user)
            case "locale":
                await self._comings.set_locale(user, _word(given, "locale"))
            case _:
                raise NotPossible("“action” is leave, join, deactivate, reactivate or locale.")
        return {"ok": True}

    async def _channel(self, given: Json) -> Json:
        for key in ("private", "shared"):
            if not isinstance(given.get(key, False), bool):
                raise NotPossible(f"“{key}” is true or false.")
        if "private" in given:
            await self._comings.publicise(private=given["private"])
        if "shared" in given:
            await self._comings.share(shared=given["shared"])
        return {"ok": True}

    async def _order_fault(self, given: Json) -> Json:
        if given.get("kind") not in KINDS:
            raise NotPossible(f"“kind” is one of {', '.join(KINDS)}.")
        known = {key: value for key, value in given.items() if key in Fault.__dataclass_fields__}
        if known.get("retry_after") is not None:
            known["retry_after"] = str(known["retry_after"])
        for key in ("status", "seconds", "times"):
            if not isinstance(known.get(key, 1), (int, float)):
                raise NotPossible(f"“{key}” is a number.")
        self._faults.order(Fault(**{"method": _word(given, "method"), **known}))
        return {"ok": True}

    async def _clear_faults(self, _: web.Request) -> web.StreamResponse:
        self._faults.clear()
        return _json({"ok": True})


def _word(given: Json, key: str) -> str:
    value = given.get(key)
    if not isinstance(value, str) or not value:
        raise NotPossible(f"“{key}” is missing.")
    return value


def _plain(answer: Answer) -> Json:
    status, said = answer
    if not 200 <= status < 300 or said.get("ok") is False:
        return {"ok": False, "error": str(said.get("error") or BEHIND)}
    return {"ok": True}


def answering(act: Callable[[Json], Awaitable[Json]]) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handle(request: web.Request) -> web.Response:
        try:
            given = await request.json() if request.content_type == "application/json" else None
        except ValueError:
            given = None
        if not isinstance(given, dict):
            return _json({"ok": False, "error": "Send a JSON object."}, status=400)
        try:
            answer = await act(given)
        except NotPossible as refusal:
            return _json({"ok": False, "error": str(refusal)}, status=400)
        return _json(answer, status=502 if "error" in answer else 200)

    return handle


def given_bytes(given: Json) -> bytes:
    """A file of the page's person: in base64, as JSON has no bytes."""
    try:
        return base64.b64decode(str(given.get("content") or ""), validate=True)
    except ValueError:
        raise NotPossible("“content” is the file in base64.") from None


def download(content: bytes, name: str) -> web.Response:
    disposition = content_disposition_header("attachment", filename=name)
    headers = {"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"}
    return web.Response(body=content, content_type="application/octet-stream", headers=headers)


def _json(body: Any, status: int = 200) -> web.Response:
    return web.json_response(body, status=status, headers={"Cache-Control": "no-store"})


@web.middleware
async def own_browser_only(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Against pages elsewhere that post here, and names elsewhere that resolve to this machine."""
    origin = request.headers.get("Origin")
    if urlsplit(f"//{request.host}").hostname not in LOOPBACK:
        return _json({"ok": False, "error": "The playground is for this machine only."}, status=403)
    if origin is not None and urlsplit(origin).netloc != request.host:
        return _json({"ok": False, "error": "Another site may not play here."}, status=403)
    return await handler(request)
