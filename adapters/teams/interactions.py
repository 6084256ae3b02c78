"""Presses, forms and commands, read into `bot.events`, and the way back to whoever is in front. Pure.

https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from adapters.teams import files
from adapters.teams.inbound import (
    account_of,
    delivery,
    digest,
    is_personal,
    language_of,
    place_of,
    text,
    words_of,
)
from bot.commands import Audience, is_whole, parse
from bot.events import ActionPressed, CommandIssued, Delivery, FileAnswered, FormSubmitted
from bot.model import Account, Place, SentMessage
from bot.words import Language

Json = dict[str, Any]

FILE_CONSENT = "fileConsent/invoke"
PUBLIC_NAME = re.compile(r"[a-z_]+\.[a-z_]+")
# What a button's data holds besides what somebody filled in.
_OURS = frozenset({"action", "value", "once", "form", "about", "many", "msteams"})
_COMMAND = re.compile(r"(?P<slash>/?)(?P<word>klik|avg)(?:\s+(?P<rest>.*))?", re.IGNORECASE | re.DOTALL)
MOST_FIELDS = 60


class Via(StrEnum):
    """Which way somebody came, and so which way the answer goes."""

    EXECUTE = "adaptiveCard/action"
    FETCH = "task/fetch"
    SUBMIT = "task/submit"
    MESSAGE = "message"


@dataclass(frozen=True)
class Button:
    """What was pressed, whichever way it came: its data with what was filled in, and the verb."""

    via: Via
    data: Json = field(repr=False)
    verb: str = ""


@dataclass(frozen=True)
class Origin:
    """How to reach whoever pressed, sent or typed. `thread` is the place as it was named; `message` the card pressed on."""

    account: Account
    place: Place
    thread: Place
    via: Via
    is_personal: bool
    language: Language | None = None
    message: str = field(default="", repr=False)
    action: str = ""
    value: str = ""
    form: str = ""
    about: str = ""
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    button: Button | None = None


@dataclass(frozen=True)
class Click:
    """A button as one delivery. `stable` says the same of a click that Teams sends again under another id (F-015a)."""

    data: Json = field(repr=False)
    verb: str
    stable: bytes
    meaning: bytes


def button_of(activity: Json) -> Button | None:
    value = activity.get("value")
    if not isinstance(value, dict):
        return None
    if activity["type"] == "message":
        return Button(Via.MESSAGE, value)
    match text(activity, "name"):
        case Via.EXECUTE:
            action = value.get("action")
            data = action.get("data") if isinstance(action, dict) else None
            return Button(Via.EXECUTE, data if isinstance(data, dict) else {}, text(action, "verb"))
        case Via.FETCH | Via.SUBMIT as name:
            data = value.get("data")
            return Button(Via(name), data if isinstance(data, dict) else {})
        case _:
            return None


def click_of(activity: Json, origin: Origin) -> Click | None:
    """`stable` falls back to the activity's id for a card without a key. None for what is no button."""
    if origin.button is None:
        return None
    by, via, data, verb = origin.account, origin.via, origin.button.data, origin.button.verb
    filled = _filled(data)
    card = text(data, "once") or text(activity, "id")
    named = text(data, "form") or text(data, "action") or verb
    # One card may hold the same button for several people or requests; and a corrected form is another delivery.
    which = [named, text(data, "value"), text(data, "about"), filled if text(data, "form") else {}]
    stable = digest([by.workspace, by.user, via.value, card, *which])
    meaning = digest([via.value, named, text(data, "value"), text(data, "about"), filled])
    return Click(data, verb, stable, meaning)


def pressed(click: Click, *, by: Account, place: Place, key: str) -> ActionPressed | None:
    name = text(click.data, "action") or click.verb
    if not PUBLIC_NAME.fullmatch(name):
        return None
    return ActionPressed(
        delivery=Delivery(key, click.meaning),
        account=by,
        action=name,
        value=text(click.data, "value"),
        place=place,
    )


