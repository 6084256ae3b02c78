"""What admins are shown of the register of processors and recipients."""

from collections.abc import Callable

from bot.answers.reader import Reader
from bot.messages import register
from bot.outcome import Said
from bot.ports.unit import Unit
from bot.privacy.statement import day_of
from bot.views import Ask, Reply, Say


def overview(unit: Unit, reader: Reader) -> Reply:
    rows = list(unit.register.all())
    return Say(register.overview(reader.language, rows, day_of(reader.context.now)))


def form(unit: Unit, reader: Reader) -> Reply:
    party = unit.register.find(reader.detail("party"))
    return Ask(register.form(reader.language, party)) if party else overview(unit, reader)


REGISTERED: dict[Said, Callable[[Unit, Reader], Reply]] = {
    Said.REGISTER: overview,
    Said.REGISTER_FORM: form,
}
