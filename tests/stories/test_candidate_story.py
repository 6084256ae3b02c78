"""A candidate's side, on both platforms: typed personal data, changing, too young, never mind, status, withdrawing, my data."""

from pathlib import Path

from bot.words import Language, Words
from tests.stories.chairs import YES, Chair
from tests.stories.seating import (
    Seating,
    Table,
    everywhere,
    in_both_languages,
    on_each,
    posts,
    previews,
    seated,
    with_coaches,
)

TELLING = (
    "Ik ben Kanarie Proefpersoon en ik zoek een coach omdat ik al jaren twijfel over mijn werk. "
    "Mail me op kanarie@voorbeeld.nl of bel 0612345678."
)
READY = Words(nl="In het formulier staat het al klaar", en="It is ready in the form")
MAY_DELETE = Words(nl="Je mag het zelf verwijderen", en="You may delete it yourself")
GONE_AGAIN = Words(nl="Wat je eerder typte, heb ik niet meer", en="I no longer have what you typed earlier")
TOO_YOUNG = Words(nl="Klik is voor mensen van 16 jaar en ouder", en="Klik is for people of 16 and older")
WITH_COACHES = Words(nl="bij de coaches", en="with the coaches")
NONE_OPEN = Words(nl="geen aanvraag lopen", en="no request")
DELETE = Words(
    nl="Verwijder alle gegevens die je van deze kandidaat hebt",
    en="Delete all details you have of this candidate",
)


async def my_data(table: Table) -> str:
    """Read in a window, so that it does not stay in the conversation."""
    word = "mijn-gegevens" if table.script.find == "zoek" else "my-data"
    return await table.candidate.reads_window(f"klik {word}", by="data.view")


async def tells(candidate: Chair, language: Language) -> None:
    await candidate.says(TELLING)
    offer = await candidate.reads(READY.of(language))
    assert MAY_DELETE.of(language) in offer.text
    assert "kanarie@" not in offer.written


@on_each
@in_both_languages
async def test_who_types_personal_things_finds_them_in_the_form_and_they_are_not_said_again(
    tmp_path: Path, seating: Seating, language: Language
) -> None:
    async with with_coaches(tmp_path, seating, language=language) as table:
        await tells(table.candidate, language)

        await table.candidate.presses("request.start")

        kept = (await table.candidate.form()).values
        assert (kept["motivation"], kept["email"], kept["phone"]) == (
            TELLING,
            "kanarie@voorbeeld.nl",
            "+31612345678",
        )


@on_each
@in_both_languages
async def test_after_a_quarter_of_an_hour_the_form_is_empty_and_says_why(
    tmp_path: Path, seating: Seating, language: Language
) -> None:
    async with with_coaches(tmp_path, seating, language=language) as table:
        await tells(table.candidate, language)
        table.later(minutes=16)

        await table.candidate.presses("request.start")

        form = await table.candidate.form()
        assert GONE_AGAIN.of(language) in form.text
        assert not {value for name, value in form.values.items() if name in ("motivation", "email")} - {
            None,
            "",
        }
        assert "kanarie@" not in form.text


@on_each
async def test_what_was_written_can_be_changed_before_it_is_posted(tmp_path: Path, seating: Seating) -> None:
    async with with_coaches(tmp_path, seating) as table:
        await table.candidate.presses_on(await previews(table), "request.edit")
        assert (await table.candidate.form()).values["email"] == table.script.email

        changed = table.script.request(motivation="Ik wil leren hoe ik een nieuwe baan kies die past.")
        assert not await table.candidate.tries(changed)

        preview = await table.candidate.reads("een nieuwe baan kies die past")
        await table.candidate.presses_on(preview, "request.publish")
        await table.coaches[0].reads("een nieuwe baan kies die past", in_channel=True)


