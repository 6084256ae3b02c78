"""Questions, feedback and complaints as who asked sees them: the form, the receipt, the answer, the end."""

from bot.messages.authority import COMPLAIN
from bot.messages.parts import said, with_parts
from bot.messages.questions import LOST, label_and_hint, line
from bot.ports.tickets import Ticket, TicketKind
from bot.privacy.catalogue.desk import TICKET
from bot.views import (
    Button,
    Buttons,
    Choice,
    ChoiceField,
    Field,
    Form,
    Note,
    Paragraph,
    PersonField,
    Quote,
    TextField,
    TextKind,
    View,
)
from bot.words import Language, Words

KINDS: dict[TicketKind, Words] = {
    TicketKind.QUESTION: Words(nl="vraag", en="question"),
    TicketKind.FEEDBACK: Words(nl="idee of opmerking", en="idea or remark"),
    TicketKind.COMPLAINT: Words(nl="klacht", en="complaint"),
}
_SEND = Words(nl="Verstuur", en="Send")
_CANCEL = Words(nl="Niet nu", en="Not now")


def kind_choices(language: Language) -> tuple[Choice, ...]:
    return tuple(Choice(kind.value, words.of(language)) for kind, words in KINDS.items())


def ask_form(language: Language, *, kind: str = "", text: str = "", forgotten: bool = False) -> Form:
    """`kind` is chosen beforehand where it is known, `text` what was typed; a complaint may name whom it is about."""
    about = _about(language) if kind == TicketKind.COMPLAINT else ()
    return Form(
        _TITLES.get(kind, _TITLES[""]).of(language),
        TICKET,
        _SEND.of(language),
        _CANCEL.of(language),
        (_kind(language, kind), line(TICKET, "text", language, kind=TextKind.LONG, initial=text), *about),
        intro=(Paragraph(LOST.of(language)),) if forgotten else (),
    )


_TITLES = {
    "": Words(nl="Schrijf ons", en="Write to us"),
    "complaint": Words(nl="Dien een klacht in", en="File a complaint"),
}


def _kind(language: Language, kind: str) -> ChoiceField:
    label, hint = label_and_hint(TICKET, "kind", language)
    return ChoiceField("kind", label, hint, kind_choices(language), initial=(kind,) if kind else ())


def _about(language: Language) -> tuple[Field, ...]:
    more = Words(nl="Alleen als ze over een beheerder gaat.", en="Only if it is about an admin.").of(language)
    return (PersonField("not_for", *label_and_hint(TICKET, "not_for", language, more), required=False),)


def received(language: Language, ticket: Ticket) -> View:
    """The receipt, with its number."""
    words = Words(
        nl="Je {kind} is binnen, met kenmerk {reference}. Een beheerder leest het, en je krijgt hier antwoord.",
        en="Your {kind} is in, with reference {reference}. An admin reads it, and you get an answer here.",
    )
    return with_parts(
        words,
        language,
        *_notes(ticket, language),
        kind=KINDS[ticket.kind].of(language),
        reference=ticket.reference,
    )


def _notes(ticket: Ticket, language: Language) -> tuple[Note, ...]:
    """A complaint says where else one can go (R-088, R-089)."""
    if ticket.kind is not TicketKind.COMPLAINT:
        return ()
    other = _OTHERS if ticket.handler else _NOBODY_ELSE
    return (Note(other.of(language)), Note(COMPLAIN.of(language)))


_OTHERS = Words(nl="Wie erover gaat, behandelt haar niet.", en="Whoever it is about does not handle it.")
_NOBODY_ELSE = Words(
    nl="Er is nu niemand anders die haar kan behandelen dan over wie ze gaat.",
    en="There is nobody now who could handle it but the one it is about.",
)


def answer(language: Language, ticket: Ticket, text: str) -> View:
    """One answer, in the person's own conversation. The notification holds none of it."""
    words = Words(nl="Antwoord op {reference}, je {kind}.", en="Answer to {reference}, your {kind}.")
    more = Button(
        Words(nl="Reageer", en="Reply").of(language), "ticket.reply", str(ticket.id), opens_form=True
    )
    notes = (Note(COMPLAIN.of(language)),) if ticket.kind is TicketKind.COMPLAINT else ()
    return with_parts(
        words,
        language,
        Quote(text),
        *notes,
        Buttons((more,)),
        reference=ticket.reference,
        kind=KINDS[ticket.kind].of(language),
    )


def reply_form(language: Language, ticket: Ticket) -> Form:
    title = Words(nl="Reageer op {reference}", en="Reply to {reference}").of(
        language, reference=ticket.reference
    )
    label, hint = label_and_hint(TICKET, "text", language)
    field = TextField("text", label, hint, TextKind.LONG)
    return Form(
        title, "ticket.reply", _SEND.of(language), _CANCEL.of(language), (field,), about=str(ticket.id)
    )


def over(language: Language, ticket: Ticket) -> View:
    words = Words(
        nl="Je {kind}, {reference}, is afgehandeld. Is er nog iets, schrijf ons dan met /klik contact.",
        en="Your {kind}, {reference}, is completed. If there is anything else, write to us with /klik contact.",
    )
    notes = (Note(COMPLAIN.of(language)),) if ticket.kind is TicketKind.COMPLAINT else ()
    return with_parts(
        words, language, *notes, kind=KINDS[ticket.kind].of(language), reference=ticket.reference
    )


def gone(language: Language) -> View:
    words = Words(
        nl="Deze vraag is afgehandeld. Schrijf ons opnieuw met /klik contact.",
        en="This question is completed. Write to us again with /klik contact.",
    )
    return said(words, language)
