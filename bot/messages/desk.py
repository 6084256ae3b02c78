"""Questions, feedback and complaints as those who answer see them: the list, one of them, the forms."""

from bot.desk.answering import LOGGED_VIA
from bot.messages.parts import moment, said
from bot.messages.questions import known_by
from bot.messages.tickets import KINDS, kind_choices
from bot.ports.cases import Requester
from bot.ports.tickets import Line, Ticket, TicketState
from bot.privacy.cases.kinds import VIA
from bot.views import (
    Button,
    Buttons,
    Choice,
    ChoiceField,
    Facts,
    Field,
    Form,
    Heading,
    Note,
    Paragraph,
    Part,
    PersonField,
    Quote,
    Style,
    TextField,
    TextKind,
    View,
)
from bot.words import Language, Words

MOST = 15
STATES: dict[TicketState, Words] = {
    TicketState.OPEN: Words(nl="wacht op antwoord", en="waits for an answer"),
    TicketState.ANSWERED: Words(nl="beantwoord", en="answered"),
    TicketState.CLOSED: Words(nl="afgehandeld", en="completed"),
}
CANCEL = Words(nl="Annuleren", en="Cancel")


def listed(language: Language, rows: list[tuple[Ticket, bool, bool]]) -> View:
    """Ticket, whether it is the reader's own work, whether the reader may open it; those that wait longest first."""
    title = Words(nl="Vragen en klachten", en="Questions and complaints").of(language)
    new = Button(
        Words(nl="Leg vast wat binnenkwam", en="Log what came in").of(language),
        "ticket.log",
        style=Style.PRIMARY,
        opens_form=True,
    )
    parts: list[Part] = [Heading(title)]
    if not rows:
        parts.append(Paragraph(Words(nl="Er wacht niets.", en="Nothing waits.").of(language)))
    for ticket, is_mine, may_open in rows[:MOST]:
        parts.append(Facts(((ticket.reference, _state(ticket, language, is_mine=is_mine)),)))
        if may_open:
            parts.append(_acts(ticket, language))
    if len(rows) > MOST:
        more = Words(nl="En nog {n} die later kwamen.", en="And {n} more that came later.")
        parts.append(Note(more.of(language, n=len(rows) - MOST)))
    return View(title, (*parts, Buttons((new,))))


def _acts(ticket: Ticket, language: Language) -> Buttons:
    """The answer's form shows what was asked; opening it is on record."""
    label = Words(nl="Lees {reference}", en="Read {reference}").of(language, reference=ticket.reference)
    value = str(ticket.id)
    return Buttons(
        (
            Button(label, "ticket.answer", value, opens_form=True),
            Button(Words(nl="Rond af", en="Close it").of(language), "ticket.close", value),
        )
    )


def _state(ticket: Ticket, language: Language, *, is_mine: bool) -> str:
    since = Words(nl="sinds {at}", en="since {at}").of(language, at=moment(ticket.received_at, language))
    whose = Words(nl="van jou", en="yours") if is_mine else Words(nl="van een collega", en="a colleague's")
    words = [KINDS[ticket.kind], STATES[ticket.state], *([whose] if ticket.handler else [])]
    return ", ".join((*(each.of(language) for each in words), since))


def answer_form(
    language: Language, ticket: Ticket, lines: list[Line], *, requester: Requester | None
) -> Form:
    """Read and answer in one window: nothing of it stays in the handler's conversation."""
    in_chat = Words(nl="De persoon krijgt dit van Klik.", en="The person gets this from Klik.")
    outside = Words(
        nl="Klik kan deze persoon niet bereiken. Stuur het zelf, en schrijf hier wat je antwoordde.",
        en="Klik cannot reach this person. Send it yourself, and write here what you answered.",
    )
    field = TextField(
        "answer",
        Words(nl="Je antwoord", en="Your answer").of(language),
        (in_chat if ticket.person else outside).of(language),
        TextKind.LONG,
    )
    submit = Words(nl="Verstuur", en="Send") if ticket.person else Words(nl="Leg vast", en="Log it")
    return Form(
        Words(nl="{reference}", en="{reference}").of(language, reference=ticket.reference),
        "ticket.answer",
        submit.of(language),
        CANCEL.of(language),
        (field,),
        about=str(ticket.id),
        intro=_conversation(language, ticket, lines, requester),
    )


