"""Answers that first read facts: the person's own form, status and data; a coach's own; an admin's lists."""

from collections.abc import Callable
from uuid import UUID

from bot.answers.data import consents_shown, data_shown, who_got
from bot.answers.privacy import PRIVACY, START_TYPED
from bot.answers.reader import Reader
from bot.answers.registered import REGISTERED
from bot.answers.statements import STATEMENTS
from bot.ids import code_of
from bot.matching.form import read_email, read_phone, removed_by
from bot.matching.machine import ALIVE
from bot.messages import admin, asking, coaching, talking
from bot.messages import coach_form as coach_forms
from bot.messages import details_form as details_forms
from bot.messages import remove_form as remove_forms
from bot.messages import request_form as request_forms
from bot.messages.parts import said, statement_line
from bot.messages.status import NEWS, withdraw_button
from bot.model import Contact, RequestState
from bot.outcome import Said
from bot.ports.unit import Unit
from bot.privacy import duties, statement
from bot.views import Ask, Buttons, Facts, Heading, Nothing, Reply, Say, View
from bot.words import Words


def request_form(unit: Unit, reader: Reader) -> Reply:
    """The form as it was left, or filled with what was just typed, or empty."""
    about = reader.outcome.about
    request = unit.requests.find(about) if about else None
    if about and request and request.candidate == reader.person and request.public:
        contact = unit.requests.contact(about)
        form = request_forms.request_form(
            reader.language, about=str(about), contact=contact, topics=request.public.topics
        )
        return Ask(form)
    topics = tuple(code for code in reader.detail("topics").split() if code != START_TYPED)
    promised = START_TYPED in reader.detail("topics").split()
    form = request_forms.request_form(
        reader.language,
        about=str(about),
        contact=typed_contact(reader.typed) if promised else None,
        topics=topics,
        forgotten=promised and not reader.typed,
    )
    return Ask(form)


def typed_contact(text: str) -> Contact:
    """What was typed in the conversation, put where it belongs in the form."""
    words = text.split()
    email = next(
        (address for word in words if "@" in word and (address := read_email(word.strip(".,;()<>")))), None
    )
    phone = next(
        (number for word in words if sum(map(str.isdigit, word)) > 8 and (number := read_phone(word))), None
    )
    return Contact(name="", email=email, phone=phone, motivation=text)


def details_form(unit: Unit, reader: Reader) -> Reply:
    about = reader.outcome.about
    request = unit.requests.head(about) if about else None
    if about is None or request is None or request.candidate != reader.person:
        return Say(asking.no_request(reader.language))
    contact, given = unit.requests.contact(about), unit.requests.given(about)
    return Ask(
        details_forms.details_form(
            reader.language, about=str(about), public=given, contact=contact, cvs=reader.context.rules.cvs
        )
    )


def remove_form(unit: Unit, reader: Reader) -> Reply:
    about = reader.outcome.about
    request = unit.requests.find(about) if about else None
    if about is None or request is None or request.candidate != reader.person or request.public is None:
        return Say(asking.no_request(reader.language))
    contact = unit.requests.contact(about)
    form = remove_forms.remove_form(
        reader.language,
        about=str(about),
        motivation=request.public.motivation,
        has_removed=bool(contact and removed_by(contact)),
    )
    return Ask(form)


def status(unit: Unit, reader: Reader) -> Reply:
    requests = list(unit.requests.of(reader.person, ALIVE)) if reader.person else []
    if not requests:
        return Say(asking.no_request(reader.language))
    title = Words(nl="Je aanvragen", en="Your requests").of(reader.language)
    buttons = Buttons(tuple(withdraw_button(request, reader.language) for request in requests))
    return Say(View(title, (Heading(title), Facts(asking.status_lines(reader.language, requests)), buttons)))


def withdraw_ask(unit: Unit, reader: Reader) -> Reply:
    ids = [UUID(text) for text in reader.detail("requests").split()]
    found = [request for request in map(unit.requests.head, ids) if request and request.state in ALIVE]
    return Say(asking.withdraw_ask(reader.language, found) if found else asking.no_request(reader.language))


