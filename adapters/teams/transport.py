"""How the SDK's connector client reaches Teams: over our own aiohttp session, once, in time, with our own token.

The SDK's own sender works in threads, repeats by itself and builds a session per turn (platform notes 0, no. 7 and 8).
"""

from typing import Any

import aiohttp
from msrest.pipeline import ClientRawResponse, Request, Response, SansIOHTTPPolicy
from msrest.pipeline.async_abc import AsyncHTTPSender, AsyncPipeline
from msrest.universal_http import ClientRequest, HTTPClientResponse

from adapters.teams.codes import Failure, code_of
from adapters.teams.tokens import Tokens


class NotTaken(Exception):
    """Teams answered, and not with a success. The SDK never sees it: its errors quote what Teams said (M7)."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.code)
        self.failure = failure


class Answered(HTTPClientResponse):
    """A success as the SDK wants to read it, its body read already; what the SDK calls `raw.response` is that body."""

    def __init__(self, request: ClientRequest, *, answer: aiohttp.ClientResponse, body: bytes) -> None:
        super().__init__(request, body)
        self.status_code = answer.status
        self.reason = answer.reason
        self._body = body

    def body(self) -> bytes:
        return self._body


class Sender(AsyncHTTPSender[Any, Any]):
    """`tokens` is None where nobody is asked who they are: on this machine, by an explicit flag."""

    def __init__(
        self, session: aiohttp.ClientSession, *, tokens: Tokens | None, timeout: aiohttp.ClientTimeout
    ) -> None:
        self._session = session
        self._tokens = tokens
        self._timeout = timeout

    async def __aexit__(self, *_: object) -> None:
        """The session is not ours to close."""

    async def fetch(self, url: str) -> ClientRawResponse:
        """A call the SDK has no operation for, answered in the shape of one that it has."""
        answered = await self.send(Request(ClientRequest("GET", url, {"Accept": "application/json"}), None))
        return ClientRawResponse(None, answered.http_response)

    async def send(self, request: Request[Any], **_: Any) -> Response[Any, Any]:
        token = await self._tokens.value() if self._tokens else ""
        try:
            return await self._once(request, token)
        except NotTaken as refused:
            if refused.failure.status != 401 or self._tokens is None:
                raise
            self._tokens.forget(token)
        return await self._once(request, await self._tokens.value())

    async def _once(self, request: Request[Any], token: str) -> Response[Any, Any]:
        asked: ClientRequest = request.http_request
        headers = dict(asked.headers) | ({"Authorization": f"Bearer {token}"} if token else {})
        async with self._session.request(
            asked.method,
            asked.url,
            data=asked.data,
            headers=headers,
            timeout=self._timeout,
            allow_redirects=False,
        ) as answer:
            body = await answer.read()
        if not 200 <= answer.status < 300:
            raise NotTaken(Failure(answer.status, code_of(body), answer.headers.get("Retry-After")))
        return Response(request, Answered(asked, answer=answer, body=body), None)


def pipeline(configuration: Any) -> AsyncPipeline[Any, Any]:
    """The SDK's chain of policies, without any: what is needed is in the sender."""
    nothing: SansIOHTTPPolicy[Any, Any] = SansIOHTTPPolicy()
    return AsyncPipeline([nothing], configuration.sender)
