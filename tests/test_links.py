"""Where Klik's own words lead to: pages of our own, and nothing that somebody typed is a link (R-013, R-030, R-031)."""

import ast
from pathlib import Path

import pytest

from adapters.slack import render as slack
from adapters.slack.texts import TITLE
from adapters.teams import render as teams
from bot.messages.parts import privacy_link
from bot.rules import Rules
from bot.views import Facts, Paragraph, Quote, View
from bot.words import Language

ROOT = Path(__file__).parents[1]
HOSTILE = (
    "https://kwaad.example/login",
    "[klik hier](https://kwaad.example)",
    "<https://kwaad.example|bank.nl>",
)


def makers(source: str) -> set[str]:
    """Every function that makes a link."""
    return {
        function.name
        for function in ast.walk(ast.parse(source))
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Link"
    }


def test_r_030_one_place_makes_links_and_they_lead_to_a_page_of_our_own() -> None:
    found = {
        f"{path.relative_to(ROOT)}:{name}"
        for path in (ROOT / "bot").rglob("*.py")
        for name in makers(path.read_text(encoding="utf-8"))
    }
    assert found == {"bot/messages/parts.py:own_link"}
    (link,) = privacy_link(Rules(public_url="https://klik.example.org/"), Language.NL)
    assert link.url.startswith("https://klik.example.org/privacy?")
    assert privacy_link(Rules(), Language.NL) == ()


def urls(drawn: object) -> list[str]:
    """Whatever a client would open: a button's address, a link element, Slack's or Markdown's spelling of one."""
    if isinstance(drawn, dict):
        own = [str(drawn[key]) for key in ("url", "link") if key in drawn]
        kind = str(drawn.get("type"))
        marked = drawn.get("text") if kind in ("mrkdwn", "TextBlock") else None
        own += [marked] if isinstance(marked, str) and "kwaad" in marked else []
        return own + [url for value in drawn.values() for url in urls(value)]
    return [url for each in drawn for url in urls(each)] if isinstance(drawn, list) else []


@pytest.mark.parametrize("typed", HOSTILE)
def test_r_031_what_somebody_typed_never_becomes_a_link(typed: str) -> None:
    view = View(TITLE, (Quote(typed), Paragraph(typed), Facts(((typed, typed),))))
    for drawn in (slack.message(view), teams.card(view, key="key", forms=teams.Forms.DIALOGS)):
        assert "kwaad.example" in str(drawn)
        assert urls(drawn) == []
    assert (slack.message(view)["unfurl_links"], slack.message(view)["unfurl_media"]) == (False, False)


def test_a_link_would_be_noticed() -> None:
    assert urls({"type": "mrkdwn", "text": "<https://kwaad.example|bank.nl>"})
    assert urls([{"elements": [{"type": "link", "url": "https://kwaad.example"}]}])
