"""What everybody can type after /klik."""

from bot.commands.row import Argument, Audience, Command
from bot.words import Words

KLIK: tuple[Command, ...] = (
    Command(Audience.KLIK, "find", "zoek", Words(nl="Vraag een coach aan", en="Ask for a coach")),
    Command(
        Audience.KLIK,
        "status",
        "status",
        Words(nl="Hoe het met je aanvraag staat", en="How your request is doing"),
        Argument.REFERENCE,
    ),
    Command(
        Audience.KLIK,
        "withdraw",
        "intrekken",
        Words(nl="Trek je aanvraag in", en="Withdraw your request"),
        Argument.REFERENCE,
    ),
    Command(
        Audience.KLIK,
        "my-data",
        "mijn-gegevens",
        Words(nl="Wat Klik van je bewaart", en="What Klik holds about you"),
    ),
    Command(
        Audience.KLIK,
        "consents",
        "toestemmingen",
        Words(nl="Je toestemmingen, aan en uit", en="Your consents, on and off"),
    ),
    Command(
        Audience.KLIK, "privacy", "privacy", Words(nl="De privacyverklaring", en="The privacy statement")
    ),
    Command(Audience.KLIK, "contact", "contact", Words(nl="Stel ons een vraag", en="Ask us a question")),
    Command(Audience.KLIK, "complaint", "klacht", Words(nl="Dien een klacht in", en="File a complaint")),
    Command(
        Audience.KLIK,
        "language",
        "taal",
        Words(nl="Kies Nederlands of Engels", en="Choose Dutch or English"),
        Argument.LANGUAGE,
    ),
    Command(
        Audience.KLIK,
        "link",
        "koppel",
        Words(nl="Koppel je account op Slack en op Teams", en="Link your account on Slack and on Teams"),
        Argument.CODE,
    ),
    Command(
        Audience.KLIK,
        "coach",
        "coach",
        Words(nl="Word coach, of bekijk je profiel", en="Become a coach, or see your profile"),
    ),
    Command(
        Audience.KLIK,
        "matches",
        "matches",
        Words(nl="Voor coaches: je lopende matches", en="For coaches: your open matches"),
    ),
    Command(
        Audience.KLIK,
        "pause",
        "pauze",
        Words(nl="Voor coaches: even geen aanvragen", en="For coaches: no requests for a while"),
        Argument.UNTIL,
    ),
    Command(
        Audience.KLIK,
        "help",
        "hulp",
        Words(nl="Wat je hier kunt typen", en="What you can type here"),
        Argument.COMMAND,
    ),
)
