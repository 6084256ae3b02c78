"""What is shown around an erasure: the dry run to the person, the list and the dry run to an admin."""

from collections.abc import Callable

from bot.answers.reader import Reader
from bot.messages import erasing as words
from bot.messages import retention, terms
from bot.outcome import Said
from bot.ports.cases import CaseKind
from bot.ports.unit import Unit
from bot.privacy.erasing import foresee
from bot.views import Ask, Reply, Say


def ask(unit: Unit, reader: Reader) -> Reply:
    if reader.person is None:
        return Say(words.began(reader.language))
    return Say(words.ask(reader.language, foresee(unit, reader.context, reader.person)))


def erasures(unit: Unit, reader: Reader) -> Reply:
    cases = [case for case in unit.cases.open_ones() if case.kind is CaseKind.ERASURE]
    return Say(words.listed_cases(reader.language, cases, list(unit.erasures.all_residue())))


def ask_case(unit: Unit, reader: Reader) -> Reply:
    case = unit.cases.find(reader.outcome.about) if reader.outcome.about else None
    if case is None:
        return erasures(unit, reader)
    foreseen = foresee(unit, reader.context, case.person) if case.person else None
    is_known = foreseen is not None and foreseen.rows > 0
    return Say(words.ask_case(reader.language, case, foreseen if is_known else None))


def retained(unit: Unit, reader: Reader) -> Reply:
    overdue = dict(unit.holdings.overdue(now=reader.context.now))
    others = list(unit.retention.other_terms(now=reader.context.now))
    return Say(retention.overview(reader.language, unit.retention.last(), overdue, others))


ERASING: dict[Said, Callable[[Unit, Reader], Reply]] = {
    Said.ERASE_ASK: ask,
    Said.ERASURES: erasures,
    Said.ERASE_CASE: ask_case,
    Said.ERASE_BEGAN: lambda unit, reader: Say(words.began(reader.language)),
    Said.ERASE_CASE_BEGAN: lambda unit, reader: Say(words.case_began(reader.language)),
    Said.RESIDUE_SETTLED: lambda unit, reader: Say(words.residue_settled(reader.language)),
    Said.STAYED: lambda unit, reader: Say(retention.stayed(reader.language)),
    Said.RETENTION: retained,
    Said.TERM_FORM: lambda unit, reader: Ask(terms.form(reader.language)),
    Said.DUTY_SETTLED: lambda unit, reader: Say(words.residue_settled(reader.language)),
}
