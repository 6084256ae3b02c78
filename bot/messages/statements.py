"""The statement's versions for admins, the draft and what it changes, and the announcement to everybody."""

import difflib
from collections.abc import Iterator
from datetime import date

from bot.messages import privacy
from bot.messages.parts import privacy_link, said, with_parts
from bot.ports.statements import Draft, Statement
from bot.privacy import catalogue
from bot.privacy.publishing import Objection
from bot.privacy.purposes import Purpose
from bot.rules import Rules
from bot.views import Button, Buttons, Facts, Heading, Note, Paragraph, Part, Style, View
from bot.words import Language, Words

TITLE = Words(nl="De privacyverklaring", en="The privacy statement")


def overview(language: Language, versions: list[Statement], draft: Draft | None, *, today: date) -> View:
    title = TITLE.of(language)
    rows = tuple(_version(each, language, today) for each in versions)
    return View(
        title,
        (
            Heading(title),
            Facts(rows),
            Note(_DANGLING.of(language)),
            *(_draft(draft, language) if draft else _none(language)),
        ),
    )


def _version(statement: Statement, language: Language, today: date) -> tuple[str, str]:
    ahead = Words(nl="gaat in op {since}", en="begins on {since}")
    now = Words(nl="sinds {since}", en="since {since}")
    words = ahead if statement.in_force > today else now
    label = Words(nl="Versie {version}", en="Version {version}")
    since = privacy.day(statement.in_force, language)
    return label.of(language, version=statement.version), words.of(language, since=since)


def _draft(draft: Draft, language: Language) -> tuple[Part, ...]:
    words = Words(
        nl="Er is een ontwerp, dat ingaat op {since}. Met zijn tweeën maak je het tot een versie. "
        "Daarna kan niemand het meer veranderen, en krijgt iedereen er bericht van.",
        en="There is a draft, to begin on {since}. Two admins make it a version. "
        "Nobody can change it after that, and everybody is told.",
    )
    reference = str(draft.id)
    ask = Button(
        Words(nl="Vraag akkoord", en="Ask for approval").of(language),
        "statement.publish",
        reference,
        Style.PRIMARY,
    )
    read = Button(
        Words(nl="Wat er verandert", en="What changes").of(language),
        "statement.changes",
        reference,
        opens_form=True,
    )
    drop = Button(
        Words(nl="Gooi het weg", en="Discard it").of(language),
        "statement.drop",
        reference,
        Style.DANGER,
        confirm=Words(nl="Het ontwerp is dan weg.", en="The draft is gone then.").of(language),
    )
    since = privacy.day(draft.in_force, language)
    return (
        Paragraph(words.of(language, since=since)),
        *_widened(draft.widens, language),
        Buttons((ask, read, drop)),
    )


def _none(language: Language) -> tuple[Part, ...]:
    words = Words(
        nl="Er is geen ontwerp. Maak er een met klik statement draft, op de machine van Klik.",
        en="There is no draft. Make one with klik statement draft, on Klik's own machine.",
    )
    return (Note(words.of(language)),)


def _widened(widens: tuple[str, ...], language: Language) -> tuple[Part, ...]:
    if not set(widens) & set(Purpose):
        return ()
    words = Words(
        nl="Dit wordt ruimer, en stopt tot er opnieuw toestemming is: {purposes}.",
        en="This becomes wider, and stops until there is new consent: {purposes}.",
    )
    titles = [catalogue.purpose(Purpose(name)).title.of(language) for name in widens if name in set(Purpose)]
    return (Paragraph(words.of(language, purposes="; ".join(titles))),)


def changes(language: Language, before: str, after: str) -> View:
    """Paragraph by paragraph: what goes and what comes."""
    title = Words(nl="Wat er verandert", en="What changes").of(language)
    return View(title, (Heading(title), *(Paragraph(line) for line in _difference(before, after, language))))


def _difference(before: str, after: str, language: Language) -> Iterator[str]:
    gone, new = Words(nl="Weg: {text}", en="Gone: {text}"), Words(nl="Nieuw: {text}", en="New: {text}")
    for line in difflib.ndiff(_paragraphs(before), _paragraphs(after)):
        if line.startswith(("- ", "+ ")):
            yield (gone if line.startswith("-") else new).of(language, text=line[2:])


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]


def refused(language: Language, reason: str) -> View:
    return said(
        _OBJECTIONS[Objection(reason)] if reason in set(Objection) else _OBJECTIONS[Objection.NO_DRAFT],
        language,
    )


def announcement(language: Language, statement: Statement, *, today: date, rules: Rules) -> View:
    """Before it begins (R-033); also when the message comes late, as it was."""
    since = privacy.day(statement.in_force, language)
    words = Words(
        nl="Onze privacyverklaring verandert. Versie {version} geldt vanaf {since}. Lees haar met /klik privacy zodra ze geldt.",
        en="Our privacy statement changes. Version {version} holds from {since}. Read it with /klik privacy once it holds.",
    )
    late = Words(
        nl="Onze privacyverklaring is veranderd. Versie {version} geldt sinds {since}. Lees haar met /klik privacy.",
        en="Our privacy statement has changed. Version {version} holds since {since}. Read it with /klik privacy.",
    )
    links = privacy_link(rules, language, version=statement.version)
    parts = (*_widened(statement.widens, language), *((Buttons(links),) if links else ()))
    chosen = words if statement.in_force > today else late
    return with_parts(chosen, language, *parts, version=statement.version, since=since)


_DANGLING = Words(
    nl="Let op: de verklaring verwijst naar een cookiebeleid en een alinea over profilering die er niet zijn. "
    "Klik zegt dat er eerlijk bij, en profilering blijft uit.",
    en="Note: the statement refers to a cookie policy and a paragraph on profiling that do not exist. "
    "Klik says so honestly, and profiling stays off.",
)
_OBJECTIONS = {
    Objection.NO_DRAFT: Words(
        nl="Dit ontwerp is er niet meer. Kijk met /avg verklaring.",
        en="This draft is gone. See /avg statement.",
    ),
    Objection.LANGUAGE_MISSING: Words(
        nl="In het ontwerp ontbreekt een taal. Maak het opnieuw, in het Nederlands en het Engels.",
        en="The draft lacks a language. Make it again, in Dutch and in English.",
    ),
    Objection.PAST: Words(
        nl="De ingangsdatum is vandaag of voorbij. Kies een latere dag: iedereen krijgt eerst bericht.",
        en="It would begin today or in the past. Choose a later day: everybody is told first.",
    ),
    Objection.SAME_DAY: Words(
        nl="Op die dag gaat al een andere versie in. Kies een andere dag.",
        en="Another version begins on that day. Choose another day.",
    ),
    Objection.SAME_TEXT: Words(
        nl="De Nederlandse tekst is dezelfde als die van de laatste versie. Er is niets te publiceren.",
        en="The Dutch text is the same as the last version's. There is nothing to publish.",
    ),
    Objection.UNKNOWN_PURPOSE: Words(
        nl="Het ontwerp noemt een doel dat Klik niet kent.",
        en="The draft names a purpose that Klik does not know.",
    ),
}
