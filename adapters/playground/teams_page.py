"""The calls of the playground's page to the pretend Teams: the contract, and what answers it.

Own port, loopback, address = `TeamsPlayground.url`. Same names and shapes as the Slack playground's calls
(`page_api`) with these differences.
CORS: only the origin in `TeamsPlayground.page_origin` (set by whoever starts both: `teams.page_origin =
slack.url`; the names 127.0.0.1, localhost and ::1 count as the same machine, the port must match) may call;
GET, POST, DELETE, header `content-type`, EventSource too. The page's CSP needs `connect-src 'self' <teams
url>` (page_api.POLICY is Slack's side).
Two words for the same thing are accepted everywhere: `conversation` or `channel`, `activity` or `ts`,
`dialog` or `view_id`, `inputs` or `values`.

- `GET /playground/state?as=<aadObjectId>` →
{"platform": "teams", "revision": n, "workspace": {"id": <tenant>, "name"}, "language": "nl|en",
 "people": [{"id": <aadObjectId>, "name", "role": "candidate|coach|admin", "locale": "nl-NL|en-US",
   "deleted": bool, "installed": bool}],
 "me": <aadObjectId>, "bot": "28:<app id>",
 "conversations": [{"id", "kind": "dm|channel", "name", "members": [<aadObjectId>…], "unread": n,
   "is_private", "is_shared", "is_archived" (= channel deleted), "blocked": bool (dm: uninstalled),
   "typing": bool,
   "messages": [{"ts": <activity id>, "activity": <the same; text, sorts by time>, "thread": <activity id of
     the first post; its own for a first post>, "user": <aadObjectId or bot id>, "username", "text",
     "summary": text for a screen reader or "",
     "cards": [<Adaptive Card JSON as `me` sees it: the clicker's own replaced card, else everybody's>],
       "replaced": bool (me sees my own card), "blocks": [],
     "ephemeral": false, "edited", "deleted", "reactions": [{"name": "like|heart|laugh|surprised|sad|angry",
       "users": [<aadObjectId>…]}],
     "files": [{"id": n, "title", "size", "state": "asked|accepted|declined|uploaded|sent", "url": where it can
       be taken from, "" before it is there}]}]}],
 "dialogs": [open dialogs of `me`, at most one: {"id", "title", "width", "height", "card": <Adaptive Card
   JSON> | null, "message": text | null, "values": {input id: text as typed}, "errors": {input id: text}}],
 "notices": [the last 20 short texts this person got as the answer to a click (Teams shows a toast): {"id":
   n (grows), "text", "conversation", "activity"}],
 "views": [], "home": null}
  A person sees a channel when they are in the team. A DM exists for everybody. A dialog with `message` (and
  `card` null) shows a text and only closes.
- `GET /playground/stream`, `GET /playground/wire?after=n`, `POST/DELETE /playground/faults`: as Slack's.
  When both share one `Wire`, either answers with both platforms' entries: read it from one of them. Names
  in the wire and in faults: from the bot `createConversation`, `sendToConversation`, `replyToActivity`,
  `updateActivity`, `deleteActivity`, `getConversationMembers`, `getPagedMembers`, `getMember`,
  `getActivityMembers`, `fetchChannelList`, `fetchTeamDetails`, `token`, `discovery`, `openid`, `keys`,
  `upload`, `download`; to the bot `message`, `adaptiveCard/action`, `submit` (Action.Submit), `task/fetch`,
  `task/submit`, `fileConsent/invoke`, `messageReaction`, `installationUpdate`, `conversationUpdate`. Teams'
  wire names contain no dot; Slack's Web API names do.
- `POST /playground/say` `{"as", "conversation"?, "text", "mention"?: bool}` → `{"ok": true}`. Without
  conversation: the DM. In a channel the bot hears it only when `mention` is true or the text starts with
  `@Klik`. `/klik …` and `/avg …` are ordinary text on Teams.
- `POST /playground/share` `{"as", "conversation"?, "name", "content": base64, "text"?, "pasted"?: bool}`: a
  file, or with `pasted` a picture in the message itself. In a channel the bot hears of neither.
- `POST /playground/command` `{"as", "conversation"?, "command", "text"}` = say `command + " " + text` (in a
  channel with a mention).
- `POST /playground/press` `{"as", "conversation", "activity", "action", "inputs"?: {input id: value},
  "card"?: n}` or in a dialog `{"as", "dialog", "action", "inputs"?}`. `action` is one of: a number = the
  n-th action of the card in document order (body depth first, `selectAction` and `inlineAction` included,
  then `actions`; a ShowCard's own card right after it; `fallback` does not count); a path = JSON pointer in
  the card, `"/actions/0"`, `"/body/2/actions/1"`; a word = the first action with that `verb` (or
  `data.action`); the whole action object (also one that has just been redrawn away: somebody whose screen
  is a moment behind). `card` is which of the message's cards, 0 unless said.
  → `{"ok": true}` (+ `"notice": text` when the answer was a toast, + `"dialog": id` when a dialog opened) ·
  `{"ok": false, "errors": {input id: text}}` when the client itself refuses (required, too long, pattern,
  number range; nothing was sent) · 502 `{"ok": false, "error": sentence}` when the bot's answer is an error
  or no good.
  Action.Execute → the clicker's card is replaced, or a notice; Action.Submit → a message with `value`, or,
  with `data.msteams.type` `task/fetch`, a dialog; Action.OpenUrl, ShowCard and ToggleVisibility are the
  page's own business (400 here).
  Values: text as text, number as number or text, a toggle as true/false, multi-select choices as a list (or
  `a,b`), date `2027-01-31`.
- `POST /playground/submit` `{"as", "dialog", "inputs", "action"?}` presses the dialog's first Action.Submit
  (or `action`). `{"ok": true}` (+ `"dialog"`/`"message"` when it stays or shows a text), or as press. On
  `errors` the dialog stays open with what was typed (`values`, `errors` in state). A bot that finds a
  mistake answers with the card drawn anew: the dialog's `card` changes, `ok` is true and `"dialog"` is its
  id.
- `POST /playground/close` `{"as", "dialog"}`.
- `POST /playground/react` `{"as", "conversation", "activity", "name", "remove": bool}`; names: like, heart,
  laugh, surprised, sad, angry.
- `POST /playground/consent` `{"as", "conversation", "activity", "accept": bool}` answers a file consent
  card (a message whose `files` hold one in state `asked`).
- `POST /playground/people` `{"as", "action": "leave|join|deactivate|reactivate|install|uninstall|locale",
  "locale"?}`.
- `POST /playground/channel` `{"deleted": bool}` deletes or restores the coaches' channel (with its event);
  `{"private": bool, "shared": bool}` change its kind (Teams has no event for that).
- `POST /playground/resend` `{}` sends the last click again under a new activity id, as Teams does.
Bad input: 400 `{"ok": false, "error": "one sentence"}`. There is no `GET /` page and no `/static` here."""

