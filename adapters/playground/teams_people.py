"""What a person can do in the pretend tenant: type, press, fill in, submit, react, allow a file.

Each act changes the tenant, tells the bot, shows the bot's answer, and returns it as (status, JSON)."""

from collections.abc import Mapping, Sequence
from typing import Any

from adapters.playground import teams_activities, teams_answers
from adapters.playground.slack_events import BotAnswer
from adapters.playground.slack_things import Json, NotPossible
from adapters.playground.teams_actions import actions_of, find_action, opens_dialog
from adapters.playground.teams_answers import Answer
from adapters.playground.teams_deliveries import Deliveries
from adapters.playground.teams_files import pasted_by, shared_by
from adapters.playground.teams_inputs import client_refusals, filled_in, sent_values
from adapters.playground.teams_things import Conversation, Dialog, Message, Person, Refused
from adapters.playground.teams_world import World

REACTIONS = ("like", "heart", "laugh", "surprised", "sad", "angry")
MENTION = "@klik"
NONE: Mapping[str, Any] = {}


class People:
    def __init__(self, world: World, deliveries: Deliveries) -> None:
        self._world = world
        self._deliveries = deliveries
        # An older client knows no Action.Execute and takes its fallback.
        self.old_clients: set[str] = set()

    # -- typing

    async def say(
        self,
        user: str,
        text: str,
        channel: str | None = None,
        *,
        mention: bool = False,
        thread: str = "",
        attached: Sequence[Json] = (),
    ) -> Answer:
        person, room = self._there(user, channel)
        words = text.strip()
        mention = mention and not room.is_dm
        if words.lower().startswith(MENTION) and not room.is_dm:
            mention, words = True, words[len(MENTION) :].strip()
        if not words and not attached:
            raise NotPossible("An empty message cannot be sent.")
        shown = f"Klik {words}" if mention else words
        sent = self._world.post(room.id, user, text=words, thread=thread, attachments=list(attached))
        if not (room.is_dm or (mention and room.has_bot)):
            return 200, {}  # a bot hears a channel only when it is mentioned
        told = teams_activities.typed(self._world, person, room, sent=sent, mention=mention)
        self._world.change_message(sent, text=shown)
        return teams_answers.plain(await self._deliveries.send("message", told))

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
        files = [shared_by(self._world, user, name, content=content) for _ in range(copies)]
        return await self.say(user, text, channel, attached=files)

    async def paste(self, user: str, content: bytes, channel: str | None = None, *, text: str = "") -> Answer:
        """A picture in the message itself."""
        return await self.say(user, text, channel, attached=[pasted_by(self._world, user, content=content)])

    async def command(self, user: str, command: str, text: str, channel: str | None = None) -> Answer:
        """Teams has no slash commands: the same words, typed."""
        return await self.say(user, f"{command} {text}".strip(), channel, mention=True)

    # -- pressing

    async def press(
        self,
        user: str,
        channel: str | None,
        activity: str,
        *,
        action: int | str | Json,
        inputs: Mapping[str, Any] = NONE,
        card: int = 0,
    ) -> Answer:
        """Status 0 with `errors`: the client itself refused and the bot never heard of it."""
        person, room = self._there(user, channel)
        sent = self._world.messages[room.id].get(activity)
        cards = sent.cards_for(user) if sent is not None and not sent.deleted else []
        if sent is None or not (cards or isinstance(action, dict)):
            raise NotPossible("There is no such card here.")
        shown = cards[card] if card < len(cards) else {}
        pressed = self._as_known(user, find_action(shown, action))
        typed = filled_in(shown, inputs)
        refusals = self._refusals(person, shown, typed=typed, pressed=pressed)
        if refusals:
            return 0, {"errors": refusals}
        self._world.acted(user, room.id)
        values = sent_values(typed) if _takes_inputs(pressed) else {}
        return await self._click(person, room, sent=sent, number=card, pressed=pressed, values=values)

    def _as_known(self, user: str, action: Json) -> Json:
        if user in self.old_clients and action["type"] == "Action.Execute":
            other = action.get("fallback")
            if not isinstance(other, dict):
                raise NotPossible("This older Teams does not show that button.")
            return other
        return action

    def _refusals(
        self, person: Person, card: Json, *, typed: Mapping[str, str], pressed: Json
    ) -> dict[str, str]:
        if not _takes_inputs(pressed):
            return {}
        return client_refusals(card, typed, dutch=person.locale.startswith("nl"))

    async def _click(
        self, person: Person, room: Conversation, *, sent: Message, number: int, pressed: Json, values: Json
    ) -> Answer:
        world = self._world
        match pressed["type"]:
            case "Action.Execute":
                value = teams_activities.executed(pressed, values)
                answer = await self._invoke(person, room, sent=sent, name="adaptiveCard/action", value=value)
                return teams_answers.follow_execute(world, person.id, sent=sent, number=number, answer=answer)
            case "Action.Submit" if opens_dialog(pressed):
                value = teams_activities.task(pressed, values)
                answer = await self._invoke(person, room, sent=sent, name="task/fetch", value=value)
                origin = (room.id, sent.ts)
                return teams_answers.follow_task(world, person.id, origin=origin, before=None, answer=answer)
            case "Action.Submit":
                told = teams_activities.on_message(world, person, room, sent=sent, type="message")
                told["value"] = teams_activities.submitted(pressed, values)
                return teams_answers.plain(await self._deliveries.send("submit", told))
            case kind:
                raise NotPossible(f"{kind} is done by Teams itself; the bot hears nothing.")

    async def _invoke(
        self, person: Person, room: Conversation, *, sent: Message, name: str, value: Json
    ) -> BotAnswer:
        told = teams_activities.on_message(self._world, person, room, sent=sent, name=name, value=value)
        return await self._deliveries.send(name, told)

    # -- dialogs

    async def submit(
        self,
        user: str,
        dialog: str,
        values: Mapping[str, Any] = NONE,
        *,
        action: int | str | Json | None = None,
    ) -> Answer:
        """Presses the dialog's first submit, or the one named. Status 0 with `errors`: the client refused."""
        shown = self._world.dialogs.find(user, dialog)
        if shown.card is None:
            raise NotPossible("There is nothing to fill in here.")
        person = self._world.person(user)
        pressed = find_action(shown.card, _first_submit(shown.card) if action is None else action)
        if pressed["type"] not in ("Action.Submit", "Action.Execute"):
            raise NotPossible(f"{pressed['type']} is done by Teams itself; the bot hears nothing.")
        typed = filled_in(shown.card, {**shown.values, **values})
        refusals = self._refusals(person, shown.card, typed=typed, pressed=pressed)
        shown = self._world.dialogs.typed(shown, typed, refusals)
        self._world.changed()
        if refusals:
            return 0, {"errors": refusals}
        return await self._send_task(person, shown, pressed=pressed)

    async def _send_task(self, person: Person, dialog: Dialog, *, pressed: Json) -> Answer:
        channel, ts = dialog.origin
        room, sent = self._world.conversations[channel], self._world.messages[channel][ts]
        values = sent_values(dialog.values) if _takes_inputs(pressed) else {}
        value = teams_activities.task(pressed, values)
        answer = await self._invoke(person, room, sent=sent, name="task/submit", value=value)
        return teams_answers.follow_task(
            self._world, person.id, origin=dialog.origin, before=dialog, answer=answer
        )

    async def close(self, user: str, dialog: str) -> Answer:
        """Teams does not tell the bot that a dialog was closed."""
        self._world.dialogs.close(self._world.dialogs.find(user, dialog))
        self._world.changed()
        return 200, {}

    # -- reactions and files

    async def react(self, user: str, channel: str | None, activity: str, name: str) -> Answer:
        return await self._reaction(user, channel, activity=activity, name=name, added=True)

    async def unreact(self, user: str, channel: str | None, activity: str, name: str) -> Answer:
        return await self._reaction(user, channel, activity=activity, name=name, added=False)

    async def _reaction(
        self, user: str, channel: str | None, *, activity: str, name: str, added: bool
    ) -> Answer:
        person, room = self._there(user, channel)
        if name not in REACTIONS:
            raise NotPossible(f"A reaction is one of {', '.join(REACTIONS)}.")
        try:
            sent = self._world.message(room.id, activity)
        except Refused:
            raise NotPossible("There is no such message here.") from None
        (self._world.react if added else self._world.unreact)(sent, user, name)
        self._world.acted(user, room.id)
        if sent.user != self._world.bot_user or not room.has_bot:
            return 200, {}  # a bot hears of reactions to its own messages only
        told = teams_activities.reaction(self._world, person, room, sent=sent, name=name, added=added)
        return teams_answers.plain(await self._deliveries.send("messageReaction", told))

    async def consent(self, user: str, channel: str | None, activity: str, *, accept: bool) -> Answer:
        person, room = self._there(user, channel)
        sent = self._world.messages[room.id].get(activity)
        asked = teams_activities.asked_files(sent) if sent is not None else []
        open_ones = [(number, each) for number, each in asked if sent and number not in sent.consents]
        if sent is None or not open_ones:
            raise NotPossible("Nobody asks to store a file here.")
        number, attachment = open_ones[0]
        upload = self._upload(sent, number, attachment=attachment) if accept else None
        state = "accepted" if accept else "declined"
        self._world.change_message(sent, consents={**sent.consents, number: state})
        value = teams_activities.consent(attachment, accepted=accept, upload=upload)
        answer = await self._invoke(person, room, sent=sent, name="fileConsent/invoke", value=value)
        return teams_answers.plain(answer)

    def _upload(self, sent: Message, number: int, *, attachment: Json) -> Json:
        name, world = str(attachment["name"]), self._world
        file_id = world.identifiers.new("file")
        size = attachment["content"].get("sizeInBytes")
        place = (sent.channel, sent.ts, number)
        world.files[file_id] = {"id": file_id, "title": name, "size": size, "message": place}
        return {
            "contentUrl": f"{world.address}/files/{file_id}",
            "name": name,
            "uploadUrl": f"{world.address}/upload/{file_id}",
            "uniqueId": file_id,
            "fileType": name.rpartition(".")[2],
        }

    def _there(self, user: str, channel: str | None) -> tuple[Person, Conversation]:
        person = self._world.person(user)
        if person.deleted:
            raise NotPossible("This account is switched off.")
        room = self._world.conversations.get(channel) if channel else self._world.dm(user)
        if room is None or user not in room.members or room.is_archived:
            raise NotPossible("This person is not in that conversation.")
        if room.is_dm and not person.installed:
            raise NotPossible("This person has removed Klik; install it first.")
        return person, room


def _takes_inputs(action: Json) -> bool:
    return str(action.get("associatedInputs", "auto")).lower() != "none"


def _first_submit(card: Json) -> Json:
    for action in actions_of(card):
        if action["type"] in ("Action.Submit", "Action.Execute"):
            return action
    raise NotPossible("This dialog has no button to send it with.")
