"""What may be set has a floor and a ceiling that follow from the statement, and leaves a trace (R-074)."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.settings import Settings, Unsafe, read_settings
from bot.privacy import policy
from bot.privacy.policy import described, objections
from bot.rules import Rules
from tests.conversation import House
from tests.furniture import settings
from tests.trail import outcomes


def test_the_products_own_values_break_no_promise() -> None:
    assert list(objections(Rules())) == []


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"expire_after": timedelta(days=731)}, "KLIK_EXPIRE_DAYS may be at most 730"),
        ({"expire_after": timedelta(days=900)}, "another version of the statement first"),
        ({"nudge_after": timedelta(hours=73)}, "must come in that order"),
        ({"escalate_after": timedelta(days=15)}, "must come in that order"),
    ],
)
def test_r_074_a_value_that_breaks_a_promise_is_refused(changes: dict[str, timedelta], name: str) -> None:
    (sentence,) = objections(replace(Rules(), **changes))
    assert name in sentence


def test_r_074_the_settings_refuse_it_at_the_start(tmp_path: Path) -> None:
    given = {
        "SLACK_BOT_TOKEN": "-".join(("xoxb", "1234567890", "canaryOfTheBot")),
        "SLACK_SIGNING_SECRET": "canaryofsigning0123456789abcdef0",
        "KLIK_COACH_CHANNELS": "slack:T0KLIK:C0COACHES",
        "KLIK_MASTER_KEY_FILE": "/etc/klik/klik.key",
    }
    assert read_settings(given | {"KLIK_EXPIRE_DAYS": "730"}, None).rules().expire_after == timedelta(
        days=730
    )
    with pytest.raises(Unsafe) as refused:
        read_settings(given | {"KLIK_EXPIRE_DAYS": "900"}, None)
    assert [each for each in refused.value.sentences if "at most 730" in each]


def test_how_long_things_are_kept_is_no_setting() -> None:
    names = {str(field.validation_alias) for field in Settings.model_fields.values()}
    assert "KLIK_EXPIRE_DAYS" in names
    assert not [name for name in names if "RETENTION" in name or "KEEP" in name or "YEARS" in name]


def test_r_074_which_values_hold_stands_in_the_trail(town: House) -> None:
    changed = replace(town.rules, coach_daily_cap=2, cvs=True)
    assert described(changed) != described(town.rules)
    for rules in (town.rules, changed):
        town.do(lambda unit, each=rules: policy.note(unit, each))
    assert outcomes(town.folder, "policy.set")[-2:] == [described(town.rules), described(changed)]
    assert "daily=2" in described(changed)
    assert len(described(changed)) <= 100, "what an outcome holds"
    assert settings(town.folder)
