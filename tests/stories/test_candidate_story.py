"""A candidate's side: typed personal data, changing, telling more, never mind, status, withdrawing, my data, language."""

import json
from pathlib import Path

from adapters.playground.reading import button, text_of
from tests.installation import House, klik_on, klik_with_coaches, posts_a_request

TELLING = (
    "Ik ben Kanarie Proefpersoon en ik zoek een coach omdat ik al jaren twijfel over mijn werk. "
    "Mail me op kanarie@voorbeeld.nl of bel 0612345678."
)


async def previews_a_request(house: House, **changed: object) -> str:
    """Up to the preview: what the candidate reads there."""
    script = house.stage.script
    await house.candidate.types("/klik", script.find)
    assert not await house.candidate.sends("request.submit", script.request() | changed)
    return text_of((await house.candidate.finds_button("request.publish")).blocks)


async def test_who_types_personal_things_finds_them_in_the_form_and_they_are_not_said_again(
    tmp_path: Path,
) -> None:
    async with klik_with_coaches(tmp_path) as house:
        await house.candidate.says(TELLING)
        offer = await house.candidate.sees("In het formulier staat het al klaar")
        assert "Je mag het zelf verwijderen" in text_of(offer.blocks)
        assert "kanarie@" not in json.dumps(offer.blocks) + offer.text

        await house.candidate.presses_on(offer, "request.start")

        form = await house.candidate.opens("request.submit")
        initial = {
            block["block_id"]: block["element"].get("initial_value")
            for block in form.blocks
            if block["type"] == "input"
        }
        assert initial["motivation"] == TELLING
        assert initial["email"] == "kanarie@voorbeeld.nl"
        assert initial["phone"] == "+31612345678"


async def test_after_a_quarter_of_an_hour_the_form_is_empty_and_says_why(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        await house.candidate.says(TELLING)
        offer = await house.candidate.sees("In het formulier staat het al klaar")
        house.later(minutes=16)

        await house.candidate.presses_on(offer, "request.start")

        form = await house.candidate.opens("request.submit")
        assert "Wat je eerder typte, heb ik niet meer" in text_of(form.blocks)
        assert "kanarie@" not in json.dumps(form.definition)


async def test_what_was_written_can_be_changed_before_it_is_posted(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        await previews_a_request(house)
        await house.candidate.presses("request.edit")
        kept = await house.candidate.opens("request.submit")
        assert house.stage.script.email in json.dumps(kept.definition)

        changed = house.stage.script.request(motivation="Ik wil leren hoe ik een nieuwe baan kies die past.")
        assert not await house.candidate.sends("request.submit", changed)

        preview = await house.candidate.sees("een nieuwe baan kies die past")
        await house.candidate.presses_on(preview, "request.publish")
        await house.coaches[0].sees("een nieuwe baan kies die past", channel=house.channel)


async def test_telling_more_shows_no_province_that_only_one_has_and_never_the_employer(
    tmp_path: Path,
) -> None:
    async with klik_with_coaches(tmp_path) as house:
        await previews_a_request(house)
        await house.candidate.presses("request.details")
        details = {"region": "friesland", "employer": "Voorbeeldbedrijf", "consent_special": []}
        refused = await house.candidate.sends("request.details", details)
        assert "consent_special" in refused

        assert not await house.candidate.sends("request.details", details | {"consent_special": ["yes"]})
        await house.candidate.sees("Ruimer of weggelaten: regio.")
        await house.candidate.presses("request.publish")

        post = await house.coaches[0].finds_button("request.accept", channel=house.channel)
        assert "Loopbaan en ander werk" in json.dumps(post.blocks)
        assert "Friesland" not in json.dumps(post.blocks)
        assert "Voorbeeldbedrijf" not in json.dumps(post.blocks)


async def test_who_is_too_young_is_told_kindly_and_nothing_is_kept(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        await previews_a_request(house)
        await house.candidate.presses("request.details")
        form = await house.candidate.opens("request.details")
        await house.playground.submit(house.candidate.user, form.id, {"age_band": "under_16"})

        shown = await house.playground.until(lambda: house.playground.world.modals.of(house.candidate.user))
        assert "Klik is voor mensen van 16 jaar en ouder" in text_of(shown[-1].blocks)
        await house.candidate.closes()
        data = await my_data(house)
        assert house.stage.script.email not in data


async def test_never_mind_erases_what_was_written(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        await previews_a_request(house)
        assert house.stage.script.email in await my_data(house)

        await house.candidate.presses("request.cancel")

        await house.candidate.sees("Er is niets geplaatst en wat je schreef is gewist")
        assert house.stage.script.email not in await my_data(house)
        assert not house.coaches[0].messages(house.channel)


async def my_data(house: House) -> str:
    """Read in a window, so that it does not stay in the conversation."""
    await house.candidate.types("/klik", "mijn-gegevens")

    def window() -> str | None:
        shown = house.playground.world.modals.of(house.candidate.user)
        return text_of(shown[-1].blocks) if shown and "callback_id" not in shown[-1].definition else None

    read = await house.playground.until(window)
    await house.candidate.closes()
    return read or ""


async def test_my_data_opens_in_a_window_and_leaves_nothing_in_the_conversation(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        await posts_a_request(house)

        read = await my_data(house)

        for value in (house.stage.script.name, house.stage.script.email, "+31612345678"):
            assert value in read
            assert value not in house.candidate.text()


async def test_status_names_the_request_and_a_withdrawn_one_becomes_a_tombstone(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        post = await posts_a_request(house)
        status = await house.candidate.types("/klik", "status")
        assert "bij de coaches" in text_of(status["blocks"])

        await house.candidate.types("/klik", "intrekken")
        asked = house.candidate.messages()[-1]
        assert house.coaches[0].messages(house.channel)[-1].ts == post  # asked first, done by the button
        assert button(house.coaches[0].messages(house.channel)[-1].blocks, "request.accept")
        await house.candidate.presses_on(asked, "request.withdraw")

        tombstone = await house.coaches[0].sees(house.stage.script.gone, channel=house.channel)
        assert tombstone.ts == post
        status = await house.candidate.types("/klik", "status")
        assert "geen aanvraag lopen" in text_of(status["blocks"])
        assert house.stage.script.email not in await my_data(house)


async def test_withdrawing_after_the_match_empties_the_coach_message(tmp_path: Path) -> None:
    async with klik_with_coaches(tmp_path) as house:
        await posts_a_request(house)
        coach = house.coaches[2]
        await coach.presses("request.accept", channel=house.channel)
        contact = await coach.sees(house.stage.script.email)
        await house.candidate.sees(house.stage.script.matched)

        await house.candidate.presses("request.withdraw")

        ended = await coach.sees("Verwijder alle gegevens die je van deze kandidaat hebt")
        assert ended.ts == contact.ts
        assert house.stage.script.email not in coach.text()


async def test_the_language_changes_at_once_and_stays(tmp_path: Path) -> None:
    async with klik_on(tmp_path) as house:
        await house.candidate.says("Hoi")
        await house.candidate.sees("privacyverklaring, versie 1")

        answer = await house.candidate.types("/klik", "taal en")

        assert "I will speak English with you" in text_of(answer["blocks"])
        await house.candidate.says("Hello")
        await house.candidate.sees("What can I do for you")
