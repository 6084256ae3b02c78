"""Our own pages besides the statement: the contact form, handing in a shielded copy, and seeing it once."""

from bot.desk.contact import KINDS
from bot.messages.authority import COMPLAIN
from bot.messages.cases import due, due_day
from bot.messages.questions import label_and_hint, line
from bot.messages.tickets import KINDS as TICKET_KINDS
from bot.ports.cases import Case, CaseKind, Slot
from bot.ports.tickets import Ticket, TicketKind
from bot.privacy.cases import copies
from bot.privacy.cases.kinds import kind_row
from bot.privacy.catalogue.desk import CONTACT, TICKET
from bot.views import (
    Choice,
    ChoiceField,
    FileField,
    Form,
    Heading,
    Note,
    Paragraph,
    Part,
    TextKind,
    TickField,
    View,
)
from bot.words import Language, Words


def contact_form(language: Language) -> Form:
    """Whoever has Klik in their chat is better off there: the account says who they are (T2)."""
    intro = (
        Words(
            nl="Stel een vraag, dien een klacht in, of vraag iets over je gegevens: inzien, verbeteren, meenemen of "
            "verwijderen. Je krijgt een kenmerk, en binnen vier weken antwoord.",
            en="Ask a question, file a complaint, or ask something about your data: to see, correct, take along or "
            "delete them. You get a reference, and an answer within four weeks.",
        ),
        Words(
            nl="Heb je Klik in Slack of Teams, typ het dan daar: /klik contact of /klik mijn-gegevens. Dan weten we "
            "meteen dat jij het bent, en heb je nergens een kopie van nodig.",
            en="If you have Klik in Slack or Teams, type it there: /klik contact or /klik my-data. Then we know at once "
            "that it is you, and you need no copy of anything.",
        ),
    )
    choices = tuple(Choice(each.value, _kind(each, language)) for each in KINDS)
    kind = ChoiceField("kind", *label_and_hint(TICKET, "kind", language), choices)
    return Form(
        Words(nl="Schrijf ons", en="Write to us").of(language),
        CONTACT,
        Words(nl="Verstuur", en="Send").of(language),
        "",
        (
            kind,
            line(CONTACT, "text", language, kind=TextKind.LONG),
            line(CONTACT, "name", language, required=False),
            line(CONTACT, "reach", language, more=_REACH.of(language)),
        ),
        intro=tuple(Paragraph(each.of(language)) for each in intro),
    )


_REACH = Words(
    nl="Een e-mailadres, telefoonnummer of postadres.",
    en="An e-mail address, phone number or postal address.",
)


def _kind(kind: TicketKind | CaseKind, language: Language) -> str:
    if isinstance(kind, TicketKind):
        return TICKET_KINDS[kind].of(language)
    about = Words(nl="mijn gegevens: {what}", en="my data: {what}")
    return about.of(language, what=kind_row(kind).title.of(language))


def ticket_receipt(language: Language, ticket: Ticket, *, until: str) -> View:
    words = Words(
        nl="Je {kind} heeft kenmerk {reference}. Een beheerder leest het, en antwoordt uiterlijk {until} langs de weg "
        "die je opgaf. Bewaar het kenmerk: daarmee vinden we het terug.",
        en="Your {kind} has reference {reference}. An admin reads it, and answers by {until} the way you gave us. Keep "
        "the reference: with it we find it again.",
    ).of(language, kind=TICKET_KINDS[ticket.kind].of(language), reference=ticket.reference, until=until)
    notes = (Note(COMPLAIN.of(language)),) if ticket.kind is TicketKind.COMPLAINT else ()
    return _received(language, Paragraph(words), *notes)


