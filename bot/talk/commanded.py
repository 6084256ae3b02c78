"""Somebody typed /klik or /avg: which handler, after what was typed has been read by `commands`."""

from bot import linking
from bot.admins import acts
from bot.coaches import joining
from bot.commands import Audience, Parsed, parse
from bot.context import Context
from bot.desk import tickets
from bot.events import CommandIssued
from bot.matching import asking
from bot.model import Person
from bot.notices import Notice, NoticeKind
from bot.outcome import Outcome, Said, command_unknown
from bot.ports.unit import Unit
from bot.talk.pressed import data_shown, set_language
from bot.talk.typed import ask_withdraw
from bot.words import Language

LANGUAGES = {
    "nl": Language.NL,
    "nederlands": Language.NL,
    "dutch": Language.NL,
    "en": Language.EN,
    "engels": Language.EN,
    "english": Language.EN,
}
DATA = frozenset({"data", "gegevens"})
OFF = frozenset({"off", "uit", "stop"})


def command(unit: Unit, context: Context, event: CommandIssued, person: Person) -> Outcome:
    parsed = parse(event.command, event.text)
    if parsed.audience is Audience.AVG:
        return acts.command(unit, context, event, person=person, parsed=parsed)
    if parsed.typed_personal:
        return Outcome(Said.KEEP_IT_OUT)
    return _klik(unit, context, person, parsed)


def _klik(unit: Unit, context: Context, person: Person, parsed: Parsed) -> Outcome:
    argument = parsed.arguments[0] if parsed.arguments else ""
    match parsed.word:
        case "find":
            return asking.start(unit, context, person)
        case "withdraw":
            return ask_withdraw(unit, person, argument or None)
        case "coach":
            return joining.begin(unit, context, person)
        case "pause":
            value = "0" if argument.lower() in OFF else " ".join(parsed.arguments)
            return joining.pause(unit, context, person, value)
        case "language":
            chosen = LANGUAGES.get(argument.lower())
            return set_language(unit, person, chosen.value if chosen else "")
        case "link":
            return linking.link(unit, context, person, argument)
        case "my-data":
            _offer_rights(unit, context, person)
            return data_shown(unit, person)
        case "privacy":
            return Outcome(Said.PRIVACY, detail={"part": "data"} if argument.lower() in DATA else {})
        case "contact":
            return tickets.begin(unit, context, person, "")
        case "complaint":
            return tickets.begin(unit, context, person, "complaint")
        case None:
            return command_unknown(parsed.audience, parsed.suggestion)
        case word:
            return Outcome(SHOWN.get(word, Said.HELP))


def _offer_rights(unit: Unit, context: Context, person: Person) -> None:
    """The window is to read; what can be done with it stands in the conversation, one press each (R-002)."""
    offer = Outcome(Said.DATA_OFFER)
    unit.outbox.promise(Notice(NoticeKind.ANSWER, person.account_id, detail=offer.to_text()), now=context.now)


SHOWN = {
    "status": Said.STATUS,
    "consents": Said.CONSENTS,
    "matches": Said.MATCHES,
    "help": Said.HELP,
}
