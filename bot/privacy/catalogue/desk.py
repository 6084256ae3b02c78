"""What comes in at the desk: questions, feedback and complaints, and how to reach who asked outside the chat."""

from bot.privacy.catalogue.rows import Asked, Category, Ground, Recipient
from bot.privacy.purposes import DataClass, Purpose, Term
from bot.words import Words

TICKET, CONTACT = "ticket.open", "contact.send"

DESK: tuple[Category, ...] = (
    Category(
        "question",
        Words(nl="Vragen en meldingen", en="Questions and reports"),
        Words(nl="om je te kunnen antwoorden.", en="to be able to answer you."),
        "R-047",
        Purpose.QUESTIONS,
        Ground.SERVICE,
        Term.ACTIVE_2Y,
        DataClass.SENSITIVE,
        Asked.REQUIRED,
        recipients=(Recipient.ADMINS, Recipient.CHAT),
        item="vragen die jij aan ons stelt en/of meldingen die jij aan ons doorgeeft.",
        form=TICKET,
        field="text",
    ),
    Category(
        "question_kind",
        Words(nl="Wat voor bericht het is", en="What kind of message it is"),
        Words(
            nl="een klacht gaat naar iemand anders dan over wie ze gaat.",
            en="a complaint goes to somebody else than the one it is about.",
        ),
        "R-047",
        Purpose.QUESTIONS,
        Ground.SERVICE,
        Term.ACTIVE_2Y,
        DataClass.PSEUDONYM,
        Asked.REQUIRED,
        recipients=(Recipient.ADMINS, Recipient.CHAT),
        form=TICKET,
        field="kind",
    ),
    Category(
        "complaint_about",
        Words(nl="Over wie je klacht gaat", en="Whom your complaint is about"),
        Words(nl="zodat iemand anders haar behandelt.", en="so that somebody else handles it."),
        "R-088",
        Purpose.QUESTIONS,
        Ground.SERVICE,
        Term.ACTIVE_2Y,
        DataClass.PSEUDONYM,
        Asked.OPTIONAL,
        recipients=(Recipient.ADMINS, Recipient.CHAT),
        form=TICKET,
        field="not_for",
    ),
    Category(
        "requester_name",
        Words(
            nl="Je naam, als je ons buiten de chat schrijft of belt",
            en="Your name, if you write or call us outside the chat",
        ),
        Words(
            nl="om te weten wie we antwoorden. We wissen hem na de afhandeling.",
            en="to know whom we answer. We erase it after the completion.",
        ),
        "R-084",
        Purpose.QUESTIONS,
        Ground.SERVICE,
        Term.SET,
        DataClass.CONTACT,
        Asked.OPTIONAL,
        recipients=(Recipient.ADMINS,),
        form=CONTACT,
        field="name",
    ),
    Category(
        "requester_reach",
        Words(nl="Hoe we je buiten de chat bereiken", en="How we reach you outside the chat"),
        Words(
            nl="om je te kunnen antwoorden. We wissen het na de afhandeling.",
            en="to be able to answer you. We erase it after the completion.",
        ),
        "R-062",
        Purpose.QUESTIONS,
        Ground.SERVICE,
        Term.SET,
        DataClass.CONTACT,
        Asked.OPTIONAL,
        recipients=(Recipient.ADMINS,),
        form=CONTACT,
        field="reach",
    ),
)
