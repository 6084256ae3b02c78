"""From verified bytes to one activity: the last place where malformed input is refused (F-090, F-097). Not what it means."""

import json
import re
from typing import Any

Json = dict[str, Any]

# Teams' own activities stay below 15; the parser itself gives up near 1,000.
DEEPEST = 60

_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_OTHER = re.compile(r"[^\[\]{}]+")
_SUSPECT = re.compile(r"\\u(?:0000|d[89a-f])", re.IGNORECASE)


class Malformed(Exception):
    """Signed, but nothing Teams sends."""


def activity_of(body: bytes, *, content_type: str, charset: str | None) -> Json:
    """Raises `Malformed` for everything that is not one well-formed JSON activity."""
    if content_type != "application/json":
        raise Malformed("content_type")
    if (charset or "utf-8").lower().replace("_", "-") not in ("utf-8", "utf8"):
        raise Malformed("charset")
    activity = _parsed(_text(body))
    if not isinstance(activity.get("type"), str) or not activity["type"]:
        raise Malformed("type")
    return activity


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise Malformed("utf8") from None


def _parsed(text: str) -> Json:
    _refuse_depth(text)
    try:
        activity = json.loads(text)
    except (ValueError, RecursionError):
        raise Malformed("json") from None
    if not isinstance(activity, dict):
        raise Malformed("not_an_object")
    if _SUSPECT.search(text):
        _refuse_unstorable(activity)
    return activity


def _refuse_depth(text: str) -> None:
    """Peels one level of brackets at a time, strings put aside: no parser sees deep input, whatever its size."""
    if text.count("[") + text.count("{") <= DEEPEST:
        return
    left = _OTHER.sub("", _STRING.sub("", text)).replace("{", "[").replace("}", "]")
    for _ in range(DEEPEST):
        left = left.replace("[]", "")
    if left:
        raise Malformed("depth")


def _refuse_unstorable(activity: Json) -> None:
    """NUL and lone surrogates pass JSON but no database (M20). An emoji is a pair of surrogates, and passes."""
    waiting: list[object] = [activity]
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
