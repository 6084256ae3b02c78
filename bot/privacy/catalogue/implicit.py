"""What comes with using Klik without anybody being asked: ids, times, references, messages (R-034)."""

from bot.privacy.catalogue.rows import Category, Recipient, trace
from bot.privacy.purposes import DataClass, Purpose, Term
from bot.words import Words

IMPLICIT: tuple[Category, ...] = (
    trace(
        "account",
        Words(nl="Je account", en="Your account"),
        Words(
            nl="het nummer waaronder je chatplatform je kent en je gesprek met Klik: om je te kunnen antwoorden.",
            en="the number your chat platform knows you by and your conversation with Klik: to be able to answer you.",
        ),
        Purpose.MEDIATION,
        Term.ACTIVE_2Y,
        data_class=DataClass.PERSON,
        recipients=(Recipient.CHAT,),
    ),
    trace(
        "display_name",
        Words(nl="Je naam en foto op het chatplatform", en="Your name and picture on the chat platform"),
        Words(
            nl="je chatplatform stuurt ze soms mee; Klik leest en bewaart ze niet.",
            en="your chat platform sends them along at times; Klik neither reads nor keeps them.",
        ),
        Purpose.DELIVERY,
        Term.NOT_KEPT,
        data_class=DataClass.NONE,
    ),
    trace(
        "activity",
        Words(
            nl="Je taal en wanneer je voor het laatst iets deed",
            en="Your language and when you last did something",
        ),
        Words(
            nl="om in jouw taal te antwoorden en de bewaartermijn te tellen.",
            en="to answer in your language and to count how long we keep things.",
        ),
        Purpose.MEDIATION,
        Term.ACTIVE_2Y,
    ),
    trace(
        "request",
        Words(nl="Kenmerk, stand en tijden van je aanvraag", en="Reference, state and times of your request"),
        Words(nl="om je te kunnen zeggen hoe het ermee staat.", en="to be able to tell you how it is going."),
        Purpose.MEDIATION,
        Term.ACTIVE_2Y,
        recipients=(Recipient.COACHES, Recipient.CHAT),
    ),
    trace(
        "match",
        Words(nl="Welke coach ja zei, en wanneer", en="Which coach said yes, and when"),
        Words(
            nl="om te weten wie je gegevens kreeg, en de coach eraan te houden ze te verwijderen.",
            en="to know who got your data, and to hold the coach to deleting them.",
        ),
        Purpose.MEDIATION,
        Term.ACTIVE_2Y,
    ),
    trace(
        "other_term",
        Words(
            nl="Dat voor jou een andere bewaartermijn geldt", en="That another retention term holds for you"
        ),
        Words(
            nl="alleen als daar een reden voor is; die hoor je dan van Klik.",
            en="only where there is a reason; Klik then tells you which.",
        ),
        Purpose.RIGHTS,
        Term.ACTIVE_2Y,
        recipients=(Recipient.CHAT,),
    ),
    trace(
        "passed",
        Words(nl="Dat een coach dit niet koos", en="That a coach passed on this"),
        Words(nl="om die coach niet nog eens te vragen.", en="so as not to ask that coach again."),
        Purpose.MEDIATION,
        Term.REQUEST,
    ),
    trace(
        "message",
        Words(nl="Waar berichten van Klik aan jou staan", en="Where messages from Klik to you stand"),
        Words(
            nl="om ze bij te werken, en weg te halen als je dat wilt.",
            en="to update them, and to take them away when you want that.",
        ),
        Purpose.DELIVERY,
        Term.ACTIVE_2Y,
        data_class=DataClass.CONTACT,
        recipients=(Recipient.CHAT,),
    ),
    trace(
        "notice",
        Words(nl="Berichten die nog verstuurd moeten worden", en="Messages still to be sent"),
        Words(
            nl="om niets te vergeten. Er staat in wat voor bericht het is, nooit wat erin staat.",
            en="so as to forget nothing. It holds which kind of message it is, never what it says.",
        ),
        Purpose.DELIVERY,
        Term.SENT_30D,
    ),
    trace(
        "delivery",
        Words(nl="Dat een bericht van jou is aangekomen", en="That a message of yours arrived"),
        Words(
            nl="om niets twee keer te doen. Van het bericht zelf blijft niets over.",
            en="so as to do nothing twice. Nothing of the message itself is left.",
        ),
        Purpose.DELIVERY,
        Term.DELIVERY_7D,
    ),
    trace(
        "link_code",
        Words(nl="Een code om twee accounts te koppelen", en="A code to link two accounts"),
        Words(nl="om te weten dat ze allebei van jou zijn.", en="to know that both are yours."),
        Purpose.DELIVERY,
        Term.DELIVERY_7D,
    ),
    trace(
        "coach",
        Words(
            nl="Dat je coach bent, en welke overeenkomst je sloot",
            en="That you are a coach, and your agreement",
        ),
        Words(nl="om te weten wie een aanvraag mag aannemen.", en="to know who may accept a request."),
        Purpose.COACHING,
        Term.COACH,
        recipients=(Recipient.ADMINS,),
        requirement="R-011",
    ),
    trace(
        "seat",
        Words(nl="Dat je in het coacheskanaal zit", en="That you are in the coaches' channel"),
        Words(
            nl="om te weten wie een aanvraag kan lezen. Hieruit is niet af te lezen wie je bent.",
            en="to know who can read a request. Who you are cannot be read from it.",
        ),
        Purpose.COACHING,
        Term.COACH,
    ),
)
