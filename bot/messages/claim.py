"""What a coach hears after saying yes: won, or a kind no. Nothing about the candidate, not even whether there is one."""

from bot.messages.parts import said, with_parts
from bot.outcome import Said
from bot.views import Button, Buttons, Facts, Heading, Note, Paragraph, Style, View
from bot.words import Language, Words

SENTENCES: dict[Said, Words] = {
    Said.WON: Words(
        nl="{reference} is voor jou. De contactgegevens staan in je gesprek met Klik.",
        en="{reference} is yours. The contact details are in your conversation with Klik.",
    ),
    Said.YOURS_ALREADY: Words(
        nl="{reference} is al van jou. De contactgegevens staan in je gesprek met Klik.",
        en="{reference} is yours already. The contact details are in your conversation with Klik.",
    ),
    Said.TAKEN: Words(
        nl="Een andere coach was net eerder. Fijn dat je wilde helpen.",
        en="Another coach was just ahead of you. Thank you for wanting to help.",
    ),
    Said.CLOSED: Words(
        nl="Deze aanvraag is niet meer beschikbaar. Fijn dat je wilde helpen.",
        en="This request is no longer available. Thank you for wanting to help.",
    ),
    Said.EXPIRED: Words(
        nl="Deze aanvraag is verlopen. Fijn dat je wilde helpen.",
        en="This request has expired. Thank you for wanting to help.",
    ),
    Said.OWN_REQUEST: Words(
        nl="Dit is je eigen aanvraag. Die kan alleen een andere coach aannemen.",
        en="This is your own request. Only another coach can accept it.",
    ),
    Said.NOT_A_COACH: Words(
        nl="Aannemen kan alleen als coach van dit netwerk. Wil je dat worden, typ dan /klik coach.",
        en="Only coaches of this network can accept. To become one, type /klik coach.",
    ),
    Said.NOT_CONFIRMED: Words(
        nl="Je aanmelding als coach wacht nog op de beheerder. Daarna kun je aannemen.",
        en="Your application as a coach is still with the admin. After that you can accept.",
    ),
    Said.SUSPENDED: Words(
        nl="Je kunt nu geen aanvragen aannemen. Typ /klik contact om te vragen waarom.",
        en="You cannot accept requests now. Type /klik contact to ask why.",
    ),
    Said.NOT_SEATED: Words(
        nl="Aannemen kan alleen als je in het kanaal van de coaches zit. Vraag de beheerder je toe te voegen.",
        en="You can only accept while you are in the coaches' channel. Ask the admin to add you.",
    ),
    Said.NO_AGREEMENT: Words(
        nl="Eerst de overeenkomst voor coaches, dan aannemen. Typ /klik coach, dan staat zij klaar.",
        en="First the agreement for coaches, then accepting. Type /klik coach and it is ready for you.",
    ),
    Said.PAUSED: Words(
        nl="Je staat op pauze. Met /klik pauze uit kun je weer aannemen.",
        en="You are paused. With /klik pause off you can accept again.",
    ),
    Said.FULL: Words(
        nl="Je hebt al {capacity} lopende matches, en dat is wat je aankunt. "
        "Rond er een af, of wijzig je aantal met /klik coach.",
        en="You already have {capacity} open matches, which is what you said you can take. "
        "Complete one, or change the number with /klik coach.",
    ),
    Said.DAILY_CAP: Words(
        nl="Je hebt vandaag al {cap} aanvragen aangenomen. Morgen weer.",
        en="You have accepted {cap} requests today already. Tomorrow again.",
    ),
    Said.PASSED: Words(
        nl="Goed, {reference} is niet voor jou. Bedankt voor het lezen.",
        en="All right, {reference} is not for you. Thank you for reading it.",
    ),
    Said.CONTACTED: Words(
        nl="Mooi. De kandidaat ziet dat je contact zocht.",
        en="Good. The candidate can see that you made contact.",
    ),
    Said.COPIES_DELETED: Words(
        nl="Dank je. Mijn bericht met de gegevens haal ik ook weg.",
        en="Thank you. I take my message with the details away as well.",
    ),
    Said.NOT_YOURS: Words(
        nl="Deze knop hoort bij een match die niet van jou is.",
        en="This button belongs to a match that is not yours.",
    ),
}


def answer(name: Said, language: Language, values: dict[str, str]) -> View:
    return said(SENTENCES[name], language, **values)


