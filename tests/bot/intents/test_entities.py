"""What else a sentence says: topic, language, newsletter on or off, which request."""

import pytest

from bot.intents import TOPICS, Intent, understand
from bot.words import Language


def test_the_topic_named_in_the_sentence_is_found() -> None:
    assert understand("coach voor burn-out herstel").topics == ("burnout",)
    assert understand("I need a coach for job interviews").topics == ("job_application",)


def test_two_topics_come_in_the_order_of_the_list() -> None:
    assert understand("stress en solliciteren").topics == ("burnout", "job_application")


def test_a_sentence_without_a_topic_names_none() -> None:
    assert understand("ik zoek een coach").topics == ()


def test_topic_codes_are_distinct_and_titled_in_both_languages() -> None:
    codes = [topic.code for topic in TOPICS]
    assert len(set(codes)) == len(codes) == 12
    assert codes[-1] == "other"
    assert all(topic.title.nl and topic.title.en for topic in TOPICS)


@pytest.mark.parametrize("topic", [topic for topic in TOPICS if topic.phrases], ids=lambda topic: topic.code)
def test_every_phrase_of_a_topic_names_it(topic) -> None:  # type: ignore[no-untyped-def]
    assert all(topic.code in understand(phrase.rstrip("*")).topics for phrase in topic.phrases)


@pytest.mark.parametrize(
    ("text", "wished"),
    [
        ("kan het in het engels", Language.EN),
        ("Dutch please", Language.NL),
        ("ik spreek geen nederlands", Language.EN),
        ("I don't speak Dutch", Language.EN),
        ("mijn engels is niet zo goed", Language.NL),
        ("geen engels maar nederlands graag", Language.NL),
        ("engels is lastig, liever nederlands", Language.NL),
        ("you are speaking dutch but I want english", Language.EN),
        ("andere taal", None),
    ],
)
def test_the_language_wished_for_is_named_or_follows_from_the_one_that_is_not(
    text: str, wished: Language | None
) -> None:
    found = understand(text)
    assert (found.intent, found.wants_language) == (Intent.LANGUAGE, wished)


@pytest.mark.parametrize(
    ("text", "language"),
    [("ik wil een coach", Language.NL), ("i want a coach", Language.EN), ("coach", Language.NL)],
)
def test_the_language_of_the_sentence_is_told_and_dutch_when_in_doubt(text: str, language: Language) -> None:
    assert understand(text).language is language


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("schrijf me in voor de nieuwsbrief", True),
        ("sign me up for the newsletter", True),
        ("ik wil geen nieuwsbrief meer", False),
        ("stop emailing me", False),
        ("unsubscribe", False),
        ("nieuwsbrief", None),
    ],
)
def test_the_newsletter_goes_on_or_off_as_the_sentence_says(text: str, on: bool | None) -> None:
    found = understand(text)
    assert (found.intent, found.newsletter) == (Intent.NEWSLETTER, on)


def test_only_a_sentence_about_the_newsletter_turns_it_on_or_off() -> None:
    assert understand("ik wil geen coach meer").newsletter is None


@pytest.mark.parametrize(
    "text", ["status K-7F3KQ2", "hoe zit het met k-7f3kq2?", "K – 7F3KQ2 graag intrekken"]
)
def test_the_reference_is_found_however_it_is_typed(text: str) -> None:
    assert understand(text).reference == "K-7F3KQ2"


def test_a_sentence_without_a_reference_has_none() -> None:
    assert understand("waar blijft mijn coach").reference is None
