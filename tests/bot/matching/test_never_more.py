"""Coaches never read more than the candidate saw: whatever is switched off, rewritten or pressed meanwhile (R-008)."""

from bot.model import RequestState
from bot.outcome import Said
from tests.conversation import Actor, House
from tests.furniture import REQUEST

MOTIVATION = "Ik heb een burn-out door het gedoe met de vissenkwekerij en wil leren kiezen wat bij me past, met een coach."
SECOND = "Tweede tekst, die niemand nog heeft gezien, over wat ik met mijn werk wil."


def with_details(
    town: House, who: Actor, *, motivation: str = REQUEST["motivation"], **given: object
) -> None:
    who.asks(motivation=motivation)
    town.courier.runs()
    who.presses("request.details")
    who.sends(given)
    town.courier.runs()


def test_a_word_that_went_out_for_a_field_does_not_come_back_with_another_switch(
    town: House, candidate: Actor
) -> None:
    with_details(town, candidate, motivation=MOTIVATION, employer="Vissenkwekerij", consent_special=["yes"])
    candidate.presses("request.health")
    town.courier.runs()
    assert candidate.presses("request.publish") is Said.PUBLISHED
    town.courier.runs()
    assert "burn-out" in town.channel()
    about = candidate.request.id

    for code in ("special", "health"):
        candidate.presses("consents.off", f"{code} {about}")
    assert candidate.request.state is RequestState.DRAFT
    town.courier.runs()
    assert "vissenkwekerij" not in town.channel()
    assert "burn-out" not in town.channel()
    assert "vissenkwekerij" in candidate.reads, "and is shown before it is posted again"


def test_a_field_less_never_makes_the_others_finer(town: House, candidate: Actor) -> None:
    for number in range(4):
        with_details(town, town.person(f"U0P{number}"), region="drenthe")
    with_details(town, candidate, region="drenthe", age_band="55_plus")
    assert candidate.presses("request.publish") is Said.PUBLISHED
    town.courier.runs()
    assert "Noord-Nederland" in town.channel()

    candidate.presses("consents.off", f"keep_age_band {candidate.request.id}")
    town.courier.runs()
    assert "Noord-Nederland" in town.channel()
    assert "Drenthe" not in town.channel()


def test_what_is_on_its_way_to_the_preview_cannot_be_posted_yet(town: House, candidate: Actor) -> None:
    candidate.asks()
    town.courier.runs()
    about = candidate.request.id
    candidate.presses("request.edit")
    candidate.sends({**REQUEST, "motivation": SECOND})
    heard = []

    async def presses() -> None:
        assert "Tweede tekst" not in candidate.reads
        await candidate.presses_meanwhile("request.publish", about)
        heard.append(candidate.said)

    town.platform.first("update", presses)
    town.courier.runs()
    assert heard == [Said.PREVIEW_FIRST]
    assert "Tweede tekst" not in town.channel()
    assert candidate.presses("request.publish") is Said.PUBLISHED


def test_a_preview_of_words_that_were_changed_meanwhile_is_none_of_the_new_ones(
    town: House, candidate: Actor
) -> None:
    candidate.asks()
    town.courier.runs()
    about = candidate.request.id
    candidate.presses("request.edit")
    candidate.sends({**REQUEST, "motivation": SECOND})
    heard = []

    async def changes() -> None:
        third = {**REQUEST, "motivation": SECOND.replace("Tweede", "Derde")}
        await candidate.sends_meanwhile(third, about=about)

    async def presses() -> None:
        assert "Derde tekst" not in candidate.reads
        await candidate.presses_meanwhile("request.publish", about)
        heard.append(candidate.said)

    town.platform.first("update", changes)
    town.platform.first("update", presses)
    town.courier.runs()
    assert heard == [Said.PREVIEW_FIRST]
    assert "Derde tekst" in candidate.reads
    assert candidate.request.state is RequestState.PREVIEWED
