"""A CV from the form to sealed pieces: with its own consent, for one request, and gone with it (R-038)."""

import sqlite3
from collections.abc import Callable
from datetime import timedelta

import pytest

from bot import events
from bot.courier.steps import housekeeping
from bot.cv.checking import Cleaned, check
from bot.cv.refusal import Reason
from bot.errors import TryLater
from bot.limits import PER_MINUTE
from bot.matching import cvs as taking
from bot.model import Request
from bot.outcome import Said
from bot.ports.files import FileKind, KeptFile
from bot.views import FileField, TickField
from tests import cvs
from tests.conversation import Actor, House
from tests.furniture import delivery
from tests.messenger import direct, text_of

REFERENCE = "F0CV"
TICKED = {"cv": [REFERENCE], "consent_cv": ["yes"]}


class Room:
    """The inspector without its own process, and a scanner that may be away."""

    def __init__(self) -> None:
        self.is_away = False

    async def inspect(self, data: bytes) -> Cleaned:
        if self.is_away:
            raise TryLater("scanner_down")
        return check(data)


@pytest.fixture
def room(town: House) -> Room:
    """A network that takes CVs."""
    town.inspector = room = Room()
    town.restarts(cvs=True)
    return room


@pytest.fixture
def asked(town: House, room: Room, candidate: Actor) -> Request:
    """A request with its preview, and a PDF that the candidate put somewhere on the platform."""
    request = candidate.asks()
    town.courier.runs()
    town.platform.given[candidate.account, REFERENCE] = cvs.pdf()
    return request


def sends(candidate: Actor, request: Request, values: dict[str, list[str]]) -> Said:
    return candidate.sends(values, form="request.details", about=request.id)


def kept(town: House, request: Request) -> list[KeptFile]:
    return [each for each in town.look(lambda unit: unit.files.about(request.id)) if each.kind is FileKind.CV]


def told(town: House, candidate: Actor) -> str:
    return "\n".join(text_of(each.view) for each in town.platform.standing(direct(candidate.account)))


def test_r_038_a_cv_is_kept_clean_sealed_and_without_a_name(
    town: House, candidate: Actor, asked: Request
) -> None:
    assert sends(candidate, asked, TICKED) is Said.SAVED
    town.courier.runs()
    (file,) = kept(town, asked)
    data = town.look(lambda unit: unit.files.open(file.id))
    assert data.startswith(b"%PDF-")
    assert cvs.CANARY not in data
    assert (file.person, file.media_type) == (candidate.id, "application/pdf")
    assert "Je cv is binnen" in told(town, candidate)
    assert b"Tien jaar planner" in data
    assert all(b"Tien jaar planner" not in path.read_bytes() for path in town.folder.glob("klik.db*"))


def test_where_no_cvs_are_taken_none_is_asked_and_none_is_kept(town: House, candidate: Actor) -> None:
    request = candidate.asks()
    town.platform.given[candidate.account, REFERENCE] = cvs.pdf()
    candidate.presses("request.details", request.id)
    assert "cv" not in {field.name for field in candidate.form.fields}
    assert sends(candidate, request, TICKED) is Said.SAVED
    town.courier.runs()
    assert kept(town, request) == []
    assert ("fetch", direct(candidate.account)) not in town.platform.calls


def test_the_form_asks_for_it_with_a_consent_of_its_own(candidate: Actor, asked: Request) -> None:
    candidate.presses("request.details", asked.id)
    fields = {field.name: field for field in candidate.form.fields}
    assert isinstance(fields["cv"], FileField)
    tick = fields["consent_cv"]
    assert isinstance(tick, TickField)
    assert not tick.required
    assert "de ene coach" in tick.label


def test_without_the_tick_a_cv_is_refused_at_its_field(town: House, candidate: Actor, asked: Request) -> None:
    assert sends(candidate, asked, {"cv": [REFERENCE]}) is Said.INVALID
    assert set(candidate.errors) == {"consent_cv"}
    town.courier.runs()
    assert kept(town, asked) == []


def test_what_is_no_cv_is_refused_with_a_reason_and_the_request_stays(
    town: House, candidate: Actor, asked: Request
) -> None:
    town.platform.given[candidate.account, REFERENCE] = cvs.pdf(password="geheim")
    sends(candidate, asked, TICKED)
    town.courier.runs()
    assert kept(town, asked) == []
    assert "Er zit een wachtwoord op." in told(town, candidate)
    assert town.look(lambda unit: unit.requests.find(asked.id)) is not None


def test_a_file_of_somebody_else_is_not_fetched(
    town: House, candidate: Actor, coach: Actor, asked: Request
) -> None:
    town.platform.given = {(coach.account, REFERENCE): cvs.pdf()}
    sends(candidate, asked, TICKED)
    town.courier.runs()
    assert kept(town, asked) == []
    assert "Ik kon het niet ophalen." in told(town, candidate)


def test_f_118_while_the_scanner_is_down_a_cv_waits(
    town: House, room: Room, candidate: Actor, asked: Request
) -> None:
    room.is_away = True
    sends(candidate, asked, TICKED)
    town.courier.runs()
    assert kept(town, asked) == []
    assert "cv is binnen" not in told(town, candidate)
    room.is_away = False
    town.moves(hours=1)
    town.courier.runs()
    assert len(kept(town, asked)) == 1


def withdraws(town: House, candidate: Actor, request: Request) -> None:
    candidate.presses("request.withdraw", request.id)


