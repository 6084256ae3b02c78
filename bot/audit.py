"""What is worth an audit entry: the acts by which data are shared, shown, changed or erased. No personal data in any."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from bot.model import Role


class AuditAction(StrEnum):
    STATEMENT_SHOWN = "statement.shown"
    CONSENT_GIVEN = "consent.given"
    CONSENT_WITHDRAWN = "consent.withdrawn"
    REQUEST_SAVED = "request.saved"
    REQUEST_PUBLISHED = "request.published"
    REQUEST_GRANTED = "request.granted"
    REQUEST_WITHDRAWN = "request.withdrawn"
    REQUEST_EXPIRED = "request.expired"
    REQUEST_CLOSED = "request.closed"
    CONTACT_DISCLOSED = "contact.disclosed"
    CONTACT_WITHHELD = "contact.withheld"
    CV_KEPT = "cv.kept"
    CV_REFUSED = "cv.refused"
    DATA_VIEWED = "data.viewed"
    FILE_HANDED = "file.handed"
    FILE_DECLINED = "file.declined"
    COACH_APPLIED = "coach.applied"
    COACH_AGREED = "coach.agreed"
    COACH_CONFIRMED = "coach.confirmed"
    COACH_SUSPENDED = "coach.suspended"
    COACH_PAUSED = "coach.paused"
    ACCOUNTS_LINKED = "accounts.linked"
    ADMIN_LOOKED = "admin.looked"
    COPIES_DELETED = "copies.deleted"
    DUTY_BEGAN = "duty.began"
    DUTY_SETTLED = "duty.settled"
    ERASURE_ASKED = "erasure.asked"
    ERASURE_DONE = "erasure.done"
    RETENTION_REFUSED = "retention.refused"
    CLOCK_CONFIRMED = "clock.confirmed"
    RESIDUE_SETTLED = "residue.settled"
    QUEUE_RETRIED = "queue.retried"
    PERSON_LOOKED_AT = "person.looked_at"
    # orders of authorities
    ORDER_REGISTERED = "order.registered"
    ORDER_HANDED = "order.handed"
    HOLD_PLACED = "hold.placed"
    HOLD_LIFTED = "hold.lifted"
    HOLD_RELEASED = "hold.released"
    # what the tax law makes the network keep
    INVOICE_FILED = "invoice.filed"
    INVOICE_REMOVED = "invoice.removed"
    INVOICES_OVER = "invoices.over"
    # the statement and the register
    TERM_SET = "term.set"
    FIRST_ADMINS_SET = "first_admins.set"  # how many, and a mark that only this installation can make
    POLICY_SET = "policy.set"
    STATEMENT_DRAFTED = "statement.drafted"
    STATEMENT_DROPPED = "statement.dropped"
    STATEMENT_PUBLISHED = "statement.published"
    REGISTER_CHANGED = "register.changed"
    REGISTER_REMOVED = "register.removed"
    # incidents
    INCIDENT_REGISTERED = "incident.registered"
    INCIDENT_DECIDED = "incident.decided"
    INCIDENT_ACTED = "incident.acted"
    INCIDENT_CLOSED = "incident.closed"
    # roles and four eyes
    ROLE_GIVEN = "role.given"
    ROLE_TAKEN = "role.taken"
    APPROVAL_ASKED = "approval.asked"
    APPROVAL_GIVEN = "approval.given"
    APPROVAL_DECLINED = "approval.declined"
    APPROVAL_USED = "approval.used"
    APPROVAL_REFUSED = "approval.refused"
    # rights
    DATA_CORRECTED = "data.corrected"  # the outcome names the fields, never a value
    COPIES_REPLACED = "copies.replaced"
    RESTRICTED = "processing.restricted"
    RESTRICTION_LIFTED = "processing.lifted"
    # questions, feedback and complaints
    TICKET_OPENED = "ticket.opened"
    TICKET_SHOWN = "ticket.shown"
    TICKET_ANSWERED = "ticket.answered"
    TICKET_CLOSED = "ticket.closed"
    # data requests
    CASE_IDENTIFIED = "case.identified"
    CASE_DENIED = "case.denied"
    CASE_WHO = "case.who"
    COPY_ASKED = "copy.asked"
    COPY_RECEIVED = "copy.received"
    COPY_READ = "copy.read"
    COPY_UNMASKED = "copy.unmasked"
    COPY_REJECTED = "copy.rejected"
    COPY_OVER = "copy.over"
    CASE_OPENED = "case.opened"
    CASE_JOINED = "case.joined"
    CASE_EXTENDED = "case.extended"
    CASE_LATE = "case.late"
    CASE_COMPLETED = "case.completed"
    CASE_REFUSED = "case.refused"


@dataclass(frozen=True)
class AuditEntry:
    """Who (a random person id), as what, did what, to which row, for which case, with which result."""

    action: AuditAction
    role: Role
    actor: UUID | None = None
    about: UUID | None = None
    outcome: str = "done"
    case: UUID | None = None


@dataclass(frozen=True)
class AuditVerdict:
    """What checking the chain found; `first_bad` is the first entry that is not as it was written.

    `removed`: so many older ones are gone, at their term, the newest of them from `until`.
    """

    entries: int
    first_bad: int | None = None
    removed: int = 0
    until: datetime | None = None

    @property
    def is_whole(self) -> bool:
        return self.first_bad is None
