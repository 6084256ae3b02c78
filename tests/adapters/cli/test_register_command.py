"""`klik register`, and what a start says when a platform is not in the register (R-006)."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from adapters.cli import app
from storage.master import make_master_key
from tests.adapters.cli.test_serve import said, serve


@pytest.fixture
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make_master_key(tmp_path / "klik.key")
    monkeypatch.chdir(tmp_path)
    settings = {
        "SLACK_BOT_TOKEN": "-".join(("xoxb", "canary", "bot")),
        "SLACK_SIGNING_SECRET": "canary0123456789",
        "KLIK_COACH_CHANNELS": "slack:T0KLIK:C0COACHES",
        "KLIK_MASTER_KEY_FILE": "klik.key",
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    return tmp_path


def run(*arguments: str, status: int = 0) -> str:
    result = CliRunner().invoke(app, ["register", *arguments])
    assert result.exit_code == status, result.output
    return result.output


def rows() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in json.loads(run("list", "--json"))}


def test_a_row_is_changed_by_what_is_given_and_keeps_the_rest(installation: Path) -> None:
    run("set", "slack", "--agreement", "DPA 2026-04", "--ends", "2027-12-31")
    run("set", "slack", "--location", "Frankfurt")
    row = rows()["slack"]
    assert (row["name"], row["agreement"], row["ends"], row["location"]) == (
        "Slack",
        "DPA 2026-04",
        "2027-12-31",
        "Frankfurt",
    )
    assert "slack: Slack, processor, agreement DPA 2026-04, until 2027-12-31" in run("list")


def test_looking_in_a_folder_without_a_database_makes_none(installation: Path) -> None:
    assert "There is no database of Klik in" in run("list", status=2)
    assert not (installation / "data").exists()
    run("set", "slack", "--location", "Frankfurt")
    assert (installation / "data" / "klik.db").exists()
    assert "slack: Slack" in run("list")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("set", "nobody"), "There is no such row"),
        (("set", "slack", "--ends", "soon"), "--ends is a date"),
        (("set", "slack", "--role", "friend"), "--role is processor or recipient"),
        (("remove", "nobody"), "There is no such row"),
    ],
)
def test_a_mistake_is_one_sentence(installation: Path, arguments: tuple[str, ...], sentence: str) -> None:
    assert sentence in run(*arguments, status=2)


def test_r_006_a_platform_that_is_not_in_the_register_does_not_start(installation: Path) -> None:
    run("set", "slack", "--location", "Frankfurt")
    assert "slack" in rows()
    run("remove", "slack")
    assert "slack" not in rows()
    (sentence,) = said(serve(installation, make_key=False))
    assert sentence.startswith("Slack is not in the register of processors")
    assert "klik register set slack --agreement" in sentence
    run("set", "slack", "--agreement", "DPA 2026-04")
    (sentence,) = said(serve(installation, make_key=False))
    assert sentence.startswith("Slack cannot be reached")