def coach_form(unit: Unit, reader: Reader) -> Reply:
    coach = unit.coaches.find(reader.person) if reader.person else None
    profile = coach.profile if coach else None
    current = statement.current(unit, reader.context.now)
    form = coach_forms.coach_form(
        reader.language,
        profile=profile,
        capacity=reader.context.rules.coach_capacity,
        statement=statement_line(reader.language, version=current.version, in_force=current.in_force),
    )
    return Ask(form)


def coach_overview(unit: Unit, reader: Reader) -> Reply:
    coach = unit.coaches.find(reader.person) if reader.person else None
    if coach is None:
        return Say(coaching.no_profile(reader.language))
    view = coaching.overview(
        reader.language,
        coach,
        open_matches=len(unit.grants.of_coach(coach.person)),
        seated=unit.channels.is_seated(unit.people.account(coach.account_id)),
        now=reader.context.now,
    )
    return Say(view)


def matches(unit: Unit, reader: Reader) -> Reply:
    if reader.person is None or unit.coaches.find(reader.person) is None:
        return Say(coaching.no_profile(reader.language))
    grants = unit.grants.of_coach(reader.person)
    found = ((unit.requests.head(grant.request), grant.granted_at) for grant in grants)
    return Say(
        coaching.matches(reader.language, [(request.reference, at) for request, at in found if request])
    )


def broadcasts(unit: Unit, reader: Reader) -> Reply:
    opened = list(unit.requests.listed({RequestState.OPEN}, limit=10))
    late = reader.context.now - reader.context.rules.nudge_after
    return Say(admin.broadcasts(reader.language, opened, unclaimed_since=late))


def queue(unit: Unit, reader: Reader) -> Reply:
    parked = list(unit.outbox.parked(limit=10))
    return Say(admin.queue(reader.language, parked, waiting=unit.outbox.waiting()))


def coaches(unit: Unit, reader: Reader) -> Reply:
    rows = list(unit.coaches.listed())
    agreement, late = reader.context.rules.agreement_version, duties.late(unit, reader.context.now)
    return Say(admin.coaches(reader.language, rows, agreement=agreement, late=late))


def link_code(unit: Unit, reader: Reader) -> Reply:
    offer = reader.outcome.about
    if offer is None:
        return Say(talking.link_refused(reader.language))
    return Say(talking.link_code(reader.language, code_of(unit.links.secret(offer))))


def news(of: RequestState) -> Callable[[Unit, Reader], Reply]:
    """That the status message has changed, for no platform says so; nothing when it has changed again meanwhile."""

    def told(unit: Unit, reader: Reader) -> Reply:
        request = unit.requests.head(reader.outcome.about) if reader.outcome.about else None
        if request is None or request.state is not of:
            return Nothing()
        return Say(said(NEWS[of], reader.language, reference=request.reference))

    return told


LOOKED_UP: dict[Said, Callable[[Unit, Reader], Reply]] = {
    **PRIVACY,
    **REGISTERED,
    **STATEMENTS,
    Said.REQUEST_FORM: request_form,
    Said.DETAILS_FORM: details_form,
    Said.REMOVE_FORM: remove_form,
    Said.LINK_CODE: link_code,
    Said.STATUS: status,
    Said.MATCH_FOUND: news(RequestState.GRANTED),
    Said.NOBODY_FOUND: news(RequestState.EXPIRED),
    Said.WITHDRAW_ASK: withdraw_ask,
    Said.DATA_SHOWN: data_shown,
    Said.CONSENTS: consents_shown,
    Said.WHO_GOT: who_got,
    Said.COACH_FORM: coach_form,
    Said.COACH_OVERVIEW: coach_overview,
    Said.MATCHES: matches,
    Said.BROADCASTS: broadcasts,
    Said.QUEUE: queue,
    Said.COACHES: coaches,
}
