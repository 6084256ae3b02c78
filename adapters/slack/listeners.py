"""Bolt's decorators, half a dozen, and a last one of every kind so that Slack always gets its answer. Presses come first.

Each reads the payload, waits for the door to commit, and answers. What is said, and how it gets there, is in `answers`.
"""

import re
from typing import Any

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import inbound, interactions, texts
from adapters.slack.answers import Answers, Door, privately
from adapters.slack.outbound import Identity
from adapters.slack.verify import Counts
from adapters.slack.web_api import quiet
from bot.door import RepeatForged
from bot.events import AccountChanged

Json = dict[str, Any]

ANY = re.compile("")
LINK = re.compile(r"link-[0-9]+\Z")
COMMANDS = re.compile(r"/(klik|avg)\Z")


class KnownWorkspace(AsyncAuthorize):
    """Answers from what `auth.test` said at start: Bolt's own asks Slack again at every request."""

    def __init__(self, us: Identity) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._us = us

    async def __call__(self, **_: object) -> AuthorizeResult:
        us = self._us
        return AuthorizeResult(
            enterprise_id=None, team_id=us.workspace, bot_id=us.bot, bot_user_id=us.user, bot_token=None
        )


def bolt_app(client: AsyncWebClient, *, us: Identity) -> AsyncApp:
    """Bolt without what is done in front of it (signature, challenge) and without its own 10 ms poll.

    https://docs.slack.dev/tools/bolt-python/concepts/lazy-listeners: the answer waits for the listener, and so for the commit.
    """
    return AsyncApp(
        name="klik",
        logger=quiet("klik.slack.bolt"),
        client=client,
        authorize=KnownWorkspace(us),
        process_before_response=True,
        request_verification_enabled=False,
        url_verification_enabled=False,
        ssl_check_enabled=False,
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )


class Listeners:
    def __init__(self, *, door: Door, answers: Answers, us: Identity, counts: Counts) -> None:
        self._door = door
        self._answers = answers
        self._us = us
        self._counts = counts

    def register(self, bolt: AsyncApp) -> None:
        bolt.event(ANY)(self.happened)
        bolt.view_submission(ANY)(self.submitted)
        bolt.command(COMMANDS)(self.commanded)
        bolt.action(LINK)(self.noticed)
        bolt.action(ANY)(self.pressed_unknown)
        bolt.command(ANY)(self.commanded_unknown)
        bolt.view_closed(ANY)(self.noticed)
        bolt.options(ANY)(self.asked_for_options)
        bolt.shortcut(ANY)(self.pressed_unknown)
        bolt.error(self.failed)

    async def press(self, body: Json, digest: bytes) -> BoltResponse:
        """A press is what people race for, and finding its listener by Bolt was a tenth of it: it is not asked."""
        try:
            return await self._pressed(body, digest)
        except Exception as error:  # noqa: BLE001 - as Bolt does for every other listener
            return await self.failed(error, body)

    async def _pressed(self, body: Json, digest: bytes) -> BoltResponse:
        event = interactions.pressed(body, digest=digest, us=self._us)
        origin = interactions.origin(body, us=self._us)
        if event is None or origin is None:
            return taken()
        self._answers.to_press(await self._door.handle(event), origin=origin)
        return taken()

    async def happened(self, body: Json, digest: bytes) -> BoltResponse:
        event = inbound.event(body, digest=digest, us=self._us)
        if isinstance(event, AccountChanged):
            self._answers.forget_language(event.account)
        for each in (event, inbound.file_beside_words(body, digest=digest, us=self._us)):
            if each is not None:
                await self._door.handle(each)
        return taken()

    async def submitted(self, body: Json, digest: bytes) -> BoltResponse:
        event = interactions.submitted(body, digest=digest, us=self._us)
        origin = interactions.origin(body, us=self._us)
        if event is None or origin is None:
            return taken()
        answer = await self._door.handle(event)
        return taken(await self._answers.to_form(answer, origin=origin))

    async def commanded(self, body: Json, digest: bytes) -> BoltResponse:
        event = interactions.commanded(body, digest=digest, us=self._us)
        origin = interactions.origin(body, us=self._us)
        if event is None or origin is None:
            return taken()
        answer = await self._door.handle(event)
        return taken(await self._answers.to_command(answer, origin=origin))

    async def noticed(self) -> BoltResponse:
        """A link was opened, a window closed: Slack wants its 200, Klik has nothing to say."""
        return taken()

    async def pressed_unknown(self, body: Json) -> BoltResponse:
        origin = interactions.origin(body, us=self._us)
        if origin is not None:
            self._answers.say_to_press(texts.UNKNOWN, origin=origin)
        return taken()

    async def commanded_unknown(self, body: Json) -> BoltResponse:
        account = interactions.account_of(body, us=self._us)
        sentence = await self._answers.sentence(texts.UNKNOWN, account=account)
        return taken(privately(texts.view(sentence)))

    async def asked_for_options(self) -> BoltResponse:
        return taken({"options": []})

    async def failed(self, error: Exception, body: Json) -> BoltResponse:
        """Nothing was committed. An event comes again by itself (5xx); a person gets a sentence with a token."""
        if isinstance(error, RepeatForged):
            self._counts.repeat_forged += 1
            return BoltResponse(status=400)
        self._counts.failed += 1
        kind = "command" if "command" in body else str(body.get("type"))
        token = self._answers.failed(error, event=kind)
        if kind == "event_callback":
            return BoltResponse(status=500)
        return taken(await self._apology(body, kind=kind, token=token))

    async def _apology(self, body: Json, *, kind: str, token: str) -> Json:
        origin = interactions.origin(body, us=self._us)
        if origin is None:
            return {}
        if kind not in ("command", "view_submission"):
            self._answers.say_to_press(texts.FAILED, origin=origin, token=token)
            return {}
        sentence = await self._answers.sentence(texts.FAILED, account=origin.account, token=token)
        if kind == "command":
            return privately(texts.view(sentence))
        return self._answers.errors_or_window(sentence, origin=origin)


def taken(said: Json | None = None) -> BoltResponse:
    return BoltResponse(status=200, body=said or "")
