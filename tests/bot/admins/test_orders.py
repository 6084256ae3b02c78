"""/avg disclose: two admins, the order's own fields and no more, one package, a narrow hold, telling (R-014, R-015)."""

import json
import sqlite3
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.admins.ordering import read_day
from bot.audit import AuditAction
from bot.ids import new_id
from bot.model import AdminRole, Request
from bot.outcome import Said
from bot.privacy import disclosing
from bot.privacy.catalogue import Recipient
from bot.privacy.disclosing import NotAllowed
from bot.views import Facts, Quote, Show
from tests.age_reader import opened
from tests.conversation import Actor, House
from tests.furniture import ADMIN, REQUEST
from tests.trail import outcomes

ORDER = {
    "person": ["U0CANDIDATE"],
    "authority": "Politie Zeeland",
    "basis": ["sv_126nd"],
    "reference": "PL-2026-77",
    "scope": ["name", "phone"],
    "document_seen": ["yes"],
    "hold_until": "01-09-2026",
    "notice": ["now"],
}


@pytest.fixture
def second(town: House, admin: Actor) -> Actor:
    """Another privacy officer."""
    actor = town.person("U0SECOND")
    actor.says("hoi")
    role, now = AdminRole.PRIVACY_OFFICER, town.clock.now()
    town.do(lambda unit: unit.roles.give(actor.id, role, by=admin.id, now=now))
    return actor


def registers(admin: Actor, **changes: Any) -> Said:
    admin.types("/avg vordering")
    assert admin.presses("disclose.new") is Said.ORDER_FORM
    return admin.sends({**ORDER, **changes})


def approves(second: Actor) -> Said:
    second.types("/avg")
    second.presses("admin.show", "approvals")
    return second.presses("approval.approve")


def makes(admin: Actor) -> dict[str, Any]:
    """The package, opened as the authority would."""
    admin.types("/avg disclose")
    assert admin.presses("disclose.make") is Said.ORDER_PACKAGE, admin.hears
    assert isinstance(admin.reply, Show)
    parts = admin.reply.view.parts
    (passphrase,) = [value for part in parts if isinstance(part, Facts) for _, value in part.rows]
    armoured = "".join(part.text for part in parts if isinstance(part, Quote))
    found: dict[str, Any] = json.loads(opened(armoured, passphrase))
    return found


def test_r_014_two_admins_make_one_package_with_exactly_what_was_ordered(
    town: House, posted: Request, candidate: Actor, admin: Actor, second: Actor
) -> None:
    assert registers(admin) is Said.APPROVAL_ASKED
    second.types("/avg")
    second.presses("admin.show", "approvals")
    for seen in ("Politie Zeeland, PL-2026-77", "naam en telefoon", "126nd", "1 september"):
        assert seen in second.hears.lower() or seen in second.hears
    assert second.presses("approval.approve") is Said.ORDER_APPROVED
    (given,) = makes(admin)["aanvragen"]
    assert given["kenmerk"] == posted.reference
    assert list(given["gegevens"].values()) == [REQUEST["name"], "+31612345678"]
    assert outcomes(town.folder, AuditAction.CONTACT_DISCLOSED) == ["authority legal"]
    town.courier.runs()
    assert "Politie Zeeland" in candidate.reads
    assert "Autoriteit Persoonsgegevens" in candidate.reads
    (told,) = town.look(lambda unit: unit.disclosures.of(candidate.id, now=town.clock.now()))
    assert told.fields == ("name", "phone")


def test_nothing_of_the_package_stays_in_the_conversation_or_the_file(
    town: House, posted: Request, admin: Actor, second: Actor
) -> None:
    registers(admin)
    approves(second)
    assert makes(admin)["instantie"] == "Politie Zeeland"
    town.courier.runs()
    assert "AGE ENCRYPTED" not in admin.reads
    stored = b"".join(path.read_bytes() for path in town.folder.glob("klik.db*"))
    assert b"disclosure_order" in stored
    for secret in (b"AGE ENCRYPTED", b"Politie Zeeland", b"PL-2026-77"):
        assert secret not in stored


