"""One unit of work: everything a handler may read and write, committed together or not at all. `storage.store` fulfils it."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from bot.audit import AuditEntry, AuditVerdict
from bot.ports.admins import Approvals, Roles
from bot.ports.files import Files
from bot.ports.matching import Coaches, Grants, Requests
from bot.ports.people import Channels, Consents, Links, People
from bot.ports.sending import Inbox, Messages, Outbox

T = TypeVar("T")


class Unit(Protocol):
    @property
    def people(self) -> People: ...
    @property
    def links(self) -> Links: ...
    @property
    def consents(self) -> Consents: ...
    @property
    def channels(self) -> Channels: ...
    @property
    def requests(self) -> Requests: ...
    @property
    def grants(self) -> Grants: ...
    @property
    def coaches(self) -> Coaches: ...
    @property
    def roles(self) -> Roles: ...
    @property
    def approvals(self) -> Approvals: ...
    @property
    def inbox(self) -> Inbox: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def messages(self) -> Messages: ...
    @property
    def files(self) -> Files: ...

    def audit(self, entry: AuditEntry) -> None:
        """Append to the chain in this same unit: no audit, no act."""
        ...

    def audit_verdict(self) -> AuditVerdict:
        """Walk the chain of what is committed; slow for a long trail, so never inside `perform`."""
        ...


class Store(Protocol):
    """`perform` goes through the one writer and returns after the commit; `read` sees committed rows and cannot write."""

    async def perform(self, work: Callable[[Unit], T]) -> T: ...

    async def read(self, work: Callable[[Unit], T]) -> T: ...