def _conversation(
    language: Language, ticket: Ticket, lines: list[Line], requester: Requester | None
) -> tuple[Part, ...]:
    facts = [
        (Words(nl="Soort", en="Kind").of(language), KINDS[ticket.kind].of(language)),
        (Words(nl="Via", en="By").of(language), VIA[ticket.via].of(language)),
    ]
    if requester is not None:
        facts += [
            (Words(nl="Van", en="From").of(language), requester.name),
            (Words(nl="Antwoord naar", en="Answer to").of(language), requester.reach),
        ]
    said_so_far = [part for each in lines for part in (Paragraph(_said(each, language)), Quote(each.text))]
    return (Facts(tuple(row for row in facts if row[1])), *said_so_far)


def _said(line: Line, language: Language) -> str:
    words = (
        Words(nl="Antwoord, {at}:", en="Answer, {at}:") if line.is_answer else Words(nl="{at}:", en="{at}:")
    )
    return words.of(language, at=moment(line.at, language))


def log_form(language: Language) -> Form:
    return Form(
        Words(nl="Wat er binnenkwam", en="What came in").of(language),
        "ticket.log",
        Words(nl="Leg vast", en="Log it").of(language),
        CANCEL.of(language),
        (
            ChoiceField(
                "kind",
                Words(nl="Soort", en="Kind").of(language),
                Words(
                    nl="Een verzoek over gegevens hoort bij /avg verzoeken.",
                    en="A request about data belongs under /avg requests.",
                ).of(language),
                kind_choices(language),
            ),
            via_field(language),
            TextField(
                "text",
                Words(nl="Wat er gevraagd of gezegd is", en="What was asked or said").of(language),
                Words(nl="In een paar zinnen.", en="In a few sentences.").of(language),
                TextKind.LONG,
            ),
            *who_fields(language),
        ),
    )


def via_field(language: Language) -> ChoiceField:
    choices = tuple(Choice(via.value, VIA[via].of(language)) for via in LOGGED_VIA)
    hint = Words(
        nl="Het telt vanaf de dag dat het daar binnenkwam.", en="It counts from the day it came in there."
    )
    return ChoiceField("via", Words(nl="Via", en="By").of(language), hint.of(language), choices)


def who_fields(language: Language) -> tuple[Field, ...]:
    """An account if there is one, or a request's reference; else how to reach somebody outside the chat."""
    return (
        PersonField(
            "person",
            Words(nl="Van wie", en="Whose").of(language),
            Words(nl="Als je weet welk account het is.", en="If you know which account it is.").of(language),
            required=False,
        ),
        known_by(language),
        TextField(
            "name",
            Words(nl="Of een naam", en="Or a name").of(language),
            Words(nl="Alleen voor wie geen account heeft.", en="Only for who has no account.").of(language),
            required=False,
        ),
        TextField(
            "reach",
            Words(nl="En hoe we die bereiken", en="And how we reach them").of(language),
            Words(
                nl="Mailadres, telefoonnummer of adres. Klik wist het na de afhandeling.",
                en="E-mail address, phone number or address. Klik erases it after the completion.",
            ).of(language),
            required=False,
        ),
    )


SENTENCES = {
    "logged": Words(
        nl="Vastgelegd als {reference}. De behandelaar heeft bericht.",
        en="Logged as {reference}. Its handler has been told.",
    ),
    "sent": Words(
        nl="Je antwoord op {reference} gaat naar de persoon.",
        en="Your answer to {reference} goes to the person.",
    ),
    "noted": Words(
        nl="Je antwoord op {reference} is vastgelegd. Stuur het zelf: Klik kan deze persoon niet bereiken.",
        en="Your answer to {reference} is logged. Send it yourself: Klik cannot reach this person.",
    ),
    "closed": Words(nl="{reference} is afgerond.", en="{reference} is closed."),
    "not_yours": Words(
        nl="Dit is afgerond, of iemand anders behandelt het. Kijk met /avg vragen.",
        en="This is closed, or somebody else handles it. See /avg tickets.",
    ),
}


def sentence(name: str, language: Language, reference: str = "") -> View:
    return said(SENTENCES[name], language, reference=reference)
