"""What the tests of invoices share: one that is filed from a form, somebody who asks for it, and time that passes."""

import sqlite3
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from bot.outcome import Said
from bot.ports.cases import CaseKind, Via
from bot.privacy.retention import sweep
from tests.conversation import Actor, House

INVOICE = {
    "person": ["U0CANDIDATE"],
    "invoice_number": "2026-0417",
    "invoice_date": "28-02-2026",
    "invoice_name": "Factuurnaam Vogelzang",
    "invoice_address": "Rekeningstraat 7, 4331 AB Middelburg",
    "service": ["trajectory"],
    "quantity": "1",
    "amount": "€ 1250,00",
    "vat_rate": ["21"],
    "vat": "262,50",
}
WORDS = ("2026-0417", "Factuurnaam", "Rekeningstraat 7", "1250.00", "262.50")
OVER = datetime(2033, 12, 31, 23, tzinfo=UTC)  # the first of January in Amsterdam


def files(officer: Actor, **changes: Any) -> Said:
    officer.types("/avg facturen")
    assert officer.presses("invoice.file", "") is Said.INVOICE_FORM
    return officer.sends(INVOICE | changes)


def erases(town: House, person: Actor) -> None:
    person.presses("data.erase", "")
    person.presses("data.erase_now")
    town.courier.runs()


def letter(town: House, person: UUID | None = None) -> str:
    """Somebody asks, on paper."""
    now = town.clock.now()
    case = town.do(
        lambda unit: unit.cases.open(
            CaseKind.ACCESS, person, via=Via.POST, received_at=now, due_at=now + timedelta(days=28)
        )
    )
    return str(case.id)


def opens(officer: Actor, case: str, /, **changes: Any) -> Said:
    officer.types("/avg facturen")
    officer.presses("invoice.look", "")
    asked = {"case": [case], "reason": ["tax_authority"], "invoice_number": INVOICE["invoice_number"]}
    return officer.sends(asked | changes, form="invoice.look", about="")


def moves_to(town: House, moment: datetime) -> None:
    town.do(lambda unit: unit.retention.ran(now=moment))
    town.clock.move(moment - town.clock.now())
    town.do(lambda unit: sweep(unit, town.context))
    town.courier.runs()


def rows(town: House) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(f"file:{town.folder / 'klik.db'}?mode=ro", uri=True)
    try:
        return connection.execute("SELECT * FROM invoice").fetchall()
    finally:
        connection.close()