def test_one_admin_alone_cannot(town: House, posted: Request, admin: Actor, second: Actor) -> None:
    registers(admin)
    admin.presses("admin.show", "approvals")
    asked = admin.button("approval.decline").value
    assert admin.presses("approval.approve", asked) is Said.APPROVAL_REFUSED
    order = town.look(lambda unit: unit.orders.listed())[0]
    assert admin.presses("disclose.make", order.id) is Said.APPROVAL_REFUSED
    assert second.presses("disclose.make", order.id) is Said.ORDER_GONE
    assert town.look(lambda unit: unit.disclosures.count()) == 0


def test_without_a_second_admin_klik_says_how_to_add_one_and_keeps_nothing(
    town: House, posted: Request, admin: Actor
) -> None:
    assert registers(admin) is Said.SECOND_NEEDED
    assert "KLIK_ADMINS" in admin.hears
    assert town.look(lambda unit: unit.orders.listed()) == []


def test_f_113_a_package_is_made_once(town: House, posted: Request, admin: Actor, second: Actor) -> None:
    registers(admin)
    approves(second)
    makes(admin)
    order = town.look(lambda unit: unit.orders.listed())[0]
    assert admin.presses("disclose.make", order.id) is Said.APPROVAL_REFUSED
    assert "al gebruikt" in admin.hears
    town.courier.runs()
    assert "voor de tweede keer" in second.reads
    assert town.look(lambda unit: unit.disclosures.count()) == 1


def test_f_113_a_scope_that_was_changed_after_the_yes_is_refused(
    town: House, posted: Request, admin: Actor, second: Actor
) -> None:
    registers(admin)
    approves(second)
    changed = sqlite3.connect(town.folder / "klik.db")
    with changed:
        changed.execute("UPDATE disclosure_order SET scope = 'name phone income'")
    changed.close()
    admin.types("/avg disclose")
    assert admin.presses("disclose.make") is Said.APPROVAL_REFUSED
    assert "veranderd sinds het gevraagd werd" in admin.hears
    assert town.look(lambda unit: unit.disclosures.count()) == 0


def test_f_114_who_lost_the_role_meanwhile_makes_nothing_happen(
    town: House, posted: Request, admin: Actor, second: Actor
) -> None:
    registers(admin)
    approves(second)
    town.do(lambda unit: unit.roles.take(second.id, AdminRole.PRIVACY_OFFICER))
    admin.types("/avg disclose")
    assert admin.presses("disclose.make") is Said.APPROVAL_REFUSED
    assert "niet meer" in admin.hears


def test_after_a_day_the_yes_is_over(town: House, posted: Request, admin: Actor, second: Actor) -> None:
    registers(admin)
    approves(second)
    order = town.look(lambda unit: unit.orders.listed())[0]
    town.moves(hours=24)
    assert admin.presses("disclose.make", order.id) is Said.APPROVAL_REFUSED
    admin.types("/avg disclose")
    assert "niet gegeven" in admin.hears


def test_whom_it_is_about_hears_it_later_when_the_document_says_so(
    town: House, posted: Request, candidate: Actor, admin: Actor, second: Actor
) -> None:
    registers(admin, notice=["later"], notice_at="01-04-2026")
    approves(second)
    makes(admin)
    town.courier.runs()
    assert "Politie" not in candidate.reads
    assert town.look(lambda unit: unit.disclosures.of(candidate.id, now=town.clock.now())) == []
    town.moves(days=31)
    town.courier.runs()
    assert "Politie Zeeland" in candidate.reads
    assert len(town.look(lambda unit: unit.disclosures.of(candidate.id, now=town.clock.now()))) == 1


