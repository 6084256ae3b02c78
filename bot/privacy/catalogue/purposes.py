"""The purposes of the statement and the ones that come with running it; all off but the service that was asked for (R-056)."""

from bot.privacy.catalogue.rows import Ground, Offer, PurposeRow
from bot.privacy.purposes import Purpose
from bot.words import Words

PURPOSES: tuple[PurposeRow, ...] = (
    PurposeRow(
        Purpose.MEDIATION,
        Words(nl="Je aan een coach koppelen", en="Match you with a coach"),
        Words(
            nl="je aanvraag zonder je naam aan de coaches laten zien, en je contactgegevens geven aan de ene coach "
            "die ja zegt",
            en="show your request without your name to the coaches, and give your contact details to the one coach "
            "who says yes",
        ),
        Ground.SERVICE,
        Offer.PART,
        "R-057",
        "Om je te kunnen adviseren bij je loopbaanvragen en coach keuze.",
    ),
    PurposeRow(
        Purpose.COACHING,
        Words(nl="Weten wie coach is", en="Know who is a coach"),
        Words(
            nl="weten wie coach is, met welke overeenkomst, en wie de kandidaat leert kennen",
            en="know who is a coach, under which agreement, and whom the candidate gets to know",
        ),
        Ground.SERVICE,
        Offer.PART,
        "R-011",
    ),
    PurposeRow(
        Purpose.QUESTIONS,
        Words(nl="Vragen en klachten beantwoorden", en="Answer questions and complaints"),
        Words(
            nl="je vraag of klacht beantwoorden, langs welke weg die ook kwam",
            en="answer your question or complaint, whichever way it came",
        ),
        Ground.SERVICE,
        Offer.PART,
        "R-062",
        "om jouw vragen te beantwoorden of jouw klachten te behandelen via social media, e-mail, per post of telefonisch.",
    ),
    PurposeRow(
        Purpose.RIGHTS,
        Words(nl="Je rechten uitvoeren", en="Carry out your rights"),
        Words(
            nl="je verzoek om inzage, correctie, wijziging of verwijdering uitvoeren",
            en="carry out your request for access, correction, change or erasure",
        ),
        Ground.LEGAL,
        Offer.PART,
        "R-086a",
    ),
    PurposeRow(
        Purpose.DELIVERY,
        Words(nl="Berichten bezorgen", en="Deliver messages"),
        Words(
            nl="berichten één keer op de juiste plek bezorgen, en ze weer kunnen weghalen",
            en="deliver messages to the right place once, and be able to take them away again",
        ),
        Ground.SERVICE,
        Offer.PART,
        "R-034",
    ),
    PurposeRow(
        Purpose.ACCOUNTABILITY,
        Words(nl="Aantonen dat we ons eraan houden", en="Prove that we keep to it"),
        Words(
            nl="aantonen welke toestemming je gaf, wat je te lezen kreeg en wie wat met je gegevens deed",
            en="prove which consent you gave, what you were shown and who did what with your data",
        ),
        Ground.LEGAL,
        Offer.PART,
        "R-020",
    ),
    PurposeRow(
        Purpose.OPERATION,
        Words(nl="Klik laten werken", en="Keep Klik running"),
        Words(
            nl="Klik laten werken en beveiligen; hierin staat niemand",
            en="keep Klik running and secure; nobody is in it",
        ),
        Ground.LEGAL,
        Offer.PART,
        "R-026",
    ),
    PurposeRow(
        Purpose.TAX,
        Words(nl="De administratie voor de Belastingdienst", en="The records the tax law asks for"),
        Words(
            nl="bewaren wat de belastingwet voorschrijft, en niets daarbuiten",
            en="keep what the tax law prescribes, and nothing beyond it",
        ),
        Ground.LEGAL,
        Offer.PART,
        "R-082",
    ),
    PurposeRow(
        Purpose.NEWSLETTER,
        Words(nl="Een nieuwsbrief sturen", en="Send a newsletter"),
        Words(
            nl="je af en toe nieuws van het netwerk sturen", en="send you news of the network now and then"
        ),
        Ground.CONSENT,
        Offer.CHOSEN,
        "R-058",
        "Om met jou te communiceren door middel van het verzenden van elektronische nieuwsbrieven en/of post.",
    ),
    PurposeRow(
        Purpose.POST,
        Words(nl="Post sturen", en="Send post"),
        Words(nl="je af en toe iets per post sturen", en="send you something by post now and then"),
        Ground.CONSENT,
        Offer.CHOSEN,
        "R-058",
        "Om met jou te communiceren door middel van het verzenden van elektronische nieuwsbrieven en/of post.",
    ),
    PurposeRow(
        Purpose.PERSONAL_NEWSLETTER,
        Words(nl="Een nieuwsbrief over jouw onderwerpen sturen", en="Send a newsletter on your topics"),
        Words(
            nl="je nieuws sturen over onderwerpen die je zelf aanwijst",
            en="send you news on topics that you point out yourself",
        ),
        Ground.CONSENT,
        Offer.CHOSEN,
        "R-060",
        "Om jou gepersonaliseerde nieuwsbrieven te versturen op basis van jouw interesses "
        "(zie ook de alinea Profilering en cookies).",
    ),
    PurposeRow(
        Purpose.PERSONAL_CONTENT,
        Words(nl="Inhoud op jou afstemmen", en="Fit content to you"),
        Words(
            nl="kiezen wat je te lezen krijgt op grond van onderwerpen die je zelf aanwijst",
            en="choose what you get to read by topics that you point out yourself",
        ),
        Ground.CONSENT,
        Offer.CHOSEN,
        "R-059",
        "Om jou gepersonaliseerde advertenties en content aan te bieden (zie ook de alinea Profilering en cookies).",
    ),
    PurposeRow(
        Purpose.ADVERTISING,
        Words(nl="Advertenties op jou afstemmen", en="Fit advertisements to you"),
        Words(
            nl="dit doet Klik niet: er zit geen code voor advertenties of profielen in",
            en="Klik does not do this: there is no code for advertisements or profiles in it",
        ),
        Ground.CONSENT,
        Offer.ABSENT,
        "R-059",
        "Om jou gepersonaliseerde advertenties en content aan te bieden (zie ook de alinea Profilering en cookies).",
    ),
    PurposeRow(
        Purpose.PRIZE_DRAW,
        Words(nl="Meedoen aan een actie", en="Take part in a prize draw"),
        Words(
            nl="je laten meedoen aan één actie, en je bereiken als je iets wint",
            en="let you take part in one prize draw, and reach you when you win",
        ),
        Ground.CONSENT,
        Offer.CHOSEN,
        "R-061",
        "om jouw gegevens te verwerken voor mogelijke deelname aan acties, zodat we je kunnen bereiken wanneer je iets "
        "gewonnen hebt.",
    ),
    PurposeRow(
        Purpose.IMPROVEMENT,
        Words(nl="Klik verbeteren", en="Improve Klik"),
        Words(
            nl="tellen hoe vaak iets gebeurt; alleen aantallen, van niemand in het bijzonder",
            en="count how often something happens; numbers only, of nobody in particular",
        ),
        Ground.SERVICE,
        Offer.PART,
        "R-063",
        "om onze websites te verbeteren.",
    ),
)
