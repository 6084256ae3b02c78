"""Slack's Web API over HTTP: reads the call, checks token, scope and rate, does it, writes it down, answers.

The methods themselves are in slack_chat, slack_rooms, slack_views and slack_files."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from adapters.playground import slack_chat, slack_files, slack_rooms, slack_views
from adapters.playground.history import Wire
from adapters.playground.rates import Rates
from adapters.playground.slack_faults import Fault, Faults
from adapters.playground.slack_things import ApiError, Json
from adapters.playground.slack_world import World

GRANTED = (
    "chat:write",
    "commands",
    "im:history",
    "im:write",
    "reactions:read",
    "users:read",
    "groups:read",
    "files:write",
)
# Beside those, where CVs are taken.
WITH_FILES = (*GRANTED, "files:read")
STRUCTURED = {
    "blocks": "invalid_blocks_format",
    "metadata": "invalid_metadata_format",
    "view": "invalid_arguments",
    "files": "invalid_arguments",
}


@dataclass(frozen=True)
class Method:
    """`scope` is fixed, absent, or depends on what is asked about."""

    act: Callable[[World, Json], Json]
    scope: str | Callable[[World, Json], str] = ""


METHODS: Mapping[str, Method] = {
    "api.test": Method(slack_rooms.api_test),
    "auth.test": Method(slack_rooms.auth_test),
    "chat.postMessage": Method(slack_chat.post_message, "chat:write"),
    "chat.update": Method(slack_chat.update, "chat:write"),
    "chat.delete": Method(slack_chat.delete, "chat:write"),
    "chat.postEphemeral": Method(slack_chat.post_ephemeral, "chat:write"),
    "chat.getPermalink": Method(slack_chat.get_permalink),
    "conversations.open": Method(slack_rooms.open_conversation, "im:write"),
    "conversations.info": Method(slack_rooms.info, slack_rooms.scope_for),
    "conversations.members": Method(slack_rooms.members, slack_rooms.scope_for),
    "users.info": Method(slack_rooms.user_info, "users:read"),
    "views.open": Method(slack_views.open_view),
    "views.push": Method(slack_views.push_view),
    "views.update": Method(slack_views.update_view),
    "views.publish": Method(slack_views.publish_view),
    "reactions.add": Method(slack_chat.add_reaction, "reactions:write"),
    "reactions.get": Method(slack_chat.get_reactions, "reactions:read"),
    "files.getUploadURLExternal": Method(slack_files.get_upload_url, "files:write"),
    "files.completeUploadExternal": Method(slack_files.complete_upload, "files:write"),
    "files.info": Method(slack_files.info, "files:read"),
    "files.delete": Method(slack_files.delete_file, "files:write"),
}


@dataclass(frozen=True)
class Outcome:
    body: Json
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    took_effect: bool = True


def refused(code: str, **extra: Any) -> Outcome:
    return Outcome({"ok": False, "error": code, **extra}, took_effect=False)


class WebApi:
    def __init__(
        self, world: World, *, token: str, wire: Wire, faults: Faults, rates: Rates, scopes: tuple[str, ...]
    ) -> None:
        self._world = world
        self._token = token
        self._wire = wire
        self._faults = faults
        self._rates = rates
        self.scopes = scopes

    async def handle(self, request: web.Request) -> web.StreamResponse:
        started = time.perf_counter()
        name = request.match_info["method"]
        broken: ApiError | None = None
        try:
            arguments = await read_arguments(request)
        except ApiError as error:
            arguments, broken = {}, error
        fault = self._faults.take(name, to=str(arguments.get("channel", "")))
        if fault and fault.kind == "delay":
            await self._world.clock.sleep(fault.seconds)
        if broken:
            outcome = refused(broken.code, **broken.extra)
        else:
            outcome = self._outcome(name, arguments, token=_token(request, arguments), fault=fault)
        self._record(name, arguments, outcome=outcome, fault=fault, started=started)
        return await self._answer(request, outcome, fault=fault)

    def _record(
        self, name: str, arguments: Json, *, outcome: Outcome, fault: Fault | None, started: float
    ) -> None:
        self._wire.record(
            "from_bot",
            name,
            status=outcome.status,
            started=started,
            request=arguments,
            response=outcome.body,
            fault=fault.kind if fault else None,
            took_effect=outcome.took_effect,
        )

    def _outcome(self, name: str, arguments: Json, *, token: str, fault: Fault | None) -> Outcome:
        if fault and fault.kind == "status":
            return _status_fault(fault)
        if fault and fault.kind == "error":
            return refused(fault.error)
        try:
            return self._act(name, arguments, token=token)
        except ApiError as error:
            return refused(error.code, **error.extra)

    def _act(self, name: str, arguments: Json, *, token: str) -> Outcome:
        method = METHODS.get(name)
        if method is None:
            raise ApiError("unknown_method", req_method=name)
        if name != "api.test":
            self._check_token(token)
            self._check_scope(method, arguments)
        wait = self._rates.wait_for(name, self._world.conversation_of(str(arguments.get("channel"))))
        if wait:
            body = {"ok": False, "error": "ratelimited"}
            return Outcome(body, 429, {"Retry-After": str(wait)}, took_effect=False)
        body = {"ok": True, **method.act(self._world, arguments)}
        return Outcome(body, headers={"x-oauth-scopes": ",".join(self.scopes)})

    def _check_token(self, token: str) -> None:
        if not token:
            raise ApiError("not_authed")
        if token != self._token:
            raise ApiError("invalid_auth")
        if self._world.refuses_with:
            raise ApiError(self._world.refuses_with)

    def _check_scope(self, method: Method, arguments: Json) -> None:
        scope = method.scope if isinstance(method.scope, str) else method.scope(self._world, arguments)
        if scope and scope not in self.scopes:
            raise ApiError("missing_scope", needed=scope, provided=",".join(self.scopes))

    async def _answer(
        self, request: web.Request, outcome: Outcome, *, fault: Fault | None
    ) -> web.StreamResponse:
        if fault and fault.kind == "store_then_drop":
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        if fault and fault.kind == "garbage":
            return web.Response(text=fault.body, content_type="text/html")
        if fault and fault.kind == "store_then_delay":
            await self._world.clock.sleep(fault.seconds)
        return web.json_response(outcome.body, status=outcome.status, headers=outcome.headers)


def _status_fault(fault: Fault) -> Outcome:
    headers = {} if fault.retry_after is None else {"Retry-After": fault.retry_after}
    code = "ratelimited" if fault.status == 429 else "internal_error"
    return Outcome({"ok": False, "error": code}, fault.status, headers, took_effect=False)


def _token(request: web.Request, arguments: Json) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" else str(arguments.get("token", ""))


async def read_arguments(request: web.Request) -> Json:
    """From the query, a form or a JSON body; structured ones may be JSON inside a form's field."""
    arguments: Json = dict(request.query)
    if request.content_type == "application/json":
        arguments |= await _json_body(request)
    elif request.can_read_body:
        form = await request.post()
        arguments |= {key: value for key, value in form.items() if isinstance(value, str)}
    for key in STRUCTURED.keys() & arguments.keys():
        if isinstance(arguments[key], str):
            arguments[key] = _structured(key, arguments[key])
    return arguments


async def _json_body(request: web.Request) -> Json:
    try:
        body = await request.json()
    except ValueError:
        raise ApiError("invalid_json") from None
    if not isinstance(body, dict):
        raise ApiError("json_not_object")
    return body


def _structured(key: str, text: str) -> Any:
    try:
        return json.loads(text) if text else None
    except ValueError:
        raise ApiError(STRUCTURED[key]) from None
