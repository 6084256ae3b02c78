"""Who is the only one of a kind can be known without a name: the preview says so (product 2)."""

import pytest

from bot.anonymise import is_singled_out

ALONE = (
    "Ik werk als brandweercommandant en ben daar de enige vrouw.",
    "ik ben in het team de enige die nachtdiensten draait",
    "Op de afdeling was ik als enige doof geboren",
    "als eerste vrouwelijke piloot van mijn bedrijf",
    "De enige mannelijke verloskundige van de provincie, dat ben ik",
    "dan ben ik straks weer de enige",
    "I am the only female fire chief on the island.",
    "i'm the only one in my department who works part-time",
    "as the first woman on the board I had to fight",
    "the only gay man in the crew",
)
NOT_ALONE = (
    "Het enige wat ik wil is rust.",
    "Al enige tijd zoek ik ander werk, en enige hulp is welkom.",
    "De enige manier om verder te komen is een coach.",
    "Mijn eerste baan was in de zorg, en de eerste weken vielen mee.",
    "The only thing I want is a job that fits.",
    "I only want to talk to a woman.",
    "The first step is the hardest, and the only way is up.",
    "I was at my first job for ten years.",
)


@pytest.mark.parametrize("text", ALONE)
def test_who_is_the_only_one_is_seen(text: str) -> None:
    assert is_singled_out(text)
    assert is_singled_out(text.upper())
    assert is_singled_out(text.replace(" ", "\n"))


@pytest.mark.parametrize("text", NOT_ALONE)
def test_other_uses_of_the_words_are_left_in_peace(text: str) -> None:
    assert not is_singled_out(text)
