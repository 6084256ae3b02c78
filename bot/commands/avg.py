"""What admins can type after /avg."""

from bot.commands.row import Argument, Audience, Command
from bot.words import Words

AVG: tuple[Command, ...] = (
    Command(
        Audience.AVG,
        "overview",
        "overzicht",
        Words(nl="Wat er vandaag op je wacht", en="What waits for you today"),
    ),
    Command(
        Audience.AVG,
        "coaches",
        "coaches",
        Words(nl="Coaches bevestigen of schorsen", en="Confirm or suspend coaches"),
    ),
    Command(
        Audience.AVG,
        "broadcasts",
        "oproepen",
        Words(nl="Open oproepen, en waar niemand op reageert", en="Open requests, and those nobody takes"),
    ),
    Command(
        Audience.AVG,
        "queue",
        "wachtrij",
        Words(nl="Berichten die wachten of vastzitten", en="Messages that wait or are stuck"),
    ),
    Command(
        Audience.AVG,
        "controls",
        "controles",
        Words(nl="De controles, met datum en uitslag", en="The self-checks, with date and result"),
    ),
    Command(
        Audience.AVG,
        "access",
        "inzage",
        Words(nl="Bekijk iemand, voor een verzoek", en="Look at somebody, for a data request"),
    ),
    Command(
        Audience.AVG,
        "consents",
        "toestemmingen",
        Words(nl="Iemands toestemmingen, voor een verzoek", en="Somebody's consents, for a data request"),
    ),
    Command(
        Audience.AVG,
        "disclose",
        "vordering",
        Words(nl="Een vordering van een instantie", en="An authority's order"),
    ),
    Command(
        Audience.AVG,
        "invoices",
        "facturen",
        Words(nl="Facturen die de belastingwet laat bewaren", en="Invoices the tax law makes us keep"),
    ),
    Command(
        Audience.AVG,
        "erase",
        "verwijderen",
        Words(nl="Gegevens verwijderen, na een verzoek", en="Erase data, after a request"),
    ),
    Command(
        Audience.AVG,
        "retention",
        "bewaren",
        Words(nl="Wat langer staat dan mag, en de opruiming", en="What is held too long, and the clean-up"),
    ),
    Command(
        Audience.AVG,
        "requests",
        "verzoeken",
        Words(nl="Verzoeken over gegevens, met hun termijn", en="Data requests, with their terms"),
        Argument.REFERENCE,
    ),
    Command(
        Audience.AVG,
        "tickets",
        "vragen",
        Words(nl="Vragen en klachten lezen en beantwoorden", en="Read and answer questions and complaints"),
    ),
    Command(
        Audience.AVG,
        "incident",
        "incident",
        Words(nl="Incidenten vastleggen en volgen", en="Register and follow incidents"),
    ),
    Command(
        Audience.AVG, "audit", "logboek", Words(nl="Controleer het logboek", en="Verify the audit trail")
    ),
    Command(
        Audience.AVG,
        "statement",
        "verklaring",
        Words(nl="Versies van de privacyverklaring", en="Versions of the privacy statement"),
    ),
    Command(
        Audience.AVG,
        "register",
        "register",
        Words(nl="Verwerkers en ontvangers", en="Processors and recipients"),
    ),
    Command(Audience.AVG, "roles", "rollen", Words(nl="Wie welke rol heeft", en="Who has which role")),
    Command(
        Audience.AVG,
        "help",
        "hulp",
        Words(nl="Wat je hier kunt typen", en="What you can type here"),
        Argument.COMMAND,
    ),
)