def submitted(click: Click, *, by: Account, key: str) -> FormSubmitted | None:
    name = text(click.data, "form")
    if not PUBLIC_NAME.fullmatch(name):
        return None
    return FormSubmitted(
        delivery=Delivery(key, click.meaning),
        account=by,
        form=name,
        about=text(click.data, "about"),
        values=values_of(click.data),
    )


def file_answered(activity: Json) -> FileAnswered | None:
    """None for what is no answer to a card of ours: a yes without a place to put the file is none."""
    account, place, value = account_of(activity), place_of(activity), activity.get("value")
    if account is None or place is None or not isinstance(value, dict) or not is_personal(activity):
        return None
    action, file = text(value, "action"), text(value.get("context"), "file")
    given = files.room(value.get("uploadInfo")) if action == "accept" else None
    if not file or action not in ("accept", "decline") or (action == "accept" and given is None):
        return None
    return FileAnswered(
        delivery=delivery(activity, "file", action),
        account=account,
        file=file,
        is_accepted=action == "accept",
        offered=SentMessage(place, files.with_room(text(activity, "replyToId"), given)),
    )


def commanded(activity: Json) -> CommandIssued | None:
    """`/klik`, `klik`, `/avg` or `avg` first; or just a command, as Teams types it from the list of commands.

    Without a slash only what is a command: "Klik is leuk" and "AVG, mag dat?" are talk.
    """
    account = account_of(activity)
    line = _line(words_of(activity))
    if account is None or line is None:
        return None
    command, rest = line
    return CommandIssued(
        delivery=delivery(activity, words=f"{command} {rest}"),
        account=account,
        command=command,
        text=rest,
        in_public=not is_personal(activity),
    )


def _line(said: str) -> tuple[str, str] | None:
    found = _COMMAND.fullmatch(said)
    if found is None:
        bare = said.removeprefix("/")
        return (Audience.KLIK.value, bare) if is_whole(bare) or bare != said else None
    command, rest = found["word"].lower(), (found["rest"] or "").strip()
    if found["slash"] or not rest:
        return command, rest
    parsed = parse(command, rest)
    return (command, rest) if parsed.word or parsed.suggestion else None


def is_harmless(command: CommandIssued) -> bool:
    """What may be answered where everybody reads along: only what shows nothing of anybody (issue 3, part 4)."""
    return parse(command.command, command.text).word == "help" and command.command == Audience.KLIK


def origin_of(activity: Json) -> Origin | None:
    account, place = account_of(activity), place_of(activity)
    if account is None or place is None:
        return None
    button = button_of(activity)
    data = button.data if button else {}
    form, verb = text(data, "form"), button.verb if button else ""
    return Origin(
        account,
        place=place,
        thread=replace(place, conversation=text(activity.get("conversation"), "id")),
        via=button.via if button else Via.MESSAGE,
        is_personal=is_personal(activity),
        language=language_of(activity),
        message=text(activity, "replyToId"),
        action="" if form else text(data, "action") or verb,
        value=text(data, "value"),
        form=form,
        about=text(data, "about") if form else "",
        values=values_of(data) if form else {},
        button=button,
    )


def values_of(data: Json) -> dict[str, tuple[str, ...]]:
    """Every input under its id. Several choices come joined with commas; the card says which those are."""
    said = data.get("many")
    many = {name for name in said if isinstance(name, str)} if isinstance(said, list) else set()
    return dict(_values(_filled(data), many))


def _filled(data: Json) -> dict[str, str]:
    found = {name: value for name, value in data.items() if name not in _OURS and isinstance(value, str)}
    return dict(list(found.items())[:MOST_FIELDS])


def _values(filled: Mapping[str, str], many: set[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """An empty input is no answer, as on every platform."""
    for name, value in filled.items():
        found = tuple(part for part in (value.split(",") if name in many else [value]) if part.strip())
        if found:
            yield name, found
