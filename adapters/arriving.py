"""A request's body on its way in: within a size and a time, and counted while it comes (F-091). What it says is `parsing`'s."""

import asyncio

import aiohttp
from aiohttp import web


class NotArrived(Exception):
    """`status` is what to answer: 413 too large, 408 too slow, 400 broken off."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


async def body_of(request: web.Request, *, most: int, patience: float) -> bytes:
    """At most `most` bytes within `patience` seconds; Content-Length may lie, or be absent. Raises `NotArrived`."""
    body = bytearray()
    try:
        if request.content.is_eof():  # the usual body came with its headers: nothing is waited for
            body += request.content.read_nowait()
        else:
            await _wait_for(request, body, most=most, patience=patience)
    except TimeoutError:
        raise NotArrived(408) from None
    except (aiohttp.ClientError, web.RequestPayloadError, ConnectionError):
        raise NotArrived(400) from None
    if len(body) > most:
        raise NotArrived(413)
    return bytes(body)


async def _wait_for(request: web.Request, body: bytearray, *, most: int, patience: float) -> None:
    async with asyncio.timeout(patience):
        async for piece in request.content.iter_any():
            body += piece
            if len(body) > most:
                return
