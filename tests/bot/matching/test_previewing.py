"""Only what was shown can be posted: the preview comes first, an edit needs a new one, the post is the preview byte for byte."""

import pytest

from bot.errors import Ambiguous, TryLater
from bot.model import Request, RequestState
from bot.outcome import Said
from bot.views import Button, Buttons, Facts, Quote, View
from tests.conversation import Actor, Courier, House
from tests.furniture import COACHES, REQUEST

OTHER = "Sinds mijn vertrek zoek ik richting. Bel me op 06 12345678, dan vertel ik meer over mijn plannen."


def content(view: View) -> tuple[object, ...]:
    """What coaches read: the facts and the words, without marks."""
    facts = next(part.rows for part in view.parts if isinstance(part, Facts))
    return facts, next(part.text for part in view.parts if isinstance(part, Quote))


def preview(candidate: Actor) -> View:
    return next(
        each.view
        for each in reversed(candidate.messages())
        if any(isinstance(p, Quote) for p in each.view.parts)
    )


def test_the_post_is_the_preview_byte_for_byte(town: House, candidate: Actor, courier: Courier) -> None:
    candidate.asks(motivation=OTHER)
    courier.runs()
    shown = content(preview(candidate))
    candidate.presses("request.publish")
    courier.runs()
    posted = content(town.platform.standing(COACHES)[-1].view)
    assert posted == shown
    assert "12345678" not in str(posted)
    assert "dan vertel ik meer" in str(posted)


def test_nothing_can_be_posted_before_its_preview_was_shown(
    town: House, candidate: Actor, courier: Courier
) -> None:
    request = candidate.asks()
    assert candidate.presses("request.publish", request.id) is Said.PREVIEW_FIRST
    assert "voorbeeld" in candidate.hears
    assert town.channel() == ""
    courier.runs()
    assert candidate.presses("request.publish") is Said.PUBLISHED


def test_an_edit_after_the_preview_needs_a_new_one(town: House, candidate: Actor, courier: Courier) -> None:
    request = candidate.asks()
    courier.runs()
    old = candidate.button("request.publish")
    candidate.presses("request.edit")
    candidate.sends({**REQUEST, "motivation": OTHER})
    assert candidate.presses(old.action, old.value) is Said.PREVIEW_FIRST
    courier.runs()
    assert "Sinds mijn vertrek" in candidate.reads
    assert candidate.presses("request.publish") is Said.PUBLISHED
    courier.runs()
    assert "Sinds mijn vertrek" in town.channel()
    assert candidate.request.id == request.id


@pytest.mark.parametrize("trouble", [TryLater("ratelimited", after=60), Ambiguous("timeout")])
def test_a_new_preview_that_could_not_be_shown_cannot_be_posted(
    town: House, candidate: Actor, courier: Courier, trouble: Exception
) -> None:
    """The old preview still stands there with its button, above words that were not shown (R-008)."""
    candidate.asks()
    courier.runs()
    old = candidate.button("request.publish")
    candidate.presses("request.edit")
    candidate.sends({**REQUEST, "motivation": OTHER})
    town.platform.will_fail("update", trouble)
    courier.runs()
    assert candidate.presses(old.action, old.value) is Said.PREVIEW_FIRST
    town.moves(seconds=72)
    courier.runs()
    assert candidate.presses("request.publish") is Said.PUBLISHED


def test_an_edit_while_its_preview_is_on_its_way_is_shown_before_it_can_be_posted(
    town: House, candidate: Actor, courier: Courier
) -> None:
    request = candidate.asks()

    async def edits() -> None:
        await candidate.sends_meanwhile({**REQUEST, "motivation": OTHER}, about=request.id)

    town.platform.meanwhile("update", edits)
    courier.runs()
    assert "Sinds mijn vertrek" in content(preview(candidate))[1]
    candidate.presses("request.publish")
    courier.runs()
    assert "Sinds mijn vertrek" in town.channel()


def test_what_was_taken_out_is_marked_where_it_stood(town: House, candidate: Actor, courier: Courier) -> None:
    candidate.asks(motivation=OTHER)
    courier.runs()
    quote = next(part for part in preview(candidate).parts if isinstance(part, Quote))
    marked = [quote.text[mark.start : mark.end] for mark in quote.marks if not mark.unsure]
    assert any(text.startswith("[") and text.endswith("]") for text in marked)
    assert "Tussen [haken]" in candidate.reads


def test_a_text_in_which_nothing_was_found_says_so(town: House, candidate: Actor, courier: Courier) -> None:
    candidate.asks()
    courier.runs()
    assert "Ik vond niets dat ik eruit moest halen" in candidate.reads


def test_after_posting_the_preview_has_no_buttons_left(
    town: House, posted: Request, candidate: Actor
) -> None:
    assert f"{posted.reference} staat bij de coaches, precies zoals je het hier las." in candidate.reads
    first = candidate.messages()[0].view
    assert posted.reference in first.summary
    assert not any(isinstance(part, Buttons) for part in first.parts)


def test_posting_twice_posts_once(town: House, posted: Request, candidate: Actor) -> None:
    assert candidate.presses("request.publish", posted.id) is Said.TOO_LATE
    assert candidate.hears == f"Dat kan niet meer: {posted.reference} is bij de coaches."
    town.courier.runs()
    assert len(town.platform.standing(COACHES)) == 1


