"""The tables, by subject. `METADATA` knows them all."""

from sqlalchemy import MetaData

from storage.tables import (
    admins,
    audit,
    cases,
    erasing,
    files,
    invoices,
    matching,
    oversight,
    people,
    register,
    sending,
    statements,
    tickets,
)
from storage.tables.declare import Row

METADATA: MetaData = Row.metadata

__all__ = [
    "METADATA",
    "admins",
    "audit",
    "cases",
    "erasing",
    "files",
    "invoices",
    "matching",
    "oversight",
    "people",
    "register",
    "sending",
    "statements",
    "tickets",
]
