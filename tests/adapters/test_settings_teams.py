"""Teams' settings: all of them or none, one tenant, and no door left open by a misspelling."""

import pytest

from adapters.settings import Settings, Unsafe, read_settings
from bot.model import Platform

APP, TENANT = "22222222-3333-4444-8555-666666666666", "11111111-2222-4333-8444-555555555555"
TEAMS = {
    "MICROSOFT_APP_ID": APP,
    "MICROSOFT_APP_PASSWORD": "pa-55-kanarie",
    "MICROSOFT_APP_TENANT_ID": TENANT,
    "KLIK_COACH_CHANNELS": f"teams:{TENANT}:19:coaches@thread.tacv2",
    "KLIK_MASTER_KEY_FILE": "klik.key",
}


def read(**changes: str) -> Settings:
    return read_settings({**TEAMS, **changes}, env_file=None)


def problems(**changes: str) -> str:
    with pytest.raises(Unsafe) as refused:
        read(**changes)
    return "\n".join(refused.value.sentences)


def test_teams_alone_is_enough() -> None:
    settings = read()
    assert settings.speaks_teams
    assert not settings.speaks_slack
    assert settings.rules().channels[0].platform is Platform.TEAMS
    assert settings.rules().channels[0].conversation == "19:coaches@thread.tacv2"


@pytest.mark.parametrize("name", ["MICROSOFT_APP_ID", "MICROSOFT_APP_PASSWORD", "MICROSOFT_APP_TENANT_ID"])
def test_a_part_without_the_others_is_refused_by_name(name: str) -> None:
    assert name in problems(**{name: ""})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MICROSOFT_APP_ID", "no-id"),
        ("MICROSOFT_APP_TENANT_ID", "common"),
        ("MICROSOFT_APP_TYPE", "Singletenat"),
        ("MICROSOFT_APP_TYPE", "MultiTenant"),
        ("KLIK_TEAMS_LOGIN_URL", "http://login.example"),
        ("KLIK_TEAMS_OPENID_URL", "ftp://127.0.0.1/"),
        ("KLIK_TEAMS_SERVICE_HOSTS", "https://evil.example/path"),
        ("KLIK_TEAMS_FORMS", "paper"),
        ("KLIK_ACCEPT_REACTIONS", "thumbs up"),
        ("MICROSOFT_APP_PASSWORD", "changeme"),
    ],
)
def test_what_is_unsafe_or_misspelt_is_refused_with_its_name(name: str, value: str) -> None:
    said = problems(**{name: value})
    assert name in said
    assert value not in said.replace("SingleTenant", "")


def test_the_reactions_that_mean_yes_can_be_chosen() -> None:
    assert read().rules().means_yes(Platform.TEAMS, "like")
    rules = read(KLIK_ACCEPT_REACTIONS="Heart, 1f44b_wavinghand-tone4").rules()
    assert rules.accept_reactions == {"heart", "1f44b_wavinghand-tone4"}
    assert not rules.means_yes(Platform.TEAMS, "like")


def test_plain_http_is_for_this_machine_only() -> None:
    assert read(KLIK_TEAMS_LOGIN_URL="http://127.0.0.1:1").teams_login_url == "http://127.0.0.1:1"


def test_a_channel_of_another_tenant_is_refused() -> None:
    other = "99999999-2222-4333-8444-555555555555"
    assert "another tenant" in problems(KLIK_COACH_CHANNELS=f"teams:{other}:19:coaches@thread.tacv2")


def test_teams_without_a_channel_and_a_channel_without_teams_are_refused() -> None:
    slack = {"SLACK_BOT_TOKEN": "xoxb-1f2e3d", "SLACK_SIGNING_SECRET": "0123456789abcdef"}
    assert "no Teams channel" in problems(**slack, KLIK_COACH_CHANNELS="slack:T1:C1")
    without = dict.fromkeys(("MICROSOFT_APP_ID", "MICROSOFT_APP_PASSWORD", "MICROSOFT_APP_TENANT_ID"), "")
    assert "Teams is not configured" in problems(**slack, **without)


def test_the_secret_never_shows() -> None:
    assert "pa-55-kanarie" not in repr(read())
