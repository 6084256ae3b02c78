"""The canary: a unique person goes in by the front door; then we look for them everywhere (architecture 2.8).

Each search first finds what it is looking for where that belongs, and what was leaked on purpose.
"""

import json
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.canary import EVERYTHING, PERSON, WORDS, found
from tests.privacy_run import Left, lived

EVERY_NAME = set(EVERYTHING)


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Left:
    return lived(tmp_path_factory.mktemp("klik"), tmp_path_factory.mktemp("temporary"))


def sent(left: Left, *, to: str = "", besides: tuple[str, ...] = ()) -> list[Any]:
    """What the bot sent over the Web API and the response addresses: to one conversation, or to all but some."""
    calls = [entry.request for entry in left.wire if entry.direction == "from_bot"]
    if to:
        return [call for call in calls if call.get("channel") == to]
    return [call for call in calls if call.get("channel") not in besides]


def values_of(node: Any, names: frozenset[str]) -> Iterator[str]:
    """Every value under one of these names, however deep."""
    if isinstance(node, dict):
        for name, value in node.items():
            if name in names and isinstance(value, str):
                yield value
            yield from values_of(value, names)
    elif isinstance(node, list):
        for each in node:
            yield from values_of(each, names)


# -- where the person belongs


def test_the_candidate_finds_what_they_typed_in_the_form_the_preview_and_their_data(left: Left) -> None:
    assert found(left.prefilled) == EVERY_NAME
    assert found(left.preview) == set(WORDS)
    assert found(left.my_data) == EVERY_NAME


def test_the_winner_reads_the_contact_fields_and_nothing_more(left: Left) -> None:
    assert found(left.contact) == {"name", "email", "phone"}
    assert found(json.dumps(sent(left, to=left.winner))) == {"name", "email", "phone"}


# -- where nobody does


def test_the_channel_reads_the_words_and_not_the_person(left: Left) -> None:
    read = json.dumps(sent(left, to=left.channel), ensure_ascii=False)
    assert found(read, WORDS)
    assert not found(read, PERSON)


def test_no_other_conversation_is_told(left: Left) -> None:
    """The candidate's own conversation has the preview; what they asked to see stands in windows."""
    candidate = next(
        entry.request["event"]["channel"]
        for entry in left.wire
        if entry.direction == "to_bot" and "giraffe" in json.dumps(entry.request) and "event" in entry.request
    )
    assert found(json.dumps(sent(left, to=candidate))) == set(WORDS)
    others = [
        call for call in sent(left, besides=(left.winner, left.channel, candidate)) if "view" not in call
    ]
    assert others
    assert not found(json.dumps(others))


def test_no_notification_no_button_and_no_hidden_field_holds_anything(left: Left) -> None:
    everything = [entry.request for entry in left.wire if entry.direction == "from_bot"]
    fallbacks = [call["text"] for call in everything if isinstance(call.get("text"), str)]
    hidden = frozenset({"value", "private_metadata", "block_id", "action_id", "callback_id", "external_id"})
    carried = list(values_of(everything, hidden))
    assert len(fallbacks) > 10
    assert len(carried) > 50
    assert not found("\n".join(fallbacks))
    assert not found("\n".join(carried))


def test_the_log_at_debug_names_the_failures_and_not_the_person(left: Left) -> None:
    for event in ("klik.ready", "outbox.settled", "slack.failed", "slack.window_failed"):
        assert event in left.log
    assert "failure=" in left.log
    assert not found(left.log)


def test_what_a_person_reads_of_a_failure_holds_nothing(left: Left) -> None:
    assert left.told.count("code") >= 2
    assert not found(left.told)


@pytest.mark.parametrize("table", ["notice", "inbox", "audit", "request", "contact", "person", "account"])
def test_no_table_holds_anything_in_the_open(left: Left, table: str) -> None:
    assert len(left.tables[table]) > len("[]")
    assert not found(left.tables[table])


def test_no_table_at_all_holds_anything_in_the_open(left: Left) -> None:
    assert not found("\n".join(left.tables.values()))


def test_no_file_of_the_installation_holds_anything_in_the_open(left: Left) -> None:
    assert {"klik.db", "klik.db-wal", "keys.db", "audit.head"} <= set(left.files)
    assert not any(found(content) for content in left.files.values())
    assert not any(found(content) for content in left.temporary.values())


# -- afterwards


def test_what_was_withdrawn_is_in_no_file_any_more_not_even_sealed(left: Left) -> None:
    assert len(left.sealed) == 4
    assert all(any(sealed in content for content in left.files.values()) for sealed in left.sealed)
    assert not any(sealed in content for sealed in left.sealed for content in left.files_after.values())


def test_what_was_withdrawn_stands_in_no_message_of_the_bot_any_more(left: Left) -> None:
    assert "K-" in left.shown_after
    assert not found(left.shown_after)


# -- the search itself


@pytest.mark.parametrize("name", EVERYTHING)
def test_a_leak_would_be_found_in_a_file_in_a_log_and_in_whatever_writing(
    tmp_path: Path, name: str, left: Left
) -> None:
    (value, *_) = EVERYTHING[name]
    leaks: list[bytes | str] = [
        left.log + value,
        value.upper().encode(),
        json.dumps({"text": f"über {value}"}),
        value.replace("@", "%40").replace(" ", "+").replace("+316", "%2B316"),
        value.encode().hex(),
        *(b64encode(b"x" * before + value.encode() + b" and more") for before in range(3)),
    ]
    assert all(name in found(leak) for leak in leaks)
    assert not found("somebody else altogether")
