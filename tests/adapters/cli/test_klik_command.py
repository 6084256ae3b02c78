"""The `klik` command as somebody meets it: help, version, sentences instead of tracebacks, and exit statuses."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from uuid import UUID

import pytest

from adapters.cli.auditing import to_json, to_text
from manifest.slack import SCOPES
from storage.audit_check import Finding, Verdict

ROOT = Path(__file__).parents[3]


def klik(*arguments: str, cwd: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """In an empty folder and an environment that sets nothing but what is given."""
    program = [sys.executable, "-c", "from adapters.cli import main; main()", *arguments]
    bare = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "COLUMNS": "200", "TERM": "dumb"}
    return subprocess.run(program, cwd=cwd, env=bare | environ, capture_output=True, text=True, check=False)


def test_help_lists_every_command(tmp_path: Path) -> None:
    run = klik("--help", cwd=tmp_path)
    assert run.returncode == 0
    for command in ("demo", "serve", "anonymise", "intent", "audit", "manifest"):
        assert f" {command} " in run.stdout


@pytest.mark.parametrize("heavy", ["slack_bolt", "sqlalchemy", "aiohttp", "cryptography", "babel", "numpy"])
def test_help_loads_nothing_heavy(tmp_path: Path, heavy: str) -> None:
    program = f"import sys, adapters.cli; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


def test_what_runs_on_slack_loads_no_library_that_it_does_not_use() -> None:
    """Each would cost every start its time, and the bot its memory for as long as it runs."""
    used = "import adapters.cli.running, adapters.wiring, adapters.slack.app, adapters.slack.outbound"
    program = f"import sys; {used}; print(*sorted(sys.modules))"
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(run.stdout.split())
    assert {"sqlmodel", "slack_bolt"} <= loaded
    assert not loaded & {"pypdf", "defusedxml", "alembic", "botbuilder", "botframework", "rich", "numpy"}
    assert "sqlalchemy.dialects.sqlite" in loaded
    assert "sqlalchemy.dialects.postgresql" not in loaded


def test_the_version_is_the_packages(tmp_path: Path) -> None:
    assert klik("--version", cwd=tmp_path).stdout == f"klik {version('klik')}\n"


@pytest.mark.parametrize(
    ("arguments", "lacking"),
    [
        (("serve",), ["No platform is configured", "No coaches' channel is named", "No master key"]),
        # It speaks with no platform, and asks for none.
        (("audit", "verify"), ["No master key"]),
    ],
)
def test_what_is_not_set_is_said_in_sentences_with_status_2(
    tmp_path: Path, arguments: tuple[str, ...], lacking: list[str]
) -> None:
    run = klik(*arguments, cwd=tmp_path)
    assert run.returncode == 2
    assert run.stdout == ""
    lines = run.stderr.splitlines()
    assert [line.split(":")[0] for line in lines] == lacking


def test_a_wrong_value_is_named_and_not_repeated(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("KLIK_PORT=canary\nSLACK_BOT_TOKEN=changeme\n", encoding="utf-8")
    run = klik("serve", cwd=tmp_path)
    assert run.returncode == 2
    assert "KLIK_PORT must be a whole number" in run.stderr
    assert "SLACK_BOT_TOKEN still holds a placeholder" in run.stderr
    assert "canary" not in run.stderr
    assert "Traceback" not in run.stderr


def test_an_unknown_command_is_no_traceback(tmp_path: Path) -> None:
    run = klik("canary", cwd=tmp_path)
    assert run.returncode == 2
    assert "No such command" in run.stderr
    assert "Traceback" not in run.stderr


def test_what_nobody_expected_is_logged_without_its_words(tmp_path: Path) -> None:
    program = (
        "from adapters.cli import app, main\n"
        "@app.command()\n"
        "def broken() -> None:\n"
        "    words = 'canary'\n"
        "    raise ValueError(words)\n"
        "main()\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, "broken"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 1
    assert "process.crashed failure=ValueError[" in run.stderr
    assert "canary" not in run.stderr
    assert "Traceback" not in run.stderr


def test_the_manifest_needs_only_an_address(tmp_path: Path) -> None:
    run = klik("manifest", "slack", cwd=tmp_path, KLIK_PUBLIC_URL="https://klik.example.org")
    assert run.returncode == 0
    manifest = json.loads(run.stdout)
    assert manifest["oauth_config"]["scopes"]["bot"] == list(SCOPES)
    assert manifest["settings"]["interactivity"]["request_url"] == "https://klik.example.org/slack/events"


def test_the_manifest_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    given = ("manifest", "slack", "--public-url", "https://klik.example.org")
    run = klik(*given, "--out", "klik.json", cwd=tmp_path)
    assert run.returncode == 0
    assert run.stdout.startswith("Written to klik.json.")
    assert (
        json.loads((tmp_path / "klik.json").read_text(encoding="utf-8"))["display_information"]["name"]
        == "Klik"
    )
    run = klik(*given, "--out", "nowhere/klik.json", cwd=tmp_path)
    assert run.returncode == 2
    assert "cannot be written there (No such file or directory)" in run.stderr


@pytest.mark.parametrize(
    ("environ", "sentence"),
    [
        ({}, "KLIK_PUBLIC_URL is not set"),
        ({"KLIK_PUBLIC_URL": " "}, "KLIK_PUBLIC_URL is not set"),
        ({"KLIK_PUBLIC_URL": "http://klik.example.org"}, "must be the https address"),
        ({"KLIK_PUBLIC_URL": "https://klik.example.org", "KLIK_LANGUAGE": "fr"}, "KLIK_LANGUAGE must be"),
    ],
)
def test_a_manifest_nobody_could_use_is_not_written(
    tmp_path: Path, environ: dict[str, str], sentence: str
) -> None:
    run = klik("manifest", "slack", cwd=tmp_path, **environ)
    assert run.returncode == 2
    assert run.stdout == ""
    assert sentence in run.stderr
    assert run.stderr.count("\n") == 1


NETWORK = UUID("01930000-0000-7000-8000-000000000001")


@pytest.mark.parametrize("finding", list(Finding))
def test_every_finding_about_the_audit_trail_has_a_sentence(finding: Finding) -> None:
    verdict = Verdict(NETWORK, finding, 12, seq=13)
    assert to_text([verdict]).startswith(f"The audit trail of network {NETWORK} ")
    assert to_text([verdict]).endswith(".")
    told = json.loads(to_json([verdict]))
    assert told["intact"] is verdict.is_intact
    row = {"network": str(NETWORK), "finding": finding.value, "entries": 12, "seq": 13}
    assert told["networks"] == [row | {"removed": 0, "until": None}]


def test_a_trail_that_was_cut_at_its_term_says_since_when_it_goes() -> None:
    until = datetime(2026, 1, 31, 12, tzinfo=UTC)
    verdict = Verdict(NETWORK, Finding.INTACT, 12, removed=40, until=until)
    assert "It begins after 2026-01-31T12:00:00+00:00: the 40 entries up to then" in to_text([verdict])
    [row] = json.loads(to_json([verdict]))["networks"]
    assert (row["removed"], row["until"]) == (40, until.isoformat())


def test_an_empty_audit_trail_is_whole() -> None:
    assert to_text([]) == "The audit trail is empty."
    assert json.loads(to_json([])) == {"intact": True, "networks": []}