def test_the_hold_is_narrow_ends_by_itself_and_is_looked_at_again(
    town: House, posted: Request, candidate: Actor, admin: Actor, second: Actor
) -> None:
    registers(admin)
    approves(second)
    (hold,) = town.look(lambda unit: unit.holds.of(candidate.id, now=town.clock.now()))
    assert hold.scope == ("name", "phone")
    assert hold.review_at - town.clock.now() == timedelta(days=90)
    town.moves(days=91)
    town.courier.runs()
    assert "kijk of de bewaarplicht nog nodig is" in admin.reads
    town.moves(days=100)
    assert town.look(lambda unit: unit.holds.of(candidate.id, now=town.clock.now())) == []
    town.courier.runs()
    assert "de bewaarplicht is voorbij" in admin.reads


def test_a_hold_can_be_lifted_and_never_made_longer(
    town: House, posted: Request, candidate: Actor, admin: Actor, second: Actor
) -> None:
    registers(admin)
    approves(second)
    admin.types("/avg disclose")
    assert admin.presses("hold.lift") is Said.HOLD_LIFTED
    assert town.look(lambda unit: unit.holds.of(candidate.id, now=town.clock.now())) == []
    assert outcomes(town.folder, AuditAction.HOLD_LIFTED) == ["lifted"]


def test_by_the_reference_of_a_request(town: House, posted: Request, admin: Actor, second: Actor) -> None:
    assert registers(admin, person=[], request=posted.reference.lower()) is Said.APPROVAL_ASKED


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"person": ["U0NOBODY"]}, "person"),
        ({"person": [ADMIN.user]}, "person"),
        ({"authority": ""}, "authority"),
        ({"basis": ["because"]}, "basis"),
        ({"scope": ["everything"]}, "scope"),
        ({"document_seen": []}, "document_seen"),
        ({"hold_until": "01-01-2026"}, "hold_until"),
        ({"hold_until": "01-01-2040"}, "hold_until"),
        ({"notice": ["later"], "notice_at": "soon"}, "notice_at"),
    ],
)
def test_an_order_that_is_not_complete_is_not_kept(
    town: House, posted: Request, admin: Actor, second: Actor, changes: dict[str, Any], field: str
) -> None:
    assert registers(admin, **changes) is Said.INVALID
    assert admin.errors.keys() == {field}
    assert town.look(lambda unit: unit.orders.listed()) == []


def test_after_a_withdrawal_there_is_nothing_left_to_give(
    town: House, posted: Request, candidate: Actor, admin: Actor, second: Actor
) -> None:
    registers(admin)
    approves(second)
    candidate.presses("request.withdraw", posted.id)
    admin.types("/avg disclose")
    assert admin.presses("disclose.make") is Said.ORDER_EMPTY


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"fields": ("name", "phone", "email")}, "out_of_scope"),
        ({"to": new_id()}, "no_order"),
        ({"recipient": Recipient.COACH}, "no_order"),
    ],
)
def test_the_gate_gives_an_authority_nothing_beyond_its_order(
    town: House, posted: Request, admin: Actor, second: Actor, changes: dict[str, Any], code: str
) -> None:
    registers(admin)
    order = town.look(lambda unit: unit.orders.listed())[0]
    request = town.look(lambda unit: unit.requests.head(posted.id))
    assert request is not None
    what = replace(disclosing.to_authority(order, request), **changes)
    with pytest.raises(NotAllowed) as refused:
        town.do(lambda unit: disclosing.disclose(unit, town.context, what))
    assert refused.value.code == code
    assert town.look(lambda unit: unit.disclosures.count()) == 0


def test_an_order_opens_the_person_it_names_and_nobody_else(
    town: House, posted: Request, admin: Actor, second: Actor
) -> None:
    registers(admin)
    order = town.look(lambda unit: unit.orders.listed())[0]
    other = town.person("U0OTHER").posts()
    with pytest.raises(NotAllowed, match="no_order"):
        town.do(lambda unit: disclosing.disclose(unit, town.context, disclosing.to_authority(order, other)))


@pytest.mark.parametrize("typed", ["", "morgen", "01-03-2026", "01-01-2099", "01-01-99999999999999999999"])
def test_what_is_no_day_to_come_ends_no_hold(town: House, typed: str) -> None:
    assert read_day(typed, town.context) is None
