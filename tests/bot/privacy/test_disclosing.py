"""One gate for contact details: ground, fields and recipient are written down before anything is opened (R-007, R-025)."""

import ast
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from bot.audit import AuditAction
from bot.ids import new_id
from bot.model import Request
from bot.outcome import Said
from bot.ports.unit import Unit
from bot.privacy import disclosing
from bot.privacy.catalogue import Ground, Recipient
from bot.privacy.disclosing import Disclosure, NotAllowed
from bot.privacy.purposes import Purpose
from tests.conversation import Actor, House
from tests.furniture import REQUEST
from tests.trail import outcomes

ROOT = Path(__file__).parents[3]

# Who may open the person behind a request, and why. Anything else must go through the gate.
OPENS_CONTACT = {
    "bot/privacy/disclosing.py:_opened": "the gate",
    "bot/answers/looked_up.py:request_form": "the candidate's own form",
    "bot/answers/looked_up.py:details_form": "the candidate's own form",
    "bot/answers/looked_up.py:remove_form": "the candidate's own form",
    "bot/answers/data.py:_request": "the candidate's own data",
    "bot/matching/consenting.py:_erase": "a field taken out, with the candidate's own consent",
    "bot/talk/submitted.py:_as_it_stands": "the candidate's own form, sent again",
    "bot/answers/correcting.py:_held": "the candidate's own form, to correct or to change",
    "bot/matching/correcting.py:holding": "whether there is anything to correct; no value",
    "bot/matching/corrections.py:still_fits": "whether what is corrected is still what stands there; no value",
    "bot/courier/truth.py:written": "marks the candidate's own preview",
    "bot/courier/truth.py:_match": "which fields were given, for the candidate; no value",
}


def openers(source: str, name: str) -> set[str]:
    """Every function that calls `….requests.contact(…)`."""
    found = set()
    for function in ast.walk(ast.parse(source)):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        calls = (ast.unparse(node.func) for node in ast.walk(function) if isinstance(node, ast.Call))
        if any(call.endswith("requests.contact") for call in calls):
            found.add(f"{name}:{function.name}")
    return found


def test_r_007_nothing_else_opens_contact_details() -> None:
    files = [path for folder in ("bot", "adapters", "storage") for path in (ROOT / folder).rglob("*.py")]
    found = {
        each
        for path in files
        for each in openers(path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix())
    }
    assert found == OPENS_CONTACT.keys()


def test_another_opener_would_be_noticed() -> None:
    source = "def leak(unit):\n    return unit.requests.contact(1).email\n"
    assert openers(source, "bot/leak.py") == {"bot/leak.py:leak"}


def entries(town: House) -> int:
    """Entries of the trail that say something was disclosed."""
    return len(outcomes(town.folder, AuditAction.CONTACT_DISCLOSED))


def wins(town: House, coach: Actor) -> None:
    assert coach.presses("request.accept") is Said.WON
    town.courier.runs()


def test_a_match_is_one_disclosure_with_its_ground_however_often_it_is_drawn(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    """I7: as many disclosures as entries of the trail."""
    wins(town, coach)
    assert REQUEST["email"] in coach.reads
    coach.presses("match.contacted")
    town.courier.runs()
    (given,) = town.look(lambda unit: unit.disclosures.of(candidate.id, now=town.clock.now()))
    assert (given.to, given.recipient, given.ground) == (coach.id, Recipient.COACH, Ground.SERVICE)
    assert given.fields == ("name", "email", "phone")
    assert given.purpose == Purpose.MEDIATION
    assert entries(town) == town.look(lambda unit: unit.disclosures.count()) == 1


def test_r_025_without_a_ground_nothing_is_opened(town: House, posted: Request, coach: Actor) -> None:
    wins(town, coach)
    request = current(town, posted)
    sound = Disclosure(
        request, Purpose.MEDIATION, Recipient.COACH, coach.id, disclosing.TO_COACH, Ground.SERVICE
    )
    assert gives(town, sound)["phone"] == "+31612345678"
    assert [ground.name for ground in Ground] == ["SERVICE", "LEGAL", "CONSENT"]
    for wrong, code in (
        (replace(sound, ground="because"), "incomplete"),  # type: ignore[arg-type]
        (replace(sound, fields=()), "incomplete"),
        (replace(sound, to=new_id()), "not_the_coach"),
        (replace(sound, recipient=Recipient.AUTHORITY), "not_the_coach"),
        (replace(sound, ground=Ground.LEGAL), "no_order"),
        (replace(sound, ground=Ground.CONSENT, fields=("cv",)), "no_consent"),
    ):
        with pytest.raises(NotAllowed) as refused:
            gives(town, wrong)
        assert refused.value.code == code
    assert town.look(lambda unit: unit.disclosures.count()) == 1


def test_after_a_withdrawal_the_gate_is_closed(
    town: House, posted: Request, candidate: Actor, coach: Actor
) -> None:
    coach.presses("request.accept")
    candidate.presses("request.withdraw", posted.id)
    what = Disclosure(
        current(town, posted), Purpose.MEDIATION, Recipient.COACH, coach.id, ("name",), Ground.SERVICE
    )
    with pytest.raises(NotAllowed) as refused:
        gives(town, what)
    assert refused.value.code == "no_request"
    town.courier.runs()
    assert town.look(lambda unit: unit.disclosures.count()) == 0 == entries(town)


def test_f_117_when_the_trail_cannot_be_written_nothing_is_given(
    town: House, posted: Request, candidate: Actor, coach: Actor, admin: Actor
) -> None:
    """I7: no entry, no disclosure; an admin's act is refused as well. What needs no entry goes on."""
    coach.presses("request.accept")
    breaks = sqlite3.connect(town.folder / "klik.db")
    refused = "CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no room'); END"
    with breaks:
        breaks.execute(refused)
    with pytest.raises(DBAPIError, match="no room"):
        town.courier.runs()
    with pytest.raises(DBAPIError, match="no room"):
        admin.types("/avg coaches")
    assert candidate.types("/klik status") is Said.STATUS
    assert REQUEST["email"] not in coach.reads
    assert town.look(lambda unit: unit.disclosures.count()) == 0
    with breaks:
        breaks.execute("DROP TRIGGER full")
    breaks.close()
    town.moves(minutes=1)
    town.courier.runs()
    assert REQUEST["email"] in coach.reads
    assert entries(town) == 1


def current(town: House, posted: Request) -> Request:
    request = town.look(lambda unit: unit.requests.head(posted.id))
    assert request is not None
    return request


def gives(town: House, what: Disclosure) -> dict[str, str]:
    def work(unit: Unit) -> dict[str, str]:
        return dict(disclosing.disclose(unit, town.context, what))

    return town.do(work)
