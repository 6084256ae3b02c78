"""A copy of a document, where no account can tell whose a request is: in once, read once by one handler, then gone."""

import sqlite3
from collections.abc import Iterator

import pytest

from bot.outcome import Said
from bot.ports.cases import Case, Reason, Slot
from bot.ports.files import FileKind
from bot.privacy.cases import copies, handling
from tests.conversation import Actor, House
from tests.trail import outcomes

PICTURE = b"\xff\xd8\xff\xe0" + b"KANARIE-PASFOTO-111222333" * 4000
PAPER = {"kind": ["access"], "via": ["post"], "name": "Sam", "reach": "een adres", "received": "01-01-2026"}


@pytest.fixture
def town(town: House) -> House:
    town.restarts(public_url="https://klik.test")
    return town


@pytest.fixture
def case(town: House, admin: Actor) -> Case:
    admin.presses("case.log", "")
    assert admin.sends(PAPER) is Said.CASE_SHOWN  # type: ignore[arg-type]
    [case] = town.look(lambda unit: unit.cases.open_ones())
    return case


def room(town: House, admin: Actor, case: Case) -> str:
    """The code of the room there is now."""
    assert admin.presses("copy.ask", case.id) is Said.COPY_ROOM
    return code(town, case)


def code(town: House, case: Case) -> str:
    return town.look(lambda unit: unit.slots.code(slot_of(town, case).id))


def slot_of(town: House, case: Case) -> Slot:
    slot = town.look(lambda unit: unit.slots.of(case.id))
    assert slot is not None
    return slot


def hands_in(town: House, code: str, data: bytes = PICTURE) -> Case | None:
    return town.do(lambda unit: copies.take_in(unit, town.context, code, data))


def reads(town: House, admin: Actor, case: Case) -> tuple[str, bytes] | None:
    assert admin.presses("copy.read", case.id) is Said.COPY_LINK
    reading = town.look(lambda unit: unit.slots.reading_code(slot_of(town, case).id))
    return town.do(lambda unit: copies.read(unit, town.context, reading))


def judges(admin: Actor, case: Case, *, bsn: str = "yes", photo: str = "yes", theirs: str = "yes") -> Said:
    assert admin.presses("copy.judge", case.id) is Said.COPY_FORM
    return admin.sends({"bsn_masked": [bsn], "photo_masked": [photo], "is_theirs": [theirs]})


def left(town: House) -> Iterator[str]:
    """Which files of the installation hold a piece of the picture, in the open."""
    for path in town.folder.rglob("*"):
        if path.is_file() and (
            b"KANARIE-PASFOTO" in path.read_bytes() or b"\xff\xd8\xff\xe0" in path.read_bytes()
        ):
            yield path.name


def identity_files(town: House, case: Case) -> int:
    kept = town.look(lambda unit: unit.files.about(case.id))
    return sum(each.kind is FileKind.IDENTITY for each in kept)


def test_the_instructions_stand_before_the_link(town: House, admin: Actor, case: Case) -> None:
    """R-085: what to mask, and with what, before anything is handed in."""
    handing = room(town, admin, case)
    said = admin.hears
    assert said.index("Scherm je burgerservicenummer en je pasfoto af") < said.index(handing)
    assert "KopieID" in said
    assert f"https://klik.test/identity/{handing}" in said


def test_r_084_a_copy_is_read_once_by_one_handler_and_is_gone_with_that(
    town: House, admin: Actor, colleague: Actor, case: Case
) -> None:
    assert hands_in(town, room(town, admin, case)) is not None
    town.courier.runs()
    assert f"Voor verzoek {case.reference} is een kopie binnen" in admin.reads
    assert identity_files(town, case) == 1
    assert reads(town, admin, case) == ("image/jpeg", PICTURE)
    assert identity_files(town, case) == 0
    assert admin.presses("copy.read", case.id) is Said.COPY_GONE
    assert colleague.presses("copy.read", case.id) is Said.COPY_GONE


