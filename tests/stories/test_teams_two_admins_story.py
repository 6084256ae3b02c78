"""What takes two admins, on Teams: a role is asked by one, approved by another, and counts at once."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.words import Language, Words
from tests.installation import LaterClock, bot_before, workspace_on
from tests.stories.two_platforms import BothHouses, both_houses, environ_beside, tenant_beside

NO_ADMIN = Words(nl="Dit is voor beheerders", en="This is for admins")
YOURS = Words(nl="Je rollen bij Klik zijn veranderd", en="Your roles with Klik have changed")


@asynccontextmanager
async def two_admins_on_teams(folder: Path, language: Language) -> AsyncIterator[BothHouses]:
    """The admin and the second coach, both of the same tenant."""
    clock = LaterClock()
    async with (
        workspace_on(folder, language=language, clock=clock) as slack,
        tenant_beside(slack, clock) as teams,
    ):
        world = teams.world
        both = f"teams:{world.tenant}:{world.admin},teams:{world.tenant}:{world.coaches[1]}"
        environ = {**environ_beside(slack, teams), "KLIK_ADMINS": both}
        async with bot_before(slack, folder, clock=clock, **environ) as house:
            yield both_houses(house, teams)


@pytest.mark.parametrize("language", list(Language))
async def test_a_role_is_given_by_two_and_counts_at_once(tmp_path: Path, language: Language) -> None:
    async with two_admins_on_teams(tmp_path, language) as house:
        admin, second, helper = house.admin, house.coaches[1], house.coaches[0]
        await helper.says("avg coaches")
        await helper.sees(NO_ADMIN.of(language))
        await second.says("avg roles")
        await second.finds("role.name")

        await admin.says("avg roles")
        await admin.presses("role.give", on=await admin.finds("role.give"))
        await admin.fills_in({"person": helper.user, "name": "Kim", "role": "handler"})
        await second.says("avg overview")
        await second.presses("admin.show", on=await second.finds("admin.show"))
        asked = await second.finds("approval.approve", beside="Kim")
        await second.presses("approval.approve", on=asked)

        await helper.sees(YOURS.of(language))
        before = len(helper.messages())
        await helper.says("avg coaches")
        listed = await house.teams.until(
            lambda: [each for each in helper.messages()[before:] if "Coaches" in helper.text_of(each)]
        )
        assert NO_ADMIN.of(language) not in helper.text_of(listed[-1])


async def test_who_asked_cannot_say_yes_to_it(tmp_path: Path) -> None:
    async with two_admins_on_teams(tmp_path, Language.NL) as house:
        admin, second = house.admin, house.coaches[1]
        await second.says("avg rollen")
        await second.finds("role.name")
        await admin.says("avg rollen")
        await admin.presses("role.give", on=await admin.finds("role.give"))
        await admin.fills_in({"person": house.coaches[0].user, "name": "Kim", "role": "auditor"})
        await admin.says("avg overzicht")
        await admin.presses("admin.show", on=await admin.finds("admin.show"))
        mine = await admin.finds("approval.decline", beside="Kim")
        assert "Trek in" in str(mine.cards_for(admin.user))
        assert "approval.approve" not in str(mine.cards_for(admin.user))
