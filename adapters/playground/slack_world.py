"""A pretend Slack workspace as one thing that changes: who is in it, what was said, who reacted.

Rules and data only; nothing here speaks HTTP. Whoever waits for a change is woken by every change."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from adapters.playground.clock import Clock, WallClock
from adapters.playground.slack_cast import cast, coaches_channel
from adapters.playground.slack_modals import Modals
from adapters.playground.slack_shapes import BOT_ID, BOT_USER, TEAM_ID
from adapters.playground.slack_things import (
    ApiError,
    Conversation,
    Json,
    Message,
    NotPossible,
    Person,
)
from adapters.playground.slack_tickets import Identifiers, Tickets

COACHES_CHANNEL = "C0COACHES"


class World:
    def __init__(self, *, clock: Clock | None = None, language: str = "nl") -> None:
        self.clock: Clock = clock or WallClock()
        self.language = language
        self.team_id = TEAM_ID
        self.team_name = "Loopbaan" if language == "nl" else "Careers"
        self.bot_user = BOT_USER
        self.revision = 0
        self.refuses_with: str | None = None
        self.people: dict[str, Person] = {person.id: person for person in cast(language)}
        self.conversations: dict[str, Conversation] = {}
        self.messages: dict[str, dict[str, Message]] = {}
        self.files: dict[str, Json] = {}
        self.contents: dict[str, bytes] = {}
        self.address = ""
        self.teams_url = ""  # where the pretend Teams of the same demo is, for the page
        self.last_act: dict[tuple[str, str], str] = {}
        self.identifiers = Identifiers(self.clock)
        self.tickets = Tickets(self.clock, self.identifiers)
        self.modals = Modals(self.clock, self.identifiers)
        self.happened: Callable[[Json], None] = lambda event: None
        self._waiting: list[asyncio.Future[None]] = []
        self._settle()

    def _settle(self) -> None:
        self._add(coaches_channel(COACHES_CHANNEL, people=self.people, created=int(self.clock.now())))
        for person in list(self.people.values()):
            if not person.is_bot:
                self._add(Conversation(dm_of(person.id), person.handle, True, (person.id, BOT_USER)))

    def _add(self, conversation: Conversation) -> None:
        self.conversations[conversation.id] = conversation
        self.messages[conversation.id] = {}

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
        if user not in self.people or self.people[user].is_bot:
            raise NotPossible("Nobody in this workspace has that id.")
        return self.people[user]

    def change_person(self, user: str, **changes: Any) -> Person:
        changed = replace(self.person(user), updated=int(self.clock.now()), **changes)
        self.people[user] = changed
        self.changed()
        return changed

    def change_channel(self, channel: str, **changes: Any) -> Conversation:
        changed = replace(self.conversations[channel], **changes)
        self.conversations[channel] = changed
        self.changed()
        return changed

    # -- conversations, as the bot sees them

    def dm(self, user: str) -> Conversation:
        return self.conversations[dm_of(user)]

    def conversation_of(self, channel: str) -> str:
        """A user's id stands for the DM with that user."""
        return dm_of(channel) if channel in self.people else channel

    def reachable(self, channel: str) -> Conversation:
        """Slack hides a private channel from a bot that is not in it."""
        known = self.conversations.get(channel)
        if known is None or (known.is_private and BOT_USER not in known.members):
            raise ApiError("channel_not_found")
        return known

    def writable(self, channel: str) -> Conversation:
        known = self.reachable(self.conversation_of(channel))
        if BOT_USER not in known.members:
            raise ApiError("not_in_channel")
        if known.is_archived:
            raise ApiError("is_archived")
        return known

    # -- messages

    def post(self, message: Message) -> Message:
        """Adds a message and gives it its place in time, its `ts`."""
        sent = replace(message, ts=self.identifiers.ts())
        self.messages[sent.channel][sent.ts] = sent
        if not sent.bot_id:
            self.acted(sent.user, sent.channel)
        self.changed()
        return sent

    def post_as_bot(self, channel: str, **content: Any) -> Message:
        return self.post(Message(channel, "", BOT_USER, bot_id=BOT_ID, **content))

    def message(self, channel: str, ts: str) -> Message:
        sent = self.messages.get(channel, {}).get(ts)
        if sent is None or sent.deleted:
            raise ApiError("message_not_found")
        return sent

    def change_message(self, sent: Message, **changes: Any) -> Message:
        changed = replace(sent, **changes)
        self.messages[sent.channel][sent.ts] = changed
        self.changed()
        return changed

    def delete_message(self, sent: Message) -> None:
        """What was in it is gone from here too; only its place is kept, for the page to show."""
        self.change_message(sent, text="", blocks=[], metadata=None, files=(), reactions={}, deleted=True)

    def shown(self, channel: str, user: str | None = None) -> list[Message]:
        """What stands in a conversation now; with a user, their own ephemeral messages too."""
        return [
            sent
            for sent in self.messages[channel].values()
            if not sent.deleted and sent.addressee in (None, user)
        ]

    def acted(self, user: str, channel: str) -> None:
        self.last_act[user, channel] = self.identifiers.ts()

    # -- reactions

    def react(self, sent: Message, user: str, name: str) -> Message:
        users = sent.reactions.get(name, ())
        if user in users:
            raise ApiError("already_reacted")
        return self.change_message(sent, reactions={**sent.reactions, name: (*users, user)})

    def unreact(self, sent: Message, user: str, name: str) -> Message:
        users = sent.reactions.get(name, ())
        if user not in users:
            raise ApiError("no_reaction")
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


def dm_of(user: str) -> str:
    return "D" + user[1:]
