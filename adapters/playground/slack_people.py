"""What a person can do in the pretend workspace: type, command, press, submit, react.

Each act changes the workspace, tells the bot, shows the bot's answer, and returns it as (status, JSON)."""

from typing import Any

from adapters.playground import slack_payloads, slack_typed
from adapters.playground.slack_blocks import checked_view
from adapters.playground.slack_chat import content, message_event, reaction_event
from adapters.playground.slack_events import BotAnswer, Deliveries
from adapters.playground.slack_files import shared_by
from adapters.playground.slack_forms import SHAPES, client_refusals, filled_in
from adapters.playground.slack_shapes import BOT_USER
from adapters.playground.slack_things import (
    ApiError,
    Conversation,
    Json,
    Message,
    NotPossible,
    View,
)
from adapters.playground.slack_world import World

Answer = tuple[int, Json]
PLACES = ("element", "accessory")


class People:
    def __init__(self, world: World, deliveries: Deliveries) -> None:
        self._world = world
        self._deliveries = deliveries

    async def say(self, user: str, text: str, channel: str | None = None) -> Answer:
        room = self._room(user, channel)
        if not text.strip():
            raise NotPossible("An empty message cannot be sent.")
        typed, blocks = slack_typed.as_message_text(text), slack_typed.as_blocks(text)
        sent = self._world.post(Message(room.id, "", user, typed, blocks=blocks))
        if not room.is_dm:
            return 200, {}  # the bot asks for no channel history
        message = message_event(sent) | {"client_msg_id": self._world.identifiers.new("")}
        return _answer(await self._deliveries.event(message))

    def upload(self, user: str, name: str, content: bytes) -> Json:
        """A file put in a form, which tells the bot of it once it is sent."""
        return shared_by(self._world, self._world.person(user).id, name, content=content)

    async def share(
        self,
        user: str,
        name: str,
        content: bytes,
        channel: str | None = None,
        *,
        text: str = "",
        copies: int = 1,
    ) -> Answer:
        """A file, or several at once, with words or without."""
        room = self._room(user, channel)
        files = tuple(shared_by(self._world, user, name, content=content) for _ in range(copies))
        typed, blocks = slack_typed.as_message_text(text), slack_typed.as_blocks(text) if text else []
        sent = self._world.post(Message(room.id, "", user, typed, blocks=blocks, files=files))
        if not room.is_dm:
            return 200, {}
        said = {"subtype": "file_share", "upload": False, "client_msg_id": self._world.identifiers.new("")}
        return _answer(await self._deliveries.event(message_event(sent) | said))

    async def command(self, user: str, command: str, text: str, channel: str | None = None) -> Answer:
        room = self._room(user, channel)
        self._world.acted(user, room.id)
        fields = slack_payloads.command(
            self._world.person(user),
            room,
            word=command,
            text=slack_typed.escaped(text),
            trigger_id=self._world.tickets.trigger(user),
            response_url=self._response_url(user, room.id, ts=None),
        )
        answer = await self._deliveries.command(fields)
        self._show_command_answer(user, room, command, answer=answer)
        return _answer(answer)

    def _show_command_answer(self, user: str, room: Conversation, command: str, *, answer: BotAnswer) -> None:
        if not answer.taken:
            reason = "operation_timeout" if answer.failure == "http_timeout" else "dispatch_failed"
            text = f"{command} failed with the error “{reason}”"
            self._world.post_as_bot(room.id, text=text, addressee=user)
            return
        said = answer.json
        if said.get("text") or said.get("blocks"):
            seen_by = None if said.get("response_type") == "in_channel" else user
            self._world.post_as_bot(room.id, **content(said), addressee=seen_by)

    async def press(
        self,
        user: str,
        *,
        action_id: str,
        channel: str | None = None,
        ts: str | None = None,
        view_id: str | None = None,
        block_id: str | None = None,
        value: str | None = None,
        values: Json | None = None,
        **element: Any,
    ) -> Answer:
        """`element` holds what was chosen, as Slack names it: selected_option, selected_date and so on."""
        chosen = {"action_id": action_id, "block_id": block_id, "value": value, **element}
        given = {key: each for key, each in chosen.items() if each is not None}
        if view_id is not None:
            return await self._press_in_view(user, view_id, given=given, values=values)
        if ts is None:
            raise NotPossible("Say which message or which form the button is in.")
        return await self._press_in_message(user, self._room(user, channel), ts=ts, given=given)

    async def _press_in_message(self, user: str, room: Conversation, *, ts: str, given: Json) -> Answer:
        sent = self._world.messages[room.id].get(ts)
        if sent is None or sent.addressee not in (None, user):
            raise NotPossible("There is no such message here.")
        self._world.acted(user, room.id)
        payload = slack_payloads.pressed_in_message(
            self._world.person(user),
            sent,
            channel=room,
            action=self._action(sent.blocks, given),
            trigger_id=self._world.tickets.trigger(user),
            response_url=self._response_url(user, room.id, ts=ts),
        )
        return _answer(await self._deliveries.interaction(payload))

    async def _press_in_view(self, user: str, view_id: str, *, given: Json, values: Json | None) -> Answer:
        view = self._world.modals.find(user, view_id)
        action = self._action(view.blocks, given)
        typed = filled_in(view.definition, view.values, values or {})
        field = typed.get(action["block_id"], {}).get(action["action_id"])
        if field is not None:
            key = SHAPES[action["type"]].key
            field[key] = action.get(key, field[key])
        view = self._world.modals.typed(view, typed, errors=view.errors)
        trigger_id = self._world.tickets.trigger(user, view.id)
        person = self._world.person(user)
        payload = slack_payloads.pressed_in_view(person, view, action=action, trigger_id=trigger_id)
        return _answer(await self._deliveries.interaction(payload))

    def _action(self, blocks: list[Json], given: Json) -> Json:
        """One entry of `actions`. A button that has just been redrawn may still be pressed, given its value:
        that is what a person does whose screen is a moment behind."""
        found = find_element(blocks, given)
        if found is None and "value" not in given:
            raise NotPossible("There is no such button here.")
        block_id, element = found or (given.get("block_id", "gone"), {"type": "button"})
        shown: Json = {key: element[key] for key in ("type", "text", "value", "style") if key in element}
        return {**shown, **given, "block_id": block_id, "action_ts": self._world.identifiers.ts()}

    async def submit(self, user: str, view_id: str, values: Json) -> Answer:
        """Status 0: Slack's own client refused it and the bot never heard of it."""
        view = self._world.modals.find(user, view_id)
        typed = filled_in(view.definition, view.values, values)
        person = self._world.person(user)
        refusals = client_refusals(view.definition, typed, dutch=person.locale.startswith("nl"))
        view = self._world.modals.typed(view, typed, errors=refusals)
        self._world.changed()
        if refusals:
            return 0, {"response_action": "errors", "errors": refusals}
        trigger_id = self._world.tickets.trigger(user, view.id)
        answer = await self._deliveries.interaction(
            slack_payloads.submitted(person, view, trigger_id=trigger_id)
        )
        return self._after_submission(view, answer)

    def _after_submission(self, view: View, answer: BotAnswer) -> Answer:
        if not answer.taken:
            return _answer(answer)
        try:
            self._follow(view, answer.json)
        except ApiError as error:
            # Slack's client says only "We had some trouble connecting"; the wire must say more.
            return 200, {"ok": False, "error": error.code, **error.extra}
        finally:
            self._world.changed()
        return _answer(answer)

    def _follow(self, view: View, said: Json) -> None:
        modals = self._world.modals
        match said.get("response_action"):
            case None:
                modals.close(view)
            case "errors":
                self._show_errors(view, said.get("errors", {}))
            case "update":
                modals.update(view.id, checked_view(said.get("view")), hash_seen=None)
            case "push":
                modals.push(view.user, checked_view(said.get("view")))
            case "clear":
                modals.clear(view.user)
            case _:
                raise ApiError("invalid_arguments")

    def _show_errors(self, view: View, errors: Json) -> None:
        inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
        if not errors or set(errors) - inputs:
            raise ApiError("invalid_arguments")
        self._world.modals.typed(view, view.values, errors=errors)

    async def close(self, user: str, view_id: str) -> Answer:
        view = self._world.modals.find(user, view_id)
        if view.definition.get("clear_on_close"):
            self._world.modals.clear(user)
        self._world.modals.close(view)
        self._world.changed()
        if not view.definition.get("notify_on_close"):
            return 200, {}
        payload = slack_payloads.closed(self._world.person(user), view, cleared=False)
        return _answer(await self._deliveries.interaction(payload))

    async def react(self, user: str, channel: str, ts: str, name: str) -> Answer:
        return await self._reaction(user, channel, ts=ts, name=name, added=True)

    async def unreact(self, user: str, channel: str, ts: str, name: str) -> Answer:
        return await self._reaction(user, channel, ts=ts, name=name, added=False)

    async def _reaction(self, user: str, channel: str, *, ts: str, name: str, added: bool) -> Answer:
        room = self._room(user, channel)
        name = name.strip(":")
        try:
            sent = self._world.message(room.id, ts)
            (self._world.react if added else self._world.unreact)(sent, user, name)
        except ApiError as error:
            raise NotPossible(f"Slack says: {error.code}.") from None
        self._world.acted(user, room.id)
        if BOT_USER not in room.members:
            return 200, {}
        event = reaction_event(sent, user, name, world=self._world, added=added)
        return _answer(await self._deliveries.event(event))

    def _room(self, user: str, channel: str | None) -> Conversation:
        person = self._world.person(user)
        if person.deleted:
            raise NotPossible("This account is deactivated.")
        room = self._world.conversations.get(channel) if channel else self._world.dm(user)
        if room is None or user not in room.members:
            raise NotPossible("This person is not in that conversation.")
        return room

    def _response_url(self, user: str, channel: str, *, ts: str | None) -> str:
        return f"{self._world.address}/response/{self._world.tickets.response(user, channel, ts=ts)}"


def find_element(blocks: list[Json], given: Json) -> tuple[str, Json] | None:
    for block in blocks:
        elements = [*block.get("elements", []), *(block[key] for key in PLACES if key in block)]
        for element in elements:
            if element.get("action_id") == given["action_id"] and _same(block, element, given=given):
                return block["block_id"], element
    return None


def _same(block: Json, element: Json, *, given: Json) -> bool:
    if given.get("block_id", block["block_id"]) != block["block_id"]:
        return False
    return element["type"] != "button" or given.get("value", element.get("value")) == element.get("value")


def _answer(answer: BotAnswer) -> Answer:
    return answer.status, answer.json
