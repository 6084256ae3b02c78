"""The access package as files: one page per language to read, and JSON for other systems. Escaped; no script, no request."""

import base64
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from html import escape

from bot.messages.authority import APPEAL
from bot.messages.parts import moment
from bot.messages.privacy import recipients
from bot.privacy import catalogue
from bot.privacy.catalogue import GROUNDS, RECIPIENTS, Category
from bot.privacy.consents import consent_row
from bot.privacy.package import Package, is_given, text_of
from bot.words import Language, Words

Rows = Iterator[tuple[str, str]]
_STYLE = (
    "body{font:1rem/1.6 sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
    "dt{font-weight:600}dd{margin:0 0 .5rem;overflow-wrap:anywhere}"
)
_DIGEST = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_DIGEST}'"
# The names are the same for everybody: nothing of a person is in one (F-105).
PAGES = {Language.NL: "mijn-gegevens.html", Language.EN: "my-data.html"}
DATA = "data.json"
LONG = 400  # a file is in the JSON in full; a page says how large it is

TITLE = Words(nl="Wat Klik van je bewaart", en="What Klik holds about you")
_ABOUT = Words(
    nl="{why} Grondslag: {ground}. Bewaartermijn: {term}. Wie het krijgt: {who}. Bron: {source}.",
    en="{why} Ground: {ground}. Kept: {term}. Who gets it: {who}. Source: {source}.",
)
_SOURCE = {
    True: Words(nl="jijzelf", en="you"),
    False: Words(nl="ontstaan door het gebruik van Klik", en="made by using Klik"),
}
_CONSENTS = Words(nl="Je toestemmingen, in de woorden die je zag", en="Your consents, in the words you saw")
_DISCLOSED = Words(nl="Wie gegevens van je kreeg", en="Who got data of yours")
_LOOKS = Words(nl="Wie van de beheerders in je gegevens keek", en="Which admins looked at your data")
_NONE = Words(nl="Niemand.", en="Nobody.")
_YES, _NO = Words(nl="Ja", en="Yes"), Words(nl="Nee", en="No")
_UNREADABLE = Words(nl="niet meer te openen", en="cannot be opened any more")
_FILE = Words(nl="bestand, staat in data.json", en="file, is in data.json")


def whole(package: Package) -> bytes:
    """Access: two pages and the data, in one archive."""
    files = {PAGES[language]: page(package, language).encode() for language in Language}
    return _zipped({**files, DATA: data(package)})


def data(package: Package, *, only_given: bool = False) -> bytes:
    """`only_given`: what the person provided, to take along (art. 20)."""
    held = [(row, values) for row, values in package.by_category() if not only_given or is_given(row)]
    found: dict[str, object] = {
        "made_at": package.made_at.isoformat(),
        "data": [
            {
                "category": row.code,
                "label": row.label.en,
                "purpose": row.purpose,
                "ground": row.ground,
                "term": catalogue.term_words(row.term, Language.EN),
                "recipients": list(row.recipients),
                "values": [
                    {"table": each.table, "row": each.row, "column": each.column, "value": text_of(each)}
                    for each in values
                ],
            }
            for row, values in held
        ],
    }
    if not only_given:
        found |= {"consents": _consents(package), "disclosed": _disclosed(package), "looks": _looks(package)}
    return json.dumps(found, ensure_ascii=False, indent=1).encode()


def _consents(package: Package) -> list[dict[str, object]]:
    return [
        {
            "purpose": each.purpose,
            "given": each.given,
            "at": each.at.isoformat(),
            "language": each.language,
            "wording": each.wording,
            "sha256": each.digest,
        }
        for each in package.consents
    ]


def _disclosed(package: Package) -> list[dict[str, object]]:
    return [
        {
            "to": package.coaches.get(each.to, each.recipient),
            "purpose": each.purpose,
            "fields": list(each.fields),
            "ground": each.ground,
            "at": each.at.isoformat(),
        }
        for each in package.disclosed
    ]


def _looks(package: Package) -> list[dict[str, object]]:
    return [{"reason": each.reason, "at": each.opened_at.isoformat()} for each in package.looks]


def page(package: Package, language: Language) -> str:
    """A page that opens by itself: every value escaped, one inline style, a policy that allows nothing else."""
    title = escape(TITLE.of(language))
    sections = "".join(_section(name, rows, language) for name, rows in _sections(package, language))
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>{title}</title><style>{_STYLE}</style></head>\n<body><main><h1>{title}</h1>\n"
        f"<p>{escape(moment(package.made_at, language))}</p>\n{sections}"
        f"<p>{escape(APPEAL.of(language))}</p></main></body></html>\n"
    )


def _section(name: str, rows: Rows, language: Language) -> str:
    found = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in rows)
    return (
        f"<h2>{escape(name)}</h2>\n<dl>{found}</dl>\n"
        if found
        else f"<h2>{escape(name)}</h2><p>{_NONE.of(language)}</p>\n"
    )


def _sections(package: Package, language: Language) -> Iterator[tuple[str, Rows]]:
    for row, _ in package.by_category():
        yield row.label.of(language), _values(package, row, language)
    yield _CONSENTS.of(language), _said(package, language)
    yield _DISCLOSED.of(language), given(package, language)
    yield _LOOKS.of(language), ((moment(each.opened_at, language), each.reason) for each in package.looks)


def _values(package: Package, row: Category, language: Language) -> Rows:
    yield row.label.of(language), _about(row, language)
    for each in package.held:
        if each.category == row.code:
            value = text_of(each) if each.is_readable else _UNREADABLE.of(language)
            is_file = isinstance(each.value, bytes) and len(each.value) > LONG
            yield f"{each.table}.{each.column}", _FILE.of(language) if is_file else value


def _about(row: Category, language: Language) -> str:
    return _ABOUT.of(
        language,
        why=row.hint(language),
        ground=GROUNDS[row.ground].of(language),
        term=catalogue.term_words(row.term, language),
        who=recipients(row, language),
        source=_SOURCE[is_given(row)].of(language),
    )


def _said(package: Package, language: Language) -> Rows:
    for each in package.consents:
        answer = (_YES if each.given else _NO).of(language)
        label = f"{consent_row(each.purpose).title.of(language)}, {moment(each.at, language)}: {answer}"
        yield label, each.wording


def given(package: Package, language: Language) -> Rows:
    titles = {each.recipient.value: each.title.of(language) for each in RECIPIENTS}
    for each in package.disclosed:
        who = package.coaches.get(each.to) or titles.get(each.recipient, each.recipient)
        yield f"{who}, {moment(each.at, language)}", ", ".join(each.fields)


def _zipped(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()
