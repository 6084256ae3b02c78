"""Presses, forms and commands, read into `bot.events`, and the way back to whoever is in front. Pure.

https://docs.slack.dev/reference/interaction-payloads
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from adapters.slack.inbound import as_typed, place, text
from adapters.slack.outbound import Identity
from bot.events import ActionPressed, CommandIssued, Delivery, FormSubmitted
from bot.model import Account, Platform

Json = dict[str, Any]

_PUBLIC_NAME = re.compile(r"[a-z_]+\.[a-z_]+\Z")


@dataclass(frozen=True)
class Origin:
    """How to reach whoever pressed, sent or typed. `response_url` and `trigger_id` are bearer-like: never logged or kept."""

    account: Account
    response_url: str = field(default="", repr=False)
    trigger_id: str = field(default="", repr=False)
    view_id: str = field(default="", repr=False)
    view_hash: str = field(default="", repr=False)
    field_names: tuple[str, ...] = ()


def team_of(body: Json) -> str:
    """The workspace a payload speaks of: a field of its own in events and commands, an object in interactions."""
    return text(body, "team_id") or text(body.get("team"), "id") or text(body.get("user"), "team_id")


def is_press(body: Json) -> bool:
    """Of a button with a public name; a link has another, and what has none is nobody's."""
    return body.get("type") == "block_actions" and bool(_PUBLIC_NAME.match(text(_action(body), "action_id")))


def pressed(body: Json, *, digest: bytes, us: Identity) -> ActionPressed | None:
    account = account_of(body, us=us)
    action = _action(body)
    name = text(action, "action_id")
    if account is None or not name:
        return None
    channel = text(body.get("channel"), "id") or text(body.get("container"), "channel_id")
    return ActionPressed(
        delivery=_delivery(
            digest, text(body, "trigger_id"), text(action, "action_ts"), account.user, name, kind="press"
        ),
        account=account,
        action=name,
        value=text(action, "value"),
        place=place(us, channel) if channel else None,
    )


def _action(body: Json) -> object:
    actions = body.get("actions")
    return actions[0] if isinstance(actions, list) and actions else None


def submitted(body: Json, *, digest: bytes, us: Identity) -> FormSubmitted | None:
    """A corrected form has another trigger and is another delivery; the network's repeat has the same one."""
    account, view = account_of(body, us=us), body.get("view")
    if account is None or not isinstance(view, dict):
        return None
    return FormSubmitted(
        delivery=_delivery(
            digest, text(body, "trigger_id"), text(view, "id"), text(view, "hash"), kind="form"
        ),
        account=account,
        form=text(view, "callback_id"),
        about=text(view, "private_metadata"),
        values=dict(_values(view.get("state"))),
    )


def commanded(body: Json, *, digest: bytes, us: Identity) -> CommandIssued | None:
    account = account_of(body, us=us)
    if account is None:
        return None
    return CommandIssued(
        delivery=_delivery(digest, text(body, "trigger_id"), account.user, kind="command"),
        account=account,
        command=text(body, "command").removeprefix("/"),
        text=as_typed(text(body, "text")),
        in_public=_is_public(body),
    )


def origin(body: Json, *, us: Identity) -> Origin | None:
    account = account_of(body, us=us)
    if account is None:
        return None
    view = body.get("view")
    return Origin(
        account,
        response_url=text(body, "response_url"),
        trigger_id=text(body, "trigger_id"),
        view_id=text(view, "id"),
        view_hash=text(view, "hash"),
        field_names=tuple(_field_names(view)),
    )


def account_of(body: Json, *, us: Identity) -> Account | None:
    """Somebody of another workspace (Slack Connect) is an account of that workspace, and so a stranger here."""
    user = text(body, "user_id") or text(body.get("user"), "id")
    workspace = text(body.get("user"), "team_id") or team_of(body) or us.workspace
    return Account(Platform.SLACK, workspace, user) if user else None


def _is_public(body: Json) -> bool:
    channel, name = text(body, "channel_id"), text(body, "channel_name")
    return not channel.startswith("D") and name not in ("directmessage", "privategroup")


def _delivery(digest: bytes, *parts: str, kind: str) -> Delivery:
    """Hashed, so that no trigger or user stands in the deliveries; the body itself where Slack gave no trigger."""
    named = "\x1f".join(parts) if parts[0] else digest.hex()
    return Delivery(f"{kind}:{hashlib.sha256(named.encode()).hexdigest()}", digest)


def _field_names(view: object) -> Iterator[str]:
    blocks = view.get("blocks") if isinstance(view, dict) else None
    for block in blocks if isinstance(blocks, list) else []:
        if text(block, "type") == "input" and text(block, "block_id"):
            yield text(block, "block_id")


def _values(state: object) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every field under its block_id. Names Klik does not know are kept: the core drops and counts them."""
    values = state.get("values") if isinstance(state, dict) else None
    for name, elements in values.items() if isinstance(values, dict) else ():
        if isinstance(elements, dict):
            yield name, tuple(value for element in elements.values() for value in _typed(element))


# Under which key each kind of element keeps what was chosen or typed.
_KEYS = (
    "value",
    "selected_option",
    "selected_options",
    "selected_date",
    "selected_time",
    "selected_user",
    "selected_users",
    "selected_conversation",
    "selected_conversations",
    "selected_channel",
    "selected_channels",
    "files",
)


def _typed(element: object) -> Iterator[str]:
    if not isinstance(element, dict):
        return
    for key in _KEYS:
        found = element.get(key)
        for each in found if isinstance(found, list) else [found]:
            value = (text(each, "value") or text(each, "id")) if isinstance(each, dict) else each
            if isinstance(value, str) and value:
                yield value
