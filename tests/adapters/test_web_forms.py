"""The pages that somebody may send, over loopback: from our own page, lately, not in a flood; and nothing typed is lost."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from html import unescape
from io import StringIO

import pytest
from aiohttp import ClientSession, web

from adapters.web import make_app, make_runner
from adapters.web_forms import MOST_OF_A_FORM
from adapters.web_guard import FRESH_FOR, PER_SPELL, SPELL
from bot.door import RepeatForged
from bot.logs import make_handler
from bot.ports.files import MOST_BYTES
from bot.views import Invalid
from tests.pages import PICTURE, PagesInMemory
from tests.visitor import OURS, Browser, slip_of

CANARY = "Kwikstaart <b>&\"' 0612345678"
TYPED = {"kind": "access", "text": CANARY, "name": CANARY, "reach": "kwik@voorbeeld.nl"}
TICKS = {"bsn_masked": "yes", "photo_masked": "yes"}


@asynccontextmanager
async def open_to(pages: PagesInMemory) -> AsyncIterator[Browser]:
    async def ready() -> dict[str, bool]:
        return {}

    async def statement(*_: object) -> None:
        return None

    app = make_app(handlers={}, readiness=ready, metrics=dict, statement=statement, pages=pages)
    runner = make_runner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    try:
        async with ClientSession() as session:
            yield Browser(session, f"http://{host}:{port}")
    finally:
        await runner.cleanup()


def once(pages: PagesInMemory, path: str, values: dict[str, str], **how: object) -> tuple[int, str]:
    async def go() -> tuple[int, str]:
        async with open_to(pages) as browser:
            return await browser.sends(path, values, **how)  # type: ignore[arg-type]

    return asyncio.run(go())


def test_what_is_sent_comes_in_as_it_was_typed() -> None:
    pages = PagesInMemory()
    status, page = once(pages, "/contact", TYPED)
    assert status == 200
    assert "V-ABCDEF" in page
    [sent] = pages.sent
    assert (sent.form, sent.code, sent.file) == ("contact.send", "", b"")
    assert sent.values == {name: (value,) for name, value in TYPED.items()}


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_it_is_answered_in_the_language_of_the_page(lang: str) -> None:
    status, page = once(PagesInMemory(), f"/contact?lang={lang}", TYPED)
    assert status == 200
    assert f'<html lang="{lang}">' in page
    assert {"nl": "Je bericht is binnen", "en": "Your message is in"}[lang] in page


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site", "Origin": "https://klik.test"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://klik.test.example.org"},
        {"Origin": "null"},
    ],
)
def test_what_another_site_sends_is_refused(headers: dict[str, str]) -> None:
    pages = PagesInMemory()
    assert once(pages, "/contact", TYPED, headers=headers)[0] == 403
    assert pages.sent == []


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}, {"Origin": "https://klik.test"}],
)
def test_our_own_page_is_known_by_what_the_browser_says(headers: dict[str, str]) -> None:
    assert once(PagesInMemory(), "/contact", TYPED, headers=headers)[0] == 200


@pytest.mark.parametrize("slip", ["", "AAAA", "not base64 at all", "é", "A" * 76])
def test_without_a_slip_of_ours_nothing_is_sent_and_all_is_still_there(slip: str) -> None:
    pages = PagesInMemory()
    status, page = once(pages, "/contact", TYPED, slip=slip)
    assert status == 409
    assert pages.sent == []
    assert unescape(page).count(CANARY) == 2
    assert "verstuur het opnieuw" in page


def test_a_slip_is_good_for_some_hours() -> None:
    pages = PagesInMemory()

    async def go() -> list[int]:
        async with open_to(pages) as browser:
            slip, found = slip_of(await browser.opens("/contact")), []
            pages.time += FRESH_FOR - 1
            found.append((await browser.sends("/contact", TYPED, slip=slip))[0])
            pages.time += 1
            status, page = await browser.sends("/contact", TYPED, slip=slip)
            found += [status, (await browser.sends("/contact", TYPED, slip=slip_of(page)))[0]]
            return found

    assert asyncio.run(go()) == [200, 409, 200]


def test_two_presses_carry_one_key_and_two_pages_two() -> None:
    pages = PagesInMemory()

    async def go() -> None:
        async with open_to(pages) as browser:
            slip = slip_of(await browser.opens("/contact"))
            await browser.sends("/contact", TYPED, slip=slip)
            await browser.sends("/contact", TYPED, slip=slip)
            await browser.sends("/contact", TYPED)

    asyncio.run(go())
    first, again, other = (sent.delivery for sent in pages.sent)
    assert (again.key, again.digest) == (first.key, first.digest)
    assert other.key != first.key
    assert other.digest == first.digest


def test_something_else_under_a_used_slip_is_asked_again() -> None:
    status, page = once(PagesInMemory(failure=RepeatForged()), "/contact", TYPED)
    assert status == 409
    assert unescape(page).count(CANARY) == 2


def test_a_mistake_stands_at_its_field_and_nothing_is_lost() -> None:
    pages = PagesInMemory(reply=Invalid({"reach": "Schrijf hoe we je bereiken."}))
    status, page = once(pages, "/contact", TYPED)
    assert status == 422
    assert '<p class="error" id="reach-error">Schrijf hoe we je bereiken.</p>' in page
    assert 'aria-describedby="reach-hint reach-error" aria-invalid="true"' in page
    assert '<a href="#field-reach">' in page
    assert 'value="access" selected' in page
    assert unescape(page).count(CANARY) == 2
    assert "<b>" not in page


def test_when_it_breaks_who_wrote_gets_their_words_back(logged: StringIO) -> None:
    """And no line of the log has any of it."""
    status, page = once(PagesInMemory(failure=ValueError(CANARY)), "/contact", TYPED)
    assert status == 500
    assert unescape(page).count(CANARY) == 2
    assert "page.failed" in logged.getvalue()
    assert "ValueError" in logged.getvalue()
    assert "Kwikstaart" not in logged.getvalue()


def test_a_flood_from_one_address_is_stopped_and_another_is_not() -> None:
    pages = PagesInMemory()

    async def go() -> list[int]:
        async with open_to(pages) as browser:
            near = {**OURS, "X-Forwarded-For": "203.0.113.9, 198.51.100.7"}
            far = {**OURS, "X-Forwarded-For": "198.51.100.7, 203.0.113.9"}
            found = [(await browser.sends("/contact", TYPED, headers=near))[0] for _ in range(PER_SPELL + 1)]
            status, page = await browser.sends("/contact", TYPED, headers=near)
            assert unescape(page).count(CANARY) == 2
            found += [status, (await browser.sends("/contact", TYPED, headers=far))[0]]
            pages.time += SPELL
            return [*found, (await browser.sends("/contact", TYPED, headers=near))[0]]

    assert asyncio.run(go()) == [200] * PER_SPELL + [429, 429, 200, 200]
    assert len(pages.sent) == PER_SPELL + 2


@pytest.mark.parametrize("length", [MOST_OF_A_FORM, 2 * 1024 * 1024])
def test_what_is_too_large_is_refused(length: int) -> None:
    pages = PagesInMemory()
    assert once(pages, "/contact", {**TYPED, "text": "x" * length})[0] == 413
    assert pages.sent == []


def test_a_copy_comes_in_as_bytes_and_its_name_does_not() -> None:
    pages = PagesInMemory()
    status, page = once(pages, "/identity/ABCD-EFGH", TICKS, file=PICTURE)
    assert status == 200
    [sent] = pages.sent
    assert (sent.form, sent.code, sent.file) == ("copy.hand_in", "ABCD-EFGH", PICTURE)
    assert sent.values == dict.fromkeys(TICKS, ("yes",))
    assert "IMG_0001" not in page


def test_a_copy_of_ten_megabytes_fits_and_a_larger_one_does_not() -> None:
    pages = PagesInMemory()
    assert once(pages, "/identity/ABCD", TICKS, file=b"x" * MOST_BYTES)[0] == 200
    assert once(pages, "/identity/ABCD", TICKS, file=b"x" * (MOST_BYTES + MOST_OF_A_FORM))[0] == 413
    assert len(pages.sent) == 1


def test_how_to_mask_comes_before_the_place_to_hand_it_in() -> None:
    async def go() -> str:
        async with open_to(PagesInMemory()) as browser:
            return await browser.opens("/identity/ABCD")

    page = asyncio.run(go())
    assert page.index("KopieID") < page.index('type="file"')
    assert page.index("(BSN) af") < page.index('name="bsn_masked"')
    assert "checked" not in page


def test_a_link_that_is_over_says_so_whatever_was_wrong_with_it() -> None:
    async def go() -> list[str]:
        async with open_to(PagesInMemory()) as browser:
            found = [await browser.opens("/identity/OVER"), await browser.opens("/identity/read/OVER")]
            slip = slip_of(await browser.opens("/contact"))
            return [*found, (await browser.sends("/identity/read/OVER", {}, slip=slip))[1]]

    pages = asyncio.run(go())
    assert len(pages) == 3
    assert all("Deze link werkt niet meer" in page for page in pages)


def test_looking_at_the_link_shows_nothing_and_pressing_shows_it_inside_the_page() -> None:
    """A program that previews links does not use it up; the picture is no address of its own."""
    pages = PagesInMemory()

    async def go() -> tuple[str, str, str]:
        async with open_to(pages) as browser:
            before = await browser.opens("/identity/read/ABCD")
            data = {"slip": slip_of(before)}
            async with browser.session.post(
                f"{browser.address}/identity/read/ABCD", data=data, headers=OURS
            ) as response:
                return before, await response.text(), response.headers["Content-Security-Policy"]

    before, after, policy = asyncio.run(go())
    assert "data:image" not in before
    assert "data:image/png;base64,iVBOR" in after
    assert "img-src data:" in policy
    assert "form-action 'none'" in policy


def test_the_form_pages_let_a_browser_send_to_us_alone() -> None:
    async def go() -> tuple[str, str]:
        async with (
            open_to(PagesInMemory()) as browser,
            browser.session.get(f"{browser.address}/contact") as page,
        ):
            return page.headers["Content-Security-Policy"], page.headers["Referrer-Policy"]

    policy, referrer = asyncio.run(go())
    assert "default-src 'none'" in policy
    assert "form-action 'self'" in policy
    assert referrer == "same-origin"


@pytest.fixture
def logged() -> Iterator[StringIO]:
    """What Klik's own handler writes at DEBUG, whoever logs."""
    stream, root = StringIO(), logging.getLogger()
    handler, level = make_handler(stream), root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)
