"""The intents: what a person can want, one row each. The phrases of a row stand in `data/<intent>.txt`."""

from dataclasses import dataclass
from enum import StrEnum

from bot.words import Words


class Intent(StrEnum):
    """Public names; a new one is a member, a row below and a file of phrases."""

    FIND_COACH = "find_coach"
    REQUEST_STATUS = "request_status"
    WITHDRAW_REQUEST = "withdraw_request"
    CHANGE_COACH = "change_coach"
    MY_DATA = "my_data"
    CORRECT_DATA = "correct_data"
    DELETE_DATA = "delete_data"
    PRIVACY_STATEMENT = "privacy_statement"
    CONSENTS = "consents"
    COMPLAINT = "complaint"
    QUESTION = "question"
    FEEDBACK = "feedback"
    NEWSLETTER = "newsletter"
    HUMAN = "human"
    LANGUAGE = "language"
    GREETING = "greeting"
    HELP = "help"
    CANCEL = "cancel"
    NONE = "none"


@dataclass(frozen=True)
class IntentRow:
    """One intent: what its button says, and whether it throws something away."""

    intent: Intent
    title: Words
    destructive: bool = False

    @property
    def phrases(self) -> str:
        """The file that holds its phrases, both languages."""
        return f"{self.intent}.txt"


INTENTS: tuple[IntentRow, ...] = (
    IntentRow(Intent.FIND_COACH, Words(nl="Een coach zoeken", en="Find a coach")),
    IntentRow(
        Intent.REQUEST_STATUS, Words(nl="Hoe het met mijn aanvraag staat", en="How my request is doing")
    ),
    IntentRow(Intent.WITHDRAW_REQUEST, Words(nl="Mijn aanvraag intrekken", en="Withdraw my request"), True),
    IntentRow(Intent.CHANGE_COACH, Words(nl="Een andere coach", en="Another coach")),
    IntentRow(Intent.MY_DATA, Words(nl="Mijn gegevens bekijken", en="See my data")),
    IntentRow(Intent.CORRECT_DATA, Words(nl="Mijn gegevens verbeteren", en="Correct my data")),
    IntentRow(Intent.DELETE_DATA, Words(nl="Mijn gegevens verwijderen", en="Delete my data"), True),
    IntentRow(
        Intent.PRIVACY_STATEMENT, Words(nl="De privacyverklaring lezen", en="Read the privacy statement")
    ),
    IntentRow(Intent.CONSENTS, Words(nl="Mijn toestemmingen", en="My consents")),
    IntentRow(Intent.COMPLAINT, Words(nl="Een klacht indienen", en="Make a complaint")),
    IntentRow(Intent.QUESTION, Words(nl="Een vraag stellen", en="Ask a question")),
    IntentRow(Intent.FEEDBACK, Words(nl="Iets laten weten over Klik", en="Give feedback on Klik")),
    IntentRow(Intent.NEWSLETTER, Words(nl="De nieuwsbrief", en="The newsletter")),
    IntentRow(Intent.HUMAN, Words(nl="Een mens spreken", en="Talk to a person")),
    IntentRow(Intent.LANGUAGE, Words(nl="Een andere taal", en="Another language")),
    IntentRow(Intent.GREETING, Words(nl="Alleen even hallo", en="Just saying hello")),
    IntentRow(Intent.HELP, Words(nl="Wat Klik kan", en="What Klik can do")),
    IntentRow(Intent.CANCEL, Words(nl="Hiermee stoppen", en="Stop this")),
    IntentRow(Intent.NONE, Words(nl="Iets anders", en="Something else")),
)

# Always asked once more, however certain the recogniser is.
DESTRUCTIVE: frozenset[Intent] = frozenset(row.intent for row in INTENTS if row.destructive)
