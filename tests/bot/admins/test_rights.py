"""Who may do what: role by role, looked up at the moment of the act, per person and not per account (R-075, F-114)."""

from itertools import product

import pytest

from bot.admins.acts import ACTIONS, COMMANDS
from bot.admins.rights import ROLE_RIGHTS, Right, holders, may, roles_of
from bot.commands import Audience, commands_for
from bot.ids import new_id
from bot.model import AdminRole
from bot.outcome import Said
from tests.conversation import Actor, House

HANDLER, OFFICER, OPERATOR, AUDITOR = (
    AdminRole.HANDLER,
    AdminRole.PRIVACY_OFFICER,
    AdminRole.OPERATOR,
    AdminRole.AUDITOR,
)
# Written out by hand, on purpose: who may type what. A new command without a line here fails the test below.
MAY_TYPE = {
    "overview": {HANDLER, OFFICER, OPERATOR, AUDITOR},
    "help": {HANDLER, OFFICER, OPERATOR, AUDITOR},
    "roles": {HANDLER, OFFICER, OPERATOR, AUDITOR},
    "disclose": {OFFICER},
    "invoices": {OFFICER},
    "controls": {HANDLER, OFFICER, OPERATOR, AUDITOR},
    "access": {HANDLER, OFFICER},
    "erase": {HANDLER, OFFICER},
    "retention": {HANDLER, OFFICER, OPERATOR, AUDITOR},
    "consents": {HANDLER, OFFICER},
    "requests": {HANDLER, OFFICER},
    "tickets": {HANDLER, OFFICER},
    "incident": {HANDLER, OFFICER, OPERATOR},
    "coaches": {HANDLER, OFFICER},
    "broadcasts": {HANDLER, OFFICER},
    "queue": {HANDLER, OPERATOR},
    "audit": {OFFICER, AUDITOR},
    "register": {OFFICER, AUDITOR},
    "statement": {OFFICER},
}
ABOUT_CANDIDATES = {
    Right.LOOK,
    Right.CASES,
    Right.ERASE,
    Right.TICKETS,
    Right.DISCLOSE,
    Right.COACHES,
    Right.INVOICES,
}


def somebody(town: House, *roles: AdminRole, user: str = "U0HELPER") -> Actor:
    """Has written to Klik once, and holds these roles."""
    actor = town.person(user)
    actor.says("hoi")
    town.do(
        lambda unit: [unit.roles.give(actor.id, role, by=new_id(), now=town.clock.now()) for role in roles]
    )
    return actor


@pytest.mark.parametrize(
    ("word", "role"), list(product((row.word for row in commands_for(Audience.AVG)), AdminRole))
)
def test_a_role_may_type_what_its_work_needs_and_nothing_else(
    town: House, word: str, role: AdminRole
) -> None:
    helper = somebody(town, role)
    allowed = helper.types(f"/avg {word}") not in (Said.NOT_YOUR_ROLE, Said.NOT_AN_ADMIN)
    assert allowed is (role in MAY_TYPE[word])


def test_every_command_and_button_of_an_admin_names_a_right() -> None:
    assert {row.word for row in commands_for(Audience.AVG)} == COMMANDS.keys()
    assert all(row.right in set(Right) for row in (*COMMANDS.values(), *ACTIONS.values()))


def test_the_operator_sees_no_candidate() -> None:
    assert not ROLE_RIGHTS[OPERATOR] & ABOUT_CANDIDATES
    assert ROLE_RIGHTS[HANDLER] & ABOUT_CANDIDATES, "the check would see it"


def test_every_right_belongs_to_a_role() -> None:
    assert frozenset(Right) == frozenset().union(*ROLE_RIGHTS.values())


def test_a_button_is_refused_as_the_command_is(town: House) -> None:
    operator = somebody(town, OPERATOR)
    assert operator.presses("admin.show", "coaches") is Said.NOT_YOUR_ROLE
    assert operator.presses("coach.confirm", new_id()) is Said.NOT_YOUR_ROLE
    assert operator.presses("queue.retry", "") is Said.QUEUE_RETRIED
    assert "andere rol" in [operator.presses("admin.show", "coaches"), operator.hears][1]


def test_a_role_that_was_taken_counts_at_the_next_press(town: House) -> None:
    """F-114."""
    helper = somebody(town, HANDLER)
    assert helper.types("/avg coaches") is Said.COACHES
    town.do(lambda unit: unit.roles.take(helper.id, HANDLER))
    assert helper.types("/avg coaches") is Said.NOT_AN_ADMIN


def test_a_deactivated_account_may_nothing(town: House) -> None:
    helper = somebody(town, HANDLER)
    helper.is_deactivated()
    assert helper.types("/avg coaches") is Said.NOT_AN_ADMIN
    helper.is_deactivated(is_active=True)
    assert helper.types("/avg coaches") is Said.COACHES


def test_the_first_admins_hold_every_role(town: House, admin: Actor) -> None:
    assert town.look(lambda unit: roles_of(unit, town.context, admin.id)) == frozenset(AdminRole)


def test_linked_accounts_are_one_admin(town: House) -> None:
    helper, other = somebody(town, HANDLER), somebody(town, user="U0TWIN")
    assert not town.look(lambda unit: may(unit, town.context, other.account, Right.COACHES))
    town.do(lambda unit: unit.links.merge(helper.id, into=other.id))
    assert helper.id == other.id
    for account in (helper.account, other.account):
        assert town.look(lambda unit, account=account: may(unit, town.context, account, Right.COACHES))  # type: ignore[misc]


def test_holders_are_named_once_each(town: House, admin: Actor) -> None:
    helper = somebody(town, HANDLER, OFFICER)
    found = town.look(lambda unit: holders(unit, town.context, Right.COACHES))
    assert [each.id for each in found] == [admin.id, helper.id]
    assert [each.id for each in town.look(lambda unit: holders(unit, town.context, Right.BACKUP))] == [
        admin.id
    ]


def test_a_task_goes_to_those_whose_work_it_is(town: House, admin: Actor) -> None:
    operator, handler = somebody(town, OPERATOR, user="U0OPS"), somebody(town, HANDLER)
    town.person("U0NEW").applies()
    town.courier.runs()
    assert "Een coach wacht op je bevestiging" in admin.reads
    assert "Een coach wacht op je bevestiging" in handler.reads
    assert "Een coach wacht op je bevestiging" not in operator.reads
