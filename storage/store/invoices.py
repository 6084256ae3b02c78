"""Invoices as rows: found by number or person, opened under their own key, gone with it at the term (R-082)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, Row, bindparam, delete, insert, select

from bot.ports.invoices import Filed, Invoice
from storage.store.rows import Rows, by_key, mine
from storage.tables.declare import table_of
from storage.tables.invoices import InvoiceRow

INVOICE = table_of(InvoiceRow)
NUMBER = "invoice_number"
OPENED = ("number", "issued_on", "delivered_on", "name", "address", "amount", "vat")

_ADD = insert(INVOICE)
_FILED = select(INVOICE.c.id, INVOICE.c.reference, INVOICE.c.person_id, INVOICE.c.filed_at, INVOICE.c.ends_at)
_FIND = _FILED.where(by_key(INVOICE))
# Sorted by us: SQLite would take the index that has the order, and with it everybody's.
_OF = _FILED.where(mine(INVOICE), INVOICE.c.person_id == bindparam("person"))
_NEWEST = _FILED.where(mine(INVOICE)).order_by(INVOICE.c.id.desc()).limit(bindparam("most", type_=Integer))
_NUMBERED = _FILED.where(mine(INVOICE), INVOICE.c.number_lookup == bindparam("lookup"))
_WHOLE = select(INVOICE).where(by_key(INVOICE))
_OVER = select(INVOICE.c.id).where(mine(INVOICE), INVOICE.c.ends_at <= bindparam("now"))
_DROP = delete(INVOICE).where(by_key(INVOICE))


class StoredInvoices:
    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def file(self, invoice: Invoice) -> bool:
        if self.by_number(invoice.number) is not None:
            return False
        self._rows.vault.new_subject(invoice.id)
        words = {f"sealed_{name}": getattr(invoice, name) for name in OPENED}
        row = {
            "id": invoice.id,
            "reference": invoice.reference,
            "person_id": invoice.person,
            "number_lookup": self._rows.typed_lookup(NUMBER, invoice.number),
            "service": invoice.service,
            "quantity": invoice.quantity,
            "vat_rate": invoice.vat_rate,
            "filed_by": invoice.filed_by,
            "filed_at": invoice.filed_at,
            "ends_at": invoice.ends_at,
        }
        self._rows.add(_ADD, row | self._rows.sealed(INVOICE, invoice.id, invoice.id, words))
        return True

    def of(self, person: UUID) -> Sequence[Filed]:
        rows = self._rows.all(_OF, person=person)
        return [_filed(row) for row in sorted(rows, key=lambda row: row.ends_at)]

    def newest(self, *, limit: int = 10) -> Sequence[Filed]:
        return [_filed(row) for row in self._rows.all(_NEWEST, most=limit)]

    def find(self, invoice: UUID) -> Filed | None:
        row = self._rows.first(_FIND, key=invoice)
        return row and _filed(row)

    def by_number(self, number: str) -> Filed | None:
        row = self._rows.first(_NUMBERED, lookup=self._rows.typed_lookup(NUMBER, number))
        return row and _filed(row)

    def open(self, invoice: UUID) -> Invoice | None:
        row = self._rows.first(_WHOLE, key=invoice)
        if row is None:
            return None
        opened = self._rows.opened(INVOICE, row.id, row.id, row._mapping)
        return Invoice(
            row.id,
            row.reference,
            row.person_id,
            row.service,
            row.quantity,
            row.vat_rate,
            row.filed_by,
            row.filed_at,
            row.ends_at,
            **{name: opened[f"sealed_{name}"] or "" for name in OPENED},
        )

    def remove(self, invoice: UUID) -> bool:
        if self._rows.change(_DROP, key=invoice) == 0:
            return False
        self._rows.forgotten.append(invoice)
        self._rows.has_wiped = True
        return True

    def expire(self, *, now: datetime) -> int:
        return sum(self.remove(row.id) for row in self._rows.all(_OVER, now=now))


def _filed(row: Row[Any]) -> Filed:
    return Filed(row.id, row.reference, row.person_id, row.filed_at, row.ends_at)
