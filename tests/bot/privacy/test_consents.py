"""The ledger of consents: one row per answer, in the words that were shown; and consent is asked again at use."""

from dataclasses import replace
from hashlib import sha256

import pytest

from bot.model import Contact
from bot.outcome import Said
from bot.ports.people import Recorded
from bot.privacy import consents, special
from bot.privacy.consents import CONSENTS, WORDING, Consent
from bot.privacy.special import NotKept
from bot.words import Language
from tests.conversation import Actor, Courier, House


@pytest.fixture
def ledger(town: House, candidate: Actor) -> "Ledger":
    return Ledger(town, candidate)


class Ledger:
    def __init__(self, town: House, who: Actor) -> None:
        self._town, self._who = town, who

    @property
    def rows(self) -> list[Recorded]:
        return list(self._town.look(lambda unit: unit.consents.ledger(self._who.id)))

    def last(self, code: str) -> Recorded:
        return [row for row in self.rows if row.purpose == code][-1]


def test_r_020_an_answer_is_kept_with_the_words_that_were_shown_and_the_delivery_it_came_with(
    candidate: Actor, ledger: Ledger
) -> None:
    request = candidate.asks()
    row = ledger.last("share")
    assert row.given
    assert row.request == request.id
    assert row.wording == WORDING[Consent.SHARE].of(Language.NL)
    assert row.digest == sha256(row.wording.encode()).hexdigest()
    assert row.event
    assert row.event != ledger.last("agreement").digest


def test_the_words_kept_are_the_words_in_the_form(candidate: Actor, ledger: Ledger) -> None:
    form = candidate.opens_the_form()
    candidate.asks()
    shown = repr(form)
    for code in ("share", "agreement"):
        assert ledger.last(code).wording in shown


def test_r_023_each_extra_field_has_a_consent_of_its_own_and_what_is_left_open_is_a_refusal(
    candidate: Actor, courier: Courier, ledger: Ledger
) -> None:
    candidate.asks()
    courier.runs()
    candidate.presses("request.details")
    assert candidate.sends({"region": "utrecht"}) is Said.SAVED
    kept = {row.purpose: row.given for row in ledger.rows if row.purpose.startswith(consents.KEPT)}
    assert kept == {f"keep_{field}": field == "region" for field in consents.EXTRA}
    assert not ledger.last("special").given


def test_r_024_the_reason_that_stood_beside_a_field_is_kept_with_the_consent(
    candidate: Actor, courier: Courier, ledger: Ledger
) -> None:
    candidate.asks()
    courier.runs()
    candidate.presses("request.details")
    hint = next(field.hint for field in candidate.form.fields if field.name == "region")
    candidate.sends({"region": "utrecht"})
    assert hint in ledger.last("keep_region").wording


@pytest.mark.parametrize("missing", [Consent.SPECIAL, Consent.AGREEMENT])
def test_r_049_income_needs_a_consent_and_an_agreement_and_one_of_them_is_not_enough(
    town: House, candidate: Actor, missing: Consent
) -> None:
    about = candidate.asks().id
    contact = Contact("", None, None, "", {"income": "2000_3500"})

    def said(consent: Consent, *, given: bool) -> None:
        now = town.clock.now()
        town.do(
            lambda unit: consents.record(
                unit, candidate.id, consent, given=given, language=Language.NL, now=now, request=about
            )
        )

    def kept() -> object:
        return town.look(lambda unit: special.necessity(unit, candidate.id, about, contact))

    said(Consent.SPECIAL, given=True)
    assert kept() is special.Necessity.MEDIATION
    said(missing, given=False)
    with pytest.raises(NotKept):
        kept()
    assert (
        town.look(lambda unit: special.necessity(unit, candidate.id, about, replace(contact, optional={})))
        is None
    )


def test_what_was_allowed_is_not_while_processing_is_restricted(town: House, candidate: Actor) -> None:
    about = candidate.asks().id

    def allowed() -> bool:
        return town.look(lambda unit: consents.allowed(unit, candidate.id, Consent.SHARE, about))

    assert allowed()
    town.do(lambda unit: unit.people.restrict(candidate.id, town.clock.now()))
    assert not allowed()
    town.do(lambda unit: unit.people.restrict(candidate.id, None))
    assert allowed()


def test_nobody_has_consented_to_anything_beforehand(town: House, candidate: Actor) -> None:
    candidate.says("hoi")
    given = town.look(
        lambda unit: [row.code for row in CONSENTS if unit.consents.given(candidate.id, row.code)]
    )
    assert given == []
