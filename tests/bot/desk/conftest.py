"""Who is at the desk: somebody who asks, the first admin, and a second handler."""

import pytest

from bot.model import AdminRole
from tests.conversation import Actor, House
from tests.furniture import ADMIN


@pytest.fixture
def asker(town: House) -> Actor:
    person = town.person("U0ASKER")
    person.says("hoi")
    town.courier.runs()
    return person


@pytest.fixture
def admin(town: House) -> Actor:
    person = town.person(ADMIN.user)
    person.says("hoi")
    return person


@pytest.fixture
def colleague(town: House, admin: Actor) -> Actor:
    """A second handler."""
    person = town.person("U0COLLEAGUE")
    person.says("hoi")
    town.do(lambda unit: unit.roles.give(person.id, AdminRole.HANDLER, by=admin.id, now=town.clock.now()))
    return person