def test_only_the_first_handler_who_asks_may_read_it(
    town: House, admin: Actor, colleague: Actor, case: Case
) -> None:
    hands_in(town, room(town, admin, case))
    assert admin.presses("copy.read", case.id) is Said.COPY_LINK
    assert colleague.presses("copy.read", case.id) is Said.COPY_GONE
    assert colleague.presses("copy.judge", case.id) is Said.COPY_GONE
    assert admin.presses("copy.read", case.id) is Said.COPY_LINK


def test_the_link_to_read_it_works_ten_minutes(town: House, admin: Actor, case: Case) -> None:
    hands_in(town, room(town, admin, case))
    admin.presses("copy.read", case.id)
    reading = town.look(lambda unit: unit.slots.reading_code(slot_of(town, case).id))
    town.moves(minutes=10)
    assert not town.look(lambda unit: copies.is_readable(unit, town.context, reading))
    assert town.do(lambda unit: copies.read(unit, town.context, reading)) is None
    assert reads(town, admin, case) == ("image/jpeg", PICTURE)


def test_yes_to_all_three_establishes_it_and_only_that_is_kept(town: House, admin: Actor, case: Case) -> None:
    hands_in(town, room(town, admin, case))
    reads(town, admin, case)
    assert judges(admin, case) is Said.CASE_SHOWN
    again = town.look(lambda unit: unit.cases.find(case.id))
    assert again is not None
    assert again.identified_at is not None
    assert town.look(lambda unit: unit.slots.of(case.id)) is None
    assert outcomes(town.folder, "case.identified") == ["copy"]
    assert admin.presses("case.complete", case.id) is Said.CASE_SHOWN


@pytest.mark.parametrize(("bsn", "photo"), [("no", "yes"), ("yes", "no"), ("no", "no")])
def test_r_085_a_no_destroys_it_at_once_and_asks_again(
    town: House, admin: Actor, case: Case, bsn: str, photo: str
) -> None:
    """F-120: on record without what was seen, and the old link is worth nothing."""
    first = room(town, admin, case)
    hands_in(town, first)
    reads(town, admin, case)
    assert judges(admin, case, bsn=bsn, photo=photo) is Said.COPY_ROOM
    second = code(town, case)
    assert second in admin.hears
    assert "nieuwe link" in admin.hears
    assert identity_files(town, case) == 0
    assert outcomes(town.folder, "copy.unmasked") == ["done"]
    assert hands_in(town, first) is None
    assert hands_in(town, second) is not None


def test_a_copy_that_shows_somebody_else_establishes_nothing(town: House, admin: Actor, case: Case) -> None:
    hands_in(town, room(town, admin, case))
    reads(town, admin, case)
    assert judges(admin, case, theirs="no") is Said.CASE_SHOWN
    again = town.look(lambda unit: unit.cases.find(case.id))
    assert again is not None
    assert again.identified_at is None
    assert admin.presses("case.complete", case.id) is Said.CASE_UNIDENTIFIED


def test_nobody_judges_what_they_did_not_read(town: House, admin: Actor, case: Case) -> None:
    hands_in(town, room(town, admin, case))
    assert admin.presses("copy.judge", case.id) is Said.COPY_GONE
    values = {"bsn_masked": ["yes"], "photo_masked": ["yes"], "is_theirs": ["yes"]}
    assert admin.sends(values, form="copy.judge", about=case.id) is Said.COPY_GONE


def test_every_question_is_answered(town: House, admin: Actor, case: Case) -> None:
    hands_in(town, room(town, admin, case))
    reads(town, admin, case)
    admin.presses("copy.judge", case.id)
    assert admin.sends({"bsn_masked": ["yes"]}) is Said.INVALID
    assert set(admin.errors) == {"photo_masked", "is_theirs"}


