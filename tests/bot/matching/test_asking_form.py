"""The first step of the form: what fits and what does not, as people count; errors tell codes, never what was typed."""

import pytest

from bot.matching.asking import MOST_ALIVE
from bot.matching.form import MOTIVATION_MAX, Draft, read_request
from bot.messages.mistakes import mistakes
from bot.model import RequestState
from bot.outcome import Said
from bot.privacy.open_field import people_count
from bot.words import Language
from tests.conversation import Actor, Courier, House
from tests.furniture import CANARIES, REQUEST, values

FAMILY = "👨‍👩‍👧‍👦"
HEBREW = "אני מחפש כיוון חדש בעבודה שלי"


def test_a_form_sent_twice_is_one_request(town: House, candidate: Actor, courier: Courier) -> None:
    """F-015: double click, or two devices."""
    form = candidate.opens_the_form()
    for _ in range(2):
        assert candidate.sends(REQUEST, form=form.action, about=form.about) is Said.SAVED
    courier.runs()
    assert len(candidate.requests()) == 1
    assert candidate.reads.count("Dit lezen de coaches straks") == 1


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"motivation": "Help me kiezen"}, {"motivation": "too_short:14"}),
        ({"motivation": " " * 40 + "kort" + "\n" * 40}, {"motivation": "too_short:4"}),
        ({"motivation": "\u200b\x00" * 0}, {"motivation": "too_short:0"}),
        ({"motivation": "a" * 1501}, {"motivation": "too_long:1501"}),
        ({"motivation": "a" * 100_000}, {"motivation": "too_long:100000"}),
        ({"motivation": FAMILY * 19}, {"motivation": "too_short:19"}),
        ({"topics": []}, {"topics": "choose_one"}),
        ({"topics": ["Kanarie", "career"]}, {"topics": "choose_one"}),
        ({"name": ""}, {"name": "name_needed"}),
        ({"name": "é" * 101}, {"name": "line_too_long:101"}),
        ({"email": "kanarie.voorbeeld.nl"}, {"email": "not_an_email"}),
        ({"phone": "06 1234"}, {"phone": "not_a_phone"}),
        ({"phone": "bel maar"}, {"phone": "not_a_phone"}),
        ({"email": "", "phone": ""}, {"email": "email_or_phone"}),
        ({"consent_share": []}, {"consent_share": "tick_needed"}),
        ({"consent_share": ["no"]}, {"consent_share": "tick_needed"}),
    ],
)
def test_a_mistake_has_a_code_and_a_sentence(changes: dict[str, str], errors: dict[str, str]) -> None:
    found = read_request(values({**REQUEST, **changes}))
    assert found == errors
    for language in Language:
        assert mistakes(language, errors).errors.keys() == errors.keys()


def test_a_mistake_is_told_at_its_field_and_nothing_typed_is_in_the_outcome(candidate: Actor) -> None:
    candidate.opens_the_form()
    assert candidate.sends({**REQUEST, "email": "kanarie.7f3a.voorbeeld.nl"}) is Said.INVALID
    assert candidate.errors.keys() == {"email"}
    assert candidate.requests() == []
    assert not any(canary in candidate.outcome.to_text() for canary in CANARIES)


def test_several_mistakes_are_told_together(candidate: Actor) -> None:
    candidate.opens_the_form()
    candidate.sends({})
    assert candidate.errors.keys() == {"motivation", "topics", "name", "email", "consent_share"}


def test_the_count_is_in_the_sentence_and_nothing_was_cut(candidate: Actor) -> None:
    candidate.opens_the_form()
    candidate.sends({**REQUEST, "motivation": "b" * 1600})
    assert candidate.errors["motivation"] == (
        "Dit zijn 1600 tekens; er passen er 1500. Er is niets afgeknipt: kort het zelf in."
    )


@pytest.mark.parametrize(
    "motivation",
    [FAMILY * MOTIVATION_MAX, FAMILY * 20, HEBREW, "é" * 1500, "e\u0301" * 1500, "a b\r\n" * 300],
)
def test_characters_are_counted_as_people_count_them(motivation: str) -> None:
    assert isinstance(read_request(values({**REQUEST, "motivation": motivation})), Draft)


