"""The privacy statement as a page: plain HTML, one inline style, no script, no cookie, no request elsewhere."""

import base64
import hashlib
from html import escape
from typing import assert_never

from bot.views import Buttons, Facts, Heading, Note, Paragraph, Part, Quote, View
from bot.words import Language, Words

_STYLE = """
:root { color-scheme: light dark; --ink: #1d2330; --soft: #4d5666; --paper: #fbfaf7; --line: #d9d5cb; --link: #0b5c6b }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eceae4; --soft: #b4b9c4; --paper: #171a21; --line: #3a404d; --link: #7fd0e0 }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.65 system-ui, sans-serif }
main, nav { max-width: 42rem; margin: 0 auto; padding: 0 1.25rem }
main { padding-bottom: 4rem }
nav { padding-top: 1.25rem; display: flex; gap: 1.25rem }
nav a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none }
a { color: var(--link); text-underline-offset: .2em }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 3px }
h1 { font-size: 2rem; line-height: 1.2; margin: 1.5rem 0 1rem }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.25rem 0 .5rem }
h1, h2, p, ul, dl, blockquote { overflow-wrap: anywhere; hyphens: auto }
p, ul, dl, blockquote { margin: 0 0 1rem }
ul { padding-left: 1.4rem }
dt { font-weight: 600 }
dd { margin: 0 0 .5rem }
small { color: var(--soft); font-size: .9375rem }
blockquote { border-left: 3px solid var(--line); padding-left: 1rem }
.skip { position: absolute; left: -999rem }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem }
"""

_DIGEST = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        f"style-src 'sha256-{_DIGEST}'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)

_SKIP = Words(nl="Naar de tekst", en="Skip to the text")
_CHOOSE = Words(nl="Taal", en="Language")
_NAMES = {Language.NL: "Nederlands", Language.EN: "English"}
_BULLETS = ("• ", "- ", "* ")


def statement_page(view: View, *, language: Language) -> str:
    """`view.summary` is the page's title; the first heading, or else the title, is its one `h1`."""
    match view.parts:
        case (Heading(text), *rest):
            title, parts = text, rest
        case _:
            title, parts = view.summary, list(view.parts)
    body = "\n".join(_drawn(part) for part in parts)
    return (
        f'<!doctype html>\n<html lang="{language.value}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(view.summary)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#text">{escape(_SKIP.of(language))}</a>\n{_switch(language)}\n'
        f'<main id="text">\n<h1>{escape(title)}</h1>\n{body}\n</main>\n</body>\n</html>\n'
    )


def _switch(current: Language) -> str:
    here = {current: ' aria-current="page"'}
    links = "\n".join(
        f'<a href="?lang={language.value}" lang="{language.value}" hreflang="{language.value}"'
        f"{here.get(language, '')}>{name}</a>"
        for language, name in _NAMES.items()
    )
    return f'<nav aria-label="{escape(_CHOOSE.of(current))}">\n{links}\n</nav>'


def _drawn(part: Part) -> str:
    match part:
        case Heading(text):
            return f"<h2>{escape(text)}</h2>"
        case Paragraph(text):
            return "\n".join(_block(block) for block in text.split("\n\n") if block.strip())
        case Quote(text):
            return f"<blockquote>{_lines(text)}</blockquote>"
        case Note(text):
            return f"<p><small>{_lines(text)}</small></p>"
        case Facts(rows):
            inside = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in rows)
            return f"<dl>{inside}</dl>"
        case Buttons():
            return ""
        case _:
            assert_never(part)


def _block(text: str) -> str:
    """A list where every line begins with a bullet, else a paragraph."""
    lines = [line.strip() for line in text.strip().splitlines()]
    if all(line.startswith(_BULLETS) for line in lines):
        return "<ul>" + "".join(f"<li>{escape(line[2:].strip())}</li>" for line in lines) + "</ul>"
    return f"<p>{_lines(text)}</p>"


def _lines(text: str) -> str:
    return "<br>".join(escape(line.strip()) for line in text.strip().splitlines())
