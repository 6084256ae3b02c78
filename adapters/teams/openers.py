"""How a form or window is opened again: by a button of ours, or from the outcome that asked for it.

Slack keeps a form open while its mistakes are shown; a Teams dialog is drawn anew by every answer.
"""

from collections.abc import Mapping
from dataclasses import replace

from bot.outcome import Answer, Outcome, Said

# The button that leads to what this outcome shows, for a message that must not hold it itself.
_BUTTONS = {
    Said.REQUEST_FORM: "request.start",
    Said.DETAILS_FORM: "request.details",
    Said.REMOVE_FORM: "request.remove",
    Said.COACH_FORM: "coach.join",
    Said.AGREEMENT_FORM: "coach.agree",
    Said.DATA_SHOWN: "data.view",
    Said.CORRECT_FORM: "data.correct",
    Said.CHANGE_FORM: "data.change",
}

# The outcome that draws the form of this public name: each that can come back with its mistakes.
FORMS = {
    "request.submit": Said.REQUEST_FORM,
    "request.details": Said.DETAILS_FORM,
    "request.remove": Said.REMOVE_FORM,
    "coach.join": Said.COACH_FORM,
    "coach.agree": Said.AGREEMENT_FORM,
    "data.correct": Said.CORRECT_FORM,
    "data.change": Said.CHANGE_FORM,
    "ticket.open": Said.TICKET_FORM,
    "ticket.reply": Said.TICKET_REPLY_FORM,
    "ticket.log": Said.TICKET_LOG_FORM,
    "ticket.answer": Said.TICKET_ANSWER_FORM,
    "case.log": Said.CASE_LOG_FORM,
    "case.identify": Said.CASE_IDENTIFY_FORM,
    "case.extend": Said.CASE_EXTEND_FORM,
    "case.refuse": Said.CASE_REFUSE_FORM,
    "copy.judge": Said.COPY_FORM,
    "role.give": Said.ROLE_FORM,
    "role.take": Said.ROLE_TAKE_FORM,
    "role.name": Said.ADMIN_NAME_FORM,
    "look.new": Said.LOOK_FORM,
    "disclose.new": Said.ORDER_FORM,
    "incident.new": Said.INCIDENT_FORM,
    "incident.authority": Said.INCIDENT_AUTHORITY_FORM,
    "incident.subjects": Said.INCIDENT_SUBJECTS_FORM,
    "invoice.file": Said.INVOICE_FORM,
    "invoice.look": Said.INVOICE_LOOK_FORM,
    "register.edit": Said.REGISTER_FORM,
    "term.set": Said.TERM_FORM,
}
_ONLY_CONSENTS = ("look.new", "consents")


def button_for(answer: Answer) -> tuple[str, str] | None:
    """Action and value; None for what may stand in a message."""
    action = _BUTTONS.get(answer.outcome.said)
    about = answer.outcome.about
    of_a_request = action in ("request.details", "request.remove", "data.change")
    return (action, str(about) if about and of_a_request else "") if action else None


def asking_again(
    answer: Answer, form: str, *, about: str, values: Mapping[str, tuple[str, ...]]
) -> Answer | None:
    """The answer whose reply is the form that was just sent in, about the same; None for a form nobody knows."""
    said = Said.LOOK_CONSENTS_FORM if (form, about) == _ONLY_CONSENTS else FORMS.get(form)
    if said is None:
        return None
    detail = {
        Said.REGISTER_FORM: {"party": about},
        # A complaint may name whom it is about; the form for it has one question more.
        Said.TICKET_FORM: {"kind": next(iter(values.get("kind", ())), "")},
    }
    return replace(answer, outcome=Outcome(said, about=answer.outcome.about, detail=detail.get(said, {})))
