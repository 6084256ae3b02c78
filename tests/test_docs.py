"""The documents against the code: every setting, every command and every word of ours is in them."""

import re
from pathlib import Path

import pytest

from adapters.settings import Settings
from bot.commands import COMMANDS, Command
from bot.model import RequestState

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
CODE_WORDS = re.compile(r"`([^`]+)`")

# What the glossary must explain: the words of matching and of the machinery (CONTRIBUTING).
GLOSSARY = (
    "account admin agreement broadcast candidate claim coach contact expire grant intent match network person place "
    "preview reference request standing withdraw answer courier delivery door event form handler head lease messenger "
    "notice outbox outcome part playground refusal render reply seal shell store tombstone unit view vault"
).split()


def running() -> str:
    return (DOCS / "running.md").read_text(encoding="utf-8")


def settings() -> list[str]:
    names = [str(field.validation_alias) for field in Settings.model_fields.values()]
    assert "KLIK_DATA_DIR" in names
    return names


@pytest.mark.parametrize("name", settings())
def test_every_setting_is_explained(name: str) -> None:
    assert f"`{name}`" in running()


def test_no_setting_is_explained_that_does_not_exist() -> None:
    named = {
        word
        for word in CODE_WORDS.findall(running())
        if re.fullmatch(r"(KLIK|SLACK|MICROSOFT)_[A-Z_]+", word)
    }
    assert named - set(settings()) == set()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda row: f"{row.audience}-{row.word}")
def test_every_command_is_named_in_both_languages(command: Command) -> None:
    named = set(CODE_WORDS.findall(running()))
    assert f"/{command.audience} {command.word}" in named
    assert {command.alias, f"/{command.audience} {command.alias}"} & named


def glossary() -> set[str]:
    text = (DOCS / "glossary.md").read_text(encoding="utf-8")
    return {line.split("|")[1].strip() for line in text.splitlines() if line.startswith("| ")}


@pytest.mark.parametrize("word", GLOSSARY)
def test_the_glossary_explains_the_word(word: str) -> None:
    explained = {part for entry in glossary() for part in re.split(r", |/| and ", entry)}
    assert word in explained


def test_the_glossary_lists_the_states_of_a_request() -> None:
    text = (DOCS / "glossary.md").read_text(encoding="utf-8")
    assert all(f"*{state}*" in text for state in RequestState)


@pytest.mark.parametrize("name", ["README.md", "docs/architecture.md", "docs/running.md", "CONTRIBUTING.md"])
def test_every_link_of_a_document_leads_to_a_file(name: str) -> None:
    file = ROOT / name
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", file.read_text(encoding="utf-8"))
    assert [link for link in links if not (file.parent / link).exists()] == []
