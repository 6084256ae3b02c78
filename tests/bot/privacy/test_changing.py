"""Change by chat: what is asked in a request, with its consents; words are read by the candidate before any coach."""

from bot.model import Request, RequestState
from bot.outcome import Said
from bot.ports.cases import CaseKind, CaseState
from tests.bot.privacy.amending import cases, changes, contact, corrects, given
from tests.conversation import Actor, Courier, House
from tests.furniture import REQUEST


def test_r_086c_a_choice_changes_in_the_open_post_at_once(
    town: House, candidate: Actor, courier: Courier, posted: Request
) -> None:
    assert "Online" not in town.channel()
    assert changes(candidate, posted, setting="online") is Said.CORRECTED
    courier.runs()
    assert "Online" in town.channel()
    assert candidate.request.state is RequestState.OPEN
    assert cases(town, candidate) == [(CaseKind.CHANGE, CaseState.DONE)]
    assert town.look(lambda unit: unit.consents.given(candidate.id, "keep_setting", request=posted.id))


def test_words_are_read_by_the_candidate_before_any_coach(
    town: House, candidate: Actor, courier: Courier, posted: Request
) -> None:
    new = "Ik wil graag praten over leidinggeven, want mijn team is dit jaar verdubbeld."
    assert REQUEST["motivation"] in town.channel()
    assert changes(candidate, posted, motivation=new) is Said.CORRECTED
    assert "oproep er even af" in candidate.hears
    courier.runs()
    assert REQUEST["motivation"] not in town.channel()
    assert new not in town.channel()
    assert new in candidate.reads
    assert "staat nu niet bij de coaches" in candidate.reads
    assert candidate.presses("request.publish", posted.id) is Said.PUBLISHED
    courier.runs()
    assert new in town.channel()


def test_a_name_that_is_corrected_goes_out_of_the_words_as_well(
    town: House, candidate: Actor, courier: Courier, posted: Request
) -> None:
    assert "planner" in town.channel()
    assert corrects(candidate, name="Kanarie Planner") is Said.CORRECTED
    assert "oproep er even af" in candidate.hears
    courier.runs()
    assert "acht jaar" not in town.channel()
    candidate.presses("request.publish", posted.id)
    courier.runs()
    assert "acht jaar" in town.channel()
    assert "planner" not in town.channel()


def test_a_post_never_becomes_finer_than_it_was_frozen(
    town: House, candidate: Actor, courier: Courier, posted: Request
) -> None:
    before = town.look(lambda unit: unit.requests.step(posted.id))
    assert before > 0, "nothing is broader here, so this shows nothing"
    town.restarts(small_cell=1)
    courier = town.courier
    changes(candidate, posted, region="zeeland", age_band="35_44")
    courier.runs()
    assert given(town, posted).region == "zeeland"
    assert "Zeeland" not in town.channel()
    assert town.look(lambda unit: unit.requests.step(posted.id)) == before


def test_mistakes_in_both_halves_are_shown_together(candidate: Actor, posted: Request) -> None:
    said = changes(candidate, posted, motivation="kort", topics=[], employer="Kwinkelier")
    assert said is Said.INVALID
    assert set(candidate.errors) == {"motivation", "topics", "consent_special"}


def test_too_young_stops_everything_here_as_well(
    town: House, candidate: Actor, courier: Courier, posted: Request
) -> None:
    assert changes(candidate, posted, age_band="under_16") is Said.TOO_YOUNG
    assert town.look(lambda unit: unit.requests.contact(posted.id)) is None


def test_one_of_several_is_chosen_first(candidate: Actor, posted: Request) -> None:
    draft = candidate.asks()
    assert candidate.presses("data.change", "") is Said.CHANGE_CHOOSE
    assert posted.reference in candidate.hears
    assert draft.reference in candidate.hears
    assert candidate.presses("data.change", draft.id) is Said.CHANGE_FORM
    assert candidate.form.about == str(draft.id)


def test_a_restriction_does_not_keep_anybody_from_correcting(
    town: House, candidate: Actor, courier: Courier
) -> None:
    request = candidate.asks()
    courier.runs()
    candidate.presses("request.details")
    candidate.sends({"employer": "Kwinkelier", "consent_special": ["yes"]})
    candidate.presses("data.restrict", "")
    assert corrects(candidate) is Said.CORRECTED
    assert contact(town, request).name == "Kanarie Nachtegaal"
    assert contact(town, request).optional == {"employer": "Kwinkelier"}
