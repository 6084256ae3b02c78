"""/avg roles: a role is given by two admins in a form, taken by one, and never by an argument (R-075, F-113)."""

import json
import re
from dataclasses import replace
from typing import Any

from adapters.slack import render as slack
from adapters.teams import render as teams
from bot.admins import roles
from bot.audit import AuditAction
from bot.model import Account, AdminRole
from bot.outcome import Said
from bot.views import Say
from tests.conversation import Actor, House
from tests.furniture import ADMIN, WORKSPACE
from tests.trail import outcomes

SECOND = Account(ADMIN.platform, WORKSPACE, "U0SECOND")


def second(town: House) -> Actor:
    """Another first admin, who has written to Klik."""
    town.restarts(admins=frozenset({ADMIN, SECOND}))
    actor = town.person(SECOND.user)
    actor.says("hoi")
    town.courier.runs()
    return actor


def asks(actor: Actor, who: str, role: str = "handler") -> Said:
    actor.types("/avg roles")
    assert actor.presses("role.give") is Said.ROLE_FORM
    return actor.sends({"person": [who], "name": "Kim", "role": [role]})


def test_a_role_is_asked_by_one_and_given_by_another(town: House, admin: Actor) -> None:
    other, newcomer = second(town), town.person("U0NEW")
    assert asks(admin, "U0NEW") is Said.APPROVAL_ASKED
    assert newcomer.types("/avg coaches") is Said.NOT_AN_ADMIN
    town.courier.runs()
    assert "Een collega vraagt om jouw akkoord" in other.reads
    assert other.types("/avg") is Said.OVERVIEW
    assert "Wacht op een tweede beheerder: 1" in other.hears
    assert other.presses("admin.show", "approvals") is Said.APPROVALS
    assert "de rol behandelaar erbij" in other.hears
    assert "Voor: Kim" in other.hears
    assert other.presses("approval.approve") is Said.ROLE_GIVEN
    assert newcomer.types("/avg coaches") is Said.COACHES
    town.courier.runs()
    assert "Je rollen bij Klik zijn veranderd: de rol behandelaar erbij" in newcomer.reads
    assert "Akkoord: de rol behandelaar erbij" in admin.reads
    admin.types("/avg rollen")
    assert "Kim: behandelaar" in admin.hears
    assert outcomes(town.folder, AuditAction.ROLE_GIVEN) == ["handler"]


def test_who_asked_has_no_button_to_approve_and_may_take_it_back(town: House, admin: Actor) -> None:
    second(town)
    asks(admin, "U0NEW")
    admin.types("/avg")
    admin.presses("admin.show", "approvals")
    assert "Trek in" in admin.hears
    assert "Akkoord" not in admin.hears
    asked = admin.button("approval.decline").value
    assert admin.presses("approval.approve", asked) is Said.APPROVAL_REFUSED
    assert "Je kunt je eigen vraag niet goedkeuren" in admin.hears
    assert admin.presses("approval.decline", asked) is Said.APPROVAL_DECLINED
    assert outcomes(town.folder, AuditAction.APPROVAL_REFUSED) == ["role own"]


def test_who_gets_the_role_cannot_approve_it(town: House, admin: Actor) -> None:
    other = second(town)
    town.do(lambda unit: unit.roles.keep_name(other.id, "Alex"))
    town.restarts(admins=frozenset({ADMIN}))
    officer = AdminRole.PRIVACY_OFFICER
    third = town.person("U0THIRD")
    third.says("hoi")
    for each in (other, third):
        town.do(lambda unit, each=each: unit.roles.give(each.id, officer, by=admin.id, now=town.clock.now()))  # type: ignore[misc]
    assert asks(admin, SECOND.user, "operator") is Said.APPROVAL_ASKED
    other.presses("admin.show", "approvals")
    asked = other.button("approval.approve").value
    assert other.presses("approval.approve", asked) is Said.APPROVAL_REFUSED
    assert "Dit gaat over jou" in other.hears
    assert third.presses("approval.approve", asked) is Said.ROLE_GIVEN


def test_with_one_admin_klik_says_how_to_add_a_second(town: House, admin: Actor) -> None:
    admin.types("/avg roles")
    assert asks(admin, "U0NEW") is Said.SECOND_NEEDED
    assert "Zet een tweede account in KLIK_ADMINS" in admin.hears
    assert town.person("U0NEW").types("/avg") is Said.NOT_AN_ADMIN