import asyncio
import json
from typing import Any

from aiohttp import web

from adapters.playground.history import Wire
from adapters.playground.page_api import answering, given_bytes
from adapters.playground.slack_faults import KINDS, Fault, Faults
from adapters.playground.slack_things import Json, NotPossible
from adapters.playground.teams_comings import Comings
from adapters.playground.teams_deliveries import Deliveries
from adapters.playground.teams_page_state import state
from adapters.playground.teams_page_words import action, either, inputs, plain, word
from adapters.playground.teams_people import People
from adapters.playground.teams_world import World

FRESH = {"Cache-Control": "no-store"}


class PageApi:
    def __init__(
        self,
        world: World,
        *,
        people: People,
        comings: Comings,
        deliveries: Deliveries,
        wire: Wire,
        faults: Faults,
    ) -> None:
        self._world = world
        self._people = people
        self._comings = comings
        self._deliveries = deliveries
        self._wire = wire
        self._faults = faults

    def routes(self) -> list[web.AbstractRouteDef]:
        acts = {
            "say": self._say,
            "share": self._share,
            "command": self._command,
            "press": self._press,
            "submit": self._submit,
            "close": self._close,
            "react": self._react,
            "consent": self._consent,
            "people": self._person,
            "channel": self._channel,
            "resend": self._resend,
            "faults": self._order_fault,
        }
        return [
            web.get("/playground/state", self._state),
            web.get("/playground/stream", self._stream),
            web.get("/playground/wire", self._wire_entries),
            web.delete("/playground/faults", self._clear_faults),
            *[web.post(f"/playground/{name}", answering(act)) for name, act in acts.items()],
        ]

    async def _state(self, request: web.Request) -> web.StreamResponse:
        try:
            return _json(state(self._world, request.query.get("as", self._world.candidate)))
        except NotPossible as refusal:
            return _json({"ok": False, "error": str(refusal)}, status=400)

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", **FRESH})
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

    # -- acts

    async def _say(self, given: Json) -> Json:
        room = given.get("conversation", given.get("channel"))
        mention = given.get("mention") is True
        await self._people.say(word(given, "as"), word(given, "text"), channel=room, mention=mention)
        return {"ok": True}

    async def _share(self, given: Json) -> Json:
        room, text = given.get("conversation", given.get("channel")), str(given.get("text") or "")
        user, content = word(given, "as"), given_bytes(given)
        if given.get("pasted") is True:
            await self._people.paste(user, content, room, text=text)
        else:
            await self._people.share(user, word(given, "name"), content, room, text=text)
        return {"ok": True}

    async def _command(self, given: Json) -> Json:
        room = given.get("conversation", given.get("channel"))
        text = str(given.get("text") or "")
        await self._people.command(word(given, "as"), word(given, "command"), text, channel=room)
        return {"ok": True}

    async def _press(self, given: Json) -> Json:
        user, wanted = word(given, "as"), action(given)
        if wanted is None:
            raise NotPossible("“action” is missing.")
        if either(given, "dialog", "view_id", needed=False):
            return await self._submit(given)
        card = given.get("card", 0)
        if isinstance(card, bool) or not isinstance(card, int) or card < 0:
            raise NotPossible("“card” is a number.")
        room, activity = either(given, "conversation", "channel"), either(given, "activity", "ts")
        before = self._seen(user)
        answer = await self._people.press(
            user, room, activity, action=wanted, inputs=inputs(given), card=card
        )
        return {**plain(answer), **self._news(user, before)}

    async def _submit(self, given: Json) -> Json:
        user, dialog = word(given, "as"), either(given, "dialog", "view_id")
        before = self._seen(user)
        answer = await self._people.submit(user, dialog, inputs(given), action=action(given))
        return {**plain(answer), **self._news(user, before)}

    def _seen(self, user: str) -> int:
        self._world.person(user)
        return max((notice.id for notice in self._world.notices.of(user)), default=0)

    def _news(self, user: str, before: int) -> Json:
        """What the act brought this person on top of the conversation."""
        news: Json = {}
        for notice in self._world.notices.of(user):
            if notice.id > before:
                news["notice"] = notice.text
        for dialog in self._world.dialogs.of(user):
            news |= {"dialog": dialog.id} | ({"message": dialog.message} if dialog.message else {})
        return news

    async def _close(self, given: Json) -> Json:
        await self._people.close(word(given, "as"), either(given, "dialog", "view_id"))
        return {"ok": True}

    async def _react(self, given: Json) -> Json:
        act = self._people.unreact if given.get("remove") else self._people.react
        room, activity = either(given, "conversation", "channel"), either(given, "activity", "ts")
        await act(word(given, "as"), room, activity, word(given, "name"))
        return {"ok": True}

    async def _consent(self, given: Json) -> Json:
        if not isinstance(given.get("accept"), bool):
            raise NotPossible("“accept” is true or false.")
        room, activity = either(given, "conversation", "channel"), either(given, "activity", "ts")
        answer = await self._people.consent(word(given, "as"), room, activity, accept=given["accept"])
        return plain(answer)

    async def _person(self, given: Json) -> Json:
        user, comings = word(given, "as"), self._comings
        acts = {
            "leave": comings.leave,
            "join": comings.join,
            "deactivate": comings.deactivate,
            "reactivate": comings.reactivate,
            "install": comings.install,
            "uninstall": comings.uninstall,
        }
        wanted = word(given, "action")
        if wanted == "locale":
            await comings.set_locale(user, word(given, "locale"))
        elif wanted in acts:
            await acts[wanted](user)
        else:
            raise NotPossible(f"“action” is locale or one of {', '.join(acts)}.")
        return {"ok": True}

    async def _channel(self, given: Json) -> Json:
        for key in ("private", "shared", "deleted"):
            if not isinstance(given.get(key, False), bool):
                raise NotPossible(f"“{key}” is true or false.")
        if "private" in given or "shared" in given:
            await self._comings.reshape_channel(private=given.get("private"), shared=given.get("shared"))
        if given.get("deleted") is True:
            await self._comings.delete_channel()
        elif given.get("deleted") is False:
            await self._comings.restore_channel()
        return {"ok": True}

    async def _resend(self, _: Json) -> Json:
        if self._deliveries.last_click is None:
            raise NotPossible("Nobody has clicked anything yet.")
        await self._deliveries.resend()
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
        self._faults.order(Fault(**{"method": word(given, "method"), **known}))
        return {"ok": True}

    async def _clear_faults(self, _: web.Request) -> web.StreamResponse:
        self._faults.clear()
        return _json({"ok": True})


def _json(body: Any, status: int = 200) -> web.Response:
    return web.json_response(body, status=status, headers=FRESH)
