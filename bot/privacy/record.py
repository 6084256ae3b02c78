"""The record of processing (GDPR art. 30(1)), made from the catalogue: never written by hand, so it cannot drift."""

from collections.abc import Iterator, Mapping, Sequence

from bot.privacy import catalogue
from bot.privacy.catalogue import (
    CATEGORIES,
    GROUNDS,
    PURPOSES,
    RECIPIENTS,
    Asked,
    Category,
    Offer,
    PurposeRow,
    Shown,
)
from bot.privacy.purposes import DataClass
from bot.words import Language, Words

Kept = Mapping[str, Sequence[str]]
Parties = Sequence[tuple[str, str]]


def record(language: Language, *, kept: Kept, controller: str = "", parties: Parties = ()) -> str:
    """Markdown. `kept`: in which tables a category stands; `parties`: the register's rows, as name and what they do."""
    return "\n".join(_lines(language, kept=kept, controller=controller, parties=parties)) + "\n"


def _lines(language: Language, *, kept: Kept, controller: str, parties: Parties) -> Iterator[str]:
    yield f"# {_TITLE.of(language)}"
    yield ""
    yield _INTRO.of(language)
    yield ""
    yield f"* {_CONTROLLER.of(language)}: {controller or _NAMED_BY_SETTING.of(language)}"
    yield f"* {_PEOPLE.of(language)}"
    yield f"* {_TRANSFERS.of(language)}"
    for row in PURPOSES:
        yield from _purpose(row, language, kept)
    yield from _parties(language, parties)
    yield from _recipients(language)
    yield from _measures(language)


def _purpose(row: PurposeRow, language: Language, kept: Kept) -> Iterator[str]:
    yield from ("", f"## {row.title.of(language)}", "", f"{_capital(row.why.of(language))}.")
    yield from (
        "",
        f"{GROUNDS[row.ground].of(language)} · {_OFFERS[row.offer].of(language)} · {row.requirement}",
    )
    held = [each for each in CATEGORIES if each.purpose is row.purpose]
    if not held:
        return
    yield from ("", *_head(_COLUMNS, language))
    for category in held:
        yield _cells(
            category.label.of(language),
            _ASKED[category.asked].of(language),
            GROUNDS[category.ground].of(language),
            _CLASSES[category.data_class].of(language),
            catalogue.term_words(category.term, language),
            _who(category, language),
            _SHOWN[category.shown].of(language),
            ", ".join(f"`{table}`" for table in kept.get(category.code, ())) or "–",
            category.requirement,
        )


def _who(row: Category, language: Language) -> str:
    return (
        "; ".join(each.title.of(language) for each in RECIPIENTS if each.recipient in row.recipients) or "–"
    )


def _parties(language: Language, parties: Parties) -> Iterator[str]:
    yield from ("", f"## {_PARTIES.of(language)}", "")
    if not parties:
        yield _NO_PARTIES.of(language)
    yield from (f"* {name}: {what}" for name, what in parties)


def _recipients(language: Language) -> Iterator[str]:
    yield from ("", f"## {_RECIPIENTS.of(language)}", "")
    yield from (f"* {_capital(row.title.of(language))}" for row in RECIPIENTS)


def _measures(language: Language) -> Iterator[str]:
    yield from ("", f"## {_MEASURES.of(language)}", "")
    yield from (f"* {words.of(language)}" for words in MEASURES)


def _head(columns: Sequence[Words], language: Language) -> tuple[str, str]:
    return _cells(*(each.of(language) for each in columns)), "|" + "---|" * len(columns)


def _cells(*texts: str) -> str:
    return "| " + " | ".join(text.replace("|", "/") for text in texts) + " |"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_TITLE = Words(nl="Register van verwerkingen", en="Record of processing")
