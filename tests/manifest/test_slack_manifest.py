"""The Slack manifest: valid by Slack's own schema, the least scopes, and in step with the table of commands."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from referencing import Registry, Resource

from bot.commands import COMMANDS, Audience
from bot.words import Language
from manifest.slack import EVENTS, SCOPES, slack_manifest

SCHEMAS = Path(__file__).parents[3] / "shared" / "fixtures" / "schemas"
PUBLISHED = "https://raw.githubusercontent.com/slackapi/manifest-schema/v0.5.0/schemas"

# Which scope lets Klik receive an event (one of them is enough); none for the facts of the installation itself.
NEEDED: dict[str, set[str]] = {
    "app_uninstalled": set(),
    "tokens_revoked": set(),
    "channel_shared": {"groups:read", "channels:read"},
    "channel_unshared": {"groups:read", "channels:read"},
    "group_archive": {"groups:read"},
    "group_deleted": {"groups:read"},
    "group_left": {"groups:read"},
    "group_unarchive": {"groups:read"},
    "member_joined_channel": {"groups:read", "channels:read"},
    "member_left_channel": {"groups:read", "channels:read"},
    "message.im": {"im:history"},
    "reaction_added": {"reactions:read"},
    "user_change": {"users:read"},
}
ALLOWED = {
    "chat:write",
    "commands",
    "im:history",
    "im:write",
    "reactions:read",
    "users:read",
    "groups:read",
    "files:write",
}


def built(language: Language = Language.NL) -> dict[str, Any]:
    return slack_manifest(public_url="https://klik.example.org/", language=language)


@pytest.fixture(scope="module")
def validator() -> Draft7Validator:
    if not SCHEMAS.is_dir():
        pytest.skip("Slack's manifest schema is not beside this checkout (../shared/fixtures/schemas)")
    registry: Registry[Any] = Registry()
    for version in ("1.0.0", "2.0.0"):
        schema = json.loads((SCHEMAS / f"slack-manifest.{version}.schema.json").read_text(encoding="utf-8"))
        resource = Resource.from_contents(schema)
        registry = registry.with_resource(f"{PUBLISHED}/manifest.schema.{version}.json", resource)
    whole = json.loads((SCHEMAS / "slack-manifest.schema.json").read_text(encoding="utf-8"))
    return Draft7Validator(whole, registry=registry)


@pytest.mark.parametrize("language", list(Language))
def test_slacks_own_schema_accepts_it(validator: Draft7Validator, language: Language) -> None:
    assert list(validator.iter_errors(built(language))) == []


def test_the_schema_would_have_refused_a_wrong_one(validator: Draft7Validator) -> None:
    nameless = built()
    del nameless["display_information"]["name"]
    shouting = built()
    shouting["features"]["slash_commands"][0].pop("description")
    assert list(validator.iter_errors(nameless))
    assert list(validator.iter_errors(shouting))


def test_the_scopes_are_exactly_those_that_are_used() -> None:
    assert set(SCOPES) == ALLOWED
    assert built()["oauth_config"]["scopes"] == {"bot": list(SCOPES)}


def test_reading_files_is_asked_for_only_where_cvs_are_taken() -> None:
    taking = slack_manifest(public_url="https://klik.example.org", language=Language.NL, cvs=True)
    assert taking["oauth_config"]["scopes"] == {"bot": [*SCOPES, "files:read"]}
    assert "files:read" not in built()["oauth_config"]["scopes"]["bot"]


def test_every_event_is_known_and_a_scope_lets_it_through() -> None:
    events = built()["settings"]["event_subscriptions"]["bot_events"]
    assert tuple(events) == EVENTS
    assert set(events) == set(NEEDED)
    for event in events:
        assert not NEEDED[event] or NEEDED[event] & ALLOWED


def test_nobodys_channel_history_is_asked_for() -> None:
    assert "message.im" in EVENTS
    assert not [
        name
        for name in (*SCOPES, *EVENTS)
        if name.startswith(("message.channels", "message.groups", "search"))
    ]
    assert [scope for scope in SCOPES if scope.endswith(":history")] == ["im:history"]


def test_everything_comes_in_by_one_route() -> None:
    manifest = built()
    route = "https://klik.example.org/slack/events"
    assert manifest["settings"]["event_subscriptions"]["request_url"] == route
    assert manifest["settings"]["interactivity"] == {"is_enabled": True, "request_url": route}
    assert {command["url"] for command in manifest["features"]["slash_commands"]} == {route}


def test_people_can_type_to_klik() -> None:
    home = built()["features"]["app_home"]
    assert home["messages_tab_enabled"] is True
    assert home["messages_tab_read_only_enabled"] is False


@pytest.mark.parametrize("language", list(Language))
def test_the_hint_lists_every_command_in_the_installations_language(language: Language) -> None:
    commands = {row["command"]: row for row in built(language)["features"]["slash_commands"]}
    assert set(commands) == {"/klik", "/avg"}
    for audience in Audience:
        hint = commands[f"/{audience.value}"]["usage_hint"]
        rows = [row for row in COMMANDS if row.audience is audience]
        words = [row.alias if language is Language.NL else row.word for row in rows]
        assert hint.strip("[]").split(" | ") == words


def test_a_command_that_is_added_to_the_table_is_told_to_slack() -> None:
    everybody = [row for row in COMMANDS if row.audience is Audience.KLIK]
    small = slack_manifest(
        public_url="https://klik.example.org", language=Language.EN, commands=everybody[:2]
    )
    assert [row["usage_hint"] for row in small["features"]["slash_commands"]] == ["[find | status]"]  # type: ignore[index]


def test_a_mention_arrives_in_a_form_that_can_be_told_from_a_word() -> None:
    assert all(row["should_escape"] is True for row in built()["features"]["slash_commands"])


def test_the_texts_fit_and_both_languages_are_offered() -> None:
    for language in Language:
        shown = built(language)["display_information"]
        assert len(shown["name"]) <= 35
        assert len(shown["description"]) <= 140
        assert 175 <= len(shown["long_description"]) <= 4000
        assert "https://klik.example.org/privacy" in shown["long_description"]
    assert built(Language.NL)["display_information"] != built(Language.EN)["display_information"]
    for row in built()["features"]["slash_commands"]:
        assert " · " in row["description"]
