"""The web application over loopback: what answers where, with which headers, and what it never says."""

import asyncio
import base64
import hashlib
import logging
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from html.parser import HTMLParser

import pytest
from aiohttp import ClientResponse, ClientSession, web

from adapters.web import MOST_BYTES, make_app, make_runner
from bot.views import Button, Buttons, Facts, Heading, Link, Note, Paragraph, Quote, View
from bot.words import Language, Words
from tests.pages import PagesInMemory

PARTS: dict[str, bool] = {"database": True, "courier": True}
HOSTILE = '<script src="https://example.org/x.js">&"'


async def statement(language: Language, version: str, on: str) -> View | None:
    if version or on:
        return None
    title = Words(nl="Privacyverklaring", en="Privacy statement").of(language)
    return View(
        title,
        (
            Heading(title),
            Paragraph("Eerste alinea\nop twee regels.\n\nTweede alinea " + HOSTILE),
            Heading(Words(nl="Wat we bewaren", en="What we keep").of(language)),
            Paragraph("• naam\n• e-mailadres"),
            Facts((("Versie", "1"),)),
            Quote("woorden van iemand"),
            Note("kleine letters"),
            Buttons((Button("niet hier", "request.start"), Link("ook niet", "https://example.org/"))),
        ),
    )


async def echo(request: web.Request) -> web.Response:
    return web.Response(body=await request.read())


async def broken(_: web.Request) -> web.Response:
    raise ValueError("words of somebody")


@asynccontextmanager
async def serving(**changes: object) -> AsyncIterator[tuple[ClientSession, str]]:
    async def readiness() -> dict[str, bool]:
        return PARTS

    arguments: dict[str, object] = {
        "handlers": {"/slack/events": echo},
        "readiness": readiness,
        "metrics": lambda: {"outbox_pending": 2, "clicks_total": 12, "klik_lag_seconds": 0.25},
        "statement": statement,
        "pages": PagesInMemory(),
    } | changes
    runner = make_runner(make_app(**arguments))  # type: ignore[arg-type]
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    try:
        async with ClientSession() as session:
            yield session, f"http://{host}:{port}"
    finally:
        await runner.cleanup()


def ask(
    path: str, *, method: str = "GET", data: bytes | None = None, **changes: object
) -> tuple[ClientResponse, str]:
    async def once() -> tuple[ClientResponse, str]:
        async with serving(**changes) as (session, address):
            headers = {"Content-Type": "application/json"} if data is not None else None
            async with session.request(method, address + path, data=data, headers=headers) as response:
                return response, await response.text()

    return asyncio.run(once())


def test_a_post_reaches_slacks_handler_with_its_body() -> None:
    response, body = ask("/slack/events", method="POST", data=b'{"type":"event"}')
    assert (response.status, body) == (200, '{"type":"event"}')


def test_without_slack_its_route_is_not_there() -> None:
    assert ask("/slack/events", method="POST", data=b"{}")[0].status == 200
    assert ask("/slack/events", method="POST", data=b"{}", handlers={})[0].status == 404


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/", 404), ("GET", "/slack/events", 405), ("POST", "/privacy", 405), ("GET", "/healthz/x", 404)],
)
def test_what_is_not_there_is_said_in_plain_text(method: str, path: str, status: int) -> None:
    response, body = ask(path, method=method)
    assert response.status == status
    assert response.content_type == "text/plain"
    assert len(body) < 60


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics", "/privacy", "/nothing", "/slack/events"])
def test_r_028_every_answer_has_the_safe_headers_and_no_cookie(path: str) -> None:
    response, _ = ask(path)
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "Server" not in response.headers
    assert "Set-Cookie" not in response.headers


def test_a_body_up_to_the_limit_is_read_and_a_larger_one_refused() -> None:
    assert ask("/slack/events", method="POST", data=b"x" * MOST_BYTES)[0].status == 200
    assert ask("/slack/events", method="POST", data=b"x" * (MOST_BYTES + 1))[0].status == 413


def test_a_body_that_does_not_say_how_long_it_is_is_refused_as_well() -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield b"x" * 65536

    async def once() -> int:
        async with (
            serving() as (session, address),
            session.post(f"{address}/slack/events", data=chunks()) as response,
        ):
            return response.status

    assert asyncio.run(once()) == 413