_INTRO = Words(
    nl="Volgens artikel 30 lid 1 AVG. Gemaakt door `klik record` uit de catalogus in `bot/privacy/catalogue/`; "
    "verander de catalogus, niet deze tekst.",
    en="Under article 30(1) GDPR. Made by `klik record` from the catalogue in `bot/privacy/catalogue/`; "
    "change the catalogue, not this text.",
)
_CONTROLLER = Words(nl="Verwerkingsverantwoordelijke", en="Controller")
_NAMED_BY_SETTING = Words(
    nl="het netwerk dat deze installatie beheert (`KLIK_CONTACT`)",
    en="the network that runs this installation (`KLIK_CONTACT`)",
)
_PEOPLE = Words(
    nl="Betrokkenen: kandidaten, coaches, beheerders, en wie een vraag stelt of een verzoek doet",
    en="Data subjects: candidates, coaches, admins, and whoever asks a question or makes a request",
)
_TRANSFERS = Words(
    nl="Doorgifte buiten de EU: alleen door een verwerker uit het register, onder de overeenkomst die daar staat",
    en="Transfers outside the EU: only by a processor in the register, under the agreement that stands there",
)
_COLUMNS = (
    Words(nl="Gegevens", en="Data"),
    Words(nl="Gevraagd", en="Asked"),
    Words(nl="Grondslag", en="Ground"),
    Words(nl="Klasse", en="Class"),
    Words(nl="Bewaartermijn", en="Kept"),
    Words(nl="Ontvangers", en="Recipients"),
    Words(nl="In de oproep", en="In the broadcast"),
    Words(nl="Tabellen", en="Tables"),
    Words(nl="Eis", en="Row"),
)
_OFFERS = {
    Offer.PART: Words(nl="hoort bij de dienst", en="part of the service"),
    Offer.CHOSEN: Words(nl="uit, tot iemand er zelf voor kiest", en="off, until somebody chooses it"),
    Offer.ABSENT: Words(nl="uit, en niet gebouwd", en="off, and not built"),
}
_ASKED = {
    Asked.REQUIRED: Words(nl="ja", en="yes"),
    Asked.OPTIONAL: Words(nl="vrijwillig", en="optional"),
    Asked.CONSENTED: Words(nl="alleen met eigen toestemming", en="only with a consent of its own"),
    Asked.IMPLICIT: Words(nl="komt vanzelf mee", en="comes along"),
    Asked.NOT_ASKED: Words(nl="wordt niet gevraagd", en="not asked"),
}
_SHOWN = {
    Shown.AS_CHOSEN: Words(nl="zoals gekozen", en="as chosen"),
    Shown.BROADER: Words(nl="als ruimere groep", en="as a wider group"),
    Shown.ANONYMISED: Words(nl="gepseudonimiseerd", en="pseudonymised"),
    Shown.TAKEN_OUT: Words(nl="nooit, en uit de tekst gehaald", en="never, and taken out of the text"),
    Shown.NEVER: Words(nl="nooit", en="never"),
}
_CLASSES = {
    DataClass.NONE: Words(nl="van niemand", en="nobody's"),
    DataClass.PSEUDONYM: Words(nl="pseudoniem", en="pseudonym"),
    DataClass.PERSON: Words(nl="persoon, versleuteld", en="person, sealed"),
    DataClass.CONTACT: Words(nl="contact, versleuteld", en="contact, sealed"),
    DataClass.SENSITIVE: Words(nl="gevoelig, versleuteld", en="sensitive, sealed"),
    DataClass.SECRET: Words(nl="geheim, versleuteld", en="secret, sealed"),
}
_PARTIES = Words(
    nl="Verwerkers en ontvangers in deze installatie", en="Processors and recipients of this installation"
)
_NO_PARTIES = Words(
    nl="Staan in het register van de installatie zelf: `/avg register`.",
    en="Stand in the installation's own register: `/avg register`.",
)
_RECIPIENTS = Words(nl="Soorten ontvangers", en="Kinds of recipients")
_MEASURES = Words(nl="Beveiligingsmaatregelen (art. 32)", en="Security measures (art. 32)")
MEASURES = (
    Words(
        nl="Wat iemand gaf is versleuteld met een sleutel van die persoon (AES-256-GCM), gebonden aan zijn plaats; "
        "de sleutels staan in een ander bestand, verpakt met een sleutel van het netwerk.",
        en="What somebody gave is encrypted under a key of that person (AES-256-GCM), bound to its place; "
        "the keys stand in another file, wrapped by a key of the network.",
    ),
    Words(
        nl="Elk verzoek van een platform wordt gecontroleerd op afzender, tijd en inhoud voordat het gelezen wordt.",
        en="Every request of a platform is checked for sender, time and content before it is read.",
    ),
    Words(
        nl="Rechten worden opgezocht op het moment van de handeling, per rol; elke blik op een persoon wordt vastgelegd.",
        en="Rights are looked up at the moment of the act, by role; every look at a person is logged.",
    ),
    Words(
        nl="Alle handelingen staan in een keten die laat zien dat er niets is veranderd of afgeknipt.",
        en="All acts stand in a chain that shows that nothing was changed or cut off.",
    ),
    Words(
        nl="Coaches lezen een gepseudonimiseerde tekst, die de kandidaat eerst zelf zag.",
        en="Coaches read a pseudonymised text, which the candidate saw first.",
    ),
)
