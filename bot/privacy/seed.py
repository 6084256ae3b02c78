"""Version 1 of the statement: in force since 5 November 2020 (R-090), byte for byte as it was supplied (T8)."""

from datetime import date, datetime
from importlib.resources import files
from uuid import UUID

from bot.context import AMSTERDAM
from bot.ports.statements import Draft
from bot.words import Language

_ID = UUID("01758f2c-9400-7000-8000-000000000001")
PUBLISHED_AT = datetime(2020, 11, 5, tzinfo=AMSTERDAM)


def text(language: Language) -> str:
    """The Dutch text is the supplied one; the English is a translation, for reading."""
    return files("bot.privacy").joinpath(f"statement_1.{language.value}.txt").read_bytes().decode()


def draft() -> Draft:
    return Draft(_ID, date(2020, 11, 5), {language: text(language) for language in Language})
