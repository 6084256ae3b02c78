"""How the page looks: every text stands out from its ground, and an emoji's font draws emoji only."""

import asyncio
from contextlib import suppress

import pytest
from page_content import CARD, FORM, actions, button
from page_stage import PATIENCE, Stage, browser_test, shown
from playwright.async_api import CDPSession, Page, expect
from playwright.async_api import TimeoutError as PlaywrightTimeoutError
from test_page import open_form

pytestmark = [pytest.mark.browser, browser_test]

# Every text against the first opaque ground below it (WCAG 1.4.3).
FAINT = """() => {
  const numbers = (colour) => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const light = (value) => { const part = value / 255; return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4; };
  const luminance = ([red, green, blue]) => 0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue);
  const ground = (node) => {
    for (let one = node; one; one = one.parentElement) {
      const colour = numbers(getComputedStyle(one).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = new Set();
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !node.checkVisibility() || node.closest('.unseen, option')) continue;
    const pair = [luminance(numbers(getComputedStyle(node).color)), luminance(ground(node))];
    const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    if (ratio < 4.5) found.add(`${ratio.toFixed(2)} ${walker.currentNode.data.trim().slice(0, 30)}`);
  }
  return [...found];
}"""


async def nothing_is_faint(page: Page) -> None:
    """What is on its way (a button that waits for its answer) may be, for a moment."""
    with suppress(PlaywrightTimeoutError):
        await page.wait_for_function(f"() => ({FAINT})().length === 0")
    assert await page.evaluate(FAINT) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(scheme: str) -> None:
    async def story(on: Stage) -> None:
        await on.post(
            "Nieuwe aanvraag", blocks=[*CARD, actions(button("x", "Stop", style="danger"), block="b")]
        )
        await on.dm("Er wacht iets", on.playground.world.admin)
        await on.page.get_by_role("button", name="De draad").click()
        await on.page.locator(".wire summary").first.click()
        await expect(on.page.locator(".json").first).to_be_visible()
        await nothing_is_faint(on.page)
        form = await open_form(on, FORM)
        await form.get_by_role("button", name="Bekijk voorbeeld").click()
        await expect(form.get_by_role("alert")).to_be_visible()
        await nothing_is_faint(on.page)

    shown(story, width=1440, height=900, color_scheme=scheme)


# The page's own fonts are asked for by the first text that needs them.
LOADED = "() => Promise.allSettled([...document.fonts].map((font) => font.load())).then(() => 0)"


async def fonts_of(devtools: CDPSession, node: int) -> dict[str, int]:
    """Family → how many glyphs of it; once the text is drawn."""
    async with asyncio.timeout(PATIENCE / 1000):
        ask = {"nodeId": node}
        while not (found := await devtools.send("CSS.getPlatformFontsForNode", ask))["fonts"]:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    return {font["familyName"]: font["glyphCount"] for font in found["fonts"]}


def test_an_emoji_font_draws_emoji_and_no_digits() -> None:
    async def story(on: Stage) -> None:
        await on.page.evaluate(LOADED)
        # What stands in for a missing font counts less than one that is named: the emoji's own digits would win.
        await on.page.evaluate("document.documentElement.style.setProperty('--font', 'sans-serif')")
        await on.page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p id=painted>06 12 🎉</p>')")
        devtools = await on.page.context.new_cdp_session(on.page)
        await devtools.send("DOM.enable")
        await devtools.send("CSS.enable")
        root = (await devtools.send("DOM.getDocument"))["root"]["nodeId"]
        node = await devtools.send("DOM.querySelector", {"nodeId": root, "selector": "#painted"})
        counted = await fonts_of(devtools, node["nodeId"])
        assert {"Noto Color Emoji": 1}.items() <= counted.items()

    shown(story)