def test_a_packed_body_is_handed_on_as_it_came() -> None:
    async def once() -> bytes:
        async with serving() as (session, address):
            headers = {"Content-Encoding": "gzip"}
            async with session.post(
                f"{address}/slack/events", data=b"not gzip at all", headers=headers
            ) as response:
                return await response.read()

    assert asyncio.run(once()) == b"not gzip at all"


def test_alive_is_not_the_same_as_ready() -> None:
    async def half() -> dict[str, bool]:
        return {"database": True, "courier": False}

    assert ask("/healthz")[0].status == 200
    response, body = ask("/readyz")
    assert (response.status, '"ready": true' in body) == (200, True)
    response, body = ask("/readyz", readiness=half)
    assert response.status == 503
    assert '"database": true' in body
    assert '"courier": false' in body
    assert ask("/healthz", readiness=half)[0].status == 200


def test_the_numbers_are_in_prometheus_text_without_labels() -> None:
    response, body = ask("/metrics")
    assert response.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert body == (
        "# TYPE klik_clicks_total counter\nklik_clicks_total 12\n"
        "# TYPE klik_lag_seconds gauge\nklik_lag_seconds 0.25\n"
        "# TYPE klik_outbox_pending gauge\nklik_outbox_pending 2\n"
    )


def test_a_number_with_a_label_is_never_published() -> None:
    response, body = ask("/metrics", metrics=lambda: {'pending{user="U1"}': 1})
    assert response.status == 500
    assert "U1" not in body


class Page(HTMLParser):
    """The tags of a page with their attributes, and its text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.tags)


def test_the_statement_is_a_page_in_both_languages() -> None:
    dutch, english = ask("/privacy")[1], ask("/privacy?lang=en")[1]
    assert '<html lang="nl">' in dutch
    assert "Wat we bewaren" in dutch
    assert '<html lang="en">' in english
    assert "What we keep" in english
    assert ask("/privacy?lang=de")[1] == dutch
    assert ask("/privacy", language=Language.EN)[1] == english


@pytest.mark.parametrize("asked", ["version=9", "on=soon"])
def test_a_version_that_was_never_published_is_told_to_be_none(asked: str) -> None:
    response, dutch = ask(f"/privacy?{asked}")
    assert response.status == 404
    assert "bestaat niet" in dutch
    assert "There is no such version" in ask(f"/privacy?{asked}&lang=en")[1]


def test_the_page_is_built_for_a_screen_reader_and_a_keyboard() -> None:
    source = ask("/privacy")[1]
    page = Page(source)
    assert (page.count("h1"), page.count("h2"), page.count("main"), page.count("title")) == (1, 1, 1, 1)
    assert (page.count("li"), page.count("dt"), page.count("blockquote"), page.count("small")) == (2, 1, 1, 1)
    assert ("a", {"class": "skip", "href": "#text"}) in page.tags
    assert [attrs["lang"] for tag, attrs in page.tags if "hreflang" in attrs] == ["nl", "en"]
    assert [attrs["lang"] for _, attrs in page.tags if attrs.get("aria-current") == "page"] == ["nl"]
    assert "nav" in [tag for tag, attrs in page.tags if attrs.get("aria-label")]
    assert "niet hier" not in source


def test_the_text_of_the_statement_cannot_become_markup() -> None:
    source = ask("/privacy")[1]
    page = Page(source)
    assert page.count("script") == 0
    assert HOSTILE in "".join(page.words)


def test_the_page_asks_nothing_of_anybody_and_its_one_style_is_the_one_allowed() -> None:
    response, source = ask("/privacy")
    page = Page(source)
    outside = [
        value for _, attrs in page.tags for name, value in attrs.items() if name in ("src", "href", "action")
    ]
    assert outside == ["#text", "?lang=nl", "?lang=en", "/contact?lang=nl"]
    assert "url(" not in source
    (style,) = re.findall(r"<style>(.*?)</style>", source, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = response.headers["Content-Security-Policy"]
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
    assert not any("style" in attrs for _, attrs in page.tags)


@pytest.fixture
def logged() -> Iterator[list[str]]:
    lines: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(f"{record.name} {record.getMessage()}")

    handler = Keep()
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield lines
    root.removeHandler(handler)
    root.setLevel(level)


def test_no_request_leaves_a_line_with_its_path(logged: list[str]) -> None:
    response, body = ask(
        "/slack/events?canary=1", method="POST", data=b"{}", handlers={"/slack/events": broken}
    )
    assert response.status == 500
    assert "words of somebody" not in body
    assert any(line.startswith("aiohttp.server") for line in logged)
    assert not any(line.startswith("aiohttp.access") for line in logged)
