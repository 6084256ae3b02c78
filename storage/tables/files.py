"""Files: one row that says whose and until when, and its sealed pieces. No name and no words of anybody in the open."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index

from storage.tables.declare import Holding, Row

_file = Holding("file")


class FileRow(Row, table=True):
    """`person_id` has no foreign key: an identity copy may come from somebody Klik has no row of."""

    __tablename__ = "file"

    network_id: UUID = _file.network()
    id: UUID = _file.key()
    person_id: UUID | None = _file.link(optional=True)
    about_id: UUID | None = _file.link(optional=True)
    kind: str = _file.code()
    media_type: str = _file.code(100)
    size: int = _file.number()
    pieces: int = _file.number()
    kept_at: datetime = _file.moment()
    expires_at: datetime = _file.moment(term="ends")

    __table_args__ = (
        Index("ix_file_person", "network_id", "person_id"),
        Index("ix_file_about", "network_id", "about_id"),
        Index("ix_file_expires", "network_id", "expires_at"),
    )


class FilePieceRow(Row, table=True):
    """Sealed for exactly this file, this place in it, and whether it is the last: none can be cut off or moved."""

    __tablename__ = "file_piece"

    network_id: UUID = _file.network()
    file_id: UUID = _file.key()
    number: int = _file.number(primary_key=True)
    sealed_data: bytes = _file.sealed()

    __table_args__ = (ForeignKeyConstraint(["network_id", "file_id"], ["file.network_id", "file.id"]),)
