"""More taken out at the candidate's wish: chosen or typed, in every later preview too, and never less than Klik takes out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.anonymise import anonymise
from bot.matching.removing import chosen, words_of
from bot.model import RequestState
from bot.outcome import Said
from bot.views import ChoiceField
from bot.words import Language
from tests.conversation import Actor, Courier, House
from tests.furniture import COACHES, REQUEST
from tests.messenger import text_of

WORDS = "Ik leid de vuurtorenwachters van een eiland en zoek iets nieuws. Bel me op 06 12345678, ik ben vaak op zee."


@pytest.fixture
def asked(candidate: Actor, courier: Courier) -> Actor:
    """A candidate in front of the form to take out more."""
    candidate.asks(motivation=WORDS)
    courier.runs()
    candidate.presses("request.remove")
    return candidate


def place_of(actor: Actor, word: str) -> str:
    """The value of the choice with this word."""
    field = next(field for field in actor.form.fields if isinstance(field, ChoiceField))
    return next(choice.value for choice in field.choices if choice.label == word)


def shown(actor: Actor) -> str:
    assert actor.request.public is not None
    return actor.request.public.motivation


def test_a_chosen_word_goes_out_of_the_preview_and_of_the_post(
    town: House, asked: Actor, courier: Courier
) -> None:
    assert "vuurtorenwachters" in text_of(asked.form)
    assert asked.sends({"removed_words": [place_of(asked, "vuurtorenwachters")]}) is Said.SAVED
    assert asked.request.state is RequestState.DRAFT
    courier.runs()
    assert "Ik leid de [weggelaten] van een eiland" in asked.reads
    asked.presses("request.publish")
    courier.runs()
    post = text_of(town.platform.standing(COACHES)[-1].view)
    assert "Ik leid de [weggelaten] van een eiland" in post
    assert "vuurtoren" not in post


def test_what_is_typed_goes_out_in_every_place_and_spelling_of_capitals(asked: Actor) -> None:
    assert asked.sends({"removed": "IK BEN VAAK OP ZEE, eiland"}) is Said.SAVED
    assert "zee" not in shown(asked)
    assert "eiland" not in shown(asked)
    assert "zoek iets nieuws" in shown(asked)


def test_a_typed_piece_of_a_word_is_no_word(asked: Actor) -> None:
    asked.sends({"removed": "en"})
    assert "leid de vuurtorenwachters van een eiland [weggelaten] zoek" in shown(asked)


def test_the_value_of_a_choice_is_a_place_and_never_a_word(asked: Actor) -> None:
    field = next(field for field in asked.form.fields if isinstance(field, ChoiceField))
    assert field.choices
    assert all(choice.value.isdecimal() for choice in field.choices)
    assert chosen(shown(asked), ("0", "999", "-1", "nonsense", "")) == (field.choices[0].label,)


def test_a_name_that_klik_took_out_cannot_be_chosen_and_never_comes_back(asked: Actor) -> None:
    field = next(field for field in asked.form.fields if isinstance(field, ChoiceField))
    assert "telefoonnummer" not in {choice.label for choice in field.choices}
    asked.sends(
        {"removed": "telefoonnummer, bel me op", "removed_words": [place_of(asked, "vuurtorenwachters")]}
    )
    assert "12345678" not in shown(asked)
    assert "[telefoonnummer]" in shown(asked)


def test_it_stays_out_when_the_words_or_the_details_change(
    town: House, asked: Actor, courier: Courier
) -> None:
    about = asked.request.id
    asked.sends({"removed": "eiland"})
    asked.sends({"region": "zeeland"}, form="request.details", about=about)
    assert "eiland" not in shown(asked)
    asked.sends(
        {**REQUEST, "motivation": WORDS + " Echt van dat eiland."}, form="request.submit", about=about
    )
    assert "Echt van dat [weggelaten]" in shown(asked)


def test_it_adds_up_and_can_be_put_back(asked: Actor, courier: Courier) -> None:
    about = asked.request.id
    asked.sends({"removed": "eiland"})
    asked.sends({"removed": "zee"}, form="request.remove", about=about)
    assert "eiland" not in shown(asked)
    asked.presses("request.remove", about)
    assert "removed_undo" in {field.name for field in asked.form.fields}
    asked.sends({"removed_undo": ["yes"]}, form="request.remove", about=about)
    assert "eiland" in shown(asked)
    assert "op zee" in shown(asked)
    assert "12345678" not in shown(asked)


def test_a_line_that_is_too_long_is_said_at_its_field(asked: Actor) -> None:
    assert asked.sends({"removed": "é" * 151}) is Said.INVALID
    assert asked.outcome.detail == {"removed": "line_too_long:151"}


def test_nobody_takes_words_out_of_anothers_request(town: House, asked: Actor) -> None:
    other, about = town.person("U0OTHER"), asked.request.id
    assert other.presses("request.remove", about) is Said.NO_REQUEST
    assert other.sends({"removed": "eiland"}, form="request.remove", about=about) is Said.NO_REQUEST
    assert "eiland" in shown(asked)


def test_after_posting_it_is_too_late(candidate: Actor) -> None:
    request = candidate.posts()
    assert candidate.presses("request.remove", request.id) is Said.TOO_LATE
    assert candidate.sends({"removed": "groeien"}, form="request.remove", about=request.id) is Said.TOO_LATE


def test_common_words_and_placeholders_are_no_choices() -> None:
    words = words_of("Ik ben [naam] en ik wil weer vuurtorens schilderen, Vuurtorens!")
    assert words == ("weer", "vuurtorens", "schilderen")


PIECES = st.sampled_from(
    (
        "ik ben sanne de wit",
        "werk bij de hema",
        "bel 06 12 34 56 78",
        "mijn manager ronald",
        "in amersfoort",
        "en",
    )
)


@given(
    st.lists(PIECES, min_size=1, max_size=5).map(" ".join),
    st.sets(st.sampled_from("ik ben bij de werk mijn manager in bel en".split())),
)
@settings(max_examples=60)
def test_whatever_is_removed_besides_everything_that_went_out_stays_out(text: str, removed: set[str]) -> None:
    without = anonymise(text, language=Language.NL)
    more = anonymise(text, language=Language.NL, remove=tuple(removed))
    for gone in without.replacements:
        assert any(each.start <= gone.start and gone.end <= each.end for each in more.replacements)
