"""What a reader of `/klik privacy` and of `/privacy` gets: the statement whole, and the catalogue field by field."""

import re
from dataclasses import replace
from datetime import date

import pytest

from bot.answers.privacy import privacy_asked
from bot.messages import privacy
from bot.messages.request_form import request_form
from bot.outcome import Said
from bot.privacy import catalogue, seed
from bot.privacy.catalogue import CATEGORIES, PURPOSES, Asked, given
from bot.privacy.purposes import Term
from bot.views import Facts, Paragraph, Show, View
from bot.words import Language, Words
from tests.conversation import Actor, House
from tests.messenger import text_of
from tests.readings import reading


def facts(view: View) -> dict[str, str]:
    return {label: value for part in view.parts if isinstance(part, Facts) for label, value in part.rows}


@pytest.mark.parametrize("language", Language)
def test_r_001_every_category_stands_on_the_page_with_why_ground_term_and_recipients(
    language: Language,
) -> None:
    parts = privacy.page(language, reading(language)).parts
    shown = [pair for part in parts if isinstance(part, Facts) for pair in part.rows]
    rows = [row for row in CATEGORIES if row.field]
    assert rows
    for row in rows:
        (said,) = [
            value
            for label, value in shown
            if label == row.label.of(language) and row.why.of(language) in value
        ]
        assert catalogue.GROUNDS[row.ground].of(language) in said
        assert catalogue.term_words(row.term, language) in said
        assert privacy.recipients(row, language) in said


def test_t_8_the_page_holds_the_whole_statement_paragraph_by_paragraph() -> None:
    view = privacy.page(Language.NL, reading(Language.NL))
    text = seed.text(Language.NL)
    shown = [part.text for part in view.parts if isinstance(part, Paragraph)]
    assert "".join("".join(shown).split()) == "".join(text.split())
    assert sum(1 for part in shown if part.startswith("In deze privacyverklaring leggen")) == 2


def test_r_034_what_comes_along_by_itself_stands_there_as_well() -> None:
    shown = facts(privacy.page(Language.EN, reading(Language.EN)))
    implicit = [row for row in CATEGORIES if row.asked is Asked.IMPLICIT and row.term is not Term.NETWORK]
    assert len(implicit) > 10
    assert all(row.label.en in shown for row in implicit)


@pytest.mark.parametrize("code", ["birth_date", "address", "cookies"])
def test_r_048_what_is_not_asked_is_said_to_be_not_asked(code: str) -> None:
    row = catalogue.category(code)
    assert facts(privacy.page(Language.NL, reading(Language.NL)))[row.label.nl] == row.why.nl


def test_r_064_the_paragraph_that_does_not_exist_is_said_not_to_be_there() -> None:
    for language, words in ((Language.NL, "niet beschikbaar"), (Language.EN, "not available")):
        view = privacy.page(language, reading(language))
        assert words in text_of(view)
        shown = facts(view)
        absent = [row for row in PURPOSES if row.offer is catalogue.Offer.ABSENT]
        assert absent
        assert all(privacy._OFFERS[row.offer].of(language) in shown[row.title.of(language)] for row in absent)


def test_one_row_that_is_changed_changes_the_form_and_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Card, form hint and page are the same row (R-001); the record has its own test."""
    why = Words(nl="dit is de nieuwe reden.", en="this is the new reason.")
    changed = tuple(replace(row, why=why) if row.code == "email" else row for row in CATEGORIES)
    before = privacy.page(Language.NL, reading(Language.NL))
    assert why.nl not in text_of(before)
    monkeypatch.setattr(catalogue, "CATEGORIES", changed)
    monkeypatch.setattr(privacy, "CATEGORIES", changed)
    form = request_form(Language.NL, about="")
    hint = next(field.hint for field in form.fields if field.name == "email")
    assert why.nl in hint
    assert why.nl in facts(privacy.page(Language.NL, reading(Language.NL)))["E-mailadres"]
    assert given.GIVEN


def test_in_the_chat_the_statement_and_the_data_are_two_windows(candidate: Actor) -> None:
    candidate.says("hoi")
    candidate.types("/klik privacy")
    assert candidate.outcome.said is Said.PRIVACY
    assert isinstance(candidate.reply, Show)
    assert "Autoriteit Persoonsgegevens" in text_of(candidate.reply.view)
    candidate.types("/klik privacy gegevens")
    assert isinstance(candidate.reply, Show)
    assert "E-mailadres: Waarom: alleen de ene coach die ja zegt, krijgt dit." in text_of(
        candidate.reply.view
    )


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"on": "2020-11-04"}, "nog geen privacyverklaring van kracht"),
        ({"on": "2020-11-05"}, "Versie 1, in werking sinds 5 november 2020"),
        ({"version": "1"}, "Versie 1, in werking sinds 5 november 2020"),
        ({}, "Versie 1, in werking sinds 5 november 2020"),
    ],
)
def test_r_090_the_page_says_what_held_on_a_day(town: House, asked: dict[str, str], found: str) -> None:
    view = town.look(lambda unit: privacy_asked(unit, town.context, Language.NL, **asked))
    assert view is not None
    assert found in text_of(view)


@pytest.mark.parametrize("asked", [{"version": "2"}, {"version": "one"}, {"on": "yesterday"}])
def test_what_was_never_published_is_not_there(town: House, asked: dict[str, str]) -> None:
    assert town.look(lambda unit: privacy_asked(unit, town.context, Language.NL, **asked)) is None


def test_the_fingerprint_of_each_version_is_on_the_page() -> None:
    shown = reading(Language.NL)
    assert shown.today > date(2020, 11, 5)
    assert re.search(
        rf"kenmerk {shown.statement.digest.hex()[:16]}", text_of(privacy.page(Language.NL, shown))
    )
