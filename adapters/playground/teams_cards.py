"""Holds a card to Adaptive Card 1.5 and to Teams' own bounds: what is unknown or misplaced is refused."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from adapters.playground.slack_things import Json
from adapters.playground.teams_elements import ACTIONS, CARD, ELEMENTS, PARTS, Shape
from adapters.playground.teams_things import Refused

VERSION = "1.5"
# Teams shows six buttons in a row and hides the rest:
# https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-actions
MOST_ACTIONS = 6
DEEPEST = 20


class BadCard(Exception):
    """Where in the card, and what is wrong with it."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where or '/'}: {what}")


def checked_card(card: Any) -> Json:
    try:
        return _checked(card)
    except BadCard as problem:
        raise Refused(400, "BadArgument", f"Invalid Adaptive Card. {problem}") from None


def _checked(card: Any) -> Json:
    Check().card(card, "")
    found: Json = card
    return found


class Check:
    """One card; remembers the ids of its inputs, which must differ."""

    def __init__(self) -> None:
        self._inputs: set[str] = set()
        self._kinds: Mapping[str, Callable[[Any, str], None]] = {
            "text": lambda value, where: _is(value, str, where),
            "flag": lambda value, where: _is(value, bool, where),
            "number": _number,
            "size": lambda value, where: _is(value, (str, int, float), where),
            "link": _link,
            "object": lambda value, where: _is(value, dict, where),
            "any": lambda value, where: None,
            "elements": lambda value, where: self._each(value, where, self._element),
            "actions": self._actions,
            "inlines": lambda value, where: self._each(value, where, self._inline),
            "select": self._select,
            "fallback": self._fallback,
            "card": lambda value, where: self.card(value, where, inner=True),
        }

    def card(self, card: Any, where: str, *, inner: bool = False) -> None:
        _is(card, dict, where)
        if card.get("type") != "AdaptiveCard":
            raise BadCard(where, "a card's type is AdaptiveCard.")
        if card.get("version") != VERSION and not (inner and "version" not in card):
            raise BadCard(where, f"the version is {VERSION}.")
        self._shape(card, CARD, where)

    def _element(self, element: Any, where: str) -> None:
        self._shape(element, _known(element, ELEMENTS, where), where)
        if str(element["type"]).startswith("Input."):
            if element["id"] in self._inputs:
                raise BadCard(where, "two inputs have the same id.")
            self._inputs.add(element["id"])

    def _inline(self, run: Any, where: str) -> None:
        if not isinstance(run, str):
            self._shape(run, _known(run, {"TextRun": PARTS["TextRun"]}, where), where)

    def _actions(self, actions: Any, where: str) -> None:
        _is(actions, list, where)
        if len(actions) > MOST_ACTIONS:
            raise BadCard(where, f"more than {MOST_ACTIONS} actions.")
        self._each(actions, where, self._action)

    def _action(self, action: Any, where: str) -> None:
        self._shape(action, _known(action, ACTIONS, where), where)
        if not isinstance(action.get("data", {}), (dict, str)):
            raise BadCard(f"{where}/data", "data is an object or a text.")

    def _select(self, action: Any, where: str) -> None:
        if isinstance(action, dict) and action.get("type") == "Action.ShowCard":
            raise BadCard(where, "a select action cannot show a card.")
        self._action(action, where)

    def _fallback(self, other: Any, where: str) -> None:
        if other == "drop":
            return
        _is(other, dict, where)
        is_action = str(other.get("type")).startswith("Action.")
        # An input that stands in for another has that one's id.
        (self._action if is_action else Check()._element)(other, where)

    def _each(self, values: Any, where: str, check: Callable[[Any, str], None]) -> None:
        _is(values, list, where)
        for number, value in enumerate(values):
            check(value, f"{where}/{number}")

    def _shape(self, value: Any, shape: Shape, where: str) -> None:
        _is(value, dict, where)
        if where.count("/") > 2 * DEEPEST:
            raise BadCard(where, "the card is nested too deeply.")
        for name in shape.needed:
            if value.get(name) in (None, ""):
                raise BadCard(where, f"“{name}” is missing.")
        for name, given in value.items():
            if name != "type":
                self._property(given, shape.kinds.get(name, ""), where=f"{where}/{name}")

    def _property(self, value: Any, kind: str, *, where: str) -> None:
        name, _, words = kind.partition(":")
        match name:
            case "":
                raise BadCard(where, "no such property in version 1.5.")
            case "one":
                if not isinstance(value, str) or value.lower() not in words.split():
                    raise BadCard(where, f"one of: {words}.")
            case "list":
                self._each(value, where, lambda part, place: self._part(part, place, kind=words))
            case _:
                self._kinds[name](value, where)

    def _part(self, part: Any, where: str, *, kind: str) -> None:
        _is(part, dict, where)
        if part.get("type", kind) != kind:
            raise BadCard(where, f"only {kind} stands here.")
        self._shape(part, PARTS[kind], where)


def _known(value: Any, shapes: Mapping[str, Shape], where: str) -> Shape:
    _is(value, dict, where)
    kind = value.get("type")
    if not isinstance(kind, str) or kind not in shapes:
        raise BadCard(where, f"unknown type: {kind}.")
    return shapes[kind]


def _is(value: Any, kind: type | tuple[type, ...], where: str) -> None:
    if not isinstance(value, kind):
        raise BadCard(where, "the wrong kind of value.")


def _number(value: Any, where: str) -> None:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise BadCard(where, "a number is needed.")


def _link(value: Any, where: str) -> None:
    _is(value, str, where)
    if urlsplit(value).scheme not in ("https", "http", "data"):
        raise BadCard(where, "an address is needed.")
