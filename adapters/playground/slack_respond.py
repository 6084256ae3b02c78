"""The address in `response_url`, and the one for file uploads: what a bot posts there lands in the workspace.

https://docs.slack.dev/interactivity/handling-user-interaction"""

import time

from aiohttp import web

from adapters.playground.history import Wire
from adapters.playground.slack_blocks import checked_message_blocks
from adapters.playground.slack_chat import content, flag
from adapters.playground.slack_faults import Fault, Faults
from adapters.playground.slack_files import received
from adapters.playground.slack_things import ApiError, Json
from adapters.playground.slack_tickets import ResponseTicket
from adapters.playground.slack_world import World


class Responses:
    def __init__(self, world: World, *, wire: Wire, faults: Faults) -> None:
        self._world = world
        self._wire = wire
        self._faults = faults

    async def handle(self, request: web.Request) -> web.StreamResponse:
        started = time.perf_counter()
        fault = self._faults.take("response_url")
        if fault and fault.kind == "delay":
            await self._world.clock.sleep(fault.seconds)
        said = await _said(request)
        status, answer = self._outcome(request.match_info["secret"], said, fault=fault)
        self._wire.record(
            "from_bot",
            "response_url",
            status=status,
            started=started,
            request=said,
            response=answer,
            fault=fault.kind if fault else None,
            took_effect=status == 200,
        )
        return await self._answer(request, status, answer=answer, fault=fault)

    def _outcome(self, secret: str, said: Json, *, fault: Fault | None) -> tuple[int, Json]:
        if fault and fault.kind == "status":
            return fault.status, {"ok": False, "error": "internal_error"}
        if fault and fault.kind == "error":
            return 404, {"ok": False, "error": fault.error}
        try:
            self._follow(self._world.tickets.use_response(secret), said)
        except ApiError as error:
            status = 404 if error.code in ("used_url", "expired_url") else 400
            return status, {"ok": False, "error": error.code, **error.extra}
        return 200, {"ok": True}

    def _follow(self, ticket: ResponseTicket, said: Json) -> None:
        original = self._world.messages[ticket.channel].get(ticket.ts or "")
        if flag(said.get("delete_original")):
            if original is None or original.deleted:
                raise ApiError("message_not_found")
            self._world.delete_message(original)
        elif flag(said.get("replace_original")) and original is not None and not original.deleted:
            blocks = checked_message_blocks(said["blocks"]) if said.get("blocks") else []
            self._world.change_message(original, text=str(said.get("text") or ""), blocks=blocks)
        else:
            addressee = None if said.get("response_type") == "in_channel" else ticket.user
            self._world.post_as_bot(ticket.channel, **content(said), addressee=addressee)

    async def _answer(
        self, request: web.Request, status: int, *, answer: Json, fault: Fault | None
    ) -> web.StreamResponse:
        if fault and fault.kind == "store_then_drop" and request.transport is not None:
            request.transport.abort()
        if fault and fault.kind == "store_then_delay":
            await self._world.clock.sleep(fault.seconds)
        if status == 200:
            return web.Response(text=fault.body if fault and fault.kind == "garbage" else "ok")
        headers = {"Retry-After": fault.retry_after} if fault and fault.retry_after is not None else {}
        return web.json_response(answer, status=status, headers=headers)

    async def upload(self, request: web.Request) -> web.StreamResponse:
        """The address is the permission: a token has no business here."""
        started = time.perf_counter()
        fault = self._faults.take("upload")
        if fault and fault.kind == "delay":
            await self._world.clock.sleep(fault.seconds)
        content_read = await _uploaded(request)
        file_id = request.match_info["file_id"]
        status, answer = self._stored(file_id, content_read, fault=fault)
        self._wire.record(
            "from_bot",
            "upload",
            status=status,
            started=started,
            request={"file": file_id, "bytes": len(content_read)},
            response=answer,
            fault=fault.kind if fault else None,
            took_effect=status == 200,
        )
        return await self._answer(request, status, answer=answer, fault=fault)

    def _stored(self, file_id: str, content_read: bytes, *, fault: Fault | None) -> tuple[int, Json]:
        if fault and fault.kind in ("status", "error"):
            return (fault.status if fault.kind == "status" else 404), {"ok": False, "error": fault.error}
        try:
            received(self._world, file_id, content=content_read)
        except ApiError as error:
            return 404, {"ok": False, "error": error.code}
        return 200, {"ok": True, "bytes": len(content_read)}


async def _said(request: web.Request) -> Json:
    try:
        said = await request.json()
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


async def _uploaded(request: web.Request) -> bytes:
    """As the body itself, or as the first file of a form."""
    if request.content_type != "multipart/form-data":
        return await request.read()
    for field in (await request.post()).values():
        if isinstance(field, web.FileField):
            return field.file.read()
    return b""
