"""How a form or window is opened again: by a button of ours, or from the outcome that asked for it.

Slack keeps a form open while its mistakes are shown; a Teams dialog is drawn anew by every answer.
"""

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

# The outcome that draws the form of this public name.
FORMS = {
    "request.submit": Said.REQUEST_FORM,
    "request.details": Said.DETAILS_FORM,
    "request.remove": Said.REMOVE_FORM,
    "coach.join": Said.COACH_FORM,
    "coach.agree": Said.AGREEMENT_FORM,
    "data.correct": Said.CORRECT_FORM,
    "data.change": Said.CHANGE_FORM,
}


def button_for(answer: Answer) -> tuple[str, str] | None:
    """Action and value; None for what may stand in a message."""
    action = _BUTTONS.get(answer.outcome.said)
    about = answer.outcome.about
    of_a_request = action in ("request.details", "request.remove", "data.change")
    return (action, str(about) if about and of_a_request else "") if action else None


def asking_again(answer: Answer, form: str) -> Answer | None:
    """The answer whose reply is the form that was just sent in; None for a form nobody knows."""
    said = FORMS.get(form)
    return replace(answer, outcome=Outcome(said, about=answer.outcome.about)) if said else None
