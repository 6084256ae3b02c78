"""Admins at work, on Slack and on Teams, in both languages: a letter, a look, an order, an incident, the self-checks."""

import asyncio
import json
from datetime import timedelta
from pathlib import Path

from bot.words import Language, Words
from tests.age_reader import opened
from tests.stories.seats import On, Town, everywhere, town_on

ASKED = Words(nl="Is dit verzoek van jou", en="Is this request yours")
DONE = Words(nl="is afgehandeld", en="is completed")
ALL_WELL = Words(nl="Het logboek klopt", en="The trail is whole")
LOGGED = Words(nl="is vastgelegd. Kijk met /avg incident", en="is registered. See /avg incident")
TOO_LATE = Words(nl="de 72 uur zijn om", en="the 72 hours are over")
OBLIGED = Words(nl="De wet verplichtte ons", en="The law obliged us")
PASSPHRASE = Words(nl="Wachtwoord", en="Passphrase")
SECOND_ADMIN = Words(nl="Er is een tweede beheerder", en="There is a second admin")
IN_ORDER = Words(nl="in orde", en="in order")


@everywhere
async def test_a_letter_becomes_a_case_a_look_and_an_answer(
    tmp_path: Path, platform: On, language: Language
) -> None:
    async with town_on(tmp_path, platform, language=language) as town:
        await town.posts()
        today = f"{town.house.slack.clock.now():%d-%m-%Y}"
        letter = {"kind": "rectification", "via": "post", "received": today, "person": town.candidate.user}
        await town.admin.asks("/avg requests")
        await town.admin.presses("case.log")
        await town.admin.fills_in("case.log", letter)
        await town.candidate.presses("case.yes")
        case = await the_case(town)

        await town.admin.asks("/avg access")
        await town.admin.presses("look.new")
        await town.admin.fills_in("look.new", {"case": case, "reason": "answer"})
        name = town.house.script.canaries[0]
        assert name in await town.admin.window(name)
        assert name not in town.admin.text() + town.second.text()

        await town.admin.asks("/avg requests")
        await town.admin.presses("case.show")
        await town.admin.presses("case.complete")
        assert "autoriteitpersoonsgegevens.nl" in await town.candidate.sees(DONE.of(language))
        await town.admin.asks("/avg audit")
        await town.admin.sees(ALL_WELL.of(language))


async def the_case(town: Town) -> str:
    (case,) = await town.house.slack.store.read(lambda unit: unit.cases.open_ones())
    return str(case.id)


@everywhere
async def test_an_order_takes_two_admins_and_is_told_to_the_candidate(
    tmp_path: Path, platform: On, language: Language
) -> None:
    async with town_on(tmp_path, platform, language=language) as town:
        await town.posts()
        await town.admin.asks("/avg disclose")
        await town.admin.presses("disclose.new")
        until = town.house.slack.clock.now() + timedelta(days=180)
        order = {
            "person": town.candidate.user,
            "authority": "Politie Zeeland",
            "basis": "sv_126nd",
            "reference": "PL-2026-77",
            "scope": ["name", "email"],
            "document_seen": ["yes"],
            "notice": "now",
            "hold_until": f"{until:%d-%m-%Y}",
        }
        await town.admin.fills_in("disclose.new", order)
        await town.second.asks("/avg overview")
        await town.second.presses("admin.show")
        await town.second.presses("approval.approve")
        await town.admin.asks("/avg disclose")
        await town.admin.presses("disclose.make")

        shown = await town.admin.window("END AGE")
        given = json.loads(opened(armour(shown), passphrase(shown, language)))
        filled_in = town.house.script.request()
        assert list(given["aanvragen"][0]["gegevens"].values()) == [filled_in["name"], filled_in["email"]]
        assert "Politie Zeeland" in await town.candidate.sees(OBLIGED.of(language))
        assert "AGE ENCRYPTED" not in town.admin.text()
        assert not any(
            value in town.admin.text() + town.second.text() for value in town.house.script.canaries
        )


