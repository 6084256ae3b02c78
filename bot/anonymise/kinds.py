"""The words of anonymising: what can be taken out, what was, and what the person told us themselves."""

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a piece of text gives away."""

    PERSON = "person"
    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    POSTCODE = "postcode"
    PLACE = "place"
    EMPLOYER = "employer"
    SCHOOL = "school"
    URL = "url"
    HANDLE = "handle"
    BSN = "bsn"
    IBAN = "iban"
    BIRTH_DATE = "birth_date"
    AGE = "age"
    DOCUMENT = "document"
    PLATE = "plate"
    IP = "ip"
    SALARY = "salary"
    HEALTH = "health"
    SPECIAL = "special"


@dataclass(frozen=True)
class Known:
    """The person's own values; always searched for, in every spelling."""

    names: tuple[str, ...] = field(default=(), repr=False)
    emails: tuple[str, ...] = field(default=(), repr=False)
    phones: tuple[str, ...] = field(default=(), repr=False)
    employers: tuple[str, ...] = field(default=(), repr=False)
    others: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Span:
    """A candidate for removal, in offsets of the skeleton."""

    start: int
    end: int
    kind: Kind
    certainty: float = 0.95
    label: str = field(default="", repr=False)


@dataclass(frozen=True)
class Replacement:
    """What was taken out, in offsets of the original text, and what stands there now."""

    start: int
    end: int
    kind: Kind
    certainty: float
    placeholder: str


@dataclass(frozen=True)
class Mark:
    """Where a placeholder stands in the text that coaches may read."""

    start: int
    end: int
    kind: Kind
    unsure: bool


UNSURE_BELOW = 0.75


@dataclass(frozen=True)
class Anonymised:
    """The text as coaches may read it, and what was done to get there."""

    text: str = field(repr=False)
    replacements: tuple[Replacement, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        marks, shift = [], 0
        for done in self.replacements:
            start = done.start + shift
            end = start + len(done.placeholder)
            marks.append(Mark(start, end, done.kind, done.certainty < UNSURE_BELOW))
            shift += len(done.placeholder) - (done.end - done.start)
        return tuple(marks)
