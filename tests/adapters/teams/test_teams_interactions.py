"""Presses and forms, read into events: the same click twice is one, and what was made by hand is nobody's permission."""

from typing import Any

import pytest
from teams_activities import PERSON, Json, activity

from adapters.teams import interactions


def execute(data: Any, **more: Any) -> Json:
    action = {"type": "Action.Execute", "verb": "request.accept", "data": data}
    return activity("invoke", name="adaptiveCard/action", value={"action": action}, **more)


def click_of(told: Json) -> interactions.Click | None:
    origin = interactions.origin_of(told)
    assert origin is not None
    return interactions.click_of(told, origin)


def test_a_click_sent_again_under_another_id_is_the_same_click_and_another_person_s_is_not() -> None:
    data = {"action": "request.accept", "value": "v", "once": "k"}
    one = click_of(execute(data))
    again = click_of(execute(data, id="f:2", timestamp="later"))
    other = click_of(execute(data, **{"from": PERSON | {"aadObjectId": "another"}}))
    drawn_anew = click_of(execute(data | {"once": "k2"}))
    assert one is not None
    assert again is not None
    assert other is not None
    assert drawn_anew is not None
    assert (one.stable, one.meaning) == (again.stable, again.meaning)
    assert len({one.stable, other.stable, drawn_anew.stable}) == 3


def test_a_click_changed_on_its_way_has_another_meaning() -> None:
    data = {"action": "request.accept", "value": "v", "once": "k"}
    one, other = click_of(execute(data)), click_of(execute(data | {"typed": "w"}))
    assert one is not None
    assert other is not None
    assert one.stable == other.stable
    assert one.meaning != other.meaning


def test_the_same_button_about_somebody_else_is_another_click() -> None:
    data = {"action": "coach.confirm", "value": "v", "once": "k"}
    one, other = click_of(execute(data)), click_of(execute(data | {"value": "w"}))
    assert one is not None
    assert other is not None
    assert one.stable != other.stable


def test_a_corrected_form_is_another_delivery_though_the_card_is_the_same() -> None:
    data = {"form": "request.submit", "about": "a", "once": "k", "motivation": "kort"}
    one, other = (
        click_of(execute(data)),
        click_of(execute(data | {"motivation": "lang"})),
    )
    assert one is not None
    assert other is not None
    assert one.stable != other.stable


def test_a_comma_in_a_text_is_a_comma_and_between_choices_is_not() -> None:
    data = {
        "form": "request.submit",
        "once": "k",
        "many": ["topics"],
        "topics": "a,b",
        "motivation": "rust, ruimte",
        "email": "  ",
        "consent_share": "",
        "number": 7,
    }
    assert interactions.values_of(data) == {"topics": ("a", "b"), "motivation": ("rust, ruimte",)}


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"action": "geen naam"},
        {"action": 7},
        {"action": ["request.accept"]},
        {"form": "../../x", "once": "k"},
        "tekst",
        None,
        [],
    ],
)
def test_a_button_s_data_made_by_hand_is_nothing_or_a_name_nobody_trusts(data: Any) -> None:
    told = activity("invoke", name="task/submit", value={"data": data})
    click, origin = click_of(told), interactions.origin_of(told)
    assert click is not None
    assert origin is not None
    assert interactions.pressed(click, by=origin.account, place=origin.place, key="k") is None
    assert interactions.submitted(click, by=origin.account, key="k") is None