def test_health_is_taken_out_until_the_candidate_ticks_that_it_may_stay(
    town: House, candidate: Actor, courier: Courier
) -> None:
    candidate.asks(motivation="Na mijn burn-out wil ik rustig weer beginnen en ontdekken wat er bij me past.")
    courier.runs()
    assert "Je schrijft over je gezondheid" in candidate.reads
    assert "burn-out" not in str(content(preview(candidate))[1])
    candidate.presses("request.health")
    assert candidate.request.state is RequestState.DRAFT
    courier.runs()
    assert "burn-out" in str(content(preview(candidate))[1])
    assert "Je schrijft over je gezondheid" not in candidate.reads
    candidate.presses("request.publish")
    courier.runs()
    assert "burn-out" in town.channel()
    given = town.look(lambda unit: unit.consents.given(candidate.id, "health", request=candidate.request.id))
    assert given


def test_the_health_line_stays_when_the_form_is_sent_again(
    town: House, candidate: Actor, courier: Courier
) -> None:
    candidate.asks(motivation="Na mijn burn-out wil ik rustig weer beginnen en ontdekken wat er bij me past.")
    courier.runs()
    candidate.presses("request.health")
    candidate.presses("request.edit", candidate.request.id)
    candidate.sends(
        {**REQUEST, "motivation": "Mijn burn-out is voorbij en nu wil ik weten wat er bij me past."}
    )
    courier.runs()
    assert "burn-out is voorbij" in str(content(preview(candidate))[1])


def test_nobody_else_ticks_the_health_line(town: House, candidate: Actor, courier: Courier) -> None:
    request = candidate.asks(
        motivation="Na mijn burn-out wil ik rustig weer beginnen en ontdekken wat er bij me past."
    )
    courier.runs()
    assert town.person("U0OTHER").presses("request.health", request.id) is Said.NO_REQUEST
    assert candidate.request.state is RequestState.PREVIEWED


FAITH = (
    "Ik ben moslim en lid van de vakbond, en zoek een plek waar ik verder kan groeien. Ik geloof dat het kan."
)


def test_faith_and_union_are_taken_out_until_the_candidate_says_that_they_may_stay(
    town: House, candidate: Actor, courier: Courier
) -> None:
    candidate.asks(motivation=FAITH)
    courier.runs()
    assert "Je schrijft over je geloof en je vakbond" in candidate.reads
    assert "Ik ben [persoonlijk] en lid van de [persoonlijk]" in str(content(preview(candidate))[1])
    assert "Ik geloof dat het kan" in str(content(preview(candidate))[1])
    candidate.presses("request.beliefs")
    courier.runs()
    assert "Je schrijft over je geloof" not in candidate.reads
    candidate.presses("request.publish")
    courier.runs()
    assert "Ik ben moslim en lid van de vakbond" in town.channel()
    given = town.look(lambda unit: unit.consents.given(candidate.id, "beliefs", request=candidate.request.id))
    assert given


def test_one_tick_is_not_the_other(town: House, candidate: Actor, courier: Courier) -> None:
    """Each special category has a consent of its own kind: what was not ticked stays out."""
    candidate.asks(motivation="Als moslim en na mijn burn-out zoek ik een plek waar ik verder kan groeien.")
    courier.runs()
    candidate.presses("request.health")
    courier.runs()
    words = str(content(preview(candidate))[1])
    assert "burn-out" in words
    assert "moslim" not in words


def test_a_diagnosis_always_goes_and_no_button_says_otherwise(candidate: Actor, courier: Courier) -> None:
    candidate.asks(motivation="Met mijn adhd lukt plannen niet meer, en ik zoek werk dat bij me past.")
    courier.runs()
    assert "Een ziekte of een medicijn haal ik er altijd uit" in candidate.reads
    assert "adhd" not in str(content(preview(candidate))[1])
    actions = {
        b.action
        for p in preview(candidate).parts
        if isinstance(p, Buttons)
        for b in p.buttons
        if isinstance(b, Button)
    }
    assert "request.publish" in actions
    assert "request.health" not in actions


def test_who_is_the_only_one_somewhere_is_told_that_it_may_give_them_away(
    candidate: Actor, courier: Courier
) -> None:
    candidate.asks(
        motivation="Ik werk als brandweercommandant en ben daar de enige vrouw. Ik wil iets anders."
    )
    courier.runs()
    assert "de enige vrouw" in str(content(preview(candidate))[1])
    assert "kan je daaraan herkennen" in candidate.reads


def test_who_is_not_is_told_nothing_of_it(candidate: Actor, courier: Courier) -> None:
    candidate.asks(motivation="Ik werk in de bouw. Het enige wat ik wil is iets anders, liefst met mensen.")
    courier.runs()
    assert "Het enige wat ik wil" in str(content(preview(candidate))[1])
    assert "kan je daaraan herkennen" not in candidate.reads


@pytest.mark.parametrize(
    "words",
    [
        "Я ищу наставника, который поможет мне найти новую работу в Голландии.",
        "אני מחפש מאמן שיעזור לי למצוא עבודה חדשה בהולנד בשנה הבאה",
        "أبحث عن مدرب يساعدني في العثور على وظيفة جديدة في هولندا",
    ],
    ids=["Cyrillic", "Hebrew", "Arabic"],
)
def test_another_script_is_left_out_and_the_preview_says_why(
    candidate: Actor, courier: Courier, words: str
) -> None:
    candidate.asks(motivation=words)
    courier.runs()
    shown = str(content(preview(candidate))[1])
    assert not any(word in shown for word in words.split() if len(word) > 3)
    assert "Ik lees alleen Nederlands en Engels" in candidate.reads
