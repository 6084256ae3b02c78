"""What is signed and yet malformed is refused before any parser or database meets it."""

import asyncio
import json
from contextlib import suppress
from urllib.parse import unquote_plus, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_acts import our_log
from slack_workspace import FORM_TYPE, envelope_of, workspace

from adapters.parsing import DEEPEST, Malformed
from adapters.slack.decode import Kind, Payload, payload_of
from bot.events import MessageReceived

CANARY = "kanarie-7f3a"


MESSAGE = {"type": "message", "channel": "D1", "channel_type": "im", "user": "U1", "text": CANARY}


BODY = json.dumps(envelope_of(MESSAGE)).encode()


MALFORMED = {
    "deep": (b'{"a":' + b"[" * 200_000 + b"]" * 200_000 + b"}", "application/json"),
    "just too deep": (b'{"a":' + b"[" * 60 + b'"]"' + b"]" * 60 + b"}", "application/json"),
    "deep in a form": (b"payload=" + b"%5B" * 200_000, FORM_TYPE),
    "no utf-8": (b'{"type":"event_callback","x":"\xff"}', "application/json"),
    "no utf-8 in a payload": (b"payload=%7B%22x%22%3A%22%ff%22%7D", FORM_TYPE),
    "no utf-8 in a command": (b"command=%2Fklik&text=%ff", FORM_TYPE),
    "raw bytes in a form": (b"command=%2Fklik&text=\xff", FORM_TYPE),
    "another charset": (BODY, "application/json; charset=utf-16"),
    "a bogus charset": (BODY, "application/json; charset=klingon"),
    "a list": (b"[]", "application/json"),
    "a number": (b"1", "application/json"),
    "nothing": (b"", "application/json"),
    "half an object": (b'{"type":', "application/json"),
    "an event that is a list": (b'{"type":"event_callback","event":[]}', "application/json"),
    "an event without a type": (b'{"type":"event_callback","event":{}}', "application/json"),
    "no type": (b"{}", "application/json"),
    "nul": (BODY.replace(CANARY.encode(), b"a\\u0000b"), "application/json"),
    "nul as it is": (BODY.replace(CANARY.encode(), b"a\x00b"), "application/json"),
    "nul in a command": (b"command=%2Fklik&text=%00", FORM_TYPE),
    "half a surrogate pair": (BODY.replace(CANARY.encode(), b"a\\ud800b"), "application/json"),
    "half a pair in a key": (BODY.replace(b'"text"', b'"\\udc00"'), "application/json"),
    "an empty form": (b"", FORM_TYPE),
    "a form of something else": (b"a=b", FORM_TYPE),
    "a payload that is a list": (urlencode({"payload": "[]"}).encode(), FORM_TYPE),
    "a thousand fields": (b"command=%2Fklik" + b"&a=b" * 1000, FORM_TYPE),
    "another content type": (BODY, "text/plain"),
    "a file": (BODY, "multipart/form-data; boundary=x"),
}


@pytest.mark.parametrize("case", MALFORMED)
def test_signed_but_malformed_is_a_400_and_written_nowhere(case: str) -> None:
    async def story() -> None:
        body, kind = MALFORMED[case]
        async with workspace() as space:
            with our_log() as log:
                status, answer = await space.signed(body, kind=kind)
            assert (status, answer) == (400, b"")
            assert space.door.heard == []
            assert space.app.counts.malformed == 1
            assert log.getvalue() == ""

    asyncio.run(story())


FINE = {
    "an emoji": b"\\ud83d\\ude00",
    "nul, spelled out": b"\\\\u0000",
    "half a pair, spelled out": b"\\\\ud800",
    "brackets in a text": b"[" * 500 + b"}" * 300,
    "a quote and brackets": b'\\"' + b"[" * 100,
    "a backslash at the end": b"{" * 100 + b"\\\\",
}


@pytest.mark.parametrize("case", FINE)
def test_what_only_looks_malformed_is_heard_as_it_was_typed(case: str) -> None:
    async def story() -> None:
        async with workspace() as space:
            body = BODY.replace(CANARY.encode(), FINE[case])
            assert (await space.signed(body))[0] == 200
            (heard,) = space.door.heard
            assert isinstance(heard, MessageReceived)
            assert heard.text == json.loads(b'"' + FINE[case] + b'"')

    asyncio.run(story())


@given(st.integers(0, 200), st.booleans())
def test_depth_is_what_the_parser_would_find(depth: int, tricky: bool) -> None:
    inside = '"]}\\"[{"' if tricky else "1"
    text = '{"type":"x","a":' + "[" * depth + inside + "]" * depth + "}"
    if depth + 1 <= DEEPEST:
        assert payload_of(text.encode(), content_type="application/json", charset=None).kind is Kind.EVENT
    else:
        with pytest.raises(Malformed):
            payload_of(text.encode(), content_type="application/json", charset=None)


@given(st.binary(max_size=300), st.sampled_from(["application/json", FORM_TYPE]))
def test_no_bytes_at_all_do_more_than_be_refused(body: bytes, kind: str) -> None:
    with suppress(Malformed):
        assert isinstance(payload_of(body, content_type=kind, charset=None).body, dict)


@given(words=st.text(alphabet='%25AaB"2:,{}[]/+ &=é'))
def test_whatever_was_typed_comes_out_of_a_press_as_it_was_typed(words: str) -> None:
    payload = {"type": "block_actions", "typed": words}
    for separators in ((",", ":"), (", ", ": ")):
        body = urlencode({"payload": json.dumps(payload, separators=separators)}).encode()
        read = payload_of(body, content_type=FORM_TYPE, charset=None)
        assert read == Payload(Kind.INTERACTION, payload)


@given(
    pieces=st.lists(st.sampled_from(["%", "=", "4", "1", "z", "%%", "%3D", "%25", "+", "_", ".", "\n", "\r"]))
)
def test_a_broken_escape_is_read_as_the_standard_library_reads_it(pieces: list[str]) -> None:
    body = f'payload={{"type":"block_actions","typed":"{"".join(pieces)}"}}'
    try:
        expected = json.loads(unquote_plus(body.removeprefix("payload=")))
    except ValueError:
        with pytest.raises(Malformed):
            payload_of(body.encode(), content_type=FORM_TYPE, charset=None)
    else:
        read = payload_of(body.encode(), content_type=FORM_TYPE, charset=None)
        assert read == Payload(Kind.INTERACTION, expected)
