"""Reads the phrases of an intent and writes them out. Used when the recogniser is built, not when it runs.

A line is a phrase; `(a|b|)` offers choices, `<name>` a list from `slots.txt`.
"""

import random
import re

from bot.intents.catalogue import IntentRow
from bot.intents.lexicon import lines_of

_CHOICE = re.compile(r"\(([^()]*)\)")
_SLOT = re.compile(r"<(\w+)>")
MOST_PER_LINE = 24
DRESSING = "dressing.txt"


def read_slots() -> dict[str, str]:
    """Each slot as a choice: `<want>` becomes `(ik wil|graag|…)`."""
    slots: dict[str, str] = {}
    for line in lines_of("slots.txt"):
        name, _, choices = line.partition("=")
        slots[name.strip()] = f"({choices.strip()})"
    return slots


def phrases_of(row: IntentRow, slots: dict[str, str]) -> list[list[str]]:
    """One list per line of the file: at most `MOST_PER_LINE` ways to say it, always the same ones."""
    return [written_out(line, slots) for line in lines_of(row.phrases)]


def written_out(line: str, slots: dict[str, str]) -> list[str]:
    pattern = _SLOT.sub(lambda found: slots[found[1]], line)
    pattern = _SLOT.sub(lambda found: slots[found[1]], pattern)
    if not _CHOICE.search(pattern):
        return [pattern]
    chance = random.Random(line)  # noqa: S311 - seeded on the line: the same phrases at every build
    ways = dict.fromkeys(_one_way(pattern, chance) for _ in range(MOST_PER_LINE * 2))
    return list(ways)[:MOST_PER_LINE]


def _one_way(pattern: str, chance: random.Random) -> str:
    while _CHOICE.search(pattern):
        pattern = _CHOICE.sub(lambda found: chance.choice(found[1].split("|")), pattern)
    return " ".join(pattern.split())


def read_dressing() -> dict[str, list[str]]:
    """What goes `before` and `after` a wish, and the `story` around it."""
    dressing: dict[str, list[str]] = {}
    for line in lines_of(DRESSING):
        place, _, words = line.partition(" ")
        dressing.setdefault(place, []).append(words)
    return dressing


def dressed(phrase: str, dressing: dict[str, list[str]], chance: random.Random) -> str:
    """The phrase as part of a longer message: greeted, thanked for, or explained."""
    match chance.randrange(6):
        case 0 | 1:
            return f"{chance.choice(dressing['before'])} {phrase}"
        case 2 | 3:
            return f"{phrase} {chance.choice(dressing['after'])}"
        case 4:
            return f"{chance.choice(dressing['before'])} {phrase} {chance.choice(dressing['after'])}"
        case _:
            return f"{phrase}. {' '.join(chance.sample(dressing['story'], 2))}"


def with_slips(phrase: str, chance: random.Random) -> str:
    """The phrase with one or two typing slips, as thumbs make them."""
    letters = list(phrase)
    for _ in range(1 + (len(letters) > 25)):
        spot = chance.randrange(max(1, len(letters) - 1))
        match chance.randrange(4):
            case 0:
                del letters[spot : spot + 1]
            case 1:
                letters.insert(spot, letters[spot] if letters else "e")
            case 2:
                letters[spot : spot + 2] = reversed(letters[spot : spot + 2])
            case _:
                letters[spot : spot + 1] = chance.choice("etnaoirsdl")
    return "".join(letters)
