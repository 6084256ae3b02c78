"""What happens to accounts, membership and the channel itself: joining, leaving, deactivating, sharing, ending."""

from typing import Any

from adapters.playground import slack_payloads
from adapters.playground.slack_events import BotAnswer, Deliveries
from adapters.playground.slack_shapes import BOT_USER
from adapters.playground.slack_things import Json, NotPossible
from adapters.playground.slack_world import COACHES_CHANNEL, World

Answer = tuple[int, Json]


class Comings:
    def __init__(self, world: World, deliveries: Deliveries) -> None:
        self._world = world
        self._deliveries = deliveries

    async def join(self, user: str, channel: str = COACHES_CHANNEL) -> Answer:
        return await self._membership(user, channel, joined=True)

    async def leave(self, user: str, channel: str = COACHES_CHANNEL) -> Answer:
        return await self._membership(user, channel, joined=False)

    async def _membership(self, user: str, channel: str, *, joined: bool) -> Answer:
        person, room = self._world.person(user), self._world.conversations[channel]
        if joined == (user in room.members):
            raise NotPossible("Already there." if joined else "Not in that channel.")
        members = (*room.members, user) if joined else tuple(each for each in room.members if each != user)
        room = self._world.change_channel(channel, members=members)
        if not self._heard(channel):
            return 200, {}
        ts = self._world.identifiers.ts()
        return await self._tell(slack_payloads.membership(person, room, joined=joined, ts=ts))

    async def deactivate(self, user: str) -> Answer:
        return await self._account(user, deleted=True)

    async def reactivate(self, user: str) -> Answer:
        return await self._account(user, deleted=False)

    async def set_locale(self, user: str, locale: str) -> Answer:
        if locale not in ("nl-NL", "en-US"):
            raise NotPossible("The playground speaks nl-NL and en-US.")
        return await self._account(user, locale=locale)

    async def _account(self, user: str, **changes: Any) -> Answer:
        person = self._world.change_person(user, **changes)
        cache_ts = int(self._world.clock.now())
        return await self._tell(slack_payloads.user_change(person, cache_ts=cache_ts))

    async def open_home(self, user: str, tab: str = "home") -> Answer:
        person, dm = self._world.person(user), self._world.dm(user)
        ts = self._world.identifiers.ts()
        home = self._world.modals.home(user)
        return await self._tell(slack_payloads.app_home_opened(person, dm.id, tab=tab, home=home, ts=ts))

    async def publicise(self, *, private: bool) -> Answer:
        """Slack has no event for a channel that turns public or private again."""
        self._world.change_channel(COACHES_CHANNEL, is_private=private)
        return 200, {}

    async def share(self, *, shared: bool) -> Answer:
        room = self._world.coaches_channel
        if room.is_shared == shared:
            return 200, {}
        self._world.change_channel(COACHES_CHANNEL, is_shared=shared)
        kind = "channel_shared" if shared else "channel_unshared"
        return await self._channel_event(kind, connected_team_id="T0OTHER01")

    async def archive(self) -> Answer:
        private = self._world.coaches_channel.is_private
        self._world.change_channel(COACHES_CHANNEL, is_archived=True)
        kind = "group_archive" if private else "channel_archive"
        return await self._channel_event(kind, user=self._world.admin)

    async def remove_bot(self) -> Answer:
        room = self._world.coaches_channel
        members = tuple(each for each in room.members if each != BOT_USER)
        self._world.change_channel(COACHES_CHANNEL, members=members)
        return await self._channel_event("group_left" if room.is_private else "channel_left")

    async def _channel_event(self, kind: str, **more: Any) -> Answer:
        ts = self._world.identifiers.ts()
        return await self._tell({"type": kind, "channel": COACHES_CHANNEL, "event_ts": ts, **more})

    async def uninstall(self) -> list[Answer]:
        """The two events come in no promised order, and either may come alone."""
        self._world.refuses_with = "account_inactive"
        revoked = await self.revoke_tokens(error="account_inactive")
        return [await self._tell({"type": "app_uninstalled"}), revoked]

    async def revoke_tokens(self, error: str = "token_revoked") -> Answer:
        self._world.refuses_with = error
        return await self._tell({"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [BOT_USER]}})

    def _heard(self, channel: str) -> bool:
        # Events of a public channel need channels:read, which Klik does not have.
        room = self._world.conversations[channel]
        return room.is_private and BOT_USER in room.members

    async def _tell(self, event: Json) -> Answer:
        answer: BotAnswer = await self._deliveries.event(event)
        return answer.status, answer.json
