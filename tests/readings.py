"""The privacy statement as it is read, without a store: version 1 on a day in 2026."""

import hashlib
from datetime import date

from bot.messages.privacy import Reading
from bot.ports.statements import Statement
from bot.privacy import seed
from bot.words import Language


def reading(language: Language) -> Reading:
    first = seed.draft()
    digest = hashlib.sha256(first.texts[Language.NL].encode()).digest()
    statement = Statement(first.id, 1, first.in_force, digest, (), seed.PUBLISHED_AT)
    return Reading(statement, first.texts[language], (statement,), date(2026, 3, 2))
