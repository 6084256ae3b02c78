"""The checker of cards: what Adaptive Cards 1.5 knows passes, everything else is refused with its place."""

import json
from typing import Any

import pytest
from teams_stage import CARD, CHANNEL, FORM, TeamsStage, card, execute, in_teams, opens, question, text

from adapters.playground.teams_actions import actions_of
from adapters.playground.teams_cards import checked_card
from adapters.playground.teams_elements import ACTIONS, ELEMENTS
from adapters.playground.teams_things import Refused

CHOICES = [{"title": "A", "value": "a"}]
CELL = {"type": "TableCell", "items": [text("x")]}

# One of everything.
EVERY: dict[str, dict[str, Any]] = {
    "TextBlock": {**text("x"), "size": "Large", "weight": "bolder", "color": "attention", "isSubtle": True},
    "RichTextBlock": {
        "type": "RichTextBlock",
        "inlines": ["x", {"type": "TextRun", "text": "y", "italic": True}],
    },
    "Image": {"type": "Image", "url": "https://voorbeeld.test/a.png", "altText": "a", "size": "small"},
    "ImageSet": {"type": "ImageSet", "images": [{"type": "Image", "url": "https://voorbeeld.test/a.png"}]},
    "Media": {"type": "Media", "sources": [{"mimeType": "audio/mp4", "url": "https://voorbeeld.test/a"}]},
    "Container": {"type": "Container", "items": [text("x")], "style": "emphasis", "bleed": True},
    "ColumnSet": {
        "type": "ColumnSet",
        "columns": [{"type": "Column", "width": "auto", "items": [text("x")]}],
    },
    "FactSet": {"type": "FactSet", "facts": [{"title": "a", "value": "b"}]},
    "ActionSet": {"type": "ActionSet", "actions": [execute()]},
    "Table": {"type": "Table", "columns": [{"width": 1}], "rows": [{"type": "TableRow", "cells": [CELL]}]},
    "Input.Text": question("q1", isMultiline=True, maxLength=1500, placeholder="x", isRequired=True),
    "Input.Number": question("q2", "Input.Number", min=1, max=5, value=2),
    "Input.Date": question("q3", "Input.Date", value="2027-01-31"),
    "Input.Time": question("q4", "Input.Time", value="12:00"),
    "Input.Toggle": question("q5", "Input.Toggle", title="Yes", valueOn="yes", valueOff="no"),
    "Input.ChoiceSet": question(
        "q6", "Input.ChoiceSet", choices=CHOICES, isMultiSelect=True, style="expanded"
    ),
}
BUTTONS: dict[str, dict[str, Any]] = {
    "Action.Execute": execute(),
    "Action.Submit": opens(),
    "Action.OpenUrl": {"type": "Action.OpenUrl", "title": "Read", "url": "https://voorbeeld.test"},
    "Action.ShowCard": {"type": "Action.ShowCard", "title": "More", "card": card(text("x"))},
    "Action.ToggleVisibility": {"type": "Action.ToggleVisibility", "targetElements": ["a"]},
}


def test_one_of_everything_is_a_good_card() -> None:
    assert set(EVERY) == set(ELEMENTS)
    assert set(BUTTONS) == set(ACTIONS)
    whole = card(*EVERY.values(), actions=list(BUTTONS.values()), speak="x", lang="nl")
    assert checked_card(whole) is whole
    assert checked_card(CARD) == CARD
    assert checked_card(FORM) == FORM
    assert checked_card({"type": "AdaptiveCard", "version": "1.5"})


@pytest.mark.parametrize("name", [*EVERY, *BUTTONS])
def test_a_property_that_is_not_known_is_refused(name: str) -> None:
    given = {**(EVERY | BUTTONS)[name], "sparkle": True}
    whole = card(given) if name in EVERY else card(actions=[given])
    place = "/body/0/sparkle" if name in EVERY else "/actions/0/sparkle"
    with pytest.raises(Refused) as refused:
        checked_card(whole)
    assert refused.value.status == 400
    assert place in refused.value.body["error"]["message"]


@pytest.mark.parametrize("name", [*EVERY, *BUTTONS])
def test_what_is_needed_may_not_be_missing(name: str) -> None:
    given = (EVERY | BUTTONS)[name]
    for needed in {**ELEMENTS, **ACTIONS}[name].needed:
        left = {key: value for key, value in given.items() if key != needed}
        whole = card(left) if name in EVERY else card(actions=[left])
        with pytest.raises(Refused, match="BadArgument"):
            checked_card(whole)


