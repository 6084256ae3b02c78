"""`klik anonymise` and `klik intent`: a line in, a line out, at once; one bad line spoils no other."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from adapters.cli import app
from bot.anonymise import anonymise
from bot.intents import understand
from bot.words import Language

KLIK = [sys.executable, "-c", "from adapters.cli import main; main()"]
DUTCH = "Ik ben Quirina Zevenster, bel me op 06 12 34 56 78."


def run(*arguments: str, lines: list[str] | bytes) -> Result:
    typed = lines if isinstance(lines, bytes) else "".join(f"{line}\n" for line in lines).encode()
    return CliRunner().invoke(app, list(arguments), input=typed)


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_text_comes_out_as_coaches_would_read_it() -> None:
    result = run("anonymise", lines=[json.dumps({"id": 7, "text": DUTCH, "lang": "nl"})])
    assert result.exit_code == 0
    assert rows(result) == [{"id": 7, "text": anonymise(DUTCH, language=Language.NL).text}]
    assert "Zevenster" not in result.stdout


def test_the_language_that_is_said_decides_and_null_or_nothing_leaves_it_to_klik() -> None:
    text = "Sam: 06 12 34 56 78"
    result = run(
        "anonymise",
        lines=[
            json.dumps({"id": language, "text": text, "lang": language}) for language in ("nl", "en", None)
        ]
        + [json.dumps({"id": "no", "text": text})],
    )
    dutch, english = anonymise(text, language=Language.NL).text, anonymise(text, language=Language.EN).text
    assert dutch != english
    assert [row["text"] for row in rows(result)] == [dutch, english, *[anonymise(text).text] * 2]


def test_a_text_comes_out_with_what_it_asks_for() -> None:
    text = "ik zoek een loopbaancoach"
    understood = understand(text)
    result = run("intent", lines=[json.dumps({"id": "a", "text": text})])
    assert rows(result) == [
        {"id": "a", "intent": understood.intent.value, "confidence": round(understood.confidence, 4)}
    ]
    assert understood.intent.value == "find_coach"


def test_any_id_comes_back_as_it_was_and_other_keys_are_left_alone() -> None:
    ids: list[Any] = ["é", 3, None, ["x"], {"a": 1}]
    result = run("intent", lines=[json.dumps({"id": given, "text": "hoi", "other": [1]}) for given in ids])
    assert [row["id"] for row in rows(result)] == ids
    assert all(set(row) == {"id", "intent", "confidence"} for row in rows(result))


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (b"canary", "not JSON"),
        (b'["canary"]', "must be an object"),
        (b'{"id": 1}', "must be an object"),
        (b'{"id": 1, "text": ["canary"]}', "the text a string"),
        (b'{"id": 1, "text": "canary", "lang": "fr"}', "must be"),
        (b'{"id": 1, "text": "canary \xff"}', "not UTF-8"),
        (b"[" * 100_000, "not JSON"),
        (b'{"id": NaN, "text": "canary"}', "not JSON"),
    ],
)
def test_a_bad_line_is_told_apart_and_the_rest_goes_on(bad: bytes, why: str) -> None:
    good = b'{"id": 1, "text": "hoi"}'
    result = run("anonymise", lines=b"\n".join((good, b"", bad, good)) + b"\n")
    assert result.exit_code == 1
    assert len(rows(result)) == 2
    (trouble,) = [json.loads(line) for line in result.stderr.splitlines()]
    assert trouble["line"] == 3
    assert why in trouble["error"]
    assert trouble["error"].endswith(".")
    assert "canary" not in result.output


def test_a_mark_at_the_start_of_the_file_and_a_last_line_without_an_end_are_fine() -> None:
    result = run("intent", lines=b'\xef\xbb\xbf{"id": 1, "text": "hoi"}\n{"id": 2, "text": "hoi"}')
    assert [row["id"] for row in rows(result)] == [1, 2]


def test_half_a_character_does_not_stop_the_stream() -> None:
    run_ = subprocess.run(
        [*KLIK, "anonymise"], input=b'{"id": 1, "text": "\\ud800 hoi"}\n', capture_output=True, check=True
    )
    assert json.loads(run_.stdout) == {"id": 1, "text": "\ud800 hoi"}


def test_lines_are_read_from_a_file_as_well(tmp_path: Path) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text('{"id": 1, "text": "hoi"}\n', encoding="utf-8")
    assert rows(run("intent", str(file), lines=b""))[0]["id"] == 1
    assert rows(run("intent", "-", lines=file.read_bytes()))[0]["id"] == 1
    result = run("intent", str(tmp_path / "nothing"), lines=b"")
    assert result.exit_code == 2
    assert "No such file" in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["anonymise", "intent"])
def test_every_answer_comes_before_the_next_question(command: str) -> None:
    with subprocess.Popen([*KLIK, command], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(3):
            process.stdin.write(json.dumps({"id": number, "text": "hoi"}).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait() == 0


def test_a_reader_who_walks_away_is_no_trouble() -> None:
    with subprocess.Popen(
        [*KLIK, "intent"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b'{"id": 1, "text": "hoi"}\n')
        process.stdin.flush()
        assert process.stdout.readline()
        process.stdout.close()
        process.stdin.write(b'{"id": 2, "text": "hoi"}\n' * 3)
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait() == 1
