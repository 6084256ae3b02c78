"""What was sent on one of our own pages: the contact form, or a copy of an identity document."""

from bot import events
from bot.context import Context
from bot.desk import contact
from bot.outcome import Outcome, Said
from bot.ports.unit import Unit
from bot.privacy.cases import copies
from bot.privacy.catalogue.desk import CONTACT


def send(unit: Unit, context: Context, event: events.PageSent) -> Outcome:
    """Nobody's account, so nobody's right: what a page may do is ask."""
    match event.form:
        case form if form == CONTACT:
            return contact.send(unit, context, event.values)
        case copies.HANDING:
            return _copy(unit, context, event)
        case _:
            return Outcome(Said.UNKNOWN_ACTION)


def _copy(unit: Unit, context: Context, event: events.PageSent) -> Outcome:
    """The ticks say that it is masked; whoever reads it looks again (R-085)."""
    if copies.awaited(unit, context, event.code) is None:
        return Outcome(Said.COPY_OVER)
    errors = {name: "tick_needed_mask" for name in copies.TICKS if not event.values.get(name)}
    if copies.media_type(event.file) is None:
        errors["file"] = "picture_needed"
    if errors:
        return Outcome(Said.INVALID, detail=errors)
    case = copies.take_in(unit, context, event.code, event.file)
    return Outcome(Said.COPY_IN, about=case.id) if case else Outcome(Said.COPY_OVER)
