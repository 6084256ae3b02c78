"""Data requests as handlers see them: the working list with deadlines first, one of them, and what can be done with it."""

from datetime import datetime

from bot.messages.cases import due
from bot.messages.parts import day, own_link, said
from bot.ports.cases import Case, Requester, Slot, Via
from bot.privacy.cases import copies
from bot.privacy.cases.kinds import STATES, VIA, kind_row, reason_words
from bot.rules import Rules
from bot.views import Button, Buttons, Facts, Heading, Note, Paragraph, Part, Quote, Style, View
from bot.words import Language, Words

MOST = 15


def listed(language: Language, rows: list[Case], *, now: datetime) -> View:
    title = Words(nl="Verzoeken over gegevens", en="Data requests").of(language)
    new = Button(
        Words(nl="Leg een verzoek vast", en="Log a request").of(language),
        "case.log",
        style=Style.PRIMARY,
        opens_form=True,
    )
    parts: list[Part] = [Heading(title)]
    if not rows:
        parts.append(Paragraph(Words(nl="Er loopt niets.", en="Nothing is under way.").of(language)))
    for case in rows[:MOST]:
        parts += [
            Facts(((case.reference, _line(case, language, now=now)),)),
            Buttons((_open(case, language),)),
        ]
    if len(rows) > MOST:
        more = Words(nl="En nog {n} met een latere datum.", en="And {n} more with a later date.")
        parts.append(Note(more.of(language, n=len(rows) - MOST)))
    return View(title, (*parts, Buttons((new,))))


def _line(case: Case, language: Language, *, now: datetime) -> str:
    words = [
        kind_row(case.kind).title.of(language),
        VIA[case.via].of(language),
        _left(case, language, now=now),
    ]
    if case.identified_at is None:
        words.append(_WHOSE[case.asked is not None].of(language))
    return ", ".join(words)


_WHOSE = {
    True: Words(nl="het account is gevraagd", en="the account has been asked"),
    False: Words(nl="nog niet bekend van wie", en="not known yet whose"),
}


def _left(case: Case, language: Language, *, now: datetime) -> str:
    at = due(case, language)
    if now >= case.due_at:
        return Words(nl="te laat sinds {at}", en="late since {at}").of(language, at=at)
    days = (case.due_at - now).days
    return Words(nl="uiterlijk {at}, nog {n} dagen", en="by {at}, {n} days left").of(language, at=at, n=days)


def _open(case: Case, language: Language) -> Button:
    label = Words(nl="Open {reference}", en="Open {reference}").of(language, reference=case.reference)
    return Button(label, "case.show", str(case.id))


def one(language: Language, case: Case, slot: Slot | None, *, now: datetime, has_requester: bool) -> View:
    """Codes and dates only; who asked stands behind a button of its own, which is on record."""
    title = Words(nl="Verzoek {reference}", en="Data request {reference}").of(
        language, reference=case.reference
    )
    rows = [
        (
            Words(nl="Wat", en="What"),
            f"{kind_row(case.kind).title.of(language)} (AVG art. {kind_row(case.kind).article})",
        ),
        (Words(nl="Via", en="By"), VIA[case.via].of(language)),
        (Words(nl="Ontvangen", en="Received"), day(case.received_at, language)),
        (Words(nl="Stand", en="State"), _state(case, language)),
    ]
    if case.is_open:
        rows.append((Words(nl="Termijn", en="Term"), _left(case, language, now=now)))
        rows.append((Words(nl="Van wie", en="Whose"), _whose(case, slot, language)))
    buttons = _acts(case, slot, language, has_requester=has_requester) if case.is_open else []
    return View(
        title,
        (
            Heading(title),
            Facts(tuple((label.of(language), text) for label, text in rows)),
            *(_how(case, language) if case.is_open else ()),
            *([Buttons(tuple(buttons))] if buttons else []),
        ),
    )


def _state(case: Case, language: Language) -> str:
    state = STATES[case.state].of(language)
    return f"{state}: {reason_words(case.reason, language)}" if case.reason else state


def _whose(case: Case, slot: Slot | None, language: Language) -> str:
    if case.identified_at is not None:
        known = Words(nl="vastgesteld, door het account", en="established, by the account")
        on_paper = Words(nl="vastgesteld, met een kopie", en="established, by a copy")
        return (known if case.person else on_paper).of(language)
    if slot is not None:
        return _SLOT[_step(slot)].of(language)
    return _WHOSE[case.asked is not None].of(language)


def _step(slot: Slot) -> str:
    if slot.read_at is not None:
        return "read"
    return "filled" if slot.filled_at is not None else "open"


_SLOT = {
    "open": Words(nl="een kopie is gevraagd", en="a copy has been asked for"),
    "filled": Words(nl="een kopie is binnen, ongelezen", en="a copy is in, unread"),
    "read": Words(nl="de kopie is bekeken: leg vast wat je zag", en="the copy was seen: log what you saw"),
}


def _how(case: Case, language: Language) -> tuple[Note, ...]:
    """The lightest way first (T2)."""
    if not copies.may_ask(case):
        return ()
    words = Words(
        nl="Kies eerst het account, als er een is: de persoon zegt daar zelf ja. Vraag alleen om een kopie als dat niet kan.",
        en="Choose the account first, if there is one: the person says yes there. Ask for a copy only if that is impossible.",
    )
    return (Note(words.of(language)),)


