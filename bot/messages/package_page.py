"""The access package as a page that opens by itself: every value escaped, one inline style, and nothing else allowed."""

import base64
import hashlib
from html import escape

from bot.messages.authority import APPEAL
from bot.messages.package_sections import NONE, Reading, Section
from bot.words import Language

_STYLE = (
    "body{font:1rem/1.6 sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
    "dl{border-top:1px solid #767676;padding-top:.5rem}"
    "dt{font-weight:600}dd{margin:0 0 .5rem;overflow-wrap:anywhere}"
)
_DIGEST = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_DIGEST}'"


def page(read: Reading) -> str:
    title, language = escape(read.title), read.language
    found = "".join(_section(each, language) for each in read.sections)
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>{title}</title><style>{_STYLE}</style></head>\n<body><main><h1>{title}</h1>\n"
        f"<p>{escape(read.intro)}</p>\n{found}"
        f"<p>{escape(APPEAL.of(language))}</p></main></body></html>\n"
    )


def _section(section: Section, language: Language) -> str:
    about = f"<p>{escape(section.about)}</p>" if section.about else ""
    groups = "".join(
        "<dl>"
        + "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in rows)
        + "</dl>\n"
        for rows in section.groups
    )
    return f"<h2>{escape(section.title)}</h2>\n{about}{groups or f'<p>{escape(NONE.of(language))}</p>'}\n"