def changed(**changes: Any) -> dict[str, Any]:
    return {**card(), **changes}


@pytest.mark.parametrize(
    "bad",
    [
        None,
        [],
        "card",
        {},
        changed(version="1.4"),
        changed(version="1.6"),
        changed(version=1.5),
        changed(type="HeroCard"),
        changed(body={}),
        changed(body=["x"]),
        changed(body=[{"type": "Hologram"}]),
        changed(body=[{"text": "no type"}]),
        changed(body=[{"type": ["TextBlock"], "text": "x"}]),
        changed(body=[{"type": "TextRun", "text": "out of its place"}]),
        changed(body=[{**text("x"), "text": 5}]),
        changed(body=[{**text("x"), "wrap": "yes"}]),
        changed(body=[{**text("x"), "maxLines": "2"}]),
        changed(body=[{**text("x"), "maxLines": True}]),
        changed(body=[{**text("x"), "color": "purple"}]),
        changed(body=[execute()]),
        changed(body=[question("q1"), question("q1")]),
        changed(body=[{"type": "Container", "items": [question("q1")]}, question("q1")]),
        changed(body=[{"type": "RichTextBlock", "inlines": [text("x")]}]),
        changed(body=[{"type": "ColumnSet", "columns": [text("x")]}]),
        changed(body=[{"type": "FactSet", "facts": [{"title": "a"}]}]),
        changed(body=[{"type": "Image", "url": "javascript:alert(1)"}]),
        changed(body=[{"type": "Image", "url": "a.png"}]),
        changed(body=[question("q6", "Input.ChoiceSet", choices=["a"])]),
        changed(actions=[text("x")]),
        changed(actions=[execute()] * 7),
        changed(actions=[{**execute(), "data": 5}]),
        changed(actions=[{**execute(), "fallback": "keep"}]),
        changed(actions=[{**execute(), "fallback": {"type": "Action.Dance"}}]),
        changed(actions=[{**execute(), "style": "loud"}]),
        changed(actions=[{"type": "Action.ShowCard", "card": card({"type": "Hologram"})}]),
        changed(selectAction=BUTTONS["Action.ShowCard"]),
        changed(body=[{**text("x"), "fallback": {"type": "Hologram"}}]),
    ],
)
def test_a_bad_card_is_refused(bad: Any) -> None:
    with pytest.raises(Refused):
        checked_card(bad)


def test_an_input_may_stand_in_for_itself_and_words_may_be_in_any_case() -> None:
    assert checked_card(card({**question("q1"), "fallback": question("q1")}))
    assert checked_card(card({**text("x"), "size": "ExtraLarge", "fallback": "drop"}))


def test_a_card_within_cards_without_end_is_refused() -> None:
    deep: dict[str, Any] = text("x")
    for _ in range(60):
        deep = {"type": "Container", "items": [deep]}
    with pytest.raises(Refused, match="BadArgument"):
        checked_card(card(deep))


@in_teams()
async def test_a_bad_card_gets_400_and_leaves_nothing(on: TeamsStage) -> None:
    answered = await on.client.send(CHANNEL, card({"type": "Hologram"}))
    assert (answered.status, answered.code) == (400, "BadArgument")
    assert "/body/0: unknown type: Hologram." in answered.body["error"]["message"]
    activity = await on.posted()
    assert (await on.client.update(f"{CHANNEL};messageid={activity}", activity, {"type": "x"})).status == 400
    assert on.world.shown(CHANNEL)[0].cards == [CARD]


def test_actions_are_found_wherever_they_stand() -> None:
    nested = card(
        {"type": "Container", "items": [{"type": "ActionSet", "actions": [execute("one")]}]},
        {
            "type": "Table",
            "rows": [{"cells": [{"items": [EVERY["Image"] | {"selectAction": execute("two")}]}]}],
        },
        {
            "type": "RichTextBlock",
            "inlines": [{"type": "TextRun", "text": "x", "selectAction": execute("three")}],
        },
        question("q", inlineAction=execute("four")),
        actions=[execute("five")],
    )
    assert checked_card(json.loads(json.dumps(nested)))
    assert [action["verb"] for action in actions_of(nested)] == ["one", "two", "three", "four", "five"]