def armour(shown: str) -> str:
    start, end = "-----BEGIN AGE ENCRYPTED FILE-----", "-----END AGE ENCRYPTED FILE-----"
    return shown[shown.index(start) : shown.index(end) + len(end)]


def passphrase(shown: str, language: Language) -> str:
    lines = shown.splitlines()
    return lines[lines.index(PASSPHRASE.of(language)) + 1]


@everywhere
async def test_an_incident_has_its_clock_and_its_register(
    tmp_path: Path, platform: On, language: Language
) -> None:
    async with town_on(tmp_path, platform, language=language) as town:
        house = town.house.slack
        await town.admin.asks("/avg incident")
        await town.admin.presses("incident.new")
        values = {
            "kind": "internal",
            "discovered": f"{house.clock.now():%d-%m-%Y} 00:00",
            "summary": "Een scherm stond open.",
        }
        await town.admin.fills_in("incident.new", values)
        await town.admin.sees(LOGGED.of(language))
        house.later(hours=73)
        await town.admin.sees(TOO_LATE.of(language))


@everywhere
async def test_the_self_checks_have_a_date_and_a_result(
    tmp_path: Path, platform: On, language: Language
) -> None:
    async with town_on(tmp_path, platform, language=language) as town:
        await town.admin.asks("/avg controls")
        await town.admin.presses("controls.run")
        async with asyncio.timeout(60):
            while IN_ORDER.of(language) not in await checked(town, SECOND_ADMIN.of(language)):
                pass


async def checked(town: Town, title: str) -> str:
    """What `/avg controls` says beside this check, asked anew."""
    await town.admin.asks("/avg controls")
    shown = (await town.admin.sees(title)).splitlines()
    return shown[shown.index(title) + 1]


INVOICE = {
    "invoice_number": "2026-0417",
    "invoice_name": "Factuurnaam Vogelzang",
    "invoice_address": "Rekeningstraat 7, 4331 AB Middelburg",
    "service": "trajectory",
    "quantity": "1",
    "amount": "1250,00",
    "vat_rate": "21",
    "vat": "262,50",
}
FILED = Words(nl="Vastgelegd als F-", en="Filed as F-")
STAYS = Words(nl="Wat blijft omdat de belastingwet", en="What stays because the tax law")
ERASED = Words(nl="Alles wat Klik van je bewaarde", en="Everything Klik held of you")


@everywhere
async def test_an_invoice_outlives_the_candidate_and_opens_for_a_case_alone(
    tmp_path: Path, platform: On, language: Language
) -> None:
    async with town_on(tmp_path, platform, language=language) as town:
        await town.posts()
        today = f"{town.house.slack.clock.now():%d-%m-%Y}"
        await town.admin.asks("/avg invoices")
        await town.admin.presses("invoice.file")
        filled_in = INVOICE | {"invoice_date": today, "person": town.candidate.user}
        await town.admin.fills_in("invoice.file", filled_in)
        await town.admin.window(FILED.of(language))

        await town.candidate.asks("/klik my-data")
        await town.candidate.presses("data.erase")
        await town.candidate.presses("data.erase_now")
        assert STAYS.of(language) in await town.candidate.sees(ERASED.of(language))

        letter = {"kind": "access", "via": "post", "received": today, "name": "X", "reach": "Postbus 1"}
        await town.admin.asks("/avg requests")
        await town.admin.presses("case.log")
        await town.admin.fills_in("case.log", letter)
        case = await the_case(town)
        await town.admin.asks("/avg invoices")
        await town.admin.presses("invoice.look")
        asked = {"case": case, "reason": "tax_authority", "invoice_number": INVOICE["invoice_number"]}
        await town.admin.fills_in("invoice.look", asked)
        assert INVOICE["invoice_address"] in await town.admin.window(INVOICE["invoice_name"])
        assert INVOICE["invoice_name"] not in town.admin.text() + town.second.text() + town.candidate.text()
