"""The forms to correct and to change, filled with what stands there now; and what became of it."""

from collections.abc import Callable
from uuid import UUID

from bot.answers.reader import Reader
from bot.matching.machine import ALIVE
from bot.messages import correcting
from bot.messages.parts import said
from bot.model import Contact, PublicFields, Request, RequestState
from bot.outcome import Said
from bot.ports.unit import Unit
from bot.views import Ask, Reply, Say

Held = tuple[Request, PublicFields, Contact]


def _held(unit: Unit, reader: Reader) -> Held | None:
    """The reader's own request with what was given; None for anybody else's."""
    about = reader.outcome.about
    request = unit.requests.head(about) if about else None
    if request is None or request.candidate != reader.person:
        return None
    given, contact = unit.requests.given(request.id), unit.requests.contact(request.id)
    return (request, given, contact) if given and contact else None


def correct_form(unit: Unit, reader: Reader) -> Reply:
    if (held := _held(unit, reader)) is None:
        return Say(said(correcting.NOTHING, reader.language))
    request, _, contact = held
    return Ask(correcting.correct_form(reader.language, about=str(request.id), contact=contact))


def change_form(unit: Unit, reader: Reader) -> Reply:
    if (held := _held(unit, reader)) is None:
        return Say(said(correcting.NOTHING, reader.language))
    request, public, contact = held
    form = correcting.change_form(
        reader.language,
        about=str(request.id),
        public=public,
        contact=contact,
        is_open=request.state is RequestState.OPEN,
    )
    return Ask(form)


def choose(unit: Unit, reader: Reader) -> Reply:
    ids = [UUID(text) for text in reader.detail("requests").split()]
    found = [request for request in map(unit.requests.head, ids) if request and request.state in ALIVE]
    return Say(correcting.choose(reader.language, found))


def corrected(unit: Unit, reader: Reader) -> Reply:
    view = correcting.corrected(
        reader.language, coach=reader.detail("coach") == "yes", preview=reader.detail("preview") == "yes"
    )
    return Say(view)


CORRECTING: dict[Said, Callable[[Unit, Reader], Reply]] = {
    Said.CORRECT_OFFER: lambda unit, reader: Say(correcting.offer(reader.language)),
    Said.CORRECT_FORM: correct_form,
    Said.CHANGE_FORM: change_form,
    Said.CHANGE_CHOOSE: choose,
    Said.CORRECTED: corrected,
    Said.CORRECTED_MEANWHILE: lambda unit, reader: Say(said(correcting.MEANWHILE, reader.language)),
    Said.NOTHING_CHANGED: lambda unit, reader: Say(said(correcting.UNCHANGED, reader.language)),
    Said.NOTHING_TO_CORRECT: lambda unit, reader: Say(said(correcting.NOTHING, reader.language)),
    Said.COPIES_REPLACED: lambda unit, reader: Say(said(correcting.REPLACED, reader.language)),
}
