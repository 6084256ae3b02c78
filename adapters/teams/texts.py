"""The few sentences this adapter says by itself, when no handler can: received, in a channel, failed. The rest is the core's."""

from bot.views import Paragraph, View
from bot.words import Words

FAILED = Words(
    nl="Er ging iets mis bij Klik. Probeer het zo nog een keer. Gebeurt het weer, noem dan code {token}.",
    en="Something went wrong at Klik. Please try again in a moment. If it happens again, mention code {token}.",
)
UNKNOWN = Words(
    nl="Hier hoort niets meer bij. Typ klik help om te zien wat er kan.",
    en="Nothing belongs to this any more. Type klik help to see what you can do.",
)
RECEIVED = Words(
    nl="Ontvangen. Het antwoord staat zo in je chat met Klik.",
    en="Received. The answer will be in your chat with Klik in a moment.",
)
IN_PUBLIC = Words(
    nl="Hier leest iedereen mee. Stuur mij dit in onze eigen chat, dan help ik je daar.",
    en="Everybody can read along here. Send me this in our own chat, and I will help you there.",
)
FORM_IN_CHAT = Words(
    nl="Het formulier staat in je chat met Klik.",
    en="The form is in your chat with Klik.",
)
OPEN = Words(nl="Openen", en="Open")
OPTIONAL = Words(nl="{label} (mag leeg blijven)", en="{label} (optional)")
CLOSE = Words(nl="Sluiten", en="Close")
TITLE = "Klik"

NO_APP_ID = Words(
    nl="MICROSOFT_APP_ID ontbreekt of is geen id van een app. Zonder zou iedereen Klik iets kunnen wijsmaken. "
    "Neem de Application (client) ID over uit de registratie van de bot.",
    en="MICROSOFT_APP_ID is missing or is not an app's id. Without it, anybody could pretend to be Teams. "
    "Copy the Application (client) ID from the bot's registration.",
)
NO_PASSWORD = Words(
    nl="MICROSOFT_APP_PASSWORD ontbreekt. Maak bij de registratie van de bot een client secret en neem de waarde over.",
    en="MICROSOFT_APP_PASSWORD is missing. Make a client secret at the bot's registration and copy its value.",
)
NO_TENANT = Words(
    nl="MICROSOFT_APP_TENANT_ID ontbreekt of is geen id van een tenant. "
    "Neem de Directory (tenant) ID over uit de registratie van de bot.",
    en="MICROSOFT_APP_TENANT_ID is missing or is not a tenant's id. "
    "Copy the Directory (tenant) ID from the bot's registration.",
)
WRONG_TYPE = Words(
    nl="MICROSOFT_APP_TYPE moet SingleTenant zijn: Klik hoort bij één tenant.",
    en="MICROSOFT_APP_TYPE must be SingleTenant: Klik belongs to one tenant.",
)
UNSAFE_ADDRESS = Words(
    nl="{name} moet met https:// beginnen. Alleen op deze machine zelf mag het zonder.",
    en="{name} must begin with https://. Only on this machine itself may it do without.",
)
NOT_LOOPBACK = Words(
    nl="Zonder controle van de afzender mag Klik alleen op deze machine zelf luisteren. Zet KLIK_HOST op 127.0.0.1.",
    en="Without checking the sender, Klik may only listen on this machine itself. Set KLIK_HOST to 127.0.0.1.",
)
OPEN_DOOR = Words(
    nl="Klik nam een bericht zonder bewijs van afzender niet met 401 terug ({status}). Zo start het niet.",
    en="Klik did not answer a message without proof of its sender with 401 ({status}). It does not start like this.",
)


def view(sentence: str) -> View:
    return View(sentence, (Paragraph(sentence),))
