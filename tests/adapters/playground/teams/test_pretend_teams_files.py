"""Files in the pretend tenant: a person's own, at an address that opens them; in a channel the bot hears of none."""

import pytest
from teams_stage import CHANNEL, TeamsStage, in_teams

from adapters.playground.slack_faults import Fault
from adapters.playground.slack_things import NotPossible
from adapters.playground.teams_page_state import state
from adapters.playground.teams_things import FILE_DOWNLOAD

CV = b"%PDF-1.4 somebody's"


@in_teams()
async def test_a_file_comes_with_an_address_that_opens_it_without_a_token(on: TeamsStage) -> None:
    await on.playground.share(on.world.candidate, "cv.pdf", CV)
    told = on.bot.last
    assert (told["type"], told["text"]) == ("message", "")
    file, _ = told["attachments"]
    assert (file["contentType"], file["name"], file["content"]["fileType"]) == (
        FILE_DOWNLOAD,
        "cv.pdf",
        "pdf",
    )
    async with on.client.session.get(file["content"]["downloadUrl"]) as answer:
        assert await answer.read() == CV
    headers = {"Authorization": f"Bearer {on.client.token}"}
    async with on.client.session.get(file["content"]["downloadUrl"], headers=headers) as answer:
        assert answer.status == 401


@in_teams()
async def test_the_address_fails_on_order_and_nobody_writes_to_it(on: TeamsStage) -> None:
    await on.playground.share(on.world.candidate, "cv.pdf", CV)
    content = on.bot.last["attachments"][0]["content"]
    on.playground.faults.order(Fault("download", "status", status=503))
    async with on.client.session.get(content["downloadUrl"]) as answer:
        assert answer.status == 503
    url = f"{on.playground.url}/upload/{content['uniqueId']}"
    async with on.client.session.put(url, data=b"x", headers={"Content-Range": "bytes 0-0/1"}) as answer:
        assert answer.status == 404


@in_teams()
async def test_in_a_channel_the_bot_hears_the_mention_and_nothing_of_the_file(on: TeamsStage) -> None:
    coach = on.world.coaches[0]
    await on.playground.share(coach, "cv.pdf", CV, CHANNEL)
    assert on.bot.heard == []
    await on.playground.share(coach, "cv.pdf", CV, CHANNEL, text="@Klik a CV")
    assert [each["contentType"] for each in on.bot.last["attachments"]] == ["text/html"]
    assert "download" not in str(on.bot.last)


@in_teams()
async def test_a_picture_in_the_message_stands_with_teams_itself(on: TeamsStage) -> None:
    await on.playground.paste(on.world.candidate, b"picture")
    picture = on.bot.last["attachments"][0]
    assert picture["contentType"] == "image/*"
    assert picture["contentUrl"].startswith(on.playground.service_url)


@in_teams()
async def test_the_page_shows_and_sends_them(on: TeamsStage) -> None:
    url, user = f"{on.playground.url}/playground/share", on.world.candidate
    given = {"as": user, "name": "cv.pdf", "content": "JVBERi0=", "text": "here"}
    async with on.client.session.post(url, json=given) as answer:
        assert await answer.json() == {"ok": True}
    assert on.bot.last["text"] == "here"
    async with on.client.session.post(url, json={**given, "pasted": True}) as answer:
        assert answer.status == 200
    assert on.bot.last["attachments"][0]["contentType"] == "image/*"
    (room,) = [each for each in state(on.world, user)["conversations"] if each["kind"] == "dm"]
    files = [file for each in room["messages"] for file in each["files"]]
    assert [(each["title"], each["size"], each["state"]) for each in files] == [
        ("cv.pdf", 5, ""),
        ("image", 5, ""),
    ]
    assert await on.client.get(files[0]["url"]) == "%PDF-"
    async with on.client.session.post(url, json={**given, "content": "no base64"}) as answer:
        assert answer.status == 400


@in_teams()
async def test_without_words_and_without_a_file_nothing_is_sent(on: TeamsStage) -> None:
    with pytest.raises(NotPossible):
        await on.playground.say(on.world.candidate, "  ")
