"""Verified bytes from outside read as one JSON object: what is too deep or cannot be kept is refused (F-090)."""

import json
import re
from typing import Any

Json = dict[str, Any]

# The platforms' own payloads stay below 20; the parser itself gives up near 1,000.
DEEPEST = 60

_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_OTHER = re.compile(r"[^\[\]{}]+")
_SUSPECT = re.compile(r"\\u(?:0000|d[89a-f])", re.IGNORECASE)


class Malformed(Exception):
    """Signed, but nothing the platform sends."""


def refuse_charset(charset: str | None) -> None:
    if (charset or "utf-8").lower().replace("_", "-") not in ("utf-8", "utf8"):
        raise Malformed("charset")


def text_in(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise Malformed("utf8") from None


def object_in(text: str) -> Json:
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
