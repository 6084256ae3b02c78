"""What the bot is registered as at Microsoft, checked before anything starts: an empty app id would be an open door (M8)."""

import re
from dataclasses import dataclass, field

from adapters.teams import texts
from bot.words import Words

SINGLE_TENANT = "SingleTenant"

_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


class NotStarted(Exception):
    """Teams is set up in a way that cannot work, or not safely; `words` say what to do about it."""

    def __init__(self, words: Words, **values: str) -> None:
        super().__init__("teams is not set up")
        self.words = Words(nl=words.nl.format(**values), en=words.en.format(**values)) if values else words


@dataclass(frozen=True)
class Registration:
    """Raises `NotStarted` unless every part is there. The SDK reads an unknown type as "any tenant" (platform notes 1.2)."""

    app_id: str
    password: str = field(repr=False)
    tenant: str
    kind: str = SINGLE_TENANT

    def __post_init__(self) -> None:
        if not _GUID.fullmatch(self.app_id):
            raise NotStarted(texts.NO_APP_ID)
        if not self.password.strip():
            raise NotStarted(texts.NO_PASSWORD)
        if not _GUID.fullmatch(self.tenant):
            raise NotStarted(texts.NO_TENANT)
        if self.kind != SINGLE_TENANT:
            raise NotStarted(texts.WRONG_TYPE)
