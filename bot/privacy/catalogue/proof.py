"""What is kept to prove that the promises are kept, and of the network itself (GDPR art. 5(2))."""

from bot.privacy.catalogue.rows import Category, Ground, Recipient, trace
from bot.privacy.purposes import DataClass, Purpose, Term
from bot.words import Words

PROOF: tuple[Category, ...] = (
    trace(
        "presentation",
        Words(nl="Dat je de verklaring te lezen kreeg", en="That you were shown the statement"),
        Words(
            nl="om te kunnen aantonen dat je wist waar je aan begon.",
            en="to be able to prove that you knew what you began.",
        ),
        Purpose.ACCOUNTABILITY,
        Term.PROOF_5Y,
        ground=Ground.LEGAL,
        requirement="R-003",
    ),
    trace(
        "consent",
        Words(nl="Je toestemmingen", en="Your consents"),
        Words(
            nl="om te kunnen aantonen wat je goedvond, en wat niet.",
            en="to be able to prove what you agreed to, and what not.",
        ),
        Purpose.ACCOUNTABILITY,
        Term.PROOF_5Y,
        ground=Ground.LEGAL,
        requirement="R-020",
    ),
    trace(
        "audit",
        Words(nl="Wie wat met je gegevens deed", en="Who did what with your data"),
        Words(
            nl="om misbruik te kunnen zien en je te kunnen zeggen wie je gegevens zag.",
            en="to be able to see misuse and to tell you who saw your data.",
        ),
        Purpose.ACCOUNTABILITY,
        Term.PROOF_5Y,
        ground=Ground.LEGAL,
        recipients=(Recipient.ADMINS,),
        requirement="R-076",
    ),
    trace(
        "role",
        Words(nl="Dat je beheerder bent, en met welke rol", en="That you are an admin, and in which role"),
        Words(nl="om te weten wie wat mag.", en="to know who may do what."),
        Purpose.ACCOUNTABILITY,
        Term.ROLE,
        ground=Ground.LEGAL,
        recipients=(Recipient.ADMINS,),
        requirement="R-075",
    ),
    trace(
        "approval",
        Words(nl="Waar twee beheerders samen over besloten", en="What two admins decided together"),
        Words(
            nl="om te kunnen aantonen dat niemand het alleen deed.",
            en="to be able to prove that nobody did it alone.",
        ),
        Purpose.ACCOUNTABILITY,
        Term.PROOF_5Y,
        ground=Ground.LEGAL,
        recipients=(Recipient.ADMINS,),
        requirement="R-075",
    ),
    trace(
        "file",
        Words(nl="Bestanden die je gaf of kreeg", en="Files you gave or got"),
        Words(
            nl="om ze veilig door te geven. Ze krijgen geen naam en gaan vanzelf weg.",
            en="to pass them on safely. They get no name and go by themselves.",
        ),
        Purpose.RIGHTS,
        Term.SET,
        data_class=DataClass.SENSITIVE,
        recipients=(Recipient.CHAT,),
        requirement="R-038",
    ),
    trace(
        "case",
        Words(nl="Dat je een verzoek over je gegevens deed", en="That you made a request about your data"),
        Words(
            nl="om het op tijd te beantwoorden en dat te kunnen aantonen. Wat erin stond, blijft niet bewaard.",
            en="to answer it in time and be able to prove that. What it said is not kept.",
        ),
        Purpose.RIGHTS,
        Term.PROOF_5Y,
        ground=Ground.LEGAL,
        recipients=(Recipient.ADMINS,),
        requirement="R-086e",
    ),
    trace(
        "statement",
        Words(nl="De privacyverklaring zelf", en="The privacy statement itself"),
        Words(nl="om te weten welke tekst wanneer gold.", en="to know which text held when."),
        Purpose.ACCOUNTABILITY,
        Term.NETWORK,
        ground=Ground.LEGAL,
        data_class=DataClass.NONE,
        requirement="R-032",
    ),
    trace(
        "party",
        Words(nl="Met wie het netwerk werkt", en="Whom the network works with"),
        Words(nl="om te weten welke organisatie wat mag.", en="to know which organisation may do what."),
        Purpose.ACCOUNTABILITY,
        Term.NETWORK,
        ground=Ground.LEGAL,
        data_class=DataClass.NONE,
        requirement="R-006",
    ),
    trace(
        "network",
        Words(nl="Het netwerk en zijn kanalen", en="The network and its channels"),
        Words(nl="om te weten waar coaches te vinden zijn.", en="to know where coaches are to be found."),
        Purpose.OPERATION,
        Term.NETWORK,
        ground=Ground.LEGAL,
        data_class=DataClass.NONE,
        requirement="R-078",
    ),
)