def unticks(town: House, candidate: Actor, request: Request) -> None:
    assert sends(candidate, request, {}) is Said.SAVED


def expires(town: House, candidate: Actor, request: Request) -> None:
    candidate.presses("request.publish", request.id)
    town.moves(days=15)


@pytest.mark.parametrize("ends", [withdraws, unticks, expires])
def test_r_038_it_goes_with_the_request_the_consent_or_the_term(
    town: House, candidate: Actor, asked: Request, ends: Callable[[House, Actor, Request], None]
) -> None:
    sends(candidate, asked, TICKED)
    town.courier.runs()
    (file,) = kept(town, asked)
    assert town.look(lambda unit: unit.files.open(file.id))
    ends(town, candidate, asked)
    town.courier.runs()
    assert kept(town, asked) == []
    with sqlite3.connect(town.folder / "keys.db") as keys:
        found = keys.execute("SELECT count(*) FROM subject_key WHERE subject = ?", (file.id.hex,)).fetchone()
    assert found == (0,), "nor does a copy of the database open it any more"


def test_withdrawn_before_it_was_fetched_it_is_never_kept(
    town: House, candidate: Actor, asked: Request
) -> None:
    sends(candidate, asked, TICKED)
    candidate.presses("request.withdraw", asked.id)
    town.courier.runs()
    assert kept(town, asked) == []


def test_withdrawn_while_it_is_fetched_it_is_not_kept_either(
    town: House, candidate: Actor, asked: Request
) -> None:
    sends(candidate, asked, TICKED)

    async def meanwhile() -> None:
        await candidate.presses_meanwhile("request.withdraw", asked.id)

    town.platform.meanwhile("fetch", meanwhile)
    town.courier.runs()
    assert ("fetch", direct(candidate.account)) in town.platform.calls
    assert kept(town, asked) == []


def test_it_stays_no_longer_than_its_term_whatever_happens(
    town: House, candidate: Actor, asked: Request
) -> None:
    sends(candidate, asked, TICKED)
    town.courier.runs()
    (file,) = kept(town, asked)
    assert file.expires_at - file.kept_at == taking.TERM == timedelta(days=90)


def test_a_second_cv_takes_the_place_of_the_first(town: House, candidate: Actor, asked: Request) -> None:
    sends(candidate, asked, TICKED)
    town.courier.runs()
    (first,) = kept(town, asked)
    town.platform.given[candidate.account, "F0OTHER"] = cvs.docx()
    sends(candidate, asked, TICKED | {"cv": ["F0OTHER"]})
    town.courier.runs()
    (second,) = kept(town, asked)
    assert second.id != first.id


def offers(candidate: Actor, reference: str = REFERENCE) -> Said:
    event = events.FileOffered(
        delivery=delivery(), account=candidate.account, place=direct(candidate.account), reference=reference
    )
    return candidate.acts(event)


def test_a_file_in_the_conversation_is_taken_for_the_request_that_asked_for_it(
    town: House, candidate: Actor, asked: Request
) -> None:
    """As on Teams, where no form takes a file."""
    sends(candidate, asked, {"consent_cv": ["yes"]})
    assert offers(candidate) is Said.CV_COMING
    town.courier.runs()
    assert len(kept(town, asked)) == 1


def test_a_flood_of_files_is_told_once_and_then_let_go(town: House, candidate: Actor, asked: Request) -> None:
    sends(candidate, asked, {"consent_cv": ["yes"]})
    town.moves(seconds=61)
    for _ in range(PER_MINUTE - 1):
        candidate.types("/klik help")
    assert [offers(candidate) for _ in range(4)] == [
        Said.CV_COMING,
        Said.SLOW_DOWN,
        Said.NOTHING,
        Said.NOTHING,
    ]
    town.courier.runs()
    assert candidate.reads.count("Dat gaat te snel voor me") == 1


def test_of_two_requests_that_asked_for_one_it_is_the_newer(
    town: House, candidate: Actor, asked: Request
) -> None:
    sends(candidate, asked, {"consent_cv": ["yes"]})
    town.moves(minutes=1)
    newer = candidate.asks()
    town.courier.runs()
    sends(candidate, newer, {"consent_cv": ["yes"]})
    offers(candidate)
    town.courier.runs()
    assert (len(kept(town, asked)), len(kept(town, newer))) == (0, 1)


def test_a_file_nobody_asked_for_is_not_opened(town: House, candidate: Actor, asked: Request) -> None:
    assert offers(candidate) is Said.CV_NOT_ASKED
    town.courier.runs()
    assert ("fetch", direct(candidate.account)) not in town.platform.calls
    assert "niet geopend" in told(town, candidate)


def test_every_reason_has_a_sentence_of_its_own() -> None:
    from bot.messages import cvs as words

    assert set(words.REASONS) == set(Reason)
    assert len({each.nl for each in words.REASONS.values()}) == len(Reason)


def test_r_035_a_network_that_stops_taking_cvs_keeps_none_and_asks_none(
    town: House, candidate: Actor, asked: Request
) -> None:
    sends(candidate, asked, TICKED)
    town.courier.runs()
    town.do(lambda unit: housekeeping(unit, town.context))
    assert len(kept(town, asked)) == 1
    town.restarts(cvs=False)
    town.do(lambda unit: housekeeping(unit, town.context))
    assert kept(town, asked) == []
    candidate.presses("request.details", asked.id)
    assert "cv" not in {field.name for field in candidate.form.fields}
