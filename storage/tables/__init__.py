"""The tables, by subject: people, matching, sending, audit. `METADATA` knows them all."""

from sqlalchemy import MetaData

from storage.tables import audit, matching, people, sending
from storage.tables.declare import Row

METADATA: MetaData = Row.metadata

__all__ = ["METADATA", "audit", "matching", "people", "sending"]
