"""Compares what was acknowledged with what the world saw, from the history that the pretend Slack wrote before it answered.

The bot's own database is not asked: it is what is under test. A run in which nothing was acknowledged, or no fault
fired, tells nothing and is reported as such.
"""

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Json = dict[str, Any]
Key = tuple[str, str]  # a channel and a message's ts
WRITES = ("chat.postMessage", "chat.update", "chat.delete")


@dataclass(frozen=True)
class Promised:
    """What the world may expect of one request. `accepted`: somebody's accept was acknowledged."""

    secrets: tuple[str, ...]  # what only the winner may read
    channel: str
    coaches: frozenset[str]
    accepted: bool = True


@dataclass
class Verdict:
    acknowledged: int = 0
    faults: int = 0
    lost: list[str] = field(default_factory=list)
    duplicated: list[str] = field(default_factory=list)
    wrong_recipient: list[str] = field(default_factory=list)

    @property
    def unknown(self) -> bool:
        return not self.acknowledged or not self.faults

    @property
    def wrongs(self) -> list[str]:
        """What is wrong, as sentences; empty only for a run that could have shown it."""
        said = [f"lost: {each}" for each in self.lost] + [f"twice: {each}" for each in self.duplicated]
        said += [f"to somebody else: {each}" for each in self.wrong_recipient]
        if self.unknown:
            said.append(f"unknown: {self.acknowledged} acknowledged, {self.faults} faults")
        return said


def read_history(file: Path) -> list[Json]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def standing(history: list[Json]) -> dict[Key, str]:
    """Every message of the bot as it stands at the end, as its JSON."""
    messages: dict[Key, str] = {}
    for line in history:
        if line["direction"] != "from_bot" or line["what"] not in WRITES or not _took_effect(line):
            continue
        asked = line["request"]
        ts = line["response"]["ts"] if line["what"] == "chat.postMessage" else asked["ts"]
        key = (asked["channel"], ts)
        if line["what"] == "chat.delete":
            messages.pop(key, None)
        else:
            messages[key] = json.dumps(asked, ensure_ascii=False)
    return messages


def _took_effect(line: Json) -> bool:
    return bool(line["took_effect"] and line["response"].get("ok"))


def who_tried(history: list[Json]) -> set[str]:
    """Everybody who accepted, by button or by emoji, whether they were answered or not."""
    found = set()
    for line in history:
        request = line["request"] if line["direction"] == "to_bot" else None
        if not isinstance(request, dict):
            continue
        if "request.accept" in [action.get("action_id") for action in request.get("actions", [])]:
            found.add(request["user"]["id"])
        if request.get("event", {}).get("type") == "reaction_added":
            found.add(request["event"]["user"])
    return found


def check(history: list[Json], promised: Promised, *, faults: int) -> Verdict:
    verdict = Verdict(acknowledged=_acknowledged(history), faults=faults)
    messages = standing(history)
    holders = [key for key, text in messages.items() if _tells(text, promised)]
    if promised.accepted and not holders:
        verdict.lost.append("an accept was acknowledged, and no coach has the details")
    if len(holders) > 1:
        verdict.duplicated.append(f"the details stand in {len(holders)} messages")
    _check_recipients(verdict, history, promised, tried=who_tried(history))
    _check_posts(verdict, messages, promised)
    return verdict


def _acknowledged(history: list[Json]) -> int:
    return sum(1 for line in history if line["direction"] == "to_bot" and line["status"] == 200)


def _tells(text: str, promised: Promised) -> bool:
    return any(secret in text for secret in promised.secrets)


def _check_recipients(verdict: Verdict, history: list[Json], promised: Promised, *, tried: set[str]) -> None:
    """Over the whole run, not only at the end: what was seen once was seen."""
    told: set[str] = set()
    for line in history:
        if line["direction"] == "from_bot" and line["took_effect"] and line["what"] != "views.open":
            text = json.dumps(line["request"], ensure_ascii=False)
            if _tells(text, promised):
                told.add(str(line["request"].get("channel", line["what"])))
    dms = {f"D{user[1:]}" for user in tried & promised.coaches}
    verdict.wrong_recipient += [f"{place} was told" for place in sorted(told - dms)]
    if len(told & dms) > 1:
        verdict.wrong_recipient.append(f"{len(told & dms)} coaches were told")


def _check_posts(verdict: Verdict, messages: dict[Key, str], promised: Promised) -> None:
    """One post with a button for each request; an empty line that lost its post holds nothing."""
    values = Counter(
        element["value"]
        for (channel, _), text in messages.items()
        if channel == promised.channel
        for block in json.loads(text).get("blocks", [])
        for element in block.get("elements", [])
        if element.get("action_id") == "request.accept"
    )
    verdict.duplicated += [f"{count} posts of one request" for count in values.values() if count > 1]
