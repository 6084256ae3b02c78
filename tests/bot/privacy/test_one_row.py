"""One row of the catalogue changes the access answer, the clean-up and what an erasure takes (R-001).

Form, chat and page: `test_privacy_page`; the record of processing: `test_record`.
"""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import MetaData, Table

from bot.messages.package_sections import sections
from bot.model import Request
from bot.privacy import catalogue, package
from bot.privacy.catalogue import CATEGORIES, TERMS
from bot.privacy.purposes import Term
from bot.privacy.retention import sweep
from bot.words import Language, Words
from storage.store.reach import is_proof
from storage.tables.declare import Holding
from tests.conversation import Actor, House

WHY = Words(nl="dit is de nieuwe reden.", en="this is the new reason.")


def abouts(town: House, person: Actor) -> str:
    """What the access answer says of each kind of data."""
    found = town.look(lambda unit: package.read(unit, town.context, person.id))
    return "\n".join(section.about for section in sections(found, Language.EN))


def test_a_changed_reason_stands_in_the_access_answer(
    town: House, posted: Request, candidate: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert WHY.en not in abouts(town, candidate)
    changed = tuple(replace(row, why=WHY) if row.code == "email" else row for row in CATEGORIES)
    monkeypatch.setattr(catalogue, "CATEGORIES", changed)
    assert WHY.en in abouts(town, candidate)


def test_a_changed_term_changes_the_clean_up_and_what_is_said_of_it(
    town: House, candidate: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    candidate.says("hoi")
    town.courier.runs()
    town.do(lambda unit: sweep(unit, town.context))
    for _ in range(2):
        town.moves(days=2)
        town.do(lambda unit: unit.retention.ran(now=town.clock.now() - timedelta(hours=1)))
    assert "inbox" not in town.do(lambda unit: sweep(unit, town.context)).removed
    changed = tuple(replace(row, days=3) if row.term is Term.DELIVERY_7D else row for row in TERMS)
    monkeypatch.setattr(catalogue, "TERMS", changed)
    assert catalogue.term_words(Term.DELIVERY_7D, Language.EN).startswith("3 days")
    assert town.do(lambda unit: sweep(unit, town.context)).removed["inbox"] > 0


def test_a_changed_term_changes_what_an_erasure_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A row that becomes proof stays; what becomes the person's own goes."""

    def table() -> Table:
        key = Holding("question").key().sa_column
        key.name = "id"
        return Table("letter", MetaData(), key)

    assert not is_proof(table())
    changed = tuple(replace(row, term=Term.PROOF_5Y) if row.code == "question" else row for row in CATEGORIES)
    monkeypatch.setattr(catalogue, "CATEGORIES", changed)
    assert is_proof(table())
