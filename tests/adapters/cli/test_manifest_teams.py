"""`klik manifest teams` writes a package that Teams accepts, or one sentence and nothing at all."""

import json
import os
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from jsonschema import Draft4Validator
from PIL import Image
from typer.testing import CliRunner, Result

from adapters.cli import app
from bot.commands import COMMANDS

SHARED = Path(os.environ.get("KLIK_SHARED", Path(__file__).parents[4] / "shared"))
SCHEMA = SHARED / "fixtures" / "schemas" / "teams-manifest.schema.json"
GOOD = {
    "KLIK_PUBLIC_URL": "https://klik.example.org",
    "MICROSOFT_APP_ID": "22222222-3333-4444-8555-666666666666",
}


@pytest.fixture(autouse=True)
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder, and nothing set but what a test gives."""
    monkeypatch.chdir(tmp_path)
    for name in (*GOOD, "KLIK_LANGUAGE", "KLIK_CV"):
        monkeypatch.delenv(name, raising=False)


def manifest_teams(given: dict[str, str], *more: str) -> Result:
    return CliRunner().invoke(app, ["manifest", "teams", "--out", "klik-teams.zip", *more], env=given)


def written(given: dict[str, str] = GOOD) -> dict[str, bytes]:
    result = manifest_teams(given)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("Written to klik-teams.zip.")
    with ZipFile("klik-teams.zip") as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.skipif(not SCHEMA.exists(), reason="the published schemas are not beside this checkout")
def test_the_manifest_in_the_package_fits_the_published_schema(language: str) -> None:
    checker = Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    manifest = json.loads(written(GOOD | {"KLIK_LANGUAGE": language})["manifest.json"])
    assert [error.message for error in checker.iter_errors(manifest)] == []
    assert not checker.is_valid(manifest | {"accentColor": "green"}), "the check must be able to fail"


def test_the_manifest_in_the_package_is_of_these_settings_and_commands() -> None:
    manifest: dict[str, Any] = json.loads(written(GOOD | {"KLIK_LANGUAGE": "en"})["manifest.json"])
    [bot] = manifest["bots"]
    assert manifest["validDomains"] == ["klik.example.org"]
    assert bot["botId"] == GOOD["MICROSOFT_APP_ID"]
    assert bot["supportsFiles"] is True
    titles = [row["title"].removeprefix("avg ") for rows in bot["commandLists"] for row in rows["commands"]]
    assert "help" in titles
    assert set(titles) <= {row.word for row in COMMANDS}


def test_the_icons_in_the_package_have_their_sizes_and_the_outline_is_transparent() -> None:
    held = written()
    assert sorted(held) == ["color.png", "manifest.json", "outline.png"]
    color, outline = (Image.open(BytesIO(held[f"{name}.png"])) for name in ("color", "outline"))
    assert (color.format, color.size) == ("PNG", (192, 192))
    assert (outline.format, outline.size) == ("PNG", (32, 32))
    assert outline.getchannel("A").getextrema() == (0, 255)


@pytest.mark.parametrize("is_there", [False, True], ids=["no file yet", "a file already"])
@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"KLIK_PUBLIC_URL": ""}, "KLIK_PUBLIC_URL is not set"),
        ({"KLIK_PUBLIC_URL": "http://klik.example.org"}, "KLIK_PUBLIC_URL must be the https address"),
        ({"KLIK_PUBLIC_URL": "http://localhost:8080"}, "Teams accepts only an https address with a domain"),
        ({"KLIK_PUBLIC_URL": "https://localhost"}, "Teams accepts only an https address with a domain"),
        ({"KLIK_PUBLIC_URL": "https://10.0.0.1"}, "Teams accepts only an https address with a domain"),
        ({"KLIK_PUBLIC_URL": "https://kl ik.example.org"}, "Teams accepts only an https address"),
        ({"KLIK_PUBLIC_URL": "https://klik..example.org"}, "Teams accepts only an https address"),
        (
            {"KLIK_PUBLIC_URL": f"https://klik.example.org/{'k' * 2048}"},
            "Teams accepts only an https address",
        ),
        ({"MICROSOFT_APP_ID": ""}, "MICROSOFT_APP_ID is not set"),
        ({"MICROSOFT_APP_ID": "canary"}, "MICROSOFT_APP_ID must be an id"),
        ({"KLIK_LANGUAGE": "canary"}, "KLIK_LANGUAGE must be"),
    ],
)
def test_what_teams_would_refuse_is_one_sentence_and_nothing_is_written(
    tmp_path: Path, given: dict[str, str], sentence: str, is_there: bool
) -> None:
    before = {"klik-teams.zip": b"as it was"} if is_there else {}
    for name, content in before.items():
        (tmp_path / name).write_bytes(content)
    result = manifest_teams(GOOD | given)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(sentence)
    assert result.stderr.count("\n") == 1
    assert "canary" not in result.stderr
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_an_address_given_as_an_option_is_checked_alike(tmp_path: Path) -> None:
    refused = manifest_teams(GOOD, "--public-url", "https://10.0.0.1")
    assert refused.stderr.startswith("Teams accepts only an https address")
    assert list(tmp_path.iterdir()) == []
