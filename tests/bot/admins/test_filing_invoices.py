"""Filing and opening an invoice: by a privacy officer, only what the law names, for a case and with a reason (R-082, R-076)."""

from typing import Any

import pytest

from bot.audit import AuditAction
from bot.model import AdminRole, Request
from bot.outcome import Said
from tests.bot.admins.invoiced import INVOICE, WORDS, erases, files, letter, opens, rows
from tests.conversation import Actor, House
from tests.trail import outcomes


def test_after_the_erasure_an_officer_opens_it_for_a_case_with_a_reason_and_that_is_on_record(
    town: House, posted: Request, candidate: Actor, admin: Actor
) -> None:
    person = candidate.id
    files(admin)
    erases(town, candidate)
    case = letter(town)
    assert opens(admin, case) is Said.INVOICE_SHOWN
    assert all(word in admin.hears for word in WORDS)
    [look] = town.look(lambda unit: unit.looks.of(person))
    assert (str(look.case), look.reason) == (case, "tax_authority")
    assert outcomes(town.folder, AuditAction.PERSON_LOOKED_AT) == ["tax_authority"]
    assert not any(word in admin.reads for word in WORDS), "in a window, never in a message"
    admin.types("/avg logboek")
    assert "de Belastingdienst vraagt ernaar" in admin.hears


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"case": []}, "case"), ({"reason": ["zomaar"]}, "reason"), ({"invoice_number": "9"}, "invoice_number")],
)
def test_without_a_case_a_reason_or_its_number_it_stays_closed(
    town: House, posted: Request, admin: Actor, changes: dict[str, Any], field: str
) -> None:
    files(admin)
    case = letter(town)
    assert opens(admin, case, **changes) is Said.INVALID
    assert list(admin.errors) == [field]
    assert outcomes(town.folder, AuditAction.PERSON_LOOKED_AT) == []


def test_a_case_of_somebody_else_opens_nothing(
    town: House, posted: Request, candidate: Actor, coach: Actor, admin: Actor
) -> None:
    files(admin)
    assert opens(admin, letter(town, coach.id)) is Said.INVALID
    assert list(admin.errors) == ["case"]
    assert opens(admin, letter(town, candidate.id)) is Said.INVOICE_SHOWN


def test_the_window_does_not_come_back(town: House, posted: Request, candidate: Actor, admin: Actor) -> None:
    files(admin)
    opens(admin, letter(town))
    answer = admin.answer
    assert answer is not None
    town.moves(minutes=11)
    again = town.wait_for(town.door.reply(answer, account=admin.account, language=admin.language))
    assert "Factuurnaam" not in str(again)


@pytest.mark.parametrize("role", [AdminRole.HANDLER, AdminRole.OPERATOR, AdminRole.AUDITOR])
def test_nobody_but_a_privacy_officer_files_or_opens_one(
    town: House, posted: Request, admin: Actor, role: AdminRole
) -> None:
    files(admin)
    other = town.person("U0OTHER")
    other.says("hoi")
    town.do(lambda unit: unit.roles.give(other.id, role, by=admin.id, now=town.clock.now()))
    assert other.types("/avg facturen") is Said.NOT_YOUR_ROLE
    assert other.sends(INVOICE, form="invoice.file", about="") is Said.NOT_YOUR_ROLE
    assert opens(other, letter(town)) is Said.NOT_YOUR_ROLE


def test_one_filed_by_mistake_goes_at_once(
    town: House, posted: Request, candidate: Actor, admin: Actor
) -> None:
    files(admin)
    admin.types("/avg facturen")
    assert admin.presses("invoice.remove") is Said.INVOICES
    assert rows(town) == []
    assert files(admin) is Said.INVOICE_FILED


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"person": []}, "person"),
        ({"invoice_number": ""}, "invoice_number"),
        ({"invoice_date": "28-11-2096"}, "invoice_date"),
        ({"invoice_date": "31-12-2018"}, "invoice_date"),
        ({"delivered_on": "ooit"}, "delivered_on"),
        ({"invoice_address": "x" * 201}, "invoice_address"),
        ({"service": ["een gesprek over de scheiding"]}, "service"),
        ({"quantity": "0"}, "quantity"),
        ({"amount": "veel"}, "amount"),
        ({"vat_rate": ["13"]}, "vat_rate"),
        ({"vat": ""}, "vat"),
    ],
)
def test_what_does_not_belong_on_an_invoice_is_refused_at_its_field(
    town: House, posted: Request, admin: Actor, changes: dict[str, Any], field: str
) -> None:
    assert files(admin, **changes) is Said.INVALID
    assert list(admin.errors) == [field]
    assert rows(town) == []


def test_a_number_is_filed_once(town: House, posted: Request, admin: Actor) -> None:
    files(admin)
    assert files(admin) is Said.INVALID
    assert list(admin.errors) == ["invoice_number"]
    assert len(rows(town)) == 1