def test_controls_and_lone_surrogates_are_left_out(candidate: Actor) -> None:
    candidate.opens_the_form()
    candidate.sends({**REQUEST, "name": "Kana\x00rie\x1b[31m\ud800 Vogelzang\r\n"})
    assert candidate.said is Said.SAVED
    assert candidate.request.public is not None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0612345678", "+31612345678"),
        ("+32 470 12 34 56", "+32470123456"),
        ("(020) 624 11 11", "+31206241111"),
    ],
)
def test_a_number_is_kept_as_the_world_writes_it(typed: str, kept: str) -> None:
    draft = read_request(values({**REQUEST, "phone": typed, "email": ""}))
    assert isinstance(draft, Draft)
    assert (draft.contact.phone, draft.contact.email) == (kept, None)


def test_r_022_unknown_fields_are_dropped_and_counted(town: House, candidate: Actor) -> None:
    request = candidate.asks(birth_date="1980-01-01", bsn="123456782")
    contact = town.look(lambda unit: unit.requests.contact(request.id))
    assert contact is not None
    assert contact.optional == {}
    assert town.door.dropped_fields == 2


def test_the_form_comes_back_with_what_was_typed(candidate: Actor, courier: Courier) -> None:
    candidate.asks()
    courier.runs()
    candidate.presses("request.edit")
    left = {field.name: getattr(field, "initial", "") for field in candidate.form.fields}
    assert left["motivation"] == REQUEST["motivation"]
    assert left["name"] == REQUEST["name"]
    assert left["topics"] == ("career_change",)
    assert left["phone"] == "+31612345678"
    assert left["consent_share"] == ""


def test_nobody_opens_or_changes_anothers_request(town: House, candidate: Actor, courier: Courier) -> None:
    request = candidate.asks()
    other = town.person("U0OTHER")
    for action in ("request.edit", "request.publish", "request.cancel", "request.withdraw"):
        assert other.presses(action, request.id) is Said.NO_REQUEST
    assert other.sends(REQUEST, form="request.submit", about=request.id) is Said.NO_REQUEST
    assert candidate.request.state is RequestState.DRAFT


@pytest.mark.parametrize("about", ["", "nonsense", "123"])
def test_a_form_without_a_reference_is_nobodys(candidate: Actor, about: str) -> None:
    assert candidate.sends(REQUEST, form="request.submit", about=about) is Said.NO_REQUEST
    assert candidate.requests() == []


def test_a_form_that_is_sent_after_the_withdrawal_revives_nothing(
    town: House, candidate: Actor, courier: Courier
) -> None:
    request = candidate.posts()
    candidate.presses("request.withdraw")
    assert candidate.sends(REQUEST, form="request.submit", about=request.id) is Said.TOO_LATE
    assert candidate.request.public is None
    assert candidate.presses("request.cancel", request.id) is Said.TOO_LATE


def test_five_requests_is_the_most_at_a_time(town: House, candidate: Actor) -> None:
    for _ in range(MOST_ALIVE):
        candidate.asks()
    assert candidate.types("/klik find") is Said.TOO_MANY
    assert "vijf aanvragen" in candidate.hears
    candidate.presses("request.cancel", candidate.request.id)
    assert candidate.types("/klik find") is Said.REQUEST_FORM


def test_a_sixth_form_that_was_open_already_is_not_saved(town: House, candidate: Actor) -> None:
    form = candidate.opens_the_form()
    for _ in range(MOST_ALIVE):
        candidate.asks()
    assert candidate.sends(REQUEST, form=form.action, about=form.about) is Said.TOO_MANY


def test_people_count_graphemes() -> None:
    assert people_count(FAMILY) == 1
    assert people_count("e\u0301") == 1
    assert people_count("") == 0


def test_a_mistake_in_a_changed_form_leaves_what_was_there(candidate: Actor, courier: Courier) -> None:
    before = candidate.asks()
    courier.runs()
    candidate.presses("request.edit")
    assert candidate.sends({**REQUEST, "motivation": "kort"}) is Said.INVALID
    assert candidate.request.public == before.public
    assert candidate.request.state is RequestState.PREVIEWED
