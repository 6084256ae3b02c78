"""Small cells: what coaches read beside the words is broad enough that five candidates could have been it."""

from itertools import pairwise

import pytest

from bot.matching.functions import group_of
from bot.matching.lists import FUNCTIONS, PART_OF, PARTS, REGIONS, codes
from bot.matching.small_cells import CELL, SAFEST, broader, changed, combinations
from bot.model import PublicFields
from bot.outcome import Said
from tests.conversation import Actor, Courier, House
from tests.furniture import COACHES
from tests.messenger import text_of

GIVEN = {"job_title": "Wijkverpleegkundige", "region": "zeeland", "age_band": "45_54"}
FULL = PublicFields("Woorden.", ("career_change",), function="care", region="zeeland", age_band="45_54")
LEFT_OUT = "Ruimer of weggelaten: soort werk, regio en leeftijd."


def tells(actor: Actor, courier: Courier, **given: str) -> None:
    """Asks, and answers the optional step."""
    actor.asks()
    courier.runs()
    actor.presses("request.details")
    assert actor.sends({**GIVEN, **given}) is Said.SAVED
    courier.runs()


@pytest.fixture
def others(town: House, courier: Courier) -> list[Actor]:
    """Four candidates who look alike."""
    found = [town.person(f"U0ALIKE{number}") for number in range(4)]
    for each in found:
        tells(each, courier)
    return found


def last_post(town: House) -> str:
    return text_of(town.platform.standing(COACHES)[-1].view)


def test_a_new_network_starts_at_the_safest_step(town: House, candidate: Actor, courier: Courier) -> None:
    tells(candidate, courier)
    assert LEFT_OUT in candidate.reads
    candidate.presses("request.publish")
    courier.runs()
    assert "Loopbaan en ander werk" in town.channel()
    for hidden in ("Zorg en welzijn", "Zeeland", "Zuid-Nederland", "45 tot en met 54", "Wijkverpleegkundige"):
        assert hidden not in town.channel()


def test_the_fifth_who_looks_the_same_is_shown_as_given(
    town: House, others: list[Actor], candidate: Actor, courier: Courier
) -> None:
    tells(candidate, courier)
    assert "Ruimer of weggelaten" not in candidate.reads
    candidate.presses("request.publish")
    courier.runs()
    for shown in ("Zorg en welzijn", "Zeeland", "45 tot en met 54"):
        assert shown in last_post(town)
    assert "Wijkverpleegkundige" not in town.channel()


def test_what_four_others_share_is_as_far_as_it_goes(
    town: House, others: list[Actor], candidate: Actor, courier: Courier
) -> None:
    tells(candidate, courier, job_title="Kok", region="limburg")
    assert "Ruimer of weggelaten: soort werk en regio." in candidate.reads
    candidate.presses("request.publish")
    courier.runs()
    post = last_post(town)
    assert "Anders" in post
    assert "Zuid-Nederland" in post
    assert "Limburg" not in post


def test_a_rare_kind_of_work_becomes_other_before_anything_else(
    others: list[Actor], candidate: Actor, courier: Courier
) -> None:
    tells(candidate, courier, job_title="Kok")
    assert "Ruimer of weggelaten: soort werk." in candidate.reads
    assert candidate.request.public is not None
    assert (candidate.request.public.function, candidate.request.public.region) == ("other", "zeeland")


def test_it_is_frozen_when_it_is_shown(
    town: House, others: list[Actor], candidate: Actor, courier: Courier
) -> None:
    first = others[0]
    assert first.request.public is not None
    shown = first.request.public.region
    tells(candidate, courier)
    assert candidate.request.public is not None
    assert candidate.request.public.region == "zeeland"
    first.presses("request.publish", first.request.id)
    courier.runs()
    assert shown is None
    assert "Zeeland" not in last_post(town)


def test_one_person_five_times_is_still_one(town: House, candidate: Actor, courier: Courier) -> None:
    for _ in range(4):
        tells(candidate, courier)
    tells(candidate, courier)
    assert len(candidate.requests()) == 5
    assert all(each.public and each.public.region is None for each in candidate.requests())


def test_a_request_that_was_wiped_counts_no_more(
    town: House, others: list[Actor], candidate: Actor, courier: Courier
) -> None:
    others[0].presses("request.cancel", others[0].request.id)
    tells(candidate, courier)
    assert LEFT_OUT in candidate.reads


def test_the_number_is_a_setting(town: House, candidate: Actor, courier: Courier) -> None:
    town.restarts(small_cell=1)
    tells(candidate, courier)
    assert candidate.request.public is not None
    assert candidate.request.public.region == "zeeland"


def test_the_form_shows_the_person_what_was_given(candidate: Actor, courier: Courier) -> None:
    tells(candidate, courier)
    assert candidate.request.public is not None
    assert candidate.request.public.region is None
    candidate.presses("request.details", candidate.request.id)
    left = {field.name: getattr(field, "initial", None) for field in candidate.form.fields}
    assert left["region"] == ("zeeland",)
    assert left["age_band"] == ("45_54",)


def test_each_step_is_broader_than_the_one_before_and_the_last_leaves_the_topics() -> None:
    shown = [broader(FULL, step) for step in range(SAFEST + 1)]
    assert shown[0] == FULL
    assert all(one != two for one, two in pairwise(shown))
    assert [getattr(shown[-1], name) for name in CELL] == [None] * len(CELL)
    assert shown[-1].topics == FULL.topics
    assert changed(FULL, shown[-1]) == CELL
    assert changed(FULL, FULL) == ()


def test_topics_in_another_order_are_the_same_and_other_topics_are_not() -> None:
    def of(*topics: str) -> tuple[str, ...]:
        return combinations(PublicFields("", topics))

    assert of("retirement", "leadership") == of("leadership", "retirement")
    assert of("retirement") != of("leadership")
    assert len(set(of("retirement"))) == SAFEST + 1


def test_every_dutch_province_lies_in_a_part_of_the_country() -> None:
    assert set(PART_OF) == codes(REGIONS) - {"belgium", "elsewhere"}
    assert set(PART_OF.values()) == codes(PARTS)


@pytest.mark.parametrize(
    ("job_title", "group"),
    [
        ("Wijkverpleegkundige", "care"),
        ("IC-verpleegkundige", "care"),
        ("Docent wiskunde", "education"),
        ("Senior software engineer", "technology"),
        ("Vrachtwagenchauffeur", "transport"),
        ("Boekhouder", "finance"),
        ("Beleidsmedewerker gemeente", "law_and_government"),
        ("HR-adviseur", "people"),
        ("Accountmanager", "commerce"),
        ("Kok", "retail_and_hospitality"),
        ("Servicemonteur", "building_and_industry"),
        ("Journalist", "culture_and_media"),
        ("PhD student", "research"),
        ("Managementassistente", "office"),
        ("Directeur", "management"),
        ("Nurse practitioner", "care"),
        ("Truck driver", "transport"),
        ("Vuurtorenwachter", "other"),
        ("  ", None),
    ],
)
def test_a_job_title_becomes_a_group_of_work(job_title: str, group: str | None) -> None:
    assert group_of(job_title) == group
    assert group is None or group in codes(FUNCTIONS)
