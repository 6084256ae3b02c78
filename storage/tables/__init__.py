"""The tables, by subject: people, matching, sending, admins, audit. `METADATA` knows them all."""

from sqlalchemy import MetaData

from storage.tables import admins, audit, files, matching, oversight, people, sending
from storage.tables.declare import Row

METADATA: MetaData = Row.metadata

__all__ = ["METADATA", "admins", "audit", "files", "matching", "oversight", "people", "sending"]