@everywhere
async def test_telling_more_shows_no_province_that_only_one_has_and_never_the_employer(
    tmp_path: Path, seating: Seating
) -> None:
    async with with_coaches(tmp_path, seating) as table:
        await table.candidate.presses_on(await previews(table), "request.details")
        details = {"region": "friesland", "employer": "Voorbeeldbedrijf"}
        assert "consent_special" in await table.candidate.tries(details)

        assert not await table.candidate.tries(details | {"consent_special": ["yes"]})
        told = await table.candidate.reads("Ruimer of weggelaten: regio.")
        await table.candidate.presses_on(told, "request.publish")

        for coach in table.coaches:
            post = await coach.finds(YES, in_channel=True)
            assert "Loopbaan en ander werk" in post.written
            assert "Friesland" not in post.written
            assert "Voorbeeldbedrijf" not in post.written


@on_each
@in_both_languages
async def test_who_is_too_young_is_told_kindly_and_nothing_is_kept(
    tmp_path: Path, seating: Seating, language: Language
) -> None:
    async with with_coaches(tmp_path, seating, language=language) as table:
        preview = await previews(table)
        assert table.script.email in await my_data(table)
        await table.candidate.presses_on(preview, "request.details")
        await table.candidate.tries({"age_band": "under_16"})

        await told_in_a_window(table, TOO_YOUNG.of(language))

        await table.candidate.closes()
        assert table.script.email not in await my_data(table)


async def told_in_a_window(table: Table, part: str) -> None:
    """In place of the form on Slack; on Teams, where a dialog ends by closing, in the conversation or what it says last."""
    await table.until(lambda: part in table.forms_in_front(table.candidate) + table.candidate.text())


@on_each
async def test_never_mind_erases_what_was_written(tmp_path: Path, seating: Seating) -> None:
    async with with_coaches(tmp_path, seating) as table:
        preview = await previews(table)
        assert table.script.email in await my_data(table)

        await table.candidate.presses_on(preview, "request.cancel")

        await table.candidate.reads("Er is niets geplaatst en wat je schreef is gewist")
        assert table.script.email not in await my_data(table)
        assert table.coaches[0].posts() == []


@on_each
async def test_my_data_opens_in_a_window_and_leaves_nothing_in_the_conversation(
    tmp_path: Path, seating: Seating
) -> None:
    async with with_coaches(tmp_path, seating) as table:
        await posts(table)

        read = await my_data(table)

        for value in (table.script.name, table.script.email, "+31612345678"):
            assert value in read
            assert value not in table.candidate.text()


@everywhere
@in_both_languages
async def test_status_names_the_request_and_a_withdrawn_one_becomes_a_tombstone(
    tmp_path: Path, seating: Seating, language: Language
) -> None:
    async with with_coaches(tmp_path, seating, language=language) as table:
        candidate, coach = table.candidate, table.coaches[0]
        post = await posts(table)
        assert WITH_COACHES.of(language) in await candidate.answer_to("klik status")

        await candidate.answer_to(f"klik {'intrekken' if language is Language.NL else 'withdraw'}")
        await coach.finds(YES, in_channel=True)  # asked first, done by the button
        await candidate.presses("request.withdraw")

        tombstone = await coach.reads(table.script.gone, in_channel=True)
        assert tombstone.at == post.at
        await table.coaches[1].reads(table.script.gone, in_channel=True)
        assert NONE_OPEN.of(language) in await candidate.answer_to("klik status")
        assert table.script.email not in await my_data(table)


@everywhere
async def test_withdrawing_after_the_match_takes_the_details_away_and_asks_for_the_copies(
    tmp_path: Path, seating: Seating
) -> None:
    async with with_coaches(tmp_path, seating) as table:
        coach = table.coaches[0]
        await coach.presses_on(await posts(table), YES)
        contact = await coach.reads(table.script.email)
        await table.candidate.reads(table.script.matched)

        await table.candidate.presses("request.withdraw")

        ended = await coach.reads(DELETE.nl)
        assert ended.at != contact.at, "a message of its own, which the platform announces"
        assert table.script.email not in coach.text()


@on_each
async def test_the_language_changes_at_once_and_stays(tmp_path: Path, seating: Seating) -> None:
    async with seated(tmp_path, seating) as table:
        await table.candidate.says("Hoi")
        await table.candidate.reads("privacyverklaring, versie 1")

        assert "I will speak English with you" in await table.candidate.answer_to("klik taal en")

        await table.candidate.says("Hello")
        await table.candidate.reads("What can I do for you")
