"""A file from the box one types in: chosen or pasted, with the words that stand there, on either platform."""

import pytest
from both_stage import Both, shown_with_teams, sit
from page_content import START, field, plain
from page_stage import browser_test
from playwright.async_api import FilePayload, Locator, expect

pytestmark = [pytest.mark.browser, browser_test]

CV = FilePayload(name="cv.pdf", mimeType="application/pdf", buffer=b"%PDF-1.4 a CV")
PASTE = """box => {
    const held = new DataTransfer();
    held.items.add(new File(["picture"], "image.png", { type: "image/png" }));
    box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: held, cancelable: true, bubbles: true }));
}"""


def pane(on: Both) -> Locator:
    return on.page.locator("#pane-1")


async def chooses(on: Both) -> None:
    async with on.page.expect_file_chooser() as choosing:
        await pane(on).get_by_role("button", name="Stuur een bestand").click()
    await (await choosing.value).set_files(CV)


def test_on_teams_a_file_goes_along_with_what_was_typed() -> None:
    async def story(on: Both) -> None:
        box = pane(on).get_by_role("combobox")
        await box.fill("hier is het")
        await chooses(on)
        await expect(pane(on).locator(".message.mine .file")).to_have_text("📄 cv.pdf1 kB")
        await expect(box).to_have_value("")
        (told,) = on.teams.bot.heard
        assert told["text"] == "hier is het"
        url = told["attachments"][0]["content"]["downloadUrl"]
        assert await (await on.page.request.get(url)).body() == CV["buffer"]

    shown_with_teams(story)


def test_on_teams_a_pasted_picture_stands_in_the_message() -> None:
    async def story(on: Both) -> None:
        await pane(on).get_by_role("combobox").evaluate(PASTE)
        await expect(pane(on).locator(".message.mine .file")).to_contain_text("image")
        assert on.teams.bot.heard[-1]["attachments"][0]["contentType"] == "image/*"

    shown_with_teams(story)


def test_on_slack_a_file_needs_no_words() -> None:
    async def story(on: Both) -> None:
        await sit(pane(on), "Slack")
        await chooses(on)
        await expect(pane(on).locator(".message.mine .file")).to_have_text("📄 cv.pdf1 kB")
        shared = [each["event"] for each in on.slack.bot.heard if "event" in each]
        assert [(each["subtype"], each["files"][0]["name"]) for each in shared] == [("file_share", "cv.pdf")]

    shown_with_teams(story)


def test_on_slack_a_form_takes_a_file() -> None:
    async def story(on: Both) -> None:
        await sit(pane(on), "Slack")
        chooser = field("cv", "Je cv", {"type": "file_input", "filetypes": ["pdf", "docx"], "max_files": 1})
        view = {
            "type": "modal",
            "title": plain("Vertel meer"),
            "submit": plain("Verstuur"),
            "blocks": [chooser],
        }
        on.slack.bot.acts.append(on.slack.opens(view))
        await on.slack.dm("Welkom", blocks=START)
        await pane(on).locator("[data-action='request.start']").click()
        modal = on.page.locator("#modal")
        await modal.get_by_label("Je cv").set_input_files(CV)
        await expect(modal).to_contain_text("cv.pdf")
        await modal.locator(".modal-foot .primary").click()
        await expect(modal).to_be_hidden()
        (sent,) = on.slack.bot.interactions("view_submission")
        (file,) = sent["view"]["state"]["values"]["cv"]["cv"]["files"]
        world = on.slack.playground.world
        assert world.contents[file["id"]] == CV["buffer"]
        assert world.files[file["id"]]["user"] == world.candidate

    shown_with_teams(story)
