"""The Bot Connector over HTTP: reads the call, checks the token, does it, writes it down, answers."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from adapters.playground import teams_conversations
from adapters.playground.page_api import download
from adapters.playground.slack_things import Json
from adapters.playground.teams_calls import Calls, Outcome
from adapters.playground.teams_conversations import bad
from adapters.playground.teams_files import Downloads
from adapters.playground.teams_things import Refused
from adapters.playground.teams_tokens import Tokens
from adapters.playground.teams_world import World

ROOT = "/emea/v3"
ROOM = f"{ROOT}/conversations/{{conversation}}"
ONE = f"{ROOM}/activities/{{activity}}"
DENIED = {"message": "Authorization has been denied for this request."}

# What a route does, given the tenant, the parts of its address and the body.
Act = Callable[[World, web.Request, Json], Outcome]


def _create(world: World, _: web.Request, body: Json) -> Outcome:
    return teams_conversations.create(world, body)


def _send(world: World, request: web.Request, body: Json) -> Outcome:
    return teams_conversations.send(world, request.match_info["conversation"], body)


def _reply(world: World, request: web.Request, body: Json) -> Outcome:
    parts = request.match_info
    return teams_conversations.reply(world, parts["conversation"], parts["activity"], body)


def _update(world: World, request: web.Request, body: Json) -> Outcome:
    parts = request.match_info
    return teams_conversations.update(world, parts["conversation"], parts["activity"], body)


def _delete(world: World, request: web.Request, _: Json) -> Outcome:
    parts = request.match_info
    return teams_conversations.delete(world, parts["conversation"], parts["activity"])


def _members(world: World, request: web.Request, _: Json) -> Outcome:
    return teams_conversations.members(world, request.match_info["conversation"])


def _paged(world: World, request: web.Request, _: Json) -> Outcome:
    return teams_conversations.paged_members(world, request.match_info["conversation"], request.query)


def _member(world: World, request: web.Request, _: Json) -> Outcome:
    parts = request.match_info
    return teams_conversations.one_member(world, parts["conversation"], parts["member"])


def _channels(world: World, request: web.Request, _: Json) -> Outcome:
    return teams_conversations.channels(world, request.match_info["team"])


def _team(world: World, request: web.Request, _: Json) -> Outcome:
    return teams_conversations.team_details(world, request.match_info["team"])


ROUTES: tuple[tuple[str, str, str, Act], ...] = (
    ("POST", f"{ROOT}/conversations", "createConversation", _create),
    ("POST", f"{ROOM}/activities", "sendToConversation", _send),
    ("POST", ONE, "replyToActivity", _reply),
    ("PUT", ONE, "updateActivity", _update),
    ("DELETE", ONE, "deleteActivity", _delete),
    ("GET", f"{ONE}/members", "getActivityMembers", _members),
    ("GET", f"{ROOM}/members", "getConversationMembers", _members),
    ("GET", f"{ROOM}/pagedmembers", "getPagedMembers", _paged),
    ("GET", f"{ROOM}/members/{{member}}", "getMember", _member),
    ("GET", f"{ROOT}/teams/{{team}}/conversations", "fetchChannelList", _channels),
    ("GET", f"{ROOT}/teams/{{team}}", "fetchTeamDetails", _team),
)


class Connector:
    def __init__(self, world: World, *, tokens: Tokens, calls: Calls) -> None:
        self._world = world
        self._tokens = tokens
        self._calls = calls

    def routes(self) -> list[web.AbstractRouteDef]:
        listed = [web.route(verb, path, self._handler(name, act)) for verb, path, name, act in ROUTES]
        downloads = Downloads(self._world, self._calls)
        return [
            *listed,
            web.put("/upload/{file}", self._upload),
            web.get("/files/{file}", self._file),
            web.get("/download/{file}", downloads.handle),
        ]

    def _handler(self, name: str, act: Act) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def handle(request: web.Request) -> web.StreamResponse:
            noted: Json = dict(request.match_info)

            async def work() -> Outcome:
                if not self._is_allowed(request):
                    return Outcome(DENIED, 401, took_effect=False)
                body = await _body(request)
                noted.update({"body": body} if request.can_read_body or body else dict(request.query))
                return act(self._world, request, body)

            return await self._calls.answer(request, name, noted=noted, act=work)

        return handle

    def _is_allowed(self, request: web.Request) -> bool:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        return scheme.lower() == "bearer" and self._tokens.is_good(token.strip())

    # -- files: the place in somebody's OneDrive that the file consent gave away

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        file_id = request.match_info["file"]
        content = await request.read()
        given = request.headers.get("Content-Range", "")

        async def work() -> Outcome:
            # The address itself is the permission; the bot's token has no business at another host.
            if "Authorization" in request.headers:
                raise Refused(401, "unauthenticated", "This address takes no token.")
            if given != f"bytes 0-{len(content) - 1}/{len(content)}":
                raise Refused(416, "invalidRange", "Send the whole file, with its Content-Range.")
            return self._stored(file_id, content)

        noted = {"file": file_id, "range": given, "bytes": len(content)}
        return await self._calls.answer(request, "upload", noted=noted, act=work)

    def _stored(self, file_id: str, content: bytes) -> Outcome:
        file = self._world.files.get(file_id)
        if file is None or "message" not in file:
            raise Refused(404, "itemNotFound", "There is no such file.")
        self._world.contents[file_id] = content
        self._world.files[file_id] = {**file, "size": len(content)}
        self._mark_uploaded(*file["message"])
        return Outcome({"id": file_id, "name": file["title"], "size": len(content)}, 201)

    def _mark_uploaded(self, channel: str, ts: str, number: int) -> None:
        sent = self._world.messages[channel][ts]
        if not sent.deleted:
            self._world.change_message(sent, consents={**sent.consents, number: "uploaded"})

    async def _file(self, request: web.Request) -> web.StreamResponse:
        file_id = request.match_info["file"]
        content = self._world.contents.get(file_id)
        if content is None:
            return web.json_response({"error": {"code": "itemNotFound"}}, status=404)
        return download(content, str(self._world.files[file_id]["title"]))


async def _body(request: web.Request) -> Json:
    if request.method in ("GET", "DELETE"):
        return {}
    try:
        body: Any = await request.json()
    except (ValueError, RecursionError):
        raise Refused(400, "BadSyntax", "The body is not JSON.") from None
    if not isinstance(body, dict):
        raise bad("The body is a JSON object.")
    return body
