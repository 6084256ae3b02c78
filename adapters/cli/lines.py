"""Line by line from JSON to JSON: `klik anonymise` and `klik intent`. A bad line is told apart and the rest goes on."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import typer

from adapters.cli.console import FAILED, refuse, say
from bot.words import Language

Answer = Callable[["Line"], dict[str, Any]]


class BadLine(Exception):
    """What is wrong with a line, as a sentence that does not quote it."""


@dataclass(frozen=True)
class Line:
    id: Any
    text: str = field(repr=False)
    language: Language | None


def anonymised() -> Answer:
    from bot.anonymise import anonymise, warm

    warm()
    return lambda line: {"id": line.id, "text": anonymise(line.text, language=line.language).text}


def recognised() -> Answer:
    from bot.intents import understand, warm

    def answer(line: Line) -> dict[str, Any]:
        understood = understand(line.text)
        return {
            "id": line.id,
            "intent": understood.intent.value,
            "confidence": round(understood.confidence, 4),
        }

    warm()
    return answer


def stream(name: str, answer: Answer) -> None:
    """One line in, one line out, at once: whoever talks to this waits for each answer."""
    bad = 0
    with _opened(name) as lines:
        for number, raw in enumerate(iter(lines.readline, b""), start=1):
            if not raw.strip():
                continue
            try:
                result = answer(_read(raw))
            except BadLine as wrong:
                bad += 1
                typer.echo(json.dumps({"line": number, "error": str(wrong)}), err=True)
            else:
                say(json.dumps(result, ensure_ascii=False))
    if bad:
        raise typer.Exit(FAILED)


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        file = open(name, "rb")  # noqa: SIM115 — closed below; only the opening may fail with a sentence
    except OSError as error:
        refuse(
            [f"The file cannot be read ({error.strerror}): give the name of a file with lines of JSON, or -."]
        )
    with file:
        yield file


def _read(raw: bytes) -> Line:
    try:
        row = json.loads(raw.decode("utf-8-sig"), parse_constant=_refused)
    except UnicodeDecodeError:
        raise BadLine("This line is not UTF-8.") from None
    except (ValueError, RecursionError):
        raise BadLine("This line is not JSON.") from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise BadLine('This line must be an object with "id" and "text", and the text a string.')
    return Line(row.get("id"), row["text"], _language(row.get("lang")))


def _refused(_: str) -> float:
    """NaN and Infinity are no JSON (RFC 8259, section 6), whatever Python reads."""
    raise ValueError


def _language(given: object) -> Language | None:
    """None lets the recogniser decide, as for a person who never chose."""
    match given:
        case None:
            return None
        case "nl" | "en":
            return Language(given)
        case _:
            raise BadLine('"lang" must be "nl", "en" or null.')
