"""Settings: one reading, every problem a sentence with the way out, and no secret in anything printed."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.settings import Settings, Unsafe, read_settings
from bot.model import Account, Place, Platform
from bot.words import Language

BOT = "-".join(("xoxb", "1234567890", "canaryOfTheBot"))
SIGNING = "canaryofsigning0123456789abcdef0"


@pytest.fixture
def whole() -> dict[str, str]:
    """The least that a real installation sets."""
    return {
        "SLACK_BOT_TOKEN": BOT,
        "SLACK_SIGNING_SECRET": SIGNING,
        "KLIK_COACH_CHANNELS": "slack:T0KLIK:C0COACHES",
        "KLIK_MASTER_KEY_FILE": "/etc/klik/klik.key",
    }


def read(environ: Mapping[str, str], env_file: Path | None = None) -> Settings:
    return read_settings(environ, env_file)


def problems(environ: Mapping[str, str]) -> tuple[str, ...]:
    with pytest.raises(Unsafe) as refused:
        read(environ)
    return refused.value.sentences


def test_the_least_that_is_set_gives_the_products_defaults(whole: dict[str, str]) -> None:
    settings = read(whole)
    rules = settings.rules()
    assert (settings.host, settings.port, settings.log_level) == ("127.0.0.1", 3000, "INFO")
    assert settings.slack_api_url == "https://slack.com/api/"
    assert settings.data_dir == Path("data")
    assert settings.database_url == "sqlite:///data/klik.db"
    assert settings.public_url == rules.public_url == "http://127.0.0.1:3000"
    assert rules.channels == (Place(Platform.SLACK, "T0KLIK", "C0COACHES"),)
    assert (rules.language, rules.nudge_after, rules.escalate_after) == (
        Language.NL,
        timedelta(hours=24),
        timedelta(hours=72),
    )
    assert (rules.expire_after, rules.coach_capacity, rules.coach_daily_cap) == (timedelta(days=14), 3, 5)
    assert rules.accept_emoji == {"white_check_mark", "raising_hand"}


def test_everything_that_can_be_set_is_used(whole: dict[str, str], tmp_path: Path) -> None:
    rules = read(
        whole
        | {
            "KLIK_COACH_CHANNELS": "slack:T0KLIK:C0COACHES, slack:T0KLIK:G0MORE",
            "KLIK_ADMINS": "slack:T0KLIK:U0ADMIN,slack:T0KLIK:W0OTHER",
            "KLIK_LANGUAGE": "EN",
            "KLIK_NUDGE_HOURS": "0.5",
            "KLIK_ESCALATE_HOURS": "4",
            "KLIK_EXPIRE_DAYS": "2",
            "KLIK_COACH_CAPACITY": "1",
            "KLIK_COACH_DAILY_CAP": "9",
            "KLIK_ACCEPT_EMOJI": ":thumbsup::skin-tone-3:, heart",
            "KLIK_PUBLIC_URL": "https://klik.example.org/",
            "KLIK_CONTACT": "Bel de balie: 020 000 00 00",
        }
    ).rules()
    assert [place.conversation for place in rules.channels] == ["C0COACHES", "G0MORE"]
    assert Account(Platform.SLACK, "T0KLIK", "W0OTHER") in rules.admins
    assert Account(Platform.SLACK, "T0OTHER", "W0OTHER") not in rules.admins
    assert rules.language is Language.EN
    assert (rules.nudge_after, rules.expire_after) == (timedelta(minutes=30), timedelta(days=2))
    assert (rules.coach_capacity, rules.coach_daily_cap) == (1, 9)
    assert rules.accept_emoji == {"thumbsup", "heart"}
    assert rules.public_url == "https://klik.example.org"
    assert rules.contact == "Bel de balie: 020 000 00 00"


def test_the_data_folder_moves_the_database_unless_it_has_an_address_of_its_own(
    whole: dict[str, str],
) -> None:
    assert read(whole | {"KLIK_DATA_DIR": "/srv/klik"}).database_url == "sqlite:////srv/klik/klik.db"
    own = "sqlite:////var/lib/klik/other.db"
    assert read(whole | {"KLIK_DATABASE_URL": own}).database_url == own


def test_two_signing_secrets_are_valid_during_a_rotation_and_three_are_not(whole: dict[str, str]) -> None:
    settings = read(whole | {"SLACK_SIGNING_SECRET": f"{SIGNING}, theonebefore"})
    assert [secret.get_secret_value() for secret in settings.slack_signing_secrets] == [
        SIGNING,
        "theonebefore",
    ]
    (sentence,) = problems(whole | {"SLACK_SIGNING_SECRET": "one1,two2,three3"})
    assert "more than two" in sentence


def test_the_environment_goes_before_the_file_and_unknown_lines_are_left_alone(
    whole: dict[str, str], tmp_path: Path
) -> None:
    env_file = tmp_path / ".env"
    env_file.write_text(
        "KLIK_PORT=4000\nKLIK_HOST=127.0.0.2\nSOMETHING_ELSE=1\nKLIK_CONTACT=\n", encoding="utf-8"
    )
    settings = read(whole | {"KLIK_PORT": "5000"}, env_file)
    assert (settings.port, settings.host, settings.contact) == (5000, "127.0.0.2", "")


def test_a_file_that_cannot_be_read_is_a_sentence(whole: dict[str, str], tmp_path: Path) -> None:
    env_file = tmp_path / ".env"
    env_file.write_bytes(b"KLIK_CONTACT=\xff\xfe\n")
    with pytest.raises(Unsafe, match="cannot be read"):
        read(whole, env_file)


def test_settings_do_not_change(whole: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="frozen"):
        read(whole).port = 1  # type: ignore[misc]


def test_no_secret_and_no_person_shows_in_repr(whole: dict[str, str]) -> None:
    settings = read(
        whole | {"KLIK_ADMINS": "slack:T0KLIK:U0CANARY", "SLACK_APP_TOKEN": "-".join(("xapp", "canary1"))}
    )
    assert settings.slack_bot_token is not None
    assert settings.slack_bot_token.get_secret_value() == BOT
    assert [admin.user for admin in settings.rules().admins] == ["U0CANARY"]
    for shown in (repr(settings), str(settings), repr(settings.rules())):
        assert "canary" not in shown.lower()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"SLACK_BOT_TOKEN": "changeme"}, "SLACK_BOT_TOKEN still holds a placeholder"),
        ({"SLACK_BOT_TOKEN": "xoxb-test"}, "SLACK_BOT_TOKEN still holds a placeholder"),
        ({"SLACK_BOT_TOKEN": "xoxb-your-token"}, "SLACK_BOT_TOKEN still holds a placeholder"),
        ({"SLACK_SIGNING_SECRET": "changeme"}, "SLACK_SIGNING_SECRET still holds a placeholder"),
        ({"SLACK_SIGNING_SECRET": f"{SIGNING},changeme"}, "SLACK_SIGNING_SECRET still holds a placeholder"),
        ({"SLACK_BOT_TOKEN": "-".join(("xoxp", "1", "2"))}, "begins with xoxb-"),
        ({"SLACK_BOT_TOKEN": ""}, "SLACK_SIGNING_SECRET is set but SLACK_BOT_TOKEN is not"),
        ({"SLACK_SIGNING_SECRET": "  "}, "SLACK_BOT_TOKEN is set but SLACK_SIGNING_SECRET is not"),
        ({"SLACK_SIGNING_SECRET": " , "}, "SLACK_BOT_TOKEN is set but SLACK_SIGNING_SECRET is not"),
        ({"SLACK_BOT_TOKEN": "", "SLACK_SIGNING_SECRET": ""}, "No platform is configured"),
        ({"KLIK_COACH_CHANNELS": ""}, "No coaches' channel is named"),
        ({"KLIK_COACH_CHANNELS": ","}, "names no Slack channel"),
        ({"KLIK_COACH_CHANNELS": "slack:T0KLIK"}, "KLIK_COACH_CHANNELS, part 1, is not a channel"),
        (
            {"KLIK_COACH_CHANNELS": "slack:T0KLIK:C0COACHES,#coaches"},
            "KLIK_COACH_CHANNELS, part 2, is not a channel",
        ),
        ({"KLIK_COACH_CHANNELS": "slack:T0K:C0C,teams:tenant:19:a@thread.tacv2"}, "take the teams: part out"),
        ({"KLIK_ADMINS": "sam"}, "KLIK_ADMINS, part 1, is not an account"),
        ({"KLIK_MASTER_KEY_FILE": ""}, "No master key"),
        ({"KLIK_LANGUAGE": "fr"}, "KLIK_LANGUAGE must be nl (Dutch) or en (English)"),
        ({"KLIK_NUDGE_HOURS": "-1"}, "KLIK_NUDGE_HOURS must be a number of hours above 0"),
        ({"KLIK_NUDGE_HOURS": "nan"}, "KLIK_NUDGE_HOURS must be a number of hours above 0"),
        ({"KLIK_ESCALATE_HOURS": "soon"}, "KLIK_ESCALATE_HOURS must be a number of hours above 0"),
        ({"KLIK_EXPIRE_DAYS": "0"}, "KLIK_EXPIRE_DAYS must be a number of days above 0"),
        ({"KLIK_COACH_CAPACITY": "0"}, "KLIK_COACH_CAPACITY must be a whole number"),
        ({"KLIK_COACH_DAILY_CAP": "1.5"}, "KLIK_COACH_DAILY_CAP must be a whole number"),
        ({"KLIK_PORT": "70000"}, "KLIK_PORT must be a whole number"),
        ({"KLIK_LOG_LEVEL": "LOUD"}, "KLIK_LOG_LEVEL must be one of"),
        ({"KLIK_ACCEPT_EMOJI": "white check mark"}, "KLIK_ACCEPT_EMOJI must hold emoji names"),
        ({"KLIK_DATABASE_URL": "postgresql://klik@db/klik"}, "KLIK_DATABASE_URL must be a SQLite file"),
        ({"KLIK_CONTACT": "one\ntwo"}, "KLIK_CONTACT must be one line"),
    ],
)
def test_one_mistake_gives_one_sentence(whole: dict[str, str], change: dict[str, str], expected: str) -> None:
    read(whole)
    (sentence,) = problems(whole | change)
    assert expected in sentence
    assert sentence.endswith((".", ".)", ")."))


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("https://slack.com/api/", True),
        ("http://127.0.0.1:8123/api/", True),
        ("http://localhost:8123/api/", True),
        ("http://[::1]:8123/api/", True),
        ("https://slack.com/api", False),
        ("http://slack.example.org/api/", False),
        ("http://127.0.0.1.example.org/api/", False),
        ("https://user@slack.com/api/", False),
        ("https://slack.com:port/api/", False),
        ("ftp://127.0.0.1/api/", False),
        ("slack.com/api/", False),
    ],
)
def test_slack_is_only_spoken_to_where_nobody_listens_in(
    whole: dict[str, str], address: str, good: bool
) -> None:
    environ = whole | {"KLIK_SLACK_API_URL": address}
    if good:
        assert read(environ).slack_api_url == address
    else:
        (sentence,) = problems(environ)
        assert "KLIK_SLACK_API_URL must be an https address that ends in /api/" in sentence


@pytest.mark.parametrize(
    "address", ["http://klik.example.org", "klik.example.org", "https://klik.example.org/?a=b"]
)
def test_people_reach_klik_over_https(whole: dict[str, str], address: str) -> None:
    (sentence,) = problems(whole | {"KLIK_PUBLIC_URL": address})
    assert "KLIK_PUBLIC_URL must be the https address" in sentence


def test_everything_that_is_wrong_is_said_at_once_and_no_value_is_repeated() -> None:
    sentences = problems(
        {
            "SLACK_BOT_TOKEN": BOT,
            "KLIK_COACH_CHANNELS": "canary-channel",
            "KLIK_PORT": "canary-port",
            "KLIK_ADMINS": "canary-admin",
            "KLIK_NUDGE_HOURS": "canary-hours",
            "KLIK_DATABASE_URL": "canary://user:canary@host",
        }
    )
    assert len(sentences) == 7
    assert "canary" not in "".join(sentences).lower()
    assert "canary" not in str(Unsafe(sentences)).lower()


def test_nothing_set_at_all_says_the_three_things_to_begin_with() -> None:
    assert [sentence.split(":")[0] for sentence in problems({})] == [
        "No platform is configured",
        "No coaches' channel is named",
        "No master key",
    ]


def test_cvs_are_off_until_they_are_switched_on_with_a_scanner(whole: dict[str, str]) -> None:
    assert read(whole).rules().cvs is False
    scanner = {"KLIK_CV": "on", "KLIK_CV_SCANNER": "clamdscan --no-summary -"}
    assert read(whole | scanner).rules().cvs is True
    (sentence,) = problems(whole | {"KLIK_CV": "on"})
    assert "KLIK_CV_SCANNER" in sentence
    assert problems(whole | scanner | {"KLIK_CV": "perhaps"}) == ("KLIK_CV must be on or off.",)
