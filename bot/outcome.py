"""What a handler decided, as a name and references: it is stored with the delivery, so a repeat gets the same answer.

Never words, names or anything typed: `answers` makes the words when somebody is about to read them.
"""

import json
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from bot.words import Language

# Made once: the module's own function makes one at each call.
_SORTED = json.JSONEncoder(sort_keys=True).encode


class Said(StrEnum):
    """Every answer Klik has. The comment says what `detail` holds where it holds something."""

    NOTHING = "nothing"
    UNKNOWN_ACTION = "unknown_action"
    FAILED = "failed"  # token
    # talking
    WELCOME = "welcome"  # intent
    NOT_UNDERSTOOD = "not_understood"
    CHOOSE = "choose"  # intents
    GREETING = "greeting"
    HELP = "help"
    PRIVACY = "privacy"  # part
    REACH_US = "reach_us"  # intent
    LANGUAGE_ASK = "language_ask"
    LANGUAGE_SET = "language_set"
    LINK_CODE = "link_code"
    LINKED = "linked"
    LINK_ELSEWHERE = "link_elsewhere"
    LINK_REFUSED = "link_refused"
    NEVER_MIND = "never_mind"
    NO_LETTERS = "no_letters"
    COMMAND_UNKNOWN = "command_unknown"  # audience, suggestion
    KEEP_IT_OUT = "keep_it_out"
    SLOW_DOWN = "slow_down"
    # the statement and the register
    STATEMENT = "statement"
    STATEMENT_CHANGES = "statement_changes"
    STATEMENT_REFUSED = "statement_refused"  # reason
    REGISTER = "register"
    REGISTER_FORM = "register_form"  # party
    # asking for a coach
    OFFER_FORM = "offer_form"  # personal
    REQUEST_FORM = "request_form"  # topics
    DETAILS_FORM = "details_form"
    REMOVE_FORM = "remove_form"
    INVALID = "invalid"  # field: code
    TOO_YOUNG = "too_young"
    NOTHING_TO_MATCH = "nothing_to_match"  # reason
    TOO_MANY = "too_many"
    SAVED = "saved"
    PREVIEW_FIRST = "preview_first"
    PUBLISHED = "published"
    CANCELLED = "cancelled"
    TOO_LATE = "too_late"  # state, reference
    NO_REQUEST = "no_request"
    STATUS = "status"
    WITHDRAW_ASK = "withdraw_ask"
    WITHDRAWN = "withdrawn"  # reference
    CV_COMING = "cv_coming"  # more
    CV_KEPT = "cv_kept"
    CV_NOT_ASKED = "cv_not_asked"  # more
    CV_REFUSED = "cv_refused"  # reason
    MATCH_FOUND = "match_found"  # about the request
    NOBODY_FOUND = "nobody_found"  # about the request
    UNDELIVERABLE = "undeliverable"  # reference
    COACH_STOPPED = "coach_stopped"  # reference
    COACH_FELL_AWAY = "coach_fell_away"  # reference
    DATA_OFFER = "data_offer"
    DATA_COPY = "data_copy"
    WHO_GOT = "who_got"
    RESTRICTED = "restricted"
    RESTRICTION_LIFTED = "restriction_lifted"
    OBJECTED = "objected"
    DATA_SHOWN = "data_shown"
    CONSENTS = "consents"
    CORRECT_OFFER = "correct_offer"
    CORRECT_FORM = "correct_form"
    CHANGE_FORM = "change_form"
    CHANGE_CHOOSE = "change_choose"  # requests
    CORRECTED = "corrected"  # coach, preview
    CORRECTED_MEANWHILE = "corrected_meanwhile"
    NOTHING_CHANGED = "nothing_changed"
    NOTHING_TO_CORRECT = "nothing_to_correct"
    COPIES_REPLACED = "copies_replaced"
    FILE_DECLINED = "file_declined"
    FILE_OVER = "file_over"
    # erasing
    ERASE_ASK = "erase_ask"
    ERASE_BEGAN = "erase_began"
    ERASURES = "erasures"
    ERASE_CASE = "erase_case"  # about the case
    ERASE_CASE_BEGAN = "erase_case_began"
    RESIDUE_SETTLED = "residue_settled"
    STAYED = "stayed"
    RETENTION = "retention"
    TERM_FORM = "term_form"
    DUTY_SETTLED = "duty_settled"
    # accepting
    WON = "won"  # reference
    YOURS_ALREADY = "yours_already"  # reference
    TAKEN = "taken"
    CLOSED = "closed"
    EXPIRED = "expired"
    OWN_REQUEST = "own_request"
    NOT_A_COACH = "not_a_coach"
    NOT_CONFIRMED = "not_confirmed"
    SUSPENDED = "suspended"
    NOT_SEATED = "not_seated"
    NO_AGREEMENT = "no_agreement"
    PAUSED = "paused"
    FULL = "full"  # capacity
    DAILY_CAP = "daily_cap"  # cap
    PASSED = "passed"  # reference
    CONTACTED = "contacted"
    COPIES_DELETED = "copies_deleted"
    NOT_YOURS = "not_yours"
    # being a coach
    COACH_FORM = "coach_form"
    AGREEMENT_FORM = "agreement_form"
    COACH_WAITING = "coach_waiting"
    COACH_OVERVIEW = "coach_overview"
    MATCHES = "matches"
    PAUSE_SET = "pause_set"  # until
    PAUSE_ENDED = "pause_ended"
    # the desk
    TICKET_FORM = "ticket_form"  # kind, typed
    TICKET_RECEIVED = "ticket_received"
    TICKET_REPLY_FORM = "ticket_reply_form"
    TICKET_OVER = "ticket_over"
    TICKET_GONE = "ticket_gone"
    TICKETS = "tickets"
    TICKET_LOG_FORM = "ticket_log_form"
    TICKET_LOGGED = "ticket_logged"
    TICKET_ANSWER_FORM = "ticket_answer_form"
    TICKET_ANSWERED = "ticket_answered"  # sent
    TICKET_CLOSED = "ticket_closed"
    TICKET_NOT_YOURS = "ticket_not_yours"
    # our own pages
    CONTACT_TICKET = "contact_ticket"
    CONTACT_CASE = "contact_case"
    COPY_IN = "copy_in"
    COPY_OVER = "copy_over"
    # data requests
    CASES = "cases"
    CASE_SHOWN = "case_shown"
    CASE_LOG_FORM = "case_log_form"
    CASE_IDENTIFY_FORM = "case_identify_form"
    CASE_EXTEND_FORM = "case_extend_form"
    CASE_REFUSE_FORM = "case_refuse_form"
    CASE_WHO = "case_who"
    CASE_GONE = "case_gone"
    CASE_OWN = "case_own"
    CASE_UNIDENTIFIED = "case_unidentified"
    CASE_CONFIRMED = "case_confirmed"
    CASE_DENIED = "case_denied"
    CASE_NOT_ASKED = "case_not_asked"
    COPY_ROOM = "copy_room"  # again
    COPY_LINK = "copy_link"
    COPY_FORM = "copy_form"
    COPY_GONE = "copy_gone"
    # administering
    NOT_AN_ADMIN = "not_an_admin"
    NOT_YOUR_ROLE = "not_your_role"
    IN_PUBLIC = "in_public"
    OVERVIEW = "overview"
    BROADCASTS = "broadcasts"
    QUEUE = "queue"
    QUEUE_RETRIED = "queue_retried"  # count
    COACHES = "coaches"
    COACH_CONFIRMED = "coach_confirmed"
    COACH_SUSPENDED = "coach_suspended"
    COACH_UNREADY = "coach_unready"
    ROLES = "roles"
    ROLE_FORM = "role_form"
    ROLE_TAKE_FORM = "role_take_form"
    ADMIN_NAME_FORM = "admin_name_form"
    ROLE_HELD = "role_held"
    ROLE_GIVEN = "role_given"
    ROLE_TAKEN = "role_taken"
    ROLE_YOURS = "role_yours"  # what
    SECOND_NEEDED = "second_needed"
    INCIDENTS = "incidents"
    INCIDENT_FORM = "incident_form"  # now
    INCIDENT_AUTHORITY_FORM = "incident_authority_form"
    INCIDENT_SUBJECTS_FORM = "incident_subjects_form"
    INCIDENT_SHOWN = "incident_shown"
    INCIDENT_GONE = "incident_gone"
    CONTROLS = "controls"
    CONTROLS_RUN = "controls_run"
    LOOKS = "looks"
    LOOKS_CONSENTS = "looks_consents"
    LOOK_FORM = "look_form"
    LOOK_CONSENTS_FORM = "look_consents_form"
    LOOK_SHOWN = "look_shown"  # part
    LOOK_OVER = "look_over"
    ORDERS = "orders"
    ORDER_FORM = "order_form"
    ORDER_APPROVED = "order_approved"
    ORDER_PACKAGE = "order_package"
    ORDER_EMPTY = "order_empty"
    ORDER_GONE = "order_gone"
    ORDER_TOLD = "order_told"
    HOLD_LIFTED = "hold_lifted"
    INVOICES = "invoices"
    INVOICE_FORM = "invoice_form"
    INVOICE_FILED = "invoice_filed"
    INVOICE_LOOK_FORM = "invoice_look_form"
    INVOICE_SHOWN = "invoice_shown"  # look
    APPROVALS = "approvals"
    APPROVAL_ASKED = "approval_asked"
    APPROVAL_GIVEN = "approval_given"  # kind, what
    APPROVAL_DECLINED = "approval_declined"  # kind, what
    APPROVAL_REFUSED = "approval_refused"  # reason
    AUDIT = "audit"
    ADMIN_HELP = "admin_help"


@dataclass(frozen=True)
class Outcome:
    """`said` picks the sentence (`answers`), `about` is a row's id, `detail` holds codes and numbers only."""

    said: Said
    about: UUID | None = None
    detail: dict[str, str] = field(default_factory=dict)

    def to_text(self) -> str:
        return _SORTED([self.said, self.about and str(self.about), self.detail])

    @staticmethod
    def from_text(text: str) -> "Outcome":
        said, about, detail = json.loads(text)
        return Outcome(Said(said), UUID(about) if about else None, detail)


def command_unknown(audience: str, suggestion: str | None) -> Outcome:
    """The suggestion is a command's canonical word, never what was typed."""
    return Outcome(Said.COMMAND_UNKNOWN, detail={"audience": audience, "suggestion": suggestion or ""})


@dataclass(frozen=True)
class Answer:
    """What the door returns: the outcome, who reads it, and in which language if they chose or showed one.

    `is_repeat`: the delivery had come before, and nothing was done again.
    """

    outcome: Outcome
    person: UUID | None
    language: Language | None
    is_repeat: bool = field(default=False, compare=False)
