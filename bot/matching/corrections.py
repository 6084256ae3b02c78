"""Reads what a person corrects or changes in what they gave before. Outside the transaction: anonymising takes a moment.

Their name, address and number are the same person's in every request: what is put right in one is put right wherever
the same wrong value stands (GDPR art. 16, R-086b). The rest belongs to one request (R-086c).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from bot.anonymise import Kind
from bot.matching import form
from bot.matching.form import Before, Draft, Errors, Values
from bot.model import Contact, PublicFields
from bot.ports.unit import Unit

DETAILS = ("name", "email", "phone")


@dataclass(frozen=True)
class Rewritten:
    """One request: what stood in it when it was read, and what is to stand there."""

    request: UUID
    was: Before = field(repr=False)
    draft: Draft = field(repr=False)
    # Words that were taken out may stand in it again.
    shows_more: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        """What is different, by name: that much of a correction is kept, and no value."""
        return changed(self.was, self.draft)

    def still_fits(self, unit: Unit) -> bool:
        """Somebody with two windows, or a withdrawal meanwhile: what was read may not be what stands there now."""
        return unit.requests.contact(self.request) == self.was.contact


@dataclass(frozen=True)
class Corrections:
    """Every request that is written anew by one form; empty when nothing is different."""

    rows: tuple[Rewritten, ...]


def changed(was: Before, draft: Draft) -> tuple[str, ...]:
    before, after = _values(was.public, was.contact), _values(draft.public, draft.contact)
    return tuple(sorted(name for name in before | after if before.get(name) != after.get(name)))


def _values(public: PublicFields, contact: Contact) -> dict[str, object]:
    shown = {name: getattr(public, name) for name in (*form.PUBLIC, "topics")}
    mine = {name: getattr(contact, name) for name in (*DETAILS, "motivation")}
    return {name: value for name, value in {**shown, **mine, **contact.optional}.items() if value}


def read_correction(values: Values, shown: UUID, written: Mapping[UUID, Before]) -> Corrections | Errors:
    """`shown` is the request whose values stood in the form, `written` all that hold any, that one among them."""
    errors = form.check_contact(values)
    if errors:
        return errors
    old, new = written[shown].contact, form.contact_in(values)
    rows = (_corrected(request, was, old, new) for request, was in written.items())
    return Corrections(tuple(row for row in rows if row.fields))


def _corrected(request: UUID, was: Before, old: Contact, new: Contact) -> Rewritten:
    wrong = [name for name in DETAILS if getattr(was.contact, name) == getattr(old, name)]
    contact = replace(was.contact, **{name: getattr(new, name) for name in wrong})
    return Rewritten(request, was, form.redraft(was.public, contact, was.keep))


def read_change(values: Values, request: UUID, was: Before) -> Corrections | Errors:
    """The words, the topics and the optional step of one request, in one form."""
    errors = form.check_words(values)
    contact = replace(was.contact, motivation=form.first(values, "motivation"))
    public = replace(was.public, topics=form.topics_in(values))
    read = form.read_details(values, Before(public, contact, was.keep))
    if isinstance(read, dict) or errors:
        return errors | (read if isinstance(read, dict) else {})
    row = Rewritten(request, was, read)
    return Corrections((row,) if row.fields else ())


def without(kinds: Sequence[Kind], was: Before) -> Draft:
    """What a consent that is taken back let stand goes out of what coaches read, and out of what Klik keeps (R-055)."""
    keep = form.Keep(
        health=was.keep.health and Kind.HEALTH not in kinds,
        special=was.keep.special and Kind.SPECIAL not in kinds,
    )
    contact = replace(was.contact, motivation=form.erased_of(was.contact, keep, kinds))
    return form.redraft(was.public, contact, keep)
