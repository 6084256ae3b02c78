"""The statement's categories that are chosen from a list, or not asked at all: what may come in, and who reads it."""

import pytest

from bot.matching import lists
from bot.matching.form import CHOICES
from bot.messages.details_form import details_form
from bot.outcome import Said
from bot.privacy import catalogue
from bot.privacy.catalogue import CATEGORIES, Asked, Offer, Shown
from bot.privacy.purposes import DataClass, Purpose
from bot.topics import TOPICS
from bot.views import ChoiceField
from bot.words import Language
from storage.tables import METADATA
from tests.conversation import Actor, House
from tests.messenger import direct, text_of

FORM = details_form(Language.NL, about="", public=None, contact=None)


def answers(town: House, candidate: Actor, **given: str) -> Said:
    """A request with its optional step, posted when it holds."""
    request = candidate.asks()
    town.courier.runs()
    ticked = {"consent_special": ["yes"]}
    values = {name: [value] for name, value in given.items()} | ticked
    said = candidate.sends(values, form="request.details", about=request.id)
    if said is Said.SAVED:
        town.courier.runs()
        candidate.presses("request.publish", request.id)
        town.courier.runs()
    return said


def choice(name: str) -> ChoiceField:
    (found,) = [each for each in FORM.fields if each.name == name]
    assert isinstance(found, ChoiceField)
    return found


def test_r_040_gender_is_optional_open_to_not_saying_and_shown_to_nobody(
    town: House, candidate: Actor, coach: Actor
) -> None:
    asked = choice("gender")
    assert not asked.required
    assert asked.initial == ()
    assert "rather_not" in {option.value for option in asked.choices}
    assert answers(town, candidate, gender="non_binary") is Said.SAVED
    coach.presses("request.accept")
    town.courier.runs()
    read = town.channel() + "\n".join(
        text_of(each.view) for each in town.platform.standing(direct(coach.account))
    )
    assert "Kanarie" in read, "the details are there"
    assert "binair" not in read.lower()


def test_r_043_where_somebody_lives_is_not_asked_and_has_no_place() -> None:
    """Name and contact are kept apart from what coaches read; of an address, only the province can be chosen."""
    assert catalogue.category("address").asked is Asked.NOT_ASKED
    assert (catalogue.category("name").data_class, catalogue.category("name").shown) == (
        DataClass.CONTACT,
        Shown.TAKEN_OUT,
    )
    columns = {column.name for table in METADATA.tables.values() for column in table.columns}
    assert "sealed_name" in columns
    assert not [
        name for name in columns if any(part in name for part in ("street", "postcode", "town", "birth"))
    ]
    assert {option.code for option in lists.REGIONS} == {option.value for option in choice("region").choices}


def test_r_044_topics_are_a_closed_list(candidate: Actor) -> None:
    candidate.says("hoi")
    candidate.presses("request.start")
    (asked,) = [field for field in candidate.form.fields if field.name == "topics"]
    assert isinstance(asked, ChoiceField)
    assert {option.value for option in asked.choices} == {topic.code for topic in TOPICS}


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("R-045", "education"),
        ("R-052", "employment"),
        ("R-051", "income"),
        ("R-040", "gender"),
        ("R-042", "age_band"),
    ],
)
def test_what_is_on_no_list_does_not_come_in(town: House, candidate: Actor, row: str, name: str) -> None:
    assert catalogue.category(name).requirement == row
    assert {option.value for option in choice(name).choices} == {option.code for option in CHOICES[name]}
    assert answers(town, candidate, **{name: "something else"}) is Said.INVALID
    assert set(candidate.errors) == {name}


@pytest.mark.parametrize(
    ("name", "value", "words"), [("income", "above_5000", "5.000"), ("employment", "permanent", "vast")]
)
def test_r_051_income_and_employment_reach_no_coach(
    town: House, candidate: Actor, coach: Actor, name: str, value: str, words: str
) -> None:
    assert answers(town, candidate, **{name: value}) is Said.SAVED
    coach.presses("request.accept")
    town.courier.runs()
    read = town.channel() + "\n".join(
        text_of(each.view) for each in town.platform.standing(direct(coach.account))
    )
    assert "Kanarie" in read
    assert words not in read.lower()
    assert catalogue.category(name).shown is Shown.NEVER


def test_r_057_every_question_belongs_to_the_service_it_is_asked_for() -> None:
    asked = [row for row in CATEGORIES if row.field]
    assert {Purpose.MEDIATION, Purpose.COACHING} <= {row.purpose for row in asked}
    assert all(catalogue.purpose(row.purpose).offer is Offer.PART for row in asked)
    forms = {row.form for row in asked if row.purpose is Purpose.MEDIATION}
    assert {"request.submit", "request.details"} <= forms
    assert all(form.startswith("request.") for form in forms)
