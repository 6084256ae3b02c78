"""What the tax law makes a network keep (R-082). A random person id without a foreign key: it outlives the person."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint

from storage.tables.declare import Holding, Row

_invoice = Holding("invoice")


class InvoiceRow(Row, table=True):
    """One invoice, sealed under a key of its own: the person's key opens nothing of it, and takes nothing along."""

    __tablename__ = "invoice"

    network_id: UUID = _invoice.network()
    id: UUID = _invoice.key()
    reference: str = _invoice.code(10)
    person_id: UUID = _invoice.link()
    number_lookup: bytes = _invoice.blind()
    service: str = _invoice.code()
    quantity: int = _invoice.number()
    vat_rate: str = _invoice.code()
    sealed_number: bytes = _invoice.sealed("invoice_lines")
    sealed_issued_on: bytes = _invoice.sealed("invoice_lines")
    sealed_delivered_on: bytes = _invoice.sealed("invoice_lines")
    sealed_name: bytes = _invoice.sealed("invoice_lines")
    sealed_address: bytes = _invoice.sealed("invoice_lines")
    sealed_amount: bytes = _invoice.sealed("invoice_lines")
    sealed_vat: bytes = _invoice.sealed("invoice_lines")
    filed_by: UUID = _invoice.link()
    filed_at: datetime = _invoice.moment()
    ends_at: datetime = _invoice.moment(term="ends")

    __table_args__ = (
        UniqueConstraint("network_id", "reference", name="uq_invoice_reference"),
        UniqueConstraint("network_id", "number_lookup", name="uq_invoice_number_lookup"),
        Index("ix_invoice_person", "network_id", "person_id"),
        Index("ix_invoice_ends", "network_id", "ends_at"),
        {"info": {"sealed_for": "id"}},
    )
