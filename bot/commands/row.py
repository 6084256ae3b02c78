"""What a row of the command table says: who may type it, the word in two languages, the one argument it may take."""

from dataclasses import dataclass
from enum import StrEnum

from bot.words import Words


class Audience(StrEnum):
    """The slash command itself: /klik is for everybody, /avg for admins (decision 12)."""

    KLIK = "klik"
    AVG = "avg"


class Argument(StrEnum):
    """The one argument a command may take: never a person (product 4)."""

    NONE = "none"
    REFERENCE = "reference"
    UNTIL = "until"
    LANGUAGE = "language"
    COMMAND = "command"
    CODE = "code"


HINTS: dict[Argument, Words] = {
    Argument.NONE: Words(nl="", en=""),
    Argument.REFERENCE: Words(nl="[kenmerk]", en="[reference]"),
    Argument.UNTIL: Words(nl="[tot-datum of uit]", en="[until-date or off]"),
    Argument.LANGUAGE: Words(nl="[nl of en]", en="[nl or en]"),
    Argument.CODE: Words(nl="[code]", en="[code]"),
    Argument.COMMAND: Words(nl="[opdracht]", en="[command]"),
}


@dataclass(frozen=True)
class Command:
    """One row: the canonical word, its Dutch alias (the same where Dutch has no other), what it does."""

    audience: Audience
    word: str
    alias: str
    help: Words
    argument: Argument = Argument.NONE

    @property
    def hint(self) -> Words:
        return HINTS[self.argument]
