"""What is shown of data requests: to handlers, and to who is asked whether one is theirs."""

from collections.abc import Callable

from bot.answers.reader import Reader
from bot.messages import case_forms, cases, casework
from bot.outcome import Said
from bot.ports.cases import Case
from bot.ports.unit import Unit
from bot.privacy.cases import copies
from bot.views import Ask, Form, Reply, Say, Show, View
from bot.words import Language, Words

Answering = Callable[[Unit, Reader], Reply]
MOST = 200


def listed(unit: Unit, reader: Reader) -> Reply:
    rows = list(unit.cases.open_ones(limit=MOST))
    return Say(casework.listed(reader.language, rows, now=reader.context.now))


def _case(unit: Unit, reader: Reader) -> Case | None:
    return unit.cases.find(reader.outcome.about) if reader.outcome.about else None


def shown(unit: Unit, reader: Reader) -> Reply:
    case = _case(unit, reader)
    if case is None:
        return Say(casework.sentence("gone", reader.language))
    slot = unit.slots.of(case.id)
    has_requester = unit.cases.requester(case.id) is not None
    return Say(casework.one(reader.language, case, slot, now=reader.context.now, has_requester=has_requester))


def _form(draw: Callable[[Language, Case], Form]) -> Answering:
    def answer(unit: Unit, reader: Reader) -> Reply:
        case = _case(unit, reader)
        if case is None or not case.is_open:
            return Say(casework.sentence("gone", reader.language))
        return Ask(draw(reader.language, case))

    return answer


def who(unit: Unit, reader: Reader) -> Reply:
    case = _case(unit, reader)
    if case is None:
        return Say(casework.sentence("gone", reader.language))
    return _window(reader, casework.who(reader.language, case, unit.cases.requester(case.id)))


def room(unit: Unit, reader: Reader) -> Reply:
    """The link is made here, at the last moment: it stands in no table and in no log."""
    case = _case(unit, reader)
    slot = unit.slots.of(case.id) if case else None
    if case is None or slot is None or not copies.may_ask(case):
        return Say(casework.sentence("gone", reader.language))
    if not reader.context.rules.public_url:
        return Say(casework.sentence("no_address", reader.language))
    url = f"{reader.context.rules.public_url}/identity/{unit.slots.code(slot.id)}"
    again = reader.detail("again") == "yes"
    return _window(reader, casework.room(reader.language, case, url=url, slot=slot, again=again))


def link(unit: Unit, reader: Reader) -> Reply:
    case = _case(unit, reader)
    slot = unit.slots.of(case.id) if case else None
    if case is None or slot is None or slot.reader != reader.person or slot.read_at is not None:
        return Say(casework.sentence("copy_gone", reader.language))
    code = unit.slots.reading_code(slot.id)
    return Say(casework.link(reader.language, case, reader.context.rules, code))


def _window(reader: Reader, view: View) -> Reply:
    return Show(view.summary, Words(nl="Sluiten", en="Close").of(reader.language), view)


def _sentence(name: str) -> Answering:
    return lambda unit, reader: Say(casework.sentence(name, reader.language))


def _to_the_person(name: str) -> Answering:
    def answer(unit: Unit, reader: Reader) -> Reply:
        case = _case(unit, reader)
        return Say(cases.sentence(name if case else "not_asked", reader.language, case))

    return answer


CASEWORK: dict[Said, Answering] = {
    Said.CASES: listed,
    Said.CASE_SHOWN: shown,
    Said.CASE_LOG_FORM: lambda unit, reader: Ask(
        case_forms.log_form(reader.language, now=reader.context.now)
    ),
    Said.CASE_IDENTIFY_FORM: _form(case_forms.identify_form),
    Said.CASE_EXTEND_FORM: _form(case_forms.extend_form),
    Said.CASE_REFUSE_FORM: _form(case_forms.refuse_form),
    Said.COPY_FORM: _form(case_forms.judge_form),
    Said.CASE_WHO: who,
    Said.COPY_ROOM: room,
    Said.COPY_LINK: link,
    Said.CASE_GONE: _sentence("gone"),
    Said.CASE_OWN: _sentence("own"),
    Said.CASE_UNIDENTIFIED: _sentence("unidentified"),
    Said.COPY_GONE: _sentence("copy_gone"),
    Said.CASE_CONFIRMED: _to_the_person("confirmed"),
    Said.CASE_DENIED: lambda unit, reader: Say(cases.sentence("denied", reader.language)),
    Said.CASE_NOT_ASKED: _to_the_person("not_asked"),
}
