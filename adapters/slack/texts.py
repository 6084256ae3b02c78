"""The few sentences this adapter says by itself, when no handler can: too late, unknown, failed. The rest is the core's."""

from bot.views import Paragraph, View
from bot.words import Words

FAILED = Words(
    nl="Er ging iets mis bij Klik. Probeer het zo nog een keer. Gebeurt het weer, noem dan code {token}.",
    en="Something went wrong at Klik. Please try again in a moment. If it happens again, mention code {token}.",
)
PRESS_AGAIN = Words(
    nl="Het antwoord kwam te laat voor Slack. Druk nog een keer op de knop.",
    en="The answer came too late for Slack. Please press the button again.",
)
TYPE_AGAIN = Words(
    nl="Het antwoord kwam te laat voor Slack. Typ de opdracht nog een keer.",
    en="The answer came too late for Slack. Please type the command again.",
)
UNKNOWN = Words(
    nl="Hier hoort niets meer bij. Typ /klik help om te zien wat er kan.",
    en="Nothing belongs to this any more. Type /klik help to see what you can do.",
)
ELSEWHERE = Words(
    nl="Klik werkt alleen in de eigen workspace. Vraag het daar nog een keer.",
    en="Klik only works in its own workspace. Please ask again there.",
)
CLOSE = Words(nl="Sluiten", en="Close")
TITLE = "Klik"
# A view does not know its reader's language, and Slack wants a word on the button that leaves a question.
DENY = "Nee / No"

NOT_STARTED = Words(
    nl="Slack neemt de sleutel van de bot niet aan ({code}). Controleer SLACK_BOT_TOKEN en installeer de app zo nodig "
    "opnieuw.",
    en="Slack does not take the bot's token ({code}). Check SLACK_BOT_TOKEN, and install the app again if need be.",
)
WRONG_WORKSPACE = Words(
    nl="SLACK_BOT_TOKEN hoort bij workspace {found}, maar de kanalen in KLIK_COACH_CHANNELS bij {wanted}.",
    en="SLACK_BOT_TOKEN belongs to workspace {found}, but the channels in KLIK_COACH_CHANNELS to {wanted}.",
)


def view(sentence: str) -> View:
    return View(sentence, (Paragraph(sentence),))