def test_a_role_is_taken_at_once_but_ones_own_takes_two(town: House, admin: Actor) -> None:
    other = second(town)
    asks(admin, "U0NEW", "privacy_officer")
    other.presses("admin.show", "approvals")
    other.presses("approval.approve")
    newcomer = town.person("U0NEW")
    newcomer.types("/avg roles")
    assert newcomer.presses("role.take") is Said.ROLE_TAKE_FORM
    held = f"{newcomer.id} privacy_officer"
    assert newcomer.sends({"held": [held]}) is Said.APPROVAL_ASKED
    assert newcomer.types("/avg roles") is Said.ROLES
    admin.types("/avg roles")
    admin.presses("role.take")
    assert admin.sends({"held": [held]}) is Said.ROLE_TAKEN
    assert newcomer.types("/avg roles") is Said.NOT_AN_ADMIN
    assert outcomes(town.folder, AuditAction.ROLE_TAKEN) == ["privacy_officer"]


def test_a_form_that_is_not_filled_in_says_what_is_missing(town: House, admin: Actor) -> None:
    admin.types("/avg roles")
    admin.presses("role.give")
    assert admin.sends({}) is Said.INVALID
    assert admin.errors.keys() == {"person", "name", "role"}
    assert admin.errors["person"] == "Kies om wie het gaat."


def test_others_send_the_form_in_vain(town: House, coach: Actor) -> None:
    values = {"person": ["U0NEW"], "name": "Kim", "role": ["handler"]}
    assert coach.sends(values, form="role.give") is Said.NOT_AN_ADMIN
    assert coach.presses("role.give", "") is Said.NOT_AN_ADMIN


def test_an_admin_says_how_colleagues_know_them(town: House, admin: Actor) -> None:
    admin.types("/avg roles")
    assert f"een beheerder zonder naam (Slack …{ADMIN.user[-4:]}): alle rollen" in admin.hears
    admin.presses("role.name")
    assert admin.sends({"name": "Robin"}) is Said.ROLES
    assert "Robin: alle rollen" in admin.hears
    assert "…" not in admin.hears
    admin.presses("role.name")
    assert "Robin" in str(admin.form.fields[0].initial)  # type: ignore[union-attr]


def test_admins_without_a_name_are_told_apart_by_their_accounts(town: House, admin: Actor) -> None:
    """Slack shows the name beside an account of its own; Klik keeps none. Elsewhere the account's end stands there."""
    other = second(town)
    admin.types("/avg roles")
    ends = [f"een beheerder zonder naam (Slack …{each.user[-4:]}): alle rollen" for each in (ADMIN, SECOND)]
    assert all(end in admin.hears for end in ends)
    assert isinstance(admin.reply, Say)
    view = admin.reply.view
    assert users_in(slack.message(view)) == {ADMIN.user, SECOND.user}
    drawn = json.dumps(teams.card(view, key="the-key-of-a-card", forms=teams.Forms.DIALOGS))
    assert f"{SECOND.user[-4:]}): alle rollen" in drawn
    assert SECOND.user not in drawn
    asks(admin, "U0NEW")
    other.presses("admin.show", "approvals")
    assert f"Gevraagd door: een beheerder zonder naam (Slack …{ADMIN.user[-4:]})" in other.hears


def users_in(drawn: dict[str, Any]) -> set[str]:
    return set(re.findall(r'"user_id": "(\w+)"', json.dumps(drawn)))


def test_nobody_was_given_a_role_yet(admin: Actor) -> None:
    assert admin.presses("role.take", "") is Said.ROLE_TAKE_FORM
    assert "KLIK_ADMINS" in admin.hears


def starts(town: House, *admins: Actor) -> None:
    rules = replace(town.rules, admins=frozenset(each.account for each in admins))
    town.do(lambda unit: roles.note_first(unit, replace(town.context, rules=rules)))


def test_a_change_of_the_first_admins_is_told_to_the_admins_once(town: House, admin: Actor) -> None:
    """The settings are outside Klik: whoever can write them can make an admin, so nobody does it unseen."""
    new = town.person("U0NEW")
    new.says("hoi")
    starts(town, admin)
    starts(town, admin)
    town.courier.runs()
    assert "KLIK_ADMINS" not in admin.reads
    starts(town, admin, new)
    starts(town, new, admin)
    town.courier.runs()
    assert admin.reads.count("Wie in KLIK_ADMINS staat, is veranderd") == 1
    trail = outcomes(town.folder, "first_admins.set")
    assert [each.split()[0] for each in trail] == ["1", "2"]
    assert not any(account in " ".join(trail) for account in (admin.account.user, new.account.user))