def contact(
    language: Language, *, reference: str, grant: str, rows: dict[str, str], has_contacted: bool
) -> View:
    """The winner's DM: only the contact fields, the purpose, and what to do next (R-011)."""
    labels = {
        "name": Words(nl="Naam", en="Name"),
        "email": Words(nl="E-mail", en="E-mail"),
        "phone": Words(nl="Telefoon", en="Phone"),
    }
    purpose = Words(
        nl="Gebruik deze gegevens alleen om deze kandidaat te begeleiden, en verwijder ze als je klaar bent.",
        en="Use these details only to help this candidate, and delete them when you are done.",
    )
    title = Words(nl="{reference}: de contactgegevens", en="{reference}: the contact details")
    summary = Words(
        nl="{reference} is voor jou. Open dit gesprek voor de contactgegevens.",
        en="{reference} is yours. Open this conversation for the contact details.",
    )
    next_step = Words(
        nl="Neem binnen een paar werkdagen contact op.", en="Please get in touch within a few working days."
    )
    return View(
        summary.of(language, reference=reference),
        (
            Heading(title.of(language, reference=reference)),
            Facts(tuple((labels[name].of(language), value) for name, value in rows.items())),
            Paragraph(next_step.of(language)),
            Note(purpose.of(language)),
            Buttons(_contact_buttons(language, grant, has_contacted=has_contacted)),
        ),
    )


def _contact_buttons(language: Language, grant: str, *, has_contacted: bool) -> tuple[Button, ...]:
    made = Button(
        Words(nl="Ik heb contact gezocht", en="I made contact").of(language),
        "match.contacted",
        grant,
        Style.PRIMARY,
    )
    return (*(() if has_contacted else (made,)), _deleted_button(language, grant))


def _deleted_button(language: Language, grant: str) -> Button:
    return Button(
        Words(nl="Kopieën verwijderd", en="Copies deleted").of(language),
        "match.copies_deleted",
        grant,
        confirm=Words(
            nl="Is de begeleiding klaar en heb je alle gegevens verwijderd? De match wordt dan afgerond.",
            en="Are you done, and have you deleted all details? The match is completed then.",
        ).of(language),
    )


def contact_ended(language: Language, *, reference: str, grant: str, is_deleted: bool) -> View:
    """The winner's DM after the end: blank, with the duty to delete own copies (R-012). The reason is not told."""
    if is_deleted:
        words = Words(
            nl="{reference} is afgerond. Dank je voor je hulp.",
            en="{reference} is completed. Thank you for your help.",
        )
        return said(words, language, reference=reference)
    words = Words(
        nl="{reference} is gestopt. Verwijder alle gegevens die je van deze kandidaat hebt, en laat het hier weten.",
        en="{reference} has ended. Delete all details you have of this candidate, and tell me here.",
    )
    return with_parts(words, language, Buttons((_deleted_button(language, grant),)), reference=reference)


def delete_copies(language: Language, *, reference: str, grant: str) -> View:
    """The reminder after 7 and 14 days: what to delete, and one press to say that it is gone (R-012)."""
    words = Words(
        nl="Heb je nog gegevens van {reference}? Verwijder ze overal waar je ze bewaarde, en laat het hier weten.",
        en="Do you still have details of {reference}? Delete them wherever you kept them, and tell me here.",
    )
    return with_parts(words, language, Buttons((_deleted_button(language, grant),)), reference=reference)


def replace_copies(language: Language, *, reference: str, duty: str) -> View:
    """The candidate corrected the details (art. 16, 19): they stand in the coach's message; own copies are to follow."""
    words = Words(
        nl="De gegevens van {reference} zijn verbeterd. De juiste staan in mijn bericht hierboven. Vervang ze overal waar "
        "je ze bewaarde, en laat het hier weten.",
        en="The details of {reference} have been corrected. The right ones are in my message above. Replace them "
        "wherever you kept them, and tell me here.",
    )
    label = Words(nl="Oude gegevens vervangen", en="Old details replaced").of(language)
    return with_parts(
        words, language, Buttons((Button(label, "match.corrected", duty),)), reference=reference
    )


def restricted(language: Language, *, reference: str) -> View:
    """The candidate asked that nothing is done with their data for now (art. 18, 19): the details are not here meanwhile."""
    words = Words(
        nl="{reference} ligt even stil: de kandidaat vroeg om niets met de gegevens te doen. Doe dat ook niet met je "
        "eigen kopieën. Gaat het verder, dan staan de gegevens hier weer.",
        en="{reference} is on hold: the candidate asked that nothing is done with the details. Please do nothing with your "
        "own copies either. If it goes on, the details will be here again.",
    )
    return said(words, language, reference=reference)


def never_given(language: Language, *, reference: str) -> View:
    """The match ended before any detail was sent: neutral, and nothing to delete (F-059)."""
    words = Words(
        nl="{reference} gaat toch niet door. Je hebt geen gegevens gekregen en hoeft niets te doen.",
        en="{reference} will not go ahead after all. You got no details and do not have to do anything.",
    )
    return said(words, language, reference=reference)
