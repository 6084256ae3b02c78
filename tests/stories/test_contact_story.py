"""Somebody writes on the web page: a request about data is worked off on Slack and on Teams, in both languages."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.commands import Audience, commands_for
from bot.words import Language
from tests.pages import PICTURE
from tests.stories.hands import Hands, admin_on, candidate_on
from tests.stories.two_platforms import BothHouses, both_on
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

each_platform = pytest.mark.parametrize("platform", ["slack", "teams"])
each_language = pytest.mark.parametrize("language", list(Language))


@asynccontextmanager
async def browser_to(house: BothHouses) -> AsyncIterator[Browser]:
    async with ClientSession() as session:
        yield Browser(session, house.slack.klik.url)


async def asks(browser: Browser, language: Language) -> str:
    """The reference on the receipt."""
    status, page = await browser.sends(f"/contact?lang={language}", ASKED)
    assert status == 200
    return re.findall(r"V-[2-9A-Z]{6}", page)[0]


def requests(language: Language) -> str:
    [row] = [row for row in commands_for(Audience.AVG) if row.word == "requests"]
    return f"avg {row.alias if language is Language.NL else row.word}"


@each_platform
@each_language
async def test_r_083_what_was_asked_on_the_page_is_worked_off_by_the_account_it_is_of(
    tmp_path: Path, platform: str, language: Language
) -> None:
    async with both_on(tmp_path, language=language) as house, browser_to(house) as browser:
        admin, candidate = admin_on(house, platform), candidate_on(house, platform)
        await candidate.types("klik help")
        reference = await asks(browser, language)
        task = await admin.sees(reference)
        assert CANARY not in task
        await admin.types(requests(language))
        await admin.presses("case.show")
        await admin.presses("case.identify")
        await admin.fills_in("case.identify", {"person": candidate.user})
        await candidate.sees(reference)
        await candidate.presses("case.yes")
        await candidate.sees(
            {Language.NL: "Ik maak je kopie", Language.EN: "I am making your copy"}[language]
        )


@each_platform
@each_language
async def test_r_084_who_has_no_account_hands_in_a_copy_that_is_seen_once(
    tmp_path: Path, platform: str, language: Language
) -> None:
    async with both_on(tmp_path, language=language) as house, browser_to(house) as browser:
        admin = admin_on(house, platform)
        reference = await asks(browser, language)
        await admin.sees(reference)
        await opens_the_case(admin, language)
        await admin.presses("copy.ask")
        handing = re.findall(r"/identity/[0-9A-Z-]+", await admin.reads_all("KopieID"))[-1]
        status, _ = await browser.sends(f"{handing}?lang={language}", TICKS, file=COPY)
        assert status == 200
        await sees_it_once(admin, browser, language)
        assert left(tmp_path) == []
        await opens_the_case(admin, language)
        await admin.presses("copy.judge")
        await admin.fills_in("copy.judge", {"bsn_masked": "yes", "photo_masked": "yes", "is_theirs": "yes"})
        await opens_the_case(admin, language)
        await admin.presses("case.complete")
        wrote = {Language.NL: "Schrijf de persoon", Language.EN: "Write to the person"}[language]
        assert reference in await admin.sees(wrote)
        assert left(tmp_path) == []


async def opens_the_case(admin: Hands, language: Language) -> None:
    await admin.types(requests(language))
    await admin.presses("case.show")


async def sees_it_once(admin: Hands, browser: Browser, language: Language) -> None:
    """The link that the handler gets: looking changes nothing, pressing shows it, and then it is gone."""
    await opens_the_case(admin, language)
    await admin.presses("copy.read")
    reading = re.findall(r"/identity/read/[0-9A-Z-]+", await admin.reads_all("/identity/read/"))[-1]
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
