"""The register of processors and recipients. Organisations and agreements: nobody's data."""

from datetime import datetime
from uuid import UUID

from storage.tables.declare import Holding, Row

_party = Holding("party")


class PartyRow(Row, table=True):
    """A removed row stays, so that what was once planted is not planted again."""

    __tablename__ = "party"

    network_id: UUID = _party.network()
    code: str = _party.code(primary_key=True)
    name: str = _party.text()
    role: str = _party.code()
    agreement: str = _party.text()
    subprocessors: str = _party.text()
    location: str = _party.text()
    ends: str | None = _party.code(10, optional=True)
    changed_at: datetime = _party.moment()
    removed_at: datetime | None = _party.moment(optional=True)
