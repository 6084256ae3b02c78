"""The catalogue is whole: the statement's categories and purposes, every question, every term and recipient."""

import re
from dataclasses import fields, is_dataclass
from datetime import date

import pytest

from bot.messages.coach_form import coach_form
from bot.messages.details_form import details_form
from bot.messages.pages import contact_form
from bot.messages.remove_form import remove_form
from bot.messages.request_form import request_form
from bot.messages.tickets import ask_form
from bot.privacy import catalogue, seed
from bot.privacy.catalogue import (
    CATEGORIES,
    GROUNDS,
    PURPOSES,
    RECIPIENTS,
    TERMS,
    Asked,
    Ground,
    Offer,
    Recipient,
)
from bot.privacy.catalogue.desk import CONTACT, TICKET
from bot.privacy.minimal import asked_in
from bot.privacy.purposes import SEALED, DataClass, Purpose, Term
from bot.views import Form, TickField
from bot.words import Language, Words

ITEMS = re.findall(r"^ +• (.+)$", seed.text(Language.NL), re.MULTILINE)


def _forms(language: Language) -> tuple[Form, ...]:
    return (
        request_form(language, about=""),
        details_form(language, about="", public=None, contact=None),
        remove_form(language, about="", motivation="Ik wil een kwinkeleer spreken.", has_removed=True),
        coach_form(language, profile=None, capacity=3, statement=""),
        ask_form(language, kind="complaint"),
    )


FORMS = _forms(Language.NL)
QUESTIONS = [
    (form, question.name) for form in FORMS for question in form.fields if not isinstance(question, TickField)
]


def test_the_statement_lists_fourteen_categories_six_purposes_and_one_backup() -> None:
    assert len(ITEMS) == 21


@pytest.mark.parametrize("item", ITEMS[:14])
def test_every_category_of_the_statement_has_a_row(item: str) -> None:
    assert item in {row.item for row in CATEGORIES}


@pytest.mark.parametrize("item", ITEMS[14:20])
def test_every_purpose_of_the_statement_has_a_row(item: str) -> None:
    """One line of the statement names two: prize draws, and answering questions."""
    rest = item
    for row in PURPOSES:
        rest = rest.replace(row.quote, "") if row.quote else rest
    assert rest != item
    assert not rest.strip()


def test_no_row_quotes_what_the_statement_does_not_say() -> None:
    text = seed.text(Language.NL)
    assert all(row.item in text for row in CATEGORIES if row.item)
    assert all(row.quote in text for row in PURPOSES if row.quote)


@pytest.mark.parametrize(("form", "name"), QUESTIONS, ids=lambda value: getattr(value, "action", value))
def test_r_018_every_question_has_a_row_that_says_why_it_is_asked(form: Form, name: str) -> None:
    row = catalogue.asked(form.action, name)
    assert row.asked in {Asked.REQUIRED, Asked.OPTIONAL, Asked.CONSENTED}
    assert all(row.hint(language) for language in Language)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("number", "form"), list(enumerate(FORMS)), ids=lambda value: getattr(value, "action", "")
)
def test_r_019_the_reason_stands_beside_the_question_in_the_catalogue_s_words(
    number: int, form: Form, language: Language
) -> None:
    asked = [question for question in _forms(language)[number].fields if not isinstance(question, TickField)]
    assert asked
    for question in asked:
        row = catalogue.asked(form.action, question.name)
        assert question.label == row.label.of(language)
        assert question.hint.startswith(row.hint(language))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.action)
def test_whatever_a_form_asks_comes_in(form: Form) -> None:
    """A new question or tick is dropped until it has its row (R-022)."""
    assert {question.name for question in form.fields} <= asked_in(form.action)


@pytest.mark.parametrize("language", Language)
def test_our_own_page_asks_in_the_catalogue_s_words(language: Language) -> None:
    """What kind of message it is, is asked there and in the chat alike."""
    kind, *others = contact_form(language).fields
    for form, question in ((TICKET, kind), *((CONTACT, each) for each in others)):
        row = catalogue.asked(form, question.name)
        assert question.label == row.label.of(language)
        assert question.hint.startswith(row.hint(language))
    assert len(others) == 3


def test_a_question_nobody_declared_would_be_noticed() -> None:
    with pytest.raises(LookupError, match="shoe_size"):
        catalogue.asked("request.submit", "shoe_size")


def test_every_purpose_and_every_term_has_one_row() -> None:
    assert sorted(row.purpose for row in PURPOSES) == sorted(Purpose)
    assert sorted(row.term for row in TERMS) == sorted(Term)
    assert sorted(row.recipient for row in RECIPIENTS) == sorted(Recipient)
    assert sorted(GROUNDS) == sorted(Ground)


def test_no_two_rows_have_one_code_or_one_question() -> None:
    codes = [row.code for row in CATEGORIES]
    asked = [(row.form, row.field) for row in CATEGORIES if row.field]
    assert len(codes) == len(set(codes))
    assert len(asked) == len(set(asked))


def test_r_056_every_purpose_but_the_service_itself_is_off() -> None:
    """What a person may switch on is theirs to consent to; what is part of the service is never based on consent."""
    for row in PURPOSES:
        assert (row.offer is Offer.PART) == (row.ground is not Ground.CONSENT), row.purpose
    assert {row.purpose for row in PURPOSES if row.offer is Offer.CHOSEN} == {
        Purpose.NEWSLETTER,
        Purpose.POST,
        Purpose.PERSONAL_NEWSLETTER,
        Purpose.PERSONAL_CONTENT,
        Purpose.PRIZE_DRAW,
    }
    assert [row.purpose for row in PURPOSES if row.offer is Offer.ABSENT] == [Purpose.ADVERTISING]


@pytest.mark.parametrize("code", ["birth_date", "address", "cookies"])
def test_what_the_statement_names_and_klik_does_not_ask_says_so(code: str) -> None:
    row = catalogue.category(code)
    assert row.asked is Asked.NOT_ASKED
    assert row.term is Term.NOT_KEPT
    assert row.item
    assert not row.field


def test_whatever_a_person_wrote_or_chose_is_of_a_sealed_class() -> None:
    # A number, and codes and random ids of Klik's own.
    ours = {"coach_capacity", "question_kind", "complaint_about"}
    given = [row for row in CATEGORIES if row.field and row.code not in ours]
    assert given
    assert all(row.data_class in SEALED for row in given)
    assert all(catalogue.category(code).data_class is DataClass.PSEUDONYM for code in ours)


def test_a_term_is_said_with_its_own_number() -> None:
    assert "2 jaar" in catalogue.term_words(Term.ACTIVE_2Y, Language.NL)
    assert "7 days" in catalogue.term_words(Term.DELIVERY_7D, Language.EN)


def test_every_row_speaks_both_languages() -> None:
    said = [value for row in (*CATEGORIES, *PURPOSES, *TERMS, *RECIPIENTS) for value in _words(row)]
    assert len(said) > 80
    assert all(words.nl and words.en for words in said)


def _words(row: object) -> list[Words]:
    assert is_dataclass(row)
    values = [getattr(row, field.name) for field in fields(row)]
    return [value for value in values if isinstance(value, Words)]


def test_the_statement_in_force_is_the_one_of_november_2020() -> None:
    assert seed.draft().in_force == date(2020, 11, 5)
