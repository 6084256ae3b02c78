"""From verified bytes to one payload: the last place where malformed input is refused (F-090). Not what it means."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qsl, unquote_to_bytes

Json = dict[str, Any]

# Slack's own payloads stay below 20; the parser itself gives up near 1,000.
DEEPEST = 60
FIELDS = 100

_JSON = "application/json"
_FORM = "application/x-www-form-urlencoded"
_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_OTHER = re.compile(r"[^\[\]{}]+")
# Without the percent sign itself: what it stands in front of must not be read twice.
_USUAL = tuple((f"%{sign:02X}".encode(), bytes([sign])) for sign in b'":,{}[]/')
_SUSPECT = re.compile(r"\\u(?:0000|d[89a-f])", re.IGNORECASE)


class Malformed(Exception):
    """Signed, but nothing Slack sends."""


class Kind(StrEnum):
    EVENT = "event"
    INTERACTION = "interaction"
    COMMAND = "command"
    CHALLENGE = "challenge"
    SSL_CHECK = "ssl_check"


@dataclass(frozen=True)
class Payload:
    kind: Kind
    body: Json = field(repr=False)


def payload_of(body: bytes, *, content_type: str, charset: str | None) -> Payload:
    """Raises `Malformed` for everything that is not one well-formed JSON event, form payload or command."""
    if (charset or "utf-8").lower().replace("_", "-") not in ("utf-8", "utf8"):
        raise Malformed("charset")
    if content_type == _JSON:
        return _event(_parsed(_text(body)))
    if content_type == _FORM:
        return _form(body)
    raise Malformed("content_type")


def _event(payload: Json) -> Payload:
    if payload.get("type") == "url_verification" and isinstance(payload.get("challenge"), str):
        return Payload(Kind.CHALLENGE, payload)
    event = payload.get("event")
    if payload.get("type") == "event_callback":
        if not isinstance(event, dict) or not isinstance(event.get("type"), str):
            raise Malformed("event")
    elif not isinstance(payload.get("type"), str):
        raise Malformed("type")
    return Payload(Kind.EVENT, payload)


def _form(body: bytes) -> Payload:
    if body.startswith(b"payload=") and b"&" not in body:
        # The usual case, and the hot one: a press is a single field.
        return _interaction(_parsed(_text(_unquoted(body[8:]))))
    fields = _fields(body)
    if "payload" in fields:
        return _interaction(_parsed(fields["payload"]))
    if fields.get("ssl_check") == "1":
        return Payload(Kind.SSL_CHECK, {})
    if not fields.get("command"):
        raise Malformed("form")
    return Payload(Kind.COMMAND, dict(fields))


def _unquoted(value: bytes) -> bytes:
    """As the standard library, in half the time: nearly every escape in JSON is one of eight."""
    value = value.replace(b"+", b" ")
    for escape, plain in _USUAL:
        value = value.replace(escape, plain)
    return unquote_to_bytes(value)


def _interaction(payload: Json) -> Payload:
    if not isinstance(payload.get("type"), str):
        raise Malformed("type")
    return Payload(Kind.INTERACTION, payload)


def _fields(body: bytes) -> Mapping[str, str]:
    try:
        pairs = parse_qsl(
            body.decode("ascii"), keep_blank_values=True, max_num_fields=FIELDS, errors="strict"
        )
    except ValueError:
        raise Malformed("form") from None
    if any("\x00" in value for pair in pairs for value in pair):
        raise Malformed("nul")
    return dict(pairs)


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise Malformed("utf8") from None


def _parsed(text: str) -> Json:
    _refuse_depth(text)
    try:
        payload = json.loads(text)
    except (ValueError, RecursionError):
        raise Malformed("json") from None
    if not isinstance(payload, dict):
        raise Malformed("not_an_object")
    if _SUSPECT.search(text):
        _refuse_unstorable(payload)
    return payload


def _refuse_depth(text: str) -> None:
    """Peels one level of brackets at a time, strings put aside: no parser sees deep input, whatever its size."""
    if text.count("[") + text.count("{") <= DEEPEST:
        return
    left = _OTHER.sub("", _STRING.sub("", text)).replace("{", "[").replace("}", "]")
    for _ in range(DEEPEST):
        left = left.replace("[]", "")
    if left:
        raise Malformed("depth")


def _refuse_unstorable(payload: Json) -> None:
    """NUL and lone surrogates pass JSON but no database (M20). An emoji is a pair of surrogates, and passes."""
    waiting: list[object] = [payload]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += [*value.keys(), *value.values()]
        elif isinstance(value, list):
            waiting += value
        elif isinstance(value, str) and ("\x00" in value or not _encodable(value)):
            raise Malformed("unstorable")


def _encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
