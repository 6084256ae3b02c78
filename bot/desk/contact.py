"""The contact form of our own page: a right becomes a data request with its 28 days, anything else a ticket (R-083).

Whoever writes here has no account that tells who they are: whose data it is about is established later (T2).
"""

from collections.abc import Mapping

from bot.context import Context
from bot.desk import tickets
from bot.matching.readiness import tell_admins
from bot.outcome import Outcome, Said
from bot.ports.cases import CaseKind, Requester, Via
from bot.ports.tickets import TicketKind
from bot.ports.unit import Unit
from bot.privacy.cases import handling
from bot.privacy.open_field import holds_bsn

Values = Mapping[str, tuple[str, ...]]

LINE_MAX = 200
KINDS: tuple[TicketKind | CaseKind, ...] = (*TicketKind, *CaseKind)


def send(unit: Unit, context: Context, values: Values) -> Outcome:
    kind, name, reach, text = (_first(values, each) for each in ("kind", "name", "reach", "text"))
    if errors := _mistakes(kind, name, reach, text):
        return Outcome(Said.INVALID, detail=errors)
    requester = Requester(name, reach, text)
    if kind in set(CaseKind):
        case = handling.receive(unit, context, CaseKind(kind), None, via=Via.WEB, requester=requester)
        tell_admins(unit, context, "case_new", about=case.id)
        return Outcome(Said.CONTACT_CASE, about=case.id)
    ticket = tickets.receive(
        unit, context, TicketKind(kind), None, text=text, via=Via.WEB, requester=requester
    )
    return Outcome(Said.CONTACT_TICKET, about=ticket.id)


def _mistakes(kind: str, name: str, reach: str, text: str) -> dict[str, str]:
    errors = {}
    if kind not in KINDS:
        errors["kind"] = "choose_one"
    for field, line in (("name", name), ("reach", reach)):
        if len(line) > LINE_MAX:
            errors[field] = f"line_too_long:{len(line)}"
        elif holds_bsn(line):
            errors[field] = "no_bsn"
    if not reach:
        errors["reach"] = "reach_needed_here"
    if error := tickets.text_mistake(text):
        errors["text"] = error
    return errors


def _first(values: Values, name: str) -> str:
    """As it was meant: a browser sends its line ends as two characters."""
    return next(iter(values.get(name, ())), "").replace("\r\n", "\n").replace("\0", "").strip()
