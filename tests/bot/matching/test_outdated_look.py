"""Between the look outside the transaction and the act inside it, the request may have become another's or ended."""

from collections.abc import Callable

import pytest

from bot.matching import asking, ending
from bot.matching.form import Draft
from bot.model import Contact, PublicFields, Request
from bot.outcome import Outcome, Said
from bot.ports.unit import Unit
from bot.words import Language
from tests.conversation import Actor, House

DRAFT = Draft(
    PublicFields("Ik wil leren kiezen.", ("other",)),
    Contact("Meeuw", "meeuw@voorbeeld.nl", None, "Ik wil leren kiezen."),
)
Save = Callable[..., Outcome]
SAVES = (asking.submit, asking.add_details, asking.keep_health, asking.keep_beliefs, asking.remove_more)


def saved_by(town: House, actor: Actor, request: Request, save: Save) -> Said:
    def work(unit: Unit) -> Outcome:
        return save(unit, town.context, actor.person, about=request.id, draft=DRAFT, language=Language.NL)

    return town.do(work).said


@pytest.mark.parametrize("save", SAVES)
def test_a_draft_for_anothers_request_is_not_saved(
    town: House, candidate: Actor, coach: Actor, save: Save
) -> None:
    request = candidate.asks()
    assert saved_by(town, coach, request, save) is Said.NO_REQUEST
    assert candidate.request.public == request.public
    assert saved_by(town, candidate, request, save) is Said.SAVED


@pytest.mark.parametrize("save", SAVES)
def test_a_draft_for_a_request_that_was_posted_meanwhile_is_not_saved(
    town: House, posted: Request, candidate: Actor, save: Save
) -> None:
    assert saved_by(town, candidate, posted, save) is Said.TOO_LATE
    assert candidate.request.public == posted.public


def test_a_request_is_taken_back_once(town: House, posted: Request, candidate: Actor) -> None:
    assert town.do(lambda unit: ending.take_back(unit, town.context, posted))
    assert not town.do(lambda unit: ending.take_back(unit, town.context, posted))


def test_without_consent_for_this_request_nothing_is_posted(town: House, candidate: Actor) -> None:
    request = candidate.asks()
    town.courier.runs()
    town.do(
        lambda unit: unit.consents.record(
            candidate.id,
            "share",
            given=False,
            wording="",
            language=Language.NL,
            now=town.clock.now(),
            request=request.id,
        )
    )
    assert candidate.presses("request.publish") is Said.TOO_LATE
    town.courier.runs()
    assert town.channel() == ""
