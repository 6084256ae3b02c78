"""What a person types becomes what they want, and Klik knows when to ask instead."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.intents import DESTRUCTIVE, INTENTS, Intent, understand
from bot.words import Language

SENTENCES = Path(__file__).parents[2] / "data" / "intents"


def labelled(part: str) -> list[tuple[str, Intent]]:
    lines = (SENTENCES / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()
    return [(row["text"], Intent(row["intent"])) for row in map(json.loads, lines)]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("wat weten jullie van mij?", Intent.MY_DATA),
        ("gooi alles maar weg", Intent.DELETE_DATA),
        ("heb al 2 weken niks gehoord", Intent.REQUEST_STATUS),
        ("andere coach graag", Intent.CHANGE_COACH),
        ("stop die mails", Intent.NEWSLETTER),
        ("verwijdr mn gegevns", Intent.DELETE_DATA),
        ("can I speak to a human", Intent.HUMAN),
        ("nvm", Intent.CANCEL),
        ("what's the weather", Intent.NONE),
        ("is dit gdpr proof", Intent.PRIVACY_STATEMENT),
        ("can u match me w a coach pls", Intent.FIND_COACH),
        ("wil ff n coach zoeken ajb", Intent.FIND_COACH),
        ("kost dit geld", Intent.QUESTION),
        ("does this cost anything", Intent.QUESTION),
        ("vergoedt mn werkgever dit", Intent.QUESTION),
    ],
)
def test_a_short_indirect_or_misspelt_sentence_is_understood(text: str, intent: Intent) -> None:
    assert understand(text).intent is intent


def test_nine_of_ten_sentences_that_nobody_tuned_on_are_understood() -> None:
    answers = [(intent, understand(text).intent) for text, intent in labelled("heldback")]
    off_topic = [found for intent, found in answers if intent is Intent.NONE]
    assert len(answers) > 250
    assert sum(intent is found for intent, found in answers) / len(answers) >= 0.90
    assert off_topic.count(Intent.NONE) / len(off_topic) >= 0.85


def test_one_that_throws_something_away_is_hardly_ever_certain_of_another_wish() -> None:
    fresh = labelled("heldback") + labelled("calibration")
    heard = [(intent, understand(text)) for text, intent in fresh]
    certain = [intent for intent, found in heard if found.intent in DESTRUCTIVE and not found.unsure]
    assert len(certain) > 20
    assert sum(intent not in DESTRUCTIVE for intent in certain) <= 1


def test_the_two_that_throw_something_away_are_named() -> None:
    assert {Intent.DELETE_DATA, Intent.WITHDRAW_REQUEST} == DESTRUCTIVE


@pytest.mark.parametrize(
    "text",
    [
        "please do not delete my data",
        "verwijder mijn gegevens niet",
        "trek mijn aanvraag alsjeblieft niet in",
        "wat gebeurt er als ik alles verwijder?",
        "what happens if I withdraw my request",
        "kan ik mijn oproep later nog intrekken?",
        "mijn collega wil zijn gegevens laten wissen, hoe doet hij dat",
    ],
)
def test_who_only_speaks_of_throwing_something_away_is_asked_a_question(text: str) -> None:
    found = understand(text)
    assert found.unsure
    assert set(found.alternatives) & DESTRUCTIVE


@pytest.mark.parametrize(
    "text",
    [
        "ik wil niet dat jullie mijn gegevens bewaren, wis alles",
        "hoeft niet meer, trek mijn aanvraag in",
        "als het kan graag alles wissen",
        "kan ik mijn gegevens laten verwijderen",
        "delete my data, i do not trust you",
    ],
)
def test_who_says_why_or_asks_kindly_is_understood(text: str) -> None:
    found = understand(text)
    assert found.intent in DESTRUCTIVE
    assert not found.unsure


def test_every_intent_has_a_row_of_its_own_and_a_title_in_both_languages() -> None:
    assert [row.intent for row in INTENTS] == list(Intent)
    assert all(row.title.nl and row.title.en for row in INTENTS)


def test_a_vague_sentence_brings_a_question_with_at_most_three_choices() -> None:
    found = understand("mijn coach")
    assert found.unsure
    assert len(found.alternatives) == 3
    assert found.alternatives[0] is found.intent


def test_a_vague_wish_to_have_something_gone_is_asked_about() -> None:
    found = understand("kan dat weg")
    assert found.unsure
    assert set(found.alternatives) >= DESTRUCTIVE


def test_a_long_story_about_work_is_a_wish_for_a_coach() -> None:
    story = (
        "I have worked as an accountant for twelve years and lately I wake up with a knot in my stomach. "
        "My boss is kind but the work does not interest me and I wonder what else I could do with my life."
    )
    assert understand(story).intent is Intent.FIND_COACH


def test_a_long_complaint_about_a_coach_is_not_taken_for_a_motivation() -> None:
    complaint = (
        "Ik wil een klacht indienen over mijn coach. Hij kwam drie keer niet opdagen en toen ik hem daarop "
        "aansprak werd hij boos en zei dat mijn werk hem niet interesseerde en dat ik een ander moest zoeken."
    )
    assert understand(complaint).intent is Intent.COMPLAINT


@pytest.mark.parametrize("text", ["😂", "🍕🍕", "", "   ", "...", "\u200b"])
def test_signs_without_words_mean_nothing(text: str) -> None:
    assert understand(text).intent is Intent.NONE


@pytest.mark.parametrize(("text", "intent"), [("👋", Intent.GREETING), ("??", Intent.HELP)])
def test_a_wave_greets_and_a_question_mark_asks_for_help(text: str, intent: Intent) -> None:
    assert understand(text).intent is intent


def test_a_reference_alone_asks_how_that_request_is_doing() -> None:
    found = understand("k-7f3kq2")
    assert (found.intent, found.reference) == (Intent.REQUEST_STATUS, "K-7F3KQ2")


def test_the_same_sentence_is_understood_the_same_way_however_it_is_dressed() -> None:
    plain = understand("wat weten jullie van mij").intent
    assert plain is Intent.MY_DATA
    assert {
        understand(text).intent for text in ("WAT WETEN JULLIE VAN MIJ?!", "wat  wéten jullie\u200b van mij")
    } == {plain}


@settings(max_examples=150)
@given(st.text(max_size=300))
def test_any_text_gets_an_answer_with_a_chance_and_a_language(text: str) -> None:
    found = understand(text)
    assert 0.0 <= found.confidence <= 1.0
    assert found.language in Language
    assert len(found.alternatives) <= 3


@pytest.mark.parametrize("piece", ["a ", "x", "klacht ", "'", "k-", "é\u0301", "aaa "])
def test_a_hundred_thousand_characters_are_answered(piece: str) -> None:
    assert understand(piece * (100_000 // len(piece))).intent in Intent
