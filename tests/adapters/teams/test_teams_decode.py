"""Verified bytes that are still nothing Teams sends: refused before anybody looks at what they mean (F-090, M20)."""

import json

import pytest

from adapters.parsing import DEEPEST, Malformed
from adapters.teams.decode import activity_of

GOOD = {"type": "message", "text": 'Hoi "daar" [x] {y} 👋', "value": {"a": [1, {"b": None}]}}


def read(body: bytes, content_type: str = "application/json", charset: str | None = None) -> object:
    return activity_of(body, content_type=content_type, charset=charset)


def nested(depth: int) -> bytes:
    return b'{"type":"message","value":' + b"[" * depth + b"]" * depth + b"}"


def test_an_activity_is_read_as_it_is() -> None:
    assert read(json.dumps(GOOD).encode()) == GOOD
    assert read(json.dumps(GOOD, ensure_ascii=False).encode(), charset="UTF-8") == GOOD


def test_brackets_in_a_text_are_no_depth() -> None:
    text = "[{" * 500
    assert read(json.dumps({"type": "message", "text": text}).encode()) == {"type": "message", "text": text}


def test_what_is_deeper_than_any_activity_never_reaches_the_parser() -> None:
    assert read(nested(DEEPEST - 1))
    with pytest.raises(Malformed, match="depth"):
        read(nested(DEEPEST))


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "json"),
        (b"{", "json"),
        (b"[]", "not_an_object"),
        (b'"x"', "not_an_object"),
        (b"{}", "type"),
        (b'{"type": ""}', "type"),
        (b'{"type": 7}', "type"),
        (b"\xff\xfe", "utf8"),
        (b'{"type":"message","text":"\\ud800"}', "unstorable"),
        (b'{"type":"message","value":{"\\u0000":1}}', "unstorable"),
        (b'{"type":"message","value":["a",{"b":"\\uDFFF"}]}', "unstorable"),
    ],
)
def test_what_no_activity_is_and_no_database_takes_is_refused(body: bytes, why: str) -> None:
    with pytest.raises(Malformed, match=why):
        read(body)


@pytest.mark.parametrize(
    ("content_type", "charset"),
    [("text/plain", None), ("application/octet-stream", None), ("application/json", "utf-16")],
)
def test_only_json_in_utf8_is_read(content_type: str, charset: str | None) -> None:
    with pytest.raises(Malformed):
        read(json.dumps(GOOD).encode(), content_type, charset)
