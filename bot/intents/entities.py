"""What else a sentence says: its language, topics, the language wished for, newsletter on or off, a reference."""

import re
from collections.abc import Sequence

from bot.intents.text import flat
from bot.topics import TOPICS
from bot.words import Language

REFERENCE = re.compile(r"\bK\s?[-–—_]\s?([A-Z0-9]{6})\b", re.IGNORECASE)

_PLAIN = re.compile(r"[a-z0-9]+")

_DUTCH = frozenset(
    "ik je jij jullie mij mijn me een het de van voor met niet geen wat wie waar hoe wanneer welke is en of om maar"
    " nog al heb heeft hebben ben kan kun wil wilt graag naar op bij aan uit ook dat dit die er zijn word wordt over"
    " alsjeblieft weg iets niets iemand meer gegevens aanvraag andere stoppen hoi hallo doei bedankt hulp klacht taal"
    " nieuwsbrief toestemming laat zit moet mag alles verwijder zoek goedemorgen goedemiddag goedenavond waarom heel"
    " nederlands engels vraag terug nee ja dank u uw deze".split()
)
_ENGLISH = frozenset(
    "i you my me a an the of for with not no what who where how when which is and or to but yet have has been am can"
    " could would want please on at off that this there are do does did about something anything nothing someone more"
    " data request another stop hi hello bye thanks help complaint language newsletter consent let need should may"
    " everything delete looking your it from if was will be in english dutch question find get yes any all out".split()
)
_OFF = frozenset(
    "stop stoppen stopt uitschrijven uitschrijf afmelden afmeld unsubscribe geen niet off out no not opzeggen stopzetten"
    " uitzetten uit af genoeg ophouden hou spam veel many eraf enough cancel quit annuleer annuleren weg remove quitten"
    " beeindigen never nooit verwijder haal without minder too".split()
)
_ON = frozenset(
    "aanmelden aanmeld inschrijven inschrijf subscribe ontvangen krijgen graag sign aan in on up wil want receive add"
    " toevoegen abonneren abonneer abonnement stuur send get hoogte posted opgeven join keep zet yes ja doe mag".split()
)
_WISHES = {Language.NL: ("nederlands", "dutch", "hollands", "vlaams"), Language.EN: ("engels", "english")}
# "ik spreek geen nederlands": the language named is the one the person does not want.
_NOT_WISHED = frozenset(
    "geen no not niet slecht bad poor slechte barely nauwelijks waarom why never stop minder"
    " lastig moeilijk hard difficult".split()
)

# What comes after one of these is another matter: "geen engels maar nederlands".
_TURNS = frozenset("maar but liever rather instead en and want".split())
_ANDS = frozenset(("en", "and", "want"))


def reference_in(text: str) -> str | None:
    """`K-7F3KQ2` however it was typed."""
    found = REFERENCE.search(text)
    return f"K-{found[1].upper()}" if found else None


def language_of(spelled: Sequence[str]) -> Language:
    """The language a sentence is most likely in; Dutch when the words do not tell."""
    dutch = sum(word in _DUTCH for word in spelled)
    english = sum(word in _ENGLISH for word in spelled)
    return Language.EN if english > dutch else Language.NL


def topics_in(text: str) -> tuple[str, ...]:
    """Codes of the topics that the sentence names, in the order of the list."""
    plain = " " + " ".join(_PLAIN.findall(flat(text[:4000]))) + " "
    return tuple(topic.code for topic in TOPICS if any(_names(plain, phrase) for phrase in topic.phrases))


def _names(plain: str, phrase: str) -> bool:
    if phrase.endswith("*"):
        return f" {phrase[:-1]}" in plain
    return f" {phrase} " in plain


def language_wished(spelled: Sequence[str]) -> Language | None:
    """The language asked for, by naming it or by saying which one the person does not speak."""
    named = {language: _place_of(language, spelled) for language in Language}
    wished = [language for language, place in named.items() if place is not None]
    refused = [language for language in wished if _is_refused(spelled, named[language] or 0)]
    if len(wished) == 1:
        return _other(wished[0]) if refused else wished[0]
    if len(refused) == 1:
        return _other(refused[0])
    return _named_after_turn(spelled)


def _named_after_turn(spelled: Sequence[str]) -> Language | None:
    """Both are named: "you speak dutch but i want english"."""
    places = {language: _place_of(language, spelled) or 0 for language in Language}
    first, last = sorted(places.values())
    turned = any(word in _TURNS - _ANDS for word in spelled[first:last])
    return max(places, key=lambda language: places[language]) if turned else None


def _place_of(language: Language, spelled: Sequence[str]) -> int | None:
    return next((place for place, word in enumerate(spelled) if word in _WISHES[language]), None)


def _is_refused(spelled: Sequence[str], place: int) -> bool:
    """A word of refusal close by, on this side of a "but"."""
    before = spelled[max(0, place - 4) : place]
    after = spelled[place + 1 : place + 5]
    near = (*_last_part(before), *reversed(_last_part(after[::-1])))
    return any(word in _NOT_WISHED for word in near)


def _last_part(spelled: Sequence[str]) -> Sequence[str]:
    turns = [place for place, word in enumerate(spelled) if word in _TURNS]
    return spelled[turns[-1] + 1 :] if turns else spelled


def _other(language: Language) -> Language:
    return Language.EN if language is Language.NL else Language.NL


def newsletter_wish(spelled: Sequence[str]) -> bool | None:
    """On, off, or not said. A word for off outweighs one for on ("ik wil geen mails")."""
    if any(word in _OFF for word in spelled):
        return False
    return True if any(word in _ON for word in spelled) else None
