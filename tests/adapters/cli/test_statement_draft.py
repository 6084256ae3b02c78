"""`klik statement draft`: two files become a draft, and what cannot be a version is one sentence (F-125)."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from adapters import wiring
from adapters.cli import app
from adapters.settings import read_settings
from bot.ports.statements import Draft
from bot.words import Language
from tests.adapters.cli.test_register_command import installation

__all__ = ["installation"]


@pytest.fixture
def texts(installation: Path) -> Path:
    (installation / "nl.txt").write_text("De nieuwe tekst.\n", encoding="utf-8")
    (installation / "en.txt").write_text("The new text.\n", encoding="utf-8")
    (installation / "empty.txt").write_text("\n", encoding="utf-8")
    (installation / "latin.txt").write_bytes("één".encode("latin-1"))
    return installation


def run(
    *arguments: str, nl: str = "nl.txt", en: str = "en.txt", in_force: str = "2090-01-01", status: int = 0
) -> str:
    files = ("--nl", nl, "--en", en, "--in-force", in_force)
    result = CliRunner().invoke(app, ["statement", "draft", *files, *arguments])
    assert result.exit_code == status, result.output
    return result.output


def kept() -> Draft | None:
    with wiring.open_store(read_settings()) as opened:
        return opened.store.look(lambda unit: unit.statements.draft())


def test_two_files_become_the_draft(texts: Path) -> None:
    assert "Two admins publish it" in run("--widens", "newsletter")
    draft = kept()
    assert draft is not None
    assert (draft.in_force.isoformat(), draft.widens) == ("2090-01-01", ("newsletter",))
    assert draft.texts == {Language.NL: "De nieuwe tekst.\n", Language.EN: "The new text.\n"}


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"in_force": "soon"}, "--in-force is a date"),
        ({"in_force": "2020-01-01"}, "begin today or in the past"),
        ({"nl": "absent.txt"}, "cannot be read"),
        ({"nl": "latin.txt"}, "not in UTF-8"),
        ({"en": "empty.txt"}, "lacks a language"),
    ],
)
def test_what_cannot_be_a_version_is_one_sentence(texts: Path, given: dict[str, str], sentence: str) -> None:
    assert sentence in run(**given, status=2)
    assert kept() is None
