"""One unit of work: the ports over one transaction, each made when it is first asked for."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from uuid import UUID

from bot.audit import AuditAction, AuditEntry, AuditVerdict
from bot.clock import Clock
from bot.ports.admins import Approvals, Roles
from bot.ports.cases import Cases, Slots
from bot.ports.duties import Duties
from bot.ports.erasing import Erasures
from bot.ports.files import Files
from bot.ports.holdings import Holdings
from bot.ports.invoices import Invoices
from bot.ports.matching import Cells, Coaches, Grants, Requests
from bot.ports.oversight import Controls, Disclosures, Holds, Incidents, Looks, Orders
from bot.ports.people import Channels, Consents, Links, People
from bot.ports.register import Register
from bot.ports.retention import Retention
from bot.ports.sending import Inbox, Messages
from bot.ports.statements import Statements
from bot.ports.tickets import Tickets
from storage.audit import Head, Record, append, count, latest
from storage.store.admins import StoredApprovals, StoredRoles
from storage.store.cases import StoredCases
from storage.store.cells import StoredCells
from storage.store.channels import StoredChannels
from storage.store.coaches import StoredCoaches
from storage.store.duties import StoredDuties
from storage.store.erasures import StoredErasures
from storage.store.files import StoredFiles
from storage.store.grants import StoredGrants
from storage.store.holdings import StoredHoldings
from storage.store.incidents import StoredIncidents
from storage.store.invoices import StoredInvoices
from storage.store.links import StoredLinks
from storage.store.orders import StoredHolds, StoredOrders
from storage.store.outbox import StoredOutbox
from storage.store.oversight import StoredControls, StoredDisclosures, StoredLooks
from storage.store.people import StoredConsents, StoredPeople
from storage.store.register import StoredRegister
from storage.store.requests import StoredRequests
from storage.store.retention import StoredRetention
from storage.store.rows import Rows
from storage.store.sending import StoredInbox, StoredMessages
from storage.store.slots import StoredSlots
from storage.store.statements import StoredStatements
from storage.store.tickets import StoredTickets


class StoredUnit:
    """Neither commits nor rolls back: that is the writer's. `head` is the end of the audit chain it has added to."""

    def __init__(self, rows: Rows, clock: Clock, verdict: Callable[[], AuditVerdict]) -> None:
        self._rows = rows
        self._clock = clock
        self._verdict = verdict
        self.outbox = StoredOutbox(rows)
        self.head: Head | None = None

    @property
    def forgotten(self) -> list[UUID]:
        """Persons whose key is of no use any more once this is committed."""
        return self._rows.forgotten

    @property
    def has_wiped(self) -> bool:
        return self._rows.has_wiped

    @property
    def has_promised(self) -> bool:
        return self.outbox.has_promised

    @cached_property
    def people(self) -> People:
        return StoredPeople(self._rows)

    @cached_property
    def links(self) -> Links:
        return StoredLinks(self._rows)

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
    def cells(self) -> Cells:
        return StoredCells(self._rows)

    @cached_property
    def grants(self) -> Grants:
        return StoredGrants(self._rows)

    @cached_property
    def coaches(self) -> Coaches:
        return StoredCoaches(self._rows)

    @cached_property
    def roles(self) -> Roles:
        return StoredRoles(self._rows)

    @cached_property
    def approvals(self) -> Approvals:
        return StoredApprovals(self._rows)

    @cached_property
    def disclosures(self) -> Disclosures:
        return StoredDisclosures(self._rows)

    @cached_property
    def looks(self) -> Looks:
        return StoredLooks(self._rows)

    @cached_property
    def orders(self) -> Orders:
        return StoredOrders(self._rows)

    @cached_property
    def holds(self) -> Holds:
        return StoredHolds(self._rows)

    @cached_property
    def cases(self) -> Cases:
        return StoredCases(self._rows)

    @cached_property
    def slots(self) -> Slots:
        return StoredSlots(self._rows)

    @cached_property
    def tickets(self) -> Tickets:
        return StoredTickets(self._rows)

    @cached_property
    def incidents(self) -> Incidents:
        return StoredIncidents(self._rows)

    @cached_property
    def controls(self) -> Controls:
        return StoredControls(self._rows)

    @cached_property
    def inbox(self) -> Inbox:
        return StoredInbox(self._rows)

    @cached_property
    def messages(self) -> Messages:
        return StoredMessages(self._rows)

    @cached_property
    def files(self) -> Files:
        return StoredFiles(self._rows)

    @cached_property
    def statements(self) -> Statements:
        return StoredStatements(self._rows, self._clock)

    @cached_property
    def holdings(self) -> Holdings:
        return StoredHoldings(self._rows)

    @cached_property
    def invoices(self) -> Invoices:
        return StoredInvoices(self._rows)

    @cached_property
    def register(self) -> Register:
        return StoredRegister(self._rows)

    @cached_property
    def erasures(self) -> Erasures:
        return StoredErasures(self._rows)

    @cached_property
    def duties(self) -> Duties:
        return StoredDuties(self._rows)

    @cached_property
    def retention(self) -> Retention:
        return StoredRetention(self._rows)

    def audit(self, entry: AuditEntry) -> None:
        record = Record(
            network=self._rows.network,
            at=self._clock.now(),
            action=entry.action,
            role=entry.role,
            outcome=entry.outcome,
            actor=entry.actor,
            about=entry.about,
            case=entry.case,
        )
        self.head = append(self._rows.connection, self._rows.vault, record)

    def audit_count(self, action: AuditAction) -> int:
        return count(self._rows.connection, self._rows.network, action)

    def signature(self, purpose: str, data: bytes) -> bytes:
        return self._rows.vault.mac(purpose, data)

    def audit_latest(self, action: AuditAction) -> str | None:
        return latest(self._rows.connection, self._rows.network, action)

    def master_key_since(self) -> datetime | None:
        return self._rows.vault.master_key_since()

    def audit_verdict(self) -> AuditVerdict:
        return self._verdict()