def _acts(case: Case, slot: Slot | None, language: Language, *, has_requester: bool) -> list[Button]:
    is_known, step = case.identified_at is not None, _step(slot) if slot else ""
    rows = [
        (has_requester, "case.who", Words(nl="Wie vroeg dit", en="Who asked"), True),
        (
            not is_known and case.via is not Via.CHAT,
            "case.identify",
            Words(nl="Kies account", en="Choose account"),
            True,
        ),
        (
            copies.may_ask(case) and step in ("", "open"),
            "copy.ask",
            Words(nl="Vraag een kopie", en="Ask for a copy"),
            True,
        ),
        (step == "filled", "copy.read", Words(nl="Bekijk de kopie", en="See the copy"), True),
        (step == "read", "copy.judge", Words(nl="Leg vast", en="Log what you saw"), True),
        (case.extended_at is None, "case.extend", Words(nl="Verleng", en="Extend"), True),
        (True, "case.refuse", Words(nl="Weiger", en="Refuse"), True),
    ]
    buttons = [
        Button(label.of(language), action, str(case.id), opens_form=opens)
        for is_offered, action, label, opens in rows
        if is_offered
    ]
    return [*buttons, *([_complete(case, language)] if is_known else [])]


def _complete(case: Case, language: Language) -> Button:
    return Button(
        Words(nl="Rond af", en="Complete").of(language),
        "case.complete",
        str(case.id),
        Style.PRIMARY,
        confirm=Words(
            nl="Is gedaan wat gevraagd werd? De persoon krijgt bericht.",
            en="Has been done what was asked? The person is told.",
        ).of(language),
    )


def who(language: Language, case: Case, requester: Requester | None) -> View:
    """A window: nothing of it stays in the conversation."""
    if requester is None:
        return sentence("nobody", language)
    rows = (
        (Words(nl="Naam", en="Name").of(language), requester.name),
        (Words(nl="Bereikbaar via", en="Reached by").of(language), requester.reach),
    )
    words = (Quote(requester.words),) if requester.words else ()
    return View(case.reference, (Facts(tuple(row for row in rows if row[1])), *words))


def room(language: Language, case: Case, *, url: str, slot: Slot, again: bool) -> View:
    """What the handler sends to who asked: the instructions come before the upload (R-085)."""
    first = Words(
        nl="Je zag dat niet alles was afgeschermd. De kopie is vernietigd. Vraag haar opnieuw, met deze nieuwe link.",
        en="You saw that not everything was masked. The copy is destroyed. Ask again, with this new link.",
    )
    send = Words(
        nl="Stuur dit naar wie het vroeg, op dezelfde manier als het binnenkwam. De link werkt één keer, tot {until}.",
        en="Send this to who asked, the same way it came in. The link works once, until {until}.",
    )
    text = Words(
        nl="Om te weten dat jij het bent, vragen we één keer een kopie van je legitimatiebewijs. Scherm je "
        "burgerservicenummer en je pasfoto af, bijvoorbeeld met de app KopieID van de overheid. Lever haar in op {url}. "
        "Eén beheerder bekijkt haar één keer; daarna is ze weg.",
        en="To know that it is you, we ask once for a copy of your identity document. Mask your citizen service number "
        "(BSN) and your photo, for instance with the government's app KopieID. Hand it in at {url}. One admin sees it "
        "once; then it is gone.",
    )
    parts: list[Part] = [Paragraph(first.of(language))] if again else []
    parts += [
        Paragraph(send.of(language, until=day(slot.expires_at, language))),
        Quote(text.of(language, url=url)),
    ]
    return View(case.reference, tuple(parts))


def link(language: Language, case: Case, rules: Rules, code: str) -> View:
    words = Words(
        nl="De kopie bij {reference} is de komende tien minuten één keer te bekijken, alleen door jou. Sla haar niet op. "
        "Leg daarna vast wat je zag.",
        en="The copy of {reference} can be seen once in the next ten minutes, by you alone. Do not save it. "
        "Then log what you saw.",
    ).of(language, reference=case.reference)
    see = own_link(
        rules, Words(nl="Bekijk de kopie", en="See the copy").of(language), f"identity/read/{code}"
    )
    log = Button(
        Words(nl="Leg vast", en="Log what you saw").of(language), "copy.judge", str(case.id), opens_form=True
    )
    return View(words, (Paragraph(words), Buttons((see, log))))


SENTENCES = {
    "gone": Words(
        nl="Dit kan niet meer: het verzoek is afgehandeld, of het is al bekend van wie het is. Kijk met /avg verzoeken.",
        en="This is not possible any more: the request is completed, or it is known whose it is. See /avg requests.",
    ),
    "own": Words(
        nl="Dit verzoek is van jou: een andere beheerder handelt het af.",
        en="This request is yours: another admin completes it.",
    ),
    "unidentified": Words(
        nl="Stel eerst vast van wie dit verzoek is, of weiger het met die reden.",
        en="First establish whose request this is, or refuse it for that reason.",
    ),
    "copy_gone": Words(
        nl="Er is geen kopie die jij kunt bekijken: ze is al gezien, gewist, of een collega bekijkt haar.",
        en="There is no copy that you can see: it was seen, erased, or a colleague is looking at it.",
    ),
    "nobody": Words(nl="Er staat niet bij wie dit vroeg.", en="It does not say who asked."),
    "no_address": Words(
        nl="Klik weet niet waar het te vinden is. Laat de beheerder KLIK_PUBLIC_URL invullen.",
        en="Klik does not know where it can be found. Have the operator set KLIK_PUBLIC_URL.",
    ),
}


def sentence(name: str, language: Language) -> View:
    return said(SENTENCES[name], language)
