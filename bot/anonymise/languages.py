"""Tells Dutch from English by their small words."""

import re
import unicodedata

from bot.words import Language

DUTCH = frozenset(
    "ik je het de een en niet van dat is met voor mijn ben heb op te aan er maar "
    "ook wil zou bij als om naar nog wel geen "
    "wat uit deze dit kan mij me werk jaar graag wordt zijn hij zij ze we mn m'n nu "
    "al of hoe veel meer dan weet moet gij".split()
)
ENGLISH = frozenset(
    "i the a and to of my is in for with that it am have has not but at on as would "
    "want like me be this do was are from "
    "work job years what how can i'm i've i'd don't just now more than know she he "
    "they we you looking been".split()
)
SHARED = frozenset("in is was me we of as".split())
WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def in_another_script(text: str) -> bool:
    """More than a fifth of the letters are not Latin: Klik reads none of the words, so all of them go out."""
    letters = [char for char in text if char.isalpha()]
    foreign = sum(not unicodedata.name(char, "LATIN").startswith("LATIN") for char in letters)
    return foreign * 5 > len(letters)


def language_of(low: str) -> Language:
    words = [word for word in WORDS.findall(low[:4000]) if word not in SHARED]
    dutch = sum(word in DUTCH for word in words)
    english = sum(word in ENGLISH for word in words)
    return Language.EN if english > dutch else Language.NL
