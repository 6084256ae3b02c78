"""The tables, by subject: people, matching, sending. `METADATA` knows them all."""

from sqlalchemy import MetaData

from storage.tables import matching, people, sending
from storage.tables.declare import Row

METADATA: MetaData = Row.metadata

__all__ = ["METADATA", "matching", "people", "sending"]
