"""What Teams makes of the bot's answer to a click: a card for the clicker alone, a notice, a dialog, nothing.

https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model"""

from typing import Any

from adapters.playground.slack_events import BotAnswer
from adapters.playground.slack_things import Json
from adapters.playground.teams_cards import checked_card
from adapters.playground.teams_things import ADAPTIVE, Dialog, Message, Refused
from adapters.playground.teams_world import World

TEXT = "application/vnd.microsoft.activity.message"
ERROR = "application/vnd.microsoft.error"
WIDTHS = ("small", "medium", "large")

Answer = tuple[int, Json]


class NoGood(Exception):
    """The bot's answer cannot be shown: Teams says that something went wrong, the wire says what."""


def follow_execute(world: World, user: str, *, sent: Message, number: int, answer: BotAnswer) -> Answer:
    """Status as the bot gave it; `ok: false` in the JSON when Teams could do nothing with it."""
    if not answer.taken:
        return _failed(answer)
    try:
        _show_response(world, user, sent=sent, number=number, said=answer.json)
    except (NoGood, Refused) as problem:
        return answer.status, {"ok": False, "error": _why(problem)}
    return answer.status, answer.json


def _show_response(world: World, user: str, *, sent: Message, number: int, said: Json) -> None:
    status, kind, value = said.get("statusCode"), said.get("type"), said.get("value")
    if status != 200:
        raise NoGood(f"the answer's statusCode is {status}.")
    if kind == TEXT and isinstance(value, str):
        world.notices.show(user, value, channel=sent.channel, ts=sent.ts)
        world.changed()
    elif kind == ADAPTIVE:
        _replace_for(world, user, sent=sent, number=number, card=checked_card(value))
    else:
        raise NoGood(f"an answer of type {kind} cannot be shown.")


def _replace_for(world: World, user: str, *, sent: Message, number: int, card: Json) -> None:
    """The message itself stays as it is for everybody else; it may have been edited in the meantime."""
    now = world.messages[sent.channel][sent.ts]
    if now.deleted:
        return
    cards = list(now.cards_for(user)) or [card]
    cards[min(number, len(cards) - 1)] = card
    world.change_message(now, replaced={**now.replaced, user: cards})


def follow_task(
    world: World, user: str, *, origin: tuple[str, str], before: Dialog | None, answer: BotAnswer
) -> Answer:
    """After task/fetch or task/submit: a dialog, a text in it, or nothing, which closes it."""
    if not answer.taken:
        return _failed(answer)
    try:
        _show_task(world, user, origin=origin, before=before, said=answer.json)
    except (NoGood, Refused) as problem:
        return answer.status, {"ok": False, "error": _why(problem)}
    finally:
        world.changed()
    return answer.status, answer.json


def _show_task(
    world: World, user: str, *, origin: tuple[str, str], before: Dialog | None, said: Json
) -> None:
    task = said.get("task")
    if not isinstance(task, dict):
        if said and before is None:
            raise NoGood("there is no “task” in the answer.")
        if before is not None:
            world.dialogs.close(before)
        return
    content = _content(task)
    if before is not None:
        world.dialogs.redraw(before, **{"title": before.title, **content})
    else:
        world.dialogs.open(user, origin=origin, **{"title": "", **content})


def _content(task: Json) -> Json:
    value = task.get("value")
    match task.get("type"):
        case "message" if isinstance(value, str):
            return {"message": value}
        case "continue" if isinstance(value, dict):
            return _continued(value)
        case kind:
            raise NoGood(f"a task of type {kind} with such a value cannot be shown.")


def _continued(value: Json) -> Json:
    attachment = value.get("card")
    if not isinstance(attachment, dict) or attachment.get("contentType") != ADAPTIVE:
        raise NoGood("a dialog needs a card as an attachment.")
    for name in ("width", "height"):
        if not _is_size(value.get(name, "medium")):
            raise NoGood(f"“{name}” is small, medium, large or a number.")
    shown: Json = {name: value[name] for name in ("title", "width", "height") if name in value}
    return {**shown, "card": checked_card(attachment.get("content"))}


def _is_size(value: Any) -> bool:
    return value in WIDTHS or (isinstance(value, int) and not isinstance(value, bool))


def plain(answer: BotAnswer) -> Answer:
    return answer.status, answer.json


def _failed(answer: BotAnswer) -> Answer:
    return answer.status, {
        **answer.json,
        "ok": False,
        "error": "Klik gaf geen antwoord. · Klik did not answer.",
    }


def _why(problem: Exception) -> str:
    if isinstance(problem, Refused):
        return str(problem.body["error"]["message"])
    return str(problem)
