"""Somebody writes on the web page: a request about data is worked off on Slack and on Teams, in both languages."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import ClientSession

from bot.words import Language, Words
from tests.pages import PICTURE
from tests.stories.seats import On, Town, everywhere, town_on
from tests.visitor import Browser, slip_of

CANARY = "Kwikstaart"
ASKED = {
    "kind": "access",
    "text": f"Wat weten jullie van {CANARY}?",
    "name": CANARY,
    "reach": "kwik@voorbeeld.nl",
}
TICKS = {"bsn_masked": "yes", "photo_masked": "yes"}
# A picture as its bytes say, with something in it to look for.
COPY = PICTURE + b"KANARIE-PASFOTO-111222333" * 400
COMING = Words(nl="Ik maak je kopie", en="I am making your copy")
WRITE = Words(nl="Schrijf de persoon", en="Write to the person")


@asynccontextmanager
async def browser_to(town: Town) -> AsyncIterator[Browser]:
    async with ClientSession() as session:
        yield Browser(session, town.house.slack.klik.url)


async def asks(browser: Browser, language: Language) -> str:
    """The reference on the receipt."""
    status, page = await browser.sends(f"/contact?lang={language}", ASKED)
    assert status == 200
    return re.findall(r"V-[2-9A-Z]{6}", page)[0]


async def opens_the_case(town: Town) -> None:
    await town.admin.asks("/avg requests")
    await town.admin.presses("case.show")


@everywhere
async def test_r_083_what_was_asked_on_the_page_is_worked_off_by_the_account_it_is_of(
    tmp_path: Path, platform: On, language: Language
) -> None:
    async with town_on(tmp_path, platform, language=language) as town, browser_to(town) as browser:
        reference = await asks(browser, language)
        assert CANARY not in await town.admin.sees(reference)
        await opens_the_case(town)
        await town.admin.presses("case.identify")
        await town.admin.fills_in("case.identify", {"person": town.candidate.user})
        await town.candidate.sees(reference)
        await town.candidate.presses("case.yes")
        await town.candidate.hears(COMING.of(language))
        assert CANARY not in town.admin.text() + town.candidate.text()


@everywhere
async def test_r_084_who_has_no_account_hands_in_a_copy_that_is_seen_once(
    tmp_path: Path, platform: On, language: Language
) -> None:
    async with town_on(tmp_path, platform, language=language) as town, browser_to(town) as browser:
        reference = await asks(browser, language)
        await town.admin.sees(reference)
        await opens_the_case(town)
        await town.admin.presses("copy.ask")
        assert "KopieID" in await town.admin.window("KopieID")
        handing = await town.admin.link("/identity/")
        status, _ = await browser.sends(f"{handing}?lang={language}", TICKS, file=COPY)
        assert status == 200
        await sees_it_once(town, browser)
        assert left(tmp_path) == []
        await opens_the_case(town)
        await town.admin.presses("copy.judge")
        await town.admin.fills_in("copy.judge", dict.fromkeys((*TICKS, "is_theirs"), "yes"))
        await opens_the_case(town)
        await town.admin.presses("case.complete")
        assert reference in await town.admin.sees(WRITE.of(language))
        assert left(tmp_path) == []


async def sees_it_once(town: Town, browser: Browser) -> None:
    """The link that the handler gets: looking changes nothing, pressing shows it, and then it is gone."""
    await opens_the_case(town)
    await town.admin.presses("copy.read")
    reading = await town.admin.link("/identity/read/")
    assert "data:image" not in await browser.opens(reading)
    status, page = await browser.sends(reading, {})
    assert (status, "data:image/png;base64,iVBOR" in page) == (200, True)
    status, page = await browser.sends(reading, {}, slip=slip_of(await browser.opens("/contact")))
    assert (status, "data:image" in page) == (410, False)


def left(folder: Path) -> list[str]:
    """Which files of the installation hold a piece of the picture in the open."""
    files = [path for path in (folder / "data").rglob("*") if path.is_file()]
    assert files
    return [path.name for path in files if b"KANARIE-PASFOTO" in path.read_bytes()]
