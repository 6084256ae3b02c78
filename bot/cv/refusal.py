"""Why a file is not taken. A reason is all that is ever said of it: never a name, never a byte."""

from enum import StrEnum


class Reason(StrEnum):
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    OTHER_KIND = "other_kind"  # neither a PDF nor a DOCX, whatever its name says
    TWO_KINDS = "two_kinds"  # a PDF that is also something else
    PASSWORD = "password"  # noqa: S105
    ACTIVE = "active"  # macros, scripts, embedded files, what is fetched from elsewhere
    BOMB = "bomb"  # unpacks to far more than it is
    TOO_LONG = "too_long"  # more pages than a CV has
    DAMAGED = "damaged"
    VIRUS = "virus"
    NO_FETCH = "no_fetch"  # it could not be fetched from the platform


class Refused(Exception):
    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason
