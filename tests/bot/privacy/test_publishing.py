"""A draft becomes a version by two admins, tells everybody once, and stops what it widens (R-032, R-033, F-125)."""

from datetime import date, timedelta

import pytest

from bot.admins import controls
from bot.messages import statements
from bot.model import AdminRole
from bot.notices import NoticeKind
from bot.outcome import Said
from bot.ports.statements import Draft
from bot.privacy import consents, publishing, statement
from bot.privacy.consents import Consent
from bot.privacy.publishing import Objection, objection
from bot.privacy.purposes import Purpose
from bot.views import Say, Show
from bot.words import Language
from tests.conversation import Actor, House
from tests.messenger import direct, text_of
from tests.trail import outcomes

NEXT = date(2026, 4, 1)
TEXTS = {
    Language.NL: "Privacy verklaring\n\nDit is nieuw.\n",
    Language.EN: "Privacy statement\n\nThis is new.\n",
}


def drafts(town: House, in_force: date = NEXT, *, widens: tuple[str, ...] = (), **texts: str) -> Draft:
    given = TEXTS | {Language(name): text for name, text in texts.items()}
    draft = publishing.drafted(given, in_force, widens)
    town.do(lambda unit: unit.statements.keep_draft(draft, now=town.clock.now()))
    return draft


@pytest.fixture
def second(town: House, admin: Actor) -> Actor:
    """Another admin in the same workspace, who may publish."""
    actor = town.person("U0SECONDADMIN")
    actor.says("hoi")
    town.do(lambda u: u.roles.give(actor.id, AdminRole.PRIVACY_OFFICER, by=admin.id, now=town.clock.now()))
    return actor


def asks(admin: Actor, draft: Draft) -> Said:
    admin.types("/avg statement")
    admin.presses("statement.publish", str(draft.id))
    return admin.said


def publishes(town: House, admin: Actor, second: Actor, draft: Draft) -> Said:
    assert asks(admin, draft) is Said.APPROVAL_ASKED
    approval = admin.outcome.about
    assert approval is not None
    second.presses("approval.approve", approval)
    return second.said


def versions(town: House) -> list[int]:
    return [each.version for each in town.look(lambda unit: unit.statements.all())]


def told(town: House, actor: Actor) -> list[str]:
    texts = [text_of(each.view) for each in town.platform.standing(direct(actor.account))]
    return [text for text in texts if "privacyverklaring verandert" in text or "is veranderd" in text]


def test_r_032_two_admins_publish_and_one_alone_does_not(town: House, admin: Actor, second: Actor) -> None:
    draft = drafts(town)
    assert asks(admin, draft) is Said.APPROVAL_ASKED
    approval = admin.outcome.about
    assert approval is not None
    admin.presses("approval.approve", approval)
    assert admin.said is Said.APPROVAL_REFUSED
    assert versions(town) == [1]
    second.presses("approval.approve", approval)
    assert second.said is Said.STATEMENT
    assert versions(town) == [1, 2]
    assert outcomes(town.folder, "statement.published") == [NEXT.isoformat()]
    second.presses("approval.approve", approval)
    assert second.said is Said.APPROVAL_REFUSED
    assert versions(town) == [1, 2]


def test_with_one_admin_klik_says_how_to_add_a_second(town: House, admin: Actor) -> None:
    assert asks(admin, drafts(town)) is Said.SECOND_NEEDED
    assert versions(town) == [1]


def test_a_draft_that_changed_after_the_question_is_not_published(
    town: House, admin: Actor, second: Actor
) -> None:
    draft = drafts(town)
    assert asks(admin, draft) is Said.APPROVAL_ASKED
    approval = admin.outcome.about
    assert approval is not None
    changed = Draft(draft.id, NEXT, TEXTS | {Language.NL: "Iets anders."})
    town.do(lambda unit: unit.statements.keep_draft(changed, now=town.clock.now()))
    second.presses("approval.approve", approval)
    assert second.said is Said.APPROVAL_REFUSED
    assert versions(town) == [1]


def test_a_day_that_came_between_question_and_approval_is_refused(
    town: House, admin: Actor, second: Actor
) -> None:
    draft = drafts(town, date(2026, 3, 3))
    assert asks(admin, draft) is Said.APPROVAL_ASKED
    approval = admin.outcome.about
    assert approval is not None
    town.moves(hours=20)
    second.presses("approval.approve", approval)
    assert second.said is Said.STATEMENT_REFUSED
    assert versions(town) == [1]


@pytest.mark.parametrize(
    ("in_force", "widens", "texts", "wrong"),
    [
        (date(2026, 3, 2), (), {}, Objection.PAST),
        (date(2020, 1, 1), (), {}, Objection.PAST),
        (NEXT, (), {"en": "  "}, Objection.LANGUAGE_MISSING),
        (NEXT, (), {"nl": ""}, Objection.LANGUAGE_MISSING),
        (NEXT, ("world_domination",), {}, Objection.UNKNOWN_PURPOSE),
        (NEXT, ("newsletter",), {}, None),
    ],
)
def test_f_125_what_cannot_be_a_version_is_refused(
    town: House,
    admin: Actor,
    in_force: date,
    widens: tuple[str, ...],
    texts: dict[str, str],
    wrong: Objection | None,
) -> None:
    draft = drafts(town, in_force, widens=widens, **texts)
    assert town.look(lambda unit: objection(unit, town.context, draft)) is wrong
    assert asks(admin, draft) is (Said.STATEMENT_REFUSED if wrong else Said.SECOND_NEEDED)
    if wrong:
        assert isinstance(admin.reply, Say)
        assert admin.reply.view.summary == statements.refused(Language.NL, wrong).summary


def test_f_125_a_duplicate_is_refused_by_day_and_by_text(town: House, admin: Actor, second: Actor) -> None:
    assert publishes(town, admin, second, drafts(town)) is Said.STATEMENT
    again = publishing.drafted(TEXTS | {Language.NL: "Anders."}, NEXT)
    assert town.look(lambda unit: objection(unit, town.context, again)) is Objection.SAME_DAY
    same = drafts(town, date(2026, 5, 1))
    assert town.look(lambda unit: objection(unit, town.context, same)) is Objection.SAME_TEXT
    assert asks(admin, same) is Said.STATEMENT_REFUSED
    assert versions(town) == [1, 2]


def test_only_who_may_can_ask_drop_or_look(town: House, candidate: Actor) -> None:
    draft = drafts(town)
    candidate.says("hoi")
    for action in ("statement.publish", "statement.drop", "statement.changes"):
        candidate.presses(action, str(draft.id))
        assert candidate.said is Said.NOT_AN_ADMIN
    assert candidate.types("/avg statement") is Said.NOT_AN_ADMIN
    assert town.look(lambda unit: unit.statements.draft()) == draft


def test_a_draft_can_be_read_beside_what_holds_and_be_discarded(town: House, admin: Actor) -> None:
    draft = drafts(town)
    admin.types("/avg statement")
    admin.presses("statement.changes")
    assert isinstance(admin.reply, Show)
    assert "Nieuw: Dit is nieuw." in text_of(admin.reply.view)
    assert "Weg: Cookies?" in text_of(admin.reply.view)
    admin.types("/avg statement")
    admin.presses("statement.drop")
    assert town.look(lambda unit: unit.statements.draft()) is None
    admin.presses("statement.publish", str(draft.id))
    assert admin.said is Said.STATEMENT_REFUSED


def test_r_033_everybody_is_told_once_before_it_begins(
    town: House, admin: Actor, second: Actor, candidate: Actor
) -> None:
    candidate.says("hoi")
    publishes(town, admin, second, drafts(town, widens=("newsletter",)))
    town.courier.runs()
    town.courier.runs()
    for person in (candidate, admin, second):
        (text,) = told(town, person)
        assert "Versie 2 geldt vanaf 1 april 2026" in text
        assert "Een nieuwsbrief sturen" in text


def test_r_033_a_crash_halfway_goes_on_where_it_was(
    town: House, admin: Actor, second: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page a time; what dies between two pages leaves the promise of the next one."""
    monkeypatch.setattr(publishing, "AT_ONCE", 2)
    crowd = [town.person(f"U0CROWD{number}") for number in range(5)]
    for person in crowd:
        person.says("hoi")
    publishes(town, admin, second, drafts(town))
    (step, *_) = [each for each in town.courier.leases() if each.notice.kind is NoticeKind.ANNOUNCE]
    town.wait_for(town.delivery.deliver(step))
    town.restarts()
    town.moves(minutes=5)
    town.courier.runs()
    assert [len(told(town, person)) for person in (*crowd, admin, second)] == [1] * 7


def test_somebody_whose_account_is_gone_is_not_written_to(
    town: House, admin: Actor, second: Actor, candidate: Actor
) -> None:
    candidate.says("hoi")
    candidate.is_deactivated()
    publishes(town, admin, second, drafts(town))
    town.courier.runs()
    assert told(town, candidate) == []
    assert len(told(town, admin)) == 1


def test_being_told_is_no_act_of_the_person(
    town: House, admin: Actor, second: Actor, candidate: Actor
) -> None:
    candidate.says("hoi")
    before = _active_at(town, candidate)
    town.moves(hours=1)
    publishes(town, admin, second, drafts(town))
    town.courier.runs()
    assert len(told(town, candidate)) == 1
    assert _active_at(town, candidate) == before


def _active_at(town: House, actor: Actor) -> str:
    import sqlite3

    with sqlite3.connect(town.folder / "klik.db") as connection:
        (at,) = connection.execute("SELECT active_at FROM person WHERE id = ?", (actor.id.hex,)).fetchone()
    return str(at)


def test_the_new_version_is_shown_anew_once_it_holds(
    town: House, admin: Actor, second: Actor, candidate: Actor
) -> None:
    candidate.says("hoi")
    assert candidate.says("ik zoek een coach") is not Said.WELCOME
    publishes(town, admin, second, drafts(town))
    assert candidate.says("ik zoek een coach") is not Said.WELCOME
    town.clock.set(town.clock.now() + timedelta(days=40))
    assert candidate.says("ik zoek een coach") is Said.WELCOME
    assert isinstance(candidate.reply, Say)
    assert "versie 2" in text_of(candidate.reply.view)


def test_r_033_a_widened_purpose_stops_until_there_is_new_consent(
    town: House, admin: Actor, second: Actor, candidate: Actor
) -> None:
    """Asked at use: the same request may be shown before the version begins, and not after."""
    request = candidate.asks()
    town.moves(minutes=1)
    publishes(town, admin, second, drafts(town, widens=("mediation",)))

    def may_show() -> bool:
        return town.look(lambda unit: consents.shared(unit, candidate.id, request.id))

    assert may_show(), "it has not begun"
    town.moves(days=40)
    assert not may_show()
    again = {"given": True, "language": Language.NL, "now": town.clock.now(), "request": request.id}
    town.do(lambda unit: consents.record(unit, candidate.id, Consent.SHARE, **again))
    assert may_show()


def test_r_033_a_consent_in_the_words_of_the_new_version_counts_when_it_begins(
    town: House, admin: Actor, second: Actor, candidate: Actor
) -> None:
    publishes(town, admin, second, drafts(town, widens=("mediation",)))
    town.moves(hours=1)
    request = candidate.asks()
    town.moves(days=40)
    assert town.look(lambda unit: consents.shared(unit, candidate.id, request.id))
    assert town.look(
        lambda unit: statement.covers(unit, Purpose.POST, given_at=town.clock.now() - timedelta(days=99))
    )


def test_r_029_a_version_that_names_no_missing_document_puts_the_check_in_order(
    town: House, admin: Actor, second: Actor
) -> None:
    """T5: until then it is a warning that stays: nobody has supplied the cookie policy that version 1 names."""
    assert publishes(town, admin, second, drafts(town)) is Said.STATEMENT
    assert town.look(lambda unit: controls.statement_references(unit, town.context)) == "2"
    town.moves(days=(NEXT - town.clock.now().date()).days)
    assert town.look(lambda unit: controls.statement_references(unit, town.context)) == ""