def test_unread_it_is_gone_after_72_hours(town: House, admin: Actor, case: Case) -> None:
    hands_in(town, room(town, admin, case))
    town.courier.runs()
    town.moves(hours=72, seconds=-1)
    town.courier.runs()
    assert identity_files(town, case) == 1
    town.moves(seconds=1)
    town.courier.runs()
    assert identity_files(town, case) == 0
    assert town.look(lambda unit: unit.slots.of(case.id)) is None
    assert "ongelezen gewist" in admin.reads


def test_it_goes_with_the_decision(town: House, admin: Actor, case: Case) -> None:
    handing = room(town, admin, case)
    hands_in(town, handing)
    assert identity_files(town, case) == 1
    town.do(lambda unit: handling.refuse(unit, town.context, case, Reason.UNFOUNDED, by=admin.id))
    assert identity_files(town, case) == 0
    assert town.look(lambda unit: unit.slots.of(case.id)) is None
    assert hands_in(town, handing) is None


def test_the_room_closes_after_two_weeks(town: House, admin: Actor, case: Case) -> None:
    handing = room(town, admin, case)
    town.moves(days=14)
    assert hands_in(town, handing) is None
    town.courier.runs()
    assert town.look(lambda unit: unit.slots.of(case.id)) is None


@pytest.mark.parametrize("data", [b"%PDF-1.7 ...", b"MZ\x90", b"<svg onload=x>", b"GIF89a", b""])
def test_what_is_no_picture_does_not_come_in(town: House, admin: Actor, case: Case, data: bytes) -> None:
    handing = room(town, admin, case)
    assert hands_in(town, handing, data) is None
    assert hands_in(town, handing) is not None


def test_one_copy_and_no_second(town: House, admin: Actor, case: Case) -> None:
    handing = room(town, admin, case)
    assert hands_in(town, handing) is not None
    assert hands_in(town, handing) is None
    assert identity_files(town, case) == 1


def test_a_copy_is_not_asked_where_an_account_can_tell(town: House, admin: Actor, case: Case) -> None:
    """T2: the lighter way first."""
    asker = town.person("U0ASKER")
    asker.says("hoi")
    admin.presses("case.identify", case.id)
    admin.sends({"person": asker.account.user})
    assert admin.presses("copy.ask", case.id) is Said.CASE_GONE
    asker.presses("case.yes", case.id)
    assert admin.presses("copy.ask", case.id) is Said.CASE_GONE


def test_nothing_of_the_copy_stands_in_any_file_of_the_installation(
    town: House, admin: Actor, case: Case
) -> None:
    """On the bytes: sealed while it waits, and not even that afterwards."""
    hands_in(town, room(town, admin, case))
    assert list(left(town)) == []
    (town.folder / "leak").write_bytes(b"before" + PICTURE)
    assert list(left(town)) == ["leak"]
    (town.folder / "leak").unlink()
    sealed = stretches(town)
    assert len(standing(town, sealed)) > len(sealed) // 2
    reads(town, admin, case)
    judges(admin, case)
    town.moves(days=1)
    town.courier.runs()
    assert standing(town, sealed) == []
    assert outcomes(town.folder, "copy.read") == ["done"]


def stretches(town: House) -> list[bytes]:
    """The sealed copy in short stretches: the database spreads a long value over its pages."""
    connection = sqlite3.connect(f"file:{next(town.folder.rglob('klik.db'))}?mode=ro", uri=True)
    try:
        pieces = [row[0] for row in connection.execute("SELECT sealed_data FROM file_piece")]
    finally:
        connection.close()
    return [piece[start : start + 64] for piece in pieces for start in range(0, len(piece) - 64, 64)]


def standing(town: House, sealed: list[bytes]) -> list[bytes]:
    contents = [path.read_bytes() for path in town.folder.rglob("*") if path.is_file()]
    return [stretch for stretch in sealed if any(stretch in content for content in contents)]
