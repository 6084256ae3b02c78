"""One unit of work: the ports over one transaction, each made when it is first asked for."""

from collections.abc import Callable
from functools import cached_property

from sqlalchemy import Connection

from bot.audit import AuditEntry
from bot.ports.matching import Coaches, Grants, Requests
from bot.ports.people import Channels, Consents, People
from bot.ports.sending import Inbox, Messages
from storage.store.channels import StoredChannels
from storage.store.coaches import StoredCoaches
from storage.store.grants import StoredGrants
from storage.store.outbox import StoredOutbox
from storage.store.people import StoredConsents, StoredPeople
from storage.store.requests import StoredRequests
from storage.store.rows import Rows
from storage.store.sending import StoredInbox, StoredMessages

Append = Callable[[Connection, AuditEntry], None]


class StoredUnit:
    """Neither commits nor rolls back: that is the writer's."""

    def __init__(self, rows: Rows, append: Append) -> None:
        self._rows = rows
        self._append = append
        self.outbox = StoredOutbox(rows)

    @property
    def has_promised(self) -> bool:
        return self.outbox.has_promised

    @cached_property
    def people(self) -> People:
        return StoredPeople(self._rows)

    @cached_property
    def consents(self) -> Consents:
        return StoredConsents(self._rows)

    @cached_property
    def channels(self) -> Channels:
        return StoredChannels(self._rows)

    @cached_property
    def requests(self) -> Requests:
        return StoredRequests(self._rows)

    @cached_property
    def grants(self) -> Grants:
        return StoredGrants(self._rows)

    @cached_property
    def coaches(self) -> Coaches:
        return StoredCoaches(self._rows)

    @cached_property
    def inbox(self) -> Inbox:
        return StoredInbox(self._rows)

    @cached_property
    def messages(self) -> Messages:
        return StoredMessages(self._rows)

    def audit(self, entry: AuditEntry) -> None:
        self._append(self._rows.connection, entry)
