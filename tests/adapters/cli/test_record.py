"""The record of processing in `docs/` is the one that the catalogue makes now; a changed row changes it (R-001, art. 30)."""

from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from adapters.cli import app
from adapters.cli.recording import tables_by_category
from bot.privacy import catalogue, record
from bot.privacy.catalogue import CATEGORIES, PURPOSES
from bot.words import Language, Words

KEPT_FILE = Path(__file__).parents[3] / "docs" / "processing-record.md"


def made(language: Language = Language.EN) -> str:
    return record.record(language, kept=tables_by_category())


def test_the_record_in_the_documents_is_made_from_the_catalogue_of_today() -> None:
    assert KEPT_FILE.read_text(encoding="utf-8") == made(), "klik record --out docs/processing-record.md"


def test_the_command_writes_the_record(tmp_path: Path) -> None:
    for language in Language:
        out = tmp_path / f"{language}.md"
        result = CliRunner().invoke(app, ["record", "--out", str(out), "--language", language.value])
        assert result.exit_code == 0, result.output
        assert out.read_text(encoding="utf-8") == made(language)
    assert CliRunner().invoke(app, ["record"]).output.strip() == made().strip()


def test_a_place_that_cannot_be_written_is_said_with_the_way_out(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["record", "--out", str(tmp_path / "nowhere" / "record.md")])
    assert result.exit_code == 2
    assert "cannot be written there" in result.stderr


def test_every_purpose_and_every_category_stands_in_it() -> None:
    for language in Language:
        text = made(language)
        assert all(f"## {row.title.of(language)}" in text for row in PURPOSES)
        assert all(f"| {row.label.of(language)} |" in text for row in CATEGORIES)


def test_a_changed_row_changes_the_record(monkeypatch: pytest.MonkeyPatch) -> None:
    label = Words(nl="Postduif", en="Carrier pigeon")
    assert label.en not in made()
    changed = tuple(replace(row, label=label) if row.code == "phone" else row for row in CATEGORIES)
    monkeypatch.setattr(record, "CATEGORIES", changed)
    assert f"| {label.en} |" in made()


def test_it_says_where_each_category_stands() -> None:
    assert tables_by_category()["email"] == ["contact"]
    assert catalogue.category("email").requirement in made()
    assert "`contact`" in made()