def case_receipt(language: Language, case: Case) -> View:
    words = Words(
        nl="Je verzoek om {kind} heeft kenmerk {reference}. Uiterlijk {until} hoor je wat ermee gedaan is, langs de weg "
        "die je opgaf. Bewaar het kenmerk: daarmee vinden we het terug.",
        en="Your request for {kind} has reference {reference}. By {until} you will hear what was done with it, the way "
        "you gave us. Keep the reference: with it we find it again.",
    ).of(
        language,
        kind=kind_row(case.kind).title.of(language),
        reference=case.reference,
        until=due(case, language),
    )
    first = Words(
        nl="Voor we iets met gegevens doen, stellen we vast van wie ze zijn, op de lichtste manier die kan. Stuur ons "
        "uit jezelf geen kopie van een legitimatiebewijs.",
        en="Before we do anything with data we establish whose they are, in the lightest way there is. Do not send us a "
        "copy of an identity document of your own accord.",
    )
    return _received(language, Paragraph(words), Paragraph(first.of(language)), Note(COMPLAIN.of(language)))


def _received(language: Language, *parts: Part) -> View:
    title = Words(nl="Je bericht is binnen", en="Your message is in").of(language)
    return View(title, (Heading(title), *parts))


def copy_form(language: Language, case: Case, slot: Slot) -> Form:
    """How to mask comes before the place to hand it in (R-085)."""
    how = Words(
        nl="Je vroeg om {kind}, kenmerk {reference}. Om te weten dat jij het bent, vragen we één keer een foto van de "
        "voorkant van je paspoort, identiteitskaart of rijbewijs.\n\n"
        "• Scherm je burgerservicenummer (BSN) af, ook in de regel cijfers onderaan.\n"
        "• Scherm je pasfoto af.\n"
        "• Schrijf er “alleen voor Klik” en de datum over.\n\n"
        "Het makkelijkst gaat dat met KopieID, de gratis app van de overheid. Je naam moet leesbaar blijven.",
        en="You asked for {kind}, reference {reference}. To know that it is you, we ask once for a picture of the front "
        "of your passport, identity card or driving licence.\n\n"
        "• Mask your citizen service number (BSN), also in the line of figures at the bottom.\n"
        "• Mask your photo.\n"
        "• Write “for Klik only” and the date across it.\n\n"
        "KopieID, the government's free app, is the easiest way. Your name has to stay readable.",
    )
    gone = Words(
        nl="Eén beheerder ziet de kopie één keer; dan is ze weg. Ongelezen wissen we haar na 72 uur. We bewaren er niets "
        "van. Deze link werkt één keer, tot en met {until}.",
        en="One admin sees the copy once; then it is gone. Unread, we erase it after 72 hours. We keep nothing of it. "
        "This link works once, until {until}.",
    )
    title = kind_row(case.kind).title.of(language)
    until = due_day(slot.expires_at, language)
    return Form(
        Words(nl="Laat zien dat jij het bent", en="Show that it is you").of(language),
        copies.HANDING,
        Words(nl="Lever in", en="Hand in").of(language),
        "",
        (*_ticks(language), _picture(language)),
        intro=(
            Paragraph(how.of(language, kind=title, reference=case.reference)),
            Paragraph(gone.of(language, until=until)),
        ),
    )


def _ticks(language: Language) -> tuple[TickField, ...]:
    rows = (
        (
            "bsn_masked",
            Words(nl="Burgerservicenummer", en="Citizen service number"),
            Words(nl="Mijn BSN is nergens leesbaar.", en="My BSN is readable nowhere."),
        ),
        (
            "photo_masked",
            Words(nl="Pasfoto", en="Photo"),
            Words(nl="Mijn pasfoto is afgeschermd.", en="My photo is masked."),
        ),
    )
    return tuple(TickField(name, label.of(language), "", text.of(language)) for name, label, text in rows)


def _picture(language: Language) -> FileField:
    label = Words(nl="De afgeschermde kopie", en="The shielded copy")
    hint = Words(nl="Een JPEG of PNG van hoogstens 10 MB.", en="A JPEG or PNG of at most 10 MB.")
    return FileField("file", label.of(language), hint.of(language), required=True)


