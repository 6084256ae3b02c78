"""Somebody typed in the DM: the statement first, then what they want, a question when unsure, never a destructive guess."""

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.anonymise import Kind, anonymise
from bot.context import Context
from bot.intents import Intent, Understanding, understand
from bot.matching import asking
from bot.matching.machine import ALIVE
from bot.model import Person
from bot.outcome import Outcome, Said
from bot.ports.unit import Unit
from bot.privacy import statement

LONG = 140
TELLING = frozenset({Kind.EMAIL, Kind.PHONE, Kind.ADDRESS, Kind.BSN, Kind.IBAN, Kind.BIRTH_DATE})


@dataclass(frozen=True)
class Typed:
    """A message, read outside the transaction: what is wanted, and whether it tells about the person."""

    text: str = field(repr=False)
    meant: Understanding
    is_telling: bool


def read(text: str) -> Typed:
    """Long or telling text is material for the form, wherever the recogniser would put it (decision 3)."""
    meant = understand(text)
    found = anonymise(text).replacements if any(mark in text for mark in "@0123456789") else ()
    telling = any(replacement.kind in TELLING for replacement in found)
    return Typed(text, meant, telling or (len(text) >= LONG and meant.intent is Intent.FIND_COACH))


def converse(unit: Unit, context: Context, person: Person, typed: Typed) -> Outcome:
    if statement.show_once(unit, person, now=context.now):
        return Outcome(Said.WELCOME, detail=_welcome_detail(typed))
    if typed.is_telling:
        return Outcome(Said.OFFER_FORM, detail={"personal": "yes"})
    if not any(letter.isalnum() for letter in typed.text):
        return Outcome(Said.NO_LETTERS)
    if typed.meant.unsure:
        options = typed.meant.alternatives[:3]
        return Outcome(Said.CHOOSE, detail={"intents": " ".join(options)}) if options else _lost()
    return _remembered(wish(unit, context, person, typed.meant))


def _remembered(outcome: Outcome) -> Outcome:
    """A question that was typed need not be typed again: its form is filled with it (decision 3)."""
    if outcome.said is not Said.REACH_US:
        return outcome
    return Outcome(outcome.said, detail={**outcome.detail, "typed": "yes"})


def _welcome_detail(typed: Typed) -> dict[str, str]:
    detail = {"intent": typed.meant.intent.value} if not typed.meant.unsure else {}
    return detail | ({"personal": "yes"} if typed.is_telling else {})


def _lost() -> Outcome:
    return Outcome(Said.NOT_UNDERSTOOD)


def wish(unit: Unit, context: Context, person: Person, meant: Understanding) -> Outcome:
    """The answer to one intent. Nothing here changes or deletes anything: that takes a button."""
    match meant.intent:
        case Intent.FIND_COACH | Intent.CHANGE_COACH:
            return _offer(unit, context, person, meant)
        case Intent.WITHDRAW_REQUEST:
            return ask_withdraw(unit, person, meant.reference)
        case Intent.LANGUAGE if meant.wants_language:
            unit.people.set_language(person.id, meant.wants_language)
            return Outcome(Said.LANGUAGE_SET)
        case Intent.COMPLAINT | Intent.QUESTION | Intent.FEEDBACK | Intent.HUMAN:
            return Outcome(Said.REACH_US, detail={"intent": meant.intent.value})
        case Intent.NEWSLETTER:
            return Outcome(Said.REACH_US, detail={"intent": NEWSLETTERS[meant.newsletter]})
        case _:
            return PLAIN.get(meant.intent, _lost)()


# Wants it, wants it no more, or did not say.
NEWSLETTERS: dict[bool | None, str] = {True: "newsletter_on", False: "newsletter_off", None: "newsletter"}
PLAIN: dict[Intent, Callable[[], Outcome]] = {
    Intent.REQUEST_STATUS: lambda: Outcome(Said.STATUS),
    Intent.MY_DATA: lambda: Outcome(Said.DATA_OFFER),
    Intent.CORRECT_DATA: lambda: Outcome(Said.CORRECT_OFFER),
    Intent.DELETE_DATA: lambda: Outcome(Said.ERASE_ASK),
    Intent.CONSENTS: lambda: Outcome(Said.CONSENTS),
    Intent.PRIVACY_STATEMENT: lambda: Outcome(Said.PRIVACY),
    Intent.LANGUAGE: lambda: Outcome(Said.LANGUAGE_ASK),
    Intent.GREETING: lambda: Outcome(Said.GREETING),
    Intent.HELP: lambda: Outcome(Said.HELP),
    Intent.CANCEL: lambda: Outcome(Said.NEVER_MIND),
    Intent.NONE: lambda: Outcome(Said.NOT_UNDERSTOOD),
}


def _offer(unit: Unit, context: Context, person: Person, meant: Understanding) -> Outcome:
    """A form cannot open from a typed message: offer the button, or say at once that nobody could answer."""
    opened = asking.start(unit, context, person, topics=meant.topics)
    if opened.said is not Said.REQUEST_FORM:
        return opened
    return Outcome(Said.OFFER_FORM, detail=opened.detail)


def ask_withdraw(unit: Unit, person: Person, reference: str | None) -> Outcome:
    """Which one, and are you sure: withdrawing is never done from a sentence."""
    alive = unit.requests.of(person.id, ALIVE)
    if reference:
        alive = [request for request in alive if request.reference == reference.upper()] or alive
    if not alive:
        return Outcome(Said.NO_REQUEST)
    return Outcome(Said.WITHDRAW_ASK, detail={"requests": " ".join(str(request.id) for request in alive)})


def choose(unit: Unit, context: Context, person: Person, value: str) -> Outcome:
    """The person pressed what they meant: as sure as can be."""
    if value not in set(Intent):
        return Outcome(Said.UNKNOWN_ACTION)
    if value == Intent.FIND_COACH:
        return asking.start(unit, context, person)
    return wish(unit, context, person, _certain(Intent(value), context))


def _certain(intent: Intent, context: Context) -> Understanding:
    return Understanding(
        intent=intent,
        confidence=1.0,
        alternatives=(),
        unsure=False,
        language=context.rules.language,
        topics=(),
        wants_language=None,
        newsletter=None,
        reference=None,
    )
