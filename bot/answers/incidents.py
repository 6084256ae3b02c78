"""What admins are shown of incidents."""

from collections.abc import Callable

from bot.admins.rights import Right, rights_of
from bot.answers.reader import Reader
from bot.context import day_start
from bot.messages import incident_forms, incidents
from bot.outcome import Said
from bot.ports.unit import Unit
from bot.views import Ask, Reply, Say


def register(unit: Unit, reader: Reader) -> Reply:
    return Say(incidents.register(reader.language, list(unit.incidents.listed())))


def shown(unit: Unit, reader: Reader) -> Reply:
    incident = unit.incidents.find(reader.outcome.about) if reader.outcome.about else None
    if incident is None or reader.person is None:
        return gone(unit, reader)
    view = incidents.one(
        reader.language,
        incident,
        now=reader.context.now,
        affected=unit.incidents.affected(day_start(incident.began_at or incident.discovered_at)),
        may_decide=Right.DECIDE_INCIDENT in rights_of(unit, reader.context, reader.person),
    )
    return Say(view)


def form(unit: Unit, reader: Reader) -> Reply:
    return Ask(incident_forms.form(reader.language, now=reader.context.now))


def _decision_form(which: str) -> Callable[[Unit, Reader], Reply]:
    return lambda unit, reader: Ask(
        incident_forms.decision_form(reader.language, which, str(reader.outcome.about or ""))
    )


def gone(unit: Unit, reader: Reader) -> Reply:
    return Say(incidents.gone(reader.language))


INCIDENTS: dict[Said, Callable[[Unit, Reader], Reply]] = {
    Said.INCIDENTS: register,
    Said.INCIDENT_SHOWN: shown,
    Said.INCIDENT_FORM: form,
    Said.INCIDENT_AUTHORITY_FORM: _decision_form("authority"),
    Said.INCIDENT_SUBJECTS_FORM: _decision_form("subjects"),
    Said.INCIDENT_GONE: gone,
}
