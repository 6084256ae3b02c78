"""A pretend Teams tenant as one thing that changes: who is in it, what was said, who reacted.

Rules and data only; nothing here speaks HTTP. Whoever waits for a change is woken by every change."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from adapters.playground.clock import Clock, WallClock
from adapters.playground.slack_things import Json, NotPossible
from adapters.playground.slack_tickets import Identifiers
from adapters.playground.teams_cast import APP_ID, COACHES_CHANNEL, TENANT, cast, coaches_channel, dm_of
from adapters.playground.teams_dialogs import Dialogs, Notices
from adapters.playground.teams_things import Conversation, Message, Person, Refused

THREAD = ";messageid="


class World:
    def __init__(
        self,
        *,
        clock: Clock | None = None,
        language: str = "nl",
        tenant: str = TENANT,
        app_id: str = APP_ID,
    ) -> None:
        self.clock: Clock = clock or WallClock()
        self.language = language
        self.tenant = tenant
        self.tenant_name = "Loopbaan" if language == "nl" else "Careers"
        self.app_id = app_id
        self.bot_user = f"28:{app_id}"
        self.revision = 0
        self.people: dict[str, Person] = {person.id: person for person in cast(language)}
        self.conversations: dict[str, Conversation] = {}
        self.messages: dict[str, dict[str, Message]] = {}
        self.typing: set[str] = set()
        self.files: dict[str, Json] = {}
        self.contents: dict[str, bytes] = {}
        self.address = ""
        self.last_act: dict[tuple[str, str], str] = {}
        self.identifiers = Identifiers(self.clock)
        self.dialogs = Dialogs(self.identifiers)
        self.notices = Notices()
        self._last_id = 0
        self._waiting: list[asyncio.Future[None]] = []
        self._settle()

    def _settle(self) -> None:
        self._add(coaches_channel(self.people))
        for person in self.people.values():
            self._add(Conversation(dm_of(person.id), person.name, True, (person.id,)))

    def _add(self, conversation: Conversation) -> None:
        self.conversations[conversation.id] = conversation
        self.messages[conversation.id] = {}

    @property
    def service_url(self) -> str:
        return f"{self.address}/emea/"

    # -- who is who

    @property
    def candidate(self) -> str:
        return self._with_role("candidate")[0]

    @property
    def visitor(self) -> str:
        return self._with_role("candidate")[1]

    @property
    def coaches(self) -> list[str]:
        return self._with_role("coach")

    @property
    def admin(self) -> str:
        return self.admins[0]

    @property
    def admins(self) -> list[str]:
        """Two, for what takes four eyes."""
        return self._with_role("admin")

    @property
    def coaches_channel(self) -> Conversation:
        return self.conversations[COACHES_CHANNEL]

    def _with_role(self, role: str) -> list[str]:
        return [person.id for person in self.people.values() if person.role == role]

    def person(self, user: str) -> Person:
        if user not in self.people:
            raise NotPossible("Nobody in this tenant has that id.")
        return self.people[user]

    def known_as(self, name: str) -> Person | None:
        """By the 29:-id, the Entra object id or the address to sign in with, as the connector looks people up."""
        found = (each for each in self.people.values() if name in (each.id, each.address, each.mail))
        return next(found, None)

    def change_person(self, user: str, **changes: Any) -> Person:
        changed = replace(self.person(user), **changes)
        self.people[user] = changed
        self.changed()
        return changed

    def change_channel(self, **changes: Any) -> Conversation:
        changed = replace(self.coaches_channel, **changes)
        self.conversations[COACHES_CHANNEL] = changed
        self.changed()
        return changed

    # -- conversations

    def dm(self, user: str) -> Conversation:
        return self.conversations[dm_of(user)]

    def reachable(self, name: str) -> tuple[Conversation, str]:
        """The conversation the bot names, and the thread in it or nothing; gone ones and blocked ones refuse."""
        known, _, thread = name.partition(THREAD)
        room = self.conversations.get(known)
        if room is None or room.is_archived or (thread and thread not in self.messages[known]):
            raise Refused(404, "ConversationNotFound", "Conversation not found.")
        if room.is_dm:
            self.open_to_bot(self.people[room.members[0]])
        if not room.has_bot:
            raise Refused(
                403, "BotNotInConversationRoster", "The bot is not part of the conversation roster."
            )
        return room, thread

    def open_to_bot(self, person: Person) -> None:
        if person.deleted:
            raise Refused(404, "ConversationNotFound", "Conversation not found.")
        if not person.installed:
            raise Refused(403, "MessageWritesBlocked", "", body=BLOCKED)

    # -- messages

    def new_id(self) -> str:
        """Activity ids are the moment in milliseconds; each is new and later than the one before."""
        self._last_id = max(self._last_id + 1, int(self.clock.now() * 1000))
        return str(self._last_id)

    def post(self, channel: str, user: str, *, thread: str = "", **content: Any) -> Message:
        ts = self.new_id()
        sent = Message(channel, ts, user, content.pop("text", ""), thread or ts, **content)
        self.messages[channel][ts] = sent
        if user == self.bot_user:
            self.typing.discard(channel)
        else:
            self.acted(user, channel)
        self.changed()
        return sent

    def message(self, channel: str, ts: str) -> Message:
        sent = self.messages.get(channel, {}).get(ts)
        if sent is None or sent.deleted:
            raise Refused(404, "ActivityNotFoundInConversation", "The activity is not in the conversation.")
        return sent

    def change_message(self, sent: Message, **changes: Any) -> Message:
        changed = replace(sent, **changes)
        self.messages[sent.channel][sent.ts] = changed
        self.changed()
        return changed

    def delete_message(self, sent: Message) -> None:
        """What was in it is gone from here too; only its place is kept, for the page to show."""
        gone: Mapping[str, Any] = {
            "text": "",
            "summary": "",
            "attachments": [],
            "replaced": {},
            "reactions": {},
        }
        self.change_message(sent, **gone, deleted=True, consents={}, value=None)

    def shown(self, channel: str, user: str | None = None) -> list[Message]:
        """What stands in a conversation now. Teams has no messages for one person's eyes; the cards may differ."""
        if user is not None and user not in self.conversations[channel].members:
            return []
        return [sent for sent in self.messages[channel].values() if not sent.deleted]

    def show_typing(self, channel: str) -> None:
        self.typing.add(channel)
        self.changed()

    def acted(self, user: str, channel: str) -> None:
        self.last_act[user, channel] = self.new_id()

    # -- reactions

    def react(self, sent: Message, user: str, name: str) -> Message:
        users = sent.reactions.get(name, ())
        if user in users:
            raise NotPossible("That reaction is already there.")
        return self.change_message(sent, reactions={**sent.reactions, name: (*users, user)})

    def unreact(self, sent: Message, user: str, name: str) -> Message:
        users = sent.reactions.get(name, ())
        if user not in users:
            raise NotPossible("There is no such reaction to take back.")
        left = {**sent.reactions, name: tuple(other for other in users if other != user)}
        return self.change_message(sent, reactions={each: who for each, who in left.items() if who})

    # -- change

    def changed(self) -> None:
        self.revision += 1
        waiting, self._waiting = self._waiting, []
        for waiter in waiting:
            if not waiter.done():
                waiter.set_result(None)

    async def next_change(self) -> None:
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(waiter)
        await waiter


# As Teams words it, the inner object being text:
# https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
BLOCKED: Json = {
    "errorCode": 209,
    "message": '{\r\n  "subCode": "MessageWritesBlocked",\r\n  "details": "Thread is blocked for message writes.",'
    '\r\n  "errorCode": null,\r\n  "errorSubCode": null\r\n}',
}
