"""What happens to accounts, membership and the channel itself: installing, joining, leaving, deleting."""

from typing import Any

from adapters.playground import teams_activities
from adapters.playground.slack_things import Json, NotPossible
from adapters.playground.teams_answers import Answer, plain
from adapters.playground.teams_deliveries import Deliveries
from adapters.playground.teams_things import Person
from adapters.playground.teams_world import World


class Comings:
    def __init__(self, world: World, deliveries: Deliveries) -> None:
        self._world = world
        self._deliveries = deliveries

    # -- the bot in one person's own list of apps

    async def install(self, user: str) -> Answer:
        person = self._world.person(user)
        if person.installed:
            raise NotPossible("Klik is already there.")
        person = self._world.change_person(user, installed=True)
        await self._tell(teams_activities.first_contact(self._world, person))
        return await self._tell(teams_activities.installation(self._world, person, action="add"))

    async def uninstall(self, user: str) -> Answer:
        person = self._world.person(user)
        if not person.installed:
            raise NotPossible("Klik is not there any more.")
        told = teams_activities.installation(self._world, person, action="remove")
        self._world.change_person(user, installed=False)
        return await self._tell(told)

    # -- the team

    async def join(self, user: str) -> Answer:
        return await self._membership(user, joined=True)

    async def leave(self, user: str) -> Answer:
        return await self._membership(user, joined=False)

    async def _membership(self, user: str, *, joined: bool) -> Answer:
        person, room = self._world.person(user), self._world.coaches_channel
        if joined == (user in room.members):
            raise NotPossible("Already there." if joined else "Not in that team.")
        members = (*room.members, user) if joined else tuple(each for each in room.members if each != user)
        self._world.change_channel(members=members)
        if not room.has_bot:
            return 200, {}
        who = {"id": person.address, "aadObjectId": person.id}
        told = teams_activities.membership(self._world, self._owner, [who], added=joined)
        return await self._tell(told)

    async def remove_bot(self) -> Answer:
        self._world.change_channel(has_bot=False)
        bot = {"id": self._world.bot_user}
        await self._tell(teams_activities.membership(self._world, self._owner, [bot], added=False))
        return await self._tell(teams_activities.team_installation(self._world, self._owner, action="remove"))

    async def add_bot(self) -> Answer:
        self._world.change_channel(has_bot=True)
        bot = {"id": self._world.bot_user}
        await self._tell(teams_activities.membership(self._world, self._owner, [bot], added=True))
        return await self._tell(teams_activities.team_installation(self._world, self._owner, action="add"))

    async def delete_channel(self) -> Answer:
        return await self._channel(deleted=True, event="channelDeleted")

    async def restore_channel(self) -> Answer:
        return await self._channel(deleted=False, event="channelRestored")

    async def _channel(self, *, deleted: bool, event: str) -> Answer:
        if self._world.coaches_channel.is_archived == deleted:
            raise NotPossible("It is so already.")
        self._world.change_channel(is_archived=deleted)
        return await self._tell(teams_activities.channel_event(self._world, self._owner, event))

    async def delete_team(self) -> Answer:
        self._world.change_channel(is_archived=True)
        return await self._tell(teams_activities.team_event(self._world, self._owner, "teamDeleted"))

    async def reshape_channel(self, *, private: bool | None = None, shared: bool | None = None) -> Answer:
        """Teams has no event for a channel of another kind."""
        changes: Json = {"is_private": private, "is_shared": shared}
        self._world.change_channel(**{key: value for key, value in changes.items() if value is not None})
        return 200, {}

    # -- accounts; Teams tells a bot nothing of them

    async def deactivate(self, user: str) -> Answer:
        return await self._account(user, deleted=True)

    async def reactivate(self, user: str) -> Answer:
        return await self._account(user, deleted=False)

    async def set_locale(self, user: str, locale: str) -> Answer:
        """The next activity carries it."""
        if locale not in ("nl-NL", "en-US"):
            raise NotPossible("The playground speaks nl-NL and en-US.")
        return await self._account(user, locale=locale)

    async def _account(self, user: str, **changes: Any) -> Answer:
        self._world.change_person(user, **changes)
        return 200, {}

    @property
    def _owner(self) -> Person:
        return self._world.person(self._world.admin)

    async def _tell(self, activity: Json) -> Answer:
        return plain(await self._deliveries.send(str(activity["type"]), activity))
