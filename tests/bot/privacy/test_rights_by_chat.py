"""The rights by chat: a copy, take along, who got it, restrict, object, and each consent off again."""

import io
import json
import zipfile

import pytest
from pypdf import PdfReader

from bot.messages.package_page import page
from bot.messages.package_sections import reading
from bot.model import Request, RequestState
from bot.outcome import Said
from bot.ports.cases import CaseKind, CaseState
from bot.ports.files import FileKind
from bot.ports.unit import Unit
from bot.privacy import package
from bot.words import Language
from tests.conversation import Actor, Courier, House
from tests.furniture import CANARIES, REQUEST


def held_files(town: House, who: Actor) -> list[bytes]:
    def look(unit: Unit) -> list[bytes]:
        return [unit.files.open(file.id) for file in unit.files.of(who.id) if file.kind is FileKind.PACKAGE]

    return town.look(look)


def read(name: str, content: bytes) -> str:
    """What a person reads in it."""
    if name.endswith(".pdf"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    return content.decode()


def cases(town: House, who: Actor) -> dict[CaseKind, CaseState]:
    return {case.kind: case.state for case in town.look(lambda unit: unit.cases.of(who.id))}


def test_r_002_every_right_is_one_press_from_my_data(candidate: Actor, courier: Courier) -> None:
    candidate.types("/klik my-data")
    courier.runs()
    for action in (
        "view",
        "copy",
        "take_along",
        "recipients",
        "consents",
        "correct",
        "restrict",
        "object",
        "erase",
    ):
        assert candidate.button(f"data.{action}")


def test_r_086a_the_copy_holds_everything_with_the_coach_by_name_and_nothing_of_others(
    town: House, candidate: Actor, coach: Actor, other_coach: Actor, courier: Courier, posted: Request
) -> None:
    coach.presses("request.accept", posted.id)
    courier.runs()
    town.person("U0OTHER").posts(name="Iemand Anders", email="anders@voorbeeld.nl", phone="06 87654321")
    assert candidate.presses("data.copy", "") is Said.DATA_COPY
    courier.runs()
    assert cases(town, candidate)[CaseKind.ACCESS] is CaseState.DONE
    (made,) = held_files(town, candidate)
    archive = zipfile.ZipFile(io.BytesIO(made))
    pages = ["mijn-gegevens.html", "mijn-gegevens.pdf", "my-data.html", "my-data.pdf"]
    assert archive.namelist() == ["data.json", *pages]
    for name in archive.namelist():
        text = read(name, archive.read(name))
        for canary in (*CANARIES, REQUEST["motivation"], "Coach Wielewaal 0"):
            assert "".join(canary.split()) in "".join(text.split()), f"{name} lacks something"
        for other in ("Iemand Anders", "anders@voorbeeld.nl", "87654321", "Coach Wielewaal 1"):
            assert other not in text
    found = json.loads(archive.read("data.json"))
    assert {each["category"] for each in found["data"]} >= {
        "account",
        "activity",
        "request",
        "name",
        "email",
        "consent",
    }
    assert found["consents"][0]["wording"]
    assert found["disclosed"][0]["fields"] == ["name", "email", "phone"]
    assert coach.reads.count("klik-mijn-gegevens") == 0


def test_what_the_person_wrote_cannot_become_markup_in_the_page(
    town: House, candidate: Actor, courier: Courier
) -> None:
    candidate.asks(name="<script>alert(1)</script>")
    held = town.look(lambda unit: package.read(unit, town.context, candidate.id))
    text = page(reading(held, Language.EN))
    assert "&lt;script&gt;" in text
    assert "<script" not in text
    assert "default-src 'none'" in text


def test_what_is_taken_along_is_what_was_given_and_no_more(
    town: House, candidate: Actor, courier: Courier, posted: Request
) -> None:
    candidate.presses("data.take_along", "")
    courier.runs()
    (made,) = held_files(town, candidate)
    found = json.loads(zipfile.ZipFile(io.BytesIO(made)).read("data.json"))
    assert "consents" not in found
    categories = {each["category"] for each in found["data"]}
    assert {"name", "email", "phone", "motivation", "topics"} <= categories
    assert not {"account", "activity"} & categories
    assert cases(town, candidate) == {CaseKind.PORTABILITY: CaseState.DONE}


def test_who_got_my_data_names_the_coach(
    candidate: Actor, coach: Actor, courier: Courier, posted: Request
) -> None:
    candidate.presses("data.recipients", "")
    assert "Niemand" in candidate.hears
    coach.presses("request.accept", posted.id)
    courier.runs()
    candidate.presses("data.recipients", "")
    assert "Coach Wielewaal 0" in candidate.hears


def test_r_017_a_restriction_takes_the_post_down_and_nobody_can_accept(
    town: House, candidate: Actor, coach: Actor, courier: Courier, posted: Request
) -> None:
    assert REQUEST["motivation"] in town.channel()
    assert candidate.presses("data.restrict", "") is Said.RESTRICTED
    assert coach.presses("request.accept", posted.id) is Said.CLOSED
    courier.runs()
    assert REQUEST["motivation"] not in town.channel()
    assert town.look(lambda unit: unit.requests.contact(posted.id)) is not None
    assert candidate.presses("request.publish", posted.id) is Said.RESTRICTED
    assert candidate.presses("data.lift", "") is Said.RESTRICTION_LIFTED
    courier.runs()
    assert candidate.presses("request.publish", posted.id) is Said.PUBLISHED
    courier.runs()
    assert REQUEST["motivation"] in town.channel()


def test_a_request_posted_again_after_a_pause_has_its_own_term(
    town: House, candidate: Actor, courier: Courier, posted: Request
) -> None:
    candidate.presses("data.restrict", "")
    town.moves(days=10)
    candidate.presses("data.lift", "")
    courier.runs()
    candidate.presses("request.publish", posted.id)
    town.moves(days=5)
    courier.runs()
    assert candidate.request.state is RequestState.OPEN


def test_a_restriction_takes_the_details_out_of_the_coachs_conversation_until_it_is_lifted(
    town: House, candidate: Actor, coach: Actor, courier: Courier, posted: Request
) -> None:
    coach.presses("request.accept", posted.id)
    courier.runs()
    assert "kanarie.7f3a" in coach.reads
    candidate.presses("data.restrict", "")
    courier.runs()
    assert "kanarie.7f3a" not in coach.reads
    assert "ligt even stil" in coach.reads
    candidate.presses("data.lift", "")
    courier.runs()
    assert "kanarie.7f3a" in coach.reads


def test_an_objection_switches_off_whatever_is_beside_the_service(town: House, candidate: Actor) -> None:
    candidate.presses("consents.on", "newsletter")
    assert town.look(lambda unit: unit.consents.given(candidate.id, "newsletter"))
    assert candidate.presses("data.object", "") is Said.OBJECTED
    assert not town.look(lambda unit: unit.consents.given(candidate.id, "newsletter"))
    assert cases(town, candidate) == {CaseKind.OBJECTION: CaseState.DONE}


def test_r_021_withdrawn_between_post_and_accept_no_coach_gets_anything(
    town: House, candidate: Actor, coach: Actor, courier: Courier, posted: Request
) -> None:
    coach.presses("request.accept", posted.id)
    assert candidate.presses("consents.off", f"share {posted.id}") is Said.CONSENTS
    courier.runs()
    assert "kanarie.7f3a" not in coach.reads
    assert town.look(lambda unit: unit.requests.contact(posted.id)) is None


@pytest.mark.parametrize("field", ["employer", "employment", "income"])
def test_r_055_what_rested_on_the_consent_alone_is_gone_before_the_reply(
    town: House, candidate: Actor, courier: Courier, field: str
) -> None:
    value = {"employer": "Kwinkelier", "employment": "permanent", "income": "2000_3500"}[field]
    about = candidate.asks().id
    courier.runs()
    candidate.presses("request.details")
    candidate.sends({field: value, "consent_special": ["yes"]})
    contact = town.look(lambda unit: unit.requests.contact(about))
    assert contact is not None
    assert contact.optional == {field: value}
    candidate.presses("consents.off", f"special {about}")
    contact = town.look(lambda unit: unit.requests.contact(about))
    assert contact is not None
    assert contact.optional == {}


def test_an_extra_field_goes_with_its_consent_and_nobody_switches_anothers(
    town: House, candidate: Actor, courier: Courier
) -> None:
    about = candidate.asks().id
    courier.runs()
    candidate.presses("request.details")
    candidate.sends({"region": "zeeland", "setting": "online"})
    assert town.person("U0OTHER").presses("consents.off", f"keep_region {about}") is Said.NO_REQUEST
    given = town.look(lambda unit: unit.requests.given(about))
    assert given is not None
    assert given.region == "zeeland"
    candidate.types("/klik toestemmingen")
    assert candidate.said is Said.CONSENTS
    candidate.presses("consents.off", f"keep_region {about}")
    given = town.look(lambda unit: unit.requests.given(about))
    assert given is not None
    assert (given.region, given.setting) == (None, "online")


def test_a_switch_nobody_has_does_nothing(candidate: Actor) -> None:
    assert candidate.presses("consents.off", "nonsense") is Said.UNKNOWN_ACTION
    assert candidate.presses("consents.off", "share nonsense") is Said.UNKNOWN_ACTION