def copy_in(language: Language, case: Case) -> View:
    title = Words(nl="De kopie is binnen", en="The copy is in").of(language)
    words = Words(
        nl="Eén beheerder bekijkt haar één keer, en dan is ze weg. Uiterlijk {until} hoor je wat er met {reference} "
        "gedaan is.",
        en="One admin sees it once, and then it is gone. By {until} you will hear what was done with {reference}.",
    ).of(language, until=due(case, language), reference=case.reference)
    return View(title, (Heading(title), Paragraph(words)))


def copy_over(language: Language) -> View:
    """The same for a link that was never one: nothing tells which there are."""
    title = Words(nl="Deze link werkt niet meer", en="This link does not work any more").of(language)
    words = Words(
        nl="Hij is gebruikt, over zijn tijd, of niet goed overgenomen. Vraag degene die hem stuurde om een nieuwe.",
        en="It has been used, is over its time, or was not copied well. Ask whoever sent it for a new one.",
    )
    return View(title, (Heading(title), Paragraph(words.of(language))))


def see_form(language: Language) -> Form:
    """A press, because a program that looks at links would use it up."""
    words = Words(
        nl="Je ziet de kopie één keer, op de volgende pagina. Daarna is ze vernietigd. Sla haar niet op, en leg in de "
        "chat vast wat je zag.",
        en="You see the copy once, on the next page. After that it is destroyed. Do not save it, and log in the chat "
        "what you saw.",
    )
    return Form(
        Words(nl="Bekijk de kopie", en="See the copy").of(language),
        copies.READING,
        Words(nl="Laat haar nu zien", en="Show it now").of(language),
        "",
        (),
        intro=(Paragraph(words.of(language)),),
    )


def seen(language: Language) -> View:
    title = Words(nl="De kopie", en="The copy").of(language)
    words = Words(
        nl="Bij Klik is ze nu vernietigd; ze staat alleen nog op dit scherm. Kijk of het BSN en de pasfoto zijn "
        "afgeschermd en of het is wie het vroeg, sluit dan deze pagina en leg het vast in de chat.",
        en="Klik has destroyed it by now; it is on this screen alone. See whether the BSN and the photo are masked and "
        "whether it is who asked, then close this page and log it in the chat.",
    )
    return View(title, (Heading(title), Paragraph(words.of(language))))


SENTENCES = {
    "again": Words(
        nl="Er is nog niets verstuurd. Kijk naar wat hieronder staat, en verstuur het dan opnieuw.",
        en="Nothing has been sent yet. See what it says below, and then send it again.",
    ),
    "stale": Words(
        nl="Deze pagina stond lang open, of dit is al eens verstuurd. Wat je schreef, staat er nog: verstuur het opnieuw "
        "als dat de bedoeling is.",
        en="This page was open for long, or this was sent before. What you wrote is still there: send it again if that is "
        "what you want.",
    ),
    "too_many": Words(
        nl="Er kwam net veel van dit adres. Er is niets verstuurd, en wat je schreef staat er nog: probeer het over een "
        "kwartier.",
        en="A lot came from this address just now. Nothing was sent, and what you wrote is still there: try again in a "
        "quarter of an hour.",
    ),
    "elsewhere": Words(
        nl="Dit werd niet vanaf onze eigen pagina verstuurd. Er is niets mee gedaan.",
        en="This was not sent from our own page. Nothing was done with it.",
    ),
    "too_large": Words(
        nl="Dit is te groot. Er is niets verstuurd.", en="This is too large. Nothing was sent."
    ),
    "broken": Words(
        nl="Er ging iets mis, en er is niets verstuurd. Wat je schreef staat er nog: probeer het zo nog eens.",
        en="Something went wrong, and nothing was sent. What you wrote is still there: please try again in a moment.",
    ),
}
