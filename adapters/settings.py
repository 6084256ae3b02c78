"""What an installation sets, read once from the environment and `.env`, checked, frozen. No connection, no key is opened here.

Every name is public (product 5). A problem is one sentence with the way out and never holds the value itself.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import (
    BeforeValidator,
    Field,
    ModelWrapValidatorHandler,
    SecretStr,
    ValidationError,
    model_validator,
)
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from adapters import settings_teams as teams
from adapters import settings_text as text
from bot.model import Account, Place, Platform
from bot.privacy.policy import objections
from bot.rules import Rules
from bot.words import Language

SLACK_API_URL = "https://slack.com/api/"


class Unsafe(Exception):
    """Klik does not start like this; `sentences` say everything that has to be set right."""

    def __init__(self, sentences: tuple[str, ...]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


def _named(name: str, default: Any = ..., **limits: Any) -> Any:
    return Field(default, validation_alias=name, **limits)


_Hours = Annotated[float, Field(gt=0, le=24 * 365, allow_inf_nan=False)]
_Count = Annotated[int, Field(ge=1, le=1000)]


def _given_then_file(
    _cls: Any,
    settings_cls: type[BaseSettings],
    init_settings: PydanticBaseSettingsSource,
    env_settings: PydanticBaseSettingsSource,
    dotenv_settings: PydanticBaseSettingsSource,
    file_secret_settings: PydanticBaseSettingsSource,
) -> tuple[PydanticBaseSettingsSource, ...]:
    """The environment comes in as arguments (`read_settings`), so that a test never sees the machine's own."""
    return (init_settings, dotenv_settings)


def _without_blanks(given: Mapping[str, Any]) -> dict[str, Any]:
    """Blank means "not set": `SLACK_BOT_TOKEN=` in a copied example is no token."""
    return {name: value for name, value in given.items() if not isinstance(value, str) or value.strip()}


