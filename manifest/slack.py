"""What Slack is told about Klik: the app manifest, built from the installation's address and the table of commands."""

from collections.abc import Iterable

from bot.commands import COMMANDS, Audience, Command
from bot.words import Language, Words

# Exactly what is used, nothing for later (decision 11): each is named with what stops without it.
SCOPES: tuple[str, ...] = (
    "chat:write",  # every message, the tombstone, the private "no"
    "commands",  # /klik and /avg
    "im:history",  # what somebody types to Klik; never a channel's history
    "im:write",  # opening the DM with a coach or an admin
    "reactions:read",  # accepting by emoji
    "users:read",  # the person's language, and that an account was deactivated
    "groups:read",  # is the coaches' channel private, not shared, and is Klik in it
    "files:write",  # an answer to a data request as a file
)

# Only where CVs are taken: reading what somebody puts in the form, or sends in their own DM.
FILES_READ = "files:read"

EVENTS: tuple[str, ...] = (
    "app_uninstalled",
    "channel_shared",
    "channel_unshared",
    "group_archive",
    "group_deleted",
    "group_left",
    "group_unarchive",
    "member_joined_channel",
    "member_left_channel",
    "message.im",
    "reaction_added",
    "tokens_revoked",
    "user_change",
)

ROUTE = "/slack/events"

_DESCRIPTION = Words(
    nl="Brengt wie een loopbaancoach zoekt in contact met één coach",
    en="Brings a person who looks for a career coach together with one coach",
)
_LONG = Words(
    nl=(
        "Je chat met Klik, schrijft in een formulier wat je zoekt en ziet precies wat coaches te lezen krijgen, "
        "zonder je naam. De eerste coach die wil helpen, krijgt je contactgegevens in een privébericht. "
        "Verder krijgt niemand ze. Inzien, wijzigen of verwijderen kan altijd. Privacyverklaring: {address}"
    ),
    en=(
        "You chat with Klik, write in a form what you look for and see exactly what coaches will read, "
        "without your name. The first coach who wants to help gets your contact details in a private message. "
        "Nobody else does. You can always see, change or remove them. Privacy statement: {address}"
    ),
)
_COMMANDS: dict[Audience, Words] = {
    Audience.KLIK: Words(
        nl="Een coach zoeken, je aanvraag, je gegevens",
        en="Find a coach, your request, your data",
    ),
    Audience.AVG: Words(
        nl="Voor beheerders: overzicht en taken",
        en="For admins: overview and tasks",
    ),
}


def slack_manifest(
    *, public_url: str, language: Language, commands: Iterable[Command] = COMMANDS, cvs: bool = False
) -> dict[str, object]:
    """The manifest of an installation that Slack reaches at `public_url`, over HTTP."""
    address = public_url.rstrip("/")
    request_url = address + ROUTE
    rows = tuple(commands)
    audiences = [audience for audience in Audience if any(row.audience is audience for row in rows)]
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": "Klik",
            "description": _DESCRIPTION.of(language),
            "long_description": _LONG.of(language, address=f"{address}/privacy"),
            "background_color": "#0b5c6b",
        },
        "features": {
            # Without a writable messages tab nobody can type to Klik.
            "app_home": {
                "home_tab_enabled": False,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Klik", "always_online": True},
            "slash_commands": [
                _slash_command(audience, rows, request_url, language) for audience in audiences
            ],
        },
        "oauth_config": {"scopes": {"bot": [*SCOPES, *((FILES_READ,) if cvs else ())]}},
        "settings": {
            "event_subscriptions": {"request_url": request_url, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, "request_url": request_url},
            "org_deploy_enabled": False,
            "socket_mode_enabled": False,
            "token_rotation_enabled": False,
        },
    }


def _slash_command(
    audience: Audience, rows: tuple[Command, ...], request_url: str, language: Language
) -> dict[str, object]:
    """Both languages in the description, because Slack shows one text to everybody; the hint in the installation's."""
    words = [row.alias if language is Language.NL else row.word for row in rows if row.audience is audience]
    text = _COMMANDS[audience]
    return {
        "command": f"/{audience.value}",
        "url": request_url,
        "description": f"{text.nl} · {text.en}",
        "usage_hint": "[" + " | ".join(words) + "]",
        # A mention then arrives as <@U…>, which can be told from any word, and is refused. Unescaped it is a bare name.
        # https://docs.slack.dev/interactivity/implementing-slash-commands
        "should_escape": True,
    }
