"""Files, sealed and in pieces inside the database: erasure, retention and backups reach them like any other row.

A file has a key of its own: `destroy` takes the key as well, so no copy of the database opens it again (faults 1.3).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

MOST_BYTES = 10 * 1024 * 1024


class FileKind(StrEnum):
    CV = "cv"  # given by a candidate, for one request
    PACKAGE = "package"  # an access package on its way to the person (R-086a)
    IDENTITY = "identity"  # a shielded copy of an identity document
    ORDER = "order"  # the sealed export for an authority


@dataclass(frozen=True)
class KeptFile:
    """What is known of a file without opening it. It has no name: a name may hold somebody's."""

    id: UUID
    kind: FileKind
    person: UUID | None
    about: UUID | None
    media_type: str
    size: int
    kept_at: datetime
    expires_at: datetime


class Files(Protocol):
    def keep(
        self,
        person: UUID | None,
        kind: FileKind,
        data: bytes,
        *,
        media_type: str,
        now: datetime,
        expires_at: datetime,
        about: UUID | None = None,
    ) -> UUID:
        """Seals `data`; `person` is None for somebody Klik has no row of. ValueError when empty or above `MOST_BYTES`."""
        ...

    def find(self, file: UUID) -> KeptFile | None: ...

    def open(self, file: UUID) -> bytes:
        """The whole file. LookupError when there is none; refuses a file of which a piece is cut off, moved or changed."""
        ...

    def of(self, person: UUID) -> Sequence[KeptFile]:
        """A person's files, oldest first."""
        ...

    def about(self, about: UUID) -> Sequence[KeptFile]:
        """The files that belong to a request or a case."""
        ...

    def destroy(self, file: UUID) -> bool:
        """Rows and key; False when it was gone already."""
        ...

    def of_kind(self, kind: FileKind) -> Sequence[UUID]: ...

    def expire(self, *, now: datetime) -> int:
        """Destroys what is over its moment; how many that were."""
        ...