class Settings(BaseSettings):
    """The settings of one installation. Secrets and identities never show in `repr`."""

    model_config = SettingsConfigDict(
        frozen=True,
        extra="ignore",
        hide_input_in_errors=True,
        validate_default=False,
        env_file_encoding="utf-8",
    )

    slack_bot_token: SecretStr | None = _named("SLACK_BOT_TOKEN", None)
    slack_signing_secrets: Annotated[tuple[SecretStr, ...], BeforeValidator(text.secrets)] = _named(
        "SLACK_SIGNING_SECRET", ()
    )
    slack_app_token: SecretStr | None = _named("SLACK_APP_TOKEN", None)
    slack_api_url: Annotated[str, BeforeValidator(text.api_url)] = _named("KLIK_SLACK_API_URL", SLACK_API_URL)

    teams_app_id: Annotated[str, BeforeValidator(teams.guid("MICROSOFT_APP_ID"))] = _named(
        "MICROSOFT_APP_ID", ""
    )
    teams_app_password: SecretStr | None = _named("MICROSOFT_APP_PASSWORD", None)
    teams_tenant: Annotated[str, BeforeValidator(teams.guid("MICROSOFT_APP_TENANT_ID"))] = _named(
        "MICROSOFT_APP_TENANT_ID", ""
    )
    teams_app_type: Annotated[str, BeforeValidator(teams.app_type)] = _named(
        "MICROSOFT_APP_TYPE", teams.APP_TYPE
    )
    teams_login_url: Annotated[str, BeforeValidator(teams.url("KLIK_TEAMS_LOGIN_URL"))] = _named(
        "KLIK_TEAMS_LOGIN_URL", teams.LOGIN_URL
    )
    teams_openid_url: Annotated[str, BeforeValidator(teams.url("KLIK_TEAMS_OPENID_URL"))] = _named(
        "KLIK_TEAMS_OPENID_URL", teams.OPENID_URL
    )
    teams_service_hosts: Annotated[tuple[str, ...], BeforeValidator(teams.hosts)] = _named(
        "KLIK_TEAMS_SERVICE_HOSTS", teams.SERVICE_HOSTS
    )
    teams_upload_hosts: Annotated[tuple[str, ...], BeforeValidator(teams.upload_hosts)] = _named(
        "KLIK_TEAMS_UPLOAD_HOSTS", teams.UPLOAD_HOSTS
    )
    teams_service_url: Annotated[str, BeforeValidator(teams.url("KLIK_TEAMS_SERVICE_URL"))] = _named(
        "KLIK_TEAMS_SERVICE_URL", teams.SERVICE_URL
    )
    teams_forms: Annotated[str, BeforeValidator(teams.forms)] = _named("KLIK_TEAMS_FORMS", "dialogs")
    accept_reactions: Annotated[frozenset[str], BeforeValidator(teams.reactions)] = _named(
        "KLIK_ACCEPT_REACTIONS", frozenset({"like", "heart"})
    )

    data_dir: Path = _named("KLIK_DATA_DIR", Path("data"))
    given_database_url: Annotated[str | None, BeforeValidator(text.database_url)] = _named(
        "KLIK_DATABASE_URL", None, repr=False
    )
    master_key_file: Path = _named("KLIK_MASTER_KEY_FILE")
    log_level: Annotated[str, BeforeValidator(text.log_level)] = _named("KLIK_LOG_LEVEL", "INFO")

    coach_channels: Annotated[tuple[Place, ...], BeforeValidator(text.channels)] = _named(
        "KLIK_COACH_CHANNELS"
    )
    admins: Annotated[frozenset[Account], BeforeValidator(text.admins)] = _named(
        "KLIK_ADMINS", frozenset(), repr=False
    )

    host: str = _named("KLIK_HOST", "127.0.0.1", min_length=1)
    port: int = _named("KLIK_PORT", 3000, ge=0, le=65535)
    given_public_url: Annotated[str | None, BeforeValidator(text.public_url)] = _named(
        "KLIK_PUBLIC_URL", None
    )
    language: Annotated[Language, BeforeValidator(text.language)] = _named("KLIK_LANGUAGE", Language.NL)
    contact: Annotated[str, BeforeValidator(text.contact)] = _named("KLIK_CONTACT", "")

    nudge_hours: _Hours = _named("KLIK_NUDGE_HOURS", 24.0)
    escalate_hours: _Hours = _named("KLIK_ESCALATE_HOURS", 72.0)
    expire_days: _Hours = _named("KLIK_EXPIRE_DAYS", 14.0)
    coach_capacity: _Count = _named("KLIK_COACH_CAPACITY", 3)
    coach_daily_cap: _Count = _named("KLIK_COACH_DAILY_CAP", 5)
    small_cell: _Count = _named("KLIK_SMALL_CELL", 5)
    accept_emoji: Annotated[frozenset[str], BeforeValidator(text.emoji)] = _named(
        "KLIK_ACCEPT_EMOJI", frozenset({"white_check_mark", "raising_hand"})
    )

    takes_cvs: Annotated[bool, BeforeValidator(text.switch("KLIK_CV"))] = _named("KLIK_CV", False)
    cv_scanner: str = _named("KLIK_CV_SCANNER", "")

    @property
    def database_url(self) -> str:
        return self.given_database_url or f"sqlite:///{self.data_dir / 'klik.db'}"

    @property
    def public_url(self) -> str:
        """Where people's browsers find Klik, without a slash at the end."""
        return self.given_public_url or f"http://{self.host}:{self.port}"

    @property
    def speaks_slack(self) -> bool:
        return self.slack_bot_token is not None

    @property
    def speaks_teams(self) -> bool:
        return bool(self.teams_app_id and self.teams_app_password and self.teams_tenant)

    def rules(self) -> Rules:
        return Rules(
            language=self.language,
            channels=self.coach_channels,
            admins=self.admins,
            nudge_after=timedelta(hours=self.nudge_hours),
            escalate_after=timedelta(hours=self.escalate_hours),
            expire_after=timedelta(days=self.expire_days),
            coach_capacity=self.coach_capacity,
            coach_daily_cap=self.coach_daily_cap,
            small_cell=self.small_cell,
            accept_emoji=self.accept_emoji,
            accept_reactions=self.accept_reactions,
            cvs=self.takes_cvs,
            public_url=self.public_url,
            contact=self.contact,
        )

    settings_customise_sources = classmethod(_given_then_file)

    @model_validator(mode="wrap")
    @classmethod
    def _all_problems_at_once(cls, given: Any, read: ModelWrapValidatorHandler[Self]) -> Self:
        given = _without_blanks(given)
        problems = cls._missing(given)
        try:
            settings = read(given)
        except ValidationError as error:
            problems += _sentences(error)
        else:
            problems += [*settings._unreachable(), *objections(settings.rules())]
        if problems:
            raise Unsafe(tuple(dict.fromkeys(problems)))
        return settings

    @classmethod
    def _missing(cls, given: Mapping[str, Any]) -> list[str]:
        return text.missing_platform(given) + teams.missing(given) + text.missing_key(given)

    def _unreachable(self) -> list[str]:
        """Channels on a platform Klik was not told how to speak, and platforms nobody named a channel on."""
        problems = [text.NO_SCANNER] if self.takes_cvs and not self.cv_scanner.strip() else []
        if self.speaks_slack and not self.slack_signing_secrets:
            problems.append(text.UNSIGNED)
        if self.speaks_slack and all(place.platform is not Platform.SLACK for place in self.coach_channels):
            problems.append(text.NO_SLACK_CHANNEL)
        tenants = {place.workspace for place in self.coach_channels if place.platform is Platform.TEAMS}
        return problems + teams.unreachable(tenants, self.teams_tenant if self.speaks_teams else "")


