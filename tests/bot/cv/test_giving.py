"""The one coach who says yes gets the CV in their own DM, with the candidate's consent, and it is taken away again (R-038)."""

import io
import os
import zipfile
from datetime import timedelta

import pytest

from bot.model import Request
from bot.outcome import Said
from bot.ports.files import FileKind
from bot.ports.unit import Unit
from tests import cvs
from tests.bot.cv.test_taking import REFERENCE, TICKED, Room, kept, room, sends
from tests.conversation import Actor, House
from tests.messenger import Standing, direct

__all__ = ["Room", "room"]


@pytest.fixture
def open_request(town: House, room: Room, candidate: Actor) -> Request:
    """In the channel, with a CV that is in."""
    request = candidate.asks()
    town.courier.runs()
    town.platform.given[candidate.account, REFERENCE] = cvs.pdf()
    assert sends(candidate, request, TICKED) is Said.SAVED
    town.courier.runs()
    candidate.presses("request.publish", request.id)
    town.courier.runs()
    assert len(kept(town, request)) == 1
    return request


def accepts(town: House, coach: Actor, request: Request) -> Said:
    said = coach.presses("request.accept", request.id)
    town.courier.runs()
    return said


def handed(town: House, actor: Actor) -> list[Standing]:
    """The files that stand in somebody's DM."""
    return [
        each
        for each in town.platform.standing(direct(actor.account))
        if each.sent.message.startswith("file-")
    ]


def fields_given(town: House, candidate: Actor) -> list[tuple[str, ...]]:
    return [
        each.fields
        for each in town.look(lambda unit: unit.disclosures.of(candidate.id, now=town.clock.now()))
    ]


def test_r_038_the_winner_gets_it_and_nobody_else(
    town: House, candidate: Actor, coach: Actor, other_coach: Actor, open_request: Request
) -> None:
    assert accepts(town, coach, open_request) is Said.WON
    assert accepts(town, other_coach, open_request) is Said.TAKEN
    (message,) = handed(town, coach)
    parcel = town.platform.files[message.sent.message]
    assert parcel.name == "cv.pdf"
    assert parcel.data.startswith(b"%PDF-")
    assert cvs.CANARY not in parcel.data
    assert handed(town, other_coach) == []
    assert ("cv",) in fields_given(town, candidate)


def test_a_cv_is_never_in_the_channel(town: House, coach: Actor, open_request: Request) -> None:
    accepts(town, coach, open_request)
    assert "cv" not in town.channel().lower().split()
    assert len(town.platform.files) == 1


def test_with_the_consent_taken_back_the_winner_gets_none(
    town: House, candidate: Actor, coach: Actor, open_request: Request
) -> None:
    """Also when it was taken back between the yes and the handing over."""
    coach.presses("request.accept", open_request.id)

    def refuse() -> None:
        from bot.privacy import consents
        from bot.privacy.consents import Consent
        from bot.words import Language

        town.do(
            lambda unit: consents.record(
                unit,
                candidate.id,
                Consent.CV,
                given=False,
                language=Language.NL,
                now=town.clock.now(),
                request=open_request.id,
            )
        )

    refuse()
    town.courier.runs()
    assert handed(town, coach) == []
    assert ("cv",) not in fields_given(town, candidate)
    assert fields_given(town, candidate), "the contact details were given"


def test_withdrawn_after_the_match_it_is_taken_away_from_the_coach(
    town: House, candidate: Actor, coach: Actor, open_request: Request
) -> None:
    accepts(town, coach, open_request)
    assert len(handed(town, coach)) == 1
    candidate.presses("request.withdraw", open_request.id)
    town.courier.runs()
    assert handed(town, coach) == []
    assert kept(town, open_request) == []


def test_withdrawn_while_it_is_handed_over_it_does_not_stay(
    town: House, candidate: Actor, coach: Actor, open_request: Request
) -> None:
    async def meanwhile() -> None:
        await candidate.presses_meanwhile("request.withdraw", open_request.id)

    town.platform.meanwhile("offer", meanwhile)
    accepts(town, coach, open_request)
    assert handed(town, coach) == []
    assert kept(town, open_request) == []


def test_a_completed_match_ends_with_no_cv_anywhere(
    town: House, candidate: Actor, coach: Actor, open_request: Request
) -> None:
    accepts(town, coach, open_request)
    coach.presses("match.copies_deleted")
    town.courier.runs()
    assert handed(town, coach) == []
    assert kept(town, open_request) == []


def test_the_consent_switched_off_destroys_it_at_once_also_at_the_coach(
    town: House, candidate: Actor, coach: Actor, open_request: Request
) -> None:
    accepts(town, coach, open_request)
    assert len(handed(town, coach)) == 1
    assert candidate.presses("consents.off", f"share_cv {open_request.id}") is Said.CONSENTS
    assert kept(town, open_request) == [], "it is gone before the answer"
    town.courier.runs()
    assert handed(town, coach) == []


def test_an_erasure_leaves_no_cv_anywhere(
    town: House, candidate: Actor, coach: Actor, open_request: Request
) -> None:
    accepts(town, coach, open_request)
    person = candidate.id
    candidate.presses("data.erase", "")
    candidate.presses("data.erase_now")
    town.courier.runs()
    assert kept(town, open_request) == []
    assert town.look(lambda unit: unit.files.of(person)) == []
    assert handed(town, coach) == []


def test_the_copy_and_what_is_taken_along_hold_the_cv_as_a_file(
    town: House, candidate: Actor, coach: Actor, open_request: Request
) -> None:
    for action in ("data.copy", "data.take_along", "data.copy"):
        candidate.presses(action, "")
        town.courier.runs()
    parcels = [town.platform.files[each.sent.message] for each in handed(town, candidate)]
    assert len(parcels) == 3
    for parcel in parcels:
        archive = zipfile.ZipFile(io.BytesIO(parcel.data))
        assert archive.read("cv-1.pdf").startswith(b"%PDF-")
        assert "cv-2.pdf" not in archive.namelist()
    again = zipfile.ZipFile(io.BytesIO(parcels[-1].data)).read("data.json").decode()
    assert "an earlier copy of these data" in again, "a copy does not hold the copies before it"


def test_files_too_large_for_one_archive_come_in_more(
    town: House, candidate: Actor, open_request: Request
) -> None:
    now, content = town.clock.now(), os.urandom(6_000_000)

    def keep(unit: Unit) -> None:
        for _ in range(2):
            unit.files.keep(
                candidate.id,
                FileKind.CV,
                content,
                media_type="application/pdf",
                now=now,
                expires_at=now + timedelta(days=1),
            )

    town.do(keep)
    candidate.presses("data.copy", "")
    town.courier.runs()
    archives = [
        zipfile.ZipFile(io.BytesIO(town.platform.files[each.sent.message].data))
        for each in handed(town, candidate)
    ]
    names = [name for archive in archives for name in archive.namelist()]
    assert len(archives) == 2
    assert [name for name in names if name.startswith("cv-")] == ["cv-1.pdf", "cv-2.pdf", "cv-3.pdf"]
    assert sum(archive.read(name) == content for archive in archives for name in archive.namelist()) == 2
