"""Reading one typed line: which command, which arguments, and whether something personal was typed."""

import re
import unicodedata
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from bot.commands.avg import AVG
from bot.commands.klik import KLIK
from bot.commands.row import Argument, Audience, Command
from bot.ids import REFERENCE_ALPHABET

COMMANDS: tuple[Command, ...] = KLIK + AVG

WHEN_EMPTY: dict[Audience, str] = {Audience.KLIK: "help", Audience.AVG: "overview"}

# Under this similarity (0 to 100) a typing error is as likely to be another word altogether.
SUGGEST_FROM = 70

# Words people add out of courtesy or grammar; they say nothing about anybody.
FILLER = frozenset(
    "a an the my for me i to of please all me show een de het mijn voor mij ik aan van graag alsjeblieft "
    "aub svp alle toon versie versies version versions coach coaches request requests "
    "aanvraag aanvragen data gegevens on off aan uit".split()
)

# A request, a data request: the letter says which.
_REFERENCE = re.compile(r"[kv]-?[0-9a-z]{6}", re.IGNORECASE)
# Two halves with a space are a code only with a figure in them: "Anna Beer" is somebody's name.
_HALF = f"[{REFERENCE_ALPHABET}]{{4}}"
_CODE = re.compile(
    rf"(?:code\s+)?(?=\S+$|.*[-–—\d])(?P<first>{_HALF})\s?[-–—]?\s?(?P<last>{_HALF})", re.IGNORECASE
)
_CLOSING = ".,;:!?"
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")
_DAY = re.compile(r"\d{1,2}[-/.]\d{1,2}")
_MAIL = re.compile(r"\S@\S|<mailto:", re.IGNORECASE)
_MENTION = re.compile(r"<@|^@\w", re.IGNORECASE)
_PHONE = re.compile(r"(?:\d[\s().+/-]{0,3}){9,}")
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Parsed:
    """One line as read. `word` is canonical, or None when unknown; then `suggestion` may name what was meant.

    A suggestion is only ever offered, never carried out: `withdraw` must not follow from a slip of the finger.
    """

    audience: Audience
    word: str | None
    arguments: tuple[str, ...] = field(default=(), repr=False)
    typed_personal: bool = False
    suggestion: str | None = None


def commands_for(audience: Audience) -> tuple[Command, ...]:
    return tuple(row for row in COMMANDS if row.audience is audience)


def parse(command: str, text: str) -> Parsed:
    """Read `text` typed after `command`; anything that is not /avg is read as /klik, which may do least."""
    audience = Audience.AVG if _fold(command) == Audience.AVG else Audience.KLIK
    tokens = text.split()
    if tokens and _fold(tokens[0]) == audience:
        tokens = tokens[1:]
    if not tokens:
        return Parsed(audience, WHEN_EMPTY[audience])
    row, used = _look_up(audience, tokens)
    if row is None:
        return _unknown(audience, tokens)
    arguments = _arguments(tokens[used:], expects=row.argument)
    return Parsed(audience, row.word, arguments, typed_personal=_is_personal(arguments, expects=row.argument))


def is_whole(said: str) -> bool:
    """Whether `said`, without `klik` before it, is one of /klik's commands, with nothing but what that command takes."""
    row, used = _look_up(Audience.KLIK, tokens := said.split())
    if row is None:
        return False
    return all(_fits(each, row.argument) for each in _arguments(tokens[used:], expects=row.argument))


def _arguments(tokens: list[str], *, expects: Argument) -> tuple[str, ...]:
    """Without closing marks. A code may be typed in two halves, as it is read out."""
    arguments = tuple(token.rstrip(_CLOSING) or token for token in tokens)
    code = _CODE.fullmatch(" ".join(arguments)) if expects is Argument.CODE else None
    return (f"{code['first']}-{code['last']}",) if code else arguments


def _look_up(audience: Audience, tokens: list[str]) -> tuple[Command | None, int]:
    """The row, and how many tokens named it: "mijn gegevens" is one word in two."""
    rows = {_fold(word): row for row in commands_for(audience) for word in (row.word, row.alias)}
    for used in (2, 1):
        row = rows.get("".join(_fold(token) for token in tokens[:used]))
        if row is not None and len(tokens) >= used:
            return row, used
    return None, 0


def _unknown(audience: Audience, tokens: list[str]) -> Parsed:
    arguments = tuple(tokens)
    personal = _holds_contact(arguments) or _reads_as_name(arguments)
    if audience is Audience.AVG and len(tokens) > 1:
        personal = True
    return Parsed(audience, None, arguments, personal, None if personal else _suggest(audience, tokens[0]))


def _suggest(audience: Audience, typed: str) -> str | None:
    words = {_fold(word): row.word for row in commands_for(audience) for word in (row.word, row.alias)}
    found = process.extractOne(_fold(typed), words.keys(), scorer=fuzz.ratio, score_cutoff=SUGGEST_FROM)
    return words[found[0]] if found else None


def _is_personal(arguments: tuple[str, ...], *, expects: Argument) -> bool:
    """Contact details anywhere, or words where the command expects none of that kind."""
    if _holds_contact(arguments):
        return True
    return any(_is_free_text(argument) for argument in arguments if not _fits(argument, expects))


def _fits(argument: str, expects: Argument) -> bool:
    match expects:
        case Argument.REFERENCE:
            return _REFERENCE.fullmatch(argument) is not None
        case Argument.UNTIL:
            return (
                bool(_DATE.fullmatch(argument) or _DAY.fullmatch(argument)) or _fold(argument) in PAUSE_WORDS
            )
        case Argument.LANGUAGE:
            return _fold(argument) in LANGUAGE_WORDS
        case Argument.COMMAND:
            return any(_fold(argument) in (_fold(row.word), _fold(row.alias)) for row in COMMANDS)
        case Argument.CODE:
            return _CODE.fullmatch(argument) is not None
        case Argument.NONE:
            return False


PAUSE_WORDS = frozenset(
    "on off aan uit stop tot until day days dag dagen week weeks weken maand maanden month months".split()
)
LANGUAGE_WORDS = frozenset("nl en nederlands dutch engels english".split())


def _is_free_text(argument: str) -> bool:
    return _WORD.search(argument) is not None and _fold(argument) not in FILLER


def _holds_contact(arguments: tuple[str, ...]) -> bool:
    """An address, a number of nine digits or more that is no date, or a mention (sent as <@U…>: `should_escape`)."""
    if any(_MAIL.search(argument) or _MENTION.search(argument) for argument in arguments):
        return True
    return _PHONE.search(" ".join(item for item in arguments if not _DATE.fullmatch(item))) is not None


def _reads_as_name(arguments: tuple[str, ...]) -> bool:
    """Two words with a capital: "Sam de Boer", not "Ik zoek een coach"."""
    return sum(argument[:1].isupper() and argument[1:].islower() for argument in arguments) >= 2


def _fold(word: str) -> str:
    """Lower case, no accents, no slash, hyphen or closing mark: what two spellings of a word have in common."""
    plain = unicodedata.normalize("NFKD", word).casefold()
    return "".join(letter for letter in plain if letter.isalnum())