class Housekeeping(Settings):
    """For a command that opens the store and speaks with no platform: a token or a channel is not asked for."""

    coach_channels: Annotated[tuple[Place, ...], BeforeValidator(text.channels)] = _named(
        "KLIK_COACH_CHANNELS", ()
    )

    @classmethod
    def _missing(cls, given: Mapping[str, Any]) -> list[str]:
        return text.missing_key(given)

    def _unreachable(self) -> list[str]:
        return []


def _sentences(error: ValidationError) -> list[str]:
    return [text.sentence(fault["loc"], fault["type"], fault["msg"]) for fault in _faults(error)]


def _faults(error: ValidationError) -> list[Any]:
    """What the checker found; what is absent altogether has its own, better sentence (`_missing`)."""
    found = error.errors(include_url=False, include_context=False, include_input=False)
    return [fault for fault in found if fault["type"] != "missing"]


class Address(BaseSettings):
    """What a platform is told before there is a token: where Klik is, and its language."""

    model_config = Settings.model_config

    public_url: Annotated[str, BeforeValidator(text.public_url)] = _named("KLIK_PUBLIC_URL")
    language: Annotated[Language, BeforeValidator(text.language)] = _named("KLIK_LANGUAGE", Language.NL)
    teams_app_id: Annotated[str, BeforeValidator(teams.guid("MICROSOFT_APP_ID"))] = _named(
        "MICROSOFT_APP_ID", ""
    )
    takes_cvs: Annotated[bool, BeforeValidator(text.switch("KLIK_CV"))] = _named("KLIK_CV", False)

    settings_customise_sources = classmethod(_given_then_file)
    _skip_blanks = model_validator(mode="before")(_without_blanks)


def read_settings(
    environ: Mapping[str, str] | None = None,
    env_file: str | Path | None = ".env",
    *,
    kind: type[Settings] = Settings,
) -> Settings:
    """The settings, the environment before `.env`; raises `Unsafe` with every problem at once."""
    with _readable():
        return kind(_env_file=env_file, **_named_in(environ, kind))  # type: ignore[call-arg]


def read_address(
    public_url: str | None = None,
    *,
    app_id: str | None = None,
    environ: Mapping[str, str] | None = None,
    env_file: str | Path | None = ".env",
) -> Address:
    """As `read_settings`, for what must work before an app exists at the platform; `public_url` goes first."""
    instead = {"KLIK_PUBLIC_URL": public_url, "MICROSOFT_APP_ID": app_id}
    given = _named_in(environ, Address) | {name: value for name, value in instead.items() if value}
    with _readable():
        try:
            return Address(_env_file=env_file, **given)  # type: ignore[call-arg]
        except ValidationError as error:
            raise Unsafe(tuple(_sentences(error)) or (text.NO_ADDRESS,)) from None


def _named_in(environ: Mapping[str, str] | None, settings: type[BaseSettings]) -> dict[str, Any]:
    names = {str(field.validation_alias) for field in settings.model_fields.values()}
    return {
        name: value for name, value in (os.environ if environ is None else environ).items() if name in names
    }


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except (OSError, UnicodeDecodeError) as error:
        raise Unsafe((text.UNREADABLE.format(kind=type(error).__name__),)) from None
