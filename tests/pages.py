"""What stands behind the web's own pages, without a store: forms as they are, and an answer that a test chooses."""

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

from bot.events import PageSent
from bot.messages import pages
from bot.ports.cases import Case, CaseKind, CaseState, Slot, Via
from bot.privacy.cases import copies
from bot.privacy.catalogue.desk import CONTACT
from bot.views import Form, Reply, Say, View
from bot.words import Language

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
CASE = Case(
    UUID(int=1),
    "V-ABCDEF",
    CaseKind.ACCESS,
    Via.POST,
    CaseState.OPEN,
    None,
    NOW,
    NOW + timedelta(days=28),
)
SLOT = Slot(UUID(int=2), CASE.id, NOW, NOW + timedelta(days=14))
# The smallest picture there is: one grey dot.
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c636000000002000148afa4710000000049454e44ae426082"
)


@dataclass
class PagesInMemory:
    """Notes what was sent."""

    own: str = "https://klik.test"
    time: float = 1_000_000.0
    sent: list[PageSent] = field(default_factory=list)
    reply: Reply | None = None
    failure: Exception | None = None

    def now(self) -> float:
        return self.time

    async def sign(self, data: bytes) -> bytes:
        return hashlib.sha256(b"ours" + data).digest()

    async def ask(self, language: Language, form: str, code: str) -> Form | View:
        if form == CONTACT:
            return pages.contact_form(language)
        if code == "OVER":
            return pages.copy_over(language)
        return pages.see_form(language) if form == copies.READING else pages.copy_form(language, CASE, SLOT)

    async def send(self, sent: PageSent, language: Language) -> Reply:
        if self.failure is not None:
            raise self.failure
        self.sent.append(sent)
        return self.reply or Say(pages.case_receipt(language, CASE))

    async def see(self, code: str) -> tuple[str, bytes] | None:
        return ("image/png", PICTURE) if code != "OVER" else None
